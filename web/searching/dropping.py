"""The address of a search with one wish dropped or widened, also where words said the wish."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.catalogue.results import Alternative
from bot.language.mentions import Mention
from web.searching import cutting
from web.searching.form import Form
from web.searching.reading import Asked, Read, said_of_times, said_of_wishes

_ATTRIBUTES = {"for": "for_"}


def without(form: Form, said: Asked, alternative: Alternative, read: Read, now: datetime) -> str:
    """Where ``alternative`` is found: the words and choices of its wish are gone, the rest stays.

    ``said`` is how ``form`` was read.
    """
    wish, search = alternative.wish, alternative.search

    def goes(mention: Mention) -> bool:
        if mention.negated:
            return wish == "not" and mention.value not in _values(search.excluded, mention.field)
        return mention.field == wish and mention.value not in _values(search, wish)

    changes: dict[str, Any] = {
        "what": cutting.without(
            form.what, said.what, goes, lambda text: said_of_wishes(text, read, now)
        ),
        "when": cutting.without(
            form.when, said.when, goes, lambda text: said_of_times(text, read, now)
        ),
        "page": 1,
    }
    if wish in form.chosen:
        changes[wish] = tuple(id_ for id_ in form.chosen[wish] if id_ in _values(search, wish))
    elif wish == "max_price":
        changes["price"] = _number(search.max_price)
    elif wish == "within_miles":
        changes["within"] = _number(search.within_miles)
    elif wish == "near":
        changes |= {"near": "", "within": ""}
    return form.address(**changes)


def _values(search: Any, field: str) -> tuple[Any, ...]:
    """What a search holds of a field, as values that a mention could have."""
    value = getattr(search, _ATTRIBUTES.get(field, field))
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
