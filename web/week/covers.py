"""Links to the search page, for breaks that could close the gaps of a week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.catalogue.words import DAY_NAMES
from bot.vocabulary import DAYS
from bot.week.cover import TOLD, Gap
from bot.wording import say
from web.searching.form import Form


@dataclass(frozen=True)
class Cover:
    """A search, and the words that lead to it."""

    words: str
    address: str


def covers(gaps: Sequence[Gap]) -> list[Cover]:
    """Searches for the longest gaps, in the order of the week.

    Where home is, the copy of a plan does not tell; the page asks for it.
    """
    longest = sorted(gaps, key=lambda gap: gap.span.minutes, reverse=True)[:TOLD]
    return [_cover(gap) for gap in sorted(longest, key=lambda gap: gap.span)]


def _cover(gap: Gap) -> Cover:
    day = DAY_NAMES[DAYS.index(gap.span.day)]
    if gap.is_night:
        night = Form(what=say("sheet.cover_night.search"), when=day)
        return Cover(say("sheet.cover_night", day=day), night.address())
    form = Form(what=say("sheet.cover.search"), when=day)
    return Cover(say("sheet.cover", day=day), form.address())
