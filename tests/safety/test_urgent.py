"""Urgent messages are found by rules alone, with no model and no server."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.safety.rulebook import TOPICS, Rule, rule_book
from bot.safety.urgent import find

PROJECT = Path(__file__).resolve().parents[2]
EVALUATION = PROJECT / "data" / "evaluation"


def held_out(name: str) -> list[dict[str, Any]]:
    lines = (EVALUATION / name).read_text(encoding="utf-8").splitlines()
    return [line for line in map(json.loads, lines) if line["part"] == "test"]


RULES = [pytest.param(rule, id=rule.id) for rule in rule_book().rules]
SINGLE = [pytest.param(rule, id=rule.id) for rule in rule_book().rules if not rule.sign]


@pytest.mark.parametrize("rule", SINGLE)
def test_each_rule_catches_its_own_sentences(rule: Rule) -> None:
    missed = [said for said in rule.catches if getattr(find(said), "topic", None) != rule.topic]
    assert missed == []


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_leaves_what_it_says_it_leaves(rule: Rule) -> None:
    assert {said: found for said in rule.leaves if (found := find(said))} == {}


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("She's not breathing!!", "emergency"),
        ("she is'nt brething", "emergency"),
        ("hes turnt blue", "emergency"),
        ("MUM HAS COLLAPSED", "emergency"),
        ("stroke??", "emergency"),
        ("can you phone nine nine nine for me", "emergency"),
        ("wor bairn's gone missin an he canna talk", "emergency"),
        ("i dont want to live any more", "self_harm"),
        ("ah jist want tae be deid", "self_harm"),
        ("my brother says he’s going to kill himself", "self_harm"),
        ("me nan's been hit by her carer", "abuse"),
        ("e's took all my money off me", "abuse"),
        ("he wont let me out", "abuse"),
        ("i cant do this no more come and get him", "carer_crisis"),
        ("I'm scared I'll hurt him", "carer_crisis"),
        ("Ah cannae dae it ony mair, somebody take her the night", "carer_crisis"),
        # near to an idiom, and none
        ("I've never thought of ending my life before but now I do", "self_harm"),
        ("my phone, my mum is dying, help now", "emergency"),
        ("He collapsed by the sink and there is a gurgling sound from his throat", "emergency"),
        ("the sink: he drank bleach, gurgling noise", "emergency"),
        ("help mum not opening her eyes", "emergency"),
        ("I want to take my own way out tonight", "self_harm"),
    ],
)
def test_finds_direct_indirect_misspelt_and_dialect(said: str, topic: str) -> None:
    found = find(said)
    assert found is not None
    assert found.topic == topic


@pytest.mark.parametrize(
    "said",
    [
        "can I bring my own samwiches, and take my own samwiches home",
        "the tablet is hard, who shows you how to do it",
        "the lights give her sensory overlode",
        "our boiler is making a gurgling noise",
        "my tomatoes are dying",
        "",
        "   ",
        "????",
        "I'm dying to try yoga",
        "this form is killing me",
        "I could murder a curry",
        "we could have died laughing",
        "my nan died last year",
        "I used to self harm when I was at school, I am fine now",
        "is there a fire drill on Friday",
        "after his stroke two years ago he likes to sing",
        "what does safeguarding mean",
        "How do I report a missed bin?",
        "what would happen to my son if I were ill",
        "swimming in Weymouth on Saturdays",
        "my carer needs a break, what is there?",
    ],
)
def test_idioms_the_past_and_questions_do_not_trigger(said: str) -> None:
    assert find(said) is None


def test_danger_beats_the_question_in_the_same_message() -> None:
    found = find("Is there a choir on Monday? Help, my husband is not breathing.")
    assert found is not None
    assert found.topic == "emergency"


def test_self_harm_under_way_is_self_harm() -> None:
    found = find("I have taken all my tablets on purpose and I need an ambulance")
    assert found is not None
    assert found.topic == "self_harm"


def test_names_the_rule_and_never_the_words() -> None:
    found = find("my uncle Zebedee hits me")
    assert found is not None
    ids = {rule.id for rule in rule_book().rules}
    assert found.because in ids
    assert 0 < found.confidence <= 1


def test_two_signs_are_enough_and_one_is_not() -> None:
    assert find("he is clammy") is None
    both = find("he is clammy and so drowsy")
    assert both is not None
    assert both.topic == "emergency"
    assert "+" in both.because


# Near what the rules reach alone; the model beside them adds recall and doubts alarms.
RECALL = 0.70
RIGHT_TOPIC = 0.90
FALSE_ALARMS = 0.03
FALSE_ON_ORDINARY = 0.01


def test_recall_on_sentences_nobody_tuned_on() -> None:
    topics = [(line["topic"], find(line["text"])) for line in held_out("urgent.jsonl")]
    caught = Counter(topic for topic, urgent in topics if urgent)
    right = sum(
        urgent is not None and topic == f"urgent/{urgent.topic}" for topic, urgent in topics
    )
    recall = caught.total() / len(topics)
    assert recall >= RECALL
    assert right / caught.total() >= RIGHT_TOPIC
    assert min(caught[f"urgent/{topic}"] for topic in TOPICS) >= 36


def alarm_rate(*names: str) -> float:
    """Counted here, so that a failing test prints a number and not the sentences."""
    texts = [line["text"] for name in names for line in held_out(name)]
    return sum(find(text) is not None for text in texts) / len(texts)


def test_false_alarms_among_near_misses() -> None:
    rate = alarm_rate("urgent_near_misses.jsonl")
    assert rate <= FALSE_ALARMS


def test_false_alarms_among_ordinary_messages() -> None:
    rate = alarm_rate("advice.jsonl", "find.jsonl", "talk.jsonl", "out_of_scope.jsonl")
    assert rate <= FALSE_ON_ORDINARY


def test_takes_under_two_milliseconds_a_message() -> None:
    texts = [line["text"] for line in held_out("urgent.jsonl")]
    for text in texts:
        find(text)
    began = time.process_time()
    for text in texts:
        find(text)
    assert (time.process_time() - began) / len(texts) < 0.002


def test_a_long_message_without_a_full_stop_is_still_quick() -> None:
    long = "and then he said that she was not there and I do not know what to do " * 7
    find(long[:500])
    began = time.process_time()
    find(long[:500])
    assert time.process_time() - began < 0.05


def test_needs_no_model_and_no_spacy() -> None:
    code = (
        "import sys; from bot.safety.urgent import find; find('he is not breathing');"
        "print([m for m in ('spacy', 'numpy', 'rasa', 'onnxruntime') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
