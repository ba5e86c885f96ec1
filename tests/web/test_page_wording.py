"""What our pages say around the answers, in words that everyone can follow."""

from __future__ import annotations

import re

import pytest

from bot.settings import PROJECT
from bot.wording import sentences
from tests.advice import reading

FAMILIES = ("ask.", "easy.", "saved.", "sheet.")
WORDS = {key: text for key, text in sentences().items() if key.startswith(FAMILIES)}


@pytest.mark.parametrize("key", WORDS)
def test_a_nine_year_old_can_follow_it(key: str) -> None:
    for sentence in reading.sentences(WORDS[key]):
        assert len(reading.words(sentence)) <= 15
    if WORDS[key].endswith("."):  # the measure says nothing of a few words
        assert reading.grade(WORDS[key]) <= 5
    assert reading.grade("\n".join(WORDS.values())) <= 3


def test_every_word_is_used() -> None:
    files = [*(PROJECT / "web").rglob("*.py"), *(PROJECT / "web" / "templates").glob("*.html")]
    code = "\n".join(f.read_text("utf-8") for f in files)
    used = set(re.findall(r"""["']([a-z_.]+)["']""", code))
    # "sheet.part." is put together with what follows; a whole family is not.
    begun = tuple(re.findall(r"""["']([a-z_]+\.[a-z_.]+\.)(?:["'] ~|\{)""", code))
    ours = [key for key in sentences() if key.startswith((*FAMILIES, "broker."))]
    assert [key for key in ours if key not in used and not key.startswith(begun)] == []
