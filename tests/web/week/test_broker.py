"""The sheet for staff: options side by side, with needs, dates and contacts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest

from bot.week.plan import Plan
from tests.web.outline import Outline
from tests.web.week.conftest import Person, at_now
from tests.web.week.making import ART, CATALOGUE, CHAT, NOW, PLAN, WISHES, find, planned
from web.week.broker import Cell, Sheet, broker_sheet
from web.week.look import Look


def sheet_of(plan: Plan) -> Sheet:
    return broker_sheet(Look.at(plan, {one.id: one for one in CATALOGUE}.get, NOW), find)


def fact(sheet: Sheet, name: str) -> list[str]:
    return [" ".join(lines) for lines in dict(sheet.facts)[name]]


def lines(cell: Cell) -> str:
    assert cell.offer is not None
    return "\n".join(cell.offer.lines)


def test_three_options_stand_side_by_side_costed() -> None:
    sheet = sheet_of(PLAN)
    assert sheet.options == ("Their plan", "Costs less", "Nearer to home")
    assert fact(sheet, "Cost of a week") == ["£22.40", "£16.40", "£32.40"]
    assert fact(sheet, "Cost of a year") == ["£1,164.80", "£852.80", "£1,684.80"]
    assert fact(sheet, "Left of the budget in a week") == ["£17.60", "£23.60", "£7.60"]
    assert fact(sheet, "Prices not known") == ["Community farm"] * 3
    assert all(len(cells) == 3 for _, cells in sheet.parts)


def test_each_need_is_met_or_not_or_to_be_asked_about() -> None:
    (needs, *_) = dict(sheet_of(PLAN).facts)["Needs"]
    assert needs == (
        "Wheelchair access: met in 2 of 6, ask about 4, not met in 0",
        "An accessible toilet: met in 2 of 6, ask about 4, not met in 0",
    )
    parts = dict(sheet_of(PLAN).parts)
    assert "Met: wheelchair access and an accessible toilet" in lines(
        parts["Tuesday, 10am to 12 noon"][0]
    )
    assert "Ask about: wheelchair access" in lines(parts["Friday, from 1pm"][0])
    carers = replace(PLAN, preferences=replace(WISHES, needs=(), groups=("carers",)))
    only_men = replace(ART, for_=("men",))
    look = Look.at(carers, lambda id: only_men, NOW)
    assert "Not met: carers" in lines(broker_sheet(look, find).parts[1][1][0])


def test_a_fact_has_its_source_the_day_it_was_checked_and_whom_to_ask() -> None:
    art, clay, _ = dict(sheet_of(PLAN).parts)["Tuesday, 10am to 12 noon"]
    assert "Facts checked on 1 November 2026" in lines(art)
    assert "From feed" in lines(art)
    assert "Takes a direct payment" in lines(art)
    assert art.offer is not None
    assert [one.link for one in art.offer.contacts] == [
        "tel:01632960123",
        "mailto:hut@example.org",
        "https://example.org/art",
    ]
    assert "£4 each time, 52 times a year: £208" in lines(clay)
    assert "Nobody told when the facts were checked" in lines(
        dict(sheet_of(PLAN).parts)["Friday, from 1pm"][0]
    )


def test_what_stays_the_same_is_said_once() -> None:
    _, cells = sheet_of(PLAN).parts[0]
    assert [cell.offer is None for cell in cells] == [False, True, True]


def test_options_that_there_are_none_of_are_told() -> None:
    sheet = sheet_of(planned((CHAT, "mon")))
    assert sheet.options == ("Their plan",)
    assert sheet.notes == (
        "We found nothing that costs less on the same day.",
        "We found nothing nearer on the same day.",
    )
    homeless = replace(PLAN, preferences=replace(WISHES, home=None))
    assert "Nobody told where home is" in sheet_of(homeless).notes[0]


def test_without_needs_or_money_that_is_said_or_left_out() -> None:
    plan = replace(PLAN, preferences=replace(WISHES, needs=()), budget=None)
    sheet = sheet_of(plan)
    assert fact(sheet, "Needs") == ["No needs were told"] * 3
    assert "Left of the budget in a week" not in dict(sheet.facts)


def test_the_page_has_both_tables_and_says_that_it_is_an_estimate(
    meet: Callable[..., Person],
) -> None:
    person = meet()
    object.__setattr__(person.site.parts, "find", find)
    page = unescape(person.opens(person.path("/broker")).get_data(as_text=True))
    assert len(Outline(page).named("table")) == 2
    assert "Costs are an estimate, not an assessment." in page
    assert "Clay café" in page
    assert "I miss the goats. Ring me on [phone number]." in page
    assert "javascript:" not in page


@pytest.mark.parametrize("gone", [False, True])
def test_it_is_there_for_an_empty_week_and_for_one_whose_activities_vanished(
    person: Person, gone: bool
) -> None:
    path = person.path("/broker")
    if gone:
        at_now(person.site, ())
        assert "Not in the catalogue any more" in person.opens(path).get_data(as_text=True)
    else:
        person.plans(Plan("another"))
        person.shares()
        assert "There is nothing in this week yet." in person.opens(path).get_data(as_text=True)
