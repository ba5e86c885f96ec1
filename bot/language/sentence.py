"""A message as words: spaCy's blank English tokenizer, then people's spellings evened out.

Every word keeps its place in the text as typed. The words stand in a second spaCy ``Doc`` in
their evened form, so that token rules (:mod:`bot.language.rules`) match what was meant.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, no stubs
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

from bot.language.daynames import day_said
from bot.language.fluency import said_once
from bot.language.sayings import spellings, word_set
from bot.language.words import is_english

_APOSTROPHES = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u00b4": "'",
        "`": "'",
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
    }
)

_QUOTES = ("'", "\u2019", "\u2018")

NOT_CONTRACTIONS = ("wed", "id", "hed", "shed", "whore", "ill", "its", "lets")
"""Words that the tokenizer would take for "we'd", "I'd" and so on."""

SAID_AS = spellings()
"""Short, spoken and dialect forms, as what they stand for."""

_IS_AFTER = word_set("sentence", "is_after")
_WITHOUT_H = ("im", "er", "is", "ers", "ave", "as", "ad")
_SPOKEN_ENDING = {
    "n't": "not",
    "nt": "not",
    "'m": "am",
    "m": "am",
    "'re": "are",
    "re": "are",
    "'ve": "have",
    "ve": "have",
    "'ll": "will",
    "'d": "would",
}
_OPENING = {
    "ca": "can",
    "wo": "will",
    "ai": "is",
    "sha": "shall",
    "gon": "going",
    "got": "got",
    "na": "to",
}


@dataclass(frozen=True)
class Word:
    """One word. ``norm`` is its evened form in lower case; offsets are of the text as typed."""

    norm: str
    raw: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """A message. ``doc`` holds the ``norm`` of each of ``words``, index by index.

    ``raws`` are the words as typed, in lower case.
    """

    text: str
    words: tuple[Word, ...]
    norms: tuple[str, ...]
    raws: tuple[str, ...]
    doc: Doc

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Character offsets of the words from ``first`` up to, not including, ``last``."""
        return self.words[first].start, self.words[last - 1].end

    def norm(self, index: int) -> str:
        """The word at ``index``, or "" outside the message."""
        return self.norms[index] if 0 <= index < len(self.norms) else ""


@lru_cache(maxsize=1)
def english() -> Vocab:
    """The word store that every ``Doc`` and rule shares."""
    return _pipeline().vocab


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    return spacy.blank("en")


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    language = _pipeline().Defaults
    skipped = {form for word in NOT_CONTRACTIONS for form in (word, word.title(), word.upper())}
    rules = language.tokenizer_exceptions or {}
    infixes = [
        *(language.infixes or ()),
        r"(?<=[^\W\d_])[?!,;:.&+](?=[^\W\d_])",
        r"(?<=[a-z\d])/(?=[a-z\d])",
    ]
    suffixes = [
        *(language.suffixes or ()),
        r"(?<=[0-9])(?:miles?|quid|pounds?|pence|p|pm|am|mls?|kms?)",
    ]
    return Tokenizer(
        english(),
        rules={text: rule for text, rule in rules.items() if text not in skipped},
        prefix_search=compile_prefix_regex(language.prefixes or ()).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=language.token_match,
        url_match=language.url_match,
    )


def split(text: str) -> list[Word]:
    """The words of a text before any spelling is put right."""
    words: list[Word] = []
    tokens = list(_tokenizer()(text.translate(_APOSTROPHES)))
    for index, token in enumerate(tokens):
        raw, low = token.text, token.text.lower().rstrip("'")
        if not low.strip():
            continue
        start, end = token.idx, token.idx + len(token)
        following = tokens[index + 1].text[:1] if index + 1 < len(tokens) else ""
        if words and words[-1].end == start and _joins(words, low, raw, end):
            continue
        if low == "-" and words and words[-1].norm[-1:].isalpha() and following.isalpha():
            continue  # "step-free" is "step free"; "Mon-Fri" is seen in the text
        if low == "no.":  # "no. 3" is a number, "No." an answer
            low = "number" if following.isdigit() else "no"
        if low == "t" and text[end : end + 1] in _QUOTES:
            low = "the"  # "t' bus"
        low = _in_full(low, before=text[start - 1 : start] if start else "")
        said = SAID_AS.get(low) or day_said(low) or low
        words.extend(Word(part, raw, start, end) for part in said.split())
    return words


def _in_full(low: str, before: str) -> str:
    """ "t'day centre", "d'go" (Dorset for "do go") and "'ouse" as the words that they stand for."""
    if low.startswith(("t'", "d'")) and len(low) > 3:
        return low[2:]
    if before not in _QUOTES:
        return low
    if low in _WITHOUT_H:
        return "h" + low
    if not is_english(low) and is_english("h" + low):
        return "h" + low
    return low


def _joins(words: list[Word], low: str, raw: str, end: int) -> bool:
    """Whether the piece of a word was an ending of the last of ``words``, and was dealt with."""
    before = words[-1]
    if low == "'s" or (low == "s" and before.norm in _IS_AFTER):
        if before.norm in _IS_AFTER:
            words.append(Word("is", raw, before.end, end))
        else:  # "men's", "Monday's": one word, as most people type it
            words[-1] = Word(before.norm + "s", before.raw + raw, before.start, end)
        return True
    if low in _SPOKEN_ENDING:
        if low in ("n't", "nt") and before.norm in _OPENING:
            words[-1] = Word(_OPENING[before.norm], before.raw, before.start, before.end)
        words.append(Word(_SPOKEN_ENDING[low], raw, before.end, end))
        return True
    if low == "na" and before.norm in ("gon", "wan"):
        opening = {"gon": "going", "wan": "want"}[before.norm]
        words[-1] = Word(opening, before.raw, before.start, before.end)
        words.append(Word("to", raw, before.end, end))
        return True
    return False


def make(text: str, correct: Callable[[str], str] | None = None) -> Sentence:
    """The message as words, each put right by ``correct`` where that is given."""
    words = split(text)
    if correct is not None:
        evened: list[Word] = []
        for word in words:
            norm = correct(word.norm)
            if norm == word.norm:
                evened.append(word)
            else:
                evened.extend(Word(part, word.raw, word.start, word.end) for part in norm.split())
        words = evened
    words = [words[at] for at in said_once([word.norm for word in words])]
    norms = tuple(word.norm for word in words)
    raws = tuple(word.raw.lower() for word in words)
    return Sentence(text, tuple(words), norms, raws, Doc(english(), words=list(norms)))


def phrase(text: str) -> tuple[str, ...]:
    """The evened words of a phrase of the vocabulary, as :func:`make` would give them."""
    return tuple(word.norm for word in split(text))
