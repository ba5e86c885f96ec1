"""What the assistant says: every sentence of ours stands in a YAML file beside this one.

A file holds a flat mapping of keys ("find.none") to a sentence with ``{placeholders}``. A key
stands in one file only. Advice pages (``data/advice``) and facts from feeds are not kept here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml

from bot.errors import DaywiseError

FOLDER = Path(__file__).parent


class WordingError(DaywiseError):
    """A wording file or a call of :func:`say` does not fit the other."""


@cache
def sentences() -> dict[str, str]:
    """Every key with its sentence, read once.

    Raises:
        WordingError: where a key stands twice or a value is not text.
    """
    found: dict[str, str] = {}
    for file in sorted(FOLDER.glob("*.yml")):
        for key, value in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).items():
            if not isinstance(value, str):
                raise WordingError(f"{file.name}: {key} is {value!r}. Put it in quotes.")
            if key in found:
                raise WordingError(f"{file.name}: {key} stands in another file too.")
            found[key] = value.strip()
    return found


def say(key: str, **values: object) -> str:
    """The sentence of ``key`` with its placeholders filled in.

    Raises:
        WordingError: for an unknown key or a missing value.
    """
    try:
        return sentences()[key].format_map(values)
    except KeyError as error:
        raise WordingError(f"No words for {key!r}: {error.args[0]!r} is missing.") from error


def has(key: str) -> bool:
    """Whether there is a sentence for ``key``."""
    return key in sentences()


def listed(words: Sequence[str], joiner: str = "and") -> str:
    """ "a", "a and b", "a, b and c"; empty for nothing."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"
