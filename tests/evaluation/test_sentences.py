from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.evaluation import sentences
from bot.evaluation.sentences import EvaluationDataError
from tests.evaluation.making import sentence

LINE = {"text": "swimming", "topic": "find/find_activity", "style": "short", "part": "test"}


def _file(folder: Path, *lines: dict[str, object] | str, name: str = "find") -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    (folder / f"{name}.jsonl").write_text("\n".join(texts) + "\n")
    return folder


def test_a_sentence_knows_its_file_and_group(tmp_path: Path) -> None:
    _file(tmp_path, LINE, name="urgent_near_misses")
    (found,) = sentences.load(folder=tmp_path)
    assert (found.text, found.group, found.is_near_miss) == ("swimming", "find", True)


def test_a_part_leaves_the_other_out(tmp_path: Path) -> None:
    _file(tmp_path, LINE, {**LINE, "text": "yoga", "part": "development"})
    assert [one.text for one in sentences.load("development", tmp_path)] == ["yoga"]
    assert len(sentences.load(folder=tmp_path)) == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("no json", "find.jsonl, line 2 is no JSON"),
        ({**LINE, "filters": {}}, "line 2.*unknown .'filters'"),
        ({"text": "swimming"}, "line 2.*missing .'topic', 'style', 'part'"),
        ({**LINE, "part": "training"}, "line 2.*part is 'training'"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: object, said: str) -> None:
    _file(tmp_path, LINE, line)  # type: ignore[arg-type]
    with pytest.raises(EvaluationDataError, match=said):
        sentences.load(folder=tmp_path)


def test_no_sentences_at_all_are_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationDataError, match="no held-out sentences"):
        sentences.load(folder=tmp_path)


def test_a_slice_is_spread_evenly_and_always_the_same() -> None:
    many = [sentence(str(number)) for number in range(10)]
    assert [one.text for one in sentences.spread(many, 4)] == ["0", "2", "5", "7"]
    assert sentences.spread(many, 4) == sentences.spread(many, 4)
    assert len(sentences.spread(many, 99)) == 10


def test_the_hash_follows_names_and_contents(tmp_path: Path) -> None:
    _file(tmp_path, LINE)
    before = sentences.held_out_hash(tmp_path)
    assert sentences.held_out_hash(tmp_path) == before
    _file(tmp_path, {**LINE, "text": "swim"})
    changed = sentences.held_out_hash(tmp_path)
    (tmp_path / "find.jsonl").rename(tmp_path / "talk.jsonl")
    assert len({before, changed, sentences.held_out_hash(tmp_path)}) == 3


def test_the_held_out_sentences_of_the_project_can_be_read() -> None:
    parts = {part: len(sentences.load(part)) for part in sentences.PARTS}
    assert sum(parts.values()) == len(sentences.load()) > 3000
    assert parts["test"] > 1.5 * parts["development"] > 0
