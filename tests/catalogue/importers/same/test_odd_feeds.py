"""Feeds with odd values anywhere: an import ends with a report or a sentence, never a fault."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import documents, facts
from bot.catalogue.importers.errors import ImportFailedError
from bot.catalogue.importers.run import Import, run_import
from bot.catalogue.model import Activity
from bot.catalogue.recurrence import next_sessions
from bot.catalogue.replacing import Changes
from bot.catalogue.words import when_words
from tests.catalogue.importers.same.clubs import CLUBS, NOW, TERMS
from tests.catalogue.importers.same.writing import as_csv, as_oruk
from tests.catalogue.importers.same.writing_events import as_calendar, as_rpde

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 31, 400, 1e308, float("inf"), 10**30, "", " ", "x" * 300,
    "2026-02-30", "9999-12-31", "0001-01-01", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00",
    "24:00", "25:61", "-1", "1e400", "nan", "£", [], {}, [[]], [None], [{}], {"a": 1}, "\ud800",
    "\x00", "P1D", "P99999999999W", "PT25H", "P0D", "FREQ=WEEKLY", "FREQ=DAILY;UNTIL=00010101",
    "FREQ=DAILY;UNTIL=00010101T000000Z", "FREQ=DAILY;INTERVAL=0", "FREQ=YEARLY;INTERVAL=99999",
    "FREQ=DAILY;COUNT=999999999999", "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", "5MO,XX", "http://[",
    "mailto:", "https://schema.org/Monday", "²", "٣", "२०२६-०१-०१", "WEEKLY", "MONTHLY", "YEARLY",
    "2027-03-28T01:30:00", "1,2,3", ["MO", "TU"], 7, ["https://schema.org/Monday", 3], "once",
)  # fmt: skip
LINES = (
    "RRULE:FREQ=WEEKLY;BYDAY=MO,TU", "RRULE:X", "RRULE:FREQ=YEARLY;UNTIL=20270101", "RDATE:X",
    "EXDATE:20270101T100000Z,20270102", "RDATE;VALUE=PERIOD:20270101T100000Z/PT1H",
    "RECURRENCE-ID:20270101", "RECURRENCE-ID;RANGE=THISANDFUTURE:20270101T100000Z", "GEO:x",
    "DURATION:-PT1H", "DURATION:P9999999W", "DTSTART;VALUE=DATE:20270101", "DTSTART:99991231",
    "DTSTART;TZID=Mars/X:20270101T100000", "DTEND:00010101T000000Z", "GEO:91;181", "STATUS:ODD",
    "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:VALARM", "END:VEVENT", "BEGIN:VEVENT", "UID:", "x",
)  # fmt: skip


class Store:
    """Does with the activities what the catalogue and its readers do, and keeps nothing."""

    def replace_source(
        self, name: str, activities: Iterable[Activity], *, imported_at: datetime, **_: bool
    ) -> Changes:
        for one in activities:
            assert facts.facts_of(one).cell >= 0
            assert facts.kinds_of(one)
            facts.starts_of(one)
            assert documents.read(documents.row(one)["document"]) == one
            assert when_words(one, NOW)
            list(islice(next_sessions(one, NOW), 3))
        return Changes()

    def told_elsewhere(self, name: str) -> list[tuple[Activity, Activity]]:
        return []


def odd_json(value: Any, chance: Random) -> Any:
    if chance.random() < 0.04:
        return chance.choice(ODD)
    if isinstance(value, dict):
        kept = {key: odd_json(one, chance) for key, one in value.items()}
        if kept and chance.random() < 0.15:
            kept.pop(chance.choice(list(kept)))
        return kept
    if isinstance(value, list):
        return [odd_json(one, chance) for one in value]
    if isinstance(value, str) and chance.random() < 0.03:
        return value[: chance.randrange(len(value) + 1)]
    return value


def odd_calendar(text: str, chance: Random) -> str:
    lines = []
    for line in text.splitlines():
        turn = chance.random()
        if turn < 0.03:
            continue
        if turn < 0.06:
            line = line[: chance.randrange(len(line) + 1)]
        elif turn < 0.1:
            line = f"{line.partition(':')[0]}:{chance.choice(ODD)}"
        elif turn < 0.14:
            lines.append(chance.choice(LINES))
        lines.append(line)
    return "\r\n".join(lines)


def odd_csv(text: str, chance: Random) -> str:
    out = io.StringIO()
    rows = list(csv.reader(io.StringIO(text)))
    writer = csv.writer(out)
    writer.writerow(rows[0])
    for row in rows[1:]:
        writer.writerow(
            [str(chance.choice(ODD)) if chance.random() < 0.08 else cell for cell in row]
        )
    return out.getvalue()


def odd(name: str, chance: Random) -> bytes:
    if name == "csv":
        return odd_csv(as_csv(CLUBS).decode("cp1252"), chance).encode("utf-8", "surrogatepass")
    if name == "ical":
        return odd_calendar(as_calendar(CLUBS).decode(), chance).encode("utf-8", "surrogatepass")
    whole = as_oruk(CLUBS) if name == "oruk" else as_rpde(CLUBS)
    return json.dumps(odd_json(json.loads(whole), chance)).encode()


@pytest.mark.parametrize("name", ["oruk", "csv", "ical", "openactive"])
@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_an_import_ends_with_a_report_or_a_sentence(name: str, seed: int) -> None:
    with tempfile.NamedTemporaryFile(suffix=".feed") as file:
        Path(file.name).write_bytes(odd(name, Random(seed)))
        order = Import(file.name, NOW, lambda _: (50.7, -2.4), source="odd", term_dates=TERMS)
        assert end_of(order).endswith(".")


def end_of(order: Import) -> str:
    try:
        return run_import(order, Store()).to_text().splitlines()[0]
    except ImportFailedError as error:
        return str(error)
