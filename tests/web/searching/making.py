"""A search page over a catalogue of one painting group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from werkzeug.datastructures import MultiDict

from bot.catalogue.model import Activity
from bot.catalogue.query import Near, Search
from bot.catalogue.results import Alternative, Found, Match
from bot.language.mentions import Mention
from bot.settings import LONDON
from tests.web.fakes import ART, card
from web.searching.form import Form
from web.searching.reading import asked
from web.searching.results import SearchDesk

NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)
POOLE = Near("Poole", 50.72, -1.98)
SAID = {
    "painting": [Mention("categories", "arts_and_crafts", 0, 8)],
    "painting in Poole": [
        Mention("categories", "arts_and_crafts", 0, 8), Mention("near", "Poole", 12, 17),
    ],
    "painting near me": [
        Mention("categories", "arts_and_crafts", 0, 8), Mention("near_me", True, 9, 16),
    ],
    "breaks for carers": [Mention("for", "carers", 7, 17)],
    "zumba in Poole": [Mention("near", "Poole", 9, 14)],
    "in Poole": [Mention("near", "Poole", 3, 8)],
    "things to do in Poole": [Mention("near", "Poole", 16, 21)],
    "weekends": [Mention("days", "sat", 0, 8), Mention("days", "sun", 0, 8)],
    "tomorrow": [Mention("dates", {"from": "2026-11-24", "to": "2026-11-24"}, 0, 8)],
}  # fmt: skip


class Places:
    def find(self, name: str) -> Sequence[Near]:
        if name == "Newton":
            return [Near("Newton (Devon)", 50.5, -3.6), Near("Newton (Fife)", 56.0, -3.0)]
        return [POOLE] if name == "Poole" else []


@dataclass
class Desk:
    """A catalogue of so many paintings, that remembers what it was asked."""

    holds: int = 1
    by_name: tuple[Activity, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    asked: list[tuple[Search, int]] = field(default_factory=list)

    def search(self, query: Search, now: datetime, *, limit: int) -> Found:
        self.asked.append((query, limit))
        matches = (Match(ART, 2.5, None),) * min(limit, self.holds)
        counted = min(self.holds, max(limit, 50))
        return Found(matches, counted, alternatives=self.alternatives, more=self.holds > counted)

    @property
    def desk(self) -> SearchDesk:
        return SearchDesk(
            lambda text, now: SAID.get(text, []), Places(), self.search,
            lambda text, limit: self.by_name, lambda match, now: card(match.activity, now),
        )  # fmt: skip


def form(**values: Any) -> Form:
    pairs = [(k, one) for k, v in values.items() for one in (v if isinstance(v, list) else [v])]
    return Form.of(MultiDict([(k.rstrip("_"), str(v)) for k, v in pairs]))


def search_of(**values: Any) -> Search:
    return asked(form(**values), Desk().desk.read, Places(), NOW).search
