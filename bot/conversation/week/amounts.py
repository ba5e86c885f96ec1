"""Sums of money as people write them, with what time they are for: "£3,000 a year", "60 quid"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from bot.language.numbers import NUMBER_WORDS, number

_NUMBER = r"\d[\d,]*(?:\.\d+)?\s?k?"
_WORDS = rf"(?:(?:{'|'.join(NUMBER_WORDS)})[ -]?)+"
_SUM = re.compile(
    rf"(?P<sign>(?<![\w])(?:-|−|minus\s+))?\s*"
    rf"(?:£\s?(?P<sign2>-|−)?(?P<pounds>{_NUMBER})"
    rf"|(?P<figures>{_NUMBER})\s?(?:pounds?|quid)\b"
    rf"|(?P<words>{_WORDS})\s?(?:pounds?|quid)\b"
    rf"|(?P<bare>{_NUMBER})(?=\s+(?:a|per|each|every)\s+(?:week|month|year)))",
    re.I,
)
_PER = (
    ("week", re.compile(r"\b(?:a|per|each|every|the|one) week\b|\bweekly\b|\bpw\b", re.I)),
    ("fortnight", re.compile(r"\bfortnight", re.I)),
    ("month", re.compile(r"\bmonth", re.I)),
    ("year", re.compile(r"\byear|\bannual|\bannum|/\s?y(?:ea)?r|\bpa\b", re.I)),
)  # fmt: skip
A_YEAR = {"week": 52, "fortnight": 26, "month": 12, "year": 1}


@dataclass(frozen=True)
class Sum:
    """So many pounds, perhaps below zero; ``per`` is a key of :data:`A_YEAR`, or not told."""

    amount: Decimal
    per: str


def sum_in(text: str) -> Sum | None:
    """The first sum of money in a text; None where there is none."""
    match = _SUM.search(text)
    if match is None:
        return None
    written = match["pounds"] or match["figures"] or match["bare"]
    if written:
        amount = _figures(written)
    else:
        said = number(re.split(r"[ -]+", match["words"].lower().strip()))
        amount = None if said is None else Decimal(str(said))
    if amount is None:
        return None
    if match["sign"] or match["sign2"]:
        amount = -amount
    rest = text[match.start() : match.end() + 40]
    per = next((name for name, pattern in _PER if pattern.search(rest)), "")
    return Sum(amount, per or next((n for n, p in _PER if p.search(text)), ""))


def _figures(written: str) -> Decimal | None:
    plain = written.replace(",", "").strip().lower()
    thousands = plain.endswith("k")
    try:
        amount = Decimal(plain.removesuffix("k").strip())
    except InvalidOperation:
        return None
    return amount * 1000 if thousands else amount
