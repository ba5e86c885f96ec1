"""What is looked at in a week: clashes, ways, dates on which something is off."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.week.changing import change_on, not_there
from bot.conversation.week.kept import Kept
from bot.conversation.week.talk import Talk, Told, fixed
from bot.conversation.week.things import is_named, said_of
from bot.conversation.week.wishes import Wish
from bot.week.clashes import clashes, unknown_places, way_between, ways_home
from bot.week.dates import years
from bot.week.plan import Item
from bot.week.refreshing import refreshed
from bot.week.remarks import length
from bot.wording import listed, say

_MOST = 3
_WAYS = ("from ", "between ", "get to ", "far ", "walk ", "travel ")


def check_wish(talk: Talk, wish: Wish) -> Told:
    """Tell what does not go together; or how long the way is between two things that are named."""
    if not talk.plan.items:
        return not_there(talk)
    said = said_of(talk, wish)
    named = [item for item in talk.plan.items if is_named(item, said)]
    if len(named) == 2 and any(words in said.words for words in _WAYS):
        return _way(talk, named[0], named[1])
    return check(talk)


def check(talk: Talk) -> Told:
    """Clashes, ways home, and dates that fall out; or that all fits."""
    now = refreshed(talk.plan, talk.get, talk.turn.now)
    plan = now.plan
    found = clashes(plan)
    home = [(way.item.day, way.remark) for way in ways_home(plan) if way.remark]
    told = Told(Kept(plan, talk.kept.item), ())
    told = told.also(*now.remarks, *(one.remark for one in found[:_MOST]))
    told = told.also(*(remark for _, remark in home[:_MOST]))
    if not told.text:
        told = told.also(say("week.talk.all_fits"))
    dates = [one for year in years(plan, talk.today) for one in year.remarks]
    told = told.also(*[one for one in dates if one.key != "week.year.in_doubt"][:_MOST])
    unknown = unknown_places(plan)
    if unknown:
        names = listed([item.name for item in unknown])
        told = told.also(say("week.talk.place_unknown", names=names))
    days = dict.fromkeys([*(one.b.day for one in found), *(day for day, _ in home)])
    return replace(told, choices=(*(change_on(day) for day in list(days)[:2]), *fixed("show")))


def _way(talk: Talk, before: Item, after: Item) -> Told:
    way = way_between(talk.plan, before, after)
    if way is None:
        names = listed([before.name, after.name])
        return Told.of(talk, say("week.talk.place_unknown", names=names), choices=fixed("show"))
    facts = {"one": before.name, "other": after.name, "miles": f"{way.miles:.1f}"}
    facts |= {"minutes": length(way.minutes), "way": say(f"week.way.{way.way}")}
    reckoned = say("week.talk.way_reckoned")
    return Told.of(talk, say("week.talk.way", **facts), reckoned, choices=fixed("show"))
