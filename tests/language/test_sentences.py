"""What people say, as data: ``sentences/*.yml`` maps a sentence to the facts that it holds.

A file is about the fields of one reader; ``messages.yml`` is about all of them.
"""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from bot.language.gazetteer import Gazetteer
from bot.language.mentions import Mention
from bot.language.reader import read

SENTENCES = Path(__file__).parent / "sentences"
FIELDS = {
    "places": {"near", "near_me", "within_miles"},
    "days": {"days", "part_of_day", "dates"},
    "prices": {"max_price"},
    "needs": {"access", "for", "funding", "transport", "format", "meal"},
    "wishes": {"categories"},
    "refusals": {"categories", "days", "part_of_day", "for"},
    "questions": {"detail", "ordinal", "drop"},
    "stories": {"categories", "days", "part_of_day", "dates", "near", "for"},
    "breaks": {"categories", "days", "part_of_day", "near", "for", "access"},
    "followups": {"compare", "add"},
    "typing": {"categories", "days", "dates", "near"},
}


def written(mention: Mention) -> str:
    """A mention as the files write it: "not days=mon", "dates=2026-11-24..2026-11-24"."""
    if mention.field == "near_me":
        return "near_me"
    value = mention.value
    if mention.field == "dates":
        value = f"{value['from']}..{value['to']}"
    return f"{'not ' if mention.negated else ''}{mention.field}={value}"


def cases(*names: str) -> list[object]:
    return [
        pytest.param(name, text, expected, id=f"{name}: {text}")
        for name in names
        for text, expected in yaml.safe_load(
            (SENTENCES / f"{name}.yml").read_text(encoding="utf-8")
        ).items()
    ]


def facts(name: str, text: str, now: datetime, gazetteer: Gazetteer) -> set[str]:
    fields = FIELDS.get(name)
    mentions = read(text, now, gazetteer)
    return {written(m) for m in mentions if fields is None or m.field in fields}


@pytest.mark.parametrize(("name", "text", "expected"), cases(*FIELDS, "messages"))
def test_finds_the_facts_and_no_others(
    name: str, text: str, expected: list[str], now: datetime, gazetteer: Gazetteer
) -> None:
    assert facts(name, text, now, gazetteer) == set(expected)


@pytest.mark.parametrize(("name", "text", "expected"), cases("known_failures"))
def test_what_is_still_misread(
    name: str, text: str, expected: list[str], now: datetime, gazetteer: Gazetteer
) -> None:
    """A sentence that is read right by now moves to the file of its field."""
    assert facts(name, text, now, gazetteer) != set(expected)


@pytest.mark.parametrize(("name", "text", "expected"), cases(*FIELDS, "messages"))
def test_mentions_lie_in_the_text_in_order_and_apart(
    name: str, text: str, expected: list[str], now: datetime, gazetteer: Gazetteer
) -> None:
    mentions = read(text, now, gazetteer)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()
    for field in {m.field for m in mentions}:
        spans = sorted({(m.start, m.end) for m in mentions if m.field == field})
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
