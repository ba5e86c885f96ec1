"""What a plan refuses. Each message is a sentence for the person (``bot/wording/week.yml``).

A plan is frozen: whatever is refused, the plan that there was is still there.
"""

from __future__ import annotations

from bot.errors import DaywiseError
from bot.wording import say

_SHOWN = 30
"""Characters of a wrong value that are said back."""


class PlanError(DaywiseError):
    """Something that no plan can hold."""


class ClockError(PlanError):
    """A time that no day has, such as 26:00."""


class BudgetError(PlanError):
    """An amount of money that nobody can have, such as less than nothing."""


class OverlapError(PlanError):
    """Two parts of a plan at one time."""


class VanishedError(PlanError):
    """An activity that is no longer in the catalogue."""


class KeptPlanError(PlanError):
    """A kept plan that cannot be read again."""


def shown(value: object) -> str:
    """A wrong value as it is said back, cut where it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def clock_error(value: object) -> ClockError:
    """That no day has this time."""
    return ClockError(say("week.error.clock", value=shown(value)))


def choice_error(value: object) -> PlanError:
    """That this is none of what can be chosen."""
    return PlanError(say("week.error.choice", value=shown(value)))
