"""What can be done with a card: listen, more, save, get there; and the list of what was saved."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.assistant import answers, ask, composer, log, next_answer, open_assistant
from tests.widget.fake_server import FakeServer, activity, message

pytestmark = pytest.mark.browser

RING = [
    {"kind": "number", "label": "The number", "text": "01632 960123", "link": "tel:01632960123"},
    {"kind": "best", "label": "When to ring", "text": "Try in the day.", "link": ""},
    {"kind": "say", "label": "What to say", "text": "Hello. Is there a place?", "link": ""},
]
READ_OUT = {"text": "Choir. Price: £3.50.", "audio": "/api/speech/card", "audio_parts": []}
KEPT = "Object.entries({...localStorage}).filter(([key]) => key.startsWith('daywise:saved'))"


@pytest.fixture
def found(page: Page, server: FakeServer) -> Locator:
    """An answer with two cards."""
    more = {"read_out": READ_OUT, "ring": RING}
    server.replies["on"] = [
        message(
            "Here are two.",
            activities=[
                {**activity(name="Choir"), **more},
                {**activity(id="art, a&b", name="Art", place=None, online=True), **more},
            ],
        )
    ]
    page.goto(server.address)
    open_assistant(page)
    return ask(page, "on")


def saved_view(page: Page) -> Locator:
    return page.get_by_role("region", name="What you saved")


def save(page: Page, *names: str) -> None:
    for name in names:
        log(page).get_by_role("button", name=f"Save: {name}").last.click()


def test_the_buttons_of_a_card_say_which_one_it_is(found: Locator, server: FakeServer) -> None:
    choir, art = found.locator(".card").all()
    for name in ("More: Choir", "Save: Choir"):
        expect(choir.get_by_role("button", name=name)).to_be_visible()
    expect(choir.get_by_role("link", name="Get there: Choir")).to_have_attribute(
        "href", f"{server.address}/activities/choir#ways"
    )
    # One joins from home.
    expect(art.get_by_role("link", name="Get there")).to_have_count(0)


def test_access_has_drawings_beside_its_words(found: Locator) -> None:
    access = found.locator(".card").first.locator(".access dd .item")
    assert access.all_inner_texts() == ["No steps", "A hearing loop"]
    assert access.locator("svg[aria-hidden=true]").count() == 2


def test_a_card_can_be_listened_to_by_itself(
    found: Locator, page: Page, server: FakeServer
) -> None:
    with page.expect_request("**/api/speech/card"):
        found.locator(".card").first.get_by_role("button", name="Listen").click()
    expect(found.locator(".card").first.get_by_role("button", name="Pause")).to_be_visible()


def test_more_asks_about_it(found: Locator, page: Page, server: FakeServer) -> None:
    found.get_by_role("button", name="More: Art").click()
    next_answer(page, 2)
    assert server.sent[-1]["text"] == "Tell me more about Art"


def test_nothing_is_kept_before_something_is_saved(found: Locator, page: Page) -> None:
    assert page.evaluate(KEPT) == []
    expect(page.get_by_role("button", name="Saved (")).to_have_count(0)
    save(page, "Choir")
    ((_, kept),) = page.evaluate(KEPT)
    assert [one["id"] for one in json.loads(kept)] == ["choir"]
    button = found.get_by_role("button", name="Saved: Choir")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Saved (1)")).to_be_visible()
    button.click()
    assert page.evaluate(KEPT) == []
    expect(page.get_by_role("button", name="Saved (1)")).to_have_count(0)


def test_the_list_works_without_a_server(found: Locator, page: Page, server: FakeServer) -> None:
    save(page, "Choir", "Art")
    page.reload()
    expect(answers(page)).to_have_count(2)
    page.context.set_offline(True)
    page.get_by_role("button", name="Saved (2)").click()
    view = saved_view(page)
    names = view.get_by_role("heading", level=4).all_inner_texts()
    assert names == ["Choir", "Art"]
    card = view.locator(".card").first
    expect(card.get_by_text("Saturday 28 November, 10am to 12 noon")).to_be_visible()
    card.get_by_text("What to say when you ring").click()
    expect(card.get_by_text("Hello. Is there a place?")).to_be_visible()
    expect(card.get_by_role("link", name="01632 960123").last).to_have_attribute(
        "href", "tel:01632960123"
    )
    expect(view.get_by_role("link", name="See the newest, print it or send it")).to_have_attribute(
        "href", f"{server.address}/saved?ids=choir,art%2C%20a%26b"
    )


def test_it_opens_and_closes_like_the_settings(found: Locator, page: Page) -> None:
    save(page, "Choir")
    opener = page.get_by_role("button", name="Saved (1)")
    opener.click()
    expect(page.get_by_role("button", name="Back to the conversation")).to_be_focused()
    expect(composer(page)).to_be_hidden()
    page.keyboard.press("Escape")
    expect(saved_view(page)).to_be_hidden()
    expect(opener).to_be_focused()


def test_what_is_removed_is_gone_from_the_list_the_card_and_the_device(
    found: Locator, page: Page
) -> None:
    save(page, "Choir", "Art")
    page.get_by_role("button", name="Saved (2)").click()
    saved_view(page).get_by_role("button", name="Remove: Choir").click()
    expect(saved_view(page).get_by_role("heading", level=4)).to_have_text(["Art"])
    expect(page.get_by_role("button", name="Back to the conversation")).to_be_focused()
    saved_view(page).get_by_role("button", name="Remove: Art").click()
    expect(saved_view(page).get_by_text("Nothing is saved any more.")).to_be_visible()
    assert page.evaluate(KEPT) == []
    page.get_by_role("button", name="Back to the conversation").click()
    # The button that opened the list has gone with it.
    expect(composer(page)).to_be_focused()
    expect(found.get_by_role("button", name="Save: Choir")).to_have_attribute(
        "aria-pressed", "false"
    )


def test_more_from_the_list_goes_back_to_the_conversation(
    found: Locator, page: Page, server: FakeServer
) -> None:
    save(page, "Choir")
    page.get_by_role("button", name="Saved (1)").click()
    saved_view(page).get_by_role("button", name="More: Choir").click()
    expect(saved_view(page)).to_be_hidden()
    expect(next_answer(page, 2)).to_be_visible()


def test_what_somebody_else_wrote_there_breaks_nothing(
    found: Locator, page: Page, server: FakeServer
) -> None:
    for broken in ("not json", '{"a": 1}', "[1, null]"):
        key = f"daywise:saved:{server.address}/"
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, broken])
        page.reload()
        expect(answers(page)).to_have_count(2)
        expect(page.get_by_role("button", name="Saved (")).to_have_count(0)
    save(page, "Choir")
    expect(page.get_by_role("button", name="Saved (1)")).to_be_visible()
