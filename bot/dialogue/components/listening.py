"""What the network hears of the wishes in a message, and in which of its words."""

from __future__ import annotations

from bot.dialogue.components.encoder import Reading
from bot.dialogue.components.snap import word_spans
from bot.dialogue.components.wishes import WISHES
from bot.language.heard import Heard


def heard_in(text: str, snapped: str, reading: Reading) -> list[Heard]:
    """Every wish with its chance, from the network's reading of one message.

    ``snapped`` is what the network read: ``text`` with its words put right one by one, so the words
    of both stand in the same order.
    """
    typed, read = word_spans(text), word_spans(snapped)
    return [
        Heard(field, value, float(chance), *_typed_span(span, read, typed))
        for (field, value), chance, span in zip(
            WISHES, reading.wishes[0], reading.spans[0], strict=True
        )
    ]


def _typed_span(
    span: tuple[int, int], read: list[tuple[int, int]], typed: list[tuple[int, int]]
) -> tuple[int, int]:
    """Where the word of ``span`` stands in the text as typed; (0, 0) where that is not known."""
    if len(read) == len(typed):
        for one, other in zip(read, typed, strict=True):
            if one[0] < span[1] and span[0] < one[1]:
                return other
    return (0, 0)
