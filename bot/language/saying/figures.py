"""Figures as words: the British rules of our own over num2words."""

from __future__ import annotations

from functools import lru_cache

from num2words import num2words

_DIGITS = ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NOUGHT_TO_NINE = ("nought", *_DIGITS[1:])
_LONGEST = 15  # digits: beyond, nobody says a number as one


@lru_cache(4096)
def cardinal(number: int) -> str:
    """``1250`` is "one thousand two hundred and fifty"; 0 is "nought"."""
    if number == 0:
        return "nought"
    return _plain(num2words(number, lang="en_GB"))


@lru_cache(1024)
def ordinal(number: int) -> str:
    """``24`` is "twenty fourth"."""
    return _plain(num2words(number, lang="en_GB", to="ordinal"))


@lru_cache(512)
def year(number: int) -> str:
    """``2026`` is "twenty twenty six", ``2009`` "two thousand and nine"."""
    return _plain(num2words(number, lang="en_GB", to="year"))


def number_words(written: str) -> str:
    """A whole number or a decimal, with or without its commas."""
    whole, _, decimals = written.replace(",", "").partition(".")
    words = digits(whole) if len(whole) > _LONGEST else cardinal(int(whole or 0))
    if decimals.strip("0"):
        return f"{words} point {' '.join(_NOUGHT_TO_NINE[int(digit)] for digit in decimals)}"
    return words


def digits(written: str) -> str:
    """Digit by digit, as telephone numbers are said: 0 is "oh"."""
    return " ".join(_DIGITS[int(digit)] for digit in written if digit.isdigit())


def spelt(written: str) -> str:
    """Letter by letter and digit by digit, in capitals."""
    return " ".join(_DIGITS[int(c)] if c.isdigit() else c.upper() for c in written if c.isalnum())


def label(written: str) -> str:
    """The figures of a road, bus or room: "35" is a number, "303" is said digit by digit."""
    if len(written) > 2 or written.startswith("0"):
        return digits(written)
    return cardinal(int(written))


def many(words: str) -> str:
    """The plural of a number's words: "eighty" is "eighties", "five" "fives"."""
    if words.endswith("y"):
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith("x") else f"{words}s"


def _plain(words: str) -> str:
    return words.replace(",", "").replace("-", " ")
