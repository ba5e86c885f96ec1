"""Careful reading of JSON records whose fields may be missing or of another type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.catalogue.importers.text import one_line, plain_text
from bot.settings import LONDON

Record = Mapping[str, Any]


def words(record: Record, *keys: str) -> str:
    """The first of ``keys`` that holds text, on one line; empty if none does."""
    return next((text for key in keys if (text := one_line(_string(record.get(key))))), "")


def paragraphs(record: Record, *keys: str) -> str:
    """As :func:`words`, with its lines kept."""
    return next((text for key in keys if (text := plain_text(_string(record.get(key))))), "")


def identifier(record: Record, *keys: str) -> str:
    """An id, which may be text or a whole number; empty if there is none."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if text := one_line(_string(value)):
            return text
    return ""


def child(record: Record, *keys: str) -> Record:
    """The first of ``keys`` that holds an object; an empty one if none does."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, Mapping):
            return value
    return {}


def children(record: Record, *keys: str) -> list[Record]:
    """The objects in all the lists under ``keys``; a lone object counts as a list of one."""
    found: list[Record] = []
    for key in keys:
        value = record.get(key)
        if isinstance(value, Mapping):
            found.append(value)
        elif isinstance(value, list):
            found.extend(entry for entry in value if isinstance(entry, Mapping))
    return found


def number(record: Record, key: str) -> float | None:
    """A finite number, or text that is one."""
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if abs(found) < float("inf") else None


def pounds(record: Record, key: str) -> Decimal | None:
    """An amount of money from 0 to 100,000, as a number or as text such as "£1,200.50"."""
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    text = str(value).replace("£", "").replace("GBP", "").strip()
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    if not amount.is_finite() or not 0 <= amount <= 100_000:
        return None
    return amount.quantize(Decimal("0.01"))


def day(record: Record, *keys: str) -> date | None:
    """A London date from "2026-11-24", or from a moment such as "2026-09-10T00:00:00Z"."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, str) and (found := _day(value.strip())):
            return found
    return None


def _day(text: str) -> date | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None or "T" not in text.upper():
        return moment.date()
    try:
        return moment.astimezone(LONDON).date()
    except OverflowError:  # the years 1 and 9999
        return moment.date()


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""
