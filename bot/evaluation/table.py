"""The short table that is printed."""

from __future__ import annotations

from typing import Any

WIDTH = 34


def text(result: dict[str, Any]) -> str:
    """The figures of a result in some thirty lines."""
    scores = result["scores"]
    lines = [f"{'':{WIDTH}}{'number':>8}{'right':>8}{'asked':>8}{'wrong':>8}{'errors':>8}"]
    lines.append(_tally("all sentences", scores["all"]))
    if scores["topics_not_trained"]:
        lines.append(_tally("of topics in the model", scores["all_of_trained_topics"]))
    for kind in ("by_style", "by_group"):
        lines += [_tally(f"  {name}", found) for name, found in scores[kind].items()]
    lines.append("")
    lines += [f"{name:{WIDTH}}{value:>8}" for name, value in _figures(result)]
    lines += _notes(result)
    return "\n".join(lines)


def percent(value: float | None, digits: int = 1) -> str:
    """0.974 as "97.4%"; "-" for None."""
    return "-" if value is None else f"{value * 100:.{digits}f}%"


def _figures(result: dict[str, Any]) -> list[tuple[str, str]]:
    scores, plain = result["scores"], result["plain_classifier"]
    found = [
        ("asked, with the right choice", percent(scores["all"]["offered_share"])),
        ("urgent: found", percent(scores["urgent"]["recall"])),
        ("urgent: false alarms, near misses", percent(scores["urgent"]["false_alarms"])),
        ("urgent: false alarms elsewhere", percent(scores["urgent"]["false_alarms_elsewhere"])),
        ("out of scope: found", percent(scores["out_of_scope"]["recall"])),
        ("out of scope: good ones refused", percent(scores["out_of_scope"]["good_refused"])),
        ("filters: all of a sentence right", percent(scores["filters"]["exact"])),
        ("  or by a second reader", percent(scores["filters"]["exact_by_any"])),
    ]
    for name, field in scores["filters"]["fields"].items():
        if field["labelled"] or field["invented"]:
            f1 = "-" if field["f1"] is None else f"{field['f1']:.3f}"
            found.append((f"  F1 {name} ({field['labelled']})", f1))
    error = scores["calibration"]["expected_calibration_error"]
    found += [
        ("detail of one activity right", percent(scores["detail_right"])),
        ('"near me" asks for a place', percent(scores["near_me_asked"])),
        ("calibration error", "-" if error is None else f"{error:.3f}"),
        ("milliseconds a message, p50", _number(scores["milliseconds"]["p50"])),
        ("milliseconds a message, p95", _number(scores["milliseconds"]["p95"])),
    ]
    if plain:
        found.append(("plain classifier: right", percent(plain["right_share"])))
    if result["baseline"]:
        right = result["baseline"]["scores"]["all"]["right_share"]
        found.append(("Rasa's default pipeline: right", percent(right)))
    return found


def _notes(result: dict[str, Any]) -> list[str]:
    scores, plain, baseline = result["scores"], result["plain_classifier"], result["baseline"]
    notes = []
    if scores["low_topics"]:
        notes.append(f"Under 15 of 20: {', '.join(scores['low_topics'])}")
    if scores["topics_not_trained"]:
        notes.append(f"Not in the model: {', '.join(scores['topics_not_trained'])}")
    if scores["errors"]:
        notes.append(f"{len(scores['errors'])} messages got no answer and are in no share.")
    if plain and plain["right_share"] > 0.85:
        notes.append("The plain classifier is above 85 %: the sentences are too easy.")
    if baseline and not baseline["same_sentences"]:
        notes.append("The baseline was measured on other sentences: ./daywise evaluate --baseline")
    return ["", *notes] if notes else []


def _tally(name: str, found: dict[str, Any]) -> str:
    shares = "".join(f"{percent(found[f'{v}_share']):>8}" for v in ("right", "asked", "wrong"))
    return f"{name:{WIDTH}}{found['sentences']:>8}{shares}{found['errors']:>8}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}"
