from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.web.conftest import Site
from tests.web.fakes import REVIEW
from web.conversation_file import ConversationStoreError
from web.conversations import ConversationStore, Turn
from web.housekeeping import KEPT_SECONDS, Housekeeper, tidy

TURN = Turn("hello", [{"id": "m_1", **REVIEW}], REVIEW["understood"])


@pytest.fixture
def store(tmp_path: Path) -> ConversationStore:
    store = ConversationStore(tmp_path / "deep" / "conversations.db")
    store.migrate()
    return store


def test_a_conversation_comes_back_as_it_was(store: ConversationStore) -> None:
    store.create("c1", [{"id": "m_0", "text": "Hello £"}], 1.0)
    assert store.add("c1", TURN, None, 2.0)
    assert store.add("c1", Turn("more", [], {}), "k", 3.0)
    kept = store.read("c1")
    assert kept is not None
    assert kept.greeting == [{"id": "m_0", "text": "Hello £"}]
    assert [turn.said for turn in kept.turns] == ["hello", "more"]
    assert kept.turns[0] == TURN
    assert store.answered("c1", "k") == kept.turns[1]
    assert store.answered("c1", "other") is None
    assert store.read("c2") is None


def test_turns_of_two_conversations_do_not_mix(store: ConversationStore) -> None:
    for conversation in ("c1", "c2"):
        store.create(conversation, [], 1.0)
    store.add("c1", TURN, "k", 2.0)
    assert store.answered("c2", "k") is None
    kept = store.read("c2")
    assert kept is not None
    assert kept.turns == ()


def test_nothing_is_added_to_a_conversation_that_is_gone(store: ConversationStore) -> None:
    assert not store.add("c1", TURN, None, 2.0)


def test_migrating_again_changes_nothing(store: ConversationStore, tmp_path: Path) -> None:
    store.create("c1", [], 1.0)
    store.migrate()
    assert store.exists("c1")
    with sqlite3.connect(tmp_path / "deep" / "conversations.db") as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (5,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "conversations.db"
    file.write_text("not a database, and long enough to be taken for a broken one" * 20)
    with pytest.raises(ConversationStoreError, match="conversations"):
        ConversationStore(file).migrate()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(ConversationStoreError, match="Check the disk"):
        ConversationStore(tmp_path / "state" / "conversations.db").migrate()


def test_deleting_twice_says_so(store: ConversationStore) -> None:
    store.create("c1", [], 1.0)
    assert store.delete("c1")
    assert not store.delete("c1")
    assert store.to_forget() == ["c1"]
    store.forgotten("c1")
    assert store.to_forget() == []


def test_a_conversation_is_kept_for_30_days_after_its_last_message(site: Site) -> None:
    old, used = site.begin(), site.begin()
    site.say(old, "hello")
    site.clock.seconds += KEPT_SECONDS / 2
    site.say(used, "hello")
    site.clock.seconds += KEPT_SECONDS / 2
    tidy(site.parts)
    assert site.parts.conversations.exists(old)
    site.clock.seconds += 1
    tidy(site.parts)
    assert not site.parts.conversations.exists(old)
    assert site.parts.conversations.exists(used)
    assert site.assistant.forgot == [old]


def test_what_rasa_could_not_forget_is_forgotten_once_it_is_back(site: Site) -> None:
    conversations = {site.begin() for _ in range(3)}
    site.assistant.down = True
    for conversation in conversations:
        site.client.delete(f"/api/conversations/{conversation}")
    tidy(site.parts)
    assert set(site.parts.conversations.to_forget()) == conversations
    site.assistant.down = False
    tidy(site.parts)
    assert set(site.assistant.forgot) == conversations
    assert site.parts.conversations.to_forget() == []


def test_the_housekeeper_tidies_on_its_own(site: Site) -> None:
    site.assistant.down = True
    site.client.delete(f"/api/conversations/{site.begin()}")
    site.assistant.down = False
    housekeeper = Housekeeper(site.parts, pause_seconds=0.01)
    housekeeper.start()
    for _ in range(500):
        if not site.parts.conversations.to_forget():
            break
        housekeeper._ending.wait(0.01)
    housekeeper.stop()
    assert site.parts.conversations.to_forget() == []
    assert len(site.assistant.forgot) == 1
