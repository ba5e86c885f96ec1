from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.advice.glossary import Glossary, GlossaryEntry, GlossaryError
from bot.settings import PROJECT
from tests.advice.reading import grade, sentences, words

SHIPPED = Glossary.load(PROJECT / "data" / "glossary.yml")
every_entry = pytest.mark.parametrize("entry", list(SHIPPED), ids=lambda entry: entry.word)


@pytest.fixture
def glossary() -> Glossary:
    return Glossary(
        [
            GlossaryEntry("assessment", "It is a talk.", ("assessments",)),
            GlossaryEntry("carer's assessment", "It is a talk about you."),
            GlossaryEntry("carer", "They look after somebody.", ("carers",)),
            GlossaryEntry("personal assistant", "They are paid to help.", ("PA", "PAs")),
            GlossaryEntry("micro-provider", "It is a small service."),
        ]
    )


def explained(glossary: Glossary, text: str, *already: str) -> list[str]:
    return [word for word, _ in glossary.explain(text, already)]


def test_a_word_comes_with_its_explanation(glossary: Glossary) -> None:
    assert glossary.explain("Ask for an assessment.") == [("assessment", "It is a talk.")]


def test_words_come_once_in_the_order_of_their_first_use(glossary: Glossary) -> None:
    text = "A PA may help. Carers know. The PA and the carer need an assessment."
    assert explained(glossary, text) == ["personal assistant", "carer", "assessment"]


def test_the_longer_of_two_words_wins(glossary: Glossary) -> None:
    assert explained(glossary, "a carer's assessment") == ["carer's assessment"]


def test_the_longer_word_wins_though_it_starts_later() -> None:
    glossary = Glossary(
        [
            GlossaryEntry("personal care", "It is help to wash."),
            GlossaryEntry("care needs assessment", "It is a talk."),
        ]
    )
    assert explained(glossary, "your personal care needs assessment") == ["care needs assessment"]


def test_a_shorter_word_is_still_found_elsewhere(glossary: Glossary) -> None:
    text = "A carer's assessment is for each carer."
    assert explained(glossary, text) == ["carer's assessment", "carer"]


@pytest.mark.parametrize("text", ["careri", "scarers", "a pace", "spa", "self-assessment", ""])
def test_a_piece_of_a_word_does_not_count(glossary: Glossary, text: str) -> None:
    assert explained(glossary, text) == []


@pytest.mark.parametrize(
    "text",
    ["CARER", "the carer, who", "(carer)", "“carer”", "carer’s"],
)
def test_capitals_and_marks_make_no_difference(glossary: Glossary, text: str) -> None:
    assert explained(glossary, text) == ["carer"]


@pytest.mark.parametrize(
    "text", ["micro-provider", "micro provider", "Micro-\nprovider", "micro  provider"]
)
def test_a_hyphen_a_space_and_a_new_line_are_the_same(glossary: Glossary, text: str) -> None:
    assert explained(glossary, text) == ["micro-provider"]


def test_a_curly_apostrophe_is_an_apostrophe(glossary: Glossary) -> None:
    assert explained(glossary, "a carer’s assessment") == ["carer's assessment"]


@pytest.mark.parametrize("known", ["personal assistant", "PA", "pas", "Personal  Assistant"])
def test_what_was_explained_already_is_left_out(glossary: Glossary, known: str) -> None:
    assert explained(glossary, "a PA for a carer", known, "nonsense") == ["carer"]


def test_a_glossary_without_words_explains_nothing() -> None:
    assert Glossary([]).explain("A review is a talk.") == []


def test_a_form_that_two_words_share_is_an_error(glossary: Glossary) -> None:
    with pytest.raises(GlossaryError, match="'pa' stands under both 'personal assistant' and 'p'"):
        Glossary([*glossary, GlossaryEntry("p", "It is a letter.", ("pa",))])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("word: hub", "holds no list"),
        ("- hub", "entry 1 is 'hub'"),
        ("- word: hub", "entry 1 has no 'explanation'"),
        ("- explanation: It is a place.", "entry 1 has no 'word'"),
        ("- {word: hub, explanation: It is., forms: hubs}", "'forms' of 'hub' is 'hubs'"),
        ("- {word: hub, explanation: A., forms: [hubs]}\n- {word: Hubs, explanation: B.}", "both"),
        ("- word: : hub", "cannot be read"),
    ],
)
def test_an_error_names_the_file_and_what_is_wrong(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "glossary.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError) as error:
        Glossary.load(file)
    assert "glossary.yml" in str(error.value)
    assert told in str(error.value)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="cannot be read"):
        Glossary.load(tmp_path / "glossary.yml")


def test_eighty_words_are_shipped_in_the_order_of_the_alphabet() -> None:
    entries = [re.sub(r"\W", "", entry.word.casefold()) for entry in SHIPPED]
    assert len(entries) >= 80
    assert entries == sorted(entries)


@every_entry
def test_every_word_is_explained_in_one_short_sentence(entry: GlossaryEntry) -> None:
    assert len(sentences(entry.explanation)) == 1
    assert entry.explanation.endswith(".")
    assert len(words(entry.explanation)) <= 15


@every_entry
def test_every_explanation_says_which_word_it_explains(entry: GlossaryEntry) -> None:
    assert entry.word in explained(SHIPPED, entry.explanation)


def test_explanations_can_be_read_at_nine_years_of_age() -> None:
    text = "\n".join(entry.explanation for entry in SHIPPED)
    assert grade(text) <= 6
