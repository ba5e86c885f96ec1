"""Many messages at once are read as one by one."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.language import reading_many
from bot.language.gazetteer import Gazetteer
from bot.language.reader import read

TEXTS = ["swimming in weymouth on saturday", "", "what is a review", "no bingo please"] * 3


@pytest.mark.parametrize("worth_it", [1, 1_000])
def test_they_are_read_as_one_by_one_and_in_order(
    worth_it: int, now: datetime, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_many, "_WORTH_IT", worth_it)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    found = list(reading_many.read_many(TEXTS, now, gazetteer))
    assert found == [read(text, now, gazetteer) for text in TEXTS]
