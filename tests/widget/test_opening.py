"""Before, while and after the assistant is opened."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assistant import (
    answers,
    ask,
    composer,
    focused,
    in_shadow,
    launcher,
    log,
    open_assistant,
)
from tests.browser.chromium import Watch
from tests.widget.fake_server import FakeServer, serve

pytestmark = pytest.mark.browser


def stored(page: Page) -> dict[str, Any]:
    script = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    local, session, cookies = json.loads(page.evaluate(script))
    return {"local": local, "session": session, "cookies": cookies}


def test_it_asks_and_stores_nothing_before_it_is_opened(
    page: Page, server: FakeServer, watch: Watch
) -> None:
    page.goto(server.address)
    expect(launcher(page)).to_be_visible()
    assert server.api_calls == []
    assert stored(page) == {"local": {}, "session": {}, "cookies": ""}
    own = (f"{server.address}/widget.js", f"{server.address}/widget/")
    assert all(url.startswith(own) for url in watch.requests[1:]), watch.requests


def test_then_it_stores_the_conversations_id_alone(page: Page, server: FakeServer) -> None:
    page.goto(server.address)
    open_assistant(page)
    ask(page, "I am Ann")
    (id_,) = server.conversations
    kept = stored(page)
    assert list(kept["local"].values()) == [id_]
    assert list(kept["session"].values()) == [id_]
    assert kept["cookies"] == ""


def test_it_works_under_a_strict_policy_and_asks_nobody_else(
    page: Page, server: FakeServer, watch: Watch
) -> None:
    page.goto(server.address)
    open_assistant(page)
    ask(page, "hello")
    log(page).get_by_role("button", name="Listen").last.click()
    expect(log(page).get_by_role("button", name="Stop")).to_be_visible()
    assert watch.errors == []
    assert all(url.startswith(server.address) for url in watch.requests)


def test_opening_moves_the_focus_to_the_question(page: Page, server: FakeServer) -> None:
    page.goto(server.address)
    open_assistant(page)
    expect(composer(page)).to_be_focused()
    expect(page.get_by_role("dialog", name="Day activities assistant")).to_be_visible()


@pytest.mark.parametrize("way", ["Escape", "the button"])
def test_closing_gives_the_focus_back_to_the_launcher(
    page: Page, server: FakeServer, way: str
) -> None:
    page.goto(server.address)
    open_assistant(page)
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name="Close the assistant").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(launcher(page)).to_be_focused()


def test_a_reload_leaves_it_open_with_the_conversation(page: Page, server: FakeServer) -> None:
    page.goto(server.address)
    open_assistant(page)
    ask(page, "hello")
    page.reload()
    expect(answers(page)).to_have_count(2)
    expect(log(page).get_by_text("hello", exact=True)).to_be_visible()
    assert focused(page) == ""  # a reload takes no focus from the page


def test_a_conversation_that_was_closed_is_found_again_when_opened(
    page: Page, server: FakeServer
) -> None:
    page.goto(server.address)
    open_assistant(page)
    ask(page, "hello")
    page.keyboard.press("Escape")
    page.reload()
    expect(launcher(page)).to_be_visible()
    calls = len(server.api_calls)
    page.wait_for_timeout(200)
    assert len(server.api_calls) == calls
    open_assistant(page)
    expect(answers(page)).to_have_count(2)


def test_a_restored_conversation_is_not_announced(page: Page, server: FakeServer) -> None:
    page.goto(server.address)
    open_assistant(page)
    page.add_init_script(
        """
        const append = Element.prototype.prepend;
        Element.prototype.prepend = function (...nodes) {
          if (this.getAttribute("role") === "log") window.liveAtRestore = this.ariaLive;
          return append.apply(this, nodes);
        };
        """
    )
    page.reload()
    expect(answers(page)).to_have_count(1)
    assert page.evaluate("() => window.liveAtRestore") == "off"
    expect(log(page)).to_have_attribute("aria-live", "polite")


def test_a_conversation_that_has_ended_starts_anew_kindly(page: Page, server: FakeServer) -> None:
    page.goto(server.address)
    open_assistant(page)
    server.conversations.clear()
    page.reload()
    expect(log(page).get_by_text("Our last conversation has ended.")).to_be_visible()
    expect(answers(page)).to_have_count(1)
    assert list(stored(page)["local"].values()) == list(server.conversations)


def test_it_works_where_storage_is_blocked(page: Page, server: FakeServer, watch: Watch) -> None:
    page.add_init_script(
        """
        for (const name of ["localStorage", "sessionStorage"]) {
          Object.defineProperty(window, name, {
            get() { throw new DOMException("blocked", "SecurityError"); },
          });
        }
        """
    )
    page.goto(server.address)
    open_assistant(page)
    ask(page, "one")
    ask(page, "two")
    assert len(server.conversations) == 1
    assert watch.errors == []


def test_attributes_set_council_heading_and_opening_question(
    page: Page, server: FakeServer
) -> None:
    server.tag = (
        "<daywise-assistant council='Oakshire' heading='Find things to do' "
        "question='What are hubs?'>"
    )
    page.goto(server.address)
    open_assistant(page)
    dialog = page.get_by_role("dialog", name="Find things to do")
    expect(dialog.get_by_text("Oakshire")).to_be_visible()
    dialog.get_by_role("button", name="What are hubs?").click()
    expect(answers(page)).to_have_count(2)
    assert [sent["text"] for sent in server.sent] == ["What are hubs?"]


def test_in_the_page_it_opens_where_the_tag_stands(page: Page, server: FakeServer) -> None:
    server.tag = "<daywise-assistant position='in-page'>"
    page.goto(server.address)
    open_assistant(page)
    region = page.get_by_role("region", name="Day activities assistant")
    expect(region).to_be_visible()
    assert in_shadow(page, "(root) => getComputedStyle(root.querySelector('.panel')).position") == (
        "relative"
    )


def test_it_works_on_a_page_of_another_site(page: Page, server: FakeServer, watch: Watch) -> None:
    council = FakeServer(widget_host=server.address)
    running = serve(council)
    page.goto(council.address)
    open_assistant(page)
    ask(page, "hello")
    log(page).get_by_role("button", name="Listen").last.click()
    expect(log(page).get_by_role("button", name="Stop")).to_be_visible()
    page.reload()
    expect(answers(page)).to_have_count(2)
    assert council.api_calls == []
    assert watch.errors == []
    running.shutdown()
    running.server_close()


def test_taken_out_of_the_page_it_stops_and_can_come_back(page: Page, server: FakeServer) -> None:
    page.goto(server.address)
    open_assistant(page)
    page.evaluate(
        """() => {
          const tag = document.querySelector("daywise-assistant");
          tag.remove();
          document.body.append(tag);
        }"""
    )
    expect(answers(page)).to_have_count(1)
    ask(page, "still here")
    assert [sent["text"] for sent in server.sent] == ["still here"]
