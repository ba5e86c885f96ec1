from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.importers.text import one_line, plain_text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>Come along.</p><p>Bring a <b>cake</b>.</p>", "Come along.\nBring a cake."),
        ("One<br/>two<BR>three", "One\ntwo\nthree"),
        ("<ul><li>Tea</li><li>Cake</li></ul>", "Tea\nCake"),
        ("Tea &amp; cake &pound;2 &#8211; all welcome", "Tea & cake £2 – all welcome"),
        ("&lt;p&gt;Escaped once too often&lt;/p&gt;", "Escaped once too often"),
        ("Painting <script>alert(1)</script> club", "Painting club"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Art", "Art"),
        ("<style>p {}</style>Art", "Art"),
        ("Ages 5 < 10, R&B, I <3 art", "Ages 5 < 10, R&B, I <3 art"),
        ("Line one\r\n\r\n  line   two ", "Line one\nline two"),
        (
            "No\x00 bell\x07, no \u202eturning\u202c, no\u200b\ufeff marks",
            "No bell, no turning, no marks",
        ),
        ("half \ud83d pair", "half pair"),
        ("\u00a0hard\u00a0space\u00a0", "hard space"),
    ],
)
def test_what_people_read_is_text(raw: str, text: str) -> None:
    assert plain_text(raw) == text


def test_a_name_is_on_one_line() -> None:
    assert one_line(" Knit\n and\t<br>natter ") == "Knit and natter"


@given(st.text())
def test_text_can_always_be_stored_and_says_the_same_when_read_again(raw: str) -> None:
    text = plain_text(raw)
    text.encode("utf-8")
    assert "\x00" not in text
