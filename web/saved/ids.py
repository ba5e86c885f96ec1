"""The ids of saved activities, as an address carries them: ``?ids=a,b,c``.

Nothing about a person stands there, so the address can be sent to anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

MOST = 30
_LONGEST = 200
"""Characters of an id: no feed's is nearly so long."""


@dataclass(frozen=True)
class Ids:
    """What an address saves, in order, each once."""

    kept: tuple[str, ...] = ()
    left_out: int = 0
    """How many were too many."""

    @classmethod
    def of(cls, texts: Iterable[str]) -> Ids:
        """From every ``ids`` of an address; what cannot be an id counts as one that is unknown."""
        told = (one.strip()[:_LONGEST] for text in texts for one in text.split(","))
        found = tuple(dict.fromkeys(one for one in told if one))
        return cls(found[:MOST], len(found[MOST:]))


def address(path: str, ids: Sequence[str], name: str = "ids") -> str:
    """``path`` with ``ids`` behind it; the bare path for none."""
    return f"{path}?{name}={','.join(quote(one, safe='') for one in ids)}" if ids else path
