"""From the rows of a CSV file to activities."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.catalogue.importers.csv_feed.columns import NO, YES, YES_COLUMNS
from bot.catalogue.importers.csv_feed.rows import Row, Table
from bot.catalogue.importers.csv_feed.schedules import read_schedule
from bot.catalogue.importers.findings import Findings
from bot.catalogue.importers.oruk.mapping import read_service
from bot.catalogue.importers.reading import Context, Read
from bot.catalogue.importers.times import read_date
from bot.catalogue.model import Activity

_LISTS = ("categories", "access", "for", "funding", "transport")
_FORMATS = {
    "online": "virtual", "virtual": "virtual", "in person": "physical", "in_person": "physical",
}  # fmt: skip


def read_rows(table: Table, context: Context) -> Read:
    """Map the rows; those that share an id are one activity with several schedules.

    Where a row has no id, its name and place stand for one.
    """
    findings = Findings(record="the header")
    for header in table.ignored:
        findings.note(f"the column {header[:40]!r} is not read")
    for line in table.too_long:
        findings.note(f"line {line} has more cells than there are columns")
    times = Counter(_key(row) for row in table.rows)
    activities: list[Activity] = []
    seen: set[str] = set()
    for key, rows in _together_by_key(table.rows, times):
        findings.record = _label(rows[0])
        activities += _activities(key, rows, context, findings, seen)
    return Read(tuple(activities), times.total(), findings)


def _together_by_key(
    rows: Iterable[Row], times: Mapping[str, int]
) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each key, once all of them have come; ``times`` says how many that are."""
    waiting: dict[str, list[Row]] = {}
    for row in rows:
        key = _key(row)
        waiting.setdefault(key, []).append(row)
        if len(waiting[key]) == times[key]:
            yield key, waiting.pop(key)


def _activities(
    key: str, rows: Sequence[Row], context: Context, findings: Findings, seen: set[str]
) -> list[Activity]:
    """One activity, or none where it is left out; ``findings`` says why."""
    together = _together(rows, findings)
    made = read_service(_as_service(key, together, findings), context, findings, seen)
    schedules = [one for row in rows if (one := read_schedule(row, findings))]
    return [replace(one, schedules=tuple(dict.fromkeys(schedules))) for one in made]


def _together(rows: Sequence[Row], findings: Findings) -> Row:
    """The facts of several rows: the first that says each."""
    cells: dict[str, str] = {}
    for row in rows:
        for column, text in row.cells.items():
            kept = cells.setdefault(column, text)
            if kept != text and column in ("name", "postcode"):
                findings.note(
                    f"line {row.number} has another {column} for the same id; the first is kept"
                )
    return Row(rows[0].number, cells)


def _as_service(key: str, row: Row, findings: Findings) -> dict[str, Any]:
    """The row as an Open Referral service, so that one set of rules reads both."""
    cells = row.cells
    free = _yes("is_free", cells) or _yes("free", cells)
    price = cells.get("price", "")
    amount = re.sub(r"^\s*(£|GBP)\s*|\s*(£|GBP)\s*$", "", price)
    is_number = re.fullmatch(r"\d+(,\d{3})*(\.\d+)?", amount) is not None
    words = cells.get("price_text", "") or ("" if is_number else price)
    costs = [{"amount": amount, "amount_description": words}] if is_number else []
    checked = read_date(cells.get("checked_on", ""))
    if "checked_on" in cells and checked is None:
        findings.note(f"{cells['checked_on'][:30]!r} in checked_on is not a date")
    return {
        "id": key,
        "name": cells.get("name"),
        "description": cells.get("description"),
        "status": _status(cells.get("status", "")),
        "organization": {"name": cells.get("provider", "")},
        "service_at_locations": [{"location": _location(cells)}],
        "cost_options": costs,
        "fees": words,
        "free": bool(free) and not costs,
        "attributes": [
            {"taxonomy_term": {"taxonomy": field, "term": term}}
            for field, term in _terms(cells, findings)
        ],
        "phones": [{"number": cells["phone"]}] if "phone" in cells else [],
        "email": cells.get("email"),
        "url": cells.get("url"),
        "assured_date": checked.isoformat() if checked else None,
    }


def _location(cells: Any) -> dict[str, Any]:
    kind = _FORMATS.get(cells.get("format", "").casefold(), "")
    if not kind and _yes("online", cells) and "postcode" not in cells:
        kind = "virtual"
    return {
        "name": cells.get("venue", ""),
        "location_type": kind,
        "latitude": cells.get("latitude"),
        "longitude": cells.get("longitude"),
        "addresses": [
            {
                "address_1": cells.get("address", ""),
                "city": cells.get("town", ""),
                "postal_code": cells.get("postcode", ""),
            }
        ],
    }


def _terms(cells: Any, findings: Findings) -> list[tuple[str, str]]:
    """Every id that the cells give: lists with ";", and "yes" in a column of its own.

    Blank is unknown and "no" gives nothing: an id that is not there says nothing.
    """
    found = [
        (field, term.strip())
        for field in _LISTS
        for term in re.split(r"[;|\n]+", cells.get(field, ""))
        if term.strip()
    ]
    for column, (field, id_) in YES_COLUMNS.items():
        if field in _LISTS and _yes(column, cells, findings):
            found.append((field, id_))
    if "meal" in cells:
        said = _yes("meal", cells, findings)
        found += [] if said is None else [("meal", "yes" if said else "no")]
    return found


def _yes(column: str, cells: Any, findings: Findings | None = None) -> bool | None:
    """What a yes-or-no cell says; None where it is blank or says something else, which is noted."""
    said = cells.get(column, "").casefold()
    if said in YES:
        return True
    if said in NO:
        return False
    if said and findings:
        findings.note(f"{said[:30]!r} in {column} is neither yes nor no")
    return None


def _status(said: str) -> str:
    return "active" if said.casefold() in ("", "active", "open", "live", "current") else said


def _key(row: Row) -> str:
    parts = ("name", "venue", "postcode")
    return row.cells.get("id") or " | ".join(row.cells.get(part, "").casefold() for part in parts)


def _label(row: Row) -> str:
    name = row.cells.get("name", "")[:60]
    return f"{name} (line {row.number})" if name else f"line {row.number}"
