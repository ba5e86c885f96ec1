"""What holds of every plan, whatever was done to it."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, product

from hypothesis import event, given, settings
from hypothesis import strategies as st

from bot.catalogue.model import Activity
from bot.vocabulary import DAYS
from bot.week.carer import carer_week
from bot.week.costs import costs
from bot.week.editing import add, clear, move, remove, undo
from bot.week.keeping import from_json, to_json
from bot.week.plan import Plan
from bot.week.slots import slots_of
from bot.week.spans import WEEK, Span, joined, minutes_in, without
from tests.catalogue.making import NOW
from tests.week.making import TODAY, plans

Made = tuple[Plan, dict[str, Activity]]
_EXAMPLES = settings(max_examples=40, deadline=None)


def minutes_of(plan: Plan) -> list[set[int]]:
    return [
        {minute % WEEK for minute in range(item.span.start, item.span.end)} for item in plan.items
    ]


@_EXAMPLES
@given(plans())
def test_no_plan_overlaps_itself(made: Made) -> None:
    plan, _ = made
    event(f"{len(plan.items)} items")
    for one, other in combinations(minutes_of(plan), 2):
        assert not one & other


@_EXAMPLES
@given(plans())
def test_costs_add_up_to_the_penny(made: Made) -> None:
    """Counted again in whole pence, from the items themselves."""
    plan, _ = made
    money = costs(plan, TODAY)
    going_along = plan.preferences.companion is not None
    pence = week = year = 0
    for one in money.each:
        if one.item.cost is None:
            assert one.session is None
            assert one.item in money.unknown
            continue
        pence = round(one.item.cost * 100) * (2 if going_along else 1)
        week += pence
        year += pence * one.times_a_year
    assert (money.week, money.year) == (Decimal(week) / 100, Decimal(year) / 100)
    if plan.budget is not None:
        assert money.left_week == plan.budget.a_week - money.week


@_EXAMPLES
@given(plans())
def test_free_and_busy_hours_make_the_week(made: Made) -> None:
    carer = carer_week(made[0])
    assert carer.free_minutes + carer.busy_minutes == WEEK == 168 * 60
    assert minutes_in([*carer.free, *carer.busy]) == WEEK


@_EXAMPLES
@given(plans())
def test_moving_there_and_back_changes_nothing(made: Made) -> None:
    plan, known = made
    moves = 0
    for item, day in product(plan.items, DAYS):
        chosen = known[item.activity]
        there = move(plan, chosen, NOW, day, from_day=item.day)
        if there.done and len(there.plan.of(item.activity, day)) == 1:
            moves += 1
            back = move(there.plan, chosen, NOW, item.day, item.start, from_day=day)
            assert back.plan.items == plan.items
            assert (back.plan.preferences, back.plan.budget) == (plan.preferences, plan.budget)
    event(f"{min(moves, 3)} moves")


@_EXAMPLES
@given(plans(), st.data())
def test_undo_undoes(made: Made, data: st.DataObject) -> None:
    plan, known = made
    chosen = known[data.draw(st.sampled_from(sorted(known)))]
    day = data.draw(st.none() | st.sampled_from(DAYS))
    for outcome in (
        add(plan, chosen, NOW, day),
        remove(plan, chosen.id, day),
        move(plan, chosen, NOW, day),
        clear(plan),
    ):
        if outcome.done:
            back = undo(outcome.plan)
            assert back.done
            assert back.plan.items == plan.items
            assert back.plan.preferences == plan.preferences
            assert len(back.plan.past) == min(len(plan.past), 19)
        else:
            assert outcome.plan == plan
            assert outcome.remarks


@_EXAMPLES
@given(plans())
def test_a_plan_that_was_kept_is_the_same_plan(made: Made) -> None:
    assert from_json(to_json(made[0])) == made[0]


@_EXAMPLES
@given(plans())
def test_an_item_keeps_its_number_and_no_other_ever_has_it(made: Made) -> None:
    plan, known = made
    ever = {item.number for item in (*plan.items, *plan.gone)}
    for chosen in known.values():
        for slot in slots_of(chosen, NOW):
            outcome = add(plan, chosen, NOW, slot.day, slot.start)
            if outcome.done:
                assert outcome.items[0].number not in ever
                assert outcome.plan.revision == plan.revision + 1


spans = st.builds(
    lambda start, minutes: Span(start, start + minutes),
    st.integers(0, WEEK - 1),
    st.integers(1, WEEK),
)


@_EXAMPLES
@given(st.lists(spans, max_size=5), st.lists(spans, max_size=5))
def test_spans_are_sets_of_minutes(ones: list[Span], others: list[Span]) -> None:
    def minutes(found: list[Span]) -> set[int]:
        return {minute % WEEK for span in found for minute in range(span.start, span.end)}

    assert minutes(list(joined(ones))) == minutes(ones)
    assert minutes(list(without(ones, others))) == minutes(ones) - minutes(others)
    assert minutes_in(ones) == len(minutes(ones))
