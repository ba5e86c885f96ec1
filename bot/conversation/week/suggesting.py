"""Ideas: a week filled by what somebody likes and needs, and what there is for one afternoon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.query import Search
from bot.conversation.calling import with_more
from bot.conversation.week.changing import change_on, something_on
from bot.conversation.week.deeds import Deed
from bot.conversation.week.kept import Kept
from bot.conversation.week.known import at_home, liking, place_named, with_wishes
from bot.conversation.week.living import ask_home
from bot.conversation.week.questions import Option, Question
from bot.conversation.week.resting import hours_of, in_order
from bot.conversation.week.showing import it_is_on, times_of
from bot.conversation.week.talk import Talk, Told, as_list, fixed, sample_note
from bot.conversation.week.things import said_of
from bot.conversation.week.wishes import Wish
from bot.vocabulary import DAYS
from bot.week.costs import costs
from bot.week.plan import Item, Plan
from bot.week.suggesting.options import Asked
from bot.week.suggesting.suggest import Idea, Suggestion, fill, ideas_for
from bot.wording import say

LIKED: dict[str, tuple[str, ...]] = {
    "making": ("arts_and_crafts", "knitting_and_sewing", "woodwork_and_repair", "cooking"),
    "music": ("music", "drama", "dance"),
    "outdoors": ("gardening", "walking", "farm_and_animals", "out_and_about"),
    "anything": (),
}
"""What is offered to somebody who has not said what they like."""
_NOTHING = re.compile(r"\b(?:nothing|rest|free|quiet|off|not) (?:[a-z]+ )?(?:on|days?|at) ")
"""How days are said on which nothing is wanted: "a week with nothing on Mondays"."""
_WHYS = 2
"""So many reasons are told of an idea."""
_DAYS_OFFERED = 2


def suggest_wish(talk: Talk, wish: Wish) -> Told:
    """Ideas for the days and parts of day that are told, or a whole week."""
    said = said_of(talk, wish)
    places = place_named(talk)
    plan = with_wishes(talk, said_now=True)
    if len(places) == 1:
        plan = at_home(plan, places[0])
    if _NOTHING.search(said.words) and said.when.days:
        quiet = hours_of(Deed("rest", days=said.when.days, parts=said.when.parts))
        wishes = plan.preferences
        plan = replace(plan, preferences=replace(wishes, quiet=in_order({*wishes.quiet, *quiet})))
        return suggest(_with(talk, plan), Deed("fill"))
    some = _one_idea(said.words) and not said.when.days
    deed = Deed("ideas" if said.when.days or some else "fill", days=said.when.days)
    return suggest(_with(talk, plan), replace(deed, parts=said.when.parts))


def suggest(talk: Talk, deed: Deed) -> Told:
    """Do as the deed says: "ideas" to choose from, or "fill" the week."""
    talk = _with(talk, liking(with_wishes(talk), deed.likes))
    plan = talk.plan
    if plan.preferences.home is None:
        return ask_home(talk, deed)
    if deed.kind == "ideas":
        days = deed.days or ((deed.day,) if deed.day else ())
        return _ideas(talk, days, deed.parts)
    wishes = plan.preferences
    if not (deed.asked or wishes.likes or wishes.goals or plan.items):
        return _ask_likes(talk, deed)
    return _filled(talk)


def fill_week(talk: Talk) -> Told:
    """Fill the week."""
    return suggest(talk, Deed("fill"))


def give_ideas(talk: Talk) -> Told:
    """A few ideas for the days that have room."""
    return suggest(talk, Deed("ideas"))


def cheaper(talk: Talk) -> Told:
    """Name what costs most, with what could be done instead."""
    each = costs(talk.plan, talk.today).each
    known = [one for one in each if one.session]
    if not known:
        return Told.of(talk, say("week.talk.nothing_dear"), choices=fixed("show", "find"))
    dearest = max(known, key=lambda one: one.year or 0)
    item = dearest.item
    facts = {"name": item.name, "amount": f"£{dearest.session:.2f}".removesuffix(".00")}
    out = say("week.choice.out", name=item.name)
    option = Option(out, out, Deed("remove", name=item.name, items=(item.number,)))
    told = Told.of(talk, say("week.talk.dearest", **facts), say("week.estimate"))
    choices = (something_on(item.day), *fixed("show"))
    return replace(told, question=Question("choose", (option,)), choices=choices)


def likes_told(talk: Talk, deed: Deed) -> Told | None:
    """Go on with ``deed`` where a message says what somebody likes or needs; else None."""
    if not any(m.field in ("categories", "access", "for") for m in talk.turn.mentions):
        return None
    return suggest(_with(talk, with_wishes(talk, said_now=True)), deed)


def _ask_likes(talk: Talk, deed: Deed) -> Told:
    options = tuple(
        Option(label, label, replace(deed, likes=kinds, asked=True))
        for name, kinds in LIKED.items()
        for label in (say(f"week.choice.likes_{name}"),)
    )
    question = Question("likes", options, replace(deed, asked=True))
    return Told.of(talk, say("week.talk.likes_question"), question=question)


def _filled(talk: Talk) -> Told:
    """The week with ideas in it, why each, and how to change it."""
    found = fill(talk.plan, talk.services.catalogue, talk.turn.now)
    home = talk.plan.preferences.home
    if not found.ideas and not talk.plan.items and home is not None:
        question = Question("place", then=Deed("fill", asked=True))
        return Told.of(talk, say("week.talk.nothing_near", place=home.name), question=question)
    if not found.ideas:
        return Told.of(talk, *found.remarks, choices=fixed("find", "show", "change"))
    first = found.ideas[0].item
    opening, *rest = found.remarks
    told = Told(Kept(found.plan, first.number), (opening.text, _day_by_day(found.ideas)))
    told = told.also(*rest, *_money(found.plan, talk), *_note(talk, found))
    days = list(dict.fromkeys(idea.item.day for idea in found.ideas))[:_DAYS_OFFERED]
    return replace(told, choices=(*(change_on(day) for day in days), *fixed("undo", "show")))


def _ideas(talk: Talk, days: Sequence[str], parts: Sequence[str]) -> Told:
    """A few ideas, of which one can be put in."""
    asked = Asked(tuple(day for day in DAYS if day in days), tuple(parts))
    found = ideas_for(talk.plan, talk.services.catalogue, talk.turn.now, asked)
    if not found.ideas:
        return Told.of(talk, *found.remarks, choices=fixed("find", "show", "change"))
    options = tuple(
        Option(item.name, item.name, _deed(item)) for item in (one.item for one in found.ideas)
    )
    question = say("week.talk.idea_question")
    told = Told.of(talk, *found.remarks, _one_by_one(found.ideas), *_note(talk, found), question)
    cards, shown = _cards(talk, found)
    return replace(told, question=Question("choose", options), cards=cards, shown=shown,
                   choices=fixed("show"))  # fmt: skip


def _one_by_one(ideas: Sequence[Idea]) -> str:
    """A line for each of some of which one is chosen."""
    return as_list(f"{it_is_on(idea.item)} {_why(idea)}".strip() for idea in ideas)


def _note(talk: Talk, found: Suggestion) -> tuple[str, ...]:
    activities = (talk.get(idea.item.activity) for idea in found.ideas)
    return sample_note(one for one in activities if one is not None)


def _why(idea: Idea) -> str:
    return " ".join(one.text for one in idea.why[:_WHYS])


def _day_by_day(ideas: Sequence[Idea]) -> str:
    """A line a day: what, when and why."""
    by_day: dict[str, list[str]] = {}
    for idea in ideas:
        day, why = idea.item.day, _why(idea)
        what = say("week.talk.at", name=idea.item.name, times=times_of(idea.item))
        key = "week.talk.then" if day in by_day else "week.talk.line"
        line = say(key, day=say(f"week.day.{day}"), what=what)
        by_day.setdefault(day, []).append(f"{line} {why}".strip())
    return as_list(" ".join(lines) for lines in by_day.values())


def _cards(talk: Talk, found: Suggestion) -> tuple[tuple[dict, ...], tuple[str, ...]]:  # type: ignore[type-arg]
    catalogue, now = talk.services.catalogue, talk.turn.now
    matches = [catalogue.match(idea.item.activity, Search(), now) for idea in found.ideas]
    there = [match for match in matches if match is not None]
    cards = tuple(with_more(catalogue.card(match, now), match.activity.name) for match in there)
    return cards, tuple(match.activity.id for match in there)


def _money(plan: Plan, talk: Talk) -> Sequence[str]:
    """What the week costs then; what else is asked of prices is told when the week is shown."""
    wanted = ("week.cost", "week.left.", "week.over.", "week.estimate")
    said = costs(plan, talk.today).remarks
    return [
        one.text for one in said
        if one.key.startswith(wanted) and not one.key.startswith("week.cost_unknown")
    ]  # fmt: skip


def _one_idea(words: str) -> bool:
    return any(word in words for word in ("idea ", "ideas ", "suggest", "something "))


def _deed(item: Item) -> Deed:
    return Deed("add", item.activity, item.name, item.day, f"{item.start:%H:%M}")


def _with(talk: Talk, plan: Plan) -> Talk:
    return replace(talk, kept=Kept(plan, talk.kept.item))
