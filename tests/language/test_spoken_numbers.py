"""Numbers of every other kind."""

from __future__ import annotations

import pytest

from bot.language.spoken import spoken

SAID = [
    ("40 people", "forty people"),
    ("2000 people", "two thousand people"),
    ("1,000,000", "one million"),
    ("1234567", "one two three four five six seven"),
    ("007", "oh oh seven"),
    ("3.5", "three point five"),
    ("0.5", "nought point five"),
    ("1990s", "nineteen nineties"),
    ("the 60s", "the sixties"),
    ("over-60s", "over sixties"),
    ("under 5s", "under fives"),
    ("U12s", "under twelves"),
    ("5 y/o", "five year old"),
    ("aged 18-25", "aged eighteen to twenty five"),
    ("60+", "sixty and over"),
    ("16+ only", "sixteen and over only"),
    ("200+ activities", "more than two hundred activities"),
    ("1:1", "one to one"),
    ("1-2-1 support", "one to one support"),
    ("1/3", "a third"),
    ("2/3 of us", "two thirds of us"),
    ("3/5", "three fifths"),
    ("50/50", "fifty fifty"),
    ("1½", "one and a half"),
    ("21st", "twenty first"),
    ("1 in 10", "one in ten"),
    ("7 out of 10", "seven out of ten"),
    ("No. 38", "number thirty eight"),
    ("#1", "number one"),
    ("Nos. 5 & 6", "numbers five and six"),
    ("~10", "about ten"),
    ("<5", "less than five"),
    ("4x4", "four by four"),
    ("2 x 5", "two times five"),
    ("3x a week", "three times a week"),
    ("6-week", "six week"),
    ("5-a-side", "five a-side"),
    ("Ref 12345", "Ref one two three four five"),
    ("Charity no. 1089464", "Charity number one oh eight nine four six four"),
    ("٣ people", "three people"),
    ("２pm", "two in the afternoon"),
    ("20-30-40", "two oh three oh four oh"),
]


@pytest.mark.parametrize(("written", "said"), SAID)
def test_numbers_are_said_as_people_say_them(written: str, said: str) -> None:
    assert spoken(written) == said
