"""The feeds that a council has chosen: ``data/councils/<id>/sources.toml``.

::

    [[source]]
    name = "open-place"
    url = "https://api.example.org/services"
    every = "24h"          # minutes (m), hours (h) or days (d); a day where it is not said
    format = "oruk"        # auto where it is not said
    allow_host = ""        # a host that is not public and may be read from all the same
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import tomllib

from bot.errors import DaywiseError

SHORTEST = timedelta(minutes=15)
"""A feed is not asked more often: it belongs to somebody else."""
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_KEYS = frozenset({"name", "url", "every", "format", "allow_host"})


class SourcesError(DaywiseError):
    """The list of feeds cannot be used; the message names the feed and the remedy."""


@dataclass(frozen=True)
class FeedSource:
    """One feed of the council's. ``where`` is a web address, or the path of a file."""

    name: str
    where: str
    every: timedelta
    format: str = "auto"
    allowed_hosts: tuple[str, ...] = ()


def read_sources(folder: Path) -> tuple[FeedSource, ...]:
    """The feeds of the council pack in ``folder``; none where it lists none.

    Raises:
        SourcesError: naming what is wrong.
    """
    file = folder / "sources.toml"
    if not file.exists():
        return ()
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SourcesError(f"{file} cannot be read: {error}. Mend it.") from error
    entries = data.get("source", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise SourcesError(f"{file}: write each feed under [[source]].")
    sources = tuple(_source(entry, file) for entry in entries)
    names = [source.name for source in sources]
    for name in names:
        if names.count(name) > 1:
            raise SourcesError(f"{file}: two feeds are called {name!r}. Give each its own name.")
    return sources


def _source(entry: dict[str, Any], file: Path) -> FeedSource:
    name, where = entry.get("name"), entry.get("url")
    for key, value in (("name", name), ("url", where)):
        if not isinstance(value, str) or not value.strip():
            raise SourcesError(f"{file}: the feed {name or where!r} has no {key}. Add it.")
    strange = sorted(entry.keys() - _KEYS)
    if strange:
        raise SourcesError(f"{file}: {strange[0]!r} of {name} is not known. Use {sorted(_KEYS)}.")
    host = str(entry.get("allow_host") or "")
    return FeedSource(
        name=str(name),
        where=_resolved(str(where), file),
        every=_every(str(entry.get("every", "24h")), str(name), file),
        format=str(entry.get("format", "auto")),
        allowed_hosts=(host,) if host else (),
    )


def _resolved(where: str, file: Path) -> str:
    """A file is taken from where the list stands."""
    return where if re.match(r"[a-z][a-z0-9+.-]*://", where, re.I) else str(file.parent / where)


def _every(said: str, name: str, file: Path) -> timedelta:
    match = re.fullmatch(r"(\d{1,4})\s*([mhd])", said.strip().lower())
    every = timedelta(**{_UNITS[match[2]]: int(match[1])}) if match else timedelta()
    if every < SHORTEST:
        raise SourcesError(
            f"{file}: every = {said!r} of {name} is no time to wait. "
            "Write minutes, hours or days, 15m or more: 30m, 6h, 1d."
        )
    return every
