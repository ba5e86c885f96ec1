"""Asking and being answered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assistant import (
    answers,
    ask,
    composer,
    in_shadow,
    log,
    next_answer,
    open_assistant,
)
from tests.widget.fake_server import FakeServer, message

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def opened(page: Page, server: FakeServer) -> None:
    page.goto(server.address)
    open_assistant(page)


def test_enter_sends_and_shift_enter_makes_a_new_line(page: Page, server: FakeServer) -> None:
    composer(page).press_sequentially("one")
    composer(page).press("Shift+Enter")
    composer(page).press_sequentially("two")
    composer(page).press("Enter")
    next_answer(page, 1)
    assert [sent["text"] for sent in server.sent] == ["one\ntwo"]
    expect(composer(page)).to_have_value("")


def test_the_send_button_sends(page: Page, server: FakeServer) -> None:
    composer(page).fill("swimming")
    page.get_by_role("button", name="Send").click()
    next_answer(page, 1)
    assert [sent["text"] for sent in server.sent] == ["swimming"]


def test_the_focus_stays_where_the_next_question_is_typed(page: Page) -> None:
    ask(page, "swimming")
    expect(composer(page)).to_be_focused()


@pytest.mark.parametrize("text", ["", "   \n "])
def test_empty_text_is_explained_and_not_sent(page: Page, server: FakeServer, text: str) -> None:
    composer(page).fill(text)
    composer(page).press("Enter")
    expect(
        page.get_by_role("alert").get_by_text("Please type your question first.")
    ).to_be_visible()
    expect(composer(page)).to_be_focused()
    expect(composer(page)).to_have_attribute("aria-invalid", "true")
    assert server.sent == []


def test_501_letters_are_explained_kept_and_not_sent(page: Page, server: FakeServer) -> None:
    composer(page).fill("x" * 501)
    composer(page).press("Enter")
    expect(page.get_by_text("Your question is too long.")).to_be_visible()
    expect(page.get_by_text("You have used 501.")).to_be_visible()
    expect(composer(page)).to_have_value("x" * 501)
    assert server.sent == []


def test_500_letters_are_sent(page: Page, server: FakeServer) -> None:
    ask(page, "😀" * 500)  # letters as the server counts them, not as JavaScript does
    assert server.sent[0]["text"] == "😀" * 500


def test_a_status_is_shown_while_waiting_and_gone_after(page: Page, server: FakeServer) -> None:
    server.delay_seconds = 1.0
    composer(page).fill("swimming")
    composer(page).press("Enter")
    expect(page.get_by_role("status")).to_have_text("Thinking…")
    next_answer(page, 1)
    expect(page.get_by_role("status")).to_have_text("")


def test_each_answer_is_added_to_the_log_once_and_whole(page: Page, server: FakeServer) -> None:
    server.replies["two"] = [message("First part."), message("Second part.")]
    in_shadow(
        page,
        """(root) => {
          window.additions = [];
          new MutationObserver((records) => {
            for (const record of records) {
              for (const node of record.addedNodes) window.additions.push(node.textContent);
            }
          }).observe(root.querySelector("[role=log]"), { childList: true, subtree: true });
        }""",
    )
    ask(page, "two")
    said, answered = page.evaluate("() => window.additions")
    assert said == "You saidtwo"
    assert answered.startswith("Assistant saidFirst part.Second part.")


def test_every_turn_has_a_heading_that_says_who_spoke(page: Page) -> None:
    ask(page, "swimming")
    headings = log(page).get_by_role("heading", level=3).all_inner_texts()
    assert headings == ["Assistant said", "You said", "Assistant said"]


def test_a_choice_sends_its_text_and_shows_it_as_said(page: Page, server: FakeServer) -> None:
    log(page).get_by_role("button", name="Things to do near me").click()
    next_answer(page, 1)
    assert [sent["text"] for sent in server.sent] == ["What's on near me?"]
    expect(log(page).locator(".said").last).to_contain_text("What's on near me?")


def test_choices_come_right_after_their_question(page: Page, server: FakeServer) -> None:
    server.replies["on"] = [
        message("Where?", audio="/api/speech/x", choices=[{"label": "Poole", "text": "Poole"}])
    ]
    answer = ask(page, "on")
    after = "(words) => words.nextElementSibling.getAttribute('role')"
    assert answer.locator(".words").evaluate(after) == "group"


def test_an_old_choice_does_not_answer_a_new_question(page: Page, server: FakeServer) -> None:
    ask(page, "swimming")
    old = log(page).get_by_role("button", name="Things to do near me")
    expect(old).to_have_attribute("aria-disabled", "true")
    old.click(force=True)
    page.wait_for_timeout(200)
    assert [sent["text"] for sent in server.sent] == ["swimming"]


def test_the_view_goes_to_the_start_of_a_long_answer(page: Page, server: FakeServer) -> None:
    server.replies["long"] = [message("\n\n".join(f"Line {n}." for n in range(60)))]
    answer = ask(page, "long")
    first = answer.get_by_text("Line 0.")
    box, frame = first.bounding_box(), log(page).bounding_box()
    assert box
    assert frame
    assert frame["y"] <= box["y"] <= frame["y"] + 80


def test_a_second_question_waits_for_the_first_answer(page: Page, server: FakeServer) -> None:
    server.delay_seconds = 1.0
    composer(page).fill("one")
    composer(page).press("Enter")
    composer(page).fill("two")
    composer(page).press("Enter")
    expect(page.get_by_role("status")).to_have_text("One moment. I am still answering.")
    next_answer(page, 1)
    expect(composer(page)).to_have_value("two")
    assert [sent["text"] for sent in server.sent] == ["one"]


def test_text_never_becomes_markup(page: Page, server: FakeServer) -> None:
    bad = "<img src=x onerror='window.broken = true'><b>bold</b>"
    server.replies[bad] = [message(bad, choices=[{"label": bad, "text": "x"}])]
    answer = ask(page, bad)
    expect(answer.locator(".words")).to_have_text(bad)
    assert in_shadow(page, "(root) => root.querySelectorAll('.log img, .log b').length") == 0
    assert page.evaluate("() => window.broken") is None


def test_telephone_numbers_can_be_rung(page: Page, server: FakeServer) -> None:
    server.replies["ring"] = [
        message("Ring 01305 221016 or 116 123. It cost £0123456789 in 1234567890.")
    ]
    links = ask(page, "ring").locator("a")
    assert [link.get_attribute("href") for link in links.all()] == ["tel:01305221016", "tel:116123"]


def test_lists_and_paragraphs_are_shown_as_such(page: Page, server: FakeServer) -> None:
    server.replies["list"] = [message("We ask:\n- one\n- two\n\nThat is all.")]
    answer = ask(page, "list")
    assert answer.get_by_role("listitem").all_inner_texts() == ["one", "two"]
    assert answer.locator(".words p").all_inner_texts() == ["We ask:", "That is all."]


def test_sources_are_links_and_a_dangerous_address_is_none(page: Page, server: FakeServer) -> None:
    server.replies["why"] = [
        message(
            "Because.",
            sources=[
                {"title": "The letter", "url": "/advice/why_this_letter"},
                {"title": "Bad", "url": "javascript:alert(1)"},
            ],
        )
    ]
    links = ask(page, "why").get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == [
        f"{server.address}/advice/why_this_letter"
    ]


def test_an_urgent_answer_is_marked(page: Page, server: FakeServer) -> None:
    server.replies["help"] = [message("Call 999 now.", urgent=True)]
    expect(ask(page, "help").get_by_text("Important: get help now")).to_be_visible()
    expect(answers(page).first.get_by_text("Important")).to_have_count(0)
