"""An assistant that takes long."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest

from bot.wording import say
from tests.web.fakes import REVIEW
from tests.web.telephone.answers import answer
from tests.web.telephone.conftest import MakeLine
from tests.web.telephone.line import NUMBER, PUBLIC_URL, Line, read
from web.telephone import call

WAITING = "/phone/voice/said?waiting=1"


@pytest.fixture
def gate(line: Line, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Holds the assistant back until it is set."""
    monkeypatch.setattr(call, "SOON_SECONDS", 0.05)
    line.ring()
    closed = line.site.assistant.gate = Event()
    yield closed
    closed.set()


def test_the_caller_is_told_to_wait_and_then_hears_the_answer(line: Line, gate: Event) -> None:
    told = line.say("what is a review")
    assert told.said == [say("phone.moment")]
    assert told.root.findtext("Redirect") == f"{PUBLIC_URL}{WAITING}"
    gate.set()
    told = read(line.post(WAITING, {"CallSid": "CA1", "From": NUMBER}))
    assert told.said[0] == REVIEW["text"]
    assert told.listens
    assert len(line.site.assistant.heard) == 1


def test_an_answer_that_never_comes_is_whom_to_ring(
    line: Line, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(call, "WAIT_SECONDS", 0.05)
    line.say("what is a review")
    told = read(line.post(WAITING, {"CallSid": "CA1", "From": NUMBER}))
    assert "Sorry, I cannot answer just now." in told.words


def test_a_goodbye_that_came_late_ends_the_call(line: Line, gate: Event) -> None:
    line.site.assistant.answers = [answer("Bye.", "talk/goodbye")]
    line.say("I think I shall be off")
    gate.set()
    assert read(line.post(WAITING, {"CallSid": "CA1", "From": NUMBER})).ends


def test_another_process_hears_what_was_kept(line: Line, gate: Event, make_line: MakeLine) -> None:
    line.say("what is a review")
    gate.set()
    while not line.site.parts.conversations.last(line.site.assistant.heard[0][0]):
        gate.wait(0.01)
    read(line.post(WAITING, {"CallSid": "CA1", "From": NUMBER}))  # it is kept by now
    told = read(make_line().post(WAITING, {"CallSid": "CA1", "From": NUMBER}))
    assert told.said[0] == REVIEW["text"]


def test_asking_again_for_nothing_greets(line: Line) -> None:
    told = read(line.post(WAITING, {"CallSid": "CA-new", "From": NUMBER}))
    assert "This is Dorset Council." in told.words
