"""Sentences, replies and rows, made with what a test is about and nothing else."""

from __future__ import annotations

from typing import Any

from bot.evaluation.asking import AskingError, Reply, Trial
from bot.evaluation.sentences import Sentence
from bot.evaluation.verdicts import Row, judge

READINGS = {"Show me more": "find/more_results", "What is a review?": "advice/what_is_a_review"}


def sentence(text: str = "words", topic: str = "find/find_activity", **more: Any) -> Sentence:
    told = {"style": "clean", "part": "test", "source": "find", **more}
    return Sentence(text, topic, **told)


def row(
    topic: str = "find/find_activity",
    answered: str = "find/find_activity",
    wanted: dict[str, Any] | None = None,
    **more: Any,
) -> Row:
    """The row of a sentence about ``topic`` that was answered as ``answered``."""
    reply = Reply(answered, **{"confidence": 0.9, **more})
    return judge(Trial(sentence(topic=topic, **(wanted or {})), reply), READINGS)


def error(topic: str = "find/find_activity", **wanted: Any) -> Row:
    """The row of a sentence that got no answer."""
    return judge(Trial(sentence(topic=topic, **wanted), None, "503"), READINGS)


class FakeAssistant:
    """Answers what it was told to, by text; has no answer to the rest."""

    def __init__(self, replies: dict[str, Reply]) -> None:
        self.replies = replies

    def ask(self, text: str) -> Reply:
        if text not in self.replies:
            raise AskingError("HTTPStatusError: 503")
        return self.replies[text]
