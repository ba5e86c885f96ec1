"""The pages of advice: the list, the answers, and the sheet to print."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

from bot.vocabulary import TOPICS
from tests.web.conftest import Site
from tests.web.outline import Outline
from web.advice_groups import grouped


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_an_advice_page_has_everything_that_its_file_says(site: Site) -> None:
    text = site.client.get("/advice/what_is_a_review").text
    page = site.parts.advice.get("what_is_a_review")
    assert page is not None
    assert page.title in text
    assert "In easy words" in text
    assert "<li>What is good?</li>" in text
    assert "What was said then" in text
    phone = site.parts.council.contacts["adult_social_care"].phone
    assert phone in page.next_step
    assert page.next_step in words_of(text)
    assert f'href="tel:{phone.replace(" ", "")}"' in text
    assert page.sources[0].title in text
    assert "Checked on 21 November 2026" in text


def test_an_advice_page_can_be_heard_asked_about_and_printed(site: Site) -> None:
    outline = Outline(site.client.get("/advice/what_is_a_review").text)
    names = [one["aria-label"] for one in outline.named("audio")]
    assert names == ["Listen to this answer", "Listen to the easy words"]
    links = [one["href"] or "" for one in outline.named("a")]
    assert "/advice/what_is_a_review/easy" in links
    (ask,) = [link for link in links if link.startswith("/ask?q=")]
    assert unquote(ask) == "/ask?q=What is a review?"
    assert "What is a review?</textarea>" in site.client.get(ask).text


def test_a_next_step_that_is_a_question_can_be_asked(site: Site) -> None:
    text = site.client.get("/advice/evenings_and_weekends").text
    link = "/ask?q=What%20is%20on%20at%20weekends%20near%20me%3F"
    assert f'Ask me: <a href="{link}">What is on at weekends near me?</a></p>' in text


def test_the_advice_index_leads_to_every_page(site: Site) -> None:
    text = site.client.get("/advice").text
    for page in site.parts.advice:
        assert f'href="/advice/{page.topic}"' in text
        assert site.client.get(f"/advice/{page.topic}").status_code == 200
        assert site.client.get(f"/advice/{page.topic}/easy").status_code == 200


def test_every_page_stands_in_one_group_and_none_is_left_over(site: Site) -> None:
    groups = grouped(site.parts.advice)
    assert [group.id for group in groups][-1] == "rights"
    topics = [page.topic for group in groups for page in group.pages]
    assert sorted(topics) == sorted(TOPICS["advice"])


def test_a_page_of_no_group_is_not_lost(site: Site) -> None:
    page = site.parts.advice.get("privacy")
    assert page is not None
    (group,) = grouped([replace(page, topic="new_one")])
    assert group.id == "more"


def test_every_question_leads_to_its_answer_and_can_be_asked(site: Site) -> None:
    outline = Outline(site.client.get("/").text)
    links = [one["href"] or "" for one in outline.named("a")]
    asked = [link for link in links if link.startswith("/ask?")]
    assert len(asked) == len([link for link in links if link.startswith("/advice/")]) - 1
    for link in asked:
        query, _, fragment = link.partition("#")
        assert unquote(query).removeprefix("/ask?q=") == unquote(fragment).removeprefix("ask=")
