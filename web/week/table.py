"""A week as a table: a row a day, a column a part of the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from bot.catalogue.model import Venue
from bot.catalogue.words import DAY_NAMES, clock, hours, pounds
from bot.vocabulary import DAYS
from bot.week.plan import Item
from bot.week.remarks import length
from bot.week.spans import DAY, Span
from bot.wording import listed, say
from web.week.look import Look, Way

PARTS = {"morning": (0, 12), "afternoon": (12, 17), "evening": (17, 24)}
"""By the start of a session, in hours, as in the HTTP contract."""
_ALWAYS = ("morning", "afternoon")
_RESTED = {"morning": (9, 12), "afternoon": (12, 17), "evening": (17, 21)}
"""The hours of each part that must be kept free for it to be called rest."""
_SHORTEST_MINUTES = 15
"""A shorter time is no break."""


@dataclass(frozen=True)
class Entry:
    """One part of the week. Empty texts are not known, or there is nothing to say."""

    name: str
    page: str
    """The address of the activity's page; empty where it has gone."""
    times: str
    place: str
    cost: str
    way: str
    goal: str
    words: str
    notes: tuple[str, ...]
    """What is not right about it."""
    category: str
    """Its first kind, for a picture; empty where it has none."""


@dataclass(frozen=True)
class Cell:
    """One part of one day."""

    part: str
    entries: tuple[Entry, ...]
    empty: str
    """What stands where there is no entry."""


@dataclass(frozen=True)
class Row:
    """One day."""

    day: str
    name: str
    cells: tuple[Cell, ...]
    is_empty: bool
    empty: str
    carer: str
    """When a carer is free."""


@dataclass(frozen=True)
class Table:
    """The whole week."""

    parts: tuple[str, ...]
    rows: tuple[Row, ...]
    has_carer: bool
    """Whether it was told when somebody must be at home, so that a carer's hours are worth it."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in the week."""
        return not any(cell.entries for row in self.rows for cell in row.cells)


def table_of(look: Look) -> Table:
    """The table of a week. Evenings have a column only where something is on in one."""
    used = {_part(item) for item in look.plan.items}
    parts = tuple(part for part in PARTS if part in _ALWAYS or part in used)
    rows = tuple(_row(look, day, parts) for day in DAYS)
    return Table(parts, rows, look.carer.hours_told)


def _row(look: Look, day: str, parts: tuple[str, ...]) -> Row:
    items = look.on(day)
    cells = tuple(
        Cell(
            part,
            tuple(_entry(look, item) for item in items if _part(item) == part),
            say("sheet.rest" if look.is_rest(day, *_RESTED[part]) else "sheet.nothing_on"),
        )
        for part in parts
    )
    return Row(
        day=day,
        name=DAY_NAMES[DAYS.index(day)],
        cells=cells,
        is_empty=not items and len({cell.empty for cell in cells}) == 1,
        empty=say("sheet.rest" if look.is_rest(day) else "sheet.nothing_on"),
        carer=_carer(look, day),
    )


def _part(item: Item) -> str:
    return next(part for part, (first, last) in PARTS.items() if first <= item.start.hour < last)


def _entry(look: Look, item: Item) -> Entry:
    vanished = look.is_vanished(item)
    return Entry(
        name=item.name,
        page="" if vanished else f"/activities/{quote(item.activity, safe='')}",
        times=times(item),
        place=say("web.page.where.online") if item.online else place(item.venue),
        cost=cost(look, item),
        way=way_words(look.way_to(item)),
        goal=say("sheet.for", goal=say(f"sheet.goal.{item.goal}")) if item.goal else "",
        words=say("sheet.said", words=item.words) if item.words else "",
        notes=tuple(_notes(look, item)),
        category=item.categories[0] if item.categories else "",
    )


def _notes(look: Look, item: Item) -> Iterator[str]:
    if look.is_sample(item):
        yield say("web.search.made_up")
    if look.is_vanished(item):
        yield say("sheet.vanished")
    elif look.is_off(item):
        yield say("sheet.off")
    if any(clash.b.number == item.number for clash in look.clashes):
        yield say("sheet.hurry")


def times(item: Item) -> str:
    """ "10am to 12 noon"."""
    if item.end_known:
        return hours(item.start, item.end)
    return say("sheet.from", start=clock(item.start))


def place(venue: Venue | None) -> str:
    """ "The Hut, 1 Quay, Weymouth, DT4 7AB", whose postcode is not cut in two at a line's end."""
    if venue is None:
        return ""
    postcode = venue.postcode.replace(" ", "\u00a0")
    return ", ".join(filter(None, (venue.name, venue.address, postcode)))


def cost(look: Look, item: Item) -> str:
    """What it costs each time, with the ticket of who goes along."""
    found = look.cost(item)
    if found.session is None:
        return say("sheet.price_unknown")
    if not found.session:
        return say("sheet.free")
    amount = pounds(found.session)
    return say("sheet.price_two", amount=amount) if found.companion else amount


def way_words(way: Way | None) -> str:
    """ "About 25 minutes by bus, from Art group"."""
    if way is None:
        return ""
    words = say(f"sheet.way.{way.journey.way}", minutes=length(way.journey.minutes))
    return say("sheet.way_on", way=words, name=way.after.name) if way.after else words


def _carer(look: Look, day: str) -> str:
    free = [span for span in look.carer_hours(day) if span.minutes >= _SHORTEST_MINUTES]
    if not free:
        return say("sheet.carer_none")
    if free[0].minutes == DAY:
        return say("sheet.carer_all_day")
    return listed([_carer_hours(span) for span in free])


def _carer_hours(span: Span) -> str:
    """ "until 9am", "9:30am to 12 noon" or "from 5pm": nobody says midnight of a day's ends."""
    if span.start % DAY == 0:
        return say("sheet.carer_until", end=clock(span.ends))
    if span.end % DAY == 0:
        return say("sheet.carer_from", start=clock(span.starts))
    return hours(span.starts, span.ends)
