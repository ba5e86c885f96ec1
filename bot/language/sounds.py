"""How a place's name sounds, roughly: "Waymouth" and "Weymouth" come near each other.

A handful of English spellings that say the same are made one. It is cruder than Metaphone on
purpose: it must keep different towns apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SAME = (
    (re.compile(r"dg(?=[eiy])"), "g"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"wh"), "w"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(?<=[bt])our(?=n)"), "or"),
    (re.compile(r"([^aeiou])\1+"), r"\1"),
    (re.compile(r"([aeiou])\1+"), r"\1"),
    (re.compile(r"(?<=[^aeiou])e$"), ""),
)


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """The word in lower case with sound-alike spellings made one.

    >>> sound("swannidge"), sound("swanage"), sound("sherbourne")
    ('swanig', 'swanag', 'sherborn')
    """
    for pattern, letters in _SAME:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=8192)
def bones(word: str) -> str:
    """The consonants of a word in lower case, as people type it in haste, each once in a row.

    >>> bones("weymth"), bones("weymouth"), bones("beastn")
    ('wmth', 'wmth', 'bstn')
    """
    return re.sub(r"(.)\1+", r"\1", re.sub(r"(?<=.)[aeiouy]", "", word))
