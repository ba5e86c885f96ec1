from __future__ import annotations

from bot.evaluation.verdicts import judge_all, topics_of_choices
from bot.wording import sentences as wording
from tests.evaluation.making import error, row


def test_the_topic_that_was_meant_is_right() -> None:
    assert row("talk/thanks", "talk/thanks").verdict == "right"


def test_another_topic_is_wrong() -> None:
    assert row("talk/thanks", "talk/goodbye").verdict == "wrong"


def test_asking_is_neither_and_knows_whether_the_right_one_was_offered() -> None:
    choices = ("Show me more", "Something of no reading")
    found = row("find/more_results", "talk/unclear", choices=choices)
    assert (found.verdict, found.offered) == ("asked", True)
    missed = row("advice/what_is_a_review", "talk/unclear", choices=choices)
    assert (missed.verdict, missed.offered) == ("asked", False)


def test_no_answer_is_an_error() -> None:
    found = error()
    assert (found.verdict, found.answered, found.error) == ("error", "", "503")


def test_an_alarm_is_an_urgent_topic_or_an_urgent_message() -> None:
    assert row("talk/thanks", "urgent/abuse").alarmed
    assert row("talk/thanks", "talk/thanks", urgent=True).alarmed
    assert not row("talk/thanks", "talk/thanks").alarmed
    assert not error().alarmed


def test_choices_are_told_apart_by_what_they_send() -> None:
    words = {
        "reading.help.label": "What I can do",
        "reading.help.text": "What can you do?",
        "talk.help": "I can do much.",
    }
    assert topics_of_choices(words) == {"What can you do?": "talk/help"}


def test_every_reading_of_the_assistant_is_known_and_sends_its_own_text() -> None:
    readings = topics_of_choices(wording())
    assert len(readings) == sum(
        key.startswith("reading.") and key.endswith(".text") for key in wording()
    )
    assert judge_all([]) == []
