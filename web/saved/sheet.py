"""The shortlist as an Easy Read sheet: one fact a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.wording import say
from web.easyread.lines import Idea, Line, Sheets
from web.saved.shortlist import Saved
from web.symbols.choosing import Symbols

_TOLD = ("next", "when", "where", "price", "phone")


@dataclass(frozen=True)
class Section:
    """One activity of the sheet."""

    name: str
    picture: str
    """The address of a picture of its kind; empty is none."""
    lines: Sequence[Line]


def sections(saved: Sequence[Saved], sheets: Sheets) -> list[Section]:
    """Each activity of the list. A hard word is explained once on the sheet."""
    parts = sheets.explained([list(_ideas(one, sheets.symbols)) for one in saved])
    return [
        Section(one.name, _picture(one, sheets.symbols), lines)
        for one, lines in zip(saved, parts, strict=True)
    ]


def _picture(one: Saved, symbols: Symbols) -> str:
    shown = (symbols.for_category(kind) for kind in one.activity.categories)
    return next((symbol.address for symbol in shown if symbol), "")


def _ideas(one: Saved, symbols: Symbols) -> Iterator[Idea]:
    for fact in one.facts:
        if not fact.label:
            yield fact.text, None
        elif fact.kind in _TOLD:
            text = say("easy.fact", label=fact.label, text=fact.text)
            yield text, symbols.for_fact(fact.kind)
    for id_ in one.activity.access:
        name = say(f"access.{id_}")
        text = say("easy.fact", label=say("web.page.access"), text=name)
        yield text, symbols.for_sentence(name)
