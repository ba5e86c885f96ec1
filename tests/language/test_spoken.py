"""What is written, and what is said for it."""

from __future__ import annotations

import re

import pytest

from bot.language.spoken import sentences, spoken

SAID = [
    ("It costs £3.50.", "It costs three pounds fifty."),
    ("£1", "one pound"),
    ("£0.50 or 50p", "fifty pence or fifty pence"),
    ("£1,250 a year", "one thousand two hundred and fifty pounds a year"),
    ("From £5 to £10.", "From five pounds to ten pounds."),
    ("£5-£10", "five pounds to ten pounds"),
    ("DT4 7AB", "D T four, seven A B"),
    ("Ring 01305 221016.", "Ring oh one three oh five, two two one, oh one six."),
    ("0300 500 80 80", "oh three oh oh, five oh oh, eight oh, eight oh"),
    ("01632 960001", "oh one six three two, nine six oh, oh oh one"),
    ("Ring 999 now.", "Ring nine nine nine now."),
    ("Call 116 123.", "Call one one six one two three."),
    ("10am to 12 noon", "ten a m to twelve noon"),
    ("10am-12:30pm", "ten a m to twelve thirty p m"),
    ("2pm", "two p m"),
    ("14:00", "two p m"),
    ("9.05am", "nine oh five a m"),
    ("12pm", "twelve noon"),
    ("Tue 24 Nov", "Tuesday the twenty-fourth of November"),
    ("Saturday 28 November", "Saturday the twenty-eighth of November"),
    ("24/11/2026", "the twenty-fourth of November twenty twenty-six"),
    ("03/12/2026", "the third of December twenty twenty-six"),
    ("1st of May", "the first of May"),
    ("Mon-Fri", "Monday to Friday"),
    ("1.2 miles away", "one point two miles away"),
    ("1 mile", "one mile"),
    ("St. Mary's Hall, High St", "Saint Mary's Hall, High Street"),
    ("6 Sea Rd, Weymouth", "six Sea Road, Weymouth"),
    ("The NHS and your DP", "The N H S and your D P"),
    ("PAs can help", "P As can help"),
    ("sports, e.g. boccia", "sports, for example boccia"),
    ("See https://example.org/a?b=1.", "See the link on the screen."),
    ("Write to club@example.org.", "Write to the email address on the screen."),
    ("Tea & cake", "Tea and cake"),
    ("in January 2019", "in January twenty nineteen"),
    ("I found 7 things.\n\nRing us.", "I found seven things. Ring us."),
    ("- one\n- two", "one. two"),
    ("40 people", "forty people"),
    ("may be 5", "may be five"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "said"), SAID)
def test_facts_are_said_as_people_say_them(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize("written", [written for written, _ in SAID])
def test_no_figure_and_no_symbol_is_left(written: str) -> None:
    assert not re.search(r"[0-9£%&*/@#<>]|https?:", spoken(written))


def test_a_text_falls_into_its_sentences() -> None:
    assert sentences("One here. Two there? Yes!") == ["One here.", "Two there?", "Yes!"]
