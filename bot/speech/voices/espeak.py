"""espeak-ng, which is under the GPL: ``python -m bot.speech.voices.espeak``.

The calls are those of espeak-ng's ``speak_lib.h``.
"""

from __future__ import annotations

import ctypes
from typing import Any

import espeakng_loader

from bot.speech.voices.letters import joined
from bot.speech.voices.serving import serve

WORDS_PER_MINUTE = 150
"""Slower than espeak's own 175: people with a learning disability asked for slower voices."""

_SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: samples go to the callback, nothing is played
_DONT_EXIT = 0x8000
_UTF8 = 1
_POSITION_CHARACTER = 1
_RATE = 1
_EVENT_END_OF_LIST, _EVENT_WORD = 0, 1
_VOICE = b"English (Great Britain)"


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Espeak:
    """espeak-ng with its British voice."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = str(espeakng_loader.get_data_path()).encode()
        self.sample_rate = self._library.espeak_Initialize(_SYNCHRONOUS, 0, data, _DONT_EXIT)
        if self.sample_rate <= 0:
            raise RuntimeError("espeak-ng did not start")
        if self._library.espeak_SetVoiceByName(_VOICE) != 0:
            raise RuntimeError("espeak-ng has no British voice")
        self._samples = bytearray()
        self._words: list[list[int]] = []
        self._callback = _CALLBACK(self._take)  # kept, or ctypes frees it while it is in use
        self._library.espeak_SetSynthCallback(self._callback)

    def speak(self, text: str, rate: float) -> tuple[bytes, list[list[int]]]:
        """See :class:`bot.speech.voices.serving.Voice`."""
        self._samples.clear()
        self._words.clear()
        encoded = joined(text).encode()
        self._library.espeak_SetParameter(_RATE, round(WORDS_PER_MINUTE * rate), 0)
        failed = self._library.espeak_Synth(
            encoded, len(encoded) + 1, 0, _POSITION_CHARACTER, 0, _UTF8, None, None
        )
        if failed:
            raise RuntimeError(f"espeak-ng failed with {failed}")
        self._library.espeak_Synchronize()
        return bytes(self._samples), list(self._words)

    def _take(self, samples: Any, count: int, events: Any) -> int:
        if count > 0 and samples:
            self._samples += ctypes.string_at(samples, count * 2)
        for index in range(10_000):
            event = events[index]
            if event.type == _EVENT_END_OF_LIST:
                break
            if event.type == _EVENT_WORD:
                start = event.text_position - 1
                self._words.append([start, start + event.length, event.audio_position])
        return 0


if __name__ == "__main__":
    serve(Espeak)
