"""A week in sentences, one idea each: for Easy Read, for the ear, and for whoever likes text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.catalogue.words import DAY_NAMES, clock, pounds
from bot.vocabulary import DAYS
from bot.week import cover
from bot.week.plan import Item
from bot.week.remarks import Remark, length
from bot.wording import listed, say
from web.week.look import Look, Way
from web.week.table import place


@dataclass(frozen=True)
class Told:
    """One sentence, or two that belong together."""

    text: str
    symbol: str = ""
    """The name of the picture that says it; empty is whatever fits the words."""
    category: str = ""
    """The kind of activity whose picture it is."""
    is_name: bool = False
    """It names an activity; what follows tells more of it."""


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it."""

    key: str
    """A day, or "since", "money", "ways", "carer" or "dates"."""
    heading: str
    lines: tuple[Told, ...]

    @property
    def text(self) -> str:
        """All of it, as it is read out."""
        return " ".join([f"{self.heading}.", *(line.text for line in self.lines)])


def days(look: Look) -> tuple[Section, ...]:
    """A section for each day of the week."""
    return tuple(
        Section(day, DAY_NAMES[DAYS.index(day)], tuple(_of_day(look, day))) for day in DAYS
    )


def checked(look: Look) -> tuple[Section, ...]:
    """What is counted and checked; what there is nothing to say of is left out."""
    if not look.plan.items:
        return ()
    since = (Told(remark.text, "warning") for remark in look.since.remarks)
    money = (Told(remark.text, "money") for remark in look.money.remarks)
    dates = (Told(remark.text, "calendar") for remark in _dates(look))
    sections = (
        Section("since", say("sheet.since"), tuple(since)),
        Section("money", say("sheet.money"), tuple(money)),
        Section("ways", say("sheet.ways"), tuple(_ways(look))),
        Section("carer", say("sheet.carer"), tuple(_carer(look))),
        Section("dates", say("sheet.dates"), tuple(dates)),
    )
    return tuple(section for section in sections if section.lines)


def _of_day(look: Look, day: str) -> Iterator[Told]:
    items = look.on(day)
    if not items:
        rest = look.is_rest(day)
        yield Told(say("sheet.line.rest" if rest else "sheet.line.nothing"), "rest" if rest else "")
    for item in items:
        yield from _of_item(look, item)


def _of_item(look: Look, item: Item) -> Iterator[Told]:
    kind = item.categories[0] if item.categories else ""
    yield Told(f"{item.name.rstrip('.')}.", category=kind, is_name=True)
    if look.is_sample(item):
        yield Told(say("web.page.sample"), "warning")
    yield Told(_times(item), "clock")
    yield _where(item)
    yield _cost(look, item)
    if way := look.way_to(item):
        symbol = {"walk": "walking"}.get(way.journey.way, way.journey.way)
        yield Told(_way(way), symbol)
    if item.goal:
        yield Told(say("sheet.line.goal", goal=say(f"sheet.goal.{item.goal}")), "good")
    if item.words:
        yield Told(say("sheet.line.said", words=item.words), "talking")
    if look.is_vanished(item) or look.is_off(item):
        key = "sheet.line.vanished" if look.is_vanished(item) else "sheet.line.off"
        yield Told(say(key), "warning")
    if item.phone:
        yield Told(say("sheet.line.phone", phone=item.phone), "phone")


def _times(item: Item) -> str:
    start, end = clock(item.start), clock(item.end)
    if item.end_known:
        return say("sheet.line.times", start=start, end=end)
    return say("sheet.line.starts", start=start)


def _where(item: Item) -> Told:
    if item.online:
        return Told(say("sheet.line.online"), "computer")
    if where := place(item.venue):
        return Told(say("sheet.line.where", place=where), "location")
    return Told(say("sheet.line.where_unknown"), "question")


def _cost(look: Look, item: Item) -> Told:
    cost = look.cost(item)
    if cost.session is None:
        return Told(say("sheet.line.price_unknown"), "question")
    if not cost.session:
        return Told(say("sheet.line.free"), "free")
    key = "sheet.line.cost_two" if cost.companion else "sheet.line.cost"
    return Told(say(key, amount=pounds(cost.session)), "money")


def _way(way: Way) -> str:
    key, minutes = way.journey.way, length(way.journey.minutes)
    if way.after is None:
        return say(f"sheet.line.way.{key}", minutes=minutes)
    return say(f"sheet.line.way_on.{key}", name=way.after.name, minutes=minutes)


def _ways(look: Look) -> Iterator[Told]:
    yield from (Told(clash.remark.text, "warning") for clash in look.clashes)
    ways = filter(None, map(look.way_to, look.plan.items))
    if not look.clashes and any(way.after for way in ways):
        yield Told(say("sheet.ways_fine"), "good")
    yield from (Told(way.remark.text, "bus") for way in look.ways_home if way.remark)
    if look.unknown_places:
        names = listed([item.name for item in look.unknown_places])
        yield Told(say("sheet.ways_unknown", names=names), "question")
    if look.plan.preferences.home is None:
        yield Told(say("sheet.ways_home"), "home")
    yield Told(say("sheet.ways_estimate"), "directions")


def _carer(look: Look) -> Iterator[Told]:
    for remark in look.carer.remarks:
        # Nobody answers a sheet: what was counted is told in place of the question.
        is_question = remark.key == "week.carer.hours_question"
        yield Told(say("sheet.carer_always") if is_question else remark.text, "carer")
    yield from (Told(remark.text, "home") for remark in cover.remarks(look.gaps))


def _dates(look: Look) -> Iterator[Remark]:
    for year in look.years:
        yield from year.remarks
