"""What is too much is refused before it is parsed; what is near the bounds is not."""

from __future__ import annotations

import pytest

from bot.catalogue.importers import bounds
from bot.catalogue.importers.errors import NotAFeedError
from bot.catalogue.importers.findings import Findings
from bot.catalogue.importers.reading import Context, soonest
from bot.catalogue.importers.text import plain_text
from tests.catalogue.importers.openactive.making import SERIES, item, one, session
from tests.catalogue.making import activity, once, weekly


def test_a_line_may_be_as_long_as_the_bound_and_no_longer() -> None:
    line = b"x" * bounds.MAX_LINE
    bounds.check_lines(b"\n".join([line, b"id,name", line, line]), "feed.csv")
    bounds.check_lines(b"\r".join([line, line]), "feed.csv")
    with pytest.raises(NotAFeedError, match=r"feed.csv has a line of more than 1 MB"):
        bounds.check_lines(b"id,name\n" + line + b"x\n" + line, "feed.csv")


def test_a_feed_of_as_many_records_as_allowed_is_read() -> None:
    bounds.check_records(bounds.MAX_RECORDS, "feed")
    with pytest.raises(NotAFeedError, match="holds 200,001 records, more than 200,000"):
        bounds.check_records(bounds.MAX_RECORDS + 1, "feed")


def test_a_long_text_is_cut() -> None:
    assert plain_text("a" * 2 * bounds.MAX_TEXT) == "a" * bounds.MAX_TEXT


def test_the_schedules_that_come_soonest_are_kept_and_what_repeats_first(
    findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.catalogue.importers.reading.MAX_SCHEDULES", 3)
    late, soon, next_ = once("2027-01-01"), once("2026-12-01"), once("2026-12-08")
    made = soonest(activity(schedules=(late, next_, soon, weekly("MO"))), findings)
    assert made.schedules == (weekly("MO"), soon, next_)
    assert findings.noted[-1].reason == "it has 4 schedules; the first 3 are kept"
    few = activity(schedules=(late, soon))
    assert soonest(few, findings) is few


def test_a_session_that_is_told_twice_counts_once(context: Context) -> None:
    meets = session("2026-12-01T10:00:00Z")
    made = one(context, item({**SERIES, "subEvent": [meets, dict(meets)]}), item(meets, 2))
    assert len(made.schedules) == 1
