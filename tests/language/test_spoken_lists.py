"""Lists, lines and brackets."""

from __future__ import annotations

import pytest

from bot.language.spoken import spoken

SAID = [
    ("• Tea\n• Cake\n• Music", "Tea, Cake and Music"),
    ("- Bring a coat\n- Bring a drink", "Bring a coat and Bring a drink"),
    (
        "You need:\n- your name\n- your postcode;\n- a pen",
        "You need: your name, your postcode and a pen",
    ),
    ("You can:\n• ring us\n• call in; or\n• write", "You can: ring us, call in or write"),
    ("• We help. Ring us.\n• Come in.", "We help. Ring us. Come in."),
    ("1. Ring us\n2. Wait", "one, Ring us. two, Wait"),
    ("tea; cake; a chat", "tea, cake and a chat"),
    ("tea; cake; and a chat", "tea, cake, and a chat"),
    ("Mon 2pm; Thu 3pm", "Monday two in the afternoon and Thursday three in the afternoon"),
    ("It is free; you can just come.", "It is free; you can just come."),
    ("Hall, High St\nWeymouth", "Hall, High Street. Weymouth"),
    ("I found 7 things.\n\nRing us.", "I found seven things. Ring us."),
    ("Tea • Cake • Chat", "Tea, Cake and Chat"),
    ("Ring us (it is free) today", "Ring us, it is free, today"),
    ("(10am)", "ten in the morning"),
    ("[Free]", "Free"),
    ("tea – and cake", "tea, and cake"),
    ("Tea & cake", "Tea and cake"),
    ("“Quote”", "Quote"),
]


@pytest.mark.parametrize(("written", "said"), SAID)
def test_lists_are_said_as_people_say_them(written: str, said: str) -> None:
    assert spoken(written) == said
