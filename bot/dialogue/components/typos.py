"""Copies of training sentences as they look when typed in a hurry or spelt by ear."""

from __future__ import annotations

import random

_NEIGHBOURS = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok",
    "o": "ipl", "p": "ol", "a": "qsz", "s": "adwx", "d": "sfec", "f": "dgrv", "g": "fhtb",
    "h": "gjyn", "j": "hkum", "k": "jlim", "l": "kop", "z": "asx", "x": "zsc", "c": "xdv",
    "v": "cfb", "b": "vgn", "n": "bhm", "m": "nj",
}  # fmt: skip
"""Keys beside each key of a British keyboard."""

_BY_EAR = (
    ("wh", "w"), ("ight", "ite"), ("tion", "shun"), ("th", "f"), ("ph", "f"), ("ck", "k"),
    ("ough", "uff"), ("ea", "ee"), ("ing", "in"), ("kn", "n"), ("ie", "ei"), ("ss", "s"),
    ("mm", "m"), ("ll", "l"), ("tt", "t"),
)  # fmt: skip


def typo_copy(text: str, chance: random.Random) -> str:
    """The text with about one word in five misspelt, at least one where a word is long enough.

    Args:
        text: a sentence.
        chance: where the luck comes from; the same seed gives the same copy.
    """
    parts = text.split(" ")
    long_enough = [i for i, part in enumerate(parts) if sum(map(str.isalpha, part)) >= 4]
    if not long_enough:
        return text.replace("'", "")
    for i in chance.sample(long_enough, k=max(1, len(long_enough) // 5)):
        parts[i] = _misspell(parts[i], chance)
    return " ".join(parts).replace("'", "" if chance.random() < 0.5 else "'")


def _misspell(word: str, chance: random.Random) -> str:
    heard = [pair for pair in _BY_EAR if pair[0] in word.lower()]
    if heard and chance.random() < 0.4:
        said, written = chance.choice(heard)
        return word.lower().replace(said, written, 1)
    at = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    beside = _NEIGHBOURS.get(word[at].lower(), word[at])
    return word[:at] + chance.choice(beside) + word[at + 1 :]
