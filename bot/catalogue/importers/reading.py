"""What the readers of every format share: what they are told, what they give, and ids."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.catalogue.importers.bounds import MAX_SCHEDULES
from bot.catalogue.importers.findings import Findings
from bot.catalogue.importers.venues import Locate
from bot.catalogue.model import Activity

# Bookings of a hall that are nobody else's to come to: "Private Event", "Booked".
_PRIVATE = re.compile(
    r"\W*private\W*(event|booking|hire|party|function|let)s?\W*([-:,(–—].*)?"
    r"|\W*((hall|room) )?(private|booked|booking|reserved|closed|available|unavailable"
    r"|not available|tbc|tba|untitled|no title)\W*",
    re.I | re.S,
)


@dataclass(frozen=True)
class Context:
    """What the reader has to know beside the feed."""

    source: str
    today: date
    """The London date: prices that are over are left out."""
    locate: Locate
    terms: Mapping[str, str] = field(default_factory=dict)
    """The council's table: "taxonomy:term" in lower case to an id of the vocabulary."""
    sample: bool = False


@dataclass(frozen=True)
class Read:
    """The activities of a feed, and what its readers found."""

    activities: tuple[Activity, ...]
    records: int
    findings: Findings


def soonest(activity: Activity, findings: Findings) -> Activity:
    """The activity with at most so many schedules, the soonest; what repeats stays first."""
    if len(activity.schedules) <= MAX_SCHEDULES:
        return activity
    findings.record = activity.name[:60]
    findings.note(f"it has {len(activity.schedules)} schedules; the first {MAX_SCHEDULES} are kept")
    ordered = sorted(activity.schedules, key=lambda s: (s.rrule is None, s.start_date or date.min))
    return replace(activity, schedules=tuple(ordered[:MAX_SCHEDULES]))


def is_private(name: str) -> bool:
    """Whether a name is a booking that is nobody else's to come to ("Private Event")."""
    return _PRIVATE.fullmatch(name) is not None


def activity_id(source: str, record_id: str, place: str = "") -> str:
    """The id of an activity: the same for the same record of the same source, whenever.

    Twelve letters and digits (60 bits), safe in a web address. ``place`` is given only
    where a service has several.
    """
    key = "\x1f".join((source, record_id, place)).encode("utf-8", "backslashreplace")
    return base64.b32encode(hashlib.sha256(key).digest()).decode("ascii")[:12].lower()
