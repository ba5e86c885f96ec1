"""Misspelt words become the words that the classifier was trained on.

Likeness is the optimal string alignment distance (a swap of neighbours counts as one) of
rapidfuzz. Only words that are neither known from training nor ordinary English are touched, so
"carer" never becomes "career".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00b4": "'", "`": "'"})


def normal(text: str) -> str:
    """The text in lower case, with plain apostrophes and single spaces."""
    text = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).casefold()
    return " ".join(text.split())


def words(text: str) -> list[str]:
    """The words of a text after :func:`normal`: runs of letters, apostrophes inside kept."""
    return _WORD.findall(normal(text))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where each of the words stands, in a text that is not yet :func:`normal`."""
    return [match.span() for match in _WORD.finditer(text.translate(_APOSTROPHES))]


class WordSnapper:
    """Puts misspelt words right, as far as a vocabulary goes.

    ``vocabulary`` are the words of training; ``protected`` are real words that stay as they
    are although training never saw them.
    """

    def __init__(self, vocabulary: Iterable[str], protected: Collection[str]) -> None:
        self.vocabulary = sorted(set(vocabulary))
        self._known = frozenset(self.vocabulary)
        self._bare = {word.replace("'", ""): word for word in self.vocabulary if "'" in word}
        self._targets = [word for word in self.vocabulary if len(word) >= 4]
        self._protected = frozenset(protected)

    def snap(self, text: str, keep: Collection[str] = ()) -> str:
        """The text in its :func:`normal` form with its misspelt words put right.

        Words in ``keep`` (place names, say) are left alone.
        """
        return _WORD.sub(lambda match: self._snap_word(match.group(), keep), normal(text))

    def _snap_word(self, word: str, keep: Collection[str]) -> str:
        if word in self._known or word in keep:
            return word
        if word in self._bare:  # "whats": the apostrophe was not typed
            return self._bare[word]
        if len(word) < 4 or word in self._protected:
            return word
        found = process.extractOne(
            word, self._targets, scorer=OSA.distance, score_cutoff=1 if len(word) < 7 else 2
        )
        return found[0] if found else word
