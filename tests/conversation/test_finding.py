"""Looking for something: the place that is asked for, the pages, and what is said around them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.catalogue.query import Near, Search
from bot.conversation import finding, talking
from bot.conversation.answering import answer
from bot.conversation.services import Services
from bot.conversation.turn import Memory
from tests.conversation.conftest import WEYMOUTH, Maker


def test_near_me_asks_where_and_keeps_the_wishes(turn: Maker, services: Services) -> None:
    reply = finding.find(
        turn("find_activity", days=["sat", "sun"], near_me=True), Memory(), services
    )
    assert reply.answer.text.endswith("?")
    assert "town or postcode" in reply.answer.text
    assert reply.answer.understood.topic == "find/find_activity"
    assert reply.answer.understood.search == Search(days=("sat", "sun"))


def test_the_place_answers_the_question_that_was_asked(turn: Maker, services: Services) -> None:
    asked = finding.find(
        turn("find_activity", days=["sat", "sun"], near_me=True), Memory(), services
    )
    reply = answer(finding.find, turn("find_activity", near="Weymouth"), asked.memory, services)
    assert "7 things to do near Weymouth at weekends" in reply.answer.text
    assert len(reply.answer.activities) == 5
    assert reply.memory.shown == ("a0", "a1", "a2", "a3", "a4")


def test_an_unknown_place_is_asked_for_again(turn: Maker, services: Services) -> None:
    reply = finding.find(turn("find_activity", near="Atlantis"), Memory(), services)
    assert "do not know that place" in reply.answer.text
    assert reply.answer.understood.topic == "find/find_activity"


def test_words_that_hold_no_place_are_not_taken_for_one(turn: Maker, services: Services) -> None:
    asked = finding.find(turn("find_activity", near_me=True), Memory(), services)
    reply = answer(talking.unclear, turn("unclear", "blah"), asked.memory, services)
    assert "do not know that place" in reply.answer.text
    assert reply.answer.understood.topic == "find/find_activity"


def test_a_name_of_two_places_is_asked_about(turn: Maker, services: Services) -> None:
    reply = finding.find(turn("find_activity", near="Gillingham"), Memory(), services)
    labels = [choice.label for choice in reply.answer.choices]
    assert labels == ["Gillingham (ME7)", "Gillingham (NR34)"]
    chosen = answer(talking.unclear, turn("unclear", "gillingham (me7)"), reply.memory, services)
    assert chosen.memory.search == Search(near=Near("Gillingham (ME7)", 51.38, 0.55))


def test_a_shared_location_holds_for_the_conversation(turn: Maker, services: Services) -> None:
    here = Near("your location", 50.7, -2.4)
    first = finding.find(replace(turn("find_activity"), location=here), Memory(), services)
    reply = finding.find(turn("find_activity", near_me=True), first.memory, services)
    assert reply.memory.search == Search(near=here)
    assert "near you" in reply.answer.text


def test_a_location_answers_the_question_where(turn: Maker, services: Services) -> None:
    asked = finding.find(turn("find_activity", near_me=True, days="sat"), Memory(), services)
    here = Near("your location", 50.7, -2.4)
    reply = finding.find(replace(turn("find_activity"), location=here), asked.memory, services)
    assert reply.memory.search == Search(near=here, days=("sat",))


def test_more_shows_what_was_not_seen_yet(turn: Maker, services: Services) -> None:
    first = finding.find(turn("find_activity"), Memory(), services)
    second = finding.more(turn("more_results"), first.memory, services)
    assert [card["id"] for card in second.answer.activities] == ["a5", "a6"]
    assert second.answer.understood.topic == "find/more_results"
    assert second.answer.understood.search == Search()
    third = finding.more(turn("more_results"), second.memory, services)
    assert third.answer.activities == ()
    assert "all I found" in third.answer.text


def test_yes_after_more_was_offered_shows_more(turn: Maker, services: Services) -> None:
    first = finding.find(turn("find_activity"), Memory(), services)
    reply = talking.accept(turn("yes"), first.memory, services)
    assert [card["id"] for card in reply.answer.activities] == ["a5", "a6"]


def test_more_before_any_search_asks_what_for(turn: Maker, services: Services) -> None:
    reply = finding.more(turn("more_results"), Memory(), services)
    assert reply.answer.text.endswith("?")
    assert reply.answer.understood.search == Search()


def test_needs_that_nobody_told_of_are_said(
    turn: Maker, services: Services, catalogue: Any
) -> None:
    catalogue.unknown = ("access:hoist",)
    reply = finding.find(turn("find_activity", access="hoist"), Memory(), services)
    assert "Ask them before you go" in reply.answer.text


def test_beyond_the_default_distance_is_said(
    turn: Maker, services: Services, catalogue: Any
) -> None:
    catalogue.beyond_default = True
    reply = finding.find(turn("find_activity", near="Weymouth"), Memory(), services)
    assert "nothing within 10 miles" in reply.answer.text
    assert "12.3 miles" in reply.answer.text


def test_somebody_from_elsewhere_is_asked_for_a_place_that_is_served(
    turn: Maker, services: Services, catalogue: Any
) -> None:
    """Five activities 154 miles away help nobody."""
    catalogue.beyond_default, catalogue.beyond_miles = True, 153.9
    newark = Near("Newark-on-Trent", 53.076, -0.8111)
    memory = Memory(search=Search(near=newark))
    reply = finding.look(turn("find_activity"), memory, services)
    assert reply.answer.text.startswith("I know nothing like that near Newark-on-Trent.")
    assert "154 miles" in reply.answer.text
    assert reply.answer.activities == ()
    assert reply.memory.pending is not None
    assert reply.memory.pending.kind == "place"


def test_a_long_way_within_the_area_is_shown(
    turn: Maker, services: Services, catalogue: Any
) -> None:
    catalogue.beyond_default, catalogue.beyond_miles = True, 45.0
    council = replace(services.council, centre=(50.8, -2.34), radius_miles=32)
    services = replace(services, council=council)
    reply = finding.find(turn("find_activity", near="Weymouth"), Memory(), services)
    assert "45.0 miles" in reply.answer.text
    assert reply.answer.activities


class TestComparing:
    def shown(self, turn: Maker, services: Services) -> Memory:
        return finding.find(turn("find_activity", near="Weymouth"), Memory(), services).memory

    def test_cheaper_is_less_than_the_cheapest_that_was_shown(
        self, turn: Maker, services: Services
    ) -> None:
        said = turn("find_activity", compare="cheaper")
        reply = finding.find(said, self.shown(turn, services), services)
        assert reply.answer.understood.search == Search(near=WEYMOUTH, max_price=3.49)

    def test_a_different_one_is_the_next_page(self, turn: Maker, services: Services) -> None:
        said = turn("find_activity", compare="different")
        reply = finding.find(said, self.shown(turn, services), services)
        assert [card["id"] for card in reply.answer.activities] == ["a5", "a6"]

    def test_and_something_else_as_well_is_added(self, turn: Maker, services: Services) -> None:
        first = finding.find(turn("find_activity", categories="music"), Memory(), services)
        said = turn("find_activity", categories="swimming", add=True)
        reply = finding.find(said, first.memory, services)
        assert reply.answer.understood.search == Search(categories=("music", "swimming"))
