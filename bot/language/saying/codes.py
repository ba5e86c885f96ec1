"""Letters with figures: postcodes, roads, buses, rooms, flats and school stages."""

from __future__ import annotations

import re

from bot.language.saying.figures import cardinal, digits, label, many, spelt
from bot.language.saying.rule import DIGITS, Rule, Words, part, rule, word_before
from bot.language.sayings import word_set

_AREAS = word_set("saying", "postcode_areas")
"""The areas of British postcodes that no road or room is named like."""

_SINGLE_AREAS = frozenset("BEGLMNSW")
_IN_SMALL_LETTERS = ("dt", "ng", "bh", "sp", "dn")  # areas about here that are no words
_LABELLED = ("bus", "buses", "route", "routes", "service", "services", "room", "flat", "number",
             "no", "bay", "locker", "apartment", "suite")  # fmt: skip
_LONGEST_SPELT = 3


def _postcode(match: re.Match[str]) -> Words:
    area = re.match("[A-Za-z]+", match["outward"])
    assert area is not None
    named = area[0].upper()
    if named not in _AREAS and named not in _SINGLE_AREAS:
        return None
    if match["outward"].isupper() and match["inward"][1:] in ("st", "nd", "rd", "th"):
        return None  # "DT1 1st Dec"
    return (
        part(match, "outward", f"{spelt(match['outward'])},"),
        part(match, "inward", spelt(match["inward"])),
    )


def _letters_and_figures(match: re.Match[str]) -> Words:
    letters, figures, last = match["letters"], match["figures"], match["last"]
    if letters in _IN_SMALL_LETTERS and len(figures) <= 2 and not match["hyphen"]:
        return spelt(match[0])
    if not letters.isupper() and (len(letters) > 1 or not match["hyphen"]):
        return None
    if letters in _AREAS and len(figures) <= 2 and not match["hyphen"]:
        return spelt(match[0])
    said = spelt(letters) if len(letters) <= _LONGEST_SPELT else letters
    return " ".join([said, label(figures), *last.upper()])


def _stage_range(match: re.Match[str]) -> Words:
    return (
        part(match, "first", f"{spelt(match['letters'])} {label(match['from'])}"),
        part(match, "dash", "to"),
        part(match, "last", label(match["last"])),
    )


def _figures_and_letter(match: re.Match[str]) -> Words:
    figures = match["figures"]
    said = label(figures) if len(figures) != 3 or _is_labelled(match) else cardinal(int(figures))
    return f"{said} {match['letter'].upper()}"


def _is_labelled(match: re.Match[str]) -> bool:
    return word_before(match) in _LABELLED


def _labelled(match: re.Match[str]) -> Words:
    """Buses and rooms of three figures or more: "bus 202" is "bus two oh two"."""
    follows = re.match(r" bus(?:es)?\b", match.string[match.end() :][:6])
    return digits(match[0]) if follows or _is_labelled(match) else None


def _frequency(match: re.Match[str]) -> Words:
    """ "103.2 FM": "one oh three point two"."""
    return f"{label(match['n'])} point {digits(match['tenths'])}"


def _under(match: re.Match[str]) -> Words:
    said = cardinal(int(match["age"]))
    return f"under {many(said) if match['many'] else said}"


RULES: tuple[Rule, ...] = (
    rule(r"(?P<outward>[A-Z]{1,2}\d(?:\d|[A-Z])?) ?(?P<inward>\d[ABD-HJLNP-UW-Z]{2})(?!\w)",
         _postcode, any_case=True),
    rule(r"(?P<first>(?P<letters>[A-Z]{1,2})(?P<from>\d))(?P<dash> ?[-–] ?)(?P<last>\d)(?!\w)",
         _stage_range),
    rule(r"(?P<letters>[A-Z]\d{1,3})\(M\)", lambda m: f"{m[0][0]} {label(m[0][1:-3])} M"),
    rule(r"[Uu](?P<age>\d{1,2})(?P<many>'?s)?(?![\w-])", _under),
    rule(r"x ?(?P<n>\d{1,2})(?![\w.])", lambda m: f"times {label(m['n'])}", ("x",)),
    rule(r"(?P<letters>[A-Za-z]{1,8})(?P<hyphen>-?)(?P<figures>\d{1,6})(?P<last>[A-Z]?)"
         r"(?!\w|[:/]\d|-\d|\.\d)", _letters_and_figures),
    rule(r"[A-Z]-[A-Z](?![\w-])", lambda m: f"{m[0][0]} to {m[0][2]}"),
    rule(r"(?P<figures>\d{1,4})(?P<letter>[A-Z])(?!\w|&)", _figures_and_letter, DIGITS),
    rule(r"(?P<figures>\d{1,3})(?P<letter>[a-f])(?![\w/])", _figures_and_letter, DIGITS),
    rule(r"(?P<n>\d{2,3})\.(?P<tenths>\d)(?= ?FM\b)", _frequency, DIGITS),
    rule(r"\d{3}(?![\w%:-]|[.,/]\d)", _labelled, DIGITS),
)  # fmt: skip
