"""Speaks a text with the first engine that can, and remembers the sound."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from bot.breaker import Breaker
from bot.language.spoken import sentences
from bot.settings import Settings
from bot.speech.cache import AudioCache, key
from bot.speech.engine import PLAIN_RATE, Audio, Engine, SpeechError
from bot.speech.joining import join

LOCAL_FAILURES, LOCAL_REST_SECONDS = 2, 30.0
"""A process that died starts again at once; one that fails twice in a row is left alone a while."""
REMOTE_FAILURES, REMOTE_REST_SECONDS = 1, 300.0
"""One wait for a network that is not there is enough."""


@dataclass(frozen=True)
class _Guarded:
    engine: Engine
    breaker: Breaker


class Speaker:
    """The engines in the order in which they are tried, over one cache. Threads may share it."""

    def __init__(self, engines: Sequence[Engine], cache: AudioCache) -> None:
        self._guarded = tuple(_Guarded(engine, _breaker(engine)) for engine in engines)
        self._cache = cache
        self._making: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def speak(self, text: str, *, private: bool, rate: float = PLAIN_RATE) -> Audio:
        """The sound of ``text``, words as they are said, all of it by one voice.

        It is made sentence by sentence, as a listener asks for it, so that each is made once.
        ``private``: it may hold something of a person's. It is then spoken on this machine
        and never written down.

        Raises:
            SpeechError: where no engine could make it.
        """
        parts = [part for part in sentences(text) if any(c.isalnum() for c in part)]
        if not parts:
            raise SpeechError("There is nothing to say.")
        failure: SpeechError | None = None
        for guarded in self._guarded:
            if private and not guarded.engine.local:
                continue
            try:
                sounds = [self._sentence(part, guarded, private, rate) for part in parts]
            except SpeechError as error:
                failure = error
                continue
            return join(text, parts, sounds)
        raise SpeechError("No voice is working. Try again later.") from failure

    def wake(self) -> None:
        """Get the engines ready for the first listener, without waiting for them."""
        for guarded in self._guarded:
            guarded.engine.wake()

    def close(self) -> None:
        """End what the engines run."""
        for guarded in self._guarded:
            guarded.engine.close()

    def _sentence(self, text: str, guarded: _Guarded, private: bool, rate: float) -> Audio:
        engine = guarded.engine
        name = key(text, engine, rate)
        # The sound and its word times are asked for at the same moment: one makes, one waits.
        with self._alone(name):
            kept = self._cache.get(name, private=private)
            if kept:
                return kept
            if not guarded.breaker.allows():
                raise SpeechError(f"The voice {engine.name} failed lately.")
            try:
                audio = engine.speak(text, rate)
            except SpeechError:
                guarded.breaker.failed()
                raise
            guarded.breaker.succeeded()
            self._cache.put(name, audio, private=private, for_good=not engine.local)
            return audio

    @contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        with self._lock:
            lock = self._making.setdefault(name, threading.Lock())
        with lock:
            yield
        with self._lock:
            if not lock.locked():
                self._making.pop(name, None)


def _breaker(engine: Engine) -> Breaker:
    if engine.local:
        return Breaker(LOCAL_FAILURES, LOCAL_REST_SECONDS)
    return Breaker(REMOTE_FAILURES, REMOTE_REST_SECONDS)


def open_speaker(settings: Settings) -> Speaker:
    """The speaker that DAYWISE_SPEECH asks for. Nothing starts before it is needed."""
    from bot.speech.engines import engines

    return Speaker(engines(settings.speech), AudioCache(settings.state / "audio"))
