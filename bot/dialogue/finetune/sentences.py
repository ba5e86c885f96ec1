"""Training sentences, their labels, and the development part of the held-out ones to choose by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.dialogue.components.wishes import WISHES, said_in
from bot.dialogue.model_file import sentence_files
from bot.language.vocabulary import load_vocabulary
from bot.settings import PROJECT

EVALUATION = PROJECT / "data" / "evaluation"
LABELS = PROJECT / "data" / "nlu" / "labels"
UNTAUGHT = ("bounds", "settling")
"""The files of labels that no network learns: by them is learnt how far to trust what it hears."""
VOCABULARY = PROJECT / "data" / "nlu" / "vocabulary"


@dataclass(frozen=True)
class HeldOut:
    """A sentence that no network ever learns from."""

    text: str
    topic: str
    style: str
    group: str
    """The file that it stands in: advice, find, talk, urgent ..."""
    wishes: frozenset[int] | None = None
    """As in :func:`labelled_wishes`; None where its filters are not labelled."""


def training_sentences() -> list[tuple[str, str]]:
    """Every (sentence, topic) of ``data/nlu``, in the order of the files."""
    return [
        (line.strip().removeprefix("- ").strip(), block["intent"])
        for file in sentence_files()
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]
        for line in block["examples"].splitlines()
        if line.strip()
    ]


def labelled_wishes() -> dict[str, frozenset[int]]:
    """Training sentences that somebody has labelled, with the places of their wishes in WISHES.

    Without those of :data:`UNTAUGHT`.
    """
    taught = (file for file in sorted(LABELS.glob("*.jsonl")) if file.stem not in UNTAUGHT)
    return {
        text: frozenset(map(WISHES.index, said_in(search)))
        for text, search in _labels(taught).items()
    }


def untaught_labels() -> dict[str, dict[str, Any]]:
    """The sentences of :data:`UNTAUGHT` with their filters."""
    return _labels(LABELS / f"{name}.jsonl" for name in UNTAUGHT)


def _labels(files: Iterable[Path]) -> dict[str, dict[str, Any]]:
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return {row["text"]: row["search"] for row in map(json.loads, lines)}


def vocabulary_wishes() -> dict[str, frozenset[int]]:
    """The vocabulary's phrases with the places of their wishes in WISHES.

    Each says what its list is for, and the needs in its words ("deaf football").
    """
    said: dict[str, set[int]] = {}
    for field, ids in load_vocabulary(VOCABULARY).items():
        for id_, phrases in ids.items():
            wish = (field, True if field == "meal" else id_)
            if wish in WISHES:
                for phrase in phrases:
                    said.setdefault(phrase, set()).add(WISHES.index(wish))
    needs = {
        phrase: {at for at in wishes if WISHES[at][0] in ("access", "for")}
        for phrase, wishes in said.items()
    }
    for phrase, wishes in said.items():
        words = phrase.split()
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                wishes |= needs.get(" ".join(words[first:last]), set())
    return {phrase: frozenset(wishes) for phrase, wishes in said.items()}


def data_hash(sentences: Sequence[tuple[str, str]]) -> str:
    """SHA-256 of the sentences and their topics, whatever their order."""
    lines = sorted(f"{topic}\t{text}\n" for text, topic in sentences)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def held_out(part: str) -> list[HeldOut]:
    """The held-out sentences of a part: "development" to choose by, "test" to score at the end."""
    return list(_read(part))


def _read(part: str) -> Iterator[HeldOut]:
    for file in sorted(EVALUATION.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            if one["part"] == part:
                topic = one["topic"].rpartition("/")[2]
                search = one.get("search")
                wishes = None if search is None else frozenset(map(WISHES.index, said_in(search)))
                yield HeldOut(one["text"], topic, one["style"], file.stem, wishes)
