"""Data becomes a PDF that a screen reader can read, whatever signs it holds."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.paper.reading import Paper
from web.paper.typesetting import PaperError, typeset

NO_PICTURE = {"file": "", "alt": ""}


def sheet(*texts: str, **more: Any) -> dict[str, Any]:
    return {
        "title": "Your week",
        "council": "Dorset Council",
        "colour": "#1f5c3a",
        "intro": [],
        "footer": "Your week",
        "glance": None,
        "sections": [
            {
                "heading": "Monday",
                "lines": [
                    {
                        "bold": False,
                        "picture": NO_PICTURE,
                        "pieces": [{"text": text, "bold": False}],
                    }
                    for text in texts
                ],
            }
        ],
        "made": [],
        **more,
    }


def test_it_is_tagged_and_says_its_language_and_title() -> None:
    paper = Paper(typeset("sheet", sheet("Nothing is planned.")))
    assert paper.root["/MarkInfo"]["/Marked"]
    assert paper.root["/Lang"] == "en-GB"
    assert paper.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert paper.title == "Your week"
    assert "<pdfuaid:part>1</pdfuaid:part>" in paper.metadata
    assert len(paper.tags("H1")) == 1
    assert "Nothing is planned." in paper.text


@pytest.mark.parametrize(
    "text",
    [
        "Café Llŷn – “half price” £3.50…",
        "Ελλάδα Москва",
        '#import "x" $a$ *b* _c_ [d] \\e @f <g> //h',
    ],
)
def test_every_sign_that_a_font_of_ours_has_is_there_as_it_was_written(text: str) -> None:
    assert text in Paper(typeset("sheet", sheet(text))).text


@pytest.mark.parametrize(
    "text", ["Fun 😀 club", "漢字 club", "\x00\x07 club", "\ud83d club", "\u202eclub"]
)
def test_what_no_font_has_is_left_out_and_the_rest_is_kept(text: str) -> None:
    assert "club" in Paper(typeset("sheet", sheet(text, "Café"))).text
    assert "Café" in Paper(typeset("sheet", sheet(text, "Café"))).text


def test_a_very_long_text_goes_on_over_pages() -> None:
    paper = Paper(typeset("sheet", sheet(*["One idea. " * 8] * 60, "w" * 300)))
    assert paper.pages > 3
    assert paper.text.count("One idea.") == 480


def test_a_picture_that_is_not_there_or_lies_elsewhere_is_an_error() -> None:
    for file in ("none.svg", "../../../etc/passwd"):
        line = {
            "bold": False,
            "picture": {"file": file, "alt": "x"},
            "pieces": [{"text": "x", "bold": False}],
        }
        sections = [{"heading": "Monday", "lines": [line]}]
        with pytest.raises(PaperError, match=r"sheet\.typ was not typeset"):
            typeset("sheet", sheet(sections=sections))
