"""Turns an answer as data into a ``Message`` of the HTTP contract, for the screen and the ear."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any, Protocol

from bot import wording
from bot.catalogue.words import shortened
from bot.council import Council
from bot.language.spoken import Said
from web.card_facts import card_facts
from web.pictures import picture_of_activity, pictures_of_lines

_LONGEST_WHEN = 100
"""Characters: some providers write an essay about their times."""


class Speech(Protocol):
    """Makes words that can be spoken, and the addresses that play them."""

    def said(self, text: str) -> Said:
        """ "£3.50" as "three pounds fifty", and so on, and which words stand for what."""
        ...

    def link(self, spoken_text: str, *, private: bool = False) -> str:
        """The signed address that plays the whole of ``spoken_text``.

        ``private``: by a voice of this machine, whatever it says.
        """
        ...

    def parts(self, spoken_text: str) -> list[dict[str, str]]:
        """One ``{"url", "words_url", "text"}`` a sentence; ``text`` is what it says."""
        ...

    def wake(self) -> None:
        """Get ready for somebody who may soon listen, without waiting."""
        ...


def greeting(council: Council) -> dict[str, Any]:
    """The first answer of every conversation."""
    return _own(
        wording.say("web.greeting", council=council.name, area=council.area),
        "talk/greeting",
        [
            {
                "label": wording.say(f"talk.choice.{choice}.label"),
                "text": wording.say(f"talk.choice.{choice}.text"),
            }
            for choice in ("find", "letter", "person")
        ],
    )


def unavailable(council: Council) -> dict[str, Any]:
    """What is said while nothing can be answered: whom to ring instead."""
    contacts = {
        contact.phone: wording.say(
            "web.unavailable.contact", name=contact.name, phone=contact.phone
        )
        for contact in (council.contacts["adult_social_care"], council.contacts["out_of_hours"])
    }
    text = wording.say("web.unavailable", contacts=" ".join(contacts.values()))
    return _own(text, "talk/unclear", [])


def _own(text: str, topic: str, choices: list[dict[str, str]]) -> dict[str, Any]:
    understood = {
        "topic": topic,
        "confidence": 1.0,
        "search": None,
        "detail": None,
        "activity": None,
    }
    return {"text": text, "choices": choices, "understood": understood}


def kept(answer: Mapping[str, Any]) -> dict[str, Any]:
    """``answer`` with the id that it keeps, as it is stored."""
    return {"id": f"m_{secrets.token_urlsafe(12)}", **answer}


def understood(answer: Mapping[str, Any]) -> dict[str, Any]:
    """The ``Understood`` of ``answer``, every field present."""
    found: Mapping[str, Any] = answer["understood"]
    return {
        "topic": found["topic"],
        "confidence": min(1.0, max(0.0, float(found.get("confidence") or 0.0))),
        "search": found.get("search"),
        "detail": found.get("detail"),
        "activity": found.get("activity"),
    }


def message(answer: Mapping[str, Any], speech: Speech) -> dict[str, Any]:
    """The ``Message`` that shows and speaks ``answer`` (one that :func:`kept` gave an id).

    Made anew each time it is shown, so that the signed addresses in it are fresh.
    """
    activities = [_with_words(card, speech) for card in answer.get("activities") or ()]
    explained = list(answer.get("explained") or ())
    meanings = [word["explanation"] for word in explained]
    said = [speech.said(text) for text in (answer["text"], *meanings, *_read_out(activities))]
    spoken = " ".join(one.text for one in said if one.text)
    return {
        "id": answer["id"],
        "text": answer["text"],
        "pictures": pictures_of_lines(answer["text"]),
        "speech": spoken,
        "audio": speech.link(spoken),
        "audio_parts": _with_places(speech.parts(spoken), said[0]),
        "activities": activities,
        "choices": list(answer.get("choices") or ()),
        "filters": list(answer.get("filters") or ()),
        "sources": list(answer.get("sources") or ()),
        "explained": explained,
        "week": answer.get("week"),
        "urgent": bool(answer.get("urgent")),
    }


def _with_words(card: Mapping[str, Any], speech: Speech) -> Mapping[str, Any]:
    """The contract's ``Activity`` with what is shown and read out of it."""
    facts = card_facts(card)
    told = (f"{one.label}: {one.text}" if one.label else one.text for one in facts)
    text = " ".join(f"{line.rstrip('. ')}." for line in (card["name"], *told))
    # A space that does not break is no space for the rules of saying.
    text = text.replace("\u00a0", " ")
    said = speech.said(text)
    return {
        **card,
        "facts": [fact.to_dict() for fact in facts],
        "picture": picture_of_activity(card),
        "read_out": {
            "text": text,
            "audio": speech.link(said.text),
            "audio_parts": _with_places(speech.parts(said.text), said),
        },
    }


def _with_places(parts: list[dict[str, str]], said: Said) -> list[dict[str, Any]]:
    """``parts`` with ``written``: for each word, where in the message's text it is written.

    A span is the first character and the end; null for a word that is not of the text.
    """
    spans = iter(said.origins)
    return [
        {**part, "written": [next(spans, None) for _ in part["text"].split()]} for part in parts
    ]


def _read_out(activities: list[Mapping[str, Any]]) -> list[str]:
    """The cards in sentences: somebody who listens has not seen them."""
    return [
        " ".join(
            f"{fact.rstrip('. ')}."
            for fact in (
                activity.get("name"),
                (activity.get("place") or {}).get("name", ""),
                shortened(activity.get("when") or "", _LONGEST_WHEN),
                activity.get("price"),
            )
            if fact
        )
        for activity in activities
    ]
