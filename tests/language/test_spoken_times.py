"""Times of day, and ranges of them."""

from __future__ import annotations

import pytest

from bot.language.spoken import spoken

SAID = [
    ("10:05am", "five past ten in the morning"),
    ("9.10am", "nine ten in the morning"),
    ("9:01", "nine oh one in the morning"),
    ("00:30", "twelve thirty in the morning"),
    ("12am", "midnight"),
    ("12 midnight", "twelve midnight"),
    ("24:00", "midnight"),
    ("23:15", "eleven fifteen at night"),
    ("1.30pm", "one thirty in the afternoon"),
    ("2.30", "two thirty in the afternoon"),
    ("02:30", "two thirty in the morning"),
    ("at 7 o'clock", "at seven o'clock"),
    ("half 7", "half past seven"),
    ("come at half 2.", "come at half past two."),
    ("one and a half 2-hour sessions", "one and a half two hour sessions"),
    ("half 10% off", "half ten per cent off"),
    ("10:30 in the morning", "ten thirty in the morning"),
    ("10 A.M. start", "ten in the morning start"),
    ("7PM", "seven in the evening"),
    ("16:59", "four fifty nine in the afternoon"),
    ("17:00", "five in the evening"),
    ("21:59", "nine fifty nine in the evening"),
    ("22:00", "ten at night"),
    ("11.59pm", "eleven fifty nine at night"),
    ("3pm-ish", "three in the afternoon ish"),
    ("0900-1700", "nine in the morning to five in the evening"),
    ("1400hrs", "two in the afternoon"),
    ("9-5", "nine to five"),
    ("Mon 2-4", "Monday two to four"),
    ("7.30 for 8pm", "seven thirty for eight in the evening"),
    ("2 for 5 pounds", "two for five pounds"),
    ("10am-12 noon", "ten in the morning to twelve noon"),
    ("10am-12noon", "ten in the morning to twelve noon"),
    ("noon-2pm", "noon to two in the afternoon"),
    ("midday to 2pm", "midday to two in the afternoon"),
    ("12-2pm", "twelve noon to two in the afternoon"),
    ("11-1pm", "eleven in the morning to one in the afternoon"),
    ("10.30-12", "ten thirty in the morning to twelve noon"),
    ("2-3.30", "two to three thirty in the afternoon"),
    ("2.30pm - 4pm", "two thirty to four in the afternoon"),
    ("10am – 12pm", "ten in the morning to twelve noon"),
    ("7pm till late", "seven in the evening till late"),
    ("from 9am until 11am", "from nine until eleven in the morning"),
    ("between 2pm and 4pm", "between two and four in the afternoon"),
    ("tea at 2pm and 4pm", "tea at two in the afternoon and four in the afternoon"),
    ("10pm-2am", "ten at night to two in the morning"),
    ("6pm-midnight", "six in the evening to midnight"),
    ("9.00-17.00", "nine in the morning to five in the evening"),
    ("1.30-3.30", "one thirty to three thirty in the afternoon"),
    ("8-10pm", "eight in the evening to ten at night"),
    ("5.15pm to 6", "five fifteen to six in the evening"),
    ("6.15, 7.15 & 8.15pm", "six fifteen, seven fifteen and eight fifteen in the evening"),
    ("10am/2pm", "ten in the morning or two in the afternoon"),
    ("a.m. sessions", "morning sessions"),
    ("Tues am", "Tuesday morning"),
    ("24/7", "twenty four seven"),
    ("version 9.30", "version nine point three nought"),
    ("section 4.10", "section four point one nought"),
    ("2.75", "two point seven five"),
    ("Ring us at 1 p.m. Bring tea.", "Ring us at one in the afternoon. Bring tea."),
]


@pytest.mark.parametrize(("written", "said"), SAID)
def test_times_are_said_as_people_say_them(written: str, said: str) -> None:
    assert spoken(written) == said
