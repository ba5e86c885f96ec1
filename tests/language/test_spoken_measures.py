"""Distances, lengths of time and shares."""

from __future__ import annotations

import pytest

from bot.language.spoken import spoken

SAID = [
    ("1.2 miles away", "one point two miles away"),
    ("1 mile", "one mile"),
    ("½ mile", "half a mile"),
    ("1/4 mile", "a quarter of a mile"),
    ("3/4 mile", "three quarters of a mile"),
    ("1½ miles", "one and a half miles"),
    ("2 1/2 miles", "two and a half miles"),
    ("0.25 miles", "nought point two five miles"),
    ("5-10 miles", "five to ten miles"),
    ("300m", "three hundred metres"),
    ("5m people", "five million people"),
    ("1 m", "one metre"),
    ("6ft", "six feet"),
    ("a 5 mile walk", "a five mile walk"),
    ("10 mins walk", "ten minutes walk"),
    ("10 min", "ten minutes"),
    ("a 20-minute walk", "a twenty minute walk"),
    ("2 hr session", "two hour session"),
    ("2 hrs", "two hours"),
    ("1.5 hours", "one and a half hours"),
    ("0.5 hrs", "half an hour"),
    ("a 1/2 hour walk", "a half hour walk"),
    ("1/2 day", "half day"),
    ("1hr30", "one hour thirty minutes"),
    ("45mins", "forty five minutes"),
    ("6 wk course", "six week course"),
    ("5yrs+", "five years and over"),
    ("16-24 yr olds", "sixteen to twenty four year olds"),
    ("4-year-old", "four year old"),
    ("6 months - 2 years", "six months to two years"),
    ("10%", "ten per cent"),
    ("10-15%", "ten to fifteen per cent"),
    ("2.5%", "two point five per cent"),
    ("-5°C", "minus five degrees"),
    ("20°C", "twenty degrees"),
    ("2 hrs/week", "two hours a week"),
    ("20 mph", "twenty miles an hour"),
]


@pytest.mark.parametrize(("written", "said"), SAID)
def test_measures_are_said_as_people_say_them(written: str, said: str) -> None:
    assert spoken(written) == said
