"""Greetings, yes and no, advice, and asking back when a message was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers import Answer, Choice, Filter, Source, Understood
from bot.catalogue.query import Search
from bot.conversation import finding
from bot.conversation.services import Services
from bot.conversation.turn import Memory, Pending, Reply, Turn
from bot.vocabulary import topic_id
from bot.wording import has, say

STARTERS = ("find", "letter", "review", "person")
"""What is offered to somebody who has not asked for anything yet."""


def words(turn: Turn, memory: Memory, services: Services) -> Reply:
    """Say the fixed words of a topic ("talk.greeting")."""
    desk = services.council.contacts.get("general", services.person)
    text = say(f"talk.{turn.intent}", name=desk.name, phone=desk.phone)
    choices = starters() if turn.intent in ("greeting", "help", "are_you_a_person") else ()
    return Reply(_answer(turn, text, choices), replace(memory, pending=None))


def advice(turn: Turn, memory: Memory, services: Services) -> Reply:
    """The advice page of a topic; the search stays as it was."""
    page = services.advice.get(turn.intent)
    if page is None:
        person = services.person
        text = say("advice.missing", name=person.name, phone=person.phone)
        return Reply(_answer(turn, text), memory)
    text = "\n\n".join(part for part in (page.answer, page.said_then, page.next_step) if part)
    sources = tuple(Source(source.title, source.url) for source in page.sources)
    return Reply(replace(_answer(turn, text), sources=sources), replace(memory, pending=None))


def repeat(turn: Turn, memory: Memory, _services: Services) -> Reply:
    """Say the last answer again, whole; what it asked is still asked."""
    last = turn.last_answer
    if last is None:
        return Reply(_answer(turn, say("talk.repeat_nothing"), starters()), memory)
    said = last["understood"]
    search = Search.from_dict(said["search"]) if said["search"] else None
    answer = Answer(
        last["text"],
        Understood(topic_id("repeat"), turn.confidence, search, said["detail"], said["activity"]),
        activities=tuple(last["activities"]),
        choices=tuple(Choice(c["label"], c["text"]) for c in last["choices"]),
        sources=tuple(Source(s["title"], s["url"]) for s in last["sources"]),
        urgent=last["urgent"],
        filters=tuple(Filter(**one) for one in last.get("filters", ())),
        week=last.get("week"),
    )
    return Reply(answer, memory)


def simplify(turn: Turn, memory: Memory, services: Services) -> Reply:
    """The last answer in easier words: an advice page's easy answer, or one thing at a time."""
    last = turn.last_answer
    if last is None:
        return Reply(_answer(turn, say("talk.repeat_nothing"), starters()), memory)
    said = last["understood"]
    page = services.advice.get(said["topic"]) if said["topic"].startswith("advice/") else None
    if page:
        sources = tuple(Source(source.title, source.url) for source in page.sources)
        return Reply(replace(_answer(turn, page.easy), sources=sources), memory)
    cards = tuple(last["activities"])[:1]
    if cards:
        text = say("talk.simpler_one", name=cards[0]["name"], when=cards[0]["when"])
        return Reply(replace(_answer(turn, text), activities=cards), memory)
    choices = tuple(Choice(c["label"], c["text"]) for c in last["choices"]) or starters()
    return Reply(_answer(turn, say("talk.simpler"), choices), memory)


def urgent(turn: Turn, memory: Memory, services: Services) -> Reply:
    """Whom to ring now. The search stays: afterwards the conversation can go on."""
    return Reply(services.urgent.answer(turn.intent, turn.confidence), memory)


def start_over(turn: Turn, _memory: Memory, _services: Services) -> Reply:
    """Forget the search and everything about it, the shared location too."""
    return Reply(_answer(turn, say("talk.start_over"), starters()), Memory())


def accept(turn: Turn, memory: Memory, services: Services) -> Reply:
    """ "Yes": do the first thing that was offered."""
    pending = memory.pending
    if pending and pending.kind == "more":
        return finding.more(replace(turn, intent="more_results"), memory, services)
    if pending and pending.kind == "offers":
        memory = replace(memory, search=pending.offers[0].search, pending=None)
        return _as_yes(turn, finding.look(turn, memory, services))
    if pending and pending.kind == "place":
        return _as_yes(turn, finding.ask_place_again(turn, memory))
    return Reply(_answer(turn, say("talk.yes_nothing"), starters()), memory)


def decline(turn: Turn, memory: Memory, _services: Services) -> Reply:
    """ "No": leave what was offered, and ask what else."""
    return Reply(_answer(turn, say("talk.no_offer")), replace(memory, pending=None))


def unclear(turn: Turn, memory: Memory, services: Services) -> Reply:
    """One short question with the likely readings; the second time in a row, a person too."""
    if memory.pending and memory.pending.kind == "place" and not turn.mentions:
        return finding.ask_place_again(turn, memory)
    again = memory.pending is not None and memory.pending.kind == "unclear"
    person = services.person
    readings = tuple(
        Choice(say(f"reading.{intent}.label"), say(f"reading.{intent}.text"))
        for intent in turn.likely
        if has(f"reading.{intent}.label")
    )[:3]
    if again:
        text = say("talk.unclear_again", name=person.name, phone=person.phone)
        choices = (*readings, _starter("person")) if readings else starters()
    else:
        text = say("talk.unclear") if readings else say("talk.unclear_plain")
        choices = readings or starters()
    understood = Understood(topic_id("unclear"), turn.confidence)
    reply = Reply(Answer(text, understood, choices=_once(choices)), memory)
    return reply.asking(Pending("unclear"))


def starters() -> tuple[Choice, ...]:
    """The first things to ask for, as choices."""
    return tuple(_starter(name) for name in STARTERS)


def _starter(name: str) -> Choice:
    return Choice(say(f"talk.choice.{name}.label"), say(f"talk.choice.{name}.text"))


def _once(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    return tuple({choice.text: choice for choice in choices}.values())


def _as_yes(turn: Turn, reply: Reply) -> Reply:
    understood = reply.answer.understood
    topic = topic_id("find_activity")
    understood = replace(understood, topic=topic, confidence=turn.confidence)
    return replace(reply, answer=replace(reply.answer, understood=understood))


def _answer(turn: Turn, text: str, choices: Sequence[Choice] = ()) -> Answer:
    understood = Understood(topic_id(turn.intent), turn.confidence)
    return Answer(text, understood, choices=tuple(choices))
