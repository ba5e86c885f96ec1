"""What messages want of a week: all of our own, and most of a labelled sample."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.conversation.week.pieces import pieces_of
from bot.conversation.week.wishes import wishes_in

LABELLED = yaml.safe_load((Path(__file__).parent / "wishes.yml").read_text(encoding="utf-8"))
FLOOR = 0.86
"""Of the sample; what is not heard is answered with the week and what can be said."""


def kinds(text: str) -> list[str]:
    return list(dict.fromkeys(wish.kind for wish in wishes_in(text))) or ["other"]


@pytest.mark.parametrize(("label", "text"), LABELLED["own"])
def test_what_is_wanted_is_heard(label: str, text: str) -> None:
    assert kinds(text)[0] == label


def test_of_the_sample_most_is_heard() -> None:
    def is_right(label: str, text: str) -> bool:
        found = kinds(text)
        return any(one in ("+".join(found), found[0]) for one in label.split("|"))

    right = [is_right(label, text) for label, text in LABELLED["sampled"]]
    assert sum(right) / len(right) >= FLOOR


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("take the farm out and put the choir in", ["remove", "add"]),
        ("Clear my week but leave the farm on it", ["keep"]),
        ("Keep the swim, lose the rest of my week.", ["keep"]),
        ("keep everything except the disco", ["remove"]),
        ("kill Tuesday's bingo, keep the rest", ["remove"]),
        ("pop that in for Saturday and then tell me what I've got", ["add", "show"]),
        ("Take that off and leave Thursday empty", ["remove"]),
        ("the weather was nice at my sister's", ["other"]),
    ],
)
def test_several_wishes_and_exceptions(text: str, found: list[str]) -> None:
    assert kinds(text) == found


def test_a_message_is_cut_where_one_wish_ends() -> None:
    text = "No. 3 at £3.50, please, and then the one at 10.30. Thanks!"
    cut = [piece.text.strip() for piece in pieces_of(text)]
    assert cut == ["No. 3 at £3.50", "please", "the one at 10.30", "Thanks"]
    assert all(text[p.start : p.end] == p.text for p in pieces_of(text))
