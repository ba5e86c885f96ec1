"""Texts: one answer each, of three segments at most."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.wording import say
from tests.web.fakes import REVIEW
from tests.web.telephone.answers import MORE, about_one, answer, found
from tests.web.telephone.conftest import MakeLine
from tests.web.telephone.line import PUBLIC_URL, Line
from tests.web.telephone.test_keeping import kept, rows
from web.telephone.gsm import ALPHABET, MOST_CHARACTERS

OTHER = "+447700900456"


def heard(line: Line) -> list[str]:
    return [text for _, text, _ in line.site.assistant.heard]


def all_of(line: Line, first: str | None) -> list[str]:
    """``first`` and every text that MORE brings."""
    texts = [str(first)]
    while texts[-1].endswith(say("phone.sms.more")):
        texts.append(str(line.text("MORE")))
    return texts


def test_the_first_text_is_answered_with_who_answers_and_how_to_stop(line: Line) -> None:
    first, second = line.text("what is a review"), line.text("what is a review")
    intro = say("phone.sms.intro", council="Dorset Council")
    assert str(first).startswith(f"{intro}\n{REVIEW['text']}")
    assert str(second).startswith(REVIEW["text"])


def test_a_later_text_goes_on_with_the_conversation(line: Line) -> None:
    line.text("what is a review")
    line.text("when is mine")
    line.text("what is a review", number=OTHER)
    first, second, third = (conversation for conversation, _, _ in line.site.assistant.heard)
    assert first == second != third


def test_three_results_at_a_time_each_on_a_line(line: Line) -> None:
    line.text("hello")
    line.site.assistant.answers = [found(5, MORE)]
    lines = str(line.text("what is on")).splitlines()
    assert lines == [
        "I found 5 things to do.",
        "1. Art 1: Saturdays, 10am to midday. £3.50 with a drink. 01632 960123",
        "2. Art 2: Saturdays, 10am to midday. £3.50 with a drink. 01632 960123",
        "3. Art 3: Saturdays, 10am to midday. £3.50 with a drink. 01632 960123",
        say("phone.sms.open"),
        say("phone.sms.more"),
    ]
    lines = str(line.text("more")).splitlines()
    assert [text[:2] for text in lines[:2]] == ["4.", "5."]
    assert lines[-1] == say("phone.sms.more_found")
    line.text("More.")
    assert heard(line)[-1] == "Show me more"


def test_a_number_opens_one_with_a_link_to_our_own_page(line: Line) -> None:
    line.site.assistant.answers = [found(5)]
    line.text("what is on")
    line.site.assistant.answers = [about_one()]
    told = str(line.text("2"))
    assert heard(line)[-1] == say("phone.open.2")
    assert told.splitlines()[-1] == f"See {PUBLIC_URL}/activities/art-2"


def test_a_choice_is_a_number_to_reply_with(line: Line) -> None:
    told = str(line.text("what is a review"))
    assert told.splitlines()[-1] == "Text 1 for: When is mine?"
    line.text("1")
    assert heard(line)[-1] == "When is my review?"


def test_a_number_that_stands_for_nothing_says_so(line: Line) -> None:
    line.text("what is a review")
    assert line.text("9") == say("phone.sms.wrong_key", digit="9")
    line.text("1")
    assert heard(line) == ["what is a review", "When is my review?"]


def test_a_long_answer_is_cut_after_sentences_and_words_and_nothing_is_lost(line: Line) -> None:
    sentence = "We will talk with you about what you like and what would help you most of all."
    long = " ".join(f"{n}. {sentence}" for n in range(1, 20))
    line.site.assistant.answers = [answer(f"{long}\n\n{'word ' * 200}")]
    texts = all_of(line, line.text("tell me all"))
    assert len(texts) > 4
    assert {len(text) <= MOST_CHARACTERS for text in texts} == {True}
    bare = [text.removesuffix(say("phone.sms.more")).strip() for text in texts]
    everything = " ".join(bare)
    assert everything.count(sentence) == 19
    assert everything.split().count("word") == 200
    assert {text[-1] for text in bare[:3]} == {"."}
    assert bare[0].startswith("I am a computer at Dorset Council.")
    assert sentence in bare[0]


@pytest.mark.parametrize(
    "text",
    [
        "“Quoted” – it’s £3…",
        "Café, naïve, Łódź, 日本, 🙂 and • lists [x] {y} ~z^ |\\ €5",
        "tabs\tand\u2028lines\u00a0here",
    ],
)
def test_only_the_gsm_alphabet_is_sent(line: Line, text: str) -> None:
    listed = found(3)
    listed["activities"][0]["name"] = text
    line.site.assistant.answers = [answer(text), listed]
    for told in all_of(line, line.text("hello")):
        assert set(told) <= ALPHABET
        assert told.strip()


def test_likely_letters_stand_for_those_that_are_missing(line: Line) -> None:
    line.site.assistant.answers = [answer("“It’s” – café [ŵ] … €5")]
    assert str(line.text("hello")).endswith('"It\'s" - café (w) ... EUR 5')


def test_links_of_others_are_left_out(line: Line) -> None:
    line.site.assistant.answers = [
        answer("Ring us. Or look at https://www.example.org/a?b=c or www.nhs.uk. We will help.")
    ]
    assert str(line.text("hello")).endswith("Ring us. We will help.")


@pytest.mark.parametrize("words", ["STOP", "stop.", "Unsubscribe", "END", "Stop all", "QUIT"])
def test_stop_deletes_everything_and_says_so_once(line: Line, tmp_path: Path, words: str) -> None:
    line.site.assistant.answers = [answer("Zebras live at the hall.")]
    line.text("where do zebras live")
    assert line.text(words) == say("phone.sms.stopped")
    assert rows(line) == 0
    assert "ebras" not in kept(tmp_path)
    assert line.site.assistant.forgot == [line.site.assistant.heard[0][0]]
    assert heard(line) == ["where do zebras live"]


def test_stop_works_where_twilio_has_answered_it_already(line: Line) -> None:
    line.text("what is a review")
    assert line.text("STOP", OptOutType="STOP") is None
    assert rows(line) == 0


def test_stop_works_without_a_conversation_and_beyond_every_limit(make_line: MakeLine) -> None:
    line = make_line(rate_limit=1)
    assert line.text("STOP") == say("phone.sms.stopped")
    line.text("hello")
    assert line.text("hello") is None
    assert line.text("STOP") == say("phone.sms.stopped")


def test_stop_in_a_sentence_is_a_question(line: Line) -> None:
    line.text("where does the bus stop")
    assert heard(line) == ["where does the bus stop"]


def test_forget_me_deletes_and_a_new_text_begins_anew(line: Line) -> None:
    line.text("what is a review")
    assert line.text("Forget me") == say("phone.sms.forgotten")
    assert rows(line) == 0
    assert str(line.text("hello")).startswith(say("phone.sms.intro", council="Dorset Council"))


def test_help_says_what_it_is_and_999(line: Line) -> None:
    told = str(line.text("HELP"))
    assert told.startswith("I am a computer at Dorset Council.")
    for word in ("STOP", "MORE", "FORGET ME", "01305 221016", "999"):
        assert word in told
    assert len(told) <= MOST_CHARACTERS
    assert heard(line) == []


def test_start_greets(line: Line) -> None:
    assert "What would you like to know?" in str(line.text("START"))


def test_a_picture_alone_is_answered_kindly(line: Line) -> None:
    assert line.text("", NumMedia="1") == say("phone.sms.empty")


def test_danger_is_answered_with_999_first_even_in_a_first_text(line: Line) -> None:
    line.site.assistant.down = True
    assert str(line.text("she is not breathing")).startswith("Ring 999 now.")


def test_while_the_assistant_is_down_the_text_says_whom_to_ring(line: Line) -> None:
    line.site.assistant.down = True
    told = str(line.text("what is on"))
    assert "01305 221016" in told
    assert len(told) <= MOST_CHARACTERS


def test_a_text_that_twilio_sends_twice_counts_once(line: Line) -> None:
    first = line.text("what is a review", MessageSid="SMx")
    assert line.text("what is a review", MessageSid="SMx") == first
    assert len(line.site.assistant.heard) == 1


def test_again_sends_the_last_text_again(line: Line) -> None:
    line.site.assistant.answers = [found(5)]
    line.text("what is on")
    second = line.text("more")
    assert line.text("again") == second
    assert line.text("more") == say("phone.sms.nothing_more")


def test_a_person_can_be_asked_for_in_a_word(line: Line) -> None:
    line.text("a person")
    assert heard(line) == [say("talk.choice.person.text")]


@pytest.mark.parametrize("length", [3, 60, 600])
def test_names_and_times_of_any_length_fit(line: Line, length: int) -> None:
    listed: dict[str, Any] = found(5, MORE)
    for card in listed["activities"]:
        card |= dict.fromkeys(("name", "when", "price"), "long word " * length)
    line.site.assistant.answers = [listed]
    texts = all_of(line, line.text("what is on"))
    assert {len(text) <= MOST_CHARACTERS for text in texts} == {True}
    assert [n for n in "12345" if f"\n{n}. long" in "\n" + "\n".join(texts)] == list("12345")


def test_the_conversation_of_texts_is_kept_like_any_other(line: Line) -> None:
    line.text("what is a review")
    (conversation, _, _) = line.site.assistant.heard[0]
    turns = line.site.client.get(f"/api/conversations/{conversation}").get_json()["turns"]
    assert [turn["said"] for turn in turns] == ["what is a review"]
