"""Reading a written text from left to right, each thing in it by the first rule that fits."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from bot.language.saying import (
    abbreviations,
    addresses,
    codes,
    dates,
    days,
    measures,
    money,
    names,
    numbers,
    symbols,
    telephone,
    times,
)
from bot.language.saying.lists import joins
from bot.language.saying.rule import DIGITS, Part, Rule, ends_sentence
from bot.language.saying.said import Building, Said

# The first that fits wins: what is longer or more certain comes first.
_RULES = (
    *addresses.RULES,
    *telephone.RULES,
    *names.RULES,
    *money.RULES,
    *dates.RULES,
    *days.RULES,
    *times.RULES,
    *measures.RULES,
    *codes.RULES,
    *abbreviations.RULES,
    *numbers.RULES,
    *symbols.RULES,
)
_LETTER = r"(?:[^\W\d_²½¼¾⅓⅔]|[\u0300-\u036f])"
_WORD = re.compile(rf"'?{_LETTER}+(?:['-]{_LETTER}+)*'?")
_FIRST_LETTERS = re.compile(rf"{_LETTER}+")
# Spaces that feeds type and nobody says: "5th  Dec", "High st , Blandford".
_LOOSE = re.compile(r"[ \t]{2,}|[ \t]+(?=[,;] )")
_TIGHT = re.compile(r"(?:[^ \t]|[ \t](?![ \t]|[,;] ))+")
_PLURAL = re.compile(rf"\((?:s|es|ren|en)\)(?!{_LETTER})")
# A word that one of these follows may be an address or a code.
_PLAIN_AFTER = " ,;\n"
_PAUSES = "()[]{}•·|–"


class _Table(dict[int, str]):
    """One character for each: dashes, quotes, spaces and digits of any script as plain ones."""

    def __missing__(self, code: int) -> str:
        self[code] = kept = _plain_character(chr(code))
        return kept


_KEPT = "£€°½¼¾⅓⅔×•·‣◦▪●○■≤≥±§²"
_LIKE = dict.fromkeys("‐‑", "-") | dict.fromkeys("‒–—―−", "–") | dict.fromkeys("‘’ʼ′`´", "'")
_LIKE |= {"…": ".", "º": "°", "：": ":", "\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n"}


def _plain_character(character: str) -> str:
    if character in _LIKE:
        return _LIKE[character]
    if character in _KEPT or character.isascii():
        return character if character.isprintable() else " "
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if unicodedata.category(character)[0] == "L" or "\u0300" <= character <= "\u036f":
        return character
    return " "


_PLAIN = _Table()


def _by_start() -> tuple[dict[str, tuple[Rule, ...]], tuple[Rule, ...]]:
    """The rules by what they start with, and those for any word."""
    keys = {key for rule in _RULES for key in rule.starts}
    table: dict[str, list[Rule]] = defaultdict(list)
    for rule in _RULES:
        for key in rule.starts or (*DIGITS, *(key for key in keys if key.isalpha())):
            # Digits begin addresses, too; codes that begin with letters are no use to them.
            if rule.starts or key not in DIGITS or rule in addresses.RULES:
                table[key].append(rule)
    return ({key: tuple(rules) for key, rules in table.items()},
            tuple(rule for rule in _RULES if not rule.starts))  # fmt: skip


_BY_START, _ANY_WORD = _by_start()


def scan(text: str) -> Said:
    """What is said for ``text``."""
    if not _LOOSE.search(text):
        return _scan(text)
    kept = [i for one in _TIGHT.finditer(text) for i in range(one.start(), one.end())]
    said = _scan("".join(text[i] for i in kept))
    origins = tuple((kept[start], kept[end - 1] + 1) for start, end in said.origins)
    return Said(said.text, origins)


def _scan(text: str) -> Said:
    plain = text.translate(_PLAIN)
    meetings = joins(plain)
    building = Building()
    at, end = 0, len(plain)
    while at < end:
        meeting = meetings.get(at)
        if meeting is not None and meeting.end > at:
            if meeting.word:
                building.say(meeting.word, *_without_spaces(plain, at, meeting.end))
            elif meeting.mark:
                building.pause(meeting.mark)
            at = meeting.end
            continue
        character = plain[at]
        word = _WORD.match(plain, at) if character.isalpha() or character == "'" else None
        quoted = word is not None and character == "'"
        taken = _said(plain, at + quoted, word, building)
        if taken:
            at = taken
        elif word:
            plural = _PLURAL.match(plain, word.end())
            if plural:  # "carer(s)" is said as "carers"
                building.say(word[0] + plural[0].strip("()"), at, plural.end())
                at = plural.end()
            else:
                building.keep(text[at : word.end()], at, word.end())
                at = word.end()
        else:
            _mark(plain, at, building)
            at += 1
    return building.said()


def _said(plain: str, at: int, word: re.Match[str] | None, building: Building) -> int:
    """The end of what a rule said at ``at``; 0 where none did."""
    for rule in _candidates(plain, at, word):
        match = rule.pattern.match(plain, at)
        if match is None:
            continue
        words = rule.say(match)
        if words is None or match.end() == at:
            continue
        parts: tuple[Part, ...] = ((words, at, match.end()),) if isinstance(words, str) else words
        for said, start, end in parts:
            building.say(said, *_without_spaces(plain, start, end))
        if rule.may_end_a_sentence and ends_sentence(plain, match.end()):
            building.mark(".", match.end() - 1)
        return match.end()
    return 0


def _without_spaces(plain: str, start: int, end: int) -> tuple[int, int]:
    written = plain[start:end]
    start += len(written) - len(written.lstrip())
    return start, max(start, end - len(written) + len(written.rstrip()))


def _candidates(plain: str, at: int, word: re.Match[str] | None) -> tuple[Rule, ...]:
    if word is None:
        return _BY_START.get(plain[at], ())
    first = _FIRST_LETTERS.match(plain, at)
    if first is None:
        return ()
    known = _BY_START.get(first[0].lower())
    if known is not None:
        return known
    end = first.end()
    if (end == len(plain) or plain[end] in _PLAIN_AFTER) and not first[0].isupper():
        return ()
    return _ANY_WORD


def _mark(plain: str, at: int, building: Building) -> None:
    character = plain[at]
    if character in ",.;:?!":
        building.mark(character, at)
    elif character in _PAUSES or (character == "-" and plain[max(at - 1, 0) : at + 2] == " - "):
        building.pause(",")
