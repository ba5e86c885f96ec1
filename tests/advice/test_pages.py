from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot import council as councils
from bot.advice import AdviceError, AdvicePages
from bot.council import Council
from bot.settings import PROJECT

PAGE = """---
title: What is a review?
checked: 2026-11-21
sources:
  - title: Care Act 2014, section 27
    url: https://www.legislation.gov.uk/ukpga/2014/23/section/27
  - title: A letter
    url: null
    date: 2018
next_step: "Ring {{ adult_social_care.phone }}."
---
## Answer

A *review* is a talk
with {{ council.name }}.

- first
- [second](https://example.org)

## In easy words

A talk.
"""


@pytest.fixture
def council(tmp_path: Path) -> Council:
    dorset = councils.read(PROJECT / "data" / "councils" / "dorset")
    return replace(dorset, folder=tmp_path / "pack")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "advice").mkdir()
    return tmp_path / "advice"


def load(folder: Path, council: Council, text: str, name: str = "what_is_a_review") -> AdvicePages:
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return AdvicePages.load(folder, council)


def test_a_page_is_plain_text_with_the_councils_own_facts(folder: Path, council: Council) -> None:
    page = load(folder, council, PAGE).get("what_is_a_review")
    assert page is not None
    assert page.title == "What is a review?"
    assert page.answer == "A review is a talk with Dorset Council.\n\n- first\n- second"
    assert page.easy == "A talk."
    assert page.said_then == ""
    assert page.next_step == f"Ring {council.contacts['adult_social_care'].phone}."
    assert page.checked == date(2026, 11, 21)


def test_a_source_without_an_address_leads_to_the_page_itself(
    folder: Path, council: Council
) -> None:
    page = load(folder, council, PAGE).get("advice/what_is_a_review")
    assert page is not None
    act, letter = page.sources
    assert act.url.startswith("https://www.legislation.gov.uk/")
    assert act.is_public
    assert letter.url == "/advice/what_is_a_review"
    assert not letter.is_public
    assert letter.dated == "2018"


def test_what_an_older_source_said_is_kept_apart(folder: Path, council: Council) -> None:
    page = load(folder, council, PAGE + "## What was said then\n\nJanuary 2019.\n").get(
        "what_is_a_review"
    )
    assert page is not None
    assert page.said_then == "January 2019."


def test_a_councils_own_page_takes_the_place_of_the_common_one(
    folder: Path, council: Council
) -> None:
    own = council.folder / "advice"
    own.mkdir(parents=True)
    (own / "what_is_a_review.md").write_text(PAGE.replace("A talk.", "Our talk."), "utf-8")
    page = load(folder, council, PAGE).get("what_is_a_review")
    assert page is not None
    assert page.easy == "Our talk."


def test_pages_come_in_the_order_of_the_topics(folder: Path, council: Council) -> None:
    load(folder, council, PAGE, "contact_the_council")
    pages = load(folder, council, PAGE)
    assert [page.topic for page in pages] == ["what_is_a_review", "contact_the_council"]
    assert len(pages) == 2
    assert pages.get("complaints") is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: What is a review?\n", "", "'title' is missing"),
        ("checked: 2026-11-21", "checked: last week", "like 2026-11-21"),
        ("next_step:", "later:", "'next_step' is missing"),
        ("## In easy words", "## Easy", "nothing under '## In easy words'"),
        ("A talk.", "", "nothing under '## In easy words'"),
        ("## Answer", "## Answer\n\nYes.\n\n## More", "'## More' is not a section"),
        ("adult_social_care.phone", "social_care.phone", "social_care.phone }} is not known"),
        ("adult_social_care.phone", "adult_social_care.fax", "adult_social_care.fax }} is not"),
        ("adult_social_care.phone", "out_of_hours.email", "contacts.out_of_hours of dorset has no"),
        ("https://www.legislation", "www.legislation", "does not begin with https://"),
        ("---\ntitle", "title", "does not begin with YAML"),
        ("title: What", "title: : What", "cannot be read"),
    ],
)
def test_an_error_names_the_file_and_what_is_wrong(
    folder: Path, council: Council, old: str, new: str, told: str
) -> None:
    with pytest.raises(AdviceError) as error:
        load(folder, council, PAGE.replace(old, new))
    assert "what_is_a_review.md" in str(error.value)
    assert told in str(error.value)


def test_sources_must_be_told(folder: Path, council: Council) -> None:
    head, _, tail = PAGE.partition("sources:")
    without = head + "next_step:" + tail.partition("next_step:")[2]
    with pytest.raises(AdviceError, match="'sources' is missing"):
        load(folder, council, without)


def test_a_file_that_is_named_after_no_topic_is_an_error(folder: Path, council: Council) -> None:
    with pytest.raises(AdviceError, match="bin_days is no advice topic"):
        load(folder, council, PAGE, "bin_days")


@pytest.mark.parametrize("name", ["dorset", "nottinghamshire"])
def test_the_pages_that_are_shipped_can_be_read_for_every_council(name: str) -> None:
    council = councils.read(PROJECT / "data" / "councils" / name)
    pages = AdvicePages.load(PROJECT / "data" / "advice", council)
    assert pages.get("what_is_a_review") is not None
    assert not [page.topic for page in pages if "{{" in f"{page.answer}{page.easy}{page.next_step}"]
