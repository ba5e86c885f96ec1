"""The Easy Read sheet of a week: a look at all of it in pictures, then line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from web.easyread.lines import Line, Sheets
from web.symbols.choosing import Symbol, Symbols
from web.week import telling
from web.week.look import Look
from web.week.table import Table, table_of
from web.week.telling import Section, Told


@dataclass(frozen=True)
class EasySheet:
    """What stands on the sheet, on screen and on paper alike."""

    table: Table
    pictures: dict[str, str]
    """By kind of activity, the address of its picture; kinds without one are left out."""
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    """Headings, each with its lines."""
    attribution: str
    """Whose the pictures are."""


def easy_sheet(look: Look, sheets: Sheets) -> EasySheet:
    """The sheet of a week."""
    symbols = sheets.symbols
    kinds = {kind for item in look.plan.items for kind in item.categories[:1]}
    found = {kind: symbols.for_category(kind) for kind in kinds}
    sections = (*telling.days(look), *telling.checked(look))
    ideas = [[(told.text, _symbol(symbols, told)) for told in one.lines] for one in sections]
    explained = sheets.explained(ideas)
    return EasySheet(
        table=table_of(look),
        pictures={kind: symbol.address for kind, symbol in found.items() if symbol},
        sections=tuple(
            (section.heading, _titled(section, lines))
            for section, lines in zip(sections, explained, strict=True)
        ),
        attribution=symbols.attribution,
    )


def _symbol(symbols: Symbols, told: Told) -> Symbol | None:
    return symbols.for_category(told.category) or symbols.named(told.symbol)


def _titled(section: Section, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those that name an activity as titles of what follows."""
    names = {told.text for told in section.lines if told.is_name}
    return tuple(replace(line, is_title=line.text in names) for line in lines)
