"""How much one address may ask for."""

from __future__ import annotations

import math
import time
from ipaddress import IPv6Address, ip_address

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot import wording
from web.problems import ProblemError


class AddressLimits:
    """Counts what each address does, kind by kind, over the last minute of the real clock."""

    def __init__(self, per_minute: int | None) -> None:
        """``per_minute`` of each kind; None switches every limit off."""
        self._item = RateLimitItemPerMinute(per_minute) if per_minute else None
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, kind: str, address: str | None) -> None:
        """Count one more of ``kind`` ("message", "conversation") from ``address``.

        Raises:
            ProblemError: 429 with the seconds to wait, where it was one too many.
        """
        self.count_caller(kind, household(address))

    def count_caller(self, kind: str, who: str) -> None:
        """The same for somebody who is told apart by something else than an address."""
        if self._item is None:
            return
        if self._limiter.hit(self._item, kind, who):
            return
        stats = self._limiter.get_window_stats(self._item, kind, who)
        seconds = max(1, math.ceil(stats.reset_time - time.time()))
        raise ProblemError(
            429, wording.say("web.problem.429.detail", seconds=seconds), retry_after_seconds=seconds
        )


def household(address: str | None) -> str:
    """The part of ``address`` that one customer of a provider has: all of IPv4, /64 of IPv6."""
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return "unknown"
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return parsed.exploded[:19]
