"""``./daywise feedback``."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest

from bot.settings import LONDON
from web.feedback import printing
from web.feedback.store import Context, Feedback, FeedbackStore

NOVEMBER, DECEMBER = (
    datetime(2026, month, 10, 12, tzinfo=LONDON).timestamp() for month in (11, 12)
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DAYWISE_STATE", str(tmp_path))
    return tmp_path / "conversations.db"


@pytest.fixture
def store(file: Path) -> FeedbackStore:
    store = FeedbackStore(file)
    store.migrate()
    about = Context("advice/privacy", "", "what do you keep", "advice/privacy")
    store.keep(Feedback(False, "Too long,\nand hard", "/ask", about), "", None, NOVEMBER)
    store.keep(Feedback(None, "=1+1"), "mary@example.org", None, DECEMBER)
    return store


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[list[str]]:
    assert printing.main(arguments) == 0
    return list(csv.reader(io.StringIO(capsys.readouterr().out)))


@pytest.mark.usefixtures("store")
def test_it_prints_what_was_said_without_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys) == [
        list(printing.COLUMNS),
        [
            "2026-11-10", "no", "Too long,\nand hard", "/ask",
            "advice/privacy", "", "what do you keep", "advice/privacy",
        ],
        ["2026-12-10", "", "'=1+1", "", "", "", "", ""],
    ]  # fmt: skip


@pytest.mark.usefixtures("store")
def test_it_prints_since_a_day_and_with_addresses_when_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    header, line = printed(capsys, "--since", "2026-12-01", "--replies")
    assert header[-1] == "email"
    assert line[-1] == "mary@example.org"


def test_where_nothing_was_said_it_says_so(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printing.main([]) == 0
    out, err = capsys.readouterr()
    assert out == ",".join(printing.COLUMNS) + "\n"
    assert err == "Nothing was said in that time.\n"
    assert not file.exists()


def test_a_file_of_before_there_was_feedback_is_nothing_said(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.touch()
    assert len(printed(capsys)) == 1


def test_a_day_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        printing.main(["--since", "yesterday"])
    assert ended.value.code == 2
    assert "Write it like 2026-11-01." in capsys.readouterr().err


def test_a_file_that_is_broken_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("this is no database " * 100)
    assert printing.main([]) == 1
    assert "Check the disk" in capsys.readouterr().err
