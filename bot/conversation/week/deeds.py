"""What can be done to a week, told whole, so that a choice can carry it until it is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Deed:
    """One change of a week.

    ``kind`` is "add", "remove", "move", "replace", "keep" (only these), "clear", "rest", "none"
    (leave it as it is), or what :mod:`bot.conversation.week.answering` looks up besides.
    """

    kind: str
    activity: str = ""
    name: str = ""
    """What the activity was called, should it be gone by then."""
    day: str = ""
    start: str = ""
    """ "10:00"; empty is not told."""
    items: tuple[int, ...] = ()
    """Numbers of items of the plan."""
    words: str = ""
    """The person's own, about what it is for."""
    days: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    end: str = ""
    amount: str = ""
    """Pounds."""
    per: str = ""
    """What the amount is for: "week", "fortnight", "month" or "year"."""
    likes: tuple[str, ...] = ()
    """Categories."""
    place: str = ""
    """The name of the place that was chosen as home."""
    asked: bool = False
    """Whether a question was asked for it already: one is enough."""

    def to_dict(self) -> dict[str, Any]:
        """As JSON can carry it: what is empty is left out."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Deed:
        """Read what :meth:`to_dict` wrote."""
        lists = {field.name for field in fields(cls) if str(field.type).startswith("tuple")}
        values: dict[str, Any] = {n: tuple(v) if n in lists else v for n, v in data.items()}
        return cls(**values)
