"""The council pack: what one council says of itself, in ``data/councils/<id>/council.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import tomllib

from bot.errors import DaywiseError
from bot.opening import Span, read_span


class CouncilError(DaywiseError):
    """A council pack is missing something or holds a value that cannot be used."""


@dataclass(frozen=True)
class Contact:
    """A way to reach somebody. Telephone numbers are written as people read them."""

    name: str
    phone: str
    hours: str = ""
    email: str = ""
    url: str = ""
    opening: tuple[Span, ...] = ()
    """``hours`` for a machine; empty where they are not known."""


@dataclass(frozen=True)
class Council:
    """One council's own facts. Coordinates are WGS 84 degrees."""

    id: str
    name: str
    """ "Dorset Council" """
    area: str
    """ "Dorset": the area as people call it."""
    website: str
    colour: str
    """The colour of headings and buttons, "#rrggbb", dark enough for white text."""
    centre: tuple[float, float]
    radius_miles: float
    """How far from the centre a place still counts as the council's own."""
    contacts: dict[str, Contact]
    """By use: "adult_social_care", "out_of_hours", "safeguarding", "carers"..."""
    checked_on: date
    """The day the contacts were checked."""
    origins: tuple[str, ...]
    """Origins of the council's own pages, that may embed the widget."""
    categories: dict[str, str]
    """Terms of other vocabularies ("vocabulary:term", lower case) to ids of ours."""
    term_dates: tuple[tuple[date, date], ...]
    """The terms of the council's schools: first and last day of each, half terms cut out."""
    folder: Path
    towns: tuple[str, ...] = ()
    """The largest towns, to choose from on a telephone; at most five."""


def read(folder: Path) -> Council:
    """Read the pack in ``folder``.

    Raises:
        CouncilError: naming the file and the key that is missing or wrong.
    """
    file = folder / "council.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CouncilError(f"{file} cannot be read: {error}. Mend or restore it.") from error
    try:
        return _council(folder, data)
    except KeyError as error:
        raise CouncilError(f"{file} has no {error.args[0]!r}. Add it.") from error
    except (TypeError, ValueError) as error:
        raise CouncilError(f"{file} holds a value that cannot be used: {error}.") from error


def _council(folder: Path, data: dict[str, Any]) -> Council:
    lat, lon = data["centre"]
    contacts = {use: _contact(entry) for use, entry in data["contacts"].items()}
    for use in ("adult_social_care", "out_of_hours"):
        if use not in contacts:
            raise KeyError(f"contacts.{use}")
    return Council(
        id=folder.name,
        name=data["name"],
        area=data["area"],
        website=data["website"],
        colour=data["colour"],
        centre=(float(lat), float(lon)),
        radius_miles=float(data["radius_miles"]),
        contacts=contacts,
        checked_on=data["checked_on"],
        origins=tuple(data.get("origins", ())),
        categories={term.casefold(): id_ for term, id_ in data.get("categories", {}).items()},
        term_dates=tuple(_term(term) for term in data.get("terms", ())),
        folder=folder,
        towns=tuple(data.get("towns", ()))[:5],
    )


def _contact(entry: dict[str, Any]) -> Contact:
    opening = tuple(read_span(text) for text in entry.get("opening", ()))
    return Contact(**{**entry, "opening": opening})


def _term(days: Any) -> tuple[date, date]:
    first, last = days
    if not (type(first) is type(last) is date) or last < first:
        raise ValueError(f"the term {days} is not [first day, last day]")
    return first, last
