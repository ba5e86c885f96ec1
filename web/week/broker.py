"""The sheet for staff: a week and two others like it, costed side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from bot.catalogue.model import Activity
from bot.catalogue.query import Search
from bot.catalogue.ranking import match_one
from bot.catalogue.words import DAY_NAMES, pounds
from bot.vocabulary import DAYS
from bot.week.alternatives import Alternative, By, Find, alternative
from bot.week.plan import Item
from bot.week.remarks import length
from bot.wording import listed, say
from web.activity_facts import web_address
from web.card_facts import telephone
from web.prose import day
from web.week.look import Look
from web.week.table import place, times

Lines = tuple[str, ...]


@dataclass(frozen=True)
class Contact:
    """A way to reach whoever offers something."""

    text: str
    link: str


@dataclass(frozen=True)
class Offer:
    """One activity as an option has it."""

    name: str
    page: str
    """The address of its page; empty where it is in the catalogue no more."""
    lines: Lines
    contacts: tuple[Contact, ...]


@dataclass(frozen=True)
class Cell:
    """What an option has in one part of the week; None is the same as the person's plan."""

    offer: Offer | None


@dataclass(frozen=True)
class Sheet:
    """The whole sheet. Each row has one entry for each option."""

    options: Lines
    facts: tuple[tuple[str, tuple[Lines, ...]], ...]
    parts: tuple[tuple[str, tuple[Cell, ...]], ...]
    notes: Lines
    """Which options there are none of."""
    assumed: Lines


def broker_sheet(look: Look, find: Find) -> Sheet:
    """The sheet of a week; ``find`` searches the catalogue of today."""
    looks, found, notes = [look], [], []
    names = [say("broker.option.plan")]
    kinds: tuple[tuple[By, str, str], ...] = (
        ("cost", say("broker.option.cost"), say("broker.none.cost")),
        ("way", say("broker.option.way"), say("broker.none.way")),
    )
    for by, name, none in kinds:
        other = alternative(look.plan, by, look.find, find, look.now)
        if other.is_another:
            names.append(name)
            looks.append(Look.at(other.plan, look.find, look.now))
            found.append(other)
        elif by == "way" and look.plan.preferences.home is None:
            notes.append(say("broker.none.home"))
        else:
            notes.append(none)
    return Sheet(
        options=tuple(names),
        facts=tuple(_facts(looks)),
        parts=tuple(_part(look, item, looks[1:], found) for item in look.plan.items),
        notes=tuple(notes),
        assumed=(
            say("broker.assumed.year"),
            say("broker.assumed.way"),
            say("broker.assumed.same"),
            say("broker.assumed.needs"),
        ),
    )


def _facts(looks: list[Look]) -> Iterator[tuple[str, tuple[Lines, ...]]]:
    yield say("broker.week"), tuple((pounds(look.money.week),) for look in looks)
    yield say("broker.year"), tuple((pounds(look.money.year),) for look in looks)
    budget = looks[0].plan.budget
    if budget is not None and budget.per == "year":
        yield say("broker.left.year"), tuple(_left(look.money.left_year) for look in looks)
    elif budget is not None:
        yield say("broker.left.week"), tuple(_left(look.money.left_week) for look in looks)
    yield say("broker.unknown"), tuple(_unknown(look) for look in looks)
    yield say("broker.way"), tuple((length(look.way_minutes),) for look in looks)
    yield say("broker.carer"), tuple((length(look.carer.free_minutes),) for look in looks)
    yield say("broker.clashes"), tuple(_clashes(look) for look in looks)
    yield say("broker.needs"), tuple(_all_needs(look) for look in looks)


def _left(amount: Decimal | None) -> Lines:
    if amount is None:
        return ()
    return (pounds(amount) if amount >= 0 else say("broker.over", amount=pounds(-amount)),)


def _unknown(look: Look) -> Lines:
    names = dict.fromkeys(item.name for item in look.money.unknown)
    return tuple(names) or (say("broker.unknown.none"),)


def _clashes(look: Look) -> Lines:
    found = tuple(f"{clash.a.name}, {clash.b.name}" for clash in look.clashes)
    return found or (say("broker.clashes.none"),)


def _all_needs(look: Look) -> Lines:
    """For each need, in how many parts of the week it is met."""
    needs = [need for item in look.plan.items for need in _needs(look, item)]
    return tuple(
        say(
            "broker.need",
            name=_need(name)[:1].upper() + _need(name)[1:],
            met=needs.count((name, "yes")),
            all=len(look.plan.items),
            ask=needs.count((name, "unknown")),
            no=needs.count((name, "no")),
        )
        for name in dict.fromkeys(name for name, _ in needs)
    ) or (say("broker.needs.none"),)


def _need(name: str) -> str:
    """The words of "access:wheelchair"."""
    return say(name.replace(":", ".", 1))


def _needs(look: Look, item: Item) -> Iterator[tuple[str, str]]:
    wishes = look.plan.preferences
    activity = look.find(item.activity)
    query = Search(access=wishes.needs, for_=wishes.groups)
    if activity is None:
        stated = (*(f"access:{id_}" for id_ in wishes.needs), *(f"for:{g}" for g in wishes.groups))
        yield from ((need, "unknown") for need in stated)
    else:
        yield from ((need.need, need.met) for need in match_one(activity, query, look.now).why)


def _needs_said(needs: dict[str, str]) -> Lines:
    by_met: dict[str, list[str]] = {"no": [], "unknown": [], "yes": []}
    for need, met in needs.items():
        by_met[met].append(_need(need))
    return tuple(
        say(f"broker.met.{met}", names=listed(names)) for met, names in by_met.items() if names
    )


def _part(
    look: Look, item: Item, looks: list[Look], found: list[Alternative]
) -> tuple[str, tuple[Cell, ...]]:
    when, others = _when(item), []
    for other_look, other in zip(looks, found, strict=True):
        instead = other.instead[item.number]
        is_same = instead.number == item.number
        others.append(Cell(None if is_same else _offer(other_look, instead, when)))
    return when, (Cell(_offer(look, item, when)), *others)


def _when(item: Item) -> str:
    said = times(item)
    return f"{DAY_NAMES[DAYS.index(item.day)]}, {said[:1].lower()}{said[1:]}"


def _offer(look: Look, item: Item, when: str) -> Offer:
    """What an option has; ``when`` stands before it already."""
    activity = look.find(item.activity)
    return Offer(
        name=item.name,
        page=f"/activities/{quote(item.activity, safe='')}" if activity else "",
        lines=tuple(line for line in _lines(look, item, activity) if line not in ("", when)),
        contacts=tuple(_contacts(item, activity)),
    )


def _lines(look: Look, item: Item, activity: Activity | None) -> Iterator[str]:
    if look.is_vanished(item):
        yield say("broker.gone")
    elif look.is_off(item):
        yield say("broker.off")
    if activity and activity.provider:
        yield say("broker.provider", provider=activity.provider)
    if look.is_sample(item):
        yield say("web.search.made_up")
    yield _when(item)
    yield say("web.page.where.online") if item.online else place(item.venue)
    yield _cost(look, item)
    if item.funding:
        ways = listed([say(f"funding.{way}") for way in item.funding])
        yield say("broker.takes", ways=ways)
    else:
        yield say("broker.takes.unknown")
    yield from _needs_said(dict(_needs(look, item)))
    if item.level:
        yield say(f"broker.level.{item.level}")
    if item.goal:
        yield say("broker.for", goal=say(f"sheet.goal.{item.goal}"))
    if item.words:
        yield say("broker.said", words=item.words)
    if activity and activity.checked_on:
        yield say("broker.checked", day=day(activity.checked_on))
    else:
        yield say("broker.checked.unknown")
    if activity:
        yield say("broker.source", source=activity.source)


def _cost(look: Look, item: Item) -> str:
    cost = look.cost(item)
    if cost.session is None or cost.year is None:
        return say("broker.cost.unknown", times=cost.times_a_year)
    if not cost.session:
        return say("broker.cost.free", times=cost.times_a_year)
    return say(
        "broker.cost",
        amount=pounds(cost.session),
        times=cost.times_a_year,
        year=pounds(cost.year),
    )


def _contacts(item: Item, activity: Activity | None) -> Iterator[Contact]:
    phone = activity.phone if activity else item.phone
    if phone:
        yield Contact(phone, telephone(phone))
    if activity and activity.email:
        yield Contact(activity.email, f"mailto:{activity.email}")
    if activity and web_address(activity.website):
        yield Contact(activity.website, activity.website)
