"""``POST /api/feedback``."""

from __future__ import annotations

import sqlite3
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import MakeSite, Site
from tests.web.contract import conforms, is_problem
from tests.web.fakes import FOUND, REVIEW
from web.feedback.given import MOST_CHARACTERS
from web.feedback.store import Context, Feedback, Kept

PATH = "/api/feedback"


def give(site: Site, body: Any, **more: Any) -> Any:
    return site.client.post(PATH, json=body, **more)


def kept(site: Site) -> list[Kept]:
    return list(site.parts.feedback.since(date(2000, 1, 1)))


def test_what_somebody_thinks_is_kept(site: Site) -> None:
    response = give(site, {"right": True, "text": " Thank you! ", "page": "/advice/privacy?a=b"})
    assert response.status_code == 201
    conforms("FeedbackKept", response.get_json())
    assert response.get_json() == {"kept": True, "reply": False, "messages": []}
    assert response.headers["Cache-Control"] == "no-store"
    assert [one.feedback for one in kept(site)] == [Feedback(True, "Thank you!", "/advice/privacy")]


def test_lines_stay_lines_and_what_nobody_types_goes(site: Site) -> None:
    give(site, {"text": "One\x00 \r\n\r\nTwo \ud800\n"})
    assert [one.feedback.text for one in kept(site)] == ["One\n\nTwo"]


def test_it_is_about_the_answer_that_it_names(site: Site) -> None:
    conversation = site.begin()
    first = site.say(conversation, "what is a review, ring 07700 900123").get_json()
    site.assistant.answers = [FOUND]
    site.say(conversation, "art")
    body = {"conversation": conversation, "right": False}
    give(site, {**body, "message": first["messages"][0]["id"]})
    give(site, {**body, "message": None})
    give(site, {**body, "message": "m_unknown"})
    topic = REVIEW["understood"]["topic"]
    assert {one.feedback.context for one in kept(site)} == {
        Context(topic, "", "what is a review, ring [phone number]", topic),
        Context("find/find_activity", "", "art", "find/find_activity"),
        Context(),
    }


def test_a_conversation_that_was_forgotten_is_no_hindrance(site: Site) -> None:
    conversation = site.begin()
    message = site.say(conversation, "hello").get_json()["messages"][0]["id"]
    site.client.delete(f"/api/conversations/{conversation}")
    body = {"conversation": conversation, "message": message, "right": True}
    assert give(site, body).status_code == 201
    assert [one.feedback for one in kept(site)] == [Feedback(True, "")]


def test_nothing_says_who_it_was(
    site: Site, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    conversation = site.begin()
    message = site.say(conversation, "hello").get_json()["messages"][0]["id"]
    text = "I am Mary Brown, 07700 900123, mary@example.org, 12 High Street"
    give(
        site,
        {"conversation": conversation, "message": message, "text": text, "page": "/week/of-mary"},
        headers={"User-Agent": "Marys-Phone", "Idempotency-Key": "key-of-mary"},
        environ_base={"REMOTE_ADDR": "203.0.113.77"},
    )
    connection = sqlite3.connect(tmp_path / "conversations.db")
    tables = ("feedback", "feedback_reply", "feedback_sent")
    rows = repr([connection.execute(f"SELECT * FROM {one}").fetchall() for one in tables])
    connection.close()
    assert "[phone number]" in rows
    for secret in ("Mary", "Mary Brown", "mary", "0123", "High Street", "203.0.113", conversation,
                   message):  # fmt: skip
        assert secret not in rows
        assert secret not in caplog.text


def test_an_address_is_kept_apart_where_a_reply_is_wanted(site: Site, tmp_path: Path) -> None:
    response = give(site, {"text": "Please write.", "email": " mary@example.org "})
    assert response.get_json()["reply"] is True
    connection = sqlite3.connect(tmp_path / "conversations.db")
    assert "mary@" not in repr(connection.execute("SELECT * FROM feedback").fetchall())
    connection.close()
    assert [one.email for one in kept(site)] == ["mary@example.org"]


def test_sent_twice_it_is_kept_once(site: Site) -> None:
    key = {"Idempotency-Key": "one"}
    first, again = (give(site, {"text": "Hello"}, headers=key) for _ in range(2))
    assert first.status_code == again.status_code == 201
    assert first.get_json() == again.get_json()
    assert len(kept(site)) == 1
    is_problem(give(site, {"text": "Goodbye"}, headers=key), 422)
    is_problem(give(site, {"text": "Hello"}, headers={"Idempotency-Key": "x" * 201}), 422)
    assert len(kept(site)) == 1


def test_sent_many_times_at_once_it_is_kept_once(site: Site) -> None:
    statuses: list[int] = []

    def send() -> None:
        client = site.client.application.test_client()
        key = {"Idempotency-Key": "one"}
        statuses.append(client.post(PATH, json={"right": True}, headers=key).status_code)

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert statuses == [201] * 6
    assert len(kept(site)) == 1


FAULTS: list[tuple[Any, str]] = [
    ({}, "write what you think"),
    ({"right": None, "text": " \u200b\n "}, "write what you think"),
    ({"email": "mary@example.org"}, "write what you think"),
    ({"right": "yes"}, "true, false or null"),
    ({"right": 1}, "true, false or null"),
    ({"text": 5}, "text must be words"),
    ({"text": "x" * (MOST_CHARACTERS + 1)}, "2001 characters"),
    ({"right": True, "email": "mary at home"}, "email address"),
    ({"right": True, "email": "a@b"}, "email address"),
    ({"right": True, "email": "a@b.c, d@e.f"}, "email address"),
    ({"right": True, "email": f"{'x' * 250}@example.org"}, "email address"),
    ({"right": True, "page": ["/"]}, "page must be words"),
    ({"right": True, "conversation": 1}, "conversation must be words"),
    (["right"], "JSON object"),
]


def test_what_does_not_fit_is_told_in_a_sentence(site: Site) -> None:
    for body, said in FAULTS:
        assert said in is_problem(give(site, body), 422)["detail"], body
    assert kept(site) == []


def test_the_longest_text_is_taken_however_it_is_written(site: Site) -> None:
    assert give(site, {"text": "🏊" * MOST_CHARACTERS}).status_code == 201
    is_problem(give(site, {"text": "x" * 100_000}), 413)
    is_problem(site.client.post(PATH, data="right=yes"), 415)
    is_problem(site.client.post(PATH, data="{", content_type="application/json"), 400)
    is_problem(site.client.get(PATH), 405)


PLACES = [
    ("/activities/sample-art?near=DT4+7AB#map", "/activities/sample-art"),
    ("/activities?what=my+name+is+mary", "/activities"),
    ("/ask/very-secret-id", "/ask"),
    ("/", "/"),
    ("https://www.example.gov.uk/day-services?who=mary", "www.example.gov.uk/day-services"),
    ("https://[broken", ""),
    ("javascript:alert(1)", ""),
    ("", ""),
    ("\ud800", ""),
]


def test_of_a_page_only_its_place_is_kept(site: Site) -> None:
    for page, _ in PLACES:
        give(site, {"right": True, "page": page})
    assert sorted(one.feedback.page for one in kept(site)) == sorted(place for _, place in PLACES)


def test_who_writes_of_danger_is_answered_with_help(site: Site) -> None:
    body = give(site, {"text": "He is not breathing"}).get_json()
    conforms("FeedbackKept", body)
    assert [message["urgent"] for message in body["messages"]] == [True]
    assert "999" in body["messages"][0]["text"]
    assert len(kept(site)) == 1


def test_while_it_cannot_be_kept_nobody_is_told_that_it_was(site: Site, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "conversations.db")
    connection.execute("ALTER TABLE feedback RENAME TO gone")
    key = {"Idempotency-Key": "one"}
    response = give(site, {"text": "Hello"}, headers=key)
    person = site.parts.council.contacts["adult_social_care"]
    assert person.phone in is_problem(response, 503)["detail"]
    assert int(response.headers["Retry-After"]) > 0
    connection.execute("ALTER TABLE gone RENAME TO feedback")
    connection.close()
    assert give(site, {"text": "Hello"}, headers=key).status_code == 201
    assert len(kept(site)) == 1


def test_one_address_cannot_give_without_end(make_site: MakeSite) -> None:
    site = make_site(rate_limit=2)
    statuses = [give(site, {"right": True}).status_code for _ in range(3)]
    assert statuses == [201, 201, 429]
    assert len(kept(site)) == 2


def test_the_councils_own_pages_may_send_it(site: Site) -> None:
    asked = site.client.options(
        PATH,
        headers={
            "Origin": "https://www.dorsetcouncil.gov.uk",
            "Access-Control-Request-Method": "POST",
        },
    )
    assert "Idempotency-Key" in asked.headers["Access-Control-Allow-Headers"]
