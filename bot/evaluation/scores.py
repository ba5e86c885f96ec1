"""All figures of a run, as they are kept in JSON."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any

from bot.evaluation import calibration, filters, metrics
from bot.evaluation.verdicts import Row

Scores = dict[str, Any]


def score(
    rows: Sequence[Row],
    milliseconds: Sequence[float] = (),
    trained: Collection[str] | None = None,
) -> Scores:
    """Every figure about the rows.

    ``milliseconds`` are of messages sent one after the other; ``trained`` are the topics that
    the model knows, or None where that is not known.
    """
    by_topic = metrics.tally_by(rows, lambda row: row.sentence.topic)
    untrained = [topic for topic in by_topic if trained is not None and topic not in trained]
    known = [row for row in rows if row.sentence.topic not in untrained]
    return {
        "all": metrics.tally(rows).to_dict(),
        "all_of_trained_topics": metrics.tally(known).to_dict(),
        "topics_not_trained": untrained,
        "by_style": _dicts(metrics.tally_by(rows, lambda row: row.sentence.style)),
        "by_group": _dicts(metrics.tally_by(rows, lambda row: row.sentence.group)),
        "by_file": _dicts(metrics.tally_by(rows, lambda row: row.sentence.source)),
        "by_topic": _dicts(by_topic),
        "low_topics": metrics.low_topics(by_topic),
        "confusions": [asdict(one) for one in metrics.confusions(rows)],
        "matrix": metrics.matrix(rows),
        "urgent": {
            "recall": metrics.urgent_recall(rows),
            "false_alarms": metrics.false_alarms(rows),
            "false_alarms_elsewhere": metrics.false_alarms_elsewhere(rows),
        },
        "out_of_scope": {
            "recall": metrics.out_of_scope_recall(rows),
            "good_refused": metrics.good_refused(rows),
        },
        "filters": _filters(rows),
        "detail_right": metrics.detail_right(rows),
        "near_me_asked": metrics.near_me_asked(rows),
        "calibration": _calibration(rows),
        "milliseconds": {
            "messages": len(milliseconds),
            "p50": metrics.percentile(milliseconds, 50),
            "p95": metrics.percentile(milliseconds, 95),
        },
        "errors": [
            {"text": row.sentence.text, "error": row.error} for row in rows if row.reply is None
        ],
    }


def kept_rows(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows as they are kept beside the figures, to be looked through."""
    return [
        {
            "text": row.sentence.text,
            "style": row.sentence.style,
            "source": row.sentence.source,
            "topic": row.sentence.topic,
            "answered": row.answered,
            "verdict": row.verdict,
            "offered": row.offered,
            "confidence": row.reply.confidence if row.reply else None,
            "choices": list(row.reply.choices) if row.reply and row.verdict == "asked" else [],
            "search_wanted": row.sentence.search,
            "search": row.reply.search if row.reply and row.sentence.search is not None else None,
            "detail_wanted": row.sentence.detail,
            "detail": row.reply.detail if row.reply else None,
            "error": row.error,
        }
        for row in rows
    ]


def _filters(rows: Sequence[Row]) -> dict[str, Any]:
    right_topic = [row for row in rows if row.verdict == "right"]
    return {
        "sentences": len(filters.labelled(rows)),
        "exact": filters.exact_share(rows),
        "exact_by_any": filters.exact_share(rows, filters.all_right_by_any),
        "exact_where_topic_right": filters.exact_share(right_topic),
        "fields": {
            name: {**asdict(found), "labelled": found.labelled, "f1": found.f1}
            for name, found in filters.field_scores(rows).items()
        },
        "not_exact": [
            {"text": row.sentence.text, "missed": missed, "invented": invented}
            for row in filters.labelled(rows)
            if not filters.all_right(row)
            for missed, invented in [filters.difference(row)]
        ],
    }


def _calibration(rows: Sequence[Row]) -> dict[str, Any]:
    bins = calibration.reliability(rows)
    return {
        "bins": [asdict(one) for one in bins],
        "expected_calibration_error": calibration.expected_calibration_error(bins),
    }


def _dicts(tallies: dict[str, metrics.Tally]) -> dict[str, Any]:
    return {name: found.to_dict() for name, found in tallies.items()}
