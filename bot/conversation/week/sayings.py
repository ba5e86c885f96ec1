"""The patterns of ``sayings.yml``, ready to look with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.language.daynames import day_said
from bot.language.sayings import spellings
from bot.safety.patterns import Pattern, compile_pattern
from bot.safety.plain import PlainWords

_POUNDS = re.compile(r"£\s*(\d[\d,]*(?:\.\d+)?)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_AROUND = ("put", "out", "gone", "move", "swap", "my", "plan", "day", "part", "him", "all")
_FILE = Path(__file__).with_name("sayings.yml")


@dataclass(frozen=True)
class Kind:
    """How one kind of wish is said."""

    name: str
    says: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]


@dataclass(frozen=True)
class Sayings:
    """Every kind, and what makes a message plain."""

    kinds: tuple[Kind, ...]
    words: PlainWords
    openers: re.Pattern[str]
    tails: re.Pattern[str]
    no_things: frozenset[str]
    """Words that name no activity, though some activity is called so."""
    small: frozenset[str]
    """Words beside a day or a time that only correct it: "no, I meant Wednesday"."""
    around: frozenset[str]
    """Words that stand around a name: verbs, days, "in my week"."""
    known: frozenset[str]
    """Words of the patterns, of what opens a message and of what gives a reason."""

    def plain(self, text: str) -> str:
        """The words of a text, each followed by a space."""
        written = _POUNDS.sub(r"\1 pounds ", text.replace("\u2019", "'"))
        plain = self.words.plain(_THOUSANDS.sub("", written)).replace("? ", "").replace(". ", "")
        return "".join(f"{day_said(word) or word} " for word in plain.split())

    def opened(self, plain: str) -> str:
        """Plain words without those that only open a message."""
        opening = self.openers.match(plain)
        return (plain[opening.end() :] if opening else "") or plain

    def is_tail(self, plain: str) -> bool:
        """Whether it only gives a reason, or says what is not meant."""
        return self.tails.match(plain) is not None

    def is_no_thing(self, text: str) -> bool:
        """Whether the words of a text name no activity: "out", "my timetable"."""
        return all(word in self.no_things | self.around for word in self.plain(text).split())

    def name_in(self, plain: str) -> str:
        """What is left of plain words without those around a name: "farm" of "add the farm"."""
        return " ".join(word for word in plain.split() if word not in self.around)

    def holds_a_name(self, plain: str) -> bool:
        """Whether plain words hold one that may be a name: "put the snooker in"."""
        return any(
            word not in self.known and not word.isdigit() and len(word) > 2
            for word in plain.split()
        )


@cache
def sayings() -> Sayings:
    """The project's own, read once."""
    written: Mapping[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    lists = {name: _split(text) for name, text in written["lists"].items()}
    kinds = tuple(
        Kind(name, _patterns(kind["says"], lists), _patterns(kind.get("unless", ()), lists))
        for name, kind in written["kinds"].items()
    )
    meant = {said: right for right, forms in written["spellings"].items() for said in _split(forms)}
    worth = {w for kind in kinds for p in (*kind.says, *kind.unless) for w in p.words}
    return Sayings(
        kinds,
        PlainWords({**spellings(), **meant}, worth),
        re.compile(f"(?:(?:{_any_of(written['openers'])}) )+"),
        re.compile(f"(?:{_any_of(written['tails'])}) "),
        frozenset(_split(written["no_things"])),
        frozenset(_split(written["small"])),
        frozenset(word for name in _AROUND for phrase in lists[name] for word in phrase.split())
        | frozenset(word for phrase in _split(written["openers"]) for word in phrase.split())
        | frozenset(_split(written["small"])),
        frozenset(
            word
            for text in (
                *(" ".join(p.words) for kind in kinds for p in (*kind.says, *kind.unless)),
                *(written[name].replace(",", " ") for name in ("openers", "tails", "no_things")),
            )
            for word in text.split()
        ),
    )


def _patterns(written: Any, lists: Mapping[str, list[str]]) -> tuple[Pattern, ...]:
    return tuple(compile_pattern(line, lists) for line in written)


def _split(text: Any) -> list[str]:
    return [" ".join(part.split()) for part in str(text).split(",") if part.strip()]


def _any_of(text: str) -> str:
    return "|".join(map(re.escape, sorted(_split(text), key=len, reverse=True)))
