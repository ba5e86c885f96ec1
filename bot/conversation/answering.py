"""The way from a message to the function that answers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.conversation import details, finding, removing, talking
from bot.conversation.alike import bare
from bot.conversation.services import Services
from bot.conversation.turn import URGENT_SHARE, Memory, Reply, Turn
from bot.conversation.week import answering as week
from bot.conversation.which import which
from bot.vocabulary import TOPICS

Answerer = Callable[[Turn, Memory, Services], Reply]


def answer(answerer: Answerer, turn: Turn, memory: Memory, services: Services) -> Reply:
    """Answer with ``answerer``, unless the message answers what was asked before.

    What was given to be sent does what it says however its words are classified: a choice that
    was offered, a chip that is taken off, a card's More. An activity's name answers "which one?".
    An empty answer to "where?" is asked again.
    """
    for given in (_offered, removing.removed, week.given, details.given):
        reply = given(turn, memory, services)
        if reply:
            return reply
    if answerer is talking.unclear and turn.urgent_share >= URGENT_SHARE:
        topic = next(name for name in turn.likely if name in TOPICS["urgent"])
        return talking.urgent(replace(turn, intent=topic), memory, services)
    if _asks_about_it(answerer, turn, memory):
        return details.details(turn, memory, services)
    pending = memory.pending
    if pending is None:
        return answerer(turn, memory, services)
    if pending.kind == "which_activity" and answerer in (finding.find, talking.unclear):
        named = which(turn, replace(memory, activity=None), services)
        if len(named) == 1:
            return details.details(turn, memory, services)
    if pending.kind == "place" and answerer is talking.unclear and turn.mentions:
        return finding.find(turn, memory, services)
    return answerer(turn, memory, services)


def _offered(turn: Turn, memory: Memory, services: Services) -> Reply | None:
    """Do what a choice that was offered says; None where the message says none of them."""
    said = bare(turn.text)
    for offer in memory.pending.offers if memory.pending else ():
        if bare(offer.text) == said:
            chosen = replace(memory, search=offer.search, pending=None, activity=None)
            return finding.look(replace(turn, intent="find_activity"), chosen, services)
    return None


def _asks_about_it(answerer: Answerer, turn: Turn, memory: Memory) -> bool:
    """Whether "who do I ring" or "what time is it on" is about the activity just spoken of.

    By itself the one sounds like a question for the council, the other like one for a clock.
    """
    elsewhere = turn.intent in ("contact_the_council", "out_of_scope", "unclear")
    detail = any(m.field == "detail" and m.value != "all" for m in turn.mentions)
    return memory.activity is not None and elsewhere and detail and answerer != details.details
