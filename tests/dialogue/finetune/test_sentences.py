"""What the network learns from, and what it never sees."""

from __future__ import annotations

from bot.dialogue.components.snap import normal
from bot.dialogue.components.wishes import WISHES
from bot.dialogue.finetune.sentences import (
    data_hash,
    held_out,
    labelled_wishes,
    training_sentences,
)


def test_every_sentence_has_a_topic_and_no_bullet() -> None:
    sentences = training_sentences()
    assert len(sentences) > 6000
    assert all(text and topic and not text.startswith("- ") for text, topic in sentences)


def test_no_held_out_sentence_is_learnt_but_for_what_everyone_says() -> None:
    """The two sets were written apart, so "lonely" and "how do I get there" stand in both."""
    learnt = {normal(text) for text, _ in training_sentences()}
    asked = [one.text for part in ("development", "test") for one in held_out(part)]
    both = [text for text in asked if normal(text) in learnt]
    assert len(both) < 0.03 * len(asked)
    assert [text for text in both if len(text.split()) > 8] == []


def test_the_parts_share_nothing() -> None:
    development, test = (
        {normal(one.text) for one in held_out(part)} for part in ("development", "test")
    )
    assert development
    assert test
    assert not development & test


def test_the_hash_changes_with_a_word_or_a_topic_and_not_with_the_order() -> None:
    one = [("hello", "greeting"), ("bye", "goodbye")]
    assert data_hash(one) == data_hash(one[::-1])
    assert len({data_hash(one), data_hash([("hello", "goodbye"), one[1]]),
                data_hash([("hallo", "greeting"), one[1]])}) == 3  # fmt: skip


def test_labels_are_of_training_sentences_and_say_wishes_that_exist() -> None:
    labels = labelled_wishes()
    sentences = {text for text, _ in training_sentences()}
    assert len(labels) > 400
    assert [text for text in labels if text not in sentences] == []
    assert {index for wishes in labels.values() for index in wishes} <= set(range(len(WISHES)))
