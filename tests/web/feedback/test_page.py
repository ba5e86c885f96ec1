"""The form at ``/feedback``."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import MakeSite, Site
from tests.web.outline import Outline
from web.feedback.given import MOST_CHARACTERS
from web.feedback.store import Feedback, Kept


def fields(text: str) -> dict[str, str]:
    """What the hidden fields of the form in ``text`` hold."""
    return {
        str(one["name"]): str(one["value"])
        for one in Outline(text).named("input")
        if one.get("type") == "hidden"
    }


def opened(site: Site, path: str = "/feedback", **more: Any) -> dict[str, str]:
    return fields(site.client.get(path, **more).text)


def kept(site: Site) -> list[Kept]:
    return list(site.parts.feedback.since(date(2000, 1, 1)))


def test_every_page_leads_to_it(site: Site) -> None:
    for path in ("/", "/advice", "/activities", "/activities/bare", "/nowhere"):
        assert 'href="/feedback"' in site.client.get(path).text, path


def test_what_is_written_is_kept_and_thanked_for(site: Site) -> None:
    form = opened(site)
    response = site.client.post("/feedback", data={**form, "right": "no", "text": "Too hard"})
    assert response.status_code == 303
    assert response.headers["Location"] == "/feedback/thanks#main"
    assert "Thank you" in site.client.get(response.headers["Location"]).text
    assert [one.feedback for one in kept(site)] == [Feedback(False, "Too hard")]


def test_who_wants_a_reply_is_told_of_the_address(site: Site) -> None:
    form = {**opened(site), "text": "Please write", "email": "mary@example.org"}
    response = site.client.post("/feedback", data=form)
    assert "We have kept your email address" in site.client.get(response.headers["Location"]).text
    assert "We have kept your email address" not in site.client.get("/feedback/thanks").text
    assert [one.email for one in kept(site)] == ["mary@example.org"]


def test_it_knows_the_page_that_led_there(site: Site) -> None:
    own = {"Referer": "http://localhost/advice/privacy?q=mary"}
    assert opened(site, headers=own)["page"] == "/advice/privacy"
    assert opened(site, "/feedback?page=/week", headers=own)["page"] == "/week"
    assert opened(site, headers={"Referer": "https://example.org/a"})["page"] == ""


def test_a_form_that_is_sent_twice_counts_once(site: Site) -> None:
    form = {**opened(site), "right": "yes"}
    statuses = [site.client.post("/feedback", data=form).status_code for _ in range(2)]
    assert statuses == [303, 303]
    assert len(kept(site)) == 1


def test_who_goes_back_and_writes_something_else_says_two_things(site: Site) -> None:
    form = {**opened(site), "right": "yes"}
    site.client.post("/feedback", data=form)
    site.client.post("/feedback", data={**form, "text": "And it is too long."})
    assert len(kept(site)) == 2


def test_two_people_never_get_one_form(site: Site) -> None:
    assert opened(site)["key"] != opened(site)["key"]
    assert site.client.get("/feedback").headers["Cache-Control"] == "private, no-cache"


def test_a_form_without_an_id_is_kept_too(site: Site) -> None:
    for _ in range(2):
        assert site.client.post("/feedback", data={"right": "yes"}).status_code == 303
    assert len(kept(site)) == 2


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"text": "  \n "}, "text", "Say whether it was right"),
        ({"right": "unsure"}, "text", "Say whether it was right"),
        ({"text": "x" * (MOST_CHARACTERS + 1)}, "text", "2001 characters"),
        ({"text": "x" * 400_000}, "text", "400000 characters"),
        ({"text": "</textarea><b>", "email": 'me" at home'}, "email", "not an email address"),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_nothing_is_lost(
    site: Site, typed: dict[str, str], field: str, said: str
) -> None:
    form = opened(site, "/feedback?page=/week")
    response = site.client.post("/feedback", data={**form, **typed})
    assert response.status_code == 422
    assert response.text.count(said) == 2  # above the form, and beside the field
    outline = Outline(response.text)
    (wrong,) = [one for _, one in outline.tags if one.get("aria-invalid")]
    assert wrong["name"] == field
    assert f"{field}-fault" in str(wrong["aria-describedby"])
    assert f'href="#{field}"' in response.text
    assert "<title>Problem: " in response.text
    assert "<b>" not in response.text
    (email,) = [one for one in outline.named("input") if one.get("name") == "email"]
    assert email["value"] == typed.get("email", "")
    if "<" not in typed.get("text", ""):
        assert f">\n{typed.get('text', '')}</textarea>" in response.text
    assert fields(response.text) == form
    assert kept(site) == []


def test_what_is_chosen_stays_chosen(site: Site) -> None:
    response = site.client.post("/feedback", data={"right": "no", "email": "me at home"})
    chosen = [one for one in Outline(response.text).named("input") if "checked" in one]
    assert [one["value"] for one in chosen] == ["no"]


def test_what_is_beyond_all_bounds_is_told(site: Site) -> None:
    response = site.client.post("/feedback", data={"text": "x" * 1_000_000})
    assert response.status_code == 413
    assert "Go back one page: your words are still there." in response.text


def test_while_it_cannot_be_kept_the_words_stay_in_the_form(site: Site, tmp_path: Path) -> None:
    form = {**opened(site), "right": "no", "text": "Too hard", "email": "mary@example.org"}
    connection = sqlite3.connect(tmp_path / "conversations.db")
    connection.execute("ALTER TABLE feedback RENAME TO gone")
    response = site.client.post("/feedback", data=form)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "Your words are still here." in response.text
    assert ">\nToo hard</textarea>" in response.text
    assert 'value="mary@example.org"' in response.text
    assert fields(response.text)["key"] == form["key"]
    assert site.parts.council.contacts["adult_social_care"].phone in response.text
    connection.execute("ALTER TABLE gone RENAME TO feedback")
    connection.close()
    assert site.client.post("/feedback", data=form).status_code == 303
    assert len(kept(site)) == 1


def test_one_address_cannot_send_without_end_and_loses_nothing(make_site: MakeSite) -> None:
    site = make_site(rate_limit=1)
    site.client.post("/feedback", data={"text": "One"})
    response = site.client.post("/feedback", data={"text": "Two"})
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) > 0
    assert "Please wait" in response.text
    assert ">\nTwo</textarea>" in response.text


def test_a_mistake_is_not_counted(make_site: MakeSite) -> None:
    site = make_site(rate_limit=1)
    assert site.client.post("/feedback", data={"text": ""}).status_code == 422
    assert site.client.post("/feedback", data={"text": "One"}).status_code == 303


def test_who_writes_of_danger_is_shown_help_first(site: Site) -> None:
    response = site.client.post("/feedback", data={**opened(site), "text": "He is not breathing"})
    assert response.status_code == 200
    assert 'href="tel:999"' in response.text
    assert len(kept(site)) == 1


def test_it_can_be_about_an_answer(site: Site) -> None:
    conversation = site.begin()
    message = site.say(conversation, "hello").get_json()["messages"][0]["id"]
    form = opened(site, f"/feedback?conversation={conversation}&message={message}")
    site.client.post("/feedback", data={**form, "right": "yes"})
    (one,) = kept(site)
    assert one.feedback.context.question == "hello"
