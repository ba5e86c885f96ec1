"""What is said on the telephone and in texts."""

from __future__ import annotations

import re

import pytest

from bot.settings import PROJECT
from bot.wording import sentences
from tests.advice.reading import grade
from web.telephone.gsm import ALPHABET

WORDS = {key: text for key, text in sentences().items() if key.startswith("phone.")}


@pytest.mark.parametrize("key", WORDS)
def test_a_nine_year_old_can_follow_it(key: str) -> None:
    if len(WORDS[key].split()) > 3:  # the measure says nothing of less
        assert grade(WORDS[key]) <= 4.2
    assert grade("\n".join(WORDS.values())) <= 2


@pytest.mark.parametrize("key", [key for key in WORDS if key.startswith("phone.sms.")])
def test_our_own_texts_are_in_the_gsm_alphabet(key: str) -> None:
    assert set(re.sub(r"\{\w+\}", "", WORDS[key])) <= ALPHABET


def test_every_word_of_the_telephone_is_used() -> None:
    code = "\n".join(
        file.read_text(encoding="utf-8") for file in (PROJECT / "web" / "telephone").glob("*.py")
    )
    families = {
        r"phone\.open\.\d": "phone.open.{n}",
        r"phone\.nothing_\d": "phone.nothing_{",
        r"phone\.(slower|faster)": 'f"phone.{given}"',
        r"phone\.sms\.(help|start)": 'f"phone.sms.{texted(words)}"',
    }
    for key in WORDS:
        family = next((use for kind, use in families.items() if re.fullmatch(kind, key)), None)
        assert (family or f'"{key}"') in code.replace("'", '"'), key
