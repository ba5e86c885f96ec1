"""What the pages of the conversation say where something is wrong: nothing typed is lost."""

from __future__ import annotations

import sqlite3

import pytest

from tests.web.asking.visitor import Visitor
from tests.web.conftest import Site

LONG = "What is on? " * 50


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The message is empty."),
        ("  \n ", "The message is empty."),
        (LONG.strip(), "It has 599 characters. Write 500 or fewer."),
    ],
)
def test_what_cannot_be_sent_is_said_beside_the_field(site: Site, text: str, said: str) -> None:
    visitor = Visitor(site)
    answered = visitor.send(text)
    assert answered.status_code == 422
    assert said in answered.text
    assert f"{text}</textarea>" in answered.text
    (field,) = visitor.outline.named("textarea")
    assert field["aria-invalid"] == "true"
    assert "problem" in (field["aria-describedby"] or "").split()
    assert not site.assistant.heard


def test_danger_is_seen_in_what_is_too_long_for_an_answer(site: Site) -> None:
    answered = Visitor(site).send(f"{LONG} He is not breathing.")
    assert answered.status_code == 422
    assert answered.text.index('href="tel:999"') < answered.text.index("The message is too long.")


def test_a_line_end_counts_as_one_letter(site: Site) -> None:
    visitor = Visitor(site)
    assert visitor.send("a\r\n" * 249 + "ab").status_code == 200
    assert len(site.assistant.heard[0][1]) == 500


def test_a_whole_letter_comes_back_and_more_than_that_is_refused_in_words(site: Site) -> None:
    visitor = Visitor(site)
    letter = "Dear Sir or Madam. " * 2000
    assert f"{letter.strip()} </textarea>" in visitor.send(letter).text
    refused = visitor.send("x" * 300_000)
    assert refused.status_code == 413
    assert "That is far too much to read." in refused.text


def test_while_there_is_no_answer_the_words_stay_and_numbers_are_told(site: Site) -> None:
    visitor = Visitor(site)
    visitor.send("hello")
    site.assistant.down = True
    answered = visitor.send("what is <on>?")
    assert answered.status_code == 503
    assert "what is &lt;on&gt;?</textarea>" in answered.text
    assert "Your words are kept below." in answered.text
    assert "A review is a talk about your care." in answered.text  # what was said before
    for use in ("adult_social_care", "out_of_hours"):
        phone = site.parts.council.contacts[use].phone
        assert f'href="tel:{phone.replace(" ", "")}">{phone}<' in answered.text
    assert 'href="tel:999"' in answered.text
    site.assistant.down = False
    assert visitor.send("what is <on>?").status_code == 200
    assert [heard[1] for heard in site.assistant.heard] == ["hello", "what is <on>?"]


def test_the_first_question_too_can_be_sent_again(site: Site) -> None:
    visitor = Visitor(site)
    site.assistant.down = True
    assert visitor.send("hello").status_code == 503
    site.assistant.down = False
    visitor.send("hello")
    assert visitor.page.text.count("You said") == 1


def test_danger_is_answered_also_while_nothing_else_is(site: Site) -> None:
    site.assistant.down = True
    visitor = Visitor(site)
    text = visitor.send("he is not breathing").text
    assert 'href="tel:999">Ring 999</a>' in text
    assert text.index("tel:999") < text.index("Ring <a")
    assert visitor.buttons == []  # nothing stands beside the numbers


def test_a_conversation_that_has_ended_gives_way_to_a_new_one(site: Site) -> None:
    visitor = Visitor(site)
    visitor.send("hello")
    site.parts.conversations.delete(visitor.hidden["conversation"])
    answered = visitor.send("goodbye")
    assert answered.status_code == 404
    assert "Press Send to start a new one." in answered.text
    assert "goodbye</textarea>" in answered.text
    assert visitor.hidden["conversation"] == ""
    assert visitor.send("goodbye").status_code == 200


def test_a_store_that_cannot_be_used_gets_a_page(site: Site) -> None:
    visitor = Visitor(site)
    visitor.send("hello")
    with sqlite3.connect(site.parts.conversations._file) as connection:
        connection.execute("DROP TABLE page")
    shown = site.client.get(visitor.at)
    assert shown.status_code == 503
    assert shown.content_type.startswith("text/html")
    answered = visitor.send("what next?")
    assert answered.status_code == 503
    assert "what next?</textarea>" in answered.text


def test_forgetting_asks_once_and_leaves_nothing(site: Site) -> None:
    visitor = Visitor(site)
    visitor.send("hello")
    address, conversation = visitor.at.partition("#")[0], visitor.hidden["conversation"]
    asked = visitor.press("/ask/forget")
    assert asked.status_code == 200
    assert f'href="{address}#ask"' in asked.text
    assert site.parts.conversations.exists(conversation)
    done = visitor.press("/ask/forget", sure="yes")
    assert done.status_code == 303
    assert "I have forgotten our conversation." in visitor.open(done.headers["Location"]).text
    assert not site.parts.conversations.exists(conversation)
    assert site.assistant.forgot == [conversation]
    assert site.client.get(address).status_code == 404
    visitor.page = asked
    assert visitor.press("/ask/forget", sure="yes").status_code == 303  # pressed twice
