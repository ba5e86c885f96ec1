"""Whole calls, by speech and by keys alone."""

from __future__ import annotations

from bot.wording import say
from tests.web.telephone.answers import FIRST, LONG, MORE, REST, WHERE, about_one, answer, found
from tests.web.telephone.line import PUBLIC_URL, Line


def test_a_call_begins_with_who_it_is_what_can_be_asked_and_how_to_reach_a_person(
    line: Line,
) -> None:
    told = line.ring()
    assert told.listens
    assert told.said[0].startswith("Hello. This is Dorset Council. I am a computer, not a person.")
    assert "press zero at any time" in told.words
    assert "999. Press 9" in told.words
    assert len(told.words.split()) < 100


def test_words_and_single_keys_are_heard_in_british_english(line: Line) -> None:
    gather = line.ring().root.find("Gather")
    assert gather is not None
    assert gather.get("input") == "dtmf speech"
    assert gather.get("language") == "en-GB"
    assert gather.get("speechTimeout") == "auto"
    assert gather.get("action") == f"{PUBLIC_URL}/phone/voice/said"
    # "#" is a key like the others, and silence reaches us too.
    assert (gather.get("numDigits"), gather.get("finishOnKey")) == ("1", "")
    assert gather.get("actionOnEmptyResult") == "true"
    assert "Weymouth" in str(gather.get("hints"))
    assert {say.get("voice") for say in gather.iter("Say")} == {"Polly.Amy"}
    assert {say.get("language") for say in gather.iter("Say")} == {"en-GB"}


def test_a_whole_call_by_speech(line: Line) -> None:
    line.ring()
    line.site.assistant.answers = [found(5, MORE)]
    told = line.say("What is on near Weymouth?")
    assert told.said[0] == "I found 5 things to do."
    assert [text.split(".")[0] for text in told.said[1:4]] == [
        "Number 1: Art 1",
        "Number 2: Art 2",
        "Number 3: Art 3",
    ]
    assert "Art 4" not in told.words
    told = line.say("more")
    assert [text.split(".")[0] for text in told.said[:2]] == ["Number 4: Art 4", "Number 5: Art 5"]
    line.site.assistant.answers = [about_one()]
    assert "This is Art 2." in line.say("tell me about the second one").words
    assert line.say("thank you, goodbye").ends
    assert [text for _, text, _ in line.site.assistant.heard] == [
        "What is on near Weymouth?",
        "tell me about the second one",
    ]


def test_a_whole_call_by_keys_alone(line: Line) -> None:
    line.ring()
    line.site.assistant.answers = [WHERE]
    told = line.press("1")
    assert "Press 1 for: Weymouth. 2 for: Dorchester." in told.words
    assert "6 for: Anywhere." in told.words
    line.site.assistant.answers = [found(5, MORE)]
    line.press("2")
    assert "Number 4" in line.press("6").words
    line.site.assistant.answers = [found(2)]
    assert "Number 1" in line.press("6").words
    line.site.assistant.answers = [about_one()]
    told = line.press("2")
    assert "This is Art 2." in told.words
    assert "Press a number to hear about another one." in told.words
    line.press("1")
    assert [text for _, text, _ in line.site.assistant.heard] == [
        say("talk.choice.find.text"),
        "Dorchester",
        "Show me more",
        say("phone.open.2"),
        say("phone.open.1"),
    ]


def test_a_long_answer_comes_in_pieces_that_are_asked_for(line: Line) -> None:
    line.ring()
    line.site.assistant.answers = [LONG]
    told = line.say("what is it")
    assert told.said[0] == FIRST
    assert "Press 1, or say more" in told.words
    told = line.press("1")
    assert told.said[0] == REST
    assert "Press 1" not in told.words
    assert len(line.site.assistant.heard) == 1


def test_after_the_last_piece_there_is_no_more(line: Line) -> None:
    line.ring()
    line.site.assistant.answers = [LONG]
    line.say("what is it")
    line.say("go on please")
    assert line.say("go on please").said[0] == say("phone.nothing_more")
    assert len(line.site.assistant.heard) == 1


def test_no_is_enough_and_yes_is_more_while_something_waits(line: Line) -> None:
    line.ring()
    line.site.assistant.answers = [LONG]
    line.say("what is it")
    assert line.say("yes please").said[0].startswith("Four")
    line.say("what is it")
    assert line.say("no thank you").said[0] == say("phone.enough")
    assert line.say("more").said[0] == say("phone.nothing_more")


def test_yes_and_no_go_to_the_assistant_while_nothing_waits(line: Line) -> None:
    line.ring()
    line.say("yes")
    line.say("no")
    assert [text for _, text, _ in line.site.assistant.heard] == ["yes", "no"]


def test_choices_are_read_out_and_taken_by_key_or_by_number(line: Line) -> None:
    line.ring()
    told = line.say("what is a review")
    assert "Press 1 for: When is mine." in told.words
    line.press("1")
    line.say("number one")
    assert [text for _, text, _ in line.site.assistant.heard][1:] == ["When is my review?"] * 2


def test_to_hear_it_again_and_to_go_are_always_offered(line: Line) -> None:
    told = [line.ring(), line.say("what is a review"), line.press("5"), line.press("7")]
    line.site.assistant.down = True
    told += [line.say("what is on"), line.press("*"), line.say("x", confidence="0.1")]
    for each in told:
        assert "Press star to hear that again. Or say goodbye." in each.words


def test_a_hello_again_greets_nobody_twice_as_a_new_conversation(line: Line) -> None:
    line.ring()
    line.ring()
    line.say("what is a review")
    assert len({conversation for conversation, _, _ in line.site.assistant.heard}) == 1


def test_a_goodbye_in_other_words_ends_the_call_too(line: Line) -> None:
    line.ring()
    line.site.assistant.answers = [answer("Goodbye. Come back any time.", "talk/goodbye")]
    told = line.say("I think I shall be off")
    assert told.ends
    assert not told.listens


def test_what_explains_a_hard_word_is_said_after_the_answer(line: Line) -> None:
    line.ring()
    line.site.assistant.answers = [
        answer("You can use a direct payment.", "advice/direct_payments")
    ]
    told = line.say("how do I pay")
    assert told.said[0].startswith("You can use a direct payment. ")
    assert len(told.said[0].split(". ")) > 1
