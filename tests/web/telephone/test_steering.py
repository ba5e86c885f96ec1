"""Again, slower, start again, silence, and what was heard badly."""

from __future__ import annotations

import pytest

from bot.wording import say
from tests.web.fakes import REVIEW
from tests.web.telephone.answers import LONG, answer, found
from tests.web.telephone.line import Line


@pytest.mark.parametrize("key", ["*", "8"])
def test_a_key_says_the_last_piece_again(line: Line, key: str) -> None:
    line.ring()
    line.site.assistant.answers = [LONG]
    line.say("what is it")
    second = line.press("1").said
    assert line.press(key).said == second
    assert line.press(key).said == second


@pytest.mark.parametrize("words", ["say that again", "Pardon?", "Could you repeat that, please?"])
def test_words_say_the_last_piece_again(line: Line, words: str) -> None:
    line.ring()
    said = line.say("what is a review").said
    assert line.say(words).said == said
    assert len(line.site.assistant.heard) == 1


def test_other_words_for_again_repeat_the_piece_and_not_the_whole_answer(line: Line) -> None:
    line.ring()
    line.site.assistant.answers = [LONG]
    line.say("what is it")
    second = line.press("1").said
    line.site.assistant.answers = [answer("Everything at once.", "talk/repeat")]
    assert line.say("I was not listening just now").said == second


def test_slower_lasts_and_goes_on_to_the_slowest(line: Line) -> None:
    assert line.ring().rates == set()
    line.say("what is a review")
    told = line.press("7")
    assert told.rates == {"80%"}
    assert told.said[:2] == [say("phone.slower"), "A review is a talk about your care."]
    assert line.say("too fast").rates == {"65%"}
    told = line.say("slower please")
    assert told.rates == {"65%"}
    assert told.said[0] == say("phone.slowest")
    assert line.say("what is a review").rates == {"65%"}
    assert line.say("faster").rates == {"80%"}
    assert line.say("faster").rates == set()
    assert line.say("faster").rates == set()


def test_who_asked_for_slower_may_pause_for_longer(line: Line) -> None:
    line.ring()
    gather = line.press("7").root.find("Gather")
    assert gather is not None
    assert gather.get("speechTimeout") == "3"


def test_hash_starts_again_and_keeps_the_pace(line: Line) -> None:
    line.ring()
    line.press("7")
    line.site.assistant.answers = [LONG]
    line.say("what is it")
    told = line.press("#")
    assert told.said[0] == say("phone.again_from_start")
    assert told.rates == {"80%"}
    assert line.site.assistant.heard[-1][1] == say("reading.start_over.text")
    assert line.say("more").said[0] == say("phone.nothing_more")


def test_starting_again_works_while_the_assistant_is_down(line: Line) -> None:
    line.ring()
    line.site.assistant.down = True
    assert line.say("go back").said[0] == say("phone.again_from_start")


def test_a_key_that_means_nothing_here_says_so_and_what_can_be_done(line: Line) -> None:
    line.ring()
    line.say("what is a review")
    told = line.press("6")
    assert told.said[0] == say("phone.wrong_key")
    assert "Press 1 for: When is mine" in told.words


def test_nothing_heard_three_times_offers_the_keys_then_a_person_then_ends(line: Line) -> None:
    line.ring()
    first = line.silence()
    assert first.said[0] == say("phone.nothing_1")
    assert "What would you like to know?" in first.words
    second = line.silence()
    assert second.said[0] == say("phone.nothing_2")
    assert say("phone.keys") in second.words
    third = line.silence()
    assert third.said == [say("phone.nothing_3")]
    assert first.listens
    assert second.listens
    assert third.listens
    last = line.silence()
    assert last.ends
    assert last.said == [say("phone.nothing_4")]


def test_silence_is_counted_anew_once_something_was_heard(line: Line) -> None:
    line.ring()
    line.silence()
    line.silence()
    line.say("what is a review")
    assert line.silence().said[0] == say("phone.nothing_1")


def test_what_was_heard_badly_is_asked_back(line: Line) -> None:
    line.ring()
    told = line.say("what is a revue", confidence="0.39")
    assert told.said[0] == "I think you said: what is a revue. Is that right?"
    assert "Press 1 for yes, 2 for no." in told.words
    assert line.site.assistant.heard == []
    assert REVIEW["text"] in line.press("1").words
    assert line.site.assistant.heard[0][1] == "what is a revue"


def test_a_spoken_yes_will_do_and_asking_for_it_again_loses_nothing(line: Line) -> None:
    line.ring()
    line.say("what is a review", confidence="0.1")
    line.press("*")
    line.press("7")
    assert REVIEW["text"] in line.say("yes that's right", confidence="0.2").words


def test_no_asks_for_other_words(line: Line) -> None:
    line.ring()
    line.say("what is a revue", confidence="0.1")
    assert line.press("2").said[0] == say("phone.not_that")
    assert line.site.assistant.heard == []
    line.say("what is a review")
    assert line.site.assistant.heard[0][1] == "what is a review"


def test_nobody_is_asked_back_for_ever(line: Line) -> None:
    line.ring()
    asked = 0
    while not line.site.assistant.heard and asked < 9:
        line.say("what is a review", confidence="0.1")
        asked += 1
    assert asked == 4


@pytest.mark.parametrize("confidence", ["0.4", "0.0", "", "nan", "very"])
def test_what_is_sure_enough_or_not_told_is_taken(line: Line, confidence: str) -> None:
    """0.0 is how Google's recogniser says that it does not tell."""
    line.ring()
    assert REVIEW["text"] in line.say("what is a review", confidence=confidence).words


def test_a_call_is_not_ended_on_a_guess(line: Line) -> None:
    line.ring()
    told = line.say("goodbye", confidence="0.2")
    assert told.listens
    assert "I think you said: goodbye" in told.words
    assert line.press("1").ends


def test_stop_stops_the_answer_and_not_the_call(line: Line) -> None:
    line.ring()
    line.site.assistant.answers = [found(5)]
    line.say("what is on")
    told = line.say("stop")
    assert told.listens
    assert told.said[0] == say("phone.enough")
