"""The wishes of a search as chips: changed, or taken off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.assistant import answers, ask, composer, log, next_answer, open_assistant
from tests.widget.fake_server import FakeServer, activity, message

pytestmark = pytest.mark.browser

FILTERS = [
    {
        "field": "categories", "id": "swimming", "label": "swimming",
        "remove": "Not only swimming", "change": "Not swimming but ",
    },
    {
        "field": "days", "id": "weekend", "label": "at weekends",
        "remove": "On any day", "change": "",
    },
]  # fmt: skip


@pytest.fixture
def found(page: Page, server: FakeServer) -> Locator:
    """An answer with chips and a card."""
    server.replies["swim"] = [
        message("Here is one.", audio="/api/speech/x", filters=FILTERS, activities=[activity()])
    ]
    page.goto(server.address)
    open_assistant(page)
    return ask(page, "swim")


def test_they_are_a_list_with_a_name_before_the_cards(found: Locator) -> None:
    chips = found.locator(".chips")
    expect(chips.get_by_text("You asked for:")).to_be_visible()
    assert [chip.inner_text() for chip in chips.get_by_role("listitem").all()] == [
        "swimming",
        "at weekends",
    ]
    after = "(chips) => chips.nextElementSibling.className"
    assert chips.evaluate(after) == "cards"


def test_taking_one_off_sends_its_words(found: Locator, page: Page, server: FakeServer) -> None:
    found.get_by_role("button", name="Take off: at weekends").click()
    next_answer(page, 2)
    assert [sent["text"] for sent in server.sent] == ["swim", "On any day"]
    expect(log(page).locator(".said").last).to_contain_text("On any day")


def test_its_words_begin_a_message_that_changes_it(
    found: Locator, page: Page, server: FakeServer
) -> None:
    found.get_by_role("button", name="swimming", exact=True).click()
    expect(composer(page)).to_be_focused()
    expect(composer(page)).to_have_value("Not swimming but ")
    page.keyboard.type("sailing")
    page.keyboard.press("Enter")
    next_answer(page, 2)
    assert server.sent[-1]["text"] == "Not swimming but sailing"


def test_what_was_typed_stays_behind_it(found: Locator, page: Page) -> None:
    composer(page).fill("sailing")
    found.get_by_role("button", name="swimming", exact=True).click()
    expect(composer(page)).to_have_value("Not swimming but sailing")


def test_one_that_cannot_be_changed_is_words_alone(found: Locator) -> None:
    expect(found.get_by_role("button", name="at weekends", exact=True)).to_have_count(0)


def test_old_ones_do_nothing(found: Locator, page: Page, server: FakeServer) -> None:
    ask(page, "hello")
    for name in ("Take off: swimming", "swimming"):
        old = found.get_by_role("button", name=name, exact=True)
        expect(old).to_have_attribute("aria-disabled", "true")
        old.click(force=True)
    page.wait_for_timeout(100)
    expect(composer(page)).to_have_value("")
    expect(answers(page)).to_have_count(3)
    assert [sent["text"] for sent in server.sent] == ["swim", "hello"]
