"""A plan as JSON, to be kept with a conversation or behind a link, and read again.

Changes that can be taken back share nearly all their items, so each item is written once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.week.errors import KeptPlanError, clock_error
from bot.week.plan import Change, Earlier, Item, Plan
from bot.week.preferences import Budget, Preferences
from bot.wording import say

VERSION = 1


@dataclass(frozen=True)
class _State:
    """A plan at one time, as numbers of what stands in the lists."""

    items: tuple[int, ...]
    preferences: int
    budget: int | None
    change: Change | None = None


@dataclass(frozen=True)
class _Kept:
    version: int
    id: str
    revision: int
    numbered: int
    items: tuple[Item, ...]
    preferences: tuple[Preferences, ...]
    budgets: tuple[Budget, ...]
    states: tuple[_State, ...]
    """The past, and now as the last."""
    gone: tuple[int, ...] = ()


_ADAPTER = TypeAdapter(_Kept)


def to_json(plan: Plan) -> dict[str, Any]:
    """The plan as JSON can carry it."""
    items: list[Item] = []
    preferences: list[Preferences] = []
    budgets: list[Budget] = []

    def number(thing: Any, within: list[Any]) -> int:
        if thing not in within:
            within.append(thing)
        return within.index(thing)

    def state(of: Earlier | Plan, change: Change | None = None) -> _State:
        return _State(
            items=tuple(number(item, items) for item in of.items),
            preferences=number(of.preferences, preferences),
            budget=None if of.budget is None else number(of.budget, budgets),
            change=change,
        )

    states = (*(state(earlier, earlier.change) for earlier in plan.past), state(plan))
    gone = tuple(number(item, items) for item in plan.gone)
    kept = _Kept(
        VERSION, plan.id, plan.revision, plan.numbered,
        tuple(items), tuple(preferences), tuple(budgets), states, gone,
    )  # fmt: skip
    made: dict[str, Any] = _ADAPTER.dump_python(kept, mode="json", exclude_defaults=True)
    return made


def from_json(data: Mapping[str, Any]) -> Plan:
    """Read what :func:`to_json` wrote.

    Raises:
        ClockError: a time that no day has.
        PlanError: a budget below zero, two parts at one time, or another value no plan can hold.
        KeptPlanError: it is no kept plan, or one of a newer Daywise.
    """
    try:
        kept = _ADAPTER.validate_python(data, strict=False)
        if kept.version != VERSION or not kept.states:
            raise KeptPlanError(say("week.error.kept"))
        *past, now = kept.states
        return Plan(
            id=kept.id,
            items=tuple(kept.items[at] for at in now.items),
            preferences=kept.preferences[now.preferences],
            budget=None if now.budget is None else kept.budgets[now.budget],
            past=tuple(_earlier(kept, state) for state in past),
            revision=kept.revision,
            numbered=kept.numbered,
            gone=tuple(kept.items[at] for at in kept.gone),
        )
    except ValidationError as error:
        for one in error.errors(include_url=False):
            if one["type"].startswith("time"):
                raise clock_error(one["input"]) from error
        raise KeptPlanError(say("week.error.kept")) from error
    except IndexError as error:
        raise KeptPlanError(say("week.error.kept")) from error


def _earlier(kept: _Kept, state: _State) -> Earlier:
    return Earlier(
        change=state.change or Change("added"),
        items=tuple(kept.items[at] for at in state.items),
        preferences=kept.preferences[state.preferences],
        budget=None if state.budget is None else kept.budgets[state.budget],
    )
