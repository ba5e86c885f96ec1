"""What is kept of calls and texts, and what hostile callers achieve."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from bot.wording import say
from tests.web.fakes import REVIEW
from tests.web.telephone.answers import LONG, REST, answer, found
from tests.web.telephone.conftest import MakeLine
from tests.web.telephone.line import NUMBER, Line
from web.housekeeping import KEPT_SECONDS, tidy
from web.telephone.caller import of_call, of_text


def kept(folder: Path) -> str:
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert any(file.name == "conversations.db" for file in files)
    return b"".join(file.read_bytes() for file in files).decode("utf-8", "replace")


def rows(line: Line) -> int:
    with line.site.parts.conversations._connection() as connection:
        return int(connection.execute("SELECT count(*) FROM telephone").fetchone()[0])


def test_two_calls_at_once_do_not_mix(line: Line) -> None:
    line.ring(call="CA1")
    line.ring(call="CA2", number="+447700900456")
    line.site.assistant.answers = [LONG]
    line.say("what is it", call="CA1")
    line.site.assistant.answers = [REVIEW]
    line.press("7", call="CA2")
    line.say("what is a review", call="CA2")
    one, other = line.press("1", call="CA1"), line.press("*", call="CA2")
    assert one.said[0] == REST
    assert one.rates == set()
    assert other.said[0] == REVIEW["text"]
    assert other.rates == {"80%"}
    assert len({conversation for conversation, _, _ in line.site.assistant.heard}) == 2


def test_two_calls_from_one_number_are_two_conversations(line: Line) -> None:
    line.site.assistant.answers = [LONG]
    line.say("what is it", call="CA1")
    line.say("what is it", call="CA2")
    assert len({conversation for conversation, _, _ in line.site.assistant.heard}) == 2


def test_another_server_process_goes_on_with_a_call(make_line: MakeLine) -> None:
    first = make_line()
    first.ring()
    first.site.assistant.answers = [LONG]
    first.say("what is it")
    first.press("7")
    second = make_line()
    told = second.press("1")
    assert told.said[0] == REST
    assert told.rates == {"80%"}


def test_the_callers_number_is_nowhere(
    line: Line, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    line.ring()
    line.say("what is on, my number is 07700 900123 and I am at 12 High Street")
    line.say("ring me on 07700 900123", confidence="0.1")
    line.press("0")
    line.text("what is on, ring 07700 900123", MessageSid="SM-leads-to-the-number")
    line.site.assistant.down = True
    line.say("hello")
    line.text("hello")
    line.post("/phone/sms", {"From": NUMBER}, "forged")
    everything = kept(tmp_path) + caplog.text
    for secret in (
        NUMBER,
        NUMBER[1:],
        "7700900123",
        "07700 900123",
        "12 High Street",
        "CA1",
        "SM-leads",
    ):
        assert secret not in everything
    assert {text for _, text, _ in line.site.assistant.heard} == {
        "what is on, my number is [phone number] and I am at [address]",
        "what is on, ring [phone number]",
    }


def test_what_was_heard_badly_is_asked_back_without_personal_details(line: Line) -> None:
    line.ring()
    told = line.say("ring me on 07700 900123", confidence="0.1")
    assert "I think you said: ring me on [phone number]." in told.words


def test_ids_cannot_be_made_from_a_number_without_the_secret() -> None:
    call, text = of_call(b"a", "CA1", NUMBER), of_text(b"a", "SM1", NUMBER)
    assert call.person == text.person
    assert call.conversation != text.conversation
    assert of_text(b"b", "SM1", NUMBER) != text
    assert of_text(b"a", "SM2", NUMBER) == text
    assert of_call(b"a", "CA2", NUMBER).conversation != call.conversation


@pytest.mark.parametrize("number", ["", "anonymous", "Anonymous", "+266696687"])
def test_people_who_withhold_their_number_are_not_taken_for_one(number: str) -> None:
    assert of_text(b"a", "SM1", number) != of_text(b"a", "SM2", number)
    assert of_call(b"a", "CA1", number).person != of_call(b"a", "CA2", number).person


def test_what_waits_to_be_said_goes_with_the_conversation(line: Line) -> None:
    line.ring()
    line.text("hello")
    assert rows(line) == 2
    line.site.clock.seconds += KEPT_SECONDS + 1
    tidy(line.site.parts)
    assert rows(line) == 0
    assert len(line.site.assistant.forgot) == 2


def test_forget_me_deletes_the_call_and_ends_it(line: Line, tmp_path: Path) -> None:
    line.ring()
    line.site.assistant.answers = [answer("Zebras live at the hall.")]
    line.say("where do zebras live")
    told = line.say("please forget me")
    assert told.ends
    assert told.said == [say("phone.forgotten")]
    assert rows(line) == 0
    assert "ebras" not in kept(tmp_path)
    assert line.site.assistant.forgot == [line.site.assistant.heard[0][0]]


def test_an_unknown_call_is_greeted_or_answered(line: Line) -> None:
    assert "This is Dorset Council." in line.silence(call="CA-never-seen").words
    assert "This is Dorset Council." in line.press("3", call="CA-new").words
    assert REVIEW["text"] in line.say("what is a review", call="CA-other").words


def test_a_call_without_an_id_does_no_harm(line: Line) -> None:
    assert line.ring(call="").listens


@pytest.mark.parametrize("digits", ["##99", "#", "99999999", "A", "٣", "é", "*" * 500, " ", "\x00"])
def test_odd_keys_do_no_harm(line: Line, digits: str) -> None:
    line.ring()
    assert line.press(digits).listens


def test_ten_thousand_characters_are_cut_to_what_the_assistant_takes(line: Line) -> None:
    line.ring()
    assert line.say("what is a review " * 588).listens
    assert line.say("x" * 10_000).listens
    assert line.text("what is a review " * 588)
    assert {len(text) <= 500 for _, text, _ in line.site.assistant.heard} == {True}


@pytest.mark.parametrize(
    "words",
    [
        "</Say><Dial>+449098790000</Dial><Say>",
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        "]]>&amp;&#0;",
        "bell \x07 and null \x00",
        "/restart",
        "{placeholder} {0} %s",
    ],
)
def test_words_that_are_xml_stay_words(line: Line, words: str) -> None:
    """``read`` parses every answer and lets no verb through that does not belong there."""
    line.ring()
    told = line.say(words, confidence="0.1")
    assert told.rings is None
    assert told.listens
    line.site.assistant.answers = [answer(f"You said {words} to me.")]
    assert line.press("1").rings is None
    assert line.text(words) is not None


def test_facts_of_feeds_that_hold_control_characters_can_be_said(line: Line) -> None:
    line.ring()
    listed = found(1)
    listed["activities"][0]["name"] = "Art \x0b\x00 \ufffe & <b>tea</b>"
    line.site.assistant.answers = [listed]
    assert "<b>tea</b>" in line.say("what is on").words
    assert "tea" in str(line.text("what is on"))


def test_a_caller_has_a_limit_of_their_own(make_line: MakeLine) -> None:
    line = make_line(rate_limit=3)
    line.ring()
    assert [line.press("*").ends for _ in range(4)] == [False, False, False, True]
    assert line.press("*", number="+447700900456", call="CA2").listens


def test_too_many_calls_from_one_number_are_ended_kindly(make_line: MakeLine) -> None:
    line = make_line(rate_limit=1)
    assert line.ring(call="CA1").listens
    told = line.ring(call="CA2")
    assert told.ends
    assert told.said == [say("phone.too_many")]


def test_a_second_request_does_not_wait_for_a_slow_first(line: Line) -> None:
    line.ring()
    gate = line.site.assistant.gate = Event()
    slow = _in_thread(lambda: line.say("what is a review"))
    while not line.site.assistant.busy:
        slow.join(0.01)
    told = line.press("0")
    gate.set()
    slow.join()
    assert told.rings == "+441305221016"


def _in_thread(work: Callable[[], object]) -> Thread:
    thread = Thread(target=work)
    thread.start()
    return thread
