"""How a plan comes from the conversation to here.

An answer from Rasa that changed or showed a week may carry ``plan``, the whole of it as
:func:`bot.week.keeping.to_json` writes it. It is kept once with its conversation, as the copy that
others may see, and no message of the HTTP contract shows it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from bot.week.errors import PlanError
from bot.week.keeping import from_json, to_json
from web.week.copying import copy_of
from web.week.store import Kept

LOG = logging.getLogger(__name__)


def plan_in(answers: Sequence[Mapping[str, Any]]) -> Kept | None:
    """The plan in the latest of ``answers`` that has one, as it is kept; None where none has.

    A plan that cannot be read is left out: the answer is worth more than its forms.
    """
    sent = next((answer["plan"] for answer in reversed(answers) if answer.get("plan")), None)
    if sent is None:
        return None
    try:
        return to_json(copy_of(from_json(sent)))
    except PlanError as error:
        LOG.warning("A plan was not kept: %s", error)
        return None


def without_plan(answer: Mapping[str, Any]) -> dict[str, Any]:
    """``answer`` as it is kept and shown."""
    return {name: value for name, value in answer.items() if name != "plan"}
