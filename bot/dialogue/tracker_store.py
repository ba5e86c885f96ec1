"""Conversations in SQLite, with a way to forget one of them entirely."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore, SQLTrackerStore
from rasa.core.tracker_store import TrackerStore as AnyTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

TURNS_KEPT = 15
"""How many of a person's last messages stay in a long conversation."""

TURNS_BEFORE_CUT = 30
"""A conversation is cut back to :data:`TURNS_KEPT` once it is this long."""


class DaywiseTrackerStore(SQLTrackerStore):
    """Rasa's SQL store on a SQLite file, made for many short writes and for forgetting.

    Long conversations are cut back: Rasa reads all events at each message and sends them all to
    the actions, so that each turn would be slower than the one before. The slots stay as they are.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sa.event.listen(self.engine, "connect", _prepare)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the new events of a conversation; cut it back where it grew long."""
        await super().save(tracker)
        said = sum(isinstance(event, UserUttered) for event in tracker.events)
        if said >= TURNS_BEFORE_CUT and tracker.active_loop is None:
            self._cut_back(tracker)

    async def delete(self, conversation_id: str) -> None:
        """Forget a conversation: no row of it is left, nor its bytes in the file or its journal.

        Nothing happens where there is no such conversation.
        """
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter_by(sender_id=conversation_id).delete()
            session.commit()
        with self.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _cut_back(self, tracker: DialogueStateTracker) -> None:
        events = list(tracker.events)
        turns = [i for i, event in enumerate(events) if isinstance(event, UserUttered)]
        cut = turns[-TURNS_KEPT]
        kept = [*_state_before(events[:cut], tracker), *events[cut:]]
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter_by(sender_id=tracker.sender_id).delete()
            session.add_all(self._row(tracker.sender_id, event) for event in kept)
            session.commit()
        # Rasa tells new events from stored ones by counting: both must have the same number.
        tracker.events.clear()
        tracker.events.extend(kept)

    def _row(self, sender_id: str, event: Event) -> Any:
        data = event.as_dict()
        return self.SQLEvent(
            sender_id=sender_id,
            type_name=event.type_name,
            timestamp=data.get("timestamp"),
            intent_name=data.get("parse_data", {}).get("intent", {}).get("name"),
            action_name=data.get("name"),
            data=json.dumps(data),
        )


async def forget(store: AnyTrackerStore, conversation_id: str) -> None:
    """Delete a conversation from a store, and from the ones that Rasa wraps around it.

    Raises:
        TypeError: for a kind of store that cannot forget.
    """
    if isinstance(store, FailSafeTrackerStore):
        await forget(store._tracker_store, conversation_id)
        if store._fallback_tracker_store is not None:
            await forget(store._fallback_tracker_store, conversation_id)
    elif isinstance(store, DaywiseTrackerStore):
        await store.delete(conversation_id)
    elif isinstance(store, InMemoryTrackerStore):
        store.store.pop(conversation_id, None)
    else:
        raise TypeError(f"{type(store).__name__} cannot forget a conversation")


def _state_before(events: list[Event], tracker: DialogueStateTracker) -> list[Event]:
    """The fewest events that lead to the same slots as ``events`` did."""
    moment = events[-1].timestamp
    before = DialogueStateTracker.from_events(
        tracker.sender_id, events, slots=tracker.slots.values()
    )
    empty = DialogueStateTracker(tracker.sender_id, tracker.slots.values())
    changed = [
        SlotSet(name, slot.value, timestamp=moment)
        for name, slot in before.slots.items()
        if slot.value != empty.slots[name].value
    ]
    return [
        ActionExecuted(ACTION_SESSION_START_NAME, timestamp=moment),
        SessionStarted(timestamp=moment),
        *changed,
        ActionExecuted(ACTION_LISTEN_NAME, timestamp=moment),
    ]


def _prepare(connection: Any, _: Any) -> None:
    for pragma in (
        "journal_mode = WAL",  # reading does not wait for writing
        "synchronous = NORMAL",
        "busy_timeout = 5000",
        "secure_delete = ON",  # what is deleted is overwritten
    ):
        connection.execute(f"PRAGMA {pragma}")
