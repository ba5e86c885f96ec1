"""What is asked while measuring: by kind of question, at real postcodes and in real towns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from bot.bench.invented import Spots
from bot.catalogue.query import DateRange, Excluded, Near, Search
from bot.vocabulary import CATEGORIES, FUNDING, PARTS_OF_DAY, TRANSPORT

_NEEDS = ("wheelchair", "step_free", "hearing_loop", "quiet_space", "autism_friendly")
_GROUPS = ("learning_disability", "autism", "dementia", "older_people", "carers")


@dataclass(frozen=True)
class Question:
    """A search, or with ``name`` an activity whose name is half remembered."""

    search: Search = field(default_factory=Search)
    name: str = ""


@dataclass(frozen=True)
class Asker:
    """Makes up questions; the same seed asks the same."""

    spots: Spots
    names: tuple[str, ...]
    today: date
    random: Random

    def near(self) -> Near:
        """A postcode by lot: as people live."""
        at = self.random.randrange(len(self.spots.codes))
        return Near(self.spots.codes[at], self.spots.lats[at], self.spots.lons[at])

    def category(self) -> tuple[str, ...]:
        """One kind of activity."""
        return (self.random.choice(CATEGORIES),)

    def this_week(self) -> DateRange:
        """The weekend that comes."""
        saturday = self.today + timedelta((5 - self.today.weekday()) % 7)
        return DateRange(saturday, saturday + timedelta(1))

    def misspelt(self) -> str:
        """The name of an activity with a letter missing, or without one of its words."""
        name = self.random.choice(self.names)
        words = name.split()
        if len(words) > 2 and self.random.random() < 0.5:
            words.pop(self.random.randrange(len(words)))
            return " ".join(words)
        at = self.random.randrange(1, len(name) - 1)
        return name[:at] + name[at + 1 :]


def _everything(ask: Asker) -> Search:
    random = ask.random
    return Search(
        categories=ask.category(),
        near=ask.near(),
        within_miles=random.choice((None, 5, 10, 20)),
        days=("sat", "sun"),
        part_of_day=(random.choice(PARTS_OF_DAY),),
        max_price=5,
        access=(random.choice(_NEEDS),),
        for_=(random.choice(_GROUPS),),
        funding=(random.choice(FUNDING),),
        transport=(random.choice(TRANSPORT),),
        excluded=Excluded(categories=("employment",)),
    )


def _nothing(ask: Asker) -> Search:
    """Two miles around, on one day in a month's time, in the evening, free: mostly nothing."""
    day = ask.today + timedelta(30 + ask.random.randrange(30))
    return Search(
        categories=ask.category(),
        near=ask.near(),
        within_miles=0.5,
        dates=DateRange(day, day),
        part_of_day=("evening",),
        max_price=0,
        for_=("men",),
        format="in_person",
        meal=True,
    )


KINDS: dict[str, Callable[[Asker], Question]] = {
    "near, at the weekend": lambda ask: Question(Search(near=ask.near(), days=("sat", "sun"))),
    "near, this weekend": lambda ask: Question(Search(near=ask.near(), dates=ask.this_week())),
    "near, a category": lambda ask: Question(Search(near=ask.near(), categories=ask.category())),
    "near, for a wheelchair, free": lambda ask: Question(
        Search(near=ask.near(), access=("wheelchair",), max_price=0)
    ),
    "near, changing places and a hoist": lambda ask: Question(
        Search(near=ask.near(), access=("changing_places", "hoist"))
    ),
    "a category, everywhere": lambda ask: Question(Search(categories=ask.category())),
    "soonest, everywhere": lambda _: Question(Search()),
    "evenings for a group, everywhere": lambda ask: Question(
        Search(part_of_day=("evening",), for_=(ask.random.choice(_GROUPS),))
    ),
    "online": lambda ask: Question(Search(format="online", categories=ask.category())),
    "every filter together": lambda ask: Question(_everything(ask)),
    "nothing found, with alternatives": lambda ask: Question(_nothing(ask)),
    "a name half remembered": lambda ask: Question(name=ask.misspelt()),
}
"""Each kind of question by what is asked."""
