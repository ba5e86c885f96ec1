from __future__ import annotations

import pytest

from web.numbers import linked, pieces


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Ring 999 now. It is free.", ["tel:999"]),
        ("Ring us on 01305 221016.", ["tel:01305221016"]),
        ("Ring 020 7946 0018 or 0300 500 80 80", ["tel:02079460018", "tel:03005008080"]),
        ("Samaritans: ring 116 123, day or night.", ["tel:116123"]),
        ("NHS: ring 111 and choose the option.", ["tel:111"]),
        ("Police, if it is not happening now: 101.", ["tel:101"]),
        ("Text SHOUT to 85258.", ["sms:85258?body=SHOUT"]),
        ("We have 101 things to do, from £111 to 2018.", []),
        ("It is 0.5 miles and costs £07700 900123.", []),
        ("Ring the bell. There were 112 people.", []),
        ("Press 55. It is room 0123.", []),
        ("", []),
    ],
)
def test_a_number_to_ring_is_a_link_and_no_other_is(text: str, links: list[str]) -> None:
    found = list(pieces(text))
    assert [piece.link for piece in found if piece.link] == links
    assert "".join(piece.text for piece in found) == text


def test_a_text_with_links_is_safe_to_show() -> None:
    shown = linked("<b>Ring</b> 01305 221016 & ask")
    assert shown == (
        '&lt;b&gt;Ring&lt;/b&gt; <a class="ring" href="tel:01305221016">01305 221016</a> &amp; ask'
    )
