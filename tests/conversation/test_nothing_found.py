"""A search without a result: what is offered, and whom to ring."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.catalogue.query import Search
from bot.catalogue.results import Alternative
from bot.conversation import finding, talking
from bot.conversation.answering import answer
from bot.conversation.services import Services
from bot.conversation.turn import Memory, Reply
from tests.conversation.conftest import Maker


class TestNothingFound:
    def start(self, turn: Maker, services: Services, catalogue: Any) -> Reply:
        stated = Search(days=("sat",), access=("hoist",))
        catalogue.activities, kept = [], catalogue.activities
        catalogue.alternatives = (
            Alternative("days", replace(stated, days=()), 2),
            Alternative("access", replace(stated, access=()), 4),
        )
        asked = finding.find(turn("find_activity", days="sat", access="hoist"), Memory(), services)
        catalogue.activities = kept
        return asked

    def test_it_says_so_and_offers_to_drop_a_wish(
        self, turn: Maker, services: Services, catalogue: Any
    ) -> None:
        reply = self.start(turn, services, catalogue)
        assert "found nothing to do on Saturdays with a hoist" in reply.answer.text
        assert reply.answer.text.endswith("?")
        labels = [choice.label for choice in reply.answer.choices]
        assert labels == ["2 on other days", "4 without asking for a hoist"]
        assert reply.answer.understood.search == Search(days=("sat",), access=("hoist",))
        assert reply.answer.activities == ()

    def test_yes_takes_the_first(self, turn: Maker, services: Services, catalogue: Any) -> None:
        asked = self.start(turn, services, catalogue)
        reply = talking.accept(turn("yes"), asked.memory, services)
        assert reply.memory.search == Search(access=("hoist",))
        assert reply.answer.activities

    def test_the_text_of_a_choice_does_what_it_says_however_it_is_classified(
        self, turn: Maker, services: Services, catalogue: Any
    ) -> None:
        asked = self.start(turn, services, catalogue)
        said = turn("goodbye", "look without a hoist")
        reply = answer(talking.words, said, asked.memory, services)
        assert reply.memory.search == Search(days=("sat",))

    def test_no_leaves_the_search_as_it_was(
        self, turn: Maker, services: Services, catalogue: Any
    ) -> None:
        asked = self.start(turn, services, catalogue)
        reply = talking.decline(turn("no"), asked.memory, services)
        assert reply.memory.search == Search(days=("sat",), access=("hoist",))
        assert reply.memory.pending is None


def test_nothing_at_all_names_somebody_to_ring(
    turn: Maker, services: Services, catalogue: Any
) -> None:
    catalogue.activities = []
    reply = finding.find(turn("find_activity", categories="drama"), Memory(), services)
    assert "01632 960100" in reply.answer.text
