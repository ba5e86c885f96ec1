"""The card for ringing about an activity: the number, when to ring, and what to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from bot.catalogue.words import PRICE_UNKNOWN
from bot.council import Contact, Council
from bot.wording import say
from web.card_facts import CardFact, Item, telephone
from web.prose import session


class Part(NamedTuple):
    """A piece of a sentence to say; a blank is for the person's own words."""

    text: str
    is_blank: bool = False


@dataclass(frozen=True)
class RingCard:
    """What somebody who rings wants before them."""

    name: str
    number: str
    """Theirs, or the council's where none of theirs is known."""
    is_theirs: bool
    desk: str
    """Who answers at the council's number; empty at any other."""
    hours: str
    """When they answer; empty where nobody told us."""
    to_say: tuple[tuple[Part, ...], ...]
    """Sentences, in parts."""


def ring_card(card: Mapping[str, Any], council: Council) -> RingCard:
    """The card for ringing about the contract's ``Activity``.

    Times are told only where the council tells them of a number of its own: no feed says when
    a provider answers.
    """
    person = council.contacts["adult_social_care"]
    number = card["phone"] or person.phone
    desk = _desk(number, council)
    return RingCard(
        name=card["name"],
        number=number,
        is_theirs=bool(card["phone"]),
        desk=desk.name if desk else "",
        hours=desk.hours if desk else "",
        to_say=tuple(_parts(sentence) for sentence in _to_say(card)),
    )


def ring_lines(card: Mapping[str, Any], council: Council) -> list[CardFact]:
    """The same as lines, for a client that shows it without our page; blanks are in brackets."""
    ring = ring_card(card, council)
    desk = say("ring.desk", name=ring.desk, council=council.name) if ring.desk else ""
    sentences = [
        "".join(f"({part.text})" if part.is_blank else part.text for part in sentence)
        for sentence in ring.to_say
    ]
    lines = [
        CardFact("number", "", "" if ring.is_theirs else say("ring.ours")),
        CardFact("number", say("ring.number"), ring.number, telephone(ring.number)),
        CardFact("number", "", desk),
        CardFact("best", say("ring.best"), ring.hours or say("ring.unknown")),
        CardFact(
            "to_say",
            say("ring.say"),
            " ".join(sentences),
            items=tuple(Item(sentence, "") for sentence in sentences),
        ),
    ]
    return [line for line in lines if line.text]


def _desk(number: str, council: Council) -> Contact | None:
    """The council's own desk with this number."""
    rung = telephone(number)
    return next((one for one in council.contacts.values() if telephone(one.phone) == rung), None)


def _to_say(card: Mapping[str, Any]) -> Iterator[str]:
    """What to say and to ask: what is known is checked, what is not known is asked."""
    upcoming, is_online = card["next_session"], bool(card.get("online"))
    yield say("ring.say.hello")
    yield say("ring.say.about", name=_round(card["name"]))
    if upcoming:
        yield say("ring.say.next", when=session(upcoming["start"], upcoming["end"]))
    else:
        yield say("ring.say.when")
    yield say("ring.say.place")
    if card["price"] != PRICE_UNKNOWN:
        yield say("ring.say.price_known", price=_round(card["price"]))
    else:
        yield say("ring.say.price")
    if not card["place"] and not is_online:
        yield say("ring.say.where")
    if not is_online:
        yield say("ring.say.access")
    yield say("ring.say.together")
    yield say("ring.say.number")


def _round(told: str) -> str:
    """What a feed told, in round brackets: square ones stand for a blank here."""
    return told.replace("[", "(").replace("]", ")")


def _parts(sentence: str) -> tuple[Part, ...]:
    """ "My name is [your name]." with its blank apart."""
    parts = []
    for piece in sentence.split("["):
        blank, closed, rest = piece.partition("]")
        parts += [Part(blank, is_blank=True), Part(rest)] if closed else [Part(piece)]
    return tuple(part for part in parts if part.text)
