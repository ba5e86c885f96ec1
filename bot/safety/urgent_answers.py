"""What is said to an urgent message: the page of its topic in ``data/advice/urgent``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.advice.pages import AdviceError, read_answer
from bot.answers import Answer, Source, Understood
from bot.council import Council
from bot.errors import DaywiseError
from bot.safety.rulebook import TOPICS

_SENTENCE_END = re.compile(r"(?<=[.!?])\s|\n")


class UrgentAnswersError(DaywiseError):
    """A page for urgent messages is missing or does not lead with 999; names the file."""


@dataclass(frozen=True)
class _Page:
    text: str
    sources: tuple[Source, ...]


class UrgentAnswers:
    """The answers to the four urgent topics, with one council's numbers filled in."""

    def __init__(self, pages: Mapping[str, _Page]) -> None:
        self._pages = dict(pages)

    @classmethod
    def load(cls, folder: Path, council: Council) -> UrgentAnswers:
        """Read the page of every urgent topic from ``folder``, "<topic>.md" each.

        Raises:
            UrgentAnswersError: for the first page that is missing, cannot be read, or whose first
                sentence does not name 999.
        """
        return cls({topic: _read(folder / f"{topic}.md", council) for topic in TOPICS})

    def answer(self, topic: str, confidence: float) -> Answer:
        """The answer to ``topic`` ("abuse", with or without its "urgent/").

        It carries no activities and no choices: nothing stands beside the numbers.

        Raises:
            KeyError: where ``topic`` is none of the four.
        """
        topic = topic.removeprefix("urgent/")
        page = self._pages[topic]
        return Answer(
            text=page.text,
            understood=Understood(topic=f"urgent/{topic}", confidence=confidence),
            sources=page.sources,
            urgent=True,
        )


def _read(file: Path, council: Council) -> _Page:
    try:
        text, sources = read_answer(file, council)
    except AdviceError as error:
        raise UrgentAnswersError(str(error)) from error
    first = _SENTENCE_END.split(text, maxsplit=1)[0]
    if "999" not in first:
        raise UrgentAnswersError(
            f"{file} begins with {first!r}. Begin its answer with a sentence that says to ring 999."
        )
    return _Page(text, tuple(sources))
