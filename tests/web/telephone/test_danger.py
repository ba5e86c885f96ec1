"""Somebody in danger, and everything else broken."""

from __future__ import annotations

import pytest

from bot.answers import Answer, Understood
from bot.wording import say
from tests.web.telephone.answers import LONG, REST
from tests.web.telephone.line import Line

HURT = "she is not breathing"


def test_999_comes_first_and_the_line_stays_open(line: Line) -> None:
    line.ring()
    told = line.say(HURT)
    assert told.said[0].startswith("Ring 999 now.")
    assert "Hang up and ring it." in told.said[0]
    assert "Press zero and I will ring the council for you." in told.words
    assert told.listens
    assert line.site.assistant.heard == []


@pytest.mark.parametrize("confidence", ["0.9", "0.05"])
def test_danger_is_never_asked_back(line: Line, confidence: str) -> None:
    line.ring()
    assert line.say(HURT, confidence=confidence).said[0].startswith("Ring 999 now.")


def test_danger_is_found_at_the_end_of_a_long_speech(line: Line) -> None:
    line.ring()
    told = line.say("well I went to the shops and then " * 40 + HURT)
    assert told.said[0].startswith("Ring 999 now.")


def test_urgent_help_needs_no_assistant(line: Line) -> None:
    line.ring()
    line.site.assistant.down = True
    assert line.say(HURT).said[0].startswith("Ring 999 now.")


def test_who_says_nothing_after_an_urgent_answer_hears_the_rest_of_it(line: Line) -> None:
    line.ring()
    line.press("9")
    told = line.silence()
    assert told.said[0] == say("phone.danger.more")
    assert line.silence().said[0] == say("phone.nothing_1")


@pytest.mark.parametrize("words", ["emergency", "nine"])
def test_key_9_and_its_words_say_999(line: Line, words: str) -> None:
    line.ring()
    assert line.press("9").said[0] == say("phone.danger")
    assert line.say(words).said[0] == say("phone.danger")


def test_an_urgent_answer_is_not_interrupted_by_what_waited(line: Line) -> None:
    line.ring()
    line.site.assistant.answers = [LONG]
    line.say("what is it")
    line.say(HURT)
    assert REST not in line.silence().words


def test_while_the_assistant_is_down_the_caller_hears_whom_to_ring(line: Line) -> None:
    line.ring()
    line.site.assistant.down = True
    told = line.say("what is a review")
    assert "Sorry, I cannot answer just now." in told.words
    assert "01305 221016" in told.words
    assert "01305 858250" in told.words
    assert told.listens
    assert line.press("0").rings == "+441305221016"


def test_the_call_goes_on_once_the_assistant_is_back(line: Line) -> None:
    line.ring()
    line.site.assistant.down = True
    line.say("what is a review")
    line.site.assistant.down = False
    assert "A review is a talk" in line.say("what is a review").words


def break_store(line: Line) -> None:
    file = line.site.parts.conversations._file
    for each in file.parent.glob(f"{file.name}*"):
        each.unlink()
    file.mkdir()


def test_a_person_and_999_are_there_while_nothing_can_be_kept(line: Line) -> None:
    line.ring()
    break_store(line)
    assert line.ring().listens
    assert line.press("0").rings == "+441305221016"
    assert line.press("9").said[0] == say("phone.danger")
    assert line.say(HURT).said[0].startswith("Ring 999 now.")
    assert "Sorry, I cannot answer just now." in line.say("what is a review").words


def test_a_text_in_danger_is_answered_while_nothing_can_be_kept(line: Line) -> None:
    break_store(line)
    assert line.text(HURT) == "Ring 999 now."
    assert "01305 221016" in str(line.text("what is a review"))


def test_a_mistake_of_ours_is_heard_as_whom_to_ring(
    line: Line, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    line.ring()

    def broken(_conversation: str, text: str, _location: object) -> None:
        raise RuntimeError(text)

    monkeypatch.setattr(line.site.assistant, "reply", broken)
    assert "Sorry, I cannot answer just now." in line.say("a secret").words
    assert "Sorry, I cannot answer just now." in str(line.text("a secret"))
    assert "RuntimeError" in caplog.text
    assert "a secret" not in caplog.text


def test_an_urgent_answer_of_other_kinds_asks_to_hang_up_only_in_danger(line: Line) -> None:
    crisis = Answer(
        "Ring 999 if anyone is in danger now. You have done so much.",
        Understood("urgent/carer_crisis", 0.9),
        urgent=True,
    )
    line.site.assistant.answers = [crisis.to_dict()]
    line.ring()
    told = line.say("I have had enough of it all")
    assert told.said[0] == f"Ring 999 if anyone is in danger now. {say('phone.danger.if_so')}"
    assert line.silence().said[0] == "You have done so much."
