"""Speaks a text with the first engine that can, and remembers the sound."""

from __future__ import annotations

from collections.abc import Sequence

from bot.settings import Settings
from bot.speech.cache import AudioCache, key
from bot.speech.engine import Audio, Engine, SpeechError
from bot.speech.espeak import EspeakEngine


class Speaker:
    """The engines in the order in which they are tried, over one cache."""

    def __init__(self, engines: Sequence[Engine], cache: AudioCache) -> None:
        self._engines = tuple(engines)
        self._cache = cache

    def speak(self, text: str, *, private: bool) -> Audio:
        """The sound of ``text``, words as they are said.

        Raises:
            SpeechError: where no engine could make it.
        """
        if not any(character.isalpha() for character in text):
            raise SpeechError("There is nothing to say.")
        failure: SpeechError | None = None
        for engine in self._engines:
            kept = self._cache.get(key(text, engine), private=private)
            if kept:
                return kept
            try:
                audio = engine.speak(text)
            except SpeechError as error:
                failure = error
                continue
            self._cache.put(key(text, engine), audio, private=private)
            return audio
        raise SpeechError("No voice is working. Try again later.") from failure


def open_speaker(settings: Settings) -> Speaker:
    """The speaker that the settings ask for.

    Of the engines that DAYWISE_SPEECH may name, espeak-ng is built in today; it speaks where
    no other does.
    """
    return Speaker([EspeakEngine()], AudioCache(settings.state / "audio"))
