"""The training sentences: enough of each, no two nearly the same, each file with its header."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy
import pytest
import yaml
from rapidfuzz import fuzz, process

from bot.evaluation.sentences import load as held_out
from bot.vocabulary import TOPICS
from bot.wording import sentences as wording

NLU = Path(__file__).resolve().parents[2] / "data" / "nlu"

FLOORS = {
    "find_activity": 500, "find_respite": 150, "activity_details": 120, "my_week": 120,
    "out_of_scope": 300, "emergency": 80, "self_harm": 80, "abuse": 80, "carer_crisis": 80,
}  # fmt: skip
FLOOR = 50
"""Sentences that any other topic must have."""

NEARLY_THE_SAME = 95
"""The rapidfuzz token ratio (words in any order, 0 to 100) from which two sentences are one."""

BLOCK = 500
"""Sentences that are compared at once."""

TRAINED = tuple(name for names in TOPICS.values() for name in names if name != "unclear")
"""Every topic but the one that is an outcome, not an intent."""


@dataclass(frozen=True)
class Sentence:
    """One example, with the file and the topic that it stands under."""

    text: str
    topic: str
    path: Path

    @property
    def plain(self) -> str:
        """The text without capitals, punctuation, symbols' variants or double spaces."""
        folded = unicodedata.normalize("NFKC", self.text).casefold().replace("’", "'")
        kept = (" " if unicodedata.category(c).startswith("P") else c for c in folded if c != "'")
        return " ".join("".join(kept).split())


def files() -> list[Path]:
    """The sentence files of every topic group; the vocabulary is not among them."""
    return sorted(path for group in TOPICS for path in (NLU / group).glob("*.yml"))


def parse(path: Path) -> list[Sentence]:
    """The sentences of one file, in its order."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Sentence(line.removeprefix("- ").strip(), block["intent"], path)
        for block in document["nlu"]
        for line in block["examples"].splitlines()
    ]


@cache
def sentences() -> list[Sentence]:
    """Every sentence of every file."""
    return [sentence for path in files() for sentence in parse(path)]


def near_pairs(texts: list[str]) -> list[tuple[str, str]]:
    """Each pair of texts whose token ratio is NEARLY_THE_SAME or more.

    The ratio is 200 x shared letters over both lengths, so a pair that reaches it differs little in
    length: each text meets only those that are a little longer.
    """
    spread = NEARLY_THE_SAME / (200 - NEARLY_THE_SAME)
    ordered = sorted(((" ".join(sorted(text.split())), text) for text in texts), key=_length)
    lengths = numpy.array([len(key) for key, _ in ordered])
    found: list[tuple[str, str]] = []
    for start in range(0, len(ordered), BLOCK):
        some = ordered[start : start + BLOCK]
        end = int(numpy.searchsorted(lengths, len(some[-1][0]) / spread, side="right"))
        others = ordered[start:end]
        scores = process.cdist(
            [key for key, _ in some],
            [key for key, _ in others],
            scorer=fuzz.ratio,
            score_cutoff=NEARLY_THE_SAME,
            dtype=numpy.uint8,
        )
        pairs = numpy.argwhere(numpy.triu(scores, k=1)).tolist()
        found += [(some[a][1], others[b][1]) for a, b in pairs]
    return sorted(tuple(sorted(pair, key=texts.index)) for pair in found)


def nearly_among(texts: list[str], others: list[str]) -> list[str]:
    """Those of ``texts`` that nearly stand among ``others``, by the same ratio."""
    nearest = process.cdist(
        [" ".join(sorted(text.split())) for text in texts],
        [" ".join(sorted(text.split())) for text in others],
        scorer=fuzz.ratio,
        score_cutoff=NEARLY_THE_SAME,
        dtype=numpy.uint8,
    ).max(axis=1)
    return [text for text, score in zip(texts, nearest, strict=True) if score]


def _length(pair: tuple[str, str]) -> int:
    return len(pair[0])


def test_pairs_that_differ_in_order_or_one_letter_are_found_and_others_are_not() -> None:
    texts = ["is there bingo near sherborne", "near sherborne is there bingos", "no bingo please"]
    assert near_pairs(texts) == [(texts[0], texts[1])]


def test_a_capital_an_apostrophe_and_a_full_stop_do_not_make_another_sentence() -> None:
    first = Sentence("What’s on?", "find_activity", NLU)
    second = Sentence("whats ON.", "find_activity", NLU)
    assert first.plain == second.plain == "whats on"


def test_every_trained_topic_has_sentences() -> None:
    assert set(TRAINED) <= {sentence.topic for sentence in sentences()}


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_file_holds_its_own_topic_and_nothing_else(path: Path) -> None:
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert document["version"] == "3.1"
    assert [block["intent"] for block in document["nlu"]] == [path.stem]
    assert path.stem in TOPICS[path.parent.name]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_file_opens_with_what_belongs_and_where_the_rest_goes(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = []
    for line in lines:
        if not line.startswith("# "):
            break
        header.append(line.removeprefix("# "))
    assert header, "no comment header"
    assert header[0].startswith(f"{path.stem}: ")
    assert any(line.startswith("Goes elsewhere: ") for line in header)


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_topics_header_sends_the_rest_to_topics_that_exist(path: Path) -> None:
    header = "\n".join(
        line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")
    )
    known = {name for names in TOPICS.values() for name in names}
    assert set(re.findall(r"-> ([a-z_]+)", header)) <= known


@pytest.mark.parametrize("topic", TRAINED)
def test_a_topic_has_at_least_its_floor_of_unique_sentences(topic: str) -> None:
    unique = {sentence.plain for sentence in sentences() if sentence.topic == topic}
    assert len(unique) >= FLOORS.get(topic, FLOOR)


def test_no_sentence_is_empty_or_carries_markup() -> None:
    wrong = [s for s in sentences() if not s.plain or re.search(r"[\[\]{}<>]|^-", s.text)]
    assert wrong == []


def test_no_sentence_is_longer_than_a_message_may_be() -> None:
    assert [s.text for s in sentences() if len(s.text) > 500] == []


def test_no_two_sentences_are_the_same_but_for_capitals_and_punctuation() -> None:
    first: dict[str, Sentence] = {}
    same = []
    for sentence in sentences():
        other = first.setdefault(sentence.plain, sentence)
        if other is not sentence:
            same.append((other.topic, other.text, sentence.topic, sentence.text))
    assert same == []


def test_no_two_sentences_within_or_across_topics_are_nearly_the_same() -> None:
    assert near_pairs([sentence.plain for sentence in sentences()]) == []


def test_a_sentence_that_stands_elsewhere_in_another_order_is_found() -> None:
    texts = ["is there bingo near sherborne", "no bingo please"]
    assert nearly_among(texts, ["near sherborne is there bingos"]) == texts[:1]


def test_no_held_out_sentence_or_near_copy_is_learnt() -> None:
    """Else the evaluation would tell what was learnt by heart, and call it understood."""
    asked = [plain for one in held_out() if (plain := Sentence(one.text, one.topic, NLU).plain)]
    assert nearly_among(asked, [sentence.plain for sentence in sentences()]) == []


def test_what_a_choice_sends_is_a_training_sentence_of_its_topic() -> None:
    """So that a choice which the assistant offered is never misunderstood."""
    known = {sentence.plain: sentence.topic for sentence in sentences()}
    sent = {
        key.split(".")[1]: Sentence(text, "", NLU).plain
        for key, text in wording().items()
        if key.startswith("reading.") and key.endswith(".text")
    }
    assert {topic: known.get(text) for topic, text in sent.items()} == {t: t for t in sent}
    assert set(sent) == set(TRAINED)
