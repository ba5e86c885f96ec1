"""Plans and what goes into them, for the tests; and random ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from bot.catalogue.model import Activity, Price
from bot.vocabulary import DAYS
from bot.week.editing import add, clear, move, remove, undo
from bot.week.plan import Item, Plan
from bot.week.preferences import Budget, Hours, Preferences
from bot.week.slots import slots_of
from tests.catalogue.making import NOW, WEYMOUTH, activity, at, weekly

TODAY = NOW.date()
HOME = Preferences(home=WEYMOUTH)


def priced(amount: str | None, words: str = "") -> Price:
    return Price(None if amount is None else Decimal(amount), words)


ART = activity(
    "art",
    name="Art group",
    venue=at(2),
    categories=("arts_and_crafts",),
    price=priced("3.50"),
    schedules=(weekly("TU,TH"),),
    phone="01305 000111",
)
SWIM = activity(
    "swim",
    name="Easy swim",
    venue=at(4, "Pool"),
    categories=("swimming",),
    price=priced("4.20"),
    schedules=(weekly("TU", "12:10", "13:00"),),
)
FARM = activity(
    "farm",
    name="Community farm",
    venue=at(1, "Farm"),
    categories=("farm_and_animals",),
    price=priced(None, "Ask us"),
    schedules=(weekly("FR", "13:00", "16:00"),),
)
WEEK = (ART, SWIM, FARM)


def empty(**fields: Any) -> Plan:
    return Plan(**{"id": "a-plan", "preferences": HOME, **fields})


def planned(*choices: tuple[Activity, str], **fields: Any) -> Plan:
    """A plan with each activity on that day."""
    plan = empty(**fields)
    for chosen, day in choices:
        outcome = add(plan, chosen, NOW, day)
        assert outcome.done, outcome.remarks[0].text
        plan = outcome.plan
    return plan


def item(number: int, day: str, start: str, end: str, **fields: Any) -> Item:
    return Item(
        **{
            "number": number,
            "activity": f"a{number}",
            "name": f"Activity {number}",
            "day": day,
            "start": time.fromisoformat(start),
            "end": time.fromisoformat(end),
            **fields,
        }
    )


def text(remarks: Any) -> str:
    return " ".join(remark.text for remark in remarks)


# --- random plans -----------------------------------------------------------------------------

_CLOCKS = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
_CHANGES = ["add"] * 8 + ["move"] * 4 + ["remove", "undo", "clear"]
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@st.composite
def activities(draw: st.DrawFn, id: str = "a") -> Activity:
    """One with weekly sessions at any time, also past midnight, at any price or none."""
    schedules = []
    for _ in range(draw(st.integers(1, 2))):
        days = draw(st.sets(st.sampled_from(_CODES), min_size=1, max_size=3))
        start, end = draw(_CLOCKS), draw(st.none() | _CLOCKS)
        one = weekly(",".join(sorted(days, key=_CODES.index)), str(start), None)
        schedules.append(replace(one, end_time=end))
    price = draw(st.none() | st.integers(0, 5000).map(lambda pence: Decimal(pence) / 100))
    return activity(
        id,
        schedules=tuple(schedules),
        price=Price(price),
        venue=draw(st.none() | st.integers(0, 30).map(at)),
        formats=draw(st.sampled_from([(), ("online",)])),
        categories=draw(st.sampled_from([(), ("sitting_service",), ("swimming",)])),
    )


_HOURS = st.builds(Hours, st.sampled_from(DAYS), _CLOCKS, _CLOCKS)
PREFERENCES = st.builds(
    Preferences,
    home=st.sampled_from([None, WEYMOUTH]),
    way=st.sampled_from([None, "walk", "bus", "car"]),
    companion=st.sampled_from([None, "carer", "assistant"]),
    carer_takes=st.booleans(),
    somebody_at_home=st.lists(_HOURS, max_size=4).map(tuple),
    quiet=st.lists(_HOURS, max_size=2).map(tuple),
)
BUDGETS = st.none() | st.builds(
    Budget,
    st.integers(0, 100_000).map(lambda pence: Decimal(pence) / 100),
    st.sampled_from(["week", "year"]),
    st.sampled_from(["personal_budget", "direct_payment"]),
)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Plan, dict[str, Activity]]:
    """A plan after some random changes, and the activities that there are."""
    known = {id: draw(activities(id)) for id in "abcd"}
    slots = [slot for one in known.values() for slot in slots_of(one, NOW)]
    plan = Plan("random", preferences=draw(PREFERENCES), budget=draw(BUDGETS))
    for what in draw(st.lists(st.sampled_from(_CHANGES), min_size=5, max_size=14)):
        slot = draw(st.sampled_from(slots))
        chosen, there = known[slot.activity], plan.of(slot.activity)
        if what == "add":
            plan = add(plan, chosen, NOW, slot.day, slot.start).plan
        elif what == "move" and there:
            plan = move(plan, chosen, NOW, slot.day, slot.start, there[0].day).plan
        elif what == "remove" and there:
            plan = remove(plan, chosen.id, there[0].day).plan
        elif what in ("undo", "clear"):
            plan = (undo if what == "undo" else clear)(plan).plan
    return plan, known
