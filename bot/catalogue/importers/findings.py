"""What the readers of one feed have to say, gathered as they go."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bot.catalogue.importers.bounds import MAX_SENSELESS_RULES
from bot.catalogue.importers.errors import NotAFeedError
from bot.catalogue.importers.report import Remark
from bot.catalogue.rules import NeverHappensError, RecurrenceError


@dataclass
class Findings:
    """Filled while a feed is read; ``record`` is the one that is being read now."""

    record: str = ""
    left_out: list[Remark] = field(default_factory=list)
    missing_coordinates: list[Remark] = field(default_factory=list)
    noted: list[Remark] = field(default_factory=list)
    unmapped: Counter[str] = field(default_factory=Counter)
    senseless_rules: int = 0

    def leave_out(self, reason: str) -> None:
        """The record gives no activity."""
        self.left_out.append(Remark(self.record, reason))

    def miss_coordinates(self, reason: str) -> None:
        """An activity has no place on the map."""
        self.missing_coordinates.append(Remark(self.record, reason))

    def refuse_rule(self, error: RecurrenceError, said: str = "{}") -> None:
        """A repeat rule cannot be used; ``said`` may hold words around the error's own.

        Raises:
            NotAFeedError: so many rules fit no day that finding it out would take for ever.
        """
        self.note(said.format(error))
        self.senseless_rules += isinstance(error, NeverHappensError)
        if self.senseless_rules > MAX_SENSELESS_RULES:
            raise NotAFeedError(
                f"More than {MAX_SENSELESS_RULES} repeat rules of the feed fit no day at all. "
                f"The last is of {self.record}. Check how they are written."
            )

    def note(self, reason: str) -> None:
        """A fact of the record cannot be used."""
        remark = Remark(self.record, reason)
        if remark not in self.noted[-10:]:  # a service at many places repeats itself
            self.noted.append(remark)
