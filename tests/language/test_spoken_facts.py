"""Facts that were written by people who had not seen the rules."""

from __future__ import annotations

import json
import re

import pytest

from bot.language.spoken import spoken
from bot.settings import PROJECT

FOLDER = PROJECT / "data" / "evaluation" / "spoken"


def words(text: str) -> list[str]:
    plain = text.lower().replace("-", " ").replace("’", "'")
    return re.sub(r"[^\w\s']", " ", plain).split()


@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_nearly_every_fact_is_said_rightly(name: str) -> None:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    facts = [json.loads(line) for line in lines]
    wrong = [
        (fact["written"], spoken(fact["written"]), fact["spoken"])
        for fact in facts
        if words(spoken(fact["written"]))
        not in [words(one) for one in (fact["spoken"], *fact.get("also", ()))]
    ]
    assert len(facts) >= 200
    assert len(wrong) <= len(facts) / 100, wrong
