"""People at both browsers, which run once for all tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import pytest

from bot.launcher import firefox as programs
from bot.launcher import node
from bot.launcher.layout import Layout
from bot.settings import PROJECT
from tests.views.axe import problems
from tests.views.chromium import ChromiumVisitor
from tests.views.firefox import Firefox, FirefoxVisitor
from tests.views.visitor import Visitor, visiting
from tests.widget.conftest import server

__all__ = ["server"]

Reach = Callable[[Visitor], None]
"""Goes to a state."""
MISSING = "Run ./daywise test, which finds or installs it."


@pytest.fixture(scope="session")
def firefox() -> Iterator[Firefox]:
    """One running Firefox for all tests."""
    program, engine = programs.find(os.environ), node.find(os.environ)
    assert program, f"No Firefox. {MISSING}"
    assert engine, f"No Node.js. {MISSING}"
    with closing(Firefox(engine, node.folder(Layout(PROJECT)), program)) as running:
        yield running


@pytest.fixture(params=["chromium", "firefox"])
def enter(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Lets people in, one after the other: ``enter(touch=True, javascript=False)``."""
    inside: list[Visitor] = []

    def let_in(**wishes: bool) -> Visitor:
        while inside:
            inside.pop().leave()
        if request.param == "firefox":
            inside.append(FirefoxVisitor(request.getfixturevalue("firefox"), **wishes))
        else:
            inside.append(ChromiumVisitor(request.getfixturevalue("beeping_chromium"), **wishes))
        return inside[0]

    yield let_in
    for visitor in inside:
        visitor.leave()


@pytest.fixture
def look_through(firefox: Firefox, beeping_chromium: Any) -> Callable[[Reach], list[str]]:
    """What is wrong with a state in any look of either browser; both look at the same time."""

    def seen(visitor: Visitor, reach: Reach) -> list[str]:
        with visiting(visitor):
            reach(visitor)
            return problems(visitor)

    def in_both(reach: Reach) -> list[str]:
        with ThreadPoolExecutor(1) as beside:
            in_firefox = beside.submit(lambda: seen(FirefoxVisitor(firefox), reach))
            in_chromium = seen(ChromiumVisitor(beeping_chromium), reach)
            return in_chromium + in_firefox.result()

    return in_both


@pytest.fixture
def visitor(enter: Any) -> Visitor:
    made: Visitor = enter()
    return made
