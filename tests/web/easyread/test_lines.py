"""One idea a line, a picture at the left, hard words marked and explained."""

from __future__ import annotations

import pytest

from bot.advice.glossary import Glossary, GlossaryEntry
from web.easyread.lines import Sheets
from web.symbols.choosing import Symbols

GLOSSARY = Glossary(
    [
        GlossaryEntry("respite", "Respite is a break for a carer.", ("respite care",)),
        GlossaryEntry("hub", "A hub is a place to go.", ("hubs",)),
    ]
)


@pytest.fixture(scope="module")
def sheets() -> Sheets:
    return Sheets(GLOSSARY, Symbols.load())


def test_every_sentence_and_every_item_is_a_line(sheets: Sheets) -> None:
    (lines,) = sheets.parts("We ask you. You tell us:\n\n- What is good?\n- What do you want?")
    assert [line.text for line in lines] == [
        "We ask you.", "You tell us:", "What is good?", "What do you want?",
    ]  # fmt: skip


def test_a_hard_word_is_marked_each_time_and_explained_once(sheets: Sheets) -> None:
    (lines,) = sheets.parts("Respite care helps. You can ask for respite.")
    assert [line.text for line in lines] == [
        "Respite care helps.", "Respite is a break for a carer.", "You can ask for respite.",
    ]  # fmt: skip
    assert [[one.text for one in line.pieces if one.is_hard] for line in lines] == [
        ["Respite care"], ["Respite"], ["respite"],
    ]  # fmt: skip


def test_what_one_part_of_a_sheet_explains_the_other_does_not(sheets: Sheets) -> None:
    first, second = sheets.parts("A hub is a place for help.", "Ring us. Ask for a hub.")
    assert [line.text for line in first] == ["A hub is a place for help."]
    assert [line.text for line in second] == ["Ring us.", "Ask for a hub."]


def test_a_picture_says_what_the_line_says_or_there_is_none(sheets: Sheets) -> None:
    (lines,) = sheets.parts("You can go swimming. There is no swimming. It is so.")
    assert [line.picture for line in lines] == ["/symbols/swimming.svg", "", ""]
