"""What a reader of text found: one filter, said somewhere in a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Mention:
    """One fact in a text.

    ``start`` and ``end`` are character offsets of the text as typed (end exclusive).
    ``value`` is what JSON can carry:

    =============  =====================================================================
    field          value
    =============  =====================================================================
    categories     an id of :data:`bot.vocabulary.CATEGORIES` (days, part_of_day, access,
                   for, funding, transport, format: likewise, one mention an id)
    near           a place's usual name ("Wimborne Minster") or a postcode ("DT4 7AB")
    near_me        True: "near me", "round here", with no place told
    within_miles   a number of miles
    dates          {"from": "YYYY-MM-DD", "to": "YYYY-MM-DD"}, both inclusive
    max_price      pounds; 0 is free
    meal           True
    detail         an id of :data:`bot.vocabulary.DETAILS`
    ordinal        1 for "the first one", -1 for "the last one"
    drop           the field of the search that no longer matters ("any day", "any price")
    compare        "cheaper", "nearer", "sooner", "later" or "different": than what was shown
    add            True: what is named comes beside what was wished for ("and swimming?")
    =============  =====================================================================
    """

    field: str
    value: Any
    start: int
    end: int
    negated: bool = False
    """ "not Tuesdays", "no swimming": for categories, days, part_of_day and for only."""
