"""What somebody says about something else right after a week was shown is left alone."""

from __future__ import annotations

import random
from dataclasses import replace

import yaml

from bot.conversation.services import Services
from bot.conversation.turn import Memory, Turn
from bot.conversation.week import flow
from bot.conversation.week.kept import Kept
from bot.conversation.week.talk import Talk
from bot.settings import PROJECT
from bot.week.errors import PlanError
from tests.conversation.week.conftest import NOW, Town
from tests.week.making import FARM, SWIM, planned

OF_EACH = 8
MOST = 0.01
"""So many of them may be taken for a change of the week. Measured on 11,400: 0.0035."""
ELSEWHERE = {"my_week", "start_over"}
SHOWN = {"week": {}, "understood": {"topic": "find/my_week"}}


def sentences() -> list[tuple[str, str]]:
    """Some training sentences of every other topic, with their topics."""
    chosen = []
    drawn = random.Random(7)
    for file in sorted((PROJECT / "data" / "nlu").rglob("*.yml")):
        if {"vocabulary", "labels"} & {*file.parts}:
            continue
        for block in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)["nlu"]:
            if block["intent"] not in ELSEWHERE:
                lines = block["examples"].splitlines()
                texts = [line.strip()[2:] for line in lines if line.strip().startswith("- ")]
                chosen += [(text, block["intent"]) for text in drawn.sample(texts, OF_EACH)]
    return chosen


def test_other_topics_stay_other_topics(services: Services, town: Town) -> None:
    kept = Kept(planned((SWIM, "tue"), (FARM, "fri")), 1, "add")
    services, memory = replace(services, catalogue=town), Memory(week={"kept": True})

    def is_taken(text: str, intent: str) -> bool:
        turn = Turn(text, intent, 0.95, NOW, likely=(intent,), last_answer=SHOWN)
        try:
            return bool(flow.wishes_of(Talk(turn, memory, services, kept)))
        except PlanError:
            return True

    taken = [text for text, intent in sentences() if is_taken(text, intent)]
    assert len(taken) <= MOST * len(sentences()), taken


def test_before_any_week_nothing_else_begins_one(services: Services, town: Town) -> None:
    services = replace(services, catalogue=town)

    def begins(text: str, intent: str) -> bool:
        turn = Turn(text, intent, 0.95, NOW, likely=(intent,))
        return bool(flow.wishes_of(Talk(turn, Memory(), services, Kept(planned()))))

    assert [text for text, intent in sentences() if begins(text, intent)] == []
