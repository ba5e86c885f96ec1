"""One sound of the sounds of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.speech.engine import Audio, WordTime


def join(text: str, parts: Sequence[str], sounds: Sequence[Audio]) -> Audio:
    """The sounds of ``parts``, which stand in ``text`` in this order, one after the other.

    MPEG audio is a row of frames, each of which can be decoded by itself: files of one sample rate
    are joined by putting one behind the other (ISO/IEC 11172-3).
    """
    if len(sounds) == 1 and parts[0] == text:
        return sounds[0]
    words: list[WordTime] = []
    seconds, at = 0.0, 0
    for part, sound in zip(parts, sounds, strict=True):
        first = text.index(part, at)
        at = first + len(part)
        words += [
            replace(
                word,
                start=word.start + seconds,
                end=word.end + seconds,
                start_char=word.start_char + first,
                end_char=word.end_char + first,
            )
            for word in sound.words
        ]
        seconds += sound.seconds
    return Audio(b"".join(sound.mp3 for sound in sounds), seconds, tuple(words))
