"""Questions about one activity: which one is meant, and what is known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.answers import Answer, Choice, Understood
from bot.catalogue.query import Search
from bot.conversation.calling import with_more
from bot.conversation.describe import day, names
from bot.conversation.naming import Pair
from bot.conversation.services import Services
from bot.conversation.turn import Memory, Pending, Reply, Turn
from bot.conversation.week.offering import of_one
from bot.conversation.which import asked_for_more, beside, chosen, which
from bot.vocabulary import topic_id
from bot.wording import listed, say

_BY_FIELD = {
    "access": "access", "transport": "transport", "meal": "food", "for": "who_for",
    "max_price": "cost", "funding": "cost",
}  # fmt: skip
"""What is asked about where only a filter was named: "is it free", "wheelchairs?"."""


def details(turn: Turn, memory: Memory, services: Services) -> Reply:
    """Answer a question about one activity, or ask which one is meant."""
    found = which(turn, memory, services)
    if len(found) == 1:
        turn = beside(found[0][1], turn)
    asked = detail_asked(turn) or (memory.pending.detail if memory.pending else None) or "all"
    return _answer(found, asked, turn, memory, services)


def given(turn: Turn, memory: Memory, services: Services) -> Reply | None:
    """Answer what a card's More, or a choice of "which one?", gives to send; None for all else."""
    turn = replace(turn, mentions=())
    more = asked_for_more(turn.text, memory, turn.now, services)
    if more:
        return _answer(more, "all", turn, memory, services)
    one = chosen(turn.text, memory, turn.now, services)
    if one and memory.pending:
        return _answer(one, memory.pending.detail or "all", turn, memory, services)
    return None


def _answer(found: list[Pair], asked: str, turn: Turn, memory: Memory, services: Services) -> Reply:
    if len(found) != 1:
        return _ask_which(turn, memory, found, asked)
    search = memory.search or Search()
    id_, name = found[0]
    match = services.catalogue.match(id_, search, turn.now)
    memory = replace(memory, pending=None)
    if match is None:
        answer = Answer(say("details.gone"), _understood(turn, asked, None))
        return Reply(answer, replace(memory, activity=None))
    card = with_more(services.catalogue.card(match, turn.now), name)
    wanted = [m.value for m in turn.mentions if m.field == asked]
    text = _tell(asked, card, search, wanted, services)
    if card.get("sample"):
        text.append(say("details.sample"))
    understood = _understood(turn, asked, match.activity.id)
    choices = of_one(match, memory)
    answer = Answer(" ".join(text), understood, activities=(card,), choices=choices)
    return Reply(answer, replace(memory, activity=match.activity.id))


def detail_asked(turn: Turn) -> str | None:
    """What the question is about, an id of ``DETAILS``; None where it does not say.

    What the model makes of the whole question goes before single words.
    """
    for mention in turn.mentions:
        if mention.field == "asked" and mention.value != "all":
            return str(mention.value)
    for mention in turn.mentions:
        if mention.field == "detail" and mention.value != "all":
            return str(mention.value)
    for mention in turn.mentions:
        if mention.field in _BY_FIELD:
            return _BY_FIELD[mention.field]
    return None


def _ask_which(turn: Turn, memory: Memory, found: list[Pair], asked: str) -> Reply:
    choices = tuple(Choice(name, name) for _, name in found[:5])
    text = say("details.which" if choices else "details.unknown_activity")
    memory = replace(memory, shown=tuple(id_ for id_, _ in found[:5]) or memory.shown)
    answer = Answer(text, _understood(turn, asked, None), choices=choices)
    return Reply(answer, memory).asking(Pending("which_activity", detail=asked))


def _understood(turn: Turn, detail: str, activity: str | None) -> Understood:
    topic = topic_id("activity_details")
    return Understood(topic, turn.confidence, detail=detail, activity=activity)


def _tell(
    asked: str, card: dict[str, Any], search: Search, wanted: list[str], services: Services
) -> list[str]:
    if asked != "all":
        told = _TELLERS[asked](card, search, wanted, services)
        return [say("details.about", name=card["name"]), *told]
    key = "details.name" if card["provider"] else "details.name_only"
    text = [say(key, name=card["name"], provider=card["provider"])]
    if card["summary"]:
        text.append(card["summary"])
    for part in ("when", "where", "cost"):
        text += _TELLERS[part](card, search, [], services)
    if card["checked_on"]:
        text.append(say("details.checked", day=_date(card["checked_on"])))
    return text


def _when(card: dict[str, Any], *_: Any) -> list[str]:
    text = []
    if card["when"]:
        text.append(say("details.when", when=card["when"]))
    if card["next_session"]:
        start = datetime.fromisoformat(card["next_session"]["start"])
        text.append(say("details.when_next", next=day(start.date())))
    return text or [say("details.when_unknown")]


def _where(card: dict[str, Any], search: Search, *_: Any) -> list[str]:
    place = card["place"]
    if place is None:
        return [say("details.where_online" if card["online"] else "details.where_unknown")]
    words = ", ".join(part for part in (place["name"], place["address"]) if part)
    words = " ".join(part for part in (words, place["postcode"]) if part)
    if not words:
        return [say("details.where_unknown")]
    text = [say("details.where", place=words)]
    if card["distance_miles"] is not None and search.near:
        miles = f"{card['distance_miles']:g}"
        text.append(say("details.where_distance", miles=miles, near=search.near.name))
    return text


def _cost(card: dict[str, Any], *_: Any) -> list[str]:
    if card["price_from"] == 0 and card["price"] == "Free":
        text = [say("details.cost_free")]
    elif card["price_from"] is None and "not known" in card["price"].lower():
        text = [say("details.cost_unknown"), *_ring(card)]
    else:
        text = [say("details.cost", price=card["price"])]
    ways = names("funding", tuple(card["funding"]))
    if ways:
        text.append(say("details.funding", ways=listed(ways, "or")))
    return text


def _access(
    card: dict[str, Any], _search: Search, wanted: list[str], _services: Services
) -> list[str]:
    there = card["access"]
    yes = names("access", tuple(id_ for id_ in wanted if id_ in there))
    not_said = names("access", tuple(id_ for id_ in wanted if id_ not in there))
    text = []
    if yes:
        text.append(say("details.access_yes", needs=listed(yes)))
    if not_said:
        text.append(say("details.access_not_said", needs=listed(not_said, "or")))
    if not wanted and there:
        needs = listed(names("access", tuple(there)))
        text.append(say("details.access", needs=needs))
    elif not wanted:
        text.append(say("details.access_unknown"))
    return text + (_ring(card) if not_said or not there else [])


def _transport(
    card: dict[str, Any], search: Search, wanted: list[str], _services: Services
) -> list[str]:
    ways = names("transport", tuple(card["transport"]))
    not_said = names("transport", tuple(id_ for id_ in wanted if id_ not in card["transport"]))
    if not_said:
        return [say("details.transport_not_said", ways=listed(not_said, "or")), *_ring(card)]
    if ways:
        text = [say("details.transport", ways=listed(ways))]
    else:
        text = [say("details.transport_unknown")]
    return text + _where(card, search)


def _contact(
    card: dict[str, Any], _search: Search, _wanted: list[str], services: Services
) -> list[str]:
    text = []
    if card["phone"]:
        text.append(say("details.contact", phone=card["phone"]))
    if card["email"]:
        text.append(say("details.contact_email", email=card["email"]))
    if text:
        return text
    person = services.person
    return [
        say("details.contact_unknown"),
        say("details.contact_council", council=person.name, phone=person.phone),
    ]


def _food(card: dict[str, Any], *_: Any) -> list[str]:
    key = {True: "details.food_yes", False: "details.food_no"}.get(card["meal"])
    if key is None:
        return [say("details.food_unknown"), *_ring(card)]
    return [say(key)]


def _who_for(card: dict[str, Any], *_: Any) -> list[str]:
    groups = names("for", tuple(card["for"]))
    if not groups:
        return [say("details.who_for_unknown"), *_ring(card)]
    return [say("details.who_for", groups=listed(groups))]


def _booking(card: dict[str, Any], *_: Any) -> list[str]:
    if card["phone"]:
        return [say("details.booking", phone=card["phone"])]
    return [say("details.booking_unknown")]


def _ring(card: dict[str, Any]) -> list[str]:
    return [say("details.ring_to_ask", phone=card["phone"])] if card["phone"] else []


def _date(value: str) -> str:
    checked = date.fromisoformat(value)
    return f"{checked.day} {checked:%B %Y}"


_TELLERS = {
    "when": _when, "where": _where, "cost": _cost, "access": _access, "transport": _transport,
    "contact": _contact, "food": _food, "who_for": _who_for, "booking": _booking,
}  # fmt: skip
