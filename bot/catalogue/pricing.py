"""What a price comes to as a number."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.catalogue.model import Price

_FREE = re.compile(
    r"(it'?s |it is |this is |completely |totally |always |all )*"
    r"(free( of charge| entry| admission| to (attend|join|enter|all|everyone)| session| sessions"
    r"| for (all|everyone))?"
    r"|no (charge|cost|fee|fees)|(there is |there's )no (charge|cost|fee)|nothing to pay|nil|gratis"
    r"|£?0(\.00?)?)"
)


def is_free_in_words(words: str) -> bool:
    """Whether words can only mean free ("No charge"); "free parking, £3 a class" does not."""
    plain = " ".join(re.sub(r"[^\w£.' ]", " ", words.casefold().replace("’", "'")).split())
    return bool(_FREE.fullmatch(plain.strip(". ")))


def lowest_price(price: Price) -> Decimal | None:
    """The least a session costs, in pounds; None where that is not known as a number."""
    if price.lowest is not None:
        return price.lowest
    return Decimal(0) if is_free_in_words(price.words) else None
