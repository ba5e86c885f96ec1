"""Whether a reply took the sentence as it was meant: right, asked, wrong, or no answer at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.evaluation.asking import Reply, Trial
from bot.evaluation.sentences import Sentence
from bot.vocabulary import topic_id
from bot.wording import sentences as wording

Verdict = Literal["right", "asked", "wrong", "error"]
UNCLEAR = "talk/unclear"


@dataclass(frozen=True)
class Row:
    """A sentence that was scored."""

    sentence: Sentence
    verdict: Verdict
    reply: Reply | None = None
    """None for an error."""
    offered: bool = False
    """Where it asked: whether what was meant is among the choices."""
    error: str | None = None

    @property
    def answered(self) -> str:
        """The topic of the reply; empty for an error."""
        return self.reply.topic if self.reply else ""

    @property
    def alarmed(self) -> bool:
        """Whether it was taken to be urgent."""
        return self.reply is not None and (
            self.reply.urgent or self.reply.topic.startswith("urgent/")
        )


def judge(trial: Trial, readings: Mapping[str, str]) -> Row:
    """The verdict on one reply. ``readings``: the text that a choice sends, to its topic."""
    sentence, reply = trial.sentence, trial.reply
    if reply is None:
        return Row(sentence, "error", error=trial.error)
    if reply.topic == sentence.topic:
        return Row(sentence, "right", reply)
    if reply.topic == UNCLEAR:
        offered = sentence.topic in {readings.get(text) for text in reply.choices}
        return Row(sentence, "asked", reply, offered)
    return Row(sentence, "wrong", reply)


def judge_all(trials: Iterable[Trial]) -> list[Row]:
    """The verdicts on replies, with the readings that the assistant offers today."""
    readings = topics_of_choices(wording())
    return [judge(trial, readings) for trial in trials]


def topics_of_choices(words: Mapping[str, str]) -> dict[str, str]:
    """The topic of each choice, by the text that it sends (``reading.<topic>.text``)."""
    found = {}
    for key, text in words.items():
        first, _, rest = key.partition(".")
        name, _, kind = rest.rpartition(".")
        if first == "reading" and kind == "text":
            found[text] = topic_id(name)
    return found
