"""Postcodes in any typing: "dt4 7ab", "DT47AB", "d t 4 7 a b", "DT four seven A B", "DT4".

The pattern is that of BS 7666 with the letters that each position allows, checked against the
124 postcode areas of Royal Mail. Whether the code exists is for the table of places to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.numbers import NUMBER_WORDS
from bot.language.sayings import word_set
from bot.language.sentence import Sentence

_AREAS = word_set("postcodes", "areas")
_DIGITS = [
    "zero",
    "oh",
    "nought",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
]
_SPOKEN = {word: str(max(0, place - 2)) for place, word in enumerate(_DIGITS)}
_SPOKEN |= {word: str(value) for word, value in NUMBER_WORDS.items() if 10 <= value <= 20}
_FULL = re.compile(
    r"(?<![A-Za-z0-9£])([A-Z]{1,2}\d[A-Z\d]?)[ \t.-]*([\dO][ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_PIECE = re.compile(
    rf"(?:[A-Z]{{1,2}}\d{{0,2}}|\d{{1,2}}|\d?[A-Z]{{1,2}}|{'|'.join(_SPOKEN)})", re.IGNORECASE
)
_CODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[ABD-HJLNP-UW-Z]{2})")
_APOSTROPHES = ("'", "\u2019")
_LITTLE = word_set("postcodes", "little")
_OUTWARD = re.compile(r"(?<![A-Za-z0-9£/])([A-Za-z]{1,2}\d{1,2}[A-Za-z]?)(?![A-Za-z0-9])")
_CUES = word_set("postcodes", "cues")
_AREA_WORDS = word_set("postcodes", "area_words")
_NOT_CODES = word_set("postcodes", "not_codes")


def find_postcodes(sentence: Sentence) -> list[tuple[str, int, int]]:
    """Postcodes and outward codes, written as the post writes them, with character offsets."""
    found = [
        (code, match.start(), match.end())
        for match in _FULL.finditer(sentence.text)
        if (code := _full(match[1], match[2])) is not None
    ]
    found = found or _spelt_out(sentence.text)
    if found:
        return found
    return [
        (match[1].upper(), match.start(1), match.end(1))
        for match in _OUTWARD.finditer(sentence.text)
        if _is_outward(sentence, match[1], match.start(1))
    ]


def _full(outward: str, inward: str) -> str | None:
    out, inner = outward.upper(), inward.upper().replace("O", "0", 1 if inward[0] in "oO" else 0)
    area = re.match(r"[A-Z]+", out)
    return f"{out} {inner}" if area is not None and area[0] in _AREAS else None


def _spelt_out(text: str) -> list[tuple[str, int, int]]:
    """The first code that is spelt out in pieces, as people dictate it."""
    words = list(re.finditer(r"[A-Za-z0-9]+", text))
    for first in range(len(words)):
        joined = ""
        if text[words[first].start() - 1 : words[first].start()] in _APOSTROPHES:
            continue  # "Grandson's 21. He was"
        for last in range(first, min(first + 8, len(words))):
            piece = words[last][0]
            if not _PIECE.fullmatch(piece) or (last > first and _is_cut(text, words, last)):
                break
            joined += _SPOKEN.get(piece.lower(), piece.upper())
            code = _CODE.fullmatch(joined)
            if code is None or last - first < 2 or piece in _LITTLE:
                continue
            area = re.match(r"[A-Z]+", code[1])
            if area is not None and area[0] in _AREAS:
                return [(f"{code[1]} {code[2]}", words[first].start(), words[last].end())]
    return []


def _is_cut(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a sentence ends before a piece: nobody dictates a code so."""
    return any(mark in text[words[at - 1].end() : words[at].start()] for mark in ".!?;'\u2019")


def _is_outward(sentence: Sentence, typed: str, start: int) -> bool:
    area = re.match(r"[A-Z]+", typed.upper())
    if (
        area is None
        or area[0] not in _AREAS
        or not re.fullmatch(r"[A-Za-z]{1,2}\d[\dA-Za-z]?", typed)
    ):
        return False
    if sentence.text.strip(" .!?").lower() == typed.lower():
        return True
    before = sentence.text[:start].lower().split()
    cue = bool(before) and before[-1].strip(",:") in _CUES
    if typed.lower() in _NOT_CODES:
        return cue and before[-1] in ("postcode", "live", "in")
    if "postcode" in before or sentence.norm(len(sentence.norms) - 1) == "postcode":
        return True
    if re.fullmatch(r"S[6-8]\d", typed):
        return True  # Sheffield, and Worksop beside it; no road is called so
    if len(area[0]) == 1:  # M5 and E1 are roads and much else as well
        return cue and typed[:1] not in "mM" and before[-1] != "is"
    return typed[:2].isupper() or cue or area[0] not in _AREA_WORDS
