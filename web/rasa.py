"""The client of the Rasa server: what a person says goes in, answers as data come out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol
from urllib.parse import quote

import httpx

from bot.errors import DaywiseError
from bot.safety.personal import without_masks

ANSWER_TIMEOUT_SECONDS = 10.0
FORGET_TIMEOUT_SECONDS = 3.0
CHECK_TIMEOUT_SECONDS = 2.0
OPINION_TIMEOUT_SECONDS = 1.0
"""For each step of the exchange: somebody may be in danger, so there is no waiting for long."""


class AssistantError(DaywiseError):
    """The Rasa server is down, too slow, or gave no answer that can be shown."""


class Assistant(Protocol):
    """Who answers."""

    def reply(
        self, conversation: str, text: str, location: Mapping[str, float] | None
    ) -> list[dict[str, Any]]:
        """One or more ``bot.answers.Answer.to_dict()``. Raises :class:`AssistantError`."""
        ...

    def forget(self, conversation: str) -> None:
        """Leave nothing of ``conversation``. Raises :class:`AssistantError`."""
        ...


class RasaClient:
    """Speaks to the Rasa server at ``url``. Safe to use from any thread."""

    def __init__(self, url: str, transport: httpx.BaseTransport | None = None) -> None:
        # trust_env: a proxy of the machine must never see a loopback conversation.
        self._http = httpx.Client(
            base_url=url,
            timeout=httpx.Timeout(ANSWER_TIMEOUT_SECONDS, connect=CHECK_TIMEOUT_SECONDS),
            transport=transport,
            trust_env=False,
        )

    def reply(
        self, conversation: str, text: str, location: Mapping[str, float] | None
    ) -> list[dict[str, Any]]:
        """What the assistant answers to ``text``, at least one answer.

        Raises:
            AssistantError: Rasa cannot be reached, takes over 10 s, or says nothing.
        """
        body = {
            "sender": conversation,
            "message": inert(without_masks(text)),
            "metadata": {"location": dict(location) if location else None},
        }
        try:
            response = self._http.post("/webhooks/daywise/webhook", json=body).raise_for_status()
            said = response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise AssistantError(f"Rasa did not answer: {type(error).__name__}.") from error
        answers = [
            entry["custom"]
            for entry in (said if isinstance(said, list) else [])
            if isinstance(entry, dict) and _is_answer(entry.get("custom"))
        ]
        if not answers:
            raise AssistantError("Rasa gave no answer. Look at the log of the actions.")
        return answers

    def forget(self, conversation: str) -> None:
        """Have the tracker of ``conversation`` deleted; fine where there is none.

        Raises:
            AssistantError: Rasa cannot be reached or did not do it.
        """
        path = f"/webhooks/daywise/conversations/{quote(conversation, safe='')}"
        try:
            response = self._http.delete(path, timeout=FORGET_TIMEOUT_SECONDS)
            if response.status_code != httpx.codes.NOT_FOUND:
                response.raise_for_status()
        except httpx.HTTPError as error:
            raise AssistantError(f"Rasa did not forget: {type(error).__name__}.") from error

    def likeliest(self, text: str) -> tuple[str, float]:
        """The topic that the model holds likeliest, and how sure it is, outside any conversation.

        Raises:
            AssistantError: Rasa cannot be reached, is too slow, or says nothing.
        """
        body = {"text": inert(without_masks(text))}
        try:
            response = self._http.post("/model/parse", json=body, timeout=OPINION_TIMEOUT_SECONDS)
            best = response.raise_for_status().json()["intent"]
            return str(best["name"]), float(best["confidence"])
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise AssistantError(f"Rasa gave no opinion: {type(error).__name__}.") from error

    def check(self) -> None:
        """Ask whether a model is loaded.

        Raises:
            AssistantError: Rasa cannot be reached or has no model yet.
        """
        try:
            self._http.get("/status", timeout=CHECK_TIMEOUT_SECONDS).raise_for_status()
        except httpx.HTTPError as error:
            raise AssistantError(f"Rasa is not ready: {type(error).__name__}.") from error

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()


def inert(text: str) -> str:
    """``text`` without the leading "/" that makes Rasa take it for a command.

    Rasa reads "/restart" and "/some_intent{...}" as intents with slots, not as words.
    """
    return text.lstrip("/ \t\n") or "?"


def _is_answer(custom: object) -> bool:
    if not isinstance(custom, dict) or not isinstance(custom.get("text"), str):
        return False
    understood = custom.get("understood")
    return isinstance(understood, dict) and isinstance(understood.get("topic"), str)
