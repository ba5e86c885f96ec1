from __future__ import annotations

import pytest

from bot.vocabulary import CATEGORIES
from web.symbols.choosing import Symbols

SYMBOLS = Symbols.load()


def chosen(text: str) -> str | None:
    found = SYMBOLS.for_sentence(text)
    return found.name if found else None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("You can swim there.", "swimming"),
        ("There is a swimming pool.", "swimming"),
        ("Play pool on Friday.", "snooker"),
        ("We knit and sing.", "knitting"),
        ("Dogs are welcome.", "hello"),
        ("Bring your dogs.", "dog"),
        ("There are puppies.", "dog"),
        ("The libraries are open.", "reading"),
        ("It costs £3.50.", "money"),
        ("It is free.", "free"),
        ("It costs nothing.", "free"),
        ("There is no charge for swimming.", "free"),
        ("It is on Tuesdays.", "calendar"),
        ("SWIMMING ON TUESDAY", "swimming"),
        ("A review is a talk about your care.", "meeting"),
        ("Ask us for a carer's assessment.", "form"),
        ("Ask us for a carer’s assessment.", "form"),
        ("The carers' support group meets here.", "group"),
        ("They can pick you up.", "minibus"),
        ("Pick one of these.", "choosing"),
        ("There are no steps.", "wheelchair"),
        ("It is for people who cannot hear.", "deaf"),
        ("It is for people who can’t see well.", "blind"),
        ("You can bring a guide dog.", "guide_dog"),
        ("Watch TV with us.", "television"),
        ("See your GP.", "doctor"),
        ("No.", "no"),
        ("Yes, please.", "yes"),
        ("This is not only for swimmers.", "swimming"),
    ],
)
def test_the_longest_words_that_have_a_picture_win(sentence: str, name: str) -> None:
    assert chosen(sentence) == name


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "   ?!",
        "These are the ones.",
        "No swimming.",
        "There is no swimming, tennis or yoga.",
        "Swimming is not on today.",
        "The swimming pool is closed.",
        "Dogs can't come in.",
        "Dogs can’t come in.",
        "It is not free.",
        "You cannot pay by card.",
        "The café has stopped lunch.",
        "Lunch without dancing.",
        "Yoga has been called off.",
        "Do not ring.",
        "No dogs.",
        "Nobody sings.",
    ],
)
def test_what_is_denied_has_no_picture(sentence: str) -> None:
    assert chosen(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("There is no swimming, but you can dance.", "dancing"),
        ("If you cannot walk, a minibus fetches you.", "minibus"),
        ("Ring us if you do not understand.", "phone"),
        ("No dogs. Cats may come.", "cat"),
        ("You cannot bring a dog, but guide dogs may come.", "guide_dog"),
    ],
)
def test_only_the_clause_that_denies_is_left_out(sentence: str, name: str) -> None:
    assert chosen(sentence) == name


@pytest.mark.parametrize(
    "sentence",
    [
        "Your mother has died.",
        "He hits me at the swimming pool.",
        "After a funeral there is tea and cake.",
        "She took my money and stole my phone bill's cash.",
        "My husband passed away at the beach.",
        "Abuse can happen at home.",
        "I want to end my life with music.",
    ],
)
def test_nothing_cheerful_stands_beside_harm_or_death(sentence: str) -> None:
    found = SYMBOLS.for_sentence(sentence)
    assert found is None or found.grave


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ring 999 if anyone is in danger now.", "phone"),
        ("This is an emergency.", "warning"),
        ("Has somebody hurt you? Tell the police.", "police"),
        ("Are you sad because your friend died?", "sad"),
    ],
)
def test_what_helps_then_is_shown(sentence: str, name: str) -> None:
    assert chosen(sentence) == name


@pytest.mark.parametrize(
    "sentence",
    [
        "She lives in Reading.",
        "We start from Bath.",
        "It is in Church Walk, Poole.",
        "Of course.",
        "Who is in charge?",
        "Give us your email address.",
        "She withdrew.",
        "It was a catastrophe.",
        "Please book.",
    ],
)
def test_what_only_looks_like_a_word_has_no_picture(sentence: str) -> None:
    assert chosen(sentence) is None


@pytest.mark.parametrize(
    ("kind", "name"),
    [("price", "money"), ("when", "calendar"), ("where", "location"), ("phone", "phone")],
)
def test_a_fact_has_the_picture_of_its_kind(kind: str, name: str) -> None:
    found = SYMBOLS.for_fact(kind)
    assert found
    assert found.name == name


def test_an_unknown_fact_has_none() -> None:
    assert SYMBOLS.for_fact("shoe_size") is None


def test_every_kind_of_activity_has_a_picture_and_no_other() -> None:
    assert [kind for kind in CATEGORIES if not SYMBOLS.for_category(kind)] == []
    assert SYMBOLS.for_category("flying") is None
