"""Looking for something to do: asking where, showing what there is, showing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers import Answer, Choice, Understood
from bot.catalogue.distance import miles_between
from bot.catalogue.query import Near, Search
from bot.catalogue.results import Found, Match
from bot.conversation import comparing
from bot.conversation.calling import called, with_more
from bot.conversation.describe import counted, offer
from bot.conversation.filters import filters_of
from bot.conversation.refine import refine
from bot.conversation.services import Services
from bot.conversation.turn import Memory, Offer, Pending, Reply, Turn
from bot.conversation.week.offering import with_first
from bot.vocabulary import RESPITE_CATEGORIES, topic_id
from bot.wording import say

PAGE = 5
"""Activities in one message: more are hard to take in (and the contract's limit)."""

TOO_FAR_MILES = 40.0
"""Nobody goes so far for a morning out: what is further is not shown to somebody from elsewhere."""

_STANDS_FOR = {
    "find_respite": RESPITE_CATEGORIES,
    "find_hub": ("hub", "day_centre", "advice"),
}


def find(turn: Turn, memory: Memory, services: Services) -> Reply:
    """Answer a search, or ask for the place that it needs.

    A message that names no kind of thing ("what about Sunday") goes on with the kind before.
    """
    kinds = any(m.field == "categories" and not m.negated for m in turn.mentions)
    if kinds or memory.search is None:
        memory = replace(memory, topic="find_activity")
    return _find(turn, memory, services)


def find_respite(turn: Turn, memory: Memory, services: Services) -> Reply:
    """Breaks for carers: any of the four kinds, where none is named."""
    return _find(turn, _with_topic(memory, "find_respite"), services)


def find_hub(turn: Turn, memory: Memory, services: Services) -> Reply:
    """Places to go to for help: hubs, day centres and advice."""
    return _find(turn, _with_topic(memory, "find_hub"), services)


def _with_topic(memory: Memory, topic: str) -> Memory:
    """Another kind of search leaves the activities of the one before behind."""
    if memory.topic == topic or memory.search is None:
        return replace(memory, topic=topic)
    return replace(memory, topic=topic, search=replace(memory.search, categories=()))


def _find(turn: Turn, memory: Memory, services: Services) -> Reply:
    if memory.shown and any(m.field == "compare" for m in turn.mentions):
        memory = comparing.compare(turn, memory, services)
        if any(m.field == "compare" and m.value == "different" for m in turn.mentions):
            return more(replace(turn, mentions=()), memory, services)
    shared = turn.location or memory.place
    asked = memory.pending.kind == "place" if memory.pending else False
    refined = refine(memory.search or Search(), turn.mentions, services.places, shared)
    search = refined.search
    memory = replace(memory, search=search, place=shared, pending=None, activity=None)
    if asked and search.near is None and turn.location:
        search = replace(search, near=turn.location)
        return look(turn, replace(memory, search=search), services)
    if refined.unknown_place:
        return ask_place(turn, memory, "find.ask_place_again")
    if refined.which_place:
        return ask_which_place(turn, memory, refined.which_place)
    if refined.needs_place:
        return ask_place(turn, memory, "find.ask_place_question")
    return look(turn, memory, services)


def look(turn: Turn, memory: Memory, services: Services) -> Reply:
    """Search for ``memory.search`` and show the first page."""
    search = memory.search or Search()
    found = services.catalogue.search(_meant(memory, search), turn.now, limit=PAGE)
    if not found.matches:
        return _nothing(turn, memory, services, found)
    first = found.matches[0]
    if search.near and found.beyond_default and _is_elsewhere(search.near, first, services):
        miles = f"{first.distance_miles:.0f}"
        words = {"place": search.near.name, "miles": miles, "area": services.council.area}
        return ask_place(turn, replace(memory, shown=(), seen=()), "find.elsewhere", **words)
    text = [_count(found, search, memory)]
    if found.beyond_default and first.distance_miles is not None:
        miles = f"{search.within_miles or 10:g}"
        distance = f"{first.distance_miles:.1f}"
        text.insert(0, say("find.beyond", miles=miles, distance=distance))
    if any(need.met == "unknown" for match in found.matches for need in match.why):
        text.append(say("find.unknown"))
    return _show(turn, replace(memory, seen=()), services, found, text)


def more(turn: Turn, memory: Memory, services: Services) -> Reply:
    """The next page of the last search, with anything new the message says of it."""
    search = memory.search
    if search is None:
        return Reply(_answer(turn, memory, Search(), [say("more.nothing_before")]), memory)
    if any(m.field not in ("ordinal", "detail", "compare") for m in turn.mentions):
        return find(turn, memory, services)
    found = services.catalogue.search(
        _meant(memory, search), turn.now, limit=PAGE, skip=memory.seen
    )
    memory = replace(memory, pending=None, activity=None)
    if not found.matches:
        return Reply(_answer(turn, memory, search, [say("more.none")]), memory)
    count = len(found.matches)
    text = [say("more.one") if count == 1 else say("more.some", count=count)]
    return _show(turn, memory, services, found, text)


def ask_place_again(turn: Turn, memory: Memory) -> Reply:
    """A place was asked for, and what came back holds none that is known."""
    return ask_place(turn, memory, "find.ask_place_again")


def tell(turn: Turn, memory: Memory, key: str, choices: Sequence[Choice] = ()) -> Reply:
    """Say the words of ``key`` about the search as it is."""
    search = memory.search or Search()
    return Reply(_answer(turn, memory, search, [say(key)], choices), memory)


def _show(turn: Turn, memory: Memory, services: Services, found: Found, text: list[str]) -> Reply:
    search = memory.search or Search()
    names = dict(called([match.activity for match in found.matches], turn.now))
    cards = tuple(
        with_more(services.catalogue.card(match, turn.now), names[match.activity.id])
        for match in found.matches
    )
    if any(match.activity.sample for match in found.matches):
        text.append(say("find.sample"))
    shown = tuple(match.activity.id for match in found.matches)
    memory = replace(memory, shown=shown, seen=(*memory.seen, *shown))
    left = found.more or found.total > len(memory.seen)
    more_choice = Choice(say("find.more_label"), say("find.more_text"))
    choices = with_first([more_choice] if left else [], found.matches, memory)
    answer = _answer(turn, memory, search, text, choices)
    reply = Reply(replace(answer, activities=cards), memory)
    return reply.asking(Pending("more")) if left else reply


def _meant(memory: Memory, search: Search) -> Search:
    """What is looked for: a kind of search with no category stated stands for several."""
    stands_for = _STANDS_FOR.get(memory.topic, ())
    return search if search.categories else replace(search, categories=stands_for)


def _stated(memory: Memory, search: Search) -> Search:
    """The other way round: what the person stated."""
    stands_for = _STANDS_FOR.get(memory.topic)
    return replace(search, categories=()) if search.categories == stands_for else search


def _count(found: Found, search: Search, memory: Memory) -> str:
    words = counted(search, found.total, memory.topic, more=found.more)
    shown = len(found.matches)
    if found.total == shown and not found.more:
        return say("find.all", counted=words)
    key = "find.some_nearest" if search.near else "find.some"
    return say(key, counted=words, shown=shown)


def _nothing(turn: Turn, memory: Memory, services: Services, found: Found) -> Reply:
    search = memory.search or Search()
    memory = replace(memory, shown=(), seen=())
    words = counted(search, 0, memory.topic)
    if not found.alternatives:
        person = services.person
        text = say("find.none_at_all", counted=words, name=person.name, phone=person.phone)
        return Reply(_answer(turn, memory, search, [text]), memory)
    offers, choices = [], []
    for alternative in found.alternatives:
        choice = offer(search, alternative)
        choices.append(choice)
        offers.append(Offer(choice.text, _stated(memory, alternative.search)))
    said = [say("find.none", counted=words), say("find.question_one")]
    reply = Reply(_answer(turn, memory, search, said, choices), memory)
    return reply.asking(Pending("offers", tuple(offers)))


def _is_elsewhere(near: Near, nearest: Match, services: Services) -> bool:
    """Whether it is outside of the council's area, and too far from all that is known."""
    from_centre = miles_between(near.lat, near.lon, *services.council.centre)
    return (
        from_centre > services.council.radius_miles
        and (nearest.distance_miles or 0) > TOO_FAR_MILES
    )


def ask_place(turn: Turn, memory: Memory, key: str, **words: str) -> Reply:
    """Ask in the words of ``key`` where to look; "anywhere" is an answer too."""
    anywhere = Choice(say("find.place_label_all"), say("find.place_text_all"))
    search = memory.search or Search()
    reply = Reply(_answer(turn, memory, search, [say(key, **words)], [anywhere]), memory)
    everywhere = replace(search, near=None, within_miles=None)
    return reply.asking(Pending("place", (Offer(anywhere.text, everywhere),)))


def ask_which_place(turn: Turn, memory: Memory, places: Sequence[Near]) -> Reply:
    """Ask which of several places of one name is meant."""
    search = memory.search or Search()
    offers = [Offer(place.name, replace(search, near=place)) for place in places[:4]]
    name = places[0].name.split(" (")[0]
    choices = [Choice(offer.text, offer.text) for offer in offers]
    reply = Reply(
        _answer(turn, memory, search, [say("find.ask_which_place", name=name)], choices), memory
    )
    return reply.asking(Pending("place", tuple(offers)))


def _answer(
    turn: Turn,
    memory: Memory,
    search: Search,
    text: Sequence[str],
    choices: Sequence[Choice] = (),
) -> Answer:
    intent = turn.intent if turn.intent == "more_results" else memory.topic
    understood = Understood(topic_id(intent), turn.confidence, search=search)
    filters = filters_of(search, turn.now.date())
    return Answer(" ".join(text), understood, choices=tuple(choices), filters=filters)
