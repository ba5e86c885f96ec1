"""The wishes of a message: what the network has scores for, and where they were said."""

from __future__ import annotations

import numpy as np
import pytest

from bot.dialogue.components.encoder import Reading, network_facts, shared_encoder
from bot.dialogue.components.listening import heard_in
from bot.dialogue.components.wishes import WISHES, said_in
from bot.language.heard import TRUST, Heard


def reading(spans: dict[int, tuple[int, int]], chances: dict[int, float]) -> Reading:
    scores = np.zeros((1, len(WISHES)), dtype=np.float32)
    for index, chance in chances.items():
        scores[0, index] = chance
    where = tuple(spans.get(index, (0, 0)) for index in range(len(WISHES)))
    return Reading(np.zeros((1, 1)), np.zeros((1, 1)), scores, (where,))


def loudest(heard: list[Heard]) -> Heard:
    return max(heard, key=lambda one: one.chance)


def test_the_network_was_taught_these_wishes_in_this_order() -> None:
    assert network_facts()["wishes"] == [f"{field}:{value}" for field, value in WISHES]


def test_every_field_of_a_wish_has_bounds() -> None:
    assert set(TRUST) <= {field for field, _ in WISHES}


def test_a_wish_is_placed_at_the_word_as_typed() -> None:
    text, snapped = "  Lovly   SWIMING please", "lovely swimming please"
    one = loudest(heard_in(text, snapped, reading({3: (7, 11)}, {3: 0.5})))
    assert (one.field, one.value) == WISHES[3]
    assert text[one.start : one.end] == "SWIMING"
    assert one.chance == pytest.approx(0.5)


def test_a_wish_has_no_place_where_the_words_do_not_pair_up() -> None:
    one = loudest(heard_in("½ hour", "1⁄2 of an hour", reading({0: (2, 4)}, {0: 0.5})))
    assert (one.start, one.end) == (0, 0)


def test_a_labelled_search_says_its_wishes_and_what_it_denies() -> None:
    search = {
        "categories": ["swimming"], "meal": True, "near": "Poole", "days": ["sat"],
        "format": "online", "not": {"categories": ["dance"], "days": ["sun"]},
    }  # fmt: skip
    assert said_in(search) == {
        ("categories", "swimming"), ("categories", "dance"), ("meal", True), ("format", "online"),
    }  # fmt: skip
    assert said_in({}) == set()


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("is there a pottery class in wareham on a monday", ("categories", "arts_and_crafts")),
        ("somewhere my wheelchair will get in", ("access", "wheelchair")),
        ("something for my mum who has dementia", ("for", "dementia")),
        ("a choir that sings old songs", ("categories", "music")),
    ],
)
def test_the_network_hears_what_is_wished_for(text: str, wish: tuple[str, str]) -> None:
    heard = {
        (one.field, one.value): one for one in heard_in(text, text, shared_encoder().read([text]))
    }
    assert heard[wish].chance > 0.5


def test_the_network_hears_nothing_in_a_greeting() -> None:
    text = "hello there"
    assert all(one.chance < 0.5 for one in heard_in(text, text, shared_encoder().read([text])))
