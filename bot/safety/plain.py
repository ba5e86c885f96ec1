"""A message in plain words, for the urgent rules: how people type and speak, made one.

"Hes NOT brethin!! shes turnt blue" becomes "he is not breathing . she is turned blue ". Lost
apostrophes, dropped letters, common dialect and misspelt words of the rules are put right;
words that are ordinary English are never changed into others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.words import is_english

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "ʼ": "'"})
_TOKEN = re.compile(r"'?[^\W_]+(?:'[^\W_]+)*'?|[.!?;\n]+|[—–]|…")


def _mark(token: str) -> str:
    return "? . " if "?" in token else ". "


_slips: Any = OSA.distance
"""rapidfuzz types its scorers for its own use only."""

_SOUNDS = (
    (re.compile(r"^kn|^gn"), "n"),
    (re.compile(r"^wr"), "r"),
    (re.compile(r"^wh"), "w"),
    (re.compile(r"ph|th|v"), "f"),
    (re.compile(r"[ao]?igh|ough|augh|gh"), "a"),
    (re.compile(r"c(?=[eiy])|z"), "s"),
    (re.compile(r"ck|c|q"), "k"),
    (re.compile(r"dge|dg|g(?=[ei])"), "j"),
    (re.compile(r"[aeiouyhw]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def skeleton(word: str) -> str:
    """The consonants that are heard, with the first letter: "brething" is "breathing".

    >>> skeleton("brething") == skeleton("breathing")
    True
    """
    rest = word
    for pattern, letters in _SOUNDS[:-2]:
        rest = pattern.sub(letters, rest)
    start, rest = rest[:1], rest[1:]
    for pattern, letters in _SOUNDS[-2:]:
        rest = pattern.sub(letters, rest)
    return start + rest


class PlainWords:
    """Makes messages plain.

    ``spellings`` map a word or a phrase as people write it to the one that the rules use;
    ``worth`` are the words of the rules, towards which misspelt ones are put right.
    ``relations`` are words for people: "mums" is read as "mum's".
    """

    def __init__(
        self,
        spellings: Mapping[str, str],
        worth: Iterable[str],
        relations: Iterable[str] = (),
    ) -> None:
        self._words = {key: value for key, value in spellings.items() if " " not in key}
        phrases = {key: value for key, value in spellings.items() if " " in key}
        self._phrase_map = phrases
        longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
        self._phrases = (
            re.compile(r"(?<![^ ])(" + "|".join(map(re.escape, longest)) + r") ")
            if longest
            else None
        )
        self._relations = frozenset(relations)
        self._worth = frozenset(w for w in worth if w.isalpha())
        self._by_letter: dict[str, list[str]] = {}
        self._by_skeleton: dict[str, list[str]] = {}
        for word in sorted(self._worth):
            if len(word) >= 4:
                self._by_letter.setdefault(word[0], []).append(word)
                self._by_skeleton.setdefault(skeleton(word), []).append(word)
        # Bounded: words repeat, and what people typed should not pile up.
        self._right = lru_cache(maxsize=4096)(self._put_right)

    def plain(self, text: str) -> str:
        """Words each followed by a space; sentences parted by ``.``; empty for no words."""
        text = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).casefold()
        found = "".join(
            _mark(token) if not any(c.isalnum() for c in token) else self._word(token)
            for token in _TOKEN.findall(text)
        )
        found = re.sub(r"(?:(?:\? )?\. )*(\? )?(?:\. )+", r"\1. ", found).removeprefix(". ")
        if self._phrases is not None:
            found = self._phrases.sub(self._phrase, found)
        return found

    def _word(self, token: str) -> str:
        right = self._right(token)
        return right + " " if right else ""

    def _phrase(self, match: re.Match[str]) -> str:
        new = self._phrase_map[match[1]]
        return new + " " if new else ""

    def _put_right(self, token: str) -> str:
        if token in self._words:
            return self._words[token]
        word = token.strip("'")
        bare = word.replace("'", "")
        for form in (word, bare):
            if form in self._words:
                return self._words[form]
        if word.endswith("'s"):
            return self._put_right(word[:-2]) + " 's"
        if "'" in word:
            word = bare
        if word in self._worth:
            return word
        if word.endswith("s") and word[:-1] in self._relations:
            return word[:-1] + " 's"
        return self._spelt(word)

    def _spelt(self, word: str) -> str:
        if len(word) < 4 or not word.isalpha() or is_english(word):
            return word
        for full in [word + "g"] if word.endswith("in") else []:
            if full in self._worth or is_english(full):
                return full
        for form in (word, word + "g") if word.endswith("in") else (word,):
            near = self._nearest(form)
            if near:
                return near
        if word.endswith("s") and len(word) > 5:
            single = self._spelt(word[:-1])
            if single in self._relations:
                return single + " 's"
        return word

    def _nearest(self, word: str) -> str | None:
        limit = 1 if len(word) < 7 else 2
        near = process.extractOne(
            word, self._by_letter.get(word[0], ()), scorer=_slips, score_cutoff=limit
        )
        # Four letters are too few for a slip, save two letters in the wrong order.
        if near and (len(word) > 4 or sorted(near[0]) == sorted(word)):
            return str(near[0])
        key = skeleton(word)
        alike = self._by_skeleton.get(key, ()) if len(key) >= 3 else ()
        close = [one for one in alike if abs(len(one) - len(word)) <= 3]
        return min(close, key=lambda one: _slips(word, one)) if close else None
