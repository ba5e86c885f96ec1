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


def test_a_card_says_what_when_where_and_how_much(page: Page, server: FakeServer) -> None:
    shown = card(page, server)
    name = shown.get_by_role("heading", level=4).get_by_role("link", name="Saturday singers")
    expect(name).to_have_attribute("href", f"{server.address}/activities/choir")
    assert facts(shown) == {
        "Next": "Saturday 28 November, 10am to 12 noon",
        "When": "Saturdays, 10am to 12 noon",
        "Where": "1.2 miles away (Harbour Hall, 12 Quay Street, Weymouth, DT4\u00a08AA)",
        "Cost": "£3.50",
        "Access": "no steps, hearing loop",
        "Ask them about": "wheelchair access",
        "Phone": "01632 960123",
    }
    expect(shown.get_by_role("link", name="01632 960123")).to_have_attribute(
        "href", "tel:01632960123"
    )
    expect(shown.get_by_text("Made-up example")).to_be_visible()
    expect(shown.get_by_text("Checked on 2 November 2026")).to_be_visible()


def test_what_is_not_known_is_left_out(page: Page, server: FakeServer) -> None:
    shown = card(
        page,
        server,
        next_session=None,
        when="",
        place=None,
        distance_miles=None,
        price="Price not known",
        access=[],
        phone="",
        checked_on=None,
        why=[],
        sample=False,
    )
    assert facts(shown) == {"Where": "Online", "Cost": "Price not known"}
    expect(shown.get_by_text("Checked")).to_have_count(0)
    expect(shown.get_by_text("Made-up example")).to_have_count(0)


@pytest.mark.parametrize(
    ("need", "words"),
    [
        ("access:hoist", "hoist"),
        ("day:sat", "Saturdays"),
        ("max_price:5", "the cost"),
        ("part_of_day:evening", "evenings"),
        ("meal:true", "a meal"),
        ("not_day:sat", "Saturdays"),
        ("access:something_new", "something new"),
    ],
)
def test_a_need_nobody_told_of_is_one_to_ask_about(
    page: Page, server: FakeServer, need: str, words: str
) -> None:
    shown = card(page, server, why=[{"need": need, "met": "unknown"}])
    assert facts(shown)["Ask them about"] == words


def test_what_is_nearly_the_same_is_said_as_such(page: Page, server: FakeServer) -> None:
    need = {"need": "access:quiet_space", "met": "yes", "instead": "access:sensory_friendly"}
    shown = card(page, server, why=[need])
    assert facts(shown)["Close to what you asked for"] == "sensory friendly"


def test_old_facts_ask_to_ring_first(page: Page, server: FakeServer) -> None:
    shown = card(page, server, stale="Ring first. These details are old.")
    expect(shown.get_by_text("Ring first.")).to_be_visible()


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-11-28T10:30:00+00:00", None, "Saturday 28 November, 10:30am"),
        (
            "2026-07-04T19:00:00+01:00",
            "2026-07-04T21:15:00+01:00",
            "Saturday 4 July, 7pm to 9:15pm",
        ),
        ("2026-07-04T11:00:00Z", None, "Saturday 4 July, 12 noon"),
    ],
)
def test_sessions_are_told_in_words_and_london_time(
    open_page: Any, server: FakeServer, start: str, end: str | None, words: str
) -> None:
    page = open_page(timezone_id="America/New_York")
    shown = card(page, server, next_session={"start": start, "end": end})
    assert facts(shown)["Next"] == words


def test_a_name_with_markup_is_only_a_name(page: Page, server: FakeServer) -> None:
    name = "<script>window.broken = true</script> choir"
    shown = card(page, server, name=name, url="javascript:alert(1)")
    expect(shown.get_by_role("heading")).to_have_text(name)
    expect(shown.get_by_role("heading").get_by_role("link")).to_have_count(0)
    assert page.evaluate("() => window.broken") is None
