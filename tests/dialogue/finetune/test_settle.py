"""How far to trust words and network is learnt from labelled messages."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.dialogue.components.settling import candidates_of
from bot.dialogue.components.wishes import WISHES
from bot.dialogue.finetune.settle import Labelled, share, taught
from bot.language.gazetteer import Gazetteer
from bot.language.heard import Heard
from bot.language.reader import reading

NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/London"))
GAZETTEER = Gazetteer.build(
    {"categories": {"games_and_bingo": ("bingo",), "music": ("choir",)}}, ()
)


def labelled(text: str, wished: str, **chances: float) -> Labelled:
    """A message in which the words name what they name, and the network hears what is told."""
    one = reading(text, NOW, GAZETTEER)
    heard = [
        Heard(field, value, chances.get(str(value), 0.001), 0, 3)
        for field, value in WISHES
        if field == "categories"
    ]
    said = frozenset((m.field, m.value) for m in one.mentions())
    search = {"categories": [wished]} if wished else {}
    return Labelled(search, one, said, heard, candidates_of(one, said, heard, ()))


MESSAGES = [
    labelled("bingo", "games_and_bingo", games_and_bingo=0.97),
    labelled("bingo is what my nan does", "", games_and_bingo=0.01),
    labelled("something with singing", "music", music=0.96),
    labelled("something with a song on the telly", "", music=0.1),
] * 15
"""A network that is always right: whoever learns from these trusts it against the words."""


def test_a_network_that_is_right_is_trusted_against_the_words() -> None:
    settler = taught(MESSAGES)
    chances = [settler.chances(one.candidates)[0] > settler.sure for one in MESSAGES[:4]]
    assert chances == [True, False, True, False]


def test_a_message_counts_where_all_its_wishes_are_right() -> None:
    words = [one.reading.mentions() for one in MESSAGES[:4]]
    assert share(MESSAGES[:4], words) == 0.5
    assert share(MESSAGES[:2], [words[0], []]) == 1
    denied = labelled("no bingo", "")
    assert share([denied], [denied.reading.mentions()]) == 0
