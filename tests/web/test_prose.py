"""Plain text and dates, ready for a page."""

from __future__ import annotations

from web.prose import blocks, session


def test_text_becomes_paragraphs_and_lists() -> None:
    assert blocks("One\ntwo.\n\nWe ask:\n- a\n- b") == [
        ("paragraph", ("One two.",)),
        ("paragraph", ("We ask:",)),
        ("list", ("a", "b")),
    ]
    assert blocks("") == []


def test_times_are_written_as_people_say_them() -> None:
    assert session("2026-11-28T10:00:00+00:00", "2026-11-28T12:30:00+00:00") == (
        "Saturday 28 November, 10am to 12:30pm"
    )
    assert session("2026-11-28T00:00:00+00:00", None) == "Saturday 28 November, 12 midnight"
