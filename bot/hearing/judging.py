"""Whether what Whisper wrote was said, and how sure that is.

Whisper was taught on films' subtitles, and writes something for every sound: "Thank you." for a
murmur, the words of its prompt for a hum, one phrase over and over for a noise. Its own measures
tell most of it (A. Radford and others, "Robust Speech Recognition via Large-Scale Weak
Supervision", 2022, 4.5); the bounds that differ from theirs were measured on Piper's voice alone
and in noise, murmurs of several voices, and speech played backwards (docs/speech.md).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_LOGPROB = -0.9
"""Words in quiet have -0.05 to -0.45, in a synthetic voice hard to follow down to -0.85."""
MOST_NO_SPEECH = 0.6
MOST_COMPRESSION = 2.4
_UNSURE_LOGPROB, _UNSURE_NO_SPEECH = -0.4, 0.35
"""From here on a stock phrase of subtitles was not said: one that was said has -0.15 and 0.2."""
_STOCK = frozenset(
    {
        "you", "thank you", "thank you very much", "thank you so much", "thanks", "bye", "bye bye",
        "thanks for watching", "thank you for watching", "please subscribe", "so", "okay", "oh",
        "the end", "see you", "see you next time", "see you in the next video",
    }
)  # fmt: skip
_OVER_AND_OVER = re.compile(r"\b(\w+(?: \w+){1,5}) \1 \1\b")
_ECHO = 3
"""Words of the prompt in a row that nobody says in the same order by chance."""


@dataclass(frozen=True)
class Segment:
    """A piece of what Whisper wrote, with its own measures of it."""

    text: str
    tokens: int
    avg_logprob: float
    """Mean of the natural logarithm of the chance of each token."""
    no_speech_prob: float
    compression_ratio: float
    """Of the text, by zlib: high where it says one thing over and over."""


@dataclass(frozen=True)
class Heard:
    """Words as they were heard, and how sure that is, from 0 to 1: the mean chance of a token."""

    text: str
    confidence: float


def judge(segments: Sequence[Segment], prompt: str = "") -> Heard | None:
    """What was said, or None where nothing was."""
    kept = [one for one in segments if _was_said(one, prompt)]
    if not kept:
        return None
    tokens = sum(one.tokens for one in kept) or 1
    logprob = sum(one.avg_logprob * one.tokens for one in kept) / tokens
    text = " ".join(" ".join(one.text for one in kept).split())
    return Heard(text, round(min(1.0, math.exp(logprob)), 3))


def _was_said(one: Segment, prompt: str) -> bool:
    said = _plain(one.text)
    if not said or one.compression_ratio > MOST_COMPRESSION or _OVER_AND_OVER.search(said):
        return False
    if one.avg_logprob < LEAST_LOGPROB or one.no_speech_prob > MOST_NO_SPEECH:
        return False
    unsure = one.avg_logprob < _UNSURE_LOGPROB or one.no_speech_prob > _UNSURE_NO_SPEECH
    return not (unsure and (said in _STOCK or _echoes(said, _plain(prompt))))


def _echoes(said: str, prompt: str) -> bool:
    words = said.split()
    runs = (" ".join(words[i : i + _ECHO]) for i in range(max(1, len(words) - _ECHO + 1)))
    return len(words) >= _ECHO and any(f" {run} " in f" {prompt} " for run in runs)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower()))
