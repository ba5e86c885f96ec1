"""What an action reads from the Rasa tracker, and what it writes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from bot.catalogue.query import Near
from bot.conversation.describe import SHARED_LOCATION
from bot.conversation.turn import Memory, Turn
from bot.language.mentions import Mention
from bot.vocabulary import TOPICS

FALLBACK_INTENTS = ("nlu_fallback", "", None)


def turn_of(tracker: Tracker, now: datetime) -> Turn:
    """The message that is being answered.

    ``now`` is aware, Europe/London. Where the classifier was not sure, the intent is "unclear".
    """
    message: Mapping[str, Any] = tracker.latest_message
    ranking = [entry for entry in message.get("intent_ranking") or [] if entry["name"]]
    ranking = [entry for entry in ranking if entry["name"] not in FALLBACK_INTENTS]
    intent = (message.get("intent") or {}).get("name")
    sure = intent not in FALLBACK_INTENTS
    best = (message.get("intent") if sure else ranking[0] if ranking else None) or {}
    return Turn(
        text=message.get("text") or "",
        intent=str(intent) if sure else "unclear",
        confidence=round(float(best.get("confidence") or 0.0), 4),
        now=now,
        mentions=tuple(
            _mention(entity)
            for entity in message.get("entities") or []
            # What is asked of one activity says nothing where another topic was answered.
            if entity["entity"] != "asked" or (sure and intent == "activity_details")
        ),
        location=_location(message.get("metadata") or {}),
        likely=tuple(entry["name"] for entry in ranking),
        urgent_share=sum(e["confidence"] for e in ranking if e["name"] in TOPICS["urgent"]),
        last_answer=_last_answer(tracker),
    )


def memory_of(tracker: Tracker) -> Memory:
    """What is remembered of the conversation."""
    return Memory.from_slots(tracker.slots)


def events_of(before: Memory, after: Memory) -> list[EventType]:
    """The slots that changed."""
    old, new = before.to_slots(), after.to_slots()
    return [SlotSet(name, value) for name, value in new.items() if value != old[name]]


def _mention(entity: Mapping[str, Any]) -> Mention:
    return Mention(
        field=entity["entity"],
        value=entity["value"],
        start=entity.get("start", 0),
        end=entity.get("end", 0),
        negated=entity.get("role") == "not",
    )


def _location(metadata: Mapping[str, Any]) -> Near | None:
    location = metadata.get("location")
    if not location:
        return None
    return Near(SHARED_LOCATION, float(location["lat"]), float(location["lon"]))


def _last_answer(tracker: Tracker) -> Mapping[str, Any] | None:
    for event in reversed(tracker.events):
        if event.get("event") == "bot":
            custom = (event.get("data") or {}).get("custom")
            if custom:
                return dict(custom)
    return None
