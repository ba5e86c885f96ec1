"""The labels of training sentences: of sentences that stand there, and of filters that exist."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot import vocabulary
from tests.data.test_training_sentences import NLU, sentences

FILES = sorted((NLU / "labels").glob("*.jsonl"))
LISTS = {
    **{field: ids for field, ids in vocabulary.TERMS.items() if field != "format"},
    "days": vocabulary.DAYS, "part_of_day": vocabulary.PARTS_OF_DAY,
}  # fmt: skip
SINGLE = {"format", "meal", "max_price", "within_miles", "near", "dates", "not"}


def rows(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_label_is_of_a_training_sentence_and_each_has_one(file: Path) -> None:
    known = {sentence.text for sentence in sentences()}
    texts = [row["text"] for row in rows(file)]
    assert [text for text in texts if text not in known] == []
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_filter_of_a_label_exists(file: Path) -> None:
    for row in rows(file):
        search = row["search"]
        assert isinstance(search, dict)
        assert set(search) <= {*LISTS, *SINGLE}, row
        for field, ids in LISTS.items():
            assert set(search.get(field, ())) <= set(ids), row
            assert set(search.get("not", {}).get(field, ())) <= set(ids), row


def test_there_are_hundreds_of_them() -> None:
    assert sum(len(rows(file)) for file in FILES) > 900


def test_each_detail_is_of_a_question_about_one_activity() -> None:
    known = {one.text for one in sentences() if one.topic == "activity_details"}
    found = rows(NLU / "details.jsonl")
    assert [row["text"] for row in found if row["text"] not in known] == []
    assert len({row["text"] for row in found}) == len(found) > 1000
    assert {row["detail"] for row in found} == set(vocabulary.DETAILS)
