"""What a card says of an activity."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.assistant import ask, open_assistant
from tests.widget.fake_server import FakeServer, activity, message

pytestmark = pytest.mark.browser


def card(page: Page, server: FakeServer, **fields: Any) -> Locator:
    server.replies["on"] = [message("Here is one.", activities=[activity(**fields)])]
    page.goto(server.address)
    open_assistant(page)
    return ask(page, "on").get_by_role("listitem").first


def facts(card: Locator) -> dict[str, str]:
    labels = [label.strip().removesuffix(":") for label in card.locator("dt").all_inner_texts()]
    return dict(zip(labels, card.locator("dd").all_inner_texts(), strict=True))


def test_a_card_shows_the_lines_that_the_server_made(page: Page, server: FakeServer) -> None:
    shown = card(page, server)
    name = shown.get_by_role("heading", level=4).get_by_role("link", name="Saturday singers")
    expect(name).to_have_attribute("href", f"{server.address}/activities/choir")
    assert facts(shown) == {
        "Next time": "Saturday 28 November, 10am to 12 noon",
        "When": "Saturdays, 10am to 12 noon",
        "How far": "1.24 miles away",
        "Where": "Harbour Hall, 12 Quay Street, Weymouth, DT4\u00a08AA",
        "Price": "£3.50",
        "Access": "No steps\nA hearing loop",
        "Ask them about": "Wheelchair access",
        "Phone": "01632 960123",
        "Facts checked": "2 November 2026",
    }
    link = shown.get_by_role("link", name="01632 960123")
    expect(link).to_have_attribute("href", "tel:01632960123")
    weight = "(words) => getComputedStyle(words).fontWeight"
    for told in ("1.24 miles away", "Saturday 28 November, 10am to 12 noon"):
        assert shown.get_by_text(told).evaluate(weight) == "700"
    expect(shown.get_by_text("Made-up example")).to_be_visible()


def test_a_line_without_a_label_says_all_by_itself(page: Page, server: FakeServer) -> None:
    shown = card(page, server, stale="Ring first. These details are old.")
    expect(shown.locator("p").get_by_text("Ring first.")).to_be_visible()
    assert list(facts(shown))[-1] == "Facts checked"


def test_a_line_of_a_kind_that_is_new_is_shown_like_any_other(
    page: Page, server: FakeServer
) -> None:
    new = {"kind": "new", "label": "Lunch", "text": "Soup", "link": "javascript:alert(1)"}
    server.replies["on"] = [message("One.", activities=[{**activity(), "facts": [new]}])]
    page.goto(server.address)
    open_assistant(page)
    shown = ask(page, "on").get_by_role("listitem").first
    assert facts(shown) == {"Lunch": "Soup"}
    expect(shown.get_by_role("link", name="Soup")).to_have_count(0)


def test_a_name_with_markup_is_only_a_name(page: Page, server: FakeServer) -> None:
    name = "<script>window.broken = true</script> choir"
    shown = card(page, server, name=name, url="javascript:alert(1)")
    expect(shown.get_by_role("heading")).to_have_text(name)
    expect(shown.get_by_role("heading").get_by_role("link")).to_have_count(0)
    assert page.evaluate("() => window.broken") is None
