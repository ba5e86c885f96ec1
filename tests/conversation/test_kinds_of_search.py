"""Breaks for carers and hubs, beside activities."""

from __future__ import annotations

from typing import Any

from bot.catalogue.query import Search
from bot.conversation import finding
from bot.conversation.services import Services
from bot.conversation.turn import Memory
from bot.vocabulary import RESPITE_CATEGORIES
from tests.conversation.conftest import WEYMOUTH, Maker


class TestRespite:
    def test_without_a_kind_any_of_the_four_is_looked_for(
        self, turn: Maker, services: Services, catalogue: Any
    ) -> None:
        reply = finding.find_respite(turn("find_respite", near="Weymouth"), Memory(), services)
        assert catalogue.asked[-1].categories == RESPITE_CATEGORIES
        assert reply.answer.understood.topic == "find/find_respite"
        assert reply.answer.understood.search == Search(near=WEYMOUTH)
        assert "7 breaks for carers near Weymouth" in reply.answer.text

    def test_a_follow_up_goes_on_looking_for_breaks(
        self, turn: Maker, services: Services, catalogue: Any
    ) -> None:
        first = finding.find_respite(turn("find_respite", near="Weymouth"), Memory(), services)
        reply = finding.find(turn("find_activity", days="sun"), first.memory, services)
        assert reply.answer.understood.topic == "find/find_respite"
        assert catalogue.asked[-1].categories == RESPITE_CATEGORIES

    def test_an_activity_that_is_named_ends_it(
        self, turn: Maker, services: Services, catalogue: Any
    ) -> None:
        first = finding.find_respite(turn("find_respite", near="Weymouth"), Memory(), services)
        reply = finding.find(turn("find_activity", categories="music"), first.memory, services)
        assert reply.answer.understood.topic == "find/find_activity"
        assert catalogue.asked[-1] == Search(categories=("music",), near=WEYMOUTH)

    def test_what_was_looked_for_before_is_not_looked_for_as_a_break(
        self, turn: Maker, services: Services
    ) -> None:
        first = finding.find(turn("find_activity", categories="music"), Memory(), services)
        reply = finding.find_respite(turn("find_respite"), first.memory, services)
        assert reply.answer.understood.search == Search()


def test_a_hub_is_a_hub_a_day_centre_or_advice(
    turn: Maker, services: Services, catalogue: Any
) -> None:
    reply = finding.find_hub(turn("find_hub", near="Weymouth"), Memory(), services)
    assert catalogue.asked[-1].categories == ("hub", "day_centre", "advice")
    assert reply.answer.understood.topic == "find/find_hub"
