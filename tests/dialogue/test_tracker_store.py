"""Conversations are kept, cut back where they grow long, and forgotten entirely."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.tracker_store import (
    TURNS_BEFORE_CUT,
    TURNS_KEPT,
    DaywiseTrackerStore,
    forget,
)

pytestmark = pytest.mark.asyncio

SECRET = "my sister Gwendolyn lives in Swanage"


@pytest.fixture
def domain(small_data: Path) -> Domain:
    return Domain.load(str(small_data / "domain.yml"))


@pytest.fixture
def store(domain: Domain, tmp_path: Path) -> DaywiseTrackerStore:
    return DaywiseTrackerStore(domain=domain, db=str(tmp_path / "tracker.db"))


async def say(store: TrackerStore, conversation: str, *texts: str) -> DialogueStateTracker:
    """One turn a text, as Rasa's processor does them: read, add events, write."""
    for text in texts:
        tracker = await store.get_or_create_tracker(conversation, append_action_listen=False)
        if not tracker.events:
            tracker.update(ActionExecuted("action_session_start"))
            tracker.update(SessionStarted())
            tracker.update(ActionExecuted("action_listen"))
        tracker.update(UserUttered(text, {"name": "greeting", "confidence": 1.0}))
        tracker.update(ActionExecuted("action_answer"))
        tracker.update(SlotSet("search", {"said": text}))
        tracker.update(BotUttered(None, {"custom": {"text": text}}))
        tracker.update(ActionExecuted("action_listen"))
        await store.save(tracker)
    return tracker


def texts(tracker: DialogueStateTracker | None) -> list[str]:
    assert tracker is not None
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


async def test_a_conversation_is_read_as_it_was_written(store: DaywiseTrackerStore) -> None:
    await say(store, "a", "hello", "swimming")
    tracker = await store.retrieve("a")
    assert texts(tracker) == ["hello", "swimming"]
    assert tracker.get_slot("search") == {"said": "swimming"}


async def test_a_forgotten_conversation_leaves_nothing(
    store: DaywiseTrackerStore, tmp_path: Path
) -> None:
    """Neither a row nor the bytes in any file of the database."""
    await say(store, "a", SECRET, *["more"] * 20, SECRET)
    await say(store, "b", "hello")
    assert any(SECRET.encode() in file.read_bytes() for file in tmp_path.iterdir())
    await store.delete("a")
    assert await store.retrieve("a") is None
    assert list(await store.keys()) == ["b"]
    assert not any(b"Gwendolyn" in file.read_bytes() for file in tmp_path.iterdir())


async def test_a_conversation_that_is_open_elsewhere_leaves_nothing_either(
    store: DaywiseTrackerStore, tmp_path: Path
) -> None:
    """A second connection keeps the write-ahead file in place; it is emptied all the same."""
    await say(store, "a", SECRET)
    with store.engine.connect() as other:
        other.exec_driver_sql("SELECT count(*) FROM events").fetchall()
        await store.delete("a")
        assert not any(b"Gwendolyn" in file.read_bytes() for file in tmp_path.iterdir())


async def test_forgetting_one_conversation_keeps_the_others(store: DaywiseTrackerStore) -> None:
    await say(store, "a", "hello")
    await say(store, "ab", "hello")
    await store.delete("a")
    assert texts(await store.retrieve("ab")) == ["hello"]


async def test_forgetting_what_is_not_there_is_no_error(store: DaywiseTrackerStore) -> None:
    await store.delete("nobody")
    assert list(await store.keys()) == []


async def test_a_long_conversation_is_cut_back_and_keeps_its_slots(
    store: DaywiseTrackerStore,
) -> None:
    said = [f"message {i}" for i in range(TURNS_BEFORE_CUT)]
    await say(store, "a", *said)
    tracker = await store.retrieve("a")
    assert texts(tracker) == said[-TURNS_KEPT:]
    assert tracker.get_slot("search") == {"said": said[-1]}
    assert tracker.latest_action_name == "action_listen"


async def test_a_conversation_goes_on_after_it_was_cut_back(store: DaywiseTrackerStore) -> None:
    said = [f"message {i}" for i in range(4 * TURNS_BEFORE_CUT + 7)]
    tracker = await say(store, "a", *said)
    stored = await store.retrieve("a")
    assert texts(stored) == said[-len(texts(stored)) :]
    assert TURNS_KEPT <= len(texts(stored)) < TURNS_BEFORE_CUT
    assert len(stored.events) == len(tracker.events)


async def test_slots_from_before_the_cut_are_kept(store: DaywiseTrackerStore) -> None:
    """A slot set once, long ago, is there although its event is not."""
    tracker = await say(store, "a", "first")
    for i in range(TURNS_BEFORE_CUT):
        tracker.update(UserUttered(f"message {i}", {"name": "greeting", "confidence": 1.0}))
        tracker.update(ActionExecuted("action_listen"))
    await store.save(tracker)
    stored = await store.retrieve("a")
    assert len(texts(stored)) == TURNS_KEPT
    assert stored.get_slot("search") == {"said": "first"}


async def test_a_tracker_that_is_saved_again_after_the_cut_is_not_doubled(
    store: DaywiseTrackerStore,
) -> None:
    tracker = await say(store, "a", *[f"message {i}" for i in range(TURNS_BEFORE_CUT)])
    await store.save(tracker)
    assert len(texts(await store.retrieve("a"))) == TURNS_KEPT


async def test_a_conversation_inside_a_form_is_not_cut(store: DaywiseTrackerStore) -> None:
    tracker = await say(store, "a", "first")
    tracker.update(ActiveLoop("some_form"))
    for i in range(TURNS_BEFORE_CUT):
        tracker.update(UserUttered(f"message {i}"))
    await store.save(tracker)
    assert len(texts(await store.retrieve("a"))) == TURNS_BEFORE_CUT + 1


async def test_many_conversations_at_once_are_all_kept(store: DaywiseTrackerStore) -> None:
    await asyncio.gather(*(say(store, f"c{i}", "one", "two") for i in range(20)))
    for i in range(20):
        assert texts(await store.retrieve(f"c{i}")) == ["one", "two"]


async def test_two_servers_can_share_the_file(domain: Domain, tmp_path: Path) -> None:
    first, second = (
        DaywiseTrackerStore(domain=domain, db=str(tmp_path / "tracker.db")) for _ in range(2)
    )
    await say(first, "a", "hello")
    await say(second, "a", "again")
    assert texts(await first.retrieve("a")) == ["hello", "again"]
    with first.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


async def test_what_rasa_wraps_around_the_store_is_forgotten_too(
    store: DaywiseTrackerStore, domain: Domain
) -> None:
    wrapped = FailSafeTrackerStore(store, fallback_tracker_store=InMemoryTrackerStore(domain))
    await say(wrapped, "a", "hello")
    await say(wrapped._fallback_tracker_store, "a", "hello")
    await forget(wrapped, "a")
    assert await store.retrieve("a") is None
    assert await wrapped._fallback_tracker_store.retrieve("a") is None


async def test_a_store_that_cannot_forget_is_refused(domain: Domain) -> None:
    with pytest.raises(TypeError, match="cannot forget"):
        await forget(TrackerStore(domain), "a")
