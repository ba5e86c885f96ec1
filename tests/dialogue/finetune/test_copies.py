"""Other ways to write a sentence: different, never empty, and the same for the same luck."""

from __future__ import annotations

import random

import pytest

from bot.dialogue.finetune.copies import TEXT_SPEAK, another_way, in_a_story, part_of
from bot.settings import PROJECT

SENTENCE = "Could you tell me what the carers are doing on Wednesday?"


def copies(text: str, times: int = 200) -> list[str]:
    return [another_way(text, random.Random(seed)) for seed in range(times)]


def test_the_same_luck_gives_the_same_copy() -> None:
    assert copies(SENTENCE, 20) == copies(SENTENCE, 20)


def test_most_copies_differ_from_the_sentence_and_from_each_other() -> None:
    made = copies(SENTENCE)
    assert sum(copy != SENTENCE for copy in made) > 150
    assert len(set(made)) > 120


@pytest.mark.parametrize("text", ["no", "ta", "?", "7", "DT4 7AB", "don't"])
def test_short_messages_survive(text: str) -> None:
    assert all(copy.strip() for copy in copies(text) if text != "?")


def test_a_copy_keeps_most_of_the_words() -> None:
    said = {"could", "tell", "what", "the", "carers", "doing", "wednesday"}
    for copy in copies(SENTENCE):
        left = set(copy.lower().replace("?", "").split())
        spelt = {other for word in said for other in TEXT_SPEAK.get(word, ())}
        assert len(left & (said | spelt)) >= 2


def test_text_speak_is_lower_case_and_no_spelling_is_the_word_itself() -> None:
    for word, spellings in TEXT_SPEAK.items():
        assert word == word.lower()
        assert spellings
        assert word not in spellings


def test_a_story_goes_around_the_sentence_and_leaves_it_whole() -> None:
    chance = random.Random(3)
    stories = (in_a_story("what is a review?", chance) for _ in range(200))
    assert all("what is a review" in story for story in stories)


def test_no_story_asks_for_anything() -> None:
    lines = (PROJECT / "bot/dialogue/finetune/stories.txt").read_text(encoding="utf-8").splitlines()
    assert len(set(lines)) == len(lines) >= 100
    assert not [line for line in lines if "?" in line or not line.strip()]


@pytest.mark.parametrize("text", ["one", "one two", "what is a review and when is mine due please"])
def test_a_part_is_a_run_of_the_words(text: str) -> None:
    chance = random.Random(5)
    for _ in range(100):
        part = part_of(text, chance)
        assert part in text
        assert len(part.split()) >= min(2, len(text.split()))
