"""Reads what pytest found from its JUnit file."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

from bot.launcher.errors import LauncherError


class ResultsError(LauncherError):
    """There is no result, or it cannot be read: pytest was cut short."""


@dataclass(frozen=True)
class Results:
    """How many tests ended how. ``skipped`` names each test that did not run to its end."""

    passed: int = 0
    failed: int = 0
    skipped: tuple[str, ...] = ()

    def __add__(self, other: Results) -> Results:
        return Results(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
        )


def read(file: Path) -> Results:
    """The results in a JUnit file that pytest wrote.

    Raises:
        ResultsError: when it is missing or broken.
    """
    try:
        cases = ElementTree.parse(file).getroot().iter("testcase")
        return sum((_one(case) for case in cases), Results())
    except (OSError, ElementTree.ParseError) as error:
        raise ResultsError(f"{file} holds no results: pytest was cut short.") from error


def _one(case: ElementTree.Element) -> Results:
    if case.find("failure") is not None or case.find("error") is not None:
        return Results(failed=1)
    if case.find("skipped") is not None:
        return Results(skipped=(f"{case.get('classname')}::{case.get('name')}",))
    return Results(passed=1)
