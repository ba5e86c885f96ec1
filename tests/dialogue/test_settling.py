"""Which wishes a message holds: between what its words name and what the network heard."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from bot.dialogue.components import settling
from bot.dialogue.components.encoder import EncoderError, network_facts
from bot.dialogue.components.settling import FIELDS, Settler, candidates_of, shared_settler
from bot.dialogue.components.wishes import WISHES
from bot.language.gazetteer import Gazetteer
from bot.language.heard import Heard
from bot.language.reader import Reading, reading

NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/London"))
GAZETTEER = Gazetteer.build(
    {
        "categories": {"games_and_bingo": ("bingo",), "music": ("choir",)},
        "days": {"tue": ("tuesdays",)},
    },
    (),
)


def read(text: str) -> Reading:
    return reading(text, NOW, GAZETTEER)


def heard(**chances: float) -> list[Heard]:
    """Every kind of activity, each as loud as is told, else hardly at all."""
    return [
        Heard("categories", value, chances.get(str(value), 0.001), 0, 3)
        for field, value in WISHES
        if field == "categories"
    ]


def settled(text: str, said: str = "", **chances: float) -> set[tuple[str, object, bool]]:
    wishes = {("categories", value) for value in said.split()}
    mentions = shared_settler().settle(read(text), wishes, heard(**chances))
    return {(one.field, one.value, one.negated) for one in mentions}


def test_what_words_say_and_the_network_hears_is_wished_for() -> None:
    wished = settled("is there any bingo", "games_and_bingo", games_and_bingo=0.9)
    assert wished == {("categories", "games_and_bingo", False)}


def test_what_words_name_and_the_network_does_not_hear_was_told_in_passing() -> None:
    text = "my nan is at the bingo every night and I want to sing in a choir"
    wished = settled(text, "games_and_bingo music", games_and_bingo=0.002, music=0.95)
    assert wished == {("categories", "music", False)}


def test_what_only_the_network_hears_stands_at_the_word_that_says_it() -> None:
    (mention,) = shared_settler().settle(read("somewhere to sing"), (), heard(music=0.97))
    assert (mention.value, mention.start, mention.end) == ("music", 0, 9)


def test_what_is_denied_stays_denied_however_loud_it_is() -> None:
    assert ("categories", "games_and_bingo", True) in settled("no bingo", games_and_bingo=0.99)
    assert ("categories", "games_and_bingo", False) not in settled("no bingo", games_and_bingo=0.99)


def test_places_and_days_are_left_as_they_are() -> None:
    assert ("days", "tue", False) in settled("tuesdays", music=0.5)


def test_a_word_or_two_that_sound_like_something_add_nothing() -> None:
    assert candidates_of(read("online"), (), heard(computers=0.6), ()) == []
    assert candidates_of(read(""), (), heard(computers=0.9), ()) == []


def test_faint_wishes_that_no_word_names_are_not_weighed() -> None:
    text = "bingo and something with a tune"
    weighed = candidates_of(read(text), (), heard(music=0.2, drama=0.01), ())
    assert {one.wish[1] for one in weighed} == {"games_and_bingo", "music"}
    (field, *_) = FIELDS
    assert field == "categories"
    assert all(len(one.features) == 6 + len(FIELDS) for one in weighed)


def test_a_chance_is_that_of_the_perceptron() -> None:
    """Two units: one that counts the first feature, one that is never on."""
    settler = Settler(
        hidden=np.array([[1, -1]] + [[0, 0]] * (5 + len(FIELDS)), dtype=np.float32),
        hidden_bias=np.array([0, -100], dtype=np.float32),
        output=np.array([2, 5], dtype=np.float32),
        output_bias=-1.0,
        sure=0.5,
    )
    (music,) = candidates_of(read("tunes"), (), heard(music=0.9), ())
    logit = np.log(0.9 / 0.1)
    assert settler.chances([music])[0] == pytest.approx(1 / (1 + np.exp(-(2 * logit - 1))))


def test_the_weights_are_of_the_network_that_is_served() -> None:
    facts = json.loads(settling.SETTLER_FILE.read_text(encoding="utf-8"))
    assert facts["network_sha256"] == network_facts()["sha256"]
    right = facts["all_filters_right"]
    assert right["settled"] > right["words_and_all_heard"] > right["words_alone"]


def test_a_missing_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settling, "SETTLER_FILE", tmp_path / "wishes.json")
    shared_settler.cache_clear()
    with pytest.raises(EncoderError, match="Get the project's files again"):
        shared_settler()
    shared_settler.cache_clear()
