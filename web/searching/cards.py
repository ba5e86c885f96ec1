"""One activity in the list of results: its rows in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.catalogue.words import shortened
from web.card_facts import card_facts

_LONGEST_SUMMARY = 160
_ON_ITS_PAGE = ("phone", "checked")
"""Facts that the page of the activity has, one step on."""


def shown(card: Mapping[str, Any]) -> dict[str, Any]:
    """The contract's ``Activity`` with ``lines``, its rows, and a ``lead`` of its summary."""
    lead = shortened(" ".join(card["summary"].split()), _LONGEST_SUMMARY)
    rows = [fact for fact in card_facts(card) if fact.label and fact.kind not in _ON_ITS_PAGE]
    return {**card, "lines": [(fact.label, fact.text) for fact in rows], "lead": lead}
