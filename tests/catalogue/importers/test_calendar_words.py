"""Words about the year become dates where they are certain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from bot.bank_holidays import bank_holidays
from bot.catalogue.importers.calendar_words import with_the_year
from bot.catalogue.model import Activity, Schedule
from bot.catalogue.recurrence import next_sessions
from bot.settings import LONDON

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)
TERMS = (
    (date(2026, 9, 2), date(2026, 10, 23)),
    (date(2026, 11, 2), date(2026, 12, 18)),
    (date(2027, 1, 4), date(2027, 2, 12)),
)
MONDAYS = Schedule(rrule="FREQ=WEEKLY;BYDAY=MO", start_time=time(10))


def dates(
    words: str, schedule: Schedule = MONDAYS, terms: object = TERMS, limit: int = 9
) -> list[str]:
    told = Activity(id="a", source="s", name="Tea", summary=words, schedules=(schedule,))
    made = with_the_year(told, terms, TODAY)  # type: ignore[arg-type]
    return [f"{s.start:%d %b}" for s in next_sessions(made, NOW, limit=limit)]


@pytest.mark.parametrize(
    "words",
    ["Term time only", "Mondays, term-time only.", "Only during school term time", "termtime only"],
)
def test_term_time_only_is_cut_into_the_terms(words: str) -> None:
    assert dates(words) == [
        "23 Nov", "30 Nov", "07 Dec", "14 Dec", "04 Jan", "11 Jan", "18 Jan", "25 Jan", "01 Feb",
    ]  # fmt: skip


def test_the_words_stay_for_people_to_read() -> None:
    told = Activity(id="a", source="s", name="T", summary="Term time only", schedules=(MONDAYS,))
    made = with_the_year(told, TERMS, TODAY)
    assert {s.words for s in made.schedules} == {"Every Monday, 10am, in term time"}
    own = replace(told, schedules=(replace(MONDAYS, words="Mondays at ten, term only"),))
    assert {s.words for s in with_the_year(own, TERMS, TODAY).schedules} == {own.schedules[0].words}


@pytest.mark.parametrize(
    "words", ["Not just term time", "Runs in term time and in the holidays", "Long term help", ""]
)
def test_other_words_cut_nothing(words: str) -> None:
    assert "21 Dec" in dates(words)


@pytest.mark.parametrize("terms", [(), ((date(2025, 9, 1), date(2026, 7, 22)),)])
def test_without_term_dates_nothing_is_guessed(terms: object) -> None:
    """Also where those of the pack are over. What is certain of every school is left out."""
    found = dates("Term time only", terms=terms, limit=60)
    assert {"21 Dec", "04 Jan", "15 Feb", "02 Aug"} <= set(found)
    assert not {"28 Dec", "29 Mar", "09 Aug", "23 Aug"} & set(found)
    told = Activity(id="a", source="s", name="T", summary="Term time only", schedules=(MONDAYS,))
    made = with_the_year(told, terms, TODAY)  # type: ignore[arg-type]
    assert [s.words for s in made.schedules] == ["Every Monday, 10am, in term time"]


def test_a_window_outside_the_known_terms_leaves_the_words() -> None:
    late = replace(MONDAYS, valid_from=date(2027, 4, 19), valid_to=date(2027, 5, 20))
    told = Activity(id="a", source="s", name="T", summary="Term time only", schedules=(late,))
    made = with_the_year(told, TERMS, TODAY)
    assert made.schedules == (
        Schedule(
            valid_from=late.valid_from,
            valid_to=late.valid_to,
            words="Every Monday, 10am, in term time",
        ),
    )


def test_the_same_feed_says_the_same_on_another_day() -> None:
    told = Activity(id="a", source="s", name="T", summary="Closed on bank holidays",
                    schedules=(MONDAYS,))  # fmt: skip
    assert with_the_year(told, (), TODAY) == with_the_year(told, (), date(2026, 12, 31))


def test_a_schedules_own_window_is_kept_within_the_terms() -> None:
    narrow = replace(MONDAYS, valid_from=date(2026, 12, 10), valid_to=date(2027, 1, 12))
    assert dates("Term time only", narrow) == ["14 Dec", "04 Jan", "11 Jan"]


@pytest.mark.parametrize(
    "words",
    ["Closed on bank holidays", "Every Monday except bank holidays", "Not bank holidays",
     "No sessions on public holidays", "Bank holidays: closed"],
)  # fmt: skip
def test_bank_holidays_fall_out(words: str) -> None:
    assert "28 Dec" not in dates(words)  # Boxing Day is a Saturday in 2026, so Monday is given
    assert "21 Dec" in dates(words)


@pytest.mark.parametrize("words", ["Open on bank holidays", "Bank holiday special on 4 May"])
def test_bank_holidays_that_are_on_stay(words: str) -> None:
    assert "28 Dec" in dates(words)


def test_a_date_that_is_told_is_on_whatever_the_year_is_like() -> None:
    once = Schedule(start_date=date(2026, 12, 28), start_time=time(10))
    assert dates("Term time only, closed on bank holidays", once) == ["28 Dec"]


def test_englands_bank_holidays_are_known() -> None:
    assert [day.isoformat() for day in bank_holidays(date(2026, 12, 1), date(2027, 5, 31))] == [
        "2026-12-25", "2026-12-26", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29",
        "2027-05-03", "2027-05-31",
    ]  # fmt: skip


def test_an_activity_without_such_words_is_left_as_it_is() -> None:
    told = Activity(id="a", source="s", name="Tea", schedules=(MONDAYS,))
    assert with_the_year(told, TERMS, TODAY) is told
