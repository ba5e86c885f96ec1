"""Hides personal details in what a person typed, before it is kept, logged or sent on.

Found by rule: telephone numbers, email addresses, National Insurance numbers, NHS numbers,
and, as well as rules can, a person's name with the words "my name is" or before an address,
and a house number with its street. A postcode or a town stays, because a search needs it.
"""

from __future__ import annotations

import re

PHONE = "[phone number]"
EMAIL = "[email address]"
NATIONAL_INSURANCE = "[National Insurance number]"
NHS = "[NHS number]"
NAME = "[name]"
ADDRESS = "[address]"

_MASKS = re.compile(
    "|".join(map(re.escape, (PHONE, EMAIL, NATIONAL_INSURANCE, NHS, NAME, ADDRESS)))
)


def mask(text: str) -> str:
    """``text`` with every personal detail that was found replaced by what it was.

    "Ring me on 07700 900123" becomes "Ring me on [phone number]". Text without any comes
    back unchanged.
    """
    text = _EMAIL.sub(EMAIL, text)
    text = _SPOKEN_EMAIL.sub(EMAIL, text)
    text = _NI.sub(NATIONAL_INSURANCE, text)
    text = _NHS.sub(_nhs, text)
    text = _PHONE.sub(_phone, text)
    text = _LOCAL_PHONE.sub(rf"\1{PHONE}", text)
    text = _ADDRESS.sub(ADDRESS, text)
    text = _NAME_BEFORE_ADDRESS.sub(rf"{NAME}\1{ADDRESS}", text)
    return _INTRODUCED.sub(_introduced, text)


_EMAIL = re.compile(r"[^\s@<>()\[\],;:]+\s?@\s?[^\s@<>()\[\],;:]+(?:\.[^\s@<>()\[\],;:.]+)+")
_SPOKEN_EMAIL = re.compile(
    r"[\w.+-]+\s+(?:at|\(at\)|\[at\])\s+[\w-]+\s*(?:\s+dot\s+|\.)(?:\w+\s+dot\s+)?"
    r"(?:co\.uk|com|co|org|net|uk|gov|nhs)(?:\s+dot\s+uk)?\b",
    re.IGNORECASE,
)

# With its last letter any two letters are taken: people also type the well-known "QQ" example.
# Without it only a valid prefix in capitals, so that "on 221016" is not one.
# https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110
_NI = re.compile(
    r"\b[A-Za-z]{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?[A-Da-d]\b"
    r"|\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}(?!\d)"
)

_NHS = re.compile(
    r"(?P<said>\bNHS\b\D{0,20})?(?<![\d+])(?P<number>\d{3}[ .-]?\d{3}[ .-]?\d{4})(?!\d)",
    re.IGNORECASE,
)


def _nhs(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match["number"])
    if match["said"] or is_nhs_number(digits):
        return (match["said"] or "") + NHS
    return match[0]


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number (modulus 11).

    Source: NHS Data Dictionary, "NHS NUMBER".
    """
    if len(digits) != 10 or not digits.isdecimal():
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    check = (11 - total % 11) % 11
    return check != 10 and check == int(digits[9])


_PHONE = re.compile(
    r"(?<![\w£.])"
    r"(?P<start>\(?\+\s?\d|\(?0(?=[\d\s()./-]*\d)|7(?=\d{3}[\s.-]?\d))"
    r"[\d\s()./-]{5,18}\d(?!\w)"
)
_LOCAL_PHONE = re.compile(
    r"(\b(?:call|ring|phone|telephone|tel|text|number)\b[^\d\n]{0,20})(?<!\d)"
    r"\d{3}[ .-]?\d{3}(?:[ .-]?\d{1,2})?(?!\d)",
    re.IGNORECASE,
)


def _phone(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[0])
    if match["start"].lstrip("(").startswith("+") or digits.startswith("00"):
        return PHONE if 8 <= len(digits) <= 16 else match[0]
    if digits.startswith("0"):
        return PHONE if 9 <= len(digits) <= 12 else match[0]
    return PHONE if len(digits) == 10 else match[0]


_STREET = r"(?:street|road|rd|avenue|ave|lane|crescent|terrace|mews)"
_STREET_NAMED = (
    r"(?:St|Close|Drive|Dr|Way|Court|Place|Gardens|Grove|Walk|Square|Hill|Row|Green|Rise|View|Park"
    r"|Parade|Quay|Esplanade|Cottages?|House|Orchard|Meadows?|Fields?)"
)
# Words that show that a number before "road" counts something else ("5 miles up the road").
_NO_STREET = (
    r"(?!(?:a|an|am|and|at|by|each|for|from|hours?|in|is|miles?|mins?|minutes?|my|near|of|off|on|or"
    r"|our|past|people|pm|pounds?|the|this|things?|to|up|with|your)\b)"
)
_FLAT = r"(?:(?:flat|apartment|unit|room)\s+\d{1,4}[a-z]?[,\s]+)?"
_ADDRESS = re.compile(
    rf"(?<![\w£])(?i:{_FLAT})\d{{1,4}}[A-Za-z]?,?\s+"
    rf"(?:(?i:(?:{_NO_STREET}[a-z'’.-]+\s+){{1,3}}{_STREET})|(?:[A-Z][A-Za-z'’.-]*\s+){{1,3}}{_STREET_NAMED})"
    r"\b"
)
_CAPITALISED = r"[A-Z][a-z'’-]+(?:[A-Z][a-z]+)?"
_NAME_BEFORE_ADDRESS = re.compile(
    rf"\b{_CAPITALISED}(?:\s+{_CAPITALISED}){{1,2}}((?:\s*,\s*|\s+|\s+(?:of|at|from)\s+)){re.escape(ADDRESS)}"
)
_INTRODUCED = re.compile(
    r"(?P<said>\bmy (?:full )?name(?: is|'s|’s|:)\s+|\bi am called\s+"
    r"|\b(?:I am|I'm|I’m|This is)\s+)"
    r"(?P<name>[A-Za-z][a-z'’-]+(?:[A-Z][a-z]+)?(?:\s+[A-Za-z][A-Za-z'’-]+){0,2})",
    re.IGNORECASE,
)
# Ends a name typed without capitals: "my name is mary brown and i live".
_NOT_A_NAME = {
    "and", "i", "im", "from", "in", "at", "of", "but", "can", "what", "my", "the", "is", "not", "a",
    "an", "so", "please", "with", "for", "to", "who", "where", "near",
}  # fmt: skip


def _introduced(match: re.Match[str]) -> str:
    words = re.split(r"(\s+)", match["name"])
    name = 0
    for index in range(0, len(words), 2):
        if words[index].casefold() in _NOT_A_NAME:
            break
        name = index + 1
    taken, rest = words[:name], "".join(words[name:])
    certain = "name" in match["said"].casefold() or "called" in match["said"].casefold()
    if not taken or (
        # "I'm Mary Brown" is a name, "I'm Deaf" and "I am looking for" are not.
        not certain and (len(taken) < 3 or not all(word[0].isupper() for word in taken[::2]))
    ):
        return match[0]
    return match["said"] + NAME + rest


def without_masks(text: str) -> str:
    """``text`` as it is understood: what was masked says nothing of what is asked.

    A text that is nothing but masks comes back as it is.
    """
    rest = re.sub(r"\s+", " ", _MASKS.sub(" ", text)).strip()
    return rest if any(character.isalnum() for character in rest) else text
