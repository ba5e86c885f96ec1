"""Numbers that are no money, time or measure: ages, ranges, fractions, ratios, years."""

from __future__ import annotations

import re

from bot.language.saying.figures import cardinal, digits, many, number_words, ordinal, year
from bot.language.saying.rule import (
    DASH,
    DIGITS,
    NUMBER,
    Part,
    Rule,
    Words,
    part,
    rule,
    text_before,
    word_before,
)

_FRACTIONS = {
    "1/2": "half", "½": "half", "1/4": "a quarter", "¼": "a quarter", "3/4": "three quarters",
    "¾": "three quarters", "1/3": "a third", "⅓": "a third", "2/3": "two thirds",
    "⅔": "two thirds",
}  # fmt: skip
_LONG = 7  # digits without a comma: a reference, said digit by digit
_COUNTED = (
    r" (?:people|adults|children|members|carers|places|homes|activities|groups|clubs|volunteers"
    r"|things|ways|words|steps|books|residents|families|households|organisations|services|items"
    r"|recipes|games|plants|events|classes|sessions|charities|businesses|calories|pages|copies"
    r"|visitors|patients|tickets|seats|photos|trees|miles|metres)\b"
)
_COUNT_AFTER = re.compile(_COUNTED)
_YEARS_AFTER = re.compile(r" ?(?:years?|yrs?)\b")
_OLDEST = 120  # an age; more than that with a plus sign is a count


def _many_of(match: re.Match[str]) -> Words:
    """ "the 1980s", "over 60s", "her 80s"."""
    written = match["number"]
    if len(written) == 4 and written.endswith("0"):
        number = int(written)
        whole = "two thousand" if number == 2000 else year(number)
        return many(whole)
    said = [part(match, "number", many(number_words(written)))]
    if match["first"]:
        said = [part(match, "first", cardinal(int(match["first"]))), part(match, "dash", "to"),
                *said]  # fmt: skip
    return tuple(said)


def _and_over(match: re.Match[str]) -> Words:
    """ "18+", "60+ yrs"; "200+ members" is a count."""
    words = number_words(match["number"])
    after = match.string[match.end() :]
    counted = _COUNT_AFTER.match(after)
    if counted or float(match["number"].replace(",", "")) > _OLDEST:
        return f"more than {words}"
    if match["years"]:
        return f"{words} years and over"
    return f"{words} and over"


def _fraction(match: re.Match[str]) -> Words:
    written = match["fraction"]
    named = _FRACTIONS.get(written)
    if named is None:
        top, bottom = (int(figure) for figure in written.split("/"))
        if top == bottom:  # "50/50"
            return "fifty fifty" if top == 50 else f"{cardinal(top)} out of {cardinal(top)}"
        if not 0 < top < bottom or bottom > 100:
            return None
        named = f"{cardinal(top)} {ordinal(bottom)}{'s' if top > 1 else ''}"
    if match["whole"]:
        return f"{cardinal(int(match['whole']))} and {'a half' if named == 'half' else named}"
    if named.startswith("a ") and word_before(match) in ("a", "one", "the"):
        return named[2:]
    return named


def _ratio(match: re.Match[str]) -> Words:
    """ "1:1" and "2:15", but no time: those have two figures after the colon and come first."""
    return _between(match, "to")


def _between(match: re.Match[str], word: str) -> Words:
    return (
        part(match, "first", number_words(match["first"])),
        part(match, "dash", word),
        part(match, "last", number_words(match["last"])),
    )


def _range(match: re.Match[str]) -> Words:
    first, last = match["first"], match["last"]
    said = [part(match, "first", _plain(first)), part(match, "dash", "to"),
            part(match, "last", _plain(last))]  # fmt: skip
    if match["more"]:
        said.append(part(match, "more", "and over"))
    return tuple(said)


def _of_a_list(match: re.Match[str]) -> Words:
    """ "1. Ring us" at the head of a line."""
    return f"{cardinal(int(match['n']))},"


def _ordinal(match: re.Match[str]) -> Words:
    said = ordinal(int(match["n"]))
    # "the one hundredth" is a small part of something.
    return said.removeprefix("one ") if word_before(match) in ("the", "our", "his", "her") else said


def _ordinals(match: re.Match[str]) -> Words:
    return (
        part(match, "first", ordinal(int(match["first"]))),
        part(match, "dash", "to"),
        part(match, "last", ordinal(int(match["last"]))),
    )


def _years(match: re.Match[str]) -> Words:
    """ "2026/27" and "2026-27"."""
    first, last = match["first"], match["last"]
    if len(last) == 2 and int(last) != (int(first) + 1) % 100 and match["dash"].strip() == "/":
        return None
    if len(last) == 4 and int(last) <= int(first):
        return None
    if len(last) == 2 and int(last) <= int(first[2:]):
        return None
    said = year(int(last)) if len(last) == 4 else number_words(last)
    return (part(match, "first", year(int(first))), part(match, "dash", "to"),
            part(match, "last", said))  # fmt: skip


def _plain(written: str) -> str:
    bare = written.replace(",", "")
    if "." not in bare and bare == written:
        if len(bare) == 4 and bare[:2] in ("19", "20"):
            return year(int(bare))
        if (len(bare) >= _LONG and not bare.endswith("000")) or (len(bare) > 1 and bare[0] == "0"):
            return digits(bare)
    return number_words(written)


def _number(match: re.Match[str]) -> Words:
    written = match["number"]
    if len(written) == 4 and _COUNT_AFTER.match(match.string, match.end()):
        return number_words(written)
    if len(written) >= 4 and "," not in written and _REFERENCE.search(text_before(match, 24)):
        return digits(written)
    if re.fullmatch(r"1[0-8]\d\d", written) and word_before(match) in ("in", "since", "circa"):
        return year(int(written))
    return _plain(written)


_REFERENCE = re.compile(
    r"\b(?:ref|reference|charity|company|code|pin|account|password|meeting id|id)"
    r"(?: (?:no|number|is))?[.:]? ?$",
    re.I,
)


def _hyphened(match: re.Match[str]) -> Words:
    """ "6-week", "5-a-side": the word after the hyphen follows as it is."""
    return _plain(match["number"])


def _times(match: re.Match[str]) -> Words:
    word = "by" if match["dash"].strip() == match["dash"] else "times"
    return _between(match, word)


def _so_many_times(match: re.Match[str]) -> Words:
    """ "4 x £5", "3x a week"."""
    count = match["first"] or match["often"]
    return "once" if count == "1" and match["often"] else f"{number_words(count)} times"


def _one_sided(match: re.Match[str]) -> Words:
    said: list[Part] = [part(match, "sign", _SIGNS[match["sign"]])]
    return (*said, part(match, "number", number_words(match["number"])))


_SIGNS = {"~": "about", "<": "less than", ">": "more than", "≤": "up to", "≥": "at least",
          "#": "number", "±": "plus or minus"}  # fmt: skip

RULES: tuple[Rule, ...] = (
    rule(r"(?<![^\n])(?P<n>\d{1,2})[.)] (?=[A-Za-z])", _of_a_list, DIGITS),
    rule(r"1 ?[-–] ?(?:2|to) ?[-–] ?1(?![\w-])", "one to one", "1"),
    rule(r"(?P<number>\d{1,3}) ?y/?o\b", lambda m: f"{number_words(m['number'])} year old", DIGITS),
    rule(r"121(?= (?:support|sessions?|help|care|tuition|advice|coaching)\b)", "one to one", "1"),
    rule(r"(?P<number>\d+(?:[-–]\d+){2,9})(?![\w-])", lambda m: digits(m[0]), DIGITS),
    rule(r"(?P<first>\d{1,2})(?P<dash>:)(?P<last>\d{1,3})(?![\d:])", _ratio, DIGITS),
    rule(rf"(?:(?P<first>\d{{1,3}})(?P<dash>{DASH}))?(?P<number>\d{{1,4}})(?:s|'s)(?!\w)", _many_of,
         DIGITS),
    rule(rf"(?P<number>{NUMBER}) ?\+(?P<years> ?(?:years?|yrs?)\b)?(?![\w£]| \d| [a-z]+ ?=)",
         _and_over, DIGITS),
    rule(r"(?P<first>(?:19|20)\d\d)(?P<dash> ?[-–/] ?)(?P<last>(?:19|20)\d\d|\d\d)(?![\w/-]|\.\d)",
         _years, DIGITS),
    rule(r"(?:(?P<whole>\d{1,3})(?:[ -](?=\d+/)| ?(?=[½¼¾⅓⅔])))?"
         r"(?P<fraction>\d{1,2}/\d{1,3}(?![\d/])|[½¼¾⅓⅔])", _fraction, (*DIGITS, *"½¼¾⅓⅔")),
    rule(r"(?P<first>\d{1,3})(?:st|nd|rd|th)(?P<dash> ?[-–] ?)(?P<last>\d{1,3})(?:st|nd|rd|th)\b",
         _ordinals, DIGITS),
    rule(r"(?P<n>\d{1,4})(?:st|nd|rd|th)\b", _ordinal, DIGITS, any_case=True),
    rule(rf"(?P<first>{NUMBER})(?P<dash> ?[x×] ?)(?=£)|(?P<often>\d{{1,2}}) ?[x×]"
         r"(?= ?/| (?:a|per|each|every|daily|weekly|week|day)\b)", _so_many_times, DIGITS),
    rule(rf"(?P<first>{NUMBER})(?P<dash> ?[x×] ?)(?P<last>{NUMBER})(?!\w)", _times, DIGITS),
    rule(rf"(?P<first>{NUMBER})(?P<dash>{DASH})(?P<last>{NUMBER})(?P<more>\+)?"
         r"(?![\d/]|[.,:]\d)", _range, DIGITS),
    rule(rf"(?P<number>{NUMBER})-(?=[A-Za-z])", _hyphened, DIGITS),
    rule(rf"(?P<sign>[~<>≤≥#±]) ?(?P<number>{NUMBER})(?!\w)", _one_sided, "~<>≤≥#±"),
    rule(rf"(?P<number>{NUMBER})", _number, DIGITS),
)  # fmt: skip
