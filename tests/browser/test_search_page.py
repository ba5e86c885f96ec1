"""The search page and the page of an activity, as a person uses them: none needs JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import Watch
from tests.browser.keyboard import tab_to

pytestmark = pytest.mark.browser

FOUND = {"what": "swimming", "near": "Weymouth", "access": "bsl"}
NOTHING = {"what": "knitting on sundays for free", "near": "Weymouth"}


def search(page: Page, stack: str, asked: dict[str, str]) -> None:
    response = page.goto(f"{stack}/activities?{urlencode(asked)}")
    assert response
    assert response.status == 200
    page.locator("summary").click()


def first_activity(page: Page) -> Locator:
    return page.locator(".results").get_by_role("link").first


def test_by_keyboard_alone_from_the_search_box_to_the_calendar(
    open_page: Any, stack: str, tmp_path: Path
) -> None:
    page = open_page(java_script_enabled=False, accept_downloads=True)
    page.goto(f"{stack}/activities")
    tab_to(page, page.get_by_label("What would you like to do?"), most=3)
    page.keyboard.type("swimming")
    tab_to(page, page.get_by_label("Where?"), most=1)
    page.keyboard.type("Weymouth")
    page.keyboard.press("Enter")
    page.wait_for_url("**#results")  # only a page that is whole knows where the next Tab leads

    expect(page.get_by_role("heading", level=2)).to_have_text(
        "2 choices for swimming near Weymouth"
    )
    expect(page.get_by_label("What would you like to do?")).to_have_value("swimming")
    name = first_activity(page).inner_text()
    tab_to(page, first_activity(page), most=1)  # the results come next, not the form again
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    for fact in ("When", "Next time", "Where", "Price", "Access", "Meal", "Facts checked"):
        expect(page.locator("dt").get_by_text(fact, exact=True)).to_be_visible()
    expect(page.get_by_text("Not known", exact=True).first).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Put it in your calendar"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    file = tmp_path / "activity.ics"
    download.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    assert f"SUMMARY:{name}" in text


def test_where_nothing_fits_a_click_drops_one_wish(open_page: Any, stack: str) -> None:
    page = open_page(java_script_enabled=False)
    search(page, stack, NOTHING)
    expect(page.get_by_role("heading", level=2)).to_have_text(
        "Nothing for knitting and sewing near Weymouth on Sundays for free"
    )
    page.get_by_role("link", name="1 on other days").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(
        "1 choice for knitting and sewing near Weymouth for free"
    )
    expect(page.get_by_label("What would you like to do?")).to_have_value("knitting for free")
    expect(page.locator(".results > li")).to_have_count(1)


def test_pages_of_results_lead_on_and_back(open_page: Any, stack: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{stack}/activities?near=Weymouth")
    first = first_activity(page).inner_text()
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_text("Page 2", exact=True)).to_be_visible()  # more than 30 are not counted
    assert first_activity(page).inner_text() != first
    page.get_by_role("link", name="Page before").click()
    expect(first_activity(page)).to_have_text(first)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"what": "🏊💃"}, "We do not know what “🏊💃” is."),
        ({"what": "<script>alert(1)</script>"}, "“<script>alert(1)</script>”"),
        ({"what": "w" * 5000}, "We do not know what “www"),
        ({"what": "swimming near me"}, "We do not know where you are."),
        ({"near": "ZZ9 9ZZ"}, "We do not know the place “ZZ9 9ZZ”."),
        ({"near": "Newport"}, "There is more than one place of that name."),
        ({"when": "31st february"}, "We do not understand the time “31st february”."),
        ({"when": "this weekend"}, "from Saturday 28 November to Sunday 29 November"),
        ({"near": "Weymouth", "page": "999999"}, "things to do near Weymouth"),
        ({"near": "Weymouth", "page": "77"}, "Page 4 of 4"),
        ({"what": "respite"}, "choices for day breaks for carers"),
        ({"what": "I want to die"}, "Samaritans"),
    ],
)
def test_whatever_is_typed_gets_a_clear_page(
    page: Page, stack: str, watch: Watch, asked: dict[str, str], said: str
) -> None:
    search(page, stack, asked)
    expect(page.get_by_role("main")).to_contain_text(said)
    assert watch.errors == []
    assert [url for url in watch.requests if not url.startswith(stack)] == []


def test_paper_has_the_facts_and_leaves_the_rest_out(open_page: Any, stack: str) -> None:
    page = open_page(color_scheme="dark")
    search(page, stack, FOUND)
    page.emulate_media(media="print")
    expect(page.locator("form")).to_be_hidden()
    for turn in page.locator(".turn").all():
        expect(turn).to_be_hidden()
    expect(first_activity(page)).to_be_visible()
    page.goto(f"{stack}{first_activity(page).get_attribute('href')}")
    expect(page.get_by_role("link", name="Put it in your calendar")).to_be_hidden()
    expect(page.get_by_text("Facts checked")).to_be_visible()
    for words in (page.locator(".banner a"), page.locator("h1"), page.locator("dd").first):
        colour = words.evaluate("(element) => getComputedStyle(element).color")
        assert max(map(int, colour[4:-1].split(","))) < 110, colour  # dark ink
