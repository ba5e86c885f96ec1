from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation import heatmap, report, table
from bot.evaluation.scores import kept_rows, score
from bot.evaluation.verdicts import Row
from tests.evaluation.making import error, row

SVG = "{http://www.w3.org/2000/svg}"


def _rows() -> list[Row]:
    return [
        row("talk/yes", "talk/yes"),
        row("talk/yes", "talk/no", {"text": "<b>aye</b>"}),
        row("find/more_results", "talk/unclear", choices=("Show me more",)),
        row("urgent/abuse", "urgent/abuse", urgent=True),
        row(wanted={"search": {"days": ["sat"]}}, search={"days": ["sun"]}),
        error("talk/thanks", text="cheers"),
    ]


@pytest.fixture
def result() -> dict[str, Any]:
    return {
        "configuration": {"date": "2026-11-23T10:00:00+00:00", "part": "test", "settings": {}},
        "scores": score(_rows(), [10.0, 20.0, 30.0], trained={"talk/yes", "find/find_activity"}),
        "plain_classifier": {"trained_on": 9, "sentences": 5, "right": 3, "right_share": 0.6},
        "baseline": None,
    }


def test_the_result_the_page_and_the_rows_are_written(
    tmp_path: Path, result: dict[str, Any]
) -> None:
    files = report.write(tmp_path / "new" / "folder", result, kept_rows(_rows()))
    assert json.loads(files.figures.read_text()) == result
    kept = [json.loads(line) for line in files.rows.read_text().splitlines()]
    assert [one["verdict"] for one in kept] == [
        "right", "wrong", "asked", "right", "right", "error",
    ]  # fmt: skip
    assert files.page.read_text().startswith("<!doctype html>")


def test_the_page_shows_what_people_typed_as_text(result: dict[str, Any]) -> None:
    page = report.page(result, kept_rows(_rows()))
    assert "<b>aye</b>" not in page
    assert "&lt;b&gt;aye&lt;/b&gt;" in page


def test_the_page_needs_no_script_and_nothing_from_elsewhere(result: dict[str, Any]) -> None:
    page = report.page(result, kept_rows(_rows()))
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="', page) == []
    assert "http" not in page.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_the_page_tells_what_is_in_no_share_and_what_is_not_in_the_model(
    result: dict[str, Any],
) -> None:
    page = report.page(result, kept_rows(_rows()))
    assert "1 messages got no answer" in page
    assert "cheers: 503" in page
    assert "urgent/abuse (not in the model)" in page


def test_topics_that_are_not_trained_are_scored_apart(result: dict[str, Any]) -> None:
    scores = result["scores"]
    assert scores["topics_not_trained"] == ["find/more_results", "talk/thanks", "urgent/abuse"]
    assert scores["all"]["right"] == 3
    assert scores["all_of_trained_topics"]["right"] == 2


def test_the_picture_has_a_cell_for_each_kind_of_answer() -> None:
    picture = heatmap.svg({"talk/yes": {"talk/yes": 3, "talk/no": 1, "talk/unclear": 1}})
    root = ElementTree.fromstring(picture)
    cells = {
        cell.findtext(f"{SVG}title"): cell.get("fill")
        for cell in root.iter(f"{SVG}rect")
        if cell.find(f"{SVG}title") is not None
    }
    assert cells == {
        "talk/yes answered as talk/yes: 3 of 5": heatmap.RIGHT_COLOUR,
        "talk/yes answered as talk/no: 1 of 5": heatmap.WRONG_COLOUR,
        "talk/yes answered as talk/unclear: 1 of 5": heatmap.ASKED_COLOUR,
    }


def test_the_picture_names_itself_and_every_topic() -> None:
    root = ElementTree.fromstring(heatmap.svg({"talk/yes": {"talk/no": 1}}))
    named_by = (root.get("aria-labelledby") or "").split()
    assert root.get("role") == "img"
    assert {found.get("id") for found in root} >= set(named_by) != set()
    assert [text.text for text in root.iter(f"{SVG}text")] == ["talk/no"] * 2 + ["talk/yes"] * 2


def test_the_table_is_short_and_holds_the_figures(result: dict[str, Any]) -> None:
    text = table.text(result)
    assert len(text.splitlines()) < 50
    assert re.search(r"all sentences +6 +60\.0% +20\.0% +20\.0% +1\n", text)
    assert re.search(r"urgent: found +100\.0%", text)
    assert re.search(r"F1 days \(1\) +0\.000", text)
    assert re.search(r"p95 +30", text)
    assert "Not in the model: find/more_results, talk/thanks, urgent/abuse" in text
    assert "1 messages got no answer" in text
    assert "too easy" not in text


def test_the_table_says_when_the_sentences_are_too_easy(result: dict[str, Any]) -> None:
    result["plain_classifier"]["right_share"] = 0.86
    assert "too easy" in table.text(result)


def test_a_baseline_on_other_sentences_is_told_as_such(result: dict[str, Any]) -> None:
    configuration = {"part": "test", "date": "2026", "epochs": 100}
    baseline = {"configuration": configuration, "scores": result["scores"]}
    for same, count in ((False, 1), (True, 0)):
        told = {**result, "baseline": {**baseline, "same_sentences": same}}
        assert table.text(told).count("measured on other sentences") == count
        page = report.page(told, [])
        assert page.count("have changed since") == count
