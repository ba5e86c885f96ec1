"""``python -m bot.evaluation``: score a running assistant. ``./daywise evaluate`` calls it.

It is started with the settings of the assistant that it asks.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot import settings
from bot.dialogue.model_file import model_file
from bot.errors import DaywiseError
from bot.evaluation import baseline_record, report, sentences, table
from bot.evaluation.asking import THREADS, HttpAssistant, ask_all, time_messages
from bot.evaluation.configuration import configuration, trained_topics
from bot.evaluation.metrics import share
from bot.evaluation.scores import kept_rows, score
from bot.evaluation.sentences import EvaluationDataError
from bot.evaluation.verdicts import judge_all

TIMED_MESSAGES = 200
WARM_UP_MESSAGES = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print the table and write the report. Returns the exit code."""
    parsed = _parser().parse_args(arguments)
    try:
        result, rows = run(parsed, settings.load(), datetime.now(UTC))
        files = report.write(parsed.out, result, rows)
    except DaywiseError as error:
        print(error, file=sys.stderr)
        return 1
    print(table.text(result))
    print(f"\nThe report is {files.page}\nThe figures are {files.figures}")
    return 0


def run(
    parsed: argparse.Namespace, served: settings.Settings, now: datetime
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Ask, judge and score. Answers the result and the rows behind it.

    ``served`` are the settings of the Daywise that is asked; ``now`` is the real time, aware.

    Raises:
        DaywiseError: where the sentences or the model cannot be read, or nothing was answered.
    """
    asked = sentences.load(parsed.part)
    model = model_file(served)
    trained = trained_topics(model)
    assistant = HttpAssistant(parsed.api)
    try:
        ask_all(assistant, sentences.spread(asked, WARM_UP_MESSAGES))
        trials = ask_all(assistant, asked, told=_progress(len(asked)))
        milliseconds = time_messages(assistant, sentences.spread(asked, TIMED_MESSAGES))
    finally:
        assistant.close()
    rows = judge_all(trials)
    if not any(row.reply for row in rows):
        raise EvaluationDataError(f"No message was answered. The first error: {rows[0].error}")
    result = {
        "configuration": configuration(
            parsed.part,
            model,
            now,
            DAYWISE_COUNCIL=served.council,
            DAYWISE_NOW=served.clock().isoformat(timespec="minutes"),
            threads=str(THREADS),
        ),
        "scores": score(rows, milliseconds, trained),
        "plain_classifier": plain_scores(parsed.plain, parsed.part) if parsed.plain else None,
        "baseline": baseline_record.read(),
    }
    return result, kept_rows(rows)


def plain_scores(file: Path, part: str) -> dict[str, Any]:
    """How many of a part the plain classifier got right, from what it wrote into ``file``.

    Raises:
        EvaluationDataError: where it was run on other sentences.
    """
    found = json.loads(file.read_text(encoding="utf-8"))
    everything = sentences.load()
    if found["held_out_hash"] != sentences.held_out_hash():
        raise EvaluationDataError(f"{file} is about other sentences. Run the evaluation again.")
    pairs = [
        (sentence, topic)
        for sentence, topic in zip(everything, found["topics"], strict=True)
        if part in (sentences.ALL, sentence.part)
    ]
    right = sum(sentence.topic == topic for sentence, topic in pairs)
    return {
        "trained_on": found["trained_on"],
        "sentences": len(pairs),
        "right": right,
        "right_share": share(right, len(pairs)),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.evaluation", description=__doc__)
    parser.add_argument("--api", required=True, help="the address of a running Daywise")
    parser.add_argument("--out", required=True, type=Path, help="the folder of the report")
    parser.add_argument("--part", choices=(*sentences.PARTS, sentences.ALL), default="test")
    parser.add_argument("--plain", type=Path, help="what the plain classifier wrote")
    return parser


def _progress(count: int) -> Callable[[int], None]:
    def told(done: int) -> None:
        if done % 250 == 0 or done == count:
            print(f"{done} of {count} messages answered", file=sys.stderr, flush=True)

    return told


if __name__ == "__main__":
    sys.exit(main())
