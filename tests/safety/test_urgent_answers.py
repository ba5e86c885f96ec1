"""Every urgent reply starts with 999, is short and carries the council's own numbers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.council import Council, read
from bot.safety.rulebook import TOPICS
from bot.safety.urgent_answers import UrgentAnswers, UrgentAnswersError

DATA = Path(__file__).resolve().parents[2] / "data"
PAGES = DATA / "advice" / "urgent"


@pytest.fixture(params=["dorset", "nottinghamshire"])
def council(request: pytest.FixtureRequest) -> Council:
    return read(DATA / "councils" / request.param)


@pytest.mark.parametrize("topic", TOPICS)
def test_leads_with_999_and_offers_nothing_else(council: Council, topic: str) -> None:
    answer = UrgentAnswers.load(PAGES, council).answer(topic, 0.9)
    assert "999" in answer.text.split(".")[0]
    assert "{{" not in answer.text
    assert len(answer.text.split()) <= 90
    assert answer.urgent
    assert answer.understood.topic == f"urgent/{topic}"
    assert answer.understood.confidence == 0.9
    assert answer.sources
    assert answer.activities == ()
    assert answer.choices == ()


def test_numbers_are_the_councils_own(council: Council) -> None:
    text = UrgentAnswers.load(PAGES, council).answer("urgent/carer_crisis", 0.9).text
    assert council.contacts["adult_social_care"].phone in text
    assert council.contacts["out_of_hours"].phone in text


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PAGES, tmp_path / "urgent"))


def test_a_missing_page_is_named_at_load(pages: Path, council: Council) -> None:
    (pages / "abuse.md").unlink()
    with pytest.raises(UrgentAnswersError, match=r"abuse\.md"):
        UrgentAnswers.load(pages, council)


def test_a_page_that_does_not_lead_with_999_is_refused(pages: Path, council: Council) -> None:
    page = pages / "abuse.md"
    text = page.read_text(encoding="utf-8").replace("## Answer\n\n", "## Answer\n\nHello. ")
    page.write_text(text, encoding="utf-8")
    with pytest.raises(UrgentAnswersError, match=r"'Hello\.'"):
        UrgentAnswers.load(pages, council)
