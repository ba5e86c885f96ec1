from __future__ import annotations

import pytest

from bot.evaluation import metrics
from bot.evaluation.metrics import Confusion, Tally
from bot.evaluation.verdicts import Row
from tests.evaluation.making import error, row

MISS = {"source": "urgent_near_misses"}


def _mixed() -> list[Row]:
    return [
        row("talk/thanks", "talk/thanks"),
        row("talk/thanks", "talk/goodbye", {"text": "ta"}),
        row("find/more_results", "talk/unclear", choices=("Show me more",)),
        row("find/more_results", "talk/unclear"),
        error("talk/thanks"),
    ]


def test_a_tally_counts_each_verdict() -> None:
    assert metrics.tally(_mixed()) == Tally(right=1, asked=2, offered=1, wrong=1, errors=1)


def test_errors_are_in_no_share() -> None:
    told = metrics.tally(_mixed()).to_dict()
    assert told["sentences"] == 5
    assert (told["right_share"], told["asked_share"], told["wrong_share"]) == (0.25, 0.5, 0.25)
    assert told["offered_share"] == 0.5


def test_of_nothing_there_is_no_share() -> None:
    told = metrics.tally([error()]).to_dict()
    assert told["right_share"] is told["offered_share"] is None


def test_tallies_are_sorted_by_their_names() -> None:
    found = metrics.tally_by(_mixed(), lambda row: row.sentence.topic)
    assert list(found) == ["find/more_results", "talk/thanks"]
    assert found["talk/thanks"] == Tally(right=1, wrong=1, errors=1)


def test_a_topic_is_low_under_15_of_20() -> None:
    tallies = {"a": Tally(right=15, wrong=5), "b": Tally(right=14, wrong=6), "c": Tally(errors=1)}
    assert metrics.low_topics(tallies) == ["b", "c"]


def test_confusions_are_wrong_answers_the_commonest_first() -> None:
    rows = [
        row("talk/thanks", "talk/goodbye", {"text": "ta"}),
        row("talk/yes", "talk/no"),
        row("talk/yes", "talk/no"),
        row("talk/yes", "talk/unclear"),
        row("talk/yes", "talk/yes"),
    ]
    assert metrics.confusions(rows) == [
        Confusion("talk/yes", "talk/no", 2, "words"),
        Confusion("talk/thanks", "talk/goodbye", 1, "ta"),
    ]


def test_the_matrix_counts_every_answer() -> None:
    rows = [row("talk/yes", "talk/no"), row("talk/yes", "talk/yes"), error("talk/yes")]
    assert metrics.matrix(rows) == {"talk/yes": {"talk/no": 1, "talk/yes": 1}}


def test_urgent_recall_takes_any_of_the_urgent_topics() -> None:
    rows = [
        row("urgent/abuse", "urgent/emergency"),
        row("urgent/abuse", "talk/unclear"),
        row("talk/yes", "talk/yes"),
        error("urgent/abuse"),
    ]
    assert metrics.urgent_recall(rows) == 0.5
    assert metrics.urgent_recall([row()]) is None


def test_false_alarms_are_shares_of_near_misses_and_of_the_others() -> None:
    rows = [
        row("find/find_activity", "urgent/self_harm", MISS),
        row("find/find_activity", "find/find_activity", MISS),
        row("talk/yes", "talk/yes"),
        row("talk/yes", "urgent/abuse"),
        row("talk/yes", "talk/no"),
        row("talk/yes", "talk/no"),
        row("urgent/abuse", "urgent/abuse"),
    ]
    assert metrics.false_alarms(rows) == 0.5
    assert metrics.false_alarms_elsewhere(rows) == 0.25


def test_out_of_scope_is_found_or_refused() -> None:
    rows = [
        row("talk/out_of_scope", "talk/out_of_scope"),
        row("talk/out_of_scope", "talk/unclear"),
        row("talk/yes", "talk/out_of_scope"),
        row("talk/yes", "talk/no"),
        row("talk/yes", "talk/yes"),
        row("talk/yes", "talk/yes"),
    ]
    assert metrics.out_of_scope_recall(rows) == 0.5
    assert metrics.good_refused(rows) == 0.25


def test_a_detail_is_right_when_it_is_the_one_asked_about() -> None:
    rows = [
        row(wanted={"detail": "cost"}, detail="cost"),
        row(wanted={"detail": "cost"}, detail=None),
        row(detail="cost"),
    ]
    assert metrics.detail_right(rows) == 0.5


@pytest.mark.parametrize(
    ("said", "share"),
    [("Which town are you in?", 1.0), ("Here are 5 things in town.", 0.0), ("More?", 0.0)],
)
def test_near_me_is_to_be_answered_with_a_question_for_a_place(said: str, share: float) -> None:
    rows = [row(wanted={"near_me": True}, text=said), row(text="Where?")]
    assert metrics.near_me_asked(rows) == share


@pytest.mark.parametrize(
    ("values", "percent", "found"),
    [
        ([3.0, 1.0, 2.0], 50, 2.0),
        ([float(n) for n in range(1, 101)], 95, 95.0),
        ([7.0], 95, 7.0),
        ([], 50, None),
    ],
)
def test_a_percentile_is_one_of_the_values(
    values: list[float], percent: float, found: float | None
) -> None:
    assert metrics.percentile(values, percent) == found


def test_a_reply_that_asks_is_not_sure() -> None:
    assert metrics.is_sure(row("talk/yes", "talk/no"))
    assert not metrics.is_sure(row("talk/yes", "talk/unclear"))
    assert not metrics.is_sure(error())
