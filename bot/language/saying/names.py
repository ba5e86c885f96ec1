"""Names of places, respelt where they are said unlike their spelling."""

from __future__ import annotations

import re

from bot.language.saying.rule import Rule, Words, rule
from bot.language.sayings import said_names


def _said(name: str, said: str) -> Rule:
    def say(match: re.Match[str]) -> Words:
        return said + (match["own"] or "")

    first = re.split(r"\W", name, maxsplit=1)[0].lower()
    return rule(rf"{re.escape(name)}(?P<own>'s)?(?!\w|-[a-z])", say, (first,))


RULES: tuple[Rule, ...] = tuple(
    _said(name, said) for name, said in sorted(said_names().items(), key=lambda one: -len(one[0]))
)
