"""Short forms, initials and streets, from ``sayings/shortened.yml``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.language.saying.figures import cardinal, digits, ordinal, spelt
from bot.language.saying.rule import Rule, Words, part, rule, text_before, word_before
from bot.language.sayings import shortened, word_set

_END = r"(?:(?<=\.)|(?![\w/]|\.\w|-\w))"
_SAINTS = re.compile(r"\.? (?P<name>[A-Z][a-z]+)")
_NAME_BEFORE = re.compile(r"(?P<name>\b[A-Z][\w'’-]+|\d(?:st|nd|rd|th)) $")
_NO_NAMES = word_set("saying", "no_street_names")
_NUMBERED_STREET = re.compile(r"\d+[A-Za-z]?,? [A-Z][\w' -]*$")


def _first_word(short: str) -> str:
    found = re.match(r"[A-Za-z]+", short)
    assert found is not None
    return found[0].lower()


def _dot(short: str) -> str:
    return r"\." if short.endswith(".") else r"\.?"


def _forms() -> Iterator[Rule]:
    table = shortened()
    for short, words in table["before_number"].items():
        pattern = rf"{re.escape(short.rstrip('.'))}{_dot(short)} ?(?=\d)"
        yield rule(pattern, words, (_first_word(short),))
    for short, words in table["exact"].items():
        yield rule(rf"{re.escape(short)}(?P<many>'s)?\.?{_END}", _initials(words),
                   (_first_word(short),), may_end_a_sentence=True)  # fmt: skip
    for short, words in table["any_case"].items():
        yield rule(rf"{re.escape(short)}\.?{_END}", words, (_first_word(short),), any_case=True,
                   may_end_a_sentence=True)  # fmt: skip
    for short, words in table["with_dot"].items():
        yield rule(rf"{re.escape(short)}\.{_END}", words, (_first_word(short),), any_case=True)
    for short, words in table["before_name"].items():
        yield rule(rf"{re.escape(short)}\.? (?=[A-Z])", words, (_first_word(short),))
    for short, words in table["after_name"].items():
        yield rule(rf"{re.escape(short)}\.?{_END}", _after_name(words), (_first_word(short),),
                   may_end_a_sentence=True)  # fmt: skip
    for short, words in table["initials"].items():
        yield rule(rf"{re.escape(short)}(?P<many>'?s)?(?![\w]|-\d)", _initials(words),
                   (_first_word(short), f"{_first_word(short)}s"))  # fmt: skip


def _after_name(words: str) -> Callable[[re.Match[str]], Words]:
    def say(match: re.Match[str]) -> Words:
        found = _NAME_BEFORE.search(text_before(match))
        return words if found and found["name"] not in _NO_NAMES else None

    return say


def _initials(words: str) -> Callable[[re.Match[str]], Words]:
    def say(match: re.Match[str]) -> Words:
        return f"{words}{match['many'] or ''}"

    return say


def _saint_or_street(match: re.Match[str]) -> Words:
    """Before a name "Saint", after one "Street"; between two, going by the one that follows."""
    before = _NAME_BEFORE.search(text_before(match))
    named = before is not None and before["name"] not in _NO_NAMES
    after = _SAINTS.match(match.string, match.end("short"))
    if after is None:
        return "Street" if named else None
    if not named or _saint(after["name"]):
        return "Saint"
    return "Street"


def _hasty_street(match: re.Match[str]) -> Words:
    before = _NAME_BEFORE.search(text_before(match))
    return "Street" if before is not None and before["name"][0].isupper() else None


def _saint(name: str) -> bool:
    return name in _SAINT_NAMES or name.rstrip("s") in _SAINT_NAMES


def _doctor_or_drive(match: re.Match[str]) -> Words:
    before = text_before(match)
    found = _NAME_BEFORE.search(before)
    named = found is not None and found["name"] not in _NO_NAMES
    followed = re.match(r"\.? [A-Z]", match.string[match.end("short") :][:3])
    if followed and not (named and _NUMBERED_STREET.search(before)):
        return "Doctor"
    if named:
        return "Drive"
    return "Doctor" if word_before(match) in ("the", "a", "your", "my", "our", "her") else None


def _letters(match: re.Match[str]) -> Words:
    """Capitals without a vowel are nobody's word: "RSPB"."""
    return " ".join(match["letters"]) + (match["many"] or "")


def _dotted(match: re.Match[str]) -> Words:
    return spelt(match[0])


def _section(match: re.Match[str]) -> Words:
    figures, last = match["figures"], match["letter"]
    name = "sections" if match["short"] == "ss" else "section"
    said = cardinal(int(figures)) if len(figures) < 4 else digits(figures)
    return part(match, "short", name), part(match, "number", " ".join([said, *last.upper()]))


def _limit(match: re.Match[str]) -> Words:
    """ "max 12", "12 max", "min age"; Max alone is somebody's name."""
    if _LIMITED.match(match.string, match.end()) or re.search(
        r"\d(?: [a-z]+)? ?$", text_before(match, 16)
    ):
        return "maximum" if match[0][1] in "aA" else "minimum"
    return None


_LIMITED = re.compile(r":? ?[\d£]| (?:age|number|charge|stay|spend|of|order|group|capacity|size)\b")


def _roman(match: re.Match[str]) -> Words:
    """ "Part II", and "George V": so short a number is told by the name before it alone."""
    number = _ROMAN[match[0]]
    if word_before(match) in _MONARCHS:
        return f"the {ordinal(number)}"
    return cardinal(number) if len(match[0]) > 1 and match[0] != "VI" else None


_ROMAN = {"II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
_MONARCHS = ("charles", "edward", "elizabeth", "george", "henry", "james", "richard", "william")
_SAINT_NAMES = frozenset(shortened()["saints"])

RULES: tuple[Rule, ...] = (
    rule(r"(?P<short>St)(?:\.(?! [a-z])|(?!\w))(?!\.\w)", _saint_or_street, ("st",)),
    # "12 High st,": typed in haste, and only where nothing but a street can be meant.
    rule(r"(?P<short>st)\.?(?= ?,|\s*$)", _hasty_street, ("st",)),
    rule(r"(?P<short>Dr)\.?(?!\w)", _doctor_or_drive, ("dr",)),
    rule(r"(?:max|min)\b\.?", _limit, ("max", "min"), any_case=True),
    rule(r"[ap]\.m\b\.?", lambda m: "morning" if m[0][0] == "a" else "afternoon", "ap"),
    rule(r"(?P<short>ss?)(?:\. ?)?(?P<number>(?P<figures>\d{1,4})(?P<letter>[A-Za-z]?))(?!\w)",
         _section, ("s", "ss")),
    # "breakfast incl." tells what is in it, "incl. lunch" what follows.
    rule(r"incl?\b\.?(?=\s*(?:$|[,;)]))", lambda _: "included", ("inc", "incl"), any_case=True,
         may_end_a_sentence=True),
    *_forms(),
    rule(r"(?:[A-Z]\.){2,}(?:[A-Z](?![\w]))?", _dotted, may_end_a_sentence=True),
    rule(r"(?:II|III|IV|VI{0,3})(?![\w'’])", _roman,
         ("ii", "iii", "iv", "v", "vi", "vii", "viii")),
    rule(r"(?P<letters>[B-DF-HJ-NP-TV-XZ]{2,6})(?P<many>'?s)?(?![\w]|-\w)", _letters),
)  # fmt: skip
