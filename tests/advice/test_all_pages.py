"""Every advice page, as each council's people get it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import council as councils
from bot.advice import AdvicePage, AdvicePages
from bot.advice.placeholders import fill
from bot.advice.plain import plain_text
from bot.council import Council
from bot.settings import PROJECT
from bot.vocabulary import TOPICS
from tests.advice.reading import grade, sentences, words

ADVICE = PROJECT / "data" / "advice"
PACKS = sorted(file.parent for file in (PROJECT / "data" / "councils").glob("*/council.toml"))
WRITTEN = date(2026, 11, 21)
TOPICS_OF_URGENT = sorted(TOPICS["urgent"])


@cache
def council(name: str) -> Council:
    return councils.read(PROJECT / "data" / "councils" / name)


@cache
def pages(name: str) -> AdvicePages:
    return AdvicePages.load(ADVICE, council(name))


every_council = pytest.mark.parametrize("name", [pack.name for pack in PACKS])
every_page = pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, id=f"{pack.name}-{page.topic}")
        for pack in PACKS
        for page in pages(pack.name)
    ],
)


def whole(page: AdvicePage) -> str:
    """All that a person can be shown of ``page``."""
    return "\n".join((page.title, page.answer, page.easy, page.said_then, page.next_step))


@every_council
def test_every_topic_has_a_page(name: str) -> None:
    assert [page.topic for page in pages(name)] == list(TOPICS["advice"])


@every_page
def test_an_answer_has_60_to_120_words(page: AdvicePage) -> None:
    assert 60 <= len(words(page.answer)) <= 120


@every_page
def test_an_easy_answer_has_5_to_9_short_sentences(page: AdvicePage) -> None:
    easy = sentences(page.easy)
    assert 5 <= len(easy) <= 9
    assert [told for told in easy if len(words(told)) > 12] == []


@every_page
def test_no_sentence_is_longer_than_15_words(page: AdvicePage) -> None:
    assert [told for told in sentences(whole(page)) if len(words(told)) > 15] == []


@every_page
def test_a_page_can_be_read_by_an_eleven_year_old(page: AdvicePage) -> None:
    assert grade(whole(page)) <= 6
    assert grade(page.answer) <= 6


@every_page
def test_an_easy_answer_can_be_read_by_a_nine_year_old(page: AdvicePage) -> None:
    assert grade(page.easy) <= 4


@every_council
def test_half_of_the_pages_can_be_read_by_a_nine_year_old(name: str) -> None:
    easy = [page for page in pages(name) if grade(whole(page)) <= 4]
    assert len(easy) * 2 >= len(pages(name))


@every_page
def test_nothing_is_left_to_fill_in(page: AdvicePage) -> None:
    told = [text for source in page.sources for text in (source.title, source.description)]
    assert not re.search(r"[{}<>\[\]]|TODO|XXX", "\n".join((whole(page), *told)))


@every_page
def test_a_page_says_where_its_facts_come_from(page: AdvicePage) -> None:
    for source in page.sources:
        assert source.title
        assert source.description
        assert re.search(r"20\d\d", source.dated)
        if source.is_public:
            assert source.url.startswith("https://")


@every_page
def test_a_page_was_checked_when_the_pages_were_written_or_later(page: AdvicePage) -> None:
    assert page.checked >= WRITTEN


@every_page
def test_a_next_step_says_what_to_ask_whom_to_ring_or_what_to_press(page: AdvicePage) -> None:
    assert re.search(r"\bask me: |\d{3}|\bpress: ", page.next_step, re.IGNORECASE)


@every_page
def test_every_number_to_ring_is_the_councils_own_or_a_helpline(page: AdvicePage) -> None:
    own = {contact.phone for pack in PACKS for contact in council(pack.name).contacts.values()}
    numbers = set(re.findall(r"\b0\d{2,4}(?: \d{2,6})+\b|\b116 \d{3}\b", whole(page)))
    assert numbers <= own | {"116 123"}


@every_page
def test_an_old_plan_says_that_things_may_have_changed(page: AdvicePage) -> None:
    if re.search(r"\b20(1\d|2[0-5])\b", page.said_then):
        assert re.search(r"\b(ring|ask)\b", page.said_then, re.IGNORECASE)


@every_page
def test_a_year_in_an_answer_is_explained_by_what_was_said_then(page: AdvicePage) -> None:
    """The Care Act's own year is its name, not news."""
    text = page.answer.replace("Care Act 2014", "Care Act")
    if re.search(r"\b20(1\d|2[0-5])\b", text):
        assert page.said_then


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_a_councils_own_pages_stand_in_for_common_ones(pack: Path) -> None:
    own = {file.stem for file in (pack / "advice").glob("*.md")}
    assert own
    assert own <= {file.stem for file in ADVICE.glob("*.md")}


def test_councils_that_differ_are_both_named_on_the_common_page() -> None:
    """For a topic on which councils have pages of their own about their plans."""
    for topic in ("hubs_and_spokes", "plan_timeline", "will_my_day_centre_close", "have_your_say"):
        text = (ADVICE / f"{topic}.md").read_text(encoding="utf-8")
        assert "Dorset" in text
        assert "Nottinghamshire" in text


@dataclass(frozen=True)
class UrgentPage:
    """One page of ``data/advice/urgent`` as a council's people get it."""

    head: dict[str, Any]
    answer: str


def urgent(topic: str, name: str) -> UrgentPage:
    text = (ADVICE / "urgent" / f"{topic}.md").read_text(encoding="utf-8")
    _, head, body = text.split("---\n", 2)
    mark, answer = body.strip().split("\n", 1)
    assert mark == "## Answer"
    return UrgentPage(yaml.safe_load(head), plain_text(fill(answer, council(name))))


@every_council
@pytest.mark.parametrize("topic", TOPICS_OF_URGENT)
class TestUrgent:
    def test_it_begins_with_999(self, topic: str, name: str) -> None:
        assert urgent(topic, name).answer.startswith("Ring 999")

    def test_it_is_short(self, topic: str, name: str) -> None:
        answer = urgent(topic, name).answer
        assert len(words(answer)) < 70
        assert [told for told in sentences(answer) if len(words(told)) > 15] == []
        assert grade(answer) <= 4

    def test_it_helps_who_cannot_speak(self, topic: str, name: str) -> None:
        assert re.search(r"press 55", urgent(topic, name).answer, re.IGNORECASE)

    def test_it_says_where_its_facts_come_from_and_when(self, topic: str, name: str) -> None:
        head = urgent(topic, name).head
        assert head["title"]
        assert head["checked"] >= WRITTEN
        assert all(source["url"].startswith("https://") for source in head["sources"])

    def test_it_names_whom_to_ring(self, topic: str, name: str) -> None:
        contacts = council(name).contacts
        council_and_night = [contacts["adult_social_care"].phone, contacts["out_of_hours"].phone]
        needed = {
            "emergency": [],
            "self_harm": ["111", "mental health", "116 123", "SHOUT", "85258"],
            "abuse": [contacts["safeguarding"].phone, contacts["out_of_hours"].phone, "101"],
            "carer_crisis": [*council_and_night, "116 123"],
        }[topic]
        answer = urgent(topic, name).answer
        assert [number for number in needed if number not in answer] == []
