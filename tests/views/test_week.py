"""Nobody is shut out of a shared week, and a screen reader reads its table in a sensible order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.views.axe import problems
from tests.views.chromium import ChromiumVisitor
from tests.views.looks import LOOKS
from tests.views.visitor import Visitor
from tests.web.week.conftest import Person, make_site, meet
from tests.web.week.making import find
from tests.web.week.serving import served

__all__ = ["make_site", "meet"]

pytestmark = pytest.mark.browser

ORDER = Path(__file__).with_name("week_table.txt")


@pytest.fixture
def address(meet: Callable[..., Person]) -> Iterator[str]:
    """The address of a shared week."""
    person = meet()
    object.__setattr__(person.site.parts, "find", find)
    with served(person) as origin:
        yield origin + person.path()


@pytest.fixture
def own_address(meet: Callable[..., Person]) -> Iterator[str]:
    person = meet()
    with served(person) as origin:
        yield person.shares()["own_url"].replace("http://localhost", origin)


@pytest.mark.parametrize("below", ["", "/easy", "/broker"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    visitor: Visitor, address: str, below: str
) -> None:
    visitor.visit(address + below)
    assert problems(visitor) == []


def test_the_page_of_who_shared_it_is_for_everyone(visitor: Visitor, own_address: str) -> None:
    visitor.visit(own_address)
    assert problems(visitor) == []


def test_a_screen_reader_reads_the_days_in_order_on_a_wide_and_a_narrow_screen(
    browser: Browser, address: str
) -> None:
    visitor = ChromiumVisitor(browser)
    visitor.visit(address)
    for look in LOOKS[::3]:
        visitor.look(look)
        heard = visitor.page.get_by_role("table").aria_snapshot()
        assert heard == ORDER.read_text("utf-8").rstrip("\n"), look.name
    visitor.leave()
