"""Danger comes first, with Rasa or without."""

from __future__ import annotations

from dataclasses import replace

from tests.web.conftest import Site
from tests.web.fakes import HELP, REVIEW


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
