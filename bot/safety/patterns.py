"""Patterns over words, as the rules files write them.

A pattern is words parted by spaces, to be found next to each other in one sentence:

=============  ===================================================================
``word``       that word
``a|b|c_d``    any of these; ``_`` stands for a space inside a phrase
``<name>``     any of the words and phrases of the list ``name`` (also beside ``|``)
``bruis*``     a word that begins so
``yyyy``       a year in four digits
``word?``      may be missing (so may alternatives: ``a|b|?``)
``..3``        up to three other words; ``...`` is up to four
``^`` ``$``    the sentence begins, ends here (``$`` also beside ``|``)
=============  ===================================================================

The text is what :func:`bot.safety.plain.plain` makes of a message: words each followed by one
space, sentences parted by a word of its own, ``.``, after ``?`` where one is a question.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.errors import DaywiseError

_END = r"(?:\Z|(?=(?:\? )?\. ))"
SHORTENED = frozenset(("is", "has"))
"""Said as "'s": a pattern with one of them finds the others."""
_COMMON = {
    "'s", "a", "all", "am", "and", "anymore", "are", "at", "be", "been", "can", "could", "dad",
    "day", "do", "for", "from", "get", "go", "going", "got", "has", "have", "he", "help", "her",
    "him", "his", "i", "in", "is", "it", "like", "me", "mum", "my", "need", "no", "not", "now",
    "of", "off", "on", "or", "out", "she", "so", "son", "that", "the", "them", "there", "they",
    "this", "to", "today", "up", "want", "was", "we", "what", "when", "who", "will", "with",
    "would", "you",
}  # fmt: skip
_GAP = re.compile(r"\.\.(\.|\d+)")


class PatternError(DaywiseError):
    """A pattern of a rules file cannot be read; names it and what is wrong."""


@dataclass(frozen=True)
class Pattern:
    """A pattern ready to search with."""

    written: str
    source: str
    """The regular expression. Compiled on first use: most patterns are rarely tried."""
    anchors: frozenset[str]
    """One of these words stands in every text that matches; empty where none is certain."""
    words: frozenset[str]
    """Every whole word written in it, lists included: the words worth spelling right."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """To search with in plain words."""
        return re.compile(self.source)


def compile_pattern(written: str, lists: Mapping[str, Sequence[str]]) -> Pattern:
    """Read one pattern; ``lists`` are the words and phrases behind each ``<name>``.

    Raises:
        PatternError: for an unknown list or a pattern without any word.
    """
    parts: list[str] = []
    anchors: list[frozenset[str]] = []
    words: set[str] = set()
    for piece in written.split():
        gap = _GAP.fullmatch(piece)
        if gap:
            most = 4 if gap[1] == "." else int(gap[1])
            parts.append(rf"(?:[^ .?]+ ){{0,{most}}}?")
        elif piece == "^":
            parts.append(r"(?:\A|(?<=\. ))")
        elif piece == "$":
            parts.append(_END)
        else:
            optional = piece.endswith("?")
            phrases = _phrases(piece.removesuffix("?").removesuffix("|"), lists, written)
            ends = "$" in phrases
            phrases = [phrase for phrase in phrases if phrase != "$"]
            choices = [*map(_phrase, phrases), *([_END] if ends else [])]
            parts.append(rf"(?:{'|'.join(choices)}){'?' if optional else ''}")
            words.update(w for phrase in phrases for w in phrase.split() if not _is_open(w))
            if not (optional or ends) and not any(_is_open(phrase) for phrase in phrases):
                anchors.append(frozenset(max(phrase.split(), key=len) for phrase in phrases))
    if not words and not _is_open(written):
        raise PatternError(f"the pattern {written!r} holds no word. Write one.")
    return Pattern(
        written=written,
        source=rf"(?<![^ ]){''.join(parts)}",
        anchors=min(anchors, key=_commonness, default=frozenset()),
        words=frozenset(words),
    )


def _phrases(piece: str, lists: Mapping[str, Sequence[str]], written: str) -> list[str]:
    phrases: list[str] = []
    for choice in piece.split("|"):
        if choice.startswith("<") and choice.endswith(">"):
            if choice[1:-1] not in lists:
                raise PatternError(f"{written!r} asks for {choice}, which is no list of words.yml.")
            phrases.extend(lists[choice[1:-1]])
        elif choice:
            phrases.append(choice.replace("_", " "))
        else:
            raise PatternError(f"{written!r} has nothing on one side of a '|'.")
    # The longest first, so that "look after" is not read as "look".
    return sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))


def _commonness(words: frozenset[str]) -> int:
    """How often messages hold one of these words, roughly: the rarest make the best anchor."""
    return sum(20 if word in _COMMON else 1 for word in words)


def _is_open(phrase: str) -> bool:
    """Whether it stands for more words than are written."""
    return "*" in phrase or "yyyy" in phrase


def _phrase(phrase: str) -> str:
    return "".join(
        r"(?:'s|is|has) "
        if word in SHORTENED
        else re.escape(word).replace(r"\*", "[^ ]*").replace("yyyy", "[12][0-9]{3}") + " "
        for word in phrase.split()
    )
