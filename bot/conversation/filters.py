"""The wishes of a search as a person sees them: what was understood, to take off or to change."""

from __future__ import annotations

from datetime import date, timedelta

from bot.answers import Filter
from bot.catalogue.query import DateRange, Near, Search
from bot.conversation.describe import SHARED_LOCATION, day, pounds
from bot.conversation.wishes import SEVERAL_DAYS, Wish, wishes_of
from bot.wording import has, say


def filters_of(search: Search, today: date) -> tuple[Filter, ...]:
    """One entry for each wish of ``search``, in the order in which a search is said.

    ``today`` is London's day, from which "this weekend" is told. Of two of a field neither can be
    changed, for a new one takes the place of both.
    """
    wishes = wishes_of(search)
    fields = [wish.field for wish in wishes]
    return tuple(
        Filter(
            field=wish.field,
            id=id_of(wish),
            label=_label(wish, today),
            remove=removal(wish),
            change="" if fields.count(wish.field) > 1 else _change(wish.field),
        )
        for wish in wishes
    )


def id_of(wish: Wish) -> str:
    """ "swimming", "weekend", "Weymouth", "5", "2026-11-28/2026-11-29" (ISO 8601)."""
    value = wish.values[0]
    if len(wish.values) > 1:
        return _several(wish)
    if isinstance(value, Near):
        return value.name
    if isinstance(value, DateRange):
        return f"{value.start.isoformat()}/{value.end.isoformat()}"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def removal(wish: Wish) -> str:
    """What a person can say to take ``wish`` out of a search.

    It names the wish, and a date by its day, so that it never means another one later.
    """
    if wish.denied:
        return say("drop.also", wish=_said(wish.denied))
    return say("drop.only", wish=_said(wish))


def _label(wish: Wish, today: date) -> str:
    """ "swimming", "near Weymouth", "not Mondays": as short as can be."""
    if wish.denied:
        return say("chip.not", thing=_label(wish.denied, today))
    field, value, id_ = wish.field, wish.values[0], id_of(wish)
    if has(f"chip.{field}.{id_}"):
        return say(f"chip.{field}.{id_}")
    match field:
        case "categories" | "days" | "access" | "transport":
            return say(f"{field}.{id_}")
        case "near" if id_ == SHARED_LOCATION:
            return say("about.near", name=say("find.your_location"))
        case "dates":
            return _dates(value, today)
        case "max_price" if value:
            return say("chip.max_price", price=pounds(value))
        case "max_price":
            return say("chip.free")
        case _:
            return _said(wish)


def _said(wish: Wish) -> str:
    """The wish as a search in words has it: "at weekends", "for carers", "with a hoist"."""
    field, value, id_ = wish.field, wish.values[0], id_of(wish)
    match field:
        case "near":
            name = say("chip.me") if id_ == SHARED_LOCATION else id_
            return say("about.near", name=name)
        case "within_miles":
            return say("chip.within", miles=id_)
        case "days" if len(wish.values) > 1:
            return say(f"days.{id_}")
        case "days":
            return say("days.on", days=say(f"days.{id_}"))
        case "dates" if value.start == value.end:
            return say("about.dates_one", day=day(value.start))
        case "dates":
            return say("about.dates", first=day(value.start), last=day(value.end))
        case "max_price":
            return say("about.max_price", price=pounds(value)) if value else say("about.free")
        case "access":
            return say("about.access", needs=say(f"access.{id_}"))
        case "for":
            return say("about.for", groups=say(f"for.{id_}"))
        case "transport" | "funding":
            return say(f"about.{field}", ways=say(f"{field}.{id_}"))
        case "format":
            return say(f"about.{id_}")
        case "meal":
            return say("about.meal")
        case _:
            return say(f"{field}.{id_}")


def _dates(dates: DateRange, today: date) -> str:
    sunday = today + timedelta(days=6 - today.weekday())
    if dates.start == dates.end:
        return day(dates.start)
    if dates == DateRange(sunday - timedelta(days=1), sunday):
        return say("chip.this_weekend")
    return say("chip.dates", first=day(dates.start), last=day(dates.end))


def _several(wish: Wish) -> str:
    return next(name for name, days in SEVERAL_DAYS.items() if days == wish.values)


def _change(field: str) -> str:
    key = f"change.{field}"
    if not has(key):
        return ""
    text = say(key)
    return text if text.endswith("£") else f"{text} "
