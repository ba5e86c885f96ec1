"""``./daywise feedback``: what people said, as CSV on the standard output."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Sequence
from datetime import date
from typing import TextIO

from bot import settings
from bot.errors import DaywiseError
from web.feedback.store import FeedbackStore, Kept

COLUMNS = (
    "day", "right", "text", "page", "topic", "detail", "question", "answer_topic",
)  # fmt: skip
_SPREADSHEET_STARTS = ("=", "+", "-", "@", "\t", "\r")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print it. 0 done, 1 with a sentence where the file cannot be read."""
    asked = _parser().parse_args(arguments)
    try:
        file = settings.load().state / "conversations.db"
        store = FeedbackStore(file)
        kept = list(store.since(asked.since)) if file.exists() and store.is_made() else []
    except DaywiseError as error:
        print(error, file=sys.stderr)
        return 1
    write(kept, sys.stdout, replies=asked.replies)
    if not kept:
        print("Nothing was said in that time.", file=sys.stderr)
    return 0


def write(kept: Sequence[Kept], out: TextIO, *, replies: bool) -> None:
    """A line each, with e-mail addresses only where ``replies`` are to be written."""
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow((*COLUMNS, "email") if replies else COLUMNS)
    for one in kept:
        said, context = one.feedback, one.feedback.context
        right = {True: "yes", False: "no", None: ""}[said.right]
        line = (
            one.day.isoformat(), right, said.text, said.page,
            context.topic, context.detail, context.question, context.answer_topic,
        )  # fmt: skip
        lines.writerow([_plain(value) for value in ((*line, one.email) if replies else line)])


def _plain(value: str) -> str:
    """``value`` so that a spreadsheet does not take it for a formula.

    Source: OWASP, "CSV Injection".
    """
    return f"'{value}" if value.startswith(_SPREADSHEET_STARTS) else value


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="daywise feedback", description="Print what people said of answers and pages, as CSV."
    )
    parser.add_argument(
        "--since",
        type=_day,
        default=date.min,
        metavar="DAY",
        help="the first day, such as 2026-11-01; all of it where it is left out",
    )
    parser.add_argument(
        "--replies", action="store_true", help="with the e-mail addresses of who wants a reply"
    )
    return parser


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"{value!r} is no day. Write it like 2026-11-01."
        ) from error


if __name__ == "__main__":
    sys.exit(main())
