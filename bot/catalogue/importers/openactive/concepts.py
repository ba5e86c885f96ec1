"""OpenActive's activity list and accessibility support, as the ids of :mod:`bot.vocabulary`.

Source: https://openactive.io/activity-list and https://openactive.io/accessibility-support
(CC BY 4.0): the preferred labels of their concepts. A concept that is not here is looked for by its
broader ones where the feed gives them, and else reported.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("concepts.yml")

_SUPPORT = {
    "visual impairment": "sensory_loss",
    "hearing impairment": "sensory_loss",
    "physical impairment": "physical_disability",
    "learning impairment": "learning_disability",
    "mental health issues": "mental_health",
}
"""The sixth, "Social or behavioural problems", says no group of ours."""


def categories_of(label: str) -> tuple[str, ...]:
    """The categories of an activity's label; empty where it is not known."""
    plain = " ".join(re.sub(r"[^a-z0-9'(),+& -]", " ", label.casefold()).split())
    known = _concepts()
    return known.get(plain, ()) or known.get(plain.removesuffix("s"), ())


@lru_cache(maxsize=1)
def _concepts() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for category, labels in yaml.safe_load(_FILE.read_text(encoding="utf-8")).items():
        for label in labels:
            found[label] = (*found.get(label, ()), category)
    return found


def group_of(label: str) -> str:
    """The group (``for``) that a kind of accessibility support speaks of, or empty."""
    return _SUPPORT.get(label.strip().casefold(), "")
