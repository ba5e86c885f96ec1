"""What can be chosen is never taken for a cry for help, and is kept whole until it is chosen."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.conversation.alike import bare
from bot.conversation.week.deeds import Deed
from bot.conversation.week.doing import FIXED
from bot.conversation.week.questions import Option, Question
from bot.conversation.week.talk import fixed
from bot.safety import urgent
from bot.safety.personal import mask
from bot.wording import sentences
from tests.conversation.week.conftest import Conversation

VALUES = {"name": "Knit and Natter", "names": "Paint Pots and Sing Out", "day": "Monday",
          "when": "Tuesday, 10am to 12 noon", "amount": "£60"}  # fmt: skip
SENT = {
    key: text.format_map(VALUES)
    for key, text in sentences().items()
    if key.startswith("week.choice.") and not key.endswith(".label")
}


@pytest.mark.parametrize("key", SENT)
def test_what_is_sent_is_no_cry_for_help_and_nothing_personal(key: str) -> None:
    assert urgent.find(SENT[key]) is None
    assert mask(SENT[key]) == SENT[key]


def test_no_two_choices_send_the_same() -> None:
    sent = [bare(text) for text in SENT.values()]
    assert len({*sent}) == len(sent)


@pytest.mark.parametrize("name", sorted(FIXED))
def test_a_choice_does_what_it_says_whatever_the_model_makes_of_it(
    name: str, talked: Conversation
) -> None:
    talked.say("put easy swim in my week")
    answer = talked.say(fixed(name)[0].text, "self_harm")
    assert answer.understood.topic == "find/my_week"
    assert not answer.urgent


def test_a_question_is_read_again_as_it_was_written() -> None:
    deed = Deed("move", "a1", "Art", "tue", "10:00", (3,), "why", ("mon",), ("morning",), "11:00",
                "60.00", "week")  # fmt: skip
    question = Question("choose", (Option("Yes", "Yes please", deed, "yes", "tue"),), deed)
    written: Any = json.loads(json.dumps(question.to_dict()))
    assert Question.from_dict(written) == question
