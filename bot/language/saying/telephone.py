"""Telephone numbers, digit by digit in the groups that they are written in."""

from __future__ import annotations

import re

from bot.language.saying.figures import digits
from bot.language.saying.rule import DIGITS, Rule, Words, part, rule, text_before, word_before

_GROUP = re.compile(r"\d+")
_ASKED_FOR = re.compile(
    r"\b(?:ring|rings|ringing|call|calling|phone|dial|text|texts|tel|telephone|mobile|number|sms)"
    r"\b[^.;\n\d]{0,25}$",
    re.I,
)
_ANOTHER = re.compile(r"\d{3} ?(?:or|and|/|&|,) ?$")
_RIGHT_BEFORE = ("ring", "call", "phone", "dial", "text", "tel", "telephone", "on")
_COUNTED = r"(?! (?:people|adults|children|members|carers|places|homes|ways|things|families))"
# The lengths of area codes by their first digits; any other is five digits long.
_AREA_CODES = {"02": 3, "03": 4, "08": 4, "09": 4, "011": 4}


def _groups(written: str) -> list[str]:
    groups = _GROUP.findall(written)
    if len(groups) == 1 and len(groups[0]) > 8:
        number = groups[0]
        code = _AREA_CODES.get(number[:3]) or _AREA_CODES.get(number[:2]) or 5
        rest = number[code:]
        groups = [number[:code], rest] if len(rest) <= 6 else [number[:code], rest[:-4], rest[-4:]]
    return groups


def _telephone(match: re.Match[str]) -> Words:
    return ", ".join(digits(group) for group in _groups(match[0]))


def _abroad(match: re.Match[str]) -> Words:
    rest = match["rest"]
    groups = _GROUP.findall(rest)
    if len(groups) == 1 and len(rest) > 8:
        groups = _groups(f"0{rest}")
        groups[0] = groups[0][1:]
    said = [("plus" if digit == "+" else digits(digit)) for digit in match["country"]]
    return (
        part(match, "country", f"{' '.join(said)},"),
        part(match, "rest", ", ".join(digits(group) for group in groups)),
    )


def _in_talk_of_telephones(match: re.Match[str]) -> Words:
    before = text_before(match, 50)
    number = match[0]
    if len(number) < 5 and word_before(match) not in _RIGHT_BEFORE:
        return None
    if not (_ASKED_FOR.search(before) or (len(number) > 4 and _ANOTHER.search(before))):
        return None
    return digits(number)


def _extension(match: re.Match[str]) -> Words:
    word, number = ("x", "after") if match["x"] else ("word", "number")
    return part(match, word, "extension"), part(match, number, digits(match[number]))


RULES: tuple[Rule, ...] = (
    rule(r"(?P<country>\+\d{1,2})[ -]?(?:\(0\)[ -]?)?(?P<rest>\d(?:[ -]?\d){8,10})(?!\d)",
         _abroad, "+"),
    rule(r"\(0\d{2,5}\)(?:[ -]?\d){4,8}(?!\d)", _telephone, "("),
    rule(r"(?:0800 1111|0845 46 47|0044(?:[ -]?\d){9,10}|0[1-9](?:[ -]?\d){7,9})(?!\d)",
         _telephone, "0"),
    rule(r"(?:[TM]|[Mm]ob)(?=: ?[\d(+])|[Mm]ob(?= ?[\d(+])",
         lambda m: "telephone" if m[0] == "T" else "mobile", ("t", "m", "mob")),
    rule(r"116 ?\d{3}(?!\d)", lambda m: f"{digits(m[0][:3])}, {digits(m[0][-3:])}", "1"),
    rule(rf"(?:999|111|101|112|119|18001|85258)(?![\w%:-]|[.,/]\d){_COUNTED}",
         lambda m: digits(m[0]), "189"),
    rule(rf"\d{{3,8}}(?![\w%:/-]|[.,]\d){_COUNTED}", _in_talk_of_telephones, DIGITS),
    rule(r"(?:(?P<word>ext|extn|extension)\.?:? ?(?P<number>\d{1,6})"
         r"|(?P<x>x) ?(?P<after>\d{3,5}))(?!\w)", _extension,
         ("ext", "extn", "extension", "x"), any_case=True),
)  # fmt: skip
