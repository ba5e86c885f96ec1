"""What is said to everyone alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.advice import AdvicePages
from bot.advice.glossary import Glossary
from bot.council import read
from bot.language.spoken import sentences, spoken
from bot.settings import PROJECT
from bot.speech.fixed import fixed_sentences
from web.explaining import hard_words
from web.messages import greeting

COUNCILS = sorted((PROJECT / "data" / "councils").glob("*/council.toml"))


@pytest.mark.parametrize("pack", COUNCILS, ids=lambda file: file.parent.name)
def test_every_advice_answer_and_the_greeting_are_fixed(pack: Path) -> None:
    """As :func:`web.messages.message` speaks them: one text of all, and what words mean."""
    council = read(pack.parent)
    pages = AdvicePages.load(PROJECT / "data" / "advice", council)
    glossary = Glossary.load(PROJECT / "data" / "glossary.yml")
    fixed = set(fixed_sentences(council, pages, glossary))
    answers = [greeting(council)["text"]]
    for page in pages:
        answers.append("\n\n".join(p for p in (page.answer, page.said_then, page.next_step) if p))
        answers.append(page.easy)
    assert len(answers) > 100
    for text in answers:
        meanings = [word["explanation"] for word in hard_words(glossary, text)]
        assert fixed.issuperset(sentences(spoken(" ".join([text, *meanings])))), text


def test_no_sentence_comes_twice() -> None:
    council = read(COUNCILS[0].parent)
    pages = AdvicePages.load(PROJECT / "data" / "advice", council)
    found = fixed_sentences(council, pages, Glossary([]))
    assert len(found) == len(set(found)) > 500
