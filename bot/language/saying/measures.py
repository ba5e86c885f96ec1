"""Distances, lengths of time, weights and shares: "2.5 miles" is "two and a half miles"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.saying.figures import cardinal, number_words
from bot.language.saying.rule import DIGITS, NUMBER, Part, Rule, Words, part, rule, word_before


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is written, in words, and the article that goes before it."""

    written: str
    one: str
    many: str
    article: str = "a"


_UNITS = (
    Unit(r"miles?|mi", "mile", "miles"),
    Unit(r"kms?|kilometres?|kilometers?|Kms?|KM", "kilometre", "kilometres"),
    Unit(r"metres?|meters?|mtrs?|m", "metre", "metres"),
    Unit(r"cms?", "centimetre", "centimetres"),
    Unit(r"mm", "millimetre", "millimetres"),
    Unit(r"yards?|yds?", "yard", "yards"),
    Unit(r"feet|foot|ft", "foot", "feet"),
    Unit(r"kgs?|kilos?", "kilogram", "kilograms"),
    Unit(r"mg", "milligram", "milligrams"),
    Unit(r"grams?|g", "gram", "grams"),
    Unit(r"mls?", "millilitre", "millilitres"),
    Unit(r"lit(?:re|er)s?|l", "litre", "litres"),
    Unit(r"lbs?", "pound", "pounds"),
    Unit(r"oz", "ounce", "ounces", "an"),
    Unit(r"mph", "mile an hour", "miles an hour"),
    Unit(r"minutes?|mins?|mns", "minute", "minutes"),
    Unit(r"hours?|hrs?|h", "hour", "hours", "an"),
    Unit(r"seconds?|secs?", "second", "seconds"),
    Unit(r"days?", "day", "days"),
    Unit(r"weeks?|wks?", "week", "weeks"),
    Unit(r"months?|mths?|mnths?", "month", "months"),
    Unit(r"years?|yrs?", "year", "years"),
    Unit(r"° ?C|°C?", "degree", "degrees"),
    Unit(r"sq\.? ?m|m²", "square metre", "square metres"),
)
_WRITTEN = "|".join(f"(?P<u{index}>{unit.written})" for index, unit in enumerate(_UNITS))
_FRACTIONS = {
    "½": "half", "¼": "quarter", "¾": "three quarters", "⅓": "third", "⅔": "two thirds",
    "1/2": "half", "1/4": "quarter", "3/4": "three quarters", "1/3": "third", "2/3": "two thirds",
}  # fmt: skip
_FRACTION = r"(?:[½¼¾⅓⅔]|(?:1/[234]|2/3|3/4)(?![\d/]))"
_COUNT = rf"(?:(?:\d+[ -]?)?{_FRACTION}|{NUMBER})"
_SINGULAR = re.compile(
    r"(?:mile|kilometre|metre|yard|foot|minute|hour|second|day|week|month|year)$"
)
# "10 min walk": the unit goes with the thing, and stays in the singular.
_OF_A_THING = re.compile(
    r"[ -](?:walk|run|ride|drive|course|route|trail|loop|stroll|cycle|swim|race|circuit|hike|jog"
    r"|session|class|slot|appointment|break|call|visit|block|stay|journey|film|talk|workshop"
    r"|programme|plan|notice|lesson|massage|period|wait|delay|assessment|window|olds?|chat"
    r"|meeting|parking|service|helpline|line|care|support|warranty|term|taster|event|show"
    r"|queue|contract|free|trial|membership|pass|gap|interval|old|pool|lane|bus|taxi|train"
    r"|wheelchair|sponsored|guided|circular|long)\b"
)
_OLDS = re.compile(r"-old|[ -]olds\b")  # "5-11 years olds", but "5 years old"
_MILLIONS = re.compile(r" (?:people|adults|carers|homes|households|families|children|pounds|of)\b")


def _unit(match: re.Match[str]) -> Unit:
    return next(unit for index, unit in enumerate(_UNITS) if match[f"u{index}"])


def _measure(match: re.Match[str]) -> Words:
    count, unit = match["count"], _unit(match)
    written = match["unit"]
    if written == "m" and match["space"] == "" and _MILLIONS.match(match.string, match.end()):
        return f"{number_words(count)} million"
    if len(written) == 1 and written in "hl" and match["space"]:
        return None
    first = [
        (_amount(match["first"], unit)[0], match.start("first"), match.end("first")),
        part(match, "dash", match["dash"].strip(" -–") or "to"),
    ] if match["first"] else []  # fmt: skip
    words, several = _amount(count, unit)
    half_day = unit.one == "day" and "/" in count
    if words.startswith("half ") and (half_day or word_before(match) == "a"):
        words = "half"  # "a 1/2 hour walk", "1/2 day course"
    name = unit.many if several and not _is_of_a_thing(match, written) else unit.one
    said: list[Part] = [*first, part(match, "count", words), part(match, "unit", name)]
    if match["more"]:
        said.append(part(match, "more", "and over"))
    return tuple(said)


def _amount(written: str, unit: Unit) -> tuple[str, bool]:
    """The words of a count, and whether there are several."""
    fraction = re.search(_FRACTION, written)
    whole = written[: fraction.start()].strip(" -") if fraction else ""
    named = _FRACTIONS[fraction[0]] if fraction else ""
    if re.fullmatch(r"\d+\.50?", written):
        whole, named = written.partition(".")[0], "half"
    if not named:
        return number_words(written), not re.fullmatch(r"1(?:\.0+)?", written)
    if whole.strip("0"):
        article = "" if named.startswith(("two", "three")) else "a "
        return f"{cardinal(int(whole))} and {article}{named}", True
    if named == "half":
        return f"half {unit.article}", False
    article = "" if named.startswith(("two", "three")) else "a "
    return f"{article}{named} of {unit.article}", False


def _is_of_a_thing(match: re.Match[str], written: str) -> bool:
    if match["space"] == "-":
        return True
    if _SINGULAR.fullmatch(written):
        return True
    if written.endswith("s") or written == "feet":
        return _OLDS.match(match.string, match.end()) is not None
    return _OF_A_THING.match(match.string, match.end()) is not None


def _hours_and_minutes(match: re.Match[str]) -> Words:
    """ "1hr30", "1h 30m"."""
    hours, minutes = int(match["hours"]), int(match["minutes"])
    return (
        part(match, "hours", f"{cardinal(hours)} {'hour' if hours == 1 else 'hours'}"),
        part(match, "minutes", f"{cardinal(minutes)} {'minute' if minutes == 1 else 'minutes'}"),
    )


def _per_cent(match: re.Match[str]) -> Words:
    first: list[Part] = []
    if match["first"]:
        first = [part(match, "first", number_words(match["first"])), part(match, "dash", "to")]
    return (*first, part(match, "count", number_words(match["count"])),
            part(match, "unit", "per cent"))  # fmt: skip


def _minus(match: re.Match[str]) -> Words:
    return (part(match, "minus", "minus"), part(match, "count", number_words(match["count"])),
            part(match, "unit", "degrees"))  # fmt: skip


RULES: tuple[Rule, ...] = (
    rule(r"(?P<hours>\d{1,2}) ?h(?:rs?|ours?)? ?(?P<minutes>\d{1,2})"
         r"(?: ?m(?:ins?|inutes?)?)?(?![\w:])",
         _hours_and_minutes, DIGITS),
    rule(rf"(?:(?P<first>{_COUNT})%?(?P<dash> ?[-–] ?| to ))?(?P<count>{NUMBER}) ?"
         r"(?P<unit>%|per ?cent\b)", _per_cent, DIGITS),
    rule(rf"(?P<minus>[-–])(?P<count>{NUMBER}) ?(?P<unit>° ?C?)", _minus, "-–"),
    rule(rf"(?:(?P<first>{_COUNT})(?P<dash> ?[-–] ?| to | or ))?(?P<count>{_COUNT})(?P<space>[ -]?)"
         rf"(?P<unit>{_WRITTEN})(?![\w²])\.?(?!\w)(?P<more> ?\+)?(?!\w)",
         _measure, (*DIGITS, *"½¼¾⅓⅔"), may_end_a_sentence=True),
)  # fmt: skip
