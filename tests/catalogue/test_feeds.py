"""The list of a council's feeds, read with a sentence for whatever is wrong in it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.catalogue.feeds import FeedSource, SourcesError, read_sources
from bot.settings import PROJECT


def write(folder: Path, text: str) -> Path:
    (folder / "sources.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_pack_without_a_list_has_no_feeds(tmp_path: Path) -> None:
    assert read_sources(tmp_path) == ()


def test_every_pack_of_the_project_has_a_list_that_can_be_read() -> None:
    for pack in (PROJECT / "data" / "councils").iterdir():
        assert isinstance(read_sources(pack), tuple)


def test_a_feed_has_a_name_an_address_and_a_time(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        '[[source]]\nname = "one"\nurl = "https://feeds.example.org/services"\n'
        '[[source]]\nname = "two"\nurl = "hall.ics"\nevery = "6h"\nformat = "ical"\n'
        'allow_host = "intranet"\n',
    )
    assert read_sources(folder) == (
        FeedSource("one", "https://feeds.example.org/services", timedelta(days=1)),
        FeedSource("two", str(folder / "hall.ics"), timedelta(hours=6), "ical", ("intranet",)),
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[source]", "cannot be read"),
        ("source = 3", "under"),
        ('[[source]]\nurl = "x"', "has no name"),
        ('[[source]]\nname = "a"', "has no url"),
        ('[[source]]\nname = "a"\nurl = "x"\nevery = "often"', "no time to wait"),
        ('[[source]]\nname = "a"\nurl = "x"\nevery = "1m"', "15m or more"),
        ('[[source]]\nname = "a"\nurl = "x"\nwhen = "now"', "'when' of a is not known"),
        ('[[source]]\nname = "a"\nurl = "x"\n[[source]]\nname = "a"\nurl = "y"', "two feeds"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(SourcesError, match=sentence):
        read_sources(write(tmp_path, text))
