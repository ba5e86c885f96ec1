"""A shared week on paper: what :mod:`web.paper` needs to know of it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from bot.council import Council
from bot.wording import say
from web.easyread.lines import Line
from web.paper.typesetting import typeset
from web.prose import day
from web.week.broker import Offer, Sheet
from web.week.easy import EasySheet
from web.week.links import Shared
from web.week.table import Cell


def easy(sheet: EasySheet, shared: Shared, council: Council, address: str) -> bytes:
    """The Easy Read sheet as a PDF; ``address`` is where the week is.

    Raises:
        PaperError: it cannot be typeset.
    """
    is_empty = sheet.table.is_empty
    return typeset(
        "sheet",
        {
            **_framed(shared, council, say("sheet.title"), "sheet.as_it_was"),
            "glance": None if is_empty else _glance(sheet),
            "sections": [
                {"heading": heading, "lines": [_line(line) for line in lines]}
                for heading, lines in (() if is_empty else sheet.sections)
            ],
            "made": [
                *((say("sheet.nothing"),) if is_empty else ()),
                say("sheet.address", day=day(shared.ends), address=address),
                sheet.attribution,
            ],
        },
    )


def broker(sheet: Sheet, shared: Shared, council: Council, address: str) -> bytes:
    """The sheet for staff as a PDF; ``address`` is where the week is.

    Raises:
        PaperError: it cannot be typeset.
    """
    is_empty = not sheet.parts
    facts = [
        {"name": name, "cells": [{"lines": list(lines)} for lines in values]}
        for name, values in sheet.facts
    ]
    parts = [
        {"name": when, "cells": [_offer(cell.offer) for cell in cells]}
        for when, cells in sheet.parts
    ]
    framed = _framed(shared, council, say("broker.title"), "broker.as_it_was")
    return typeset(
        "options",
        {
            **framed,
            "intro": [say("broker.about"), say("broker.estimate"), *framed["intro"], *sheet.notes],
            "tables": []
            if is_empty
            else [
                _options(say("broker.facts"), say("broker.fact"), sheet, facts),
                _options(say("broker.parts"), say("broker.part"), sheet, parts),
            ],
            "assumed_heading": say("broker.assumed"),
            "assumed": list(sheet.assumed),
            "made": [
                *((say("sheet.nothing"),) if is_empty else ()),
                say("sheet.address", day=day(shared.ends), address=address),
            ],
        },
    )


def _options(heading: str, first: str, sheet: Sheet, rows: list[Any]) -> dict[str, Any]:
    return {"heading": heading, "head": [first, *sheet.options], "rows": rows}


def _offer(offer: Offer | None) -> dict[str, Any]:
    if offer is None:
        return {"lines": [say("broker.same")]}
    contacts = [contact.text for contact in offer.contacts]
    return {"name": offer.name, "lines": [*offer.lines, *contacts]}


def _framed(shared: Shared, council: Council, title: str, as_it_was: str) -> dict[str, Any]:
    return {
        "title": title,
        "council": council.name,
        "colour": council.colour,
        "intro": [say(as_it_was, day=day(shared.made))],
        "footer": title,
    }


def _glance(sheet: EasySheet) -> dict[str, Any]:
    parts = [say(f"sheet.part.{part}") for part in sheet.table.parts]
    return {
        "head": [say("sheet.day"), *parts],
        "rows": [
            {"name": row.name, "cells": [_cell(sheet, cell) for cell in row.cells]}
            for row in sheet.table.rows
        ],
    }


def _cell(sheet: EasySheet, cell: Cell) -> dict[str, Any]:
    return {
        "empty": cell.empty,
        "entries": [
            {
                "name": one.name,
                "times": one.times,
                "picture": _picture(sheet.pictures.get(one.category, "")),
            }
            for one in cell.entries
        ],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "bold": line.is_title,
        "picture": _picture(line.picture),
        "pieces": [{"text": piece.text, "bold": piece.is_hard} for piece in line.pieces],
    }


def _picture(address: str) -> dict[str, str]:
    """The file of a picture by its address, and what it shows, for who hears the sheet."""
    path = PurePosixPath(address)
    name = path.stem.replace("_", " ")
    return {"file": path.name, "alt": say("sheet.picture", name=name) if name else ""}
