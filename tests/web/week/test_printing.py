"""A shared week on paper, in both councils' names, for eyes and for screen readers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.week.plan import Plan
from tests.web.paper.reading import Paper
from tests.web.week.conftest import Person, at_now
from tests.web.week.making import ART, find, planned
from web.paper import typesetting


def paper_of(person: Person, below: str) -> Paper:
    response = person.opens(person.path(below))
    assert response.status_code == 200
    assert response.content_type == "application/pdf"
    assert response.headers["Cache-Control"] == "no-store"
    return Paper(response.data)


@pytest.mark.parametrize(
    ("council", "name"),
    [("dorset", "Dorset Council"), ("nottinghamshire", "Nottinghamshire County Council")],
)
def test_the_easy_read_sheet_says_all_that_its_page_says(
    meet: Callable[..., Person], council: str, name: str
) -> None:
    person = meet(council=council)
    paper = paper_of(person, "/easy.pdf")
    assert paper.text.startswith(name)
    for words in (
        "Your week",
        "Art & craft for all <b>.",
        "It costs £7 each time for two people.",
        "You said: I miss the goats. Ring me on [phone number].",
        "There is little time between",
        "This is an estimate, not an assessment.",
        "You can open this week until 21 December 2026",
        "Pictures: OpenMoji",
    ):
        assert words in paper.text
    assert "07700 900123" not in paper.text
    assert "DT4 9ZZ" not in paper.text


def test_every_picture_has_words_and_every_column_a_header(person: Person) -> None:
    paper = paper_of(person, "/easy.pdf")
    pictures = [str(one["/Alt"]) for one in paper.tags("Figure")]
    assert {"Picture: painting", "Picture: swimming", "Picture: clock"} <= set(pictures)
    assert len(paper.tags("TH")) == 4
    assert len(paper.tags("TR")) == 8
    assert len(paper.tags("H1")) == 7 + 4


def test_the_sheet_for_staff_has_its_options_as_headers(person: Person) -> None:
    object.__setattr__(person.site.parts, "find", find)
    paper = paper_of(person, "/broker.pdf")
    assert paper.title == "Options for a week"
    assert len(paper.tags("TH")) == 8
    for words in ("Costs less", "Clay café", "Facts checked on 2 October 2026", "hut@example.org",
                  "Costs are an estimate, not an assessment."):  # fmt: skip
        assert words in paper.text


@pytest.mark.parametrize("below", ["/easy.pdf", "/broker.pdf"])
def test_an_empty_week_and_strange_signs_can_be_printed(person: Person, below: str) -> None:
    path = person.path(below)
    person.plans(Plan("another"))
    person.shares()
    assert "There is nothing in this week yet." in Paper(person.opens(path).data).text
    strange = replace(ART, name="😀 Art 漢字 " + "Neighbourhood" * 9)
    at_now(person.site, (strange,))
    person.plans(planned((strange, "tue")))
    person.shares()
    assert "Art" in Paper(person.opens(path).data).text


def test_what_was_made_up_or_has_gone_is_said_on_paper_too(person: Person) -> None:
    at_now(person.site, (replace(ART, sample=True),))
    easy, broker = paper_of(person, "/easy.pdf"), paper_of(person, "/broker.pdf")
    assert "This is a made-up example" in easy.text
    assert "This is not on our list any more." in easy.text
    assert "Made-up example" in broker.text
    assert "Not in the catalogue any more" in broker.text


def test_what_cannot_be_printed_is_told_and_not_shown_broken(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise typesetting.PaperError("broken")

    monkeypatch.setattr("web.week.printing.typeset", broken)
    response = person.opens(person.path("/easy.pdf"))
    assert response.status_code == 503
    assert "Look at the page, and print that." in response.get_data(as_text=True)


def test_many_sheets_a_minute_are_too_many(meet: Callable[..., Person]) -> None:
    person = meet(rate_limit=3)
    path = person.path("/easy.pdf")
    assert [person.opens(path).status_code for _ in range(4)] == [200, 200, 200, 429]
