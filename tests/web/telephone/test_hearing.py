"""What steers a call, and what is a question."""

from __future__ import annotations

import pytest

from bot.evaluation.sentences import load
from bot.vocabulary import TOPICS
from web.telephone.hearing import Order, number, order, texted

QUESTIONS = {*TOPICS["find"], *TOPICS["advice"]} - {"more_results", "contact_the_council"}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("More, please.", Order.MORE),
        ("go on then", Order.MORE),
        ("Sorry?", Order.AGAIN),
        ("Could you say that again please, love", Order.AGAIN),
        ("I didn’t hear you", Order.AGAIN),
        ("you're too fast", Order.SLOWER),
        ("I would like to speak to a person", Order.PERSON),
        ("Operator", Order.PERSON),
        ("Thank you, bye bye.", Order.GOODBYE),
        ("um, goodbye then", Order.GOODBYE),
        ("that's all thanks", Order.GOODBYE),
        ("Yeah", Order.YES),
        ("No thank you", Order.NO),
        ("start again", Order.START),
        ("forget me", Order.FORGET),
        ("is there more swimming", None),
        ("a person-centred plan", None),
        ("please", None),
        ("", None),
    ],
)
def test_orders_are_heard_with_the_words_around_them(words: str, meant: Order | None) -> None:
    assert order(words) is meant


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("two", "2"),
        ("Number two, please", "2"),
        ("press 2", "2"),
        ("the second one", "2"),
        ("option three", "3"),
        ("To.", "2"),
        ("for", "4"),
        ("one", "1"),
        ("two pounds", None),
        ("number", None),
        ("nine", None),
        ("", None),
    ],
)
def test_numbers_are_heard_as_people_say_them(words: str, key: str | None) -> None:
    assert number(words) == key


def test_no_question_is_taken_for_an_order() -> None:
    """Of all the sentences that the assistant is measured by."""
    asked = [one for one in load() if one.topic.split("/")[-1] in QUESTIONS]
    assert len(asked) > 300
    assert [one.text for one in asked if order(one.text) or texted(one.text)] == []


def test_what_is_written_for_two_orders_would_be_neither() -> None:
    from web.telephone.hearing import _load

    said = [words for each in Order for words in _load()[each.value]]
    assert sorted(said) == sorted(set(said))
    assert {type(words) for words in said} == {str}
