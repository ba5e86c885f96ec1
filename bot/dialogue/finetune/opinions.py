"""What the teacher thinks of the training sentences, kept in a file between the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.dialogue.finetune.learn import Lesson


def keep_opinions(
    file: Path, texts: Sequence[str], parts: Sequence[str], scores: npt.NDArray[np.float32]
) -> None:
    """Write the teacher's scores (rows, topics) of ``texts`` followed by ``parts``.

    ``texts`` are the sentences of which she thinks what their label says; ``parts`` are runs of
    their words, whose topic nobody but the teacher tells.
    """
    np.savez_compressed(
        file, texts=np.array(texts), parts=np.array(parts), scores=scores.astype(np.float16)
    )


def with_opinions(lessons: Sequence[Lesson], file: Path) -> list[Lesson]:
    """The lessons with what the teacher thinks of each, and lessons of her parts of sentences."""
    with np.load(file, allow_pickle=False) as kept:
        texts, parts = kept["texts"].tolist(), kept["parts"].tolist()
        scores = kept["scores"].astype(np.float32)
    opinions = dict(zip(texts, scores, strict=False))
    taught = [replace(lesson, teacher=opinions.get(lesson.text)) for lesson in lessons]
    return taught + [
        Lesson(part, None, None, opinion)
        for part, opinion in zip(parts, scores[len(texts) :], strict=True)
    ]
