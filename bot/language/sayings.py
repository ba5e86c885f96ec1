"""What people say around their wishes, kept as data: ``bot/language/sayings/*.yml``.

``words.yml`` holds small sets of words by module; each other file the named rules of one reader, in
the notation of :mod:`bot.language.rules`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).resolve().parent / "sayings"


def word_set(module: str, name: str) -> frozenset[str]:
    """One set of ``words.yml``."""
    return frozenset(_load("words")[module][name])


def sayings(name: str) -> dict[str, tuple[str, ...]]:
    """The rules of one reader by name, in the order of the file."""
    return {rule: tuple(lines) for rule, lines in _load(name).items()}


def ordinary_words() -> frozenset[str]:
    """Words that are spelt right, though no rule or vocabulary looks for them."""
    return frozenset(_load("ordinary")["words"])


def spellings() -> dict[str, str]:
    """Short, spoken and dialect forms to what they stand for."""
    return dict(_load("spellings"))


def said_names() -> dict[str, str]:
    """Names of places whose local saying differs from the spelling, respelt as they are said."""
    return dict(_load("said")["places"])


def shortened() -> dict[str, Any]:
    """Short forms by how they are told from other words, and what is said for each."""
    return _load("shortened")


@cache
def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((_FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return loaded
