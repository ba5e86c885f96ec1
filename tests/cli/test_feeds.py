"""The council's own feeds, refreshed and removed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot import cli, settings
from bot.settings import PROJECT
from tests.cli.conftest import sources


class TestRefresh:
    """The council's own feeds, from a pack made for the test."""

    @pytest.fixture
    def pack(self, state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        folder = tmp_path / "councils" / "dorset"
        shutil.copytree(PROJECT / "data" / "councils" / "dorset", folder)
        monkeypatch.setattr(settings.Settings, "council_folder", property(lambda _: folder))
        return folder

    def test_a_pack_without_feeds_says_so(
        self, pack: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.main(["refresh"]) == 0
        assert "lists no feeds" in capsys.readouterr().out

    def test_feeds_are_imported_and_one_that_fails_is_told(
        self, pack: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (pack / "hall.csv").write_text("id,name,days\n1,Tea,mon\n", encoding="utf-8")
        (pack / "sources.toml").write_text(
            '[[source]]\nname = "hall"\nurl = "hall.csv"\n'
            '[[source]]\nname = "gone"\nurl = "gone.csv"\n',
            encoding="utf-8",
        )
        assert cli.main(["refresh"]) == 1
        told = capsys.readouterr()
        assert "Imported hall: 1 record read." in told.out
        assert told.err.splitlines()[-1].startswith("gone failed and keeps what it held: ")
        assert cli.main(["refresh"]) == 1  # what failed is tried again, what is fresh is not
        assert "Imported hall" not in capsys.readouterr().out
        assert cli.main(["refresh", "--all"]) == 1
        assert "Imported hall" in capsys.readouterr().out

    def test_a_feed_that_left_the_list_keeps_its_activities_until_they_are_removed(
        self, pack: Path, state: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (pack / "hall.csv").write_text("id,name,days\n1,Tea,mon\n2,Cake,tue\n", encoding="utf-8")
        listed = '[[source]]\nname = "hall"\nurl = "hall.csv"\n'
        (pack / "sources.toml").write_text(listed, encoding="utf-8")
        cli.main(["refresh"])
        capsys.readouterr()
        assert cli.main(["remove", "hall"]) == 0
        told = capsys.readouterr().out.splitlines()
        assert told[0] == "Removed hall (2 activities). The catalogue now holds 0 activities."
        assert told[1].startswith("The next refresh brings it back: ")
        cli.main(["refresh"])
        (pack / "sources.toml").write_text("", encoding="utf-8")
        cli.main(["refresh"])
        assert sources(state) == [("hall", False)]
        capsys.readouterr()
        assert cli.main(["remove", "hall"]) == 0
        assert len(capsys.readouterr().out.splitlines()) == 1
        assert sources(state) == []


def test_a_source_that_is_not_there_is_one_sentence_with_those_that_are(
    state: Path, feed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["remove", "hall"]) == 1
    assert capsys.readouterr().err == (
        "The catalogue has no source called 'hall'. It holds: nothing.\n"
    )
    cli.main(["import", str(feed), "--source", "council"])
    capsys.readouterr()
    assert cli.main(["remove", "counsil"]) == 1
    assert "It holds: council." in capsys.readouterr().err
