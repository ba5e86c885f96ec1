"""When something goes wrong: nothing typed is lost, nothing is asked twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.assistant import (
    answers,
    ask,
    composer,
    in_shadow,
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


def said(page: Page) -> Locator:
    return log(page).locator(".said")


def wait_until(page: Page, happened: Callable[[], bool]) -> None:
    """Waits for what the server sees, while the page goes on."""
    for _ in range(1500):
        if happened():
            return
        page.wait_for_timeout(20)
    raise AssertionError(happened)


def problem(status: int, **fields: Any) -> tuple[int, dict[str, Any], dict[str, str]]:
    return status, {"title": "Problem", "status": status, **fields}, {}


@pytest.mark.usefixtures("opened")
def test_offline_keeps_what_was_said_and_sends_it_by_itself(page: Page, server: FakeServer) -> None:
    page.context.set_offline(True)
    send(page, "swimming on Tuesday")
    expect(notice(page)).to_contain_text("I cannot get an answer just now.")
    expect(notice(page)).to_contain_text("I will send it as soon as I can.")
    expect(notice(page).get_by_role("link", name="01632 960999")).to_be_visible()
    expect(said(page)).to_contain_text("swimming on Tuesday")
    expect(said(page)).to_contain_text("Not sent yet.")
    expect(composer(page)).to_have_value("")
    expect(composer(page)).to_be_focused()
    assert server.sent == []
    page.context.set_offline(False)
    expect(next_answer(page, 1)).to_contain_text("You asked: swimming on Tuesday")
    expect(page.locator(".notice")).to_be_empty()
    expect(said(page)).not_to_contain_text("Not sent yet.")
    assert len(server.sent) == 1


@pytest.mark.usefixtures("opened")
def test_more_can_be_said_meanwhile_and_is_answered_in_turn(page: Page, server: FakeServer) -> None:
    page.context.set_offline(True)
    send(page, "one")
    expect(said(page)).to_contain_text("Not sent yet.")
    send(page, "two")
    expect(said(page).nth(1)).to_contain_text("Not sent yet.")
    page.context.set_offline(False)
    next_answer(page, 2)
    assert [sent["text"] for sent in server.sent] == ["one", "two"]
    expect(log(page).get_by_text("Not sent yet.")).to_have_count(0)


@pytest.mark.usefixtures("opened")
def test_what_waits_can_be_taken_back(page: Page, server: FakeServer) -> None:
    page.context.set_offline(True)
    send(page, "swimming")
    page.get_by_role("button", name="Take it back").click()
    expect(said(page)).to_have_count(0)
    expect(page.locator(".notice")).to_be_empty()
    expect(composer(page)).to_have_value("swimming")
    expect(composer(page)).to_be_focused()
    expect(log(page).get_by_role("button", name="Things to do near me")).to_be_enabled()
    page.context.set_offline(False)
    composer(page).fill("dancing")
    composer(page).press("Enter")
    next_answer(page, 1)
    assert [sent["text"] for sent in server.sent] == ["dancing"]


@pytest.mark.usefixtures("opened")
def test_forgetting_forgets_what_waits(page: Page, server: FakeServer) -> None:
    server.problems.append(problem(503))
    send(page, "my secret")
    expect(said(page)).to_contain_text("Not sent yet.")
    page.get_by_role("button", name="Forget this conversation").click()
    page.get_by_role("button", name="Yes, forget it").click()
    expect(log(page)).to_contain_text("I have forgotten our conversation.")
    expect(log(page)).not_to_contain_text("secret")
    assert len(server.sent) == 1


def test_the_tries_come_after_longer_and_longer_pauses_and_are_told_once(
    page: Page, server: FakeServer
) -> None:
    page.clock.install()
    page.goto(server.address)
    open_assistant(page)
    server.problems += [problem(503) for _ in range(4)]
    send(page, "swimming")
    expect(notice(page)).to_be_visible()
    in_shadow(
        page,
        """(root) => {
          window.told = 0;
          new MutationObserver((records) => (window.told += records.length)).observe(
            root.querySelector(".notice"), { childList: true });
        }""",
    )
    for tries, pause in enumerate((4, 8, 16), start=1):
        page.wait_for_timeout(500)  # the answer arrives, and the pause begins
        page.clock.fast_forward(pause * 1000 - 2000)
        page.wait_for_timeout(50)
        assert len(server.sent) == tries
        page.clock.fast_forward(2000)
        expect(said(page)).to_contain_text("Not sent yet.")
        wait_until(page, lambda tries=tries: len(server.sent) == tries + 1)
    assert page.evaluate("() => window.told") == 0
    wait_until(page, lambda: not server.problems)
    page.clock.fast_forward(33_000)
    next_answer(page, 1)
    assert len({sent["key"] for sent in server.sent}) == 1


@pytest.mark.usefixtures("opened")
def test_not_ready_shows_the_servers_own_numbers(page: Page, server: FakeServer) -> None:
    server.problems.append(problem(503, messages=[message("Ring 01305 221016.")]))
    send(page, "swimming")
    expect(notice(page).get_by_role("link", name="01305 221016")).to_be_visible()
    expect(notice(page).get_by_role("link")).to_have_count(1)
    expect(notice(page)).to_contain_text("What you said is kept.")


@pytest.mark.usefixtures("opened")
def test_a_choice_that_did_not_arrive_is_sent_by_itself(page: Page, server: FakeServer) -> None:
    server.problems.append((503, {"title": "Problem", "status": 503}, {"Retry-After": "1"}))
    log(page).get_by_role("button", name="Things to do near me").click()
    expect(said(page)).to_contain_text("Not sent yet.")
    next_answer(page, 1)
    assert len({sent["key"] for sent in server.sent}) == 1
    assert len(server.sent) == 2


@pytest.mark.usefixtures("opened")
def test_too_many_questions_wait_as_long_as_the_server_says(page: Page, server: FakeServer) -> None:
    server.problems.append((429, {"title": "Too many", "status": 429}, {"Retry-After": "1"}))
    send(page, "swimming")
    expect(notice(page)).to_contain_text("That was a lot at once.")
    expect(notice(page)).to_contain_text("I will send it as soon as I can.")
    next_answer(page, 1)
    expect(page.locator(".notice")).to_be_empty()


@pytest.mark.usefixtures("opened")
def test_a_refusal_shows_the_servers_reason(page: Page, server: FakeServer) -> None:
    server.problems.append(problem(422, detail="Use fewer letters."))
    send(page, "swimming")
    expect(notice(page)).to_contain_text("Use fewer letters.")
    expect(composer(page)).to_have_value("swimming")
    expect(said(page)).to_have_count(0)


@pytest.mark.usefixtures("opened")
def test_trying_again_after_a_lost_answer_sends_the_same_key(
    page: Page, server: FakeServer
) -> None:
    server.lose_answers = True
    send(page, "swimming")
    expect(notice(page)).to_be_visible()
    server.lose_answers = False
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
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
    send(page, "swimming")
    expect(said(page)).to_contain_text("Not sent yet.")
    page.context.set_offline(False)
    expect(answers(page).last).to_contain_text("You asked: swimming")
    expect(page.locator(".notice")).to_be_empty()


def test_a_start_that_failed_is_made_good_by_itself(page: Page, server: FakeServer) -> None:
    page.goto(server.address)
    expect(launcher(page)).to_be_visible()
    page.context.set_offline(True)
    launcher(page).click()
    expect(notice(page)).to_contain_text("I will try again by myself.")
    page.context.set_offline(False)
    expect(answers(page)).to_have_count(1)
    expect(page.locator(".notice")).to_be_empty()
    assert len(server.conversations) == 1


def test_what_waits_stays_in_view_beside_the_notice(page: Page, server: FakeServer) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(server.address)
    open_assistant(page)
    ask(page, "hello")
    server.problems.append(problem(503))
    send(page, "swimming")
    expect(notice(page)).to_be_visible()
    expect(page.get_by_role("button", name="Take it back")).to_be_in_viewport(ratio=1)
