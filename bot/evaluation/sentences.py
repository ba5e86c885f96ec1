"""The held-out sentences, and the hash that says which ones a figure was measured on.

Standard library only, Python 3.10 and 3.12: both environments score the same sentences.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import DaywiseError
from bot.settings import PROJECT

FOLDER = PROJECT / "data" / "evaluation"
PARTS = ("development", "test", "second", "third", "fourth")
"""The parts after ``test`` are of other writers, who had seen the definitions of topics and filters
and no sentence; each was written when what it measures was done."""
ALL = "all"
NEAR_MISSES = "urgent_near_misses"
"""The file of messages that sound urgent and are not."""
_FIELDS = {"text", "topic", "style", "part", "search", "also", "detail", "near_me"}
_NEEDED = ("text", "topic", "style", "part")


class EvaluationDataError(DaywiseError):
    """A held-out sentence cannot be read."""


@dataclass(frozen=True)
class Sentence:
    """A message with what it should be taken to mean."""

    text: str
    topic: str
    """With its group, such as "find/find_activity"."""
    style: str
    part: str
    source: str
    """The name of its file, without the ending."""
    search: Mapping[str, Any] | None = None
    """The filters, those that are empty left out; ``near`` is a name."""
    also: Sequence[Mapping[str, Any]] = ()
    """Other filters that a second reader holds to be as right by the contract."""
    detail: str | None = None
    near_me: bool = False

    @property
    def group(self) -> str:
        """The group of the topic: "find", "advice", "urgent" or "talk"."""
        return self.topic.split("/")[0]

    @property
    def is_near_miss(self) -> bool:
        """Whether it sounds urgent and is not."""
        return self.source == NEAR_MISSES


def load(part: str = ALL, folder: Path = FOLDER) -> tuple[Sentence, ...]:
    """The sentences of a part (one of :data:`PARTS`, or "all" of them), in the files' order.

    Raises:
        EvaluationDataError: naming the file and the line that cannot be used.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise EvaluationDataError(f"There are no held-out sentences in {folder}.")
    found = [sentence for file in files for sentence in _read(file)]
    return tuple(one for one in found if part in (ALL, one.part))


def spread(sentences: Sequence[Sentence], count: int) -> tuple[Sentence, ...]:
    """About ``count`` of the sentences, always the same ones, evenly from begin to end.

    The files are sorted by topic and style, so every topic and style keeps its share.
    """
    if count >= len(sentences):
        return tuple(sentences)
    return tuple(sentences[index * len(sentences) // count] for index in range(count))


def data_hash(files: Iterable[Path]) -> str:
    """The SHA-256 of the files' names and contents, whatever order they come in."""
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda file: file.name):
        digest.update(file.name.encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def held_out_hash(folder: Path = FOLDER) -> str:
    """The hash of all held-out sentences."""
    return data_hash(folder.glob("*.jsonl"))


def _read(file: Path) -> list[Sentence]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [_sentence(file, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _sentence(file: Path, number: int, line: str) -> Sentence:
    where = f"{file.name}, line {number}"
    try:
        row = json.loads(line)
    except ValueError as error:
        raise EvaluationDataError(f"{where} is no JSON: {error}.") from error
    missing = [name for name in _NEEDED if not isinstance(row.get(name), str)]
    unknown = sorted(set(row) - _FIELDS)
    if missing or unknown:
        raise EvaluationDataError(f"{where}: missing {missing}, unknown {unknown}.")
    if row["part"] not in PARTS:
        raise EvaluationDataError(f"{where}: part is {row['part']!r}, not one of {PARTS}.")
    return Sentence(**row, source=file.stem)
