"""A search in words: "3 choices for swimming near Weymouth on Saturdays"."""

from __future__ import annotations

from datetime import date

from bot.answers import Choice
from bot.catalogue.query import Search
from bot.catalogue.results import Alternative
from bot.vocabulary import DAYS
from bot.wording import listed, say

SHARED_LOCATION = "your location"
"""The name of a place that the person's device gave."""


def how_many(count: int, more: bool) -> str:
    """ "12", or "more than 30" where they were not counted to the end."""
    return say("find.more_than", count=count) if more else str(count)


def counted(search: Search, count: int, topic: str = "find_activity", *, more: bool = False) -> str:
    """How many activities, of what, with every wish of ``search``, in one phrase.

    With ``more`` there are more than that. ``topic`` is the kind of search: breaks for carers and
    hubs have names of their own.
    """
    kinds = listed(names("categories", search.categories), "or")
    kind = "kind" if kinds else {"find_respite": "respite", "find_hub": "hub"}.get(topic, "any")
    key = f"find.count_{kind}"
    parts = [
        say(
            f"{key}_{count}" if count < 2 and not more else key,
            count=how_many(count, more),
            kinds=kinds,
        ),
        _phrase("about.for", "groups", names("for", search.for_)),
        _where(search),
        _when(search),
        _price(search),
        _phrase("about.access", "needs", names("access", search.access)),
        _phrase("about.transport", "ways", names("transport", search.transport), "or"),
        _phrase("about.funding", "ways", names("funding", search.funding), "or"),
        say(f"about.{search.format}") if search.format else "",
        say("about.meal") if search.meal else "",
        _excluded(search),
    ]
    return " ".join(part for part in parts if part)


def offer(search: Search, alternative: Alternative) -> Choice:
    """ "4 on other days", to choose where ``search`` found nothing: which wish would go."""
    wish = alternative.wish
    count = how_many(alternative.count, alternative.more)
    values = {"count": count, "value": "", "miles": ""}
    if wish in ("access", "for"):
        attribute = "for_" if wish == "for" else wish
        kept = getattr(alternative.search, attribute)
        dropped = tuple(id_ for id_ in getattr(search, attribute) if id_ not in kept)
        values["value"] = listed(names(wish, dropped))
    if alternative.search.within_miles is not None:
        values["miles"] = f"{alternative.search.within_miles:g}"
    elif wish == "within_miles":
        wish = "near"
    return Choice(say(f"offer.{wish}.label", **values), say(f"offer.{wish}.text", **values))


def names(field: str, ids: tuple[str, ...]) -> list[str]:
    """How each id of a field is named."""
    return [say(f"{field}.{id_}") for id_ in ids]


def day(value: date) -> str:
    """ "Saturday 28 November" """
    return f"{value:%A} {value.day} {value:%B}"


def pounds(amount: float) -> str:
    """ "£5", "£3.50" """
    return f"£{amount:.0f}" if amount == int(amount) else f"£{amount:.2f}"


def _phrase(key: str, name: str, words: list[str], joiner: str = "and") -> str:
    return say(key, **{name: listed(words, joiner)}) if words else ""


def _where(search: Search) -> str:
    if not search.near:
        return ""
    name = say("find.your_location") if search.near.name == SHARED_LOCATION else search.near.name
    if search.within_miles is not None:
        return say("about.within", miles=f"{search.within_miles:g}", name=name)
    return say("about.near", name=name)


def _when(search: Search) -> str:
    parts = []
    if search.days == DAYS[5:]:
        parts.append(say("days.weekend"))
    elif search.days == DAYS[:5]:
        parts.append(say("days.weekdays"))
    elif search.days:
        parts.append(say("days.on", days=listed(names("days", search.days), "or")))
    if search.dates and search.dates.start == search.dates.end:
        parts.append(say("about.dates_one", day=day(search.dates.start)))
    elif search.dates:
        first, last = day(search.dates.start), day(search.dates.end)
        parts.append(say("about.dates", first=first, last=last))
    parts.append(listed(names("part_of_day", search.part_of_day), "or"))
    return " ".join(part for part in parts if part)


def _price(search: Search) -> str:
    if search.max_price is None:
        return ""
    if search.max_price == 0:
        return say("about.free")
    return say("about.max_price", price=pounds(search.max_price))


def _excluded(search: Search) -> str:
    excluded = search.excluded
    things = [
        *names("categories", excluded.categories),
        *(say("days.on", days=name) for name in names("days", excluded.days)),
        *names("part_of_day", excluded.part_of_day),
        *(say("about.for", groups=name) for name in names("for", excluded.for_)),
    ]
    return _phrase("about.not", "things", things, "or")
