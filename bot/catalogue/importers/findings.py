"""What the readers of one feed have to say, gathered as they go."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bot.catalogue.importers.report import Remark


@dataclass
class Findings:
    """Filled while a feed is read; ``record`` is the one that is being read now."""

    record: str = ""
    left_out: list[Remark] = field(default_factory=list)
    missing_coordinates: list[Remark] = field(default_factory=list)
    noted: list[Remark] = field(default_factory=list)
    unmapped: Counter[str] = field(default_factory=Counter)

    def leave_out(self, reason: str) -> None:
        """The record gives no activity."""
        self.left_out.append(Remark(self.record, reason))

    def miss_coordinates(self, reason: str) -> None:
        """An activity has no place on the map."""
        self.missing_coordinates.append(Remark(self.record, reason))

    def note(self, reason: str) -> None:
        """A fact of the record cannot be used."""
        remark = Remark(self.record, reason)
        if remark not in self.noted[-10:]:  # a service at many places repeats itself
            self.noted.append(remark)
