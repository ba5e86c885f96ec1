"""The plan of a conversation, as it is kept in the memory: forgotten when that is."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.week.keeping import from_json, to_json
from bot.week.plan import Plan

_CHANGES = 8
"""So many changes of a conversation can be taken back: what is kept travels with each message."""
_GONE = 12


@dataclass(frozen=True)
class Kept:
    """A plan, and which part of it was spoken of last."""

    plan: Plan
    item: int | None = None
    """The number of the item that "it" means."""
    last: str = ""
    """The kind of the latest wish or deed, for "and the choir"."""


def new() -> Kept:
    """An empty week."""
    return Kept(Plan(secrets.token_urlsafe(16)))


def read(kept: Mapping[str, Any] | None) -> Kept:
    """What :func:`written` wrote; an empty week for nothing.

    Raises:
        PlanError: it cannot be read.
    """
    if kept is None:
        return new()
    return Kept(from_json(kept["plan"]), kept.get("item"), kept.get("last") or "")


def written(kept: Kept) -> dict[str, Any]:
    """As JSON can carry it."""
    plan = replace(kept.plan, past=kept.plan.past[-_CHANGES:], gone=kept.plan.gone[-_GONE:])
    return {"plan": to_json(plan), "item": kept.item, "last": kept.last}
