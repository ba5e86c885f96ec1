"""Addresses of web pages and of electronic mail: nobody can follow them by ear."""

from __future__ import annotations

import re

from bot.language.saying.rule import Rule, Words, part, rule

_REST = r"(?:[/?#][^\s,;<>\"]*[^\s,;<>\".?!:)'])?/?"
_DOMAIN = (
    r"(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,6}"
    r"(?:com|org|net|info|gov|edu|uk|co|nhs|eu|io|app|scot|wales|london|online|ly|me|biz|tv|be)"
    r"(?![\w-]|\.\w)"
)


def _link(match: re.Match[str]) -> Words:
    """A link, and before it the word that it was written against ("seehttps://...")."""
    link = part(match, "address", "the link on the screen")
    glued = "".join(filter(str.isalpha, match["glued"]))
    return (part(match, "glued", glued), link) if glued else (link,)


RULES: tuple[Rule, ...] = (
    rule(r"(?:mailto:)?[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}",
         "the email address on the screen", any_case=True),
    rule(r"(?P<glued>[\w'-]{0,40}?)(?P<address>(?:https?://|www\.)[^\s,;<>\"]*[^\s,;<>\".?!:)'/]/?)",
         _link, any_case=True),
    rule(rf"{_DOMAIN}{_REST}", "the link on the screen", any_case=True),
)  # fmt: skip
