"""What filters say of a message: which there are, and how much of it they cover."""

from __future__ import annotations

import pytest

from bot.dialogue.components.evidence import (
    FEATURES,
    FILTERS,
    Found,
    covered_share,
    features,
    found_in,
)


def mark(text: str) -> tuple[str, list[Found]]:
    """ "[categories:swimming] in [near:Poole]" as a text and its filters."""
    plain, found = "", []
    for i, part in enumerate(text.replace("]", "[").split("[")):
        if i % 2 == 0:
            plain += part
        else:
            field, _, word = part.partition(":")
            negated = field.startswith("-")
            found.append(Found(field.lstrip("-"), len(plain), len(plain) + len(word), negated))
            plain += word
    return plain, found


@pytest.mark.parametrize(
    "text",
    [
        "[near:Weymouth]",
        "[near:DT4 7AB]?",
        "and [max_price:for free]?",
        "[categories:swimming] in [near:Poole] on [days:Tuesday] [part_of_day:evening]",
        "I'd like something in [near:Poole] please",
        "not on [-days:Mondays]",
    ],
)
def test_a_message_of_filters_alone_is_covered_entirely(text: str) -> None:
    assert covered_share(*mark(text)) == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "what is [categories:respite]",
        "whats a [categories:day opportunity]",
        "is [meal:lunch included]",
        "no to [near:Weymouth]",
        "my review is on [days:Tuesday]",
        "[detail:how much] is the [ordinal:first one]",
        "yes",
        "",
    ],
)
def test_a_message_that_says_more_is_not_covered(text: str) -> None:
    assert covered_share(*mark(text)) < 1.0


def test_features_count_each_field_and_say_what_is_negated() -> None:
    text, found = mark(
        "[categories:swimming] or [categories:bingo] not [-days:Mondays] at [near:Poole]"
    )
    row = features(text, found)
    assert row.shape == (FEATURES,)
    assert row[FILTERS.index("categories")] == 1.0
    assert row[FILTERS.index("days")] == 0.5
    assert row[-3] == 1.0


def test_entities_of_other_extractors_are_no_filters() -> None:
    entities = [
        {"entity": "near", "start": 0, "end": 5, "value": "Poole"},
        {"entity": "days", "start": 6, "end": 9, "value": "mon", "role": "not"},
        {"entity": "PERSON", "start": 10, "end": 12, "value": "Al"},
    ]
    assert found_in(entities) == (Found("near", 0, 5), Found("days", 6, 9, negated=True))
