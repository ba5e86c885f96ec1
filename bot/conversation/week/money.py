"""The money there is for a week, and what the week costs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.answers import Choice
from bot.conversation.week.amounts import A_YEAR, Sum, sum_in
from bot.conversation.week.deeds import Deed
from bot.conversation.week.kept import Kept
from bot.conversation.week.questions import Option, Question
from bot.conversation.week.talk import Talk, Told, fixed
from bot.conversation.week.things import said_of
from bot.conversation.week.wishes import Wish
from bot.week import editing
from bot.week.costs import Costs, costs
from bot.week.errors import BudgetError
from bot.week.preferences import Budget, BudgetKind, Per, read_amount
from bot.wording import say

_KINDS: tuple[tuple[BudgetKind, tuple[str, ...]], ...] = (
    ("direct_payment", ("direct payment", "direct payments")),
    ("individual_service_fund", ("service fund", "isf ")),
    ("personal_budget", ("personal budget",)),
)
_NO_MONEY = ("no budget ", "forget the budget ", "without a budget ", "forget the money ")
_ASKS = ("how ", "what ", "can ", "is ", "are ", "am ", "do ", "does ")


def money_wish(talk: Talk, wish: Wish) -> Told:
    """Note how much money there is, or tell what the week costs.

    Raises:
        BudgetError: it is less than nothing, or too much.
    """
    said = said_of(talk, wish)
    if any(words in said.words for words in _NO_MONEY):
        return _noted(talk, None)
    found = sum_in(said.text)
    if found is None:
        sets = "set " in said.words and not said.words.startswith(_ASKS)
        return ask(talk) if sets else cost(talk)
    return told_sum(talk, found, said.words)


def told_sum(talk: Talk, found: Sum, words: str = "") -> Told:
    """Note a sum, or ask what time it is for.

    Raises:
        BudgetError: it is less than nothing, or too much.
    """
    if found.amount < 0:
        raise BudgetError(say("week.error.negative", value=f"-{_pounds(-found.amount)}"))
    amount = read_amount(found.amount)
    before = talk.plan.budget.kind if talk.plan.budget else "personal_budget"
    kind = next((kind for kind, ways in _KINDS if any(one in words for one in ways)), before)
    deed = Deed("spend", amount=str(amount), per=found.per, name=kind)
    if found.per:
        return spend(talk, deed)
    shown = _pounds(amount)
    options = tuple(
        Option(label, label, replace(deed, per=per))
        for per in ("week", "month", "year")
        for label in (say(f"week.choice.per_{per}", amount=shown),)
    )
    text = say("week.talk.per_question", amount=shown)
    return Told.of(talk, text, question=Question("choose", options))


def ask(talk: Talk) -> Told:
    """Ask how much there is; any sum answers it."""
    return Told.of(talk, say("week.talk.budget_question"), question=Question("money"))


def spend(talk: Talk, deed: Deed) -> Told:
    """Note the money that there is, and tell what is left of it."""
    per: Per = "week" if deed.per == "week" else "year"
    amount = Decimal(deed.amount)
    if deed.per not in ("week", "year"):
        amount *= A_YEAR[deed.per]
    kind: BudgetKind = next((one for one, _ in _KINDS if one == deed.name), "personal_budget")
    return _noted(talk, Budget(amount, per, kind))


def cost(talk: Talk) -> Told:
    """What the week costs, and what is left of the money."""
    if not talk.plan.items:
        text = say("week.talk.costs_nothing_yet")
        return Told.of(talk, text, say("week.estimate"), choices=fixed("fill", "find"))
    money = costs(talk.plan, talk.today)
    budget = () if talk.plan.budget else fixed("budget")
    choices = (*fixed("show"), *_cheaper(money), *budget)
    return Told.of(talk, *money.remarks, choices=choices)


def _noted(talk: Talk, budget: Budget | None) -> Told:
    plan = editing.spend(talk.plan, budget)
    kept = Kept(plan, talk.kept.item)
    if budget is None:
        return Told(kept, (say("week.talk.no_budget"),), fixed("undo", "show"))
    kind = say(f"week.money.{budget.kind}")
    told = Told(kept, (say(f"week.talk.budget_{budget.per}", amount=_pounds(budget.amount),
                           kind=kind),))  # fmt: skip
    if not plan.items:
        return replace(told.also(say("week.estimate")), choices=fixed("fill", "find", "undo"))
    money = costs(plan, talk.today)
    more = _cheaper(money) or fixed("ideas")
    return replace(told.also(*money.remarks), choices=(*fixed("show"), *more, *fixed("undo")))


def _cheaper(money: Costs) -> tuple[Choice, ...]:
    over = money.left_year is not None and money.left_year < 0
    return fixed("cheaper") if over else ()


def _pounds(amount: Decimal) -> str:
    return f"£{amount:,.2f}".removesuffix(".00")
