"""What is kept of feedback, for how long, and that nothing says who it was."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from pathlib import Path

import pytest

from bot.settings import LONDON
from tests.web.conftest import Site
from web.conversation_file import MIGRATIONS, ConversationStoreError
from web.feedback.store import (
    EMAIL_KEPT_DAYS,
    KEPT_DAYS,
    KEY_KEPT_DAYS,
    Context,
    Feedback,
    FeedbackStore,
    Kept,
    KeyUsedError,
)
from web.housekeeping import tidy

A_DAY = 24 * 3600.0
NOW = datetime(2026, 11, 27, 23, 30, tzinfo=LONDON).timestamp()
WRONG = Feedback(
    False,
    "The number is old.",
    "/advice/complaints",
    Context("find/find_activity", "contact", "swimming near me", "advice/complaints"),
)
GOOD = Feedback(True, "")
EVER = date(2000, 1, 1)


@pytest.fixture
def store(tmp_path: Path) -> FeedbackStore:
    store = FeedbackStore(tmp_path / "conversations.db")
    store.migrate()
    return store


def test_feedback_comes_back_as_it_was_with_its_day_alone(store: FeedbackStore) -> None:
    assert store.keep(WRONG, "", "one", NOW)
    assert store.keep(GOOD, "mary@example.org", None, NOW + A_DAY)
    assert list(store.since(EVER)) == [
        Kept(date(2026, 11, 27), WRONG),
        Kept(date(2026, 11, 28), GOOD, "mary@example.org"),
    ]
    assert [one.feedback for one in store.since(date(2026, 11, 28))] == [GOOD]


def test_what_is_sent_twice_is_kept_once(store: FeedbackStore) -> None:
    assert store.keep(WRONG, "", "one", NOW)
    assert not store.keep(WRONG, "", "one", NOW + A_DAY)
    assert len(list(store.since(EVER))) == 1


def test_it_counts_once_though_the_conversation_was_forgotten_between(
    store: FeedbackStore,
) -> None:
    store.keep(WRONG, "", "one", NOW)
    assert not store.keep(Feedback(WRONG.right, WRONG.text), "", "one", NOW)


def test_an_id_belongs_to_one_content(store: FeedbackStore) -> None:
    store.keep(WRONG, "", "one", NOW)
    with pytest.raises(KeyUsedError):
        store.keep(GOOD, "", "one", NOW)
    assert [one.feedback for one in store.since(EVER)] == [WRONG]


def test_nothing_joins_a_senders_id_to_the_words(store: FeedbackStore, tmp_path: Path) -> None:
    store.keep(WRONG, "mary@example.org", "key-of-mary", NOW)
    connection = sqlite3.connect(tmp_path / "conversations.db")
    (sent,) = connection.execute("SELECT * FROM feedback_sent").fetchall()
    (words,) = connection.execute("SELECT * FROM feedback").fetchall()
    connection.close()
    assert set(sent) & set(words) == {"2026-11-27"}
    assert not any("mary" in str(value) for value in (*sent, *words))


def test_addresses_and_ids_go_before_the_words(store: FeedbackStore, tmp_path: Path) -> None:
    store.keep(WRONG, "mary@example.org", "one", NOW)
    assert store.expire(NOW + EMAIL_KEPT_DAYS * A_DAY) == 1  # the id
    assert [one.email for one in store.since(EVER)] == ["mary@example.org"]
    assert store.expire(NOW + (EMAIL_KEPT_DAYS + 1) * A_DAY) == 1
    assert list(store.since(EVER)) == [Kept(date(2026, 11, 27), WRONG)]
    files = tmp_path.glob("conversations.db*")
    assert b"mary@" not in b"".join(file.read_bytes() for file in files)
    assert store.expire(NOW + KEPT_DAYS * A_DAY) == 0
    assert store.expire(NOW + (KEPT_DAYS + 1) * A_DAY) == 1
    assert list(store.since(EVER)) == []


def test_an_address_goes_with_its_words(store: FeedbackStore) -> None:
    store.keep(GOOD, "mary@example.org", None, NOW)
    store.expire(NOW + 2 * KEPT_DAYS * A_DAY)
    store.keep(GOOD, "", None, NOW)
    assert [one.email for one in store.since(EVER)] == [""]


def test_an_id_counts_for_a_month(store: FeedbackStore) -> None:
    store.keep(WRONG, "", "one", NOW)
    store.expire(NOW + KEY_KEPT_DAYS * A_DAY)
    assert not store.keep(WRONG, "", "one", NOW)
    store.expire(NOW + (KEY_KEPT_DAYS + 1) * A_DAY)
    assert store.keep(WRONG, "", "one", NOW)


def test_the_housekeeping_does_it(site: Site) -> None:
    site.parts.feedback.keep(GOOD, "mary@example.org", None, site.clock())
    site.clock.seconds += (EMAIL_KEPT_DAYS + 1) * A_DAY
    tidy(site.parts)
    assert [one.email for one in site.parts.feedback.since(EVER)] == [""]


def test_a_file_that_no_server_has_made_is_told_apart(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "conversations.db")
    assert not store.is_made()
    store.migrate()
    assert store.is_made()


def test_a_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "conversations.db").write_text("this is no database " * 100)
    with pytest.raises(ConversationStoreError, match="Check the disk"):
        FeedbackStore(tmp_path / "conversations.db").keep(GOOD, "", None, NOW)


def test_migrations_are_numbered_one_after_the_other() -> None:
    """Two with one number, and a file that has the first never gets the second."""
    numbers = sorted(int(file.name.split("_")[0]) for file in MIGRATIONS.glob("*.sql"))
    assert numbers == list(range(1, len(numbers) + 1))
