"""Days of the week as they are said: "Vriday", "Tuesdees", "sat'dis", "Zunday", "Wensdy"."""

from __future__ import annotations

import re

_SAID = tuple(
    (re.compile(rf"(?:{start})'?d(?:ay|ey|eh|ee|ah|'?y|i|ie)(?P<many>s)?", re.ASCII), day)
    for start, day in (
        ("mo+n|mun", "monday"),
        ("tue?s|tewe?s|choo?se?|chews|too?s|tyoos", "tuesday"),
        ("weds?|we[dn]+e?[sz]|weddin?s|we[dn]+z|we[dn]+sn", "wednesday"),
        ("thu?rs?|thirs?|thors|fur?s|furs|t'?urs", "thursday"),
        ("[fv]r[iy]", "friday"),
        ("[sz]at[ua]?r?|[sz]atter|[sz]adder|[sz]at'?er", "saturday"),
        ("[sz][uo]n|zoon", "sunday"),
    )
)
"""How a day starts; what follows is some "day", "dee" or "di"."""


def day_said(word: str) -> str | None:
    """The day that a word in lower case is, or None; "days" where it ends so.

    >>> day_said("vriday"), day_said("sat'dis"), day_said("tuesdees"), day_said("sandy")
    ('friday', 'saturdays', 'tuesdays', None)
    """
    for pattern, day in _SAID:
        found = pattern.fullmatch(word)
        if found is not None:
            return day + (found["many"] or "")
    return None
