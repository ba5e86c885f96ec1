"""``speak``: to a file, to a player, ahead, and what it refuses."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from bot import cli
from bot.speech.mp3 import seconds_of


@pytest.fixture(autouse=True)
def plain_voice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DAYWISE_SPEECH", "espeak")
    monkeypatch.setenv("DAYWISE_STATE", str(tmp_path / "state"))


def test_a_text_is_written_as_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "hello.mp3"
    assert cli.main(["speak", "It is £3.50 at DT4 8AB.", "--out", str(file)]) == 0
    assert seconds_of(file.read_bytes()) > 2
    out = capsys.readouterr().out
    assert "three pounds fifty" in out
    assert f"{file} is written" in out
    assert not (tmp_path / "state" / "audio").exists()


def test_it_can_be_slower(tmp_path: Path) -> None:
    lengths = []
    for rate in ("0.5", "2"):
        file = tmp_path / f"{rate}.mp3"
        assert cli.main(["speak", "Hello there.", "--rate", rate, "--out", str(file)]) == 0
        lengths.append(seconds_of(file.read_bytes()))
    assert lengths[0] > lengths[1] * 2


def player(folder: Path, code: int) -> None:
    program = folder / "mpg123"
    program.write_text(f'#!/bin/sh\ncp "$2" {folder}/played.mp3\nexit {code}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_it_is_played_where_there_is_a_player(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    player(tmp_path, 0)
    monkeypatch.setattr("bot.speech_commands.PLAYERS", (("nothing",), ("mpg123", "-q")))
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    assert cli.main(["speak", "Hello."]) == 0
    assert seconds_of((tmp_path / "played.mp3").read_bytes()) > 0.3


def test_a_player_that_fails_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    player(tmp_path, 1)
    monkeypatch.setattr("bot.speech_commands.PLAYERS", (("mpg123", "-q"),))
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    assert cli.main(["speak", "Hello."]) == 1
    assert "--out hello.mp3" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Give a text"),
        (["  "], "Give a text"),
        (["..."], "There is nothing to say."),
        (["a" * 5001], "Give 5,000 at most"),
        (["Hello.", "--out", "/nowhere/at/all.mp3"], "cannot be written"),
        (["Hello.", "--warm"], "Leave out the text"),
    ],
)
def test_what_cannot_be_said_is_told(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["speak", *arguments]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("rate", ["0", "9", "fast", "nan"])
def test_a_wrong_rate_is_told(rate: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["speak", "Hello.", "--rate", rate])
    assert stopped.value.code == 2
    assert "from 0.5 to 2.0" in capsys.readouterr().err


def test_all_advice_is_made_ahead_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "bot.speech.fixed.fixed_sentences", lambda *_: ["A review is a talk.", "Hello."]
    )
    for _ in range(2):
        assert cli.main(["speak", "--warm"]) == 0
        assert "2 of 2 sentences of Dorset Council" in capsys.readouterr().out
    kept = list((tmp_path / "state" / "audio").glob("*.mp3"))
    assert len(kept) == 2


def test_what_could_not_be_made_is_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bot.speech.fixed.fixed_sentences", lambda *_: ["Hello.", "..."])
    assert cli.main(["speak", "--warm"]) == 1
    captured = capsys.readouterr()
    assert "1 of 2 sentences" in captured.out
    assert "1 could not be spoken. There is nothing to say." in captured.err
