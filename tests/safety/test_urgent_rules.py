"""How the rules files are read, and what is said where they are wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.safety.patterns import PatternError, compile_pattern
from bot.safety.plain import PlainWords, skeleton
from bot.safety.rulebook import FOLDER, RulesError, load

LISTS = {"who": ["he", "my mum"]}


def matches(pattern: str, text: str) -> bool:
    return bool(compile_pattern(pattern, LISTS).regex.search(text))


def test_words_stand_next_to_each_other() -> None:
    assert matches("not breathing", "she is not breathing ")
    assert not matches("not breathing", "not now breathing ")
    assert not matches("not breathing", "knot breathing ")


def test_a_gap_stays_within_its_length_and_sentence() -> None:
    assert matches("chest ..2 pain", "chest full of pain ")
    assert not matches("chest ..2 pain", "chest full of sharp pain ")
    assert not matches("chest ..2 pain", "chest . pain ")


def test_alternatives_lists_and_phrases() -> None:
    assert matches("<who> fell|went_down", "my mum went down ")
    assert not matches("<who> fell|went_down", "mum went down ")


def test_ends_and_beginnings_are_those_of_a_sentence() -> None:
    assert matches("^ fire $", "hello . fire ? . ")
    assert not matches("^ fire $", "fire engine . ")
    assert matches("cope $|with", "i can not cope . ")


def test_open_words_and_years() -> None:
    assert matches("bruis*", "bruising ")
    assert matches("in yyyy", "in 2019 ")
    assert not matches("in yyyy", "in 20 minutes ")


def test_is_finds_the_short_form() -> None:
    assert matches("mum is ill", "mum 's ill ")


@pytest.mark.parametrize("written", ["<nobody> fell", "a||b", "..3"])
def test_a_pattern_that_cannot_be_read_is_named(written: str) -> None:
    with pytest.raises(PatternError, match=r"\S"):
        compile_pattern(written, LISTS)


@pytest.fixture
def plain_words() -> PlainWords:
    spellings = {"hes": "he is", "no more": "anymore", "um": ""}
    return PlainWords(spellings, ["breathing", "collapsed", "he", "is", "not"], ["mum"])


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Hes NOT brethin!!", "he is not breathing . "),
        ("um he collapsd", "he collapsed "),
        ("mums ill? yes", "mum 's ill ? . yes "),
        ("no more… no", "anymore . no "),
        ("He’s not", "he is not "),
        ("the career", "the career "),
        ("", ""),
        ("🙂", ""),
    ],
)
def test_what_people_type_becomes_plain(plain_words: PlainWords, typed: str, plain: str) -> None:
    assert plain_words.plain(typed) == plain


def test_sound_alikes_have_one_skeleton() -> None:
    assert skeleton("brething") == skeleton("breathing")
    assert skeleton("nife") == skeleton("knife")
    assert skeleton("stroke") != skeleton("smoke")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "rules"))


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "abuse.yml").unlink()
    with pytest.raises(RulesError, match=r"abuse\.yml cannot be read"):
        load(folder)


def test_a_rule_without_sentences_is_refused(folder: Path) -> None:
    (folder / "abuse.yml").write_text("rules: {hits: {says: [he hits]}}", encoding="utf-8")
    with pytest.raises(RulesError, match="hits needs 'says' and 'catches'"):
        load(folder)


def test_a_misspelt_key_is_refused(folder: Path) -> None:
    text = "rules: {hits: {says: [he hits], catches: [he hits], unles: [a]}}"
    (folder / "abuse.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RulesError, match="unles"):
        load(folder)


def test_an_unknown_list_is_named(folder: Path) -> None:
    text = "rules: {hits: {says: [<robots> hit], catches: [he hits]}}"
    (folder / "abuse.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RulesError, match="<robots>"):
        load(folder)
