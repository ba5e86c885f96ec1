"""What a service costs."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from bot.catalogue.importers.fields import Record, children, day, pounds, words
from bot.catalogue.model import Price

# Words that can only mean free, as the whole of what is said; "free parking" is not one.
_FREE = re.compile(
    r"(it is |it's |this is |entry is |admission is |attendance is )?(completely |totally )?"
    r"(free|free of charge|free to (attend|join|all|use|everyone)"
    r"|free (entry|admission|event|session|activity|service)"
    r"|(there is )?no (charge|cost|fee|fees)|without charge"
    r"|£ ?0(\.00)?)( for (all|everyone))?[.! ]*",
    re.I,
)
_NOT_A_PRICE = re.compile(
    r"\b(contact|ask|enquire|varies|vary|various|tbc|to be confirmed|on (application|request))\b",
    re.I,
)
# A price of nothing for somebody who goes with another does not make the activity free.
_GOES_ALONG = re.compile(
    r"\b(carers?|companions?|personal assistants?|pas?|helpers?|support workers?|supporters?"
    r"|under|child|children|bab(y|ies)|infants?|toddlers?|members?)\b",
    re.I,
)


def read_price(record: Record, today: date) -> Price:
    """The price from ``cost_options``, else from ``fees`` in words, else from ``free``.

    An empty list is unknown, never free. Prices that are over, or not yet due, are left out.
    """
    options = [
        option
        for option in children(record, "cost_options", "cost_option")
        if _applies(option, today)
    ]
    prices = [price for option in options if (price := _option(option))]
    if not prices:
        fees = words(record, "fees", "fees_description")
        if record.get("free") is True or _is_free(fees):
            return Price(Decimal(0), fees)
        return Price(None, fees)
    amounts = [(amount, text) for amount, text in prices if amount is not None]
    paid = [amount for amount, _ in amounts if amount > 0]
    if paid:
        amounts = [(a, text) for a, text in amounts if a > 0 or not _GOES_ALONG.search(text)]
    lowest = min((amount for amount, _ in amounts), default=None)
    if len(prices) == 1 and lowest is not None and prices[0][1] == _money(lowest):
        return Price(lowest)
    return Price(lowest, "; ".join(dict.fromkeys(text for _, text in prices)))


def _applies(option: Record, today: date) -> bool:
    start, end = day(option, "valid_from"), day(option, "valid_to")
    return not (end and end < today) and not (start and start > today)


def _option(option: Record) -> tuple[Decimal | None, str] | None:
    """The amount and the words of one row; None where it says nothing."""
    name = words(option, "option")
    after = words(option, "amount_description", "cost_type")
    amount = pounds(option, "amount")
    if amount is None and (_is_free(name) or _is_free(after)) and not (name and after):
        amount = Decimal(0)
    elif amount == 0 and _NOT_A_PRICE.search(f"{name} {after}"):
        amount = None
    said = "" if amount is None or _is_free(name) or _is_free(after) else _money(amount)
    if said in after:
        said = ""
    if name and said:
        name += ":"
    text = " ".join(part for part in (name, said, after) if part)
    return (amount, text) if text else None


def _is_free(text: str) -> bool:
    return bool(_FREE.fullmatch(text))


def _money(amount: Decimal) -> str:
    if amount == 0:
        return "free"
    return f"£{amount:.2f}".removesuffix(".00")
