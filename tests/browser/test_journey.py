"""One person's whole journey: from the council's page to the catalogue and back."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.assistant import answers, composer, in_shadow, log, next_answer, open_assistant
from tests.browser.chromium import Watch

pytestmark = pytest.mark.browser

LONDON = ZoneInfo("Europe/London")
SATURDAY = 5
HEARD = """(root) => {
  // A sentence each.
  window.heard = [];
  root.querySelector("audio").addEventListener("ended", ({ target }) => {
    window.heard.push({ duration: target.duration, at: target.currentTime });
  });
}"""


def ask(page: Page, text: str) -> tuple[dict[str, Any], Locator]:
    """Asks as a person does; gives the server's answer and what is shown of it."""
    before = answers(page).count()
    composer(page).fill(text)
    with page.expect_response("**/messages") as received:
        composer(page).press("Enter")
    shown = next_answer(page, before)
    return cast("dict[str, Any]", received.value.json()), shown


def activities(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [activity for message in answer["messages"] for activity in message["activities"]]


def card_names(shown: Locator) -> list[str]:
    return shown.locator(".card").get_by_role("heading").all_inner_texts()


def listen_to_the_end(page: Page, shown: Locator) -> float:
    """Presses Listen and waits until every sentence was heard; gives their seconds."""
    in_shadow(page, HEARD)
    # The whole answer, and not one of its cards.
    whole = shown.locator(".message > .listen-row")
    whole.get_by_role("button", name="Listen").click()
    expect(whole.get_by_role("button", name="Stop")).to_be_visible()
    expect(whole.get_by_role("button", name="Listen")).to_be_visible(timeout=180_000)
    heard = page.evaluate("() => window.heard")
    for sentence in heard:
        assert sentence["at"] == pytest.approx(sentence["duration"], abs=0.2)
    return float(sum(sentence["duration"] for sentence in heard))


def test_from_the_councils_page_to_an_activity_and_back(
    page: Page, stack: str, watch: Watch
) -> None:
    page.goto(stack)
    open_assistant(page)

    where, shown = ask(page, "what's on near me at weekends")
    question = where["messages"][-1]["text"]
    assert "?" in question
    assert any(word in question.lower() for word in ("where", "town", "postcode"))
    assert activities(where) == []

    found, shown = ask(page, "Weymouth")
    nearest = activities(found)
    assert nearest
    assert card_names(shown) == [activity["name"] for activity in nearest]
    for activity in nearest:
        start = datetime.fromisoformat(activity["next_session"]["start"]).astimezone(LONDON)
        assert start.weekday() >= SATURDAY, activity
        assert start >= datetime(2026, 11, 23, 10, tzinfo=LONDON)
        assert activity["distance_miles"] <= 10, activity
    miles = [activity["distance_miles"] for activity in nearest]
    assert miles == sorted(miles)
    expect(shown.get_by_text("Made-up example", exact=True)).to_have_count(len(nearest))

    assert listen_to_the_end(page, shown) > 1

    free, shown = ask(page, "and for free?")
    assert activities(free)
    assert free["understood"]["search"]["near"]["name"] == "Weymouth"
    assert free["understood"]["search"]["days"] == ["sat", "sun"]
    costs = shown.locator(".fact").filter(has_text="Price:").locator("dd").all_inner_texts()
    assert len(costs) == len(activities(free))
    assert set(costs) == {"Free"}

    review, shown = ask(page, "what is a review")
    assert review["understood"]["topic"] == "advice/what_is_a_review"
    expect(shown.locator(".words")).to_contain_text("every year")
    source = shown.locator(".sources").get_by_role("link").first
    expect(source).to_be_visible()
    address = source.get_attribute("href")
    assert address
    if address.startswith(stack):
        assert page.request.get(address).status == 200

    turns = answers(page).count()
    page.reload()
    expect(answers(page)).to_have_count(turns)
    expect(log(page).locator(".said p")).to_have_text(
        ["what's on near me at weekends", "Weymouth", "and for free?", "what is a review"]
    )
    expect(answers(page).nth(2).locator(".card")).to_have_count(len(nearest))
    assert watch.errors == []
    assert [url for url in watch.requests if not url.startswith(stack)] == []

    if picture := os.environ.get("DAYWISE_SCREENSHOT"):
        page.screenshot(path=picture)


def test_forgetting_leaves_nothing_on_the_server(page: Page, stack: str) -> None:
    page.goto(stack)
    open_assistant(page)
    id_ = page.evaluate("() => Object.values({...localStorage})[0]")
    assert page.request.get(f"{stack}/api/conversations/{id_}").status == 200
    page.get_by_role("button", name="Forget this conversation").click()
    page.get_by_role("button", name="Yes, forget it").click()
    expect(log(page).get_by_text("I have forgotten our conversation.")).to_be_visible()
    assert page.request.get(f"{stack}/api/conversations/{id_}").status == 404
