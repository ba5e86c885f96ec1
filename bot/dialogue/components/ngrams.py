"""The measure of character n-grams within words: a misspelt word still looks like itself."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

_SHORTEST = 2


def untrained(longest: int) -> TfidfVectorizer:
    """Of two to ``longest`` letters; what occurs in one text alone is left out."""
    return _measure(longest, min_df=2)


def restored(
    vocabulary: Mapping[str, int], idf: npt.NDArray[np.float64], longest: int
) -> TfidfVectorizer:
    """As it was trained: see :func:`columns_of`, and its ``idf_``."""
    measure = _measure(longest, vocabulary=dict(vocabulary))
    measure.idf_ = idf
    return measure


def columns_of(measure: TfidfVectorizer) -> dict[str, int]:
    """Each n-gram with its column, as JSON can carry it."""
    return {gram: int(column) for gram, column in measure.vocabulary_.items()}


def _measure(
    longest: int, min_df: int = 1, vocabulary: dict[str, int] | None = None
) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=(_SHORTEST, longest),
        sublinear_tf=True,
        min_df=min_df,
        vocabulary=vocabulary,
    )
