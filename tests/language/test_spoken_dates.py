"""Days, months and dates."""

from __future__ import annotations

import pytest

from bot.language.spoken import spoken

SAID = [
    ("Tues 1st Dec 2pm", "Tuesday the first of December two in the afternoon"),
    ("24-26 Dec", "the twenty fourth to the twenty sixth of December"),
    ("24th-26th December", "the twenty fourth to the twenty sixth of December"),
    ("24th-26th", "twenty fourth to twenty sixth"),
    ("Mon 11-Fri 15 Jan", "Monday the eleventh to Friday the fifteenth of January"),
    ("21 Dec - 4 Jan", "the twenty first of December to the fourth of January"),
    ("5/12/26", "the fifth of December twenty twenty six"),
    ("05.12.2026", "the fifth of December twenty twenty six"),
    ("2026-12-05", "the fifth of December twenty twenty six"),
    ("31/31/2026", "three one three one two oh two six"),
    ("Sat 5/12", "Saturday the fifth of December"),
    ("From 1/4", "From the first of April"),
    ("24/11", "the twenty fourth of November"),
    ("Dec 2026", "December twenty twenty six"),
    ("24 November, 2026", "the twenty fourth of November twenty twenty six"),
    ("November 5th", "November the fifth"),
    ("Dec 25", "December the twenty fifth"),
    ("Dec 5th-9th", "December the fifth to ninth"),
    ("Wed 13th Jan '27", "Wednesday the thirteenth of January twenty twenty seven"),
    ("the 24th of May", "the twenty fourth of May"),
    ("the 24th", "the twenty fourth"),
    ("until 20th", "until the twentieth"),
    ("Mon 7th", "Monday the seventh"),
    ("Sun 29th", "Sunday the twenty ninth"),
    ("2009", "two thousand and nine"),
    ("in 1066", "in ten sixty six"),
    ("2026/27", "twenty twenty six to twenty seven"),
    ("2025-2026", "twenty twenty five to twenty twenty six"),
    ("Nov-Mar", "November to March"),
    ("Sept to July", "September to July"),
    ("in Jan", "in January"),
    ("mid Dec", "mid December"),
    ("1st & 3rd Weds", "first and third Wednesday"),
    ("2nd Tue of every month", "second Tuesday of every month"),
    ("Mon, Wed & Fri", "Monday, Wednesday and Friday"),
    ("Mon/Wed/Fri", "Monday, Wednesday and Friday"),
    ("Mon-Wed & Fri-Sun", "Monday to Wednesday and Friday to Sunday"),
    ("every Sat", "every Saturday"),
    ("Sat mornings", "Saturday mornings"),
    ("Sun 2-4pm", "Sunday two to four in the afternoon"),
    ("1, 8 & 15 Dec", "the first, eighth and fifteenth of December"),
    ("7, 14, 21 Dec", "the seventh, fourteenth and twenty first of December"),
    ("Sat 5 & Sun 6 Dec", "Saturday the fifth and Sunday the sixth of December"),
    ("mon-fri", "Monday to Friday"),
    ("sat & sun 10am", "Saturday and Sunday ten in the morning"),
    ("tues 10am", "Tuesday ten in the morning"),
    ("5th may", "the fifth of May"),
]


@pytest.mark.parametrize(("written", "said"), SAID)
def test_dates_are_said_as_people_say_them(written: str, said: str) -> None:
    assert spoken(written) == said


def test_months_in_a_row() -> None:
    assert spoken("Jan, Apr & Oct") == "January, April and October"
    assert spoken("Closed Jul, Aug and Dec.") == "Closed July, August and December."
