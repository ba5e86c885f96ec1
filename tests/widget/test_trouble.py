"""When something goes wrong: nothing typed is lost, nothing is asked twice."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.assistant import (
    answers,
    ask,
    composer,
    launcher,
    log,
    next_answer,
    open_assistant,
)
from tests.widget.fake_server import FakeServer, message

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(page: Page, server: FakeServer) -> None:
    page.goto(server.address)
    open_assistant(page)


def send(page: Page, text: str) -> None:
    composer(page).fill(text)
    composer(page).press("Enter")


def notice(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text="e")


def problem(status: int, **fields: Any) -> tuple[int, dict[str, Any], dict[str, str]]:
    return status, {"title": "Problem", "status": status, **fields}, {}


@pytest.mark.usefixtures("opened")
def test_offline_keeps_the_words_and_gives_a_number(page: Page) -> None:
    page.context.set_offline(True)
    send(page, "swimming on Tuesday")
    expect(notice(page)).to_contain_text("I cannot get an answer just now.")
    expect(notice(page).get_by_role("link", name="01632 960999")).to_be_visible()
    expect(composer(page)).to_have_value("swimming on Tuesday")
    expect(composer(page)).to_be_focused()
    expect(log(page).locator(".said")).to_have_count(0)
    page.context.set_offline(False)
    composer(page).press("Enter")
    next_answer(page, 1)
    expect(page.locator(".notice")).to_be_empty()


@pytest.mark.usefixtures("opened")
def test_not_ready_shows_the_servers_own_numbers(page: Page, server: FakeServer) -> None:
    server.problems.append(problem(503, messages=[message("Ring 01305 221016.")]))
    send(page, "swimming")
    expect(notice(page).get_by_role("link", name="01305 221016")).to_be_visible()
    expect(notice(page).get_by_role("link")).to_have_count(1)
    expect(notice(page)).to_contain_text("Your words are kept below.")
    expect(composer(page)).to_have_value("swimming")


@pytest.mark.usefixtures("opened")
def test_a_choice_that_did_not_arrive_can_be_pressed_again(page: Page, server: FakeServer) -> None:
    server.problems.append(problem(503))
    log(page).get_by_role("button", name="Things to do near me").click()
    expect(notice(page)).to_be_visible()
    expect(composer(page)).to_have_value("What's on near me?")
    log(page).get_by_role("button", name="Things to do near me").click()
    next_answer(page, 1)
    assert len({sent["key"] for sent in server.sent}) == 1
    expect(composer(page)).to_have_value("")


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    ("headers", "words"),
    [({"Retry-After": "20"}, "Please wait 20 seconds."), ({}, "Please wait a minute.")],
)
def test_too_many_questions_says_how_long_to_wait(
    page: Page, server: FakeServer, headers: dict[str, str], words: str
) -> None:
    server.problems.append((429, {"title": "Too many", "status": 429}, headers))
    send(page, "swimming")
    expect(notice(page)).to_contain_text(words)
    expect(composer(page)).to_have_value("swimming")


@pytest.mark.usefixtures("opened")
def test_a_refusal_shows_the_servers_reason(page: Page, server: FakeServer) -> None:
    server.problems.append(problem(422, detail="Use fewer letters."))
    send(page, "swimming")
    expect(notice(page)).to_contain_text("Use fewer letters.")


@pytest.mark.usefixtures("opened")
def test_trying_again_after_a_lost_answer_sends_the_same_key(
    page: Page, server: FakeServer
) -> None:
    server.lose_answers = True
    send(page, "swimming")
    expect(notice(page)).to_be_visible()
    server.lose_answers = False
    composer(page).press("Enter")
    next_answer(page, 1)
    keys = [sent["key"] for sent in server.sent]
    assert len(keys) >= 2
    assert len(set(keys)) == 1
    assert keys[0]


@pytest.mark.usefixtures("opened")
def test_another_question_has_another_key(page: Page, server: FakeServer) -> None:
    ask(page, "swimming")
    ask(page, "swimming")
    first, second = (sent["key"] for sent in server.sent)
    assert first != second


@pytest.mark.usefixtures("opened")
def test_a_conversation_that_ended_meanwhile_is_begun_again_and_answered(
    page: Page, server: FakeServer
) -> None:
    server.conversations.clear()
    answer = ask(page, "swimming")
    expect(answer).to_contain_text("You asked: swimming")
    expect(log(page).get_by_text("Our last conversation has ended.")).to_be_visible()


def test_a_start_that_failed_is_explained_and_made_good_by_the_next_question(
    page: Page, server: FakeServer
) -> None:
    page.goto(server.address)
    expect(launcher(page)).to_be_visible()
    page.context.set_offline(True)
    launcher(page).click()
    expect(notice(page)).to_contain_text("I cannot start just now.")
    expect(notice(page).get_by_role("link", name="01632 960999")).to_be_visible()
    page.context.set_offline(False)
    send(page, "swimming")
    expect(answers(page)).to_have_count(1)
    expect(answers(page).first).to_contain_text("You asked: swimming")
