"""Danger comes first, with Rasa or without."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.council import read
from bot.safety.urgent_answers import UrgentAnswers
from bot.settings import PROJECT, load
from tests.web.conftest import Site
from tests.web.fakes import HELP, REVIEW
from web.parts import Opinion, urgent_desk
from web.rasa import AssistantError

UNSURE, SURE = "can they fetch her", "he is not breathing"


def topic(text: str, model: Opinion) -> str | None:
    answers = UrgentAnswers.load(
        PROJECT / "data" / "advice" / "urgent", read(load().council_folder)
    )
    answer = urgent_desk(answers, model)(text)
    return None if answer is None else answer.understood.topic


def urgent(text: str, model: Opinion) -> bool:
    return topic(text, model) is not None


def down(_: str) -> tuple[str, float]:
    raise AssistantError("Rasa gave no opinion.")


@pytest.mark.parametrize(
    ("opinion", "answered"),
    [
        (("activity_details", 0.97), False),
        (("activity_details", 0.9), True),
        (("carer_crisis", 0.99), True),
        (("nlu_fallback", 0.99), True),
    ],
)
def test_a_rule_that_is_not_sure_gives_way_to_a_model_that_is(
    opinion: tuple[str, float], answered: bool
) -> None:
    assert urgent(UNSURE, lambda _: opinion) is answered


def test_a_sure_rule_asks_nobody_and_an_unsure_one_stands_while_rasa_is_down() -> None:
    assert urgent(SURE, lambda _: ("find_activity", 1.0))
    assert urgent(UNSURE, down)


@pytest.mark.parametrize(
    ("opinion", "answered"),
    [
        (("self_harm", 0.93), "urgent/self_harm"),
        (("self_harm", 0.8), "urgent/carer_crisis"),
        (("nlu_fallback", 0.99), "urgent/carer_crisis"),
    ],
)
def test_a_sure_model_tells_which_danger_an_unsure_rule_has_found(
    opinion: tuple[str, float], answered: str
) -> None:
    assert topic(UNSURE, lambda _: opinion) == answered
    assert topic(SURE, lambda _: opinion) == "urgent/emergency"


def test_the_model_is_asked_without_personal_details() -> None:
    heard: list[str] = []

    def listen(text: str) -> tuple[str, float]:
        heard.append(text)
        return "activity_details", 0.99

    assert not urgent("can they fetch her, ring 07700 900123", listen)
    assert "07700" not in heard[0]


def test_an_urgent_message_is_answered_while_rasa_is_down(site: Site) -> None:
    conversation = site.begin()
    site.assistant.down = True
    said = site.say(conversation, "she is not breathing")
    assert said.status_code == 200
    assert said.get_json()["messages"][0]["text"] == "Ring 999 now."
    assert said.get_json()["messages"][0]["urgent"] is True
    assert said.get_json()["understood"]["topic"] == "urgent/emergency"


def test_rasa_is_not_waited_for(site: Site) -> None:
    conversation = site.begin()
    site.say(conversation, "she is not breathing")
    assert site.assistant.heard == []


def test_the_conversation_goes_on_afterwards(site: Site) -> None:
    conversation = site.begin()
    site.say(conversation, "she is not breathing")
    said = site.say(conversation, "what is a review")
    assert said.get_json()["understood"]["topic"] == "advice/what_is_a_review"


def test_say_that_again_says_the_urgent_answer_again(site: Site) -> None:
    conversation = site.begin()
    site.say(conversation, "she is not breathing")
    repeated = {**REVIEW["understood"], "topic": "talk/repeat"}
    site.assistant.answers = [{**REVIEW, "understood": repeated}]
    said = site.say(conversation, "say that again").get_json()
    assert said["messages"][0]["text"] == HELP.text
    assert said["understood"]["topic"] == "talk/repeat"


def test_an_ordinary_answer_is_repeated_by_rasa(site: Site) -> None:
    conversation = site.begin()
    site.say(conversation, "what is a review")
    repeated = replace(HELP, text="A review, again.", urgent=False).to_dict()
    repeated["understood"]["topic"] = "talk/repeat"
    site.assistant.answers = [repeated]
    assert site.say(conversation, "again").get_json()["messages"][0]["text"] == "A review, again."
