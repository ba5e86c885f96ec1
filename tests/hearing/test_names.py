"""Places that were heard as other words, and words that only sound like places."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.hearing.names import with_places
from bot.hearing.prompt import NAMES, prompt
from bot.language.gazetteer import Gazetteer
from bot.language.places import read_place_names

ORDINARY = Path(__file__).with_name("ordinary_sentences.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("What is on in way mouth?", "What is on in Weymouth?"),
        ("Is there anything in gilling ham?", "Is there anything in Gillingham?"),
        ("A lunch club near bemminster please.", "A lunch club near Beaminster please."),
        ("Is there a choir in Wymouth on Friday?", "Is there a choir in Weymouth on Friday?"),
        ("Swimming near Way-Mouth.", "Swimming near Weymouth."),
        ("A cafe near Beam andster for him", "A cafe near Beaminster for him"),
        ("Walks in Lime Regis", "Walks in Lyme Regis"),
        ("I live in bland ford.", "I live in Blandford."),
        ("It is in Bridge Port.", "It is in Bridport."),
        ("A club in Stermannster, Newton?", "A club in Sturminster Newton?"),
        ("For people with autism and sureborn.", "For people with autism and Sherborne."),
        ("Waymouth's pool", "Weymouth's pool"),
        ("Wymouth", "Weymouth"),
    ],
)
def test_a_place_gets_its_name_back(gazetteer: Gazetteer, heard: str, meant: str) -> None:
    assert with_places(heard, gazetteer) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "What is on in Weymouth, Dorchester or Poole?",
        "Is Bridport nearer than Lyme Regis?",
        "I'm Weymouth born and bred.",
        "From Blandford Forum to Blandford",
        "I live in Poole, Dorset.",
        "Mrs Waymouth told me.",
        "He wore a blindfold.",
    ],
)
def test_what_is_right_stays_as_it_is(gazetteer: Gazetteer, text: str) -> None:
    assert with_places(text, gazetteer) == text


def test_there_are_a_hundred_ordinary_sentences() -> None:
    assert len(set(ORDINARY)) == 100


@pytest.mark.parametrize("form", [str, str.lower, lambda text: text.replace("near", "in")])
def test_ordinary_sentences_are_not_changed(gazetteer: Gazetteer, form: type[str]) -> None:
    changed = {
        text: after
        for text in map(form, ORDINARY)
        if (after := with_places(text, gazetteer)) != text
    }
    assert changed == {}


def test_the_prompt_names_the_council_s_largest_places(places_table: Path) -> None:
    text = prompt(read_place_names(places_table, "dorset"))
    assert {"Weymouth", "Dorchester", "Swanage"} <= set(text.split(".")[0].split(", "))
    assert "Leeds" not in text
    assert text.count(",") >= NAMES - 1
    assert 40 <= len(text.split()) <= 80


def test_a_council_without_places_still_has_a_prompt() -> None:
    assert prompt([]).startswith("Things to do")
