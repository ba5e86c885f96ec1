"""Money, and what it is for."""

from __future__ import annotations

import pytest

from bot.language.spoken import spoken

SAID = [
    ("£3-£5", "three to five pounds"),
    ("£5 to £10.", "five pounds to ten pounds."),
    ("£3-5", "three to five pounds"),
    ("£2.50-£4", "two pounds fifty to four pounds"),
    ("20p-50p", "twenty to fifty pence"),
    ("50p-£1", "fifty pence to one pound"),
    ("£1m", "one million pounds"),
    ("£1.5 million", "one point five million pounds"),
    ("£10k", "ten thousand pounds"),
    ("£5 (£3 concs)", "five pounds, three pounds concessions"),
    ("£5/£3", "five pounds or three pounds"),
    ("£5/week", "five pounds a week"),
    ("£3 p/w", "three pounds a week"),
    ("£12.60/hr", "twelve pounds sixty an hour"),
    ("£25 pw", "twenty five pounds a week"),
    ("£30 p.a. or less", "thirty pounds a year or less"),
    ("£1,250.50", "one thousand two hundred and fifty pounds fifty"),
    ("£1.05", "one pound five"),
    ("£0.99", "ninety nine pence"),
    ("£.50", "fifty pence"),
    ("£5.00", "five pounds"),
    ("£1", "one pound"),
    ("1p", "one penny"),
    ("2 for £5", "two for five pounds"),
    ("£5 note or £2 coins", "five pound note or two pound coins"),
    ("a £5 fee", "a five pound fee"),
    ("a £5 a week rise", "a five pounds a week rise"),
    ("£5+", "five pounds or more"),
    ("Under £23,250", "Under twenty three thousand two hundred and fifty pounds"),
    ("£4ea", "four pounds each"),
    ("£6 per person", "six pounds per person"),
    ("£2.50 pp", "two pounds fifty per person"),
    ("£10-£12 an hour", "ten to twelve pounds an hour"),
    ("£15-20k", "fifteen to twenty thousand pounds"),
    ("£5 - £10", "five to ten pounds"),
    ("4 x £5", "four times five pounds"),
    ("Adults £4 / children £2", "Adults four pounds or children two pounds"),
    ("€5 or $5", "five euros or five dollars"),
    ("It costs £3.50.", "It costs three pounds fifty."),
]


@pytest.mark.parametrize(("written", "said"), SAID)
def test_money_is_said_as_people_say_them(written: str, said: str) -> None:
    assert spoken(written) == said


def test_pence_up_to_pounds() -> None:
    assert spoken("75p - £1.50 a cup") == "seventy five pence to one pound fifty a cup"
