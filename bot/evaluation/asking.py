"""Sends held-out sentences to a running assistant, each as the first of a fresh conversation."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

from bot.errors import DaywiseError
from bot.evaluation.sentences import Sentence

ANSWER_SECONDS = 30.0
THREADS = 4


class AskingError(DaywiseError):
    """The assistant gave no answer that can be scored."""


@dataclass(frozen=True)
class Reply:
    """What the assistant answered to one message."""

    topic: str
    confidence: float
    search: Mapping[str, Any] | None = None
    detail: str | None = None
    text: str = ""
    """All that was said, the messages parted by empty lines."""
    choices: tuple[str, ...] = ()
    """What would be sent by each choice."""
    urgent: bool = False
    milliseconds: float = 0.0
    """From the request for an answer to its end."""


@dataclass(frozen=True)
class Trial:
    """A sentence with the reply to it, or with the error that came instead."""

    sentence: Sentence
    reply: Reply | None
    error: str | None = None


class Assistant(Protocol):
    """What is scored."""

    def ask(self, text: str) -> Reply:
        """The reply to ``text`` as the first message of a conversation.

        Raises:
            AskingError: where there is none.
        """
        ...


class HttpAssistant:
    """A running Daywise at ``url`` (no slash at its end), asked through its public API."""

    def __init__(self, url: str, transport: httpx.BaseTransport | None = None) -> None:
        # a proxy set for the outside world is not asked for loopback addresses
        self._client = httpx.Client(
            base_url=url, timeout=ANSWER_SECONDS, trust_env=False, transport=transport
        )

    def ask(self, text: str) -> Reply:
        """See :meth:`Assistant.ask`."""
        begun = self._post("/api/conversations", {})
        started = time.perf_counter()
        path = f"/api/conversations/{begun['conversation']}/messages"
        answer = self._post(path, {"text": text})
        milliseconds = (time.perf_counter() - started) * 1000
        try:
            return _reply(answer, milliseconds)
        except (KeyError, TypeError, ValueError) as error:
            raise AskingError(f"The answer does not follow the contract: {error!r}.") from error

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        try:
            response = self._client.post(path, json=body)
            response.raise_for_status()
            answer: dict[str, Any] = response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise AskingError(f"{type(error).__name__}: {error}") from error
        return answer


def ask_all(
    assistant: Assistant,
    sentences: Sequence[Sentence],
    threads: int = THREADS,
    told: Callable[[int], None] | None = None,
) -> list[Trial]:
    """Ask every sentence, some at a time; ``told`` hears how many are done. Keeps the order."""
    trials = []
    with ThreadPoolExecutor(threads) as pool:
        for trial in pool.map(lambda sentence: _try(assistant, sentence), sentences):
            trials.append(trial)
            if told:
                told(len(trials))
    return trials


def time_messages(assistant: Assistant, sentences: Sequence[Sentence]) -> list[float]:
    """Milliseconds an answer took, one message after the other; those without one left out."""
    trials = [_try(assistant, sentence) for sentence in sentences]
    return [trial.reply.milliseconds for trial in trials if trial.reply]


def _try(assistant: Assistant, sentence: Sentence) -> Trial:
    try:
        return Trial(sentence, assistant.ask(sentence.text))
    except AskingError as error:
        return Trial(sentence, None, str(error))


def _reply(answer: Mapping[str, Any], milliseconds: float) -> Reply:
    understood, messages = answer["understood"], answer["messages"]
    return Reply(
        topic=understood["topic"],
        confidence=float(understood["confidence"]),
        search=understood["search"],
        detail=understood["detail"],
        text="\n\n".join(message["text"] for message in messages),
        choices=tuple(choice["text"] for message in messages for choice in message["choices"]),
        urgent=any(message["urgent"] for message in messages),
        milliseconds=milliseconds,
    )
