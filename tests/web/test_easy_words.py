"""Easy words, for those who switched them on."""

from __future__ import annotations

from tests.web.conftest import Site
from tests.web.contract import is_problem
from tests.web.fakes import FOUND, REVIEW


def test_advice_comes_in_easy_words_and_stays_so(site: Site) -> None:
    conversation = site.begin()
    page = site.parts.advice.get("what_is_a_review")
    assert page
    (message,) = site.say(conversation, "what is a review", easy=True).get_json()["messages"]
    assert message["text"] == page.easy
    assert message["sources"] == REVIEW["sources"]
    kept = site.client.get(f"/api/conversations/{conversation}").get_json()
    assert kept["turns"][0]["messages"][0]["text"] == page.easy


def test_what_has_no_easy_words_comes_as_it_is(site: Site) -> None:
    site.assistant.answers = [FOUND]
    (message,) = site.say(site.begin(), "art", easy=True).get_json()["messages"]
    assert message["text"] == FOUND["text"]


def test_without_the_wish_the_plain_answer_comes(site: Site) -> None:
    for wish in ({}, {"easy": False}):
        (message,) = site.say(site.begin(), "what is a review", **wish).get_json()["messages"]
        assert message["text"] == REVIEW["text"]


def test_say_that_again_says_the_easy_words_again(site: Site) -> None:
    conversation = site.begin()
    easy = site.say(conversation, "what is a review", easy=True).get_json()["messages"]
    repeated = {**REVIEW, "understood": {**REVIEW["understood"], "topic": "talk/repeat"}}
    site.assistant.answers = [repeated]
    again = site.say(conversation, "again", easy=True).get_json()["messages"]
    assert again[0]["text"] == easy[0]["text"]


def test_a_wish_that_is_no_yes_or_no_is_refused(site: Site) -> None:
    problem = is_problem(site.say(site.begin(), "hello", easy="yes"), 422)
    assert "true or false" in problem["detail"]
