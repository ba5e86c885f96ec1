"""The figures below which no change may take the assistant. The floors are in
``bot/evaluation/floors.toml``; ``./daywise evaluate`` gives the whole picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomllib

from bot.evaluation import filters, metrics, sentences
from bot.evaluation.asking import HttpAssistant, ask_all
from bot.evaluation.metrics import share
from bot.evaluation.verdicts import Row, judge_all

PROJECT = Path(__file__).resolve().parent.parent.parent
FLOORS: dict[str, Any] = tomllib.loads(
    (PROJECT / "bot" / "evaluation" / "floors.toml").read_text(encoding="utf-8")
)

pytestmark = pytest.mark.rasa


@pytest.fixture(scope="module")
def rows(stack: str) -> list[Row]:
    """The verdicts on a slice of the held-out sentences, through the API of the real parts."""
    assistant = HttpAssistant(stack)
    try:
        asked = sentences.spread(sentences.load(), FLOORS["sentences"])
        return judge_all(ask_all(assistant, asked))
    finally:
        assistant.close()


@pytest.fixture(scope="module")
def figures(rows: list[Row]) -> dict[str, float | None]:
    total = metrics.tally(rows)
    return {
        "right": share(total.right, total.answered),
        "wrong": share(total.wrong, total.answered),
        "urgent_recall": metrics.urgent_recall(rows),
        "false_alarms": metrics.false_alarms(rows),
        "out_of_scope_recall": metrics.out_of_scope_recall(rows),
        "good_refused": metrics.good_refused(rows),
        "filters_exact": filters.exact_share(rows),
    }


def test_every_message_is_answered(rows: list[Row]) -> None:
    assert len(rows) == FLOORS["sentences"]
    assert [row.error for row in rows if row.verdict == "error"] == []


@pytest.mark.parametrize("name", FLOORS["at_least"])
def test_it_understands_at_least_as_much(figures: dict[str, float | None], name: str) -> None:
    found = figures[name]
    assert found is not None
    assert found >= FLOORS["at_least"][name]


@pytest.mark.parametrize("name", FLOORS["at_most"])
def test_it_errs_at_most_as_often(figures: dict[str, float | None], name: str) -> None:
    found = figures[name]
    assert found is not None
    assert found <= FLOORS["at_most"][name]


def test_milliseconds_are_told(rows: list[Row], capsys: pytest.CaptureFixture[str]) -> None:
    """Told only: other work on the computer makes them what they are."""
    milliseconds = [row.reply.milliseconds for row in rows if row.reply]
    p50, p95 = (metrics.percentile(milliseconds, percent) for percent in (50, 95))
    with capsys.disabled():
        print(f"\n{len(milliseconds)} messages, four at a time: p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    assert min(milliseconds) > 0
