"""Telephone numbers, postcodes, roads and rooms."""

from __future__ import annotations

import pytest

from bot.language.spoken import spoken

SAID = [
    ("Ring 01305 221016.", "Ring oh one three oh five, two two one oh one six."),
    ("0300 500 80 80", "oh three oh oh, five oh oh, eight oh, eight oh"),
    ("01632 960001", "oh one six three two, nine six oh oh oh one"),
    ("020 7946 0958", "oh two oh, seven nine four six, oh nine five eight"),
    ("07700900123", "oh seven seven oh oh, nine oh oh one two three"),
    ("01305221000", "oh one three oh five, two two one oh oh oh"),
    ("(0115) 982 3823", "oh one one five, nine eight two, three eight two three"),
    ("+44 (0)1305 221000", "plus four four, one three oh five, two two one oh oh oh"),
    ("+441305221000", "plus four four, one three oh five, two two one oh oh oh"),
    ("0800 1111", "oh eight oh oh, one one one one"),
    ("0800-123-4567", "oh eight oh oh, one two three, four five six seven"),
    ("01305 221000/221001", "oh one three oh five, two two one oh oh oh or two two one oh oh one"),
    ("ring 221000", "ring two two one oh oh oh"),
    ("Text SHOUT to 85258", "Text SHOUT to eight five two five eight"),
    ("text 60066", "text six oh oh six six"),
    ("Call 105", "Call one oh five"),
    ("Ring 999 now.", "Ring nine nine nine now."),
    ("116 123", "one one six, one two three"),
    ("111 people", "one hundred and eleven people"),
    ("T: 01305 221000", "telephone: oh one three oh five, two two one oh oh oh"),
    ("ext. 4", "extension four"),
    ("x204", "extension two oh four"),
    ("DT4 7AB", "D T four, seven A B"),
    ("DT48AB", "D T four, eight A B"),
    ("near dt4 8ab", "near D T four, eight A B"),
    ("BH20", "B H two oh"),
    ("S80 1AA", "S eight oh, one A A"),
    ("SW1A 1AA", "S W one A, one A A"),
    ("NG1-NG7", "N G one to N G seven"),
    ("DT1 1st Dec", "D T one the first of December"),
    ("A303", "A three oh three"),
    ("A31/A35", "A thirty one or A thirty five"),
    ("M1", "M one"),
    ("A1(M)", "A one M"),
    ("X51 bus", "X fifty one bus"),
    ("Bus 10A", "Bus ten A"),
    ("bus 202", "bus two oh two"),
    ("Room 101", "Room one oh one"),
    ("Room G12", "Room G twelve"),
    ("Flat 2B", "Flat two B"),
    ("27A Castle St", "twenty seven A Castle Street"),
    ("KS2", "K S two"),
    ("KS1-2", "K S one to two"),
    ("COVID-19", "COVID nineteen"),
    ("Vitamin B12", "Vitamin B twelve"),
    ("A-Z of care", "A to Z of care"),
]


@pytest.mark.parametrize(("written", "said"), SAID)
def test_numbers_to_ring_and_codes_are_said_as_people_say_them(written: str, said: str) -> None:
    assert spoken(written) == said
