"""Whole turns of a conversation, with fake parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.catalogue.query import Near, Search
from bot.catalogue.results import Alternative
from bot.conversation import details, finding, talking
from bot.conversation.answering import answer
from bot.conversation.services import Services
from bot.conversation.turn import Memory, Reply, Turn
from bot.vocabulary import RESPITE_CATEGORIES, TOPICS
from bot.wording import has
from tests.conversation.conftest import WEYMOUTH

Maker = Callable[..., Turn]


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


def test_advice_in_the_middle_leaves_the_search_alone(turn: Maker, services: Services) -> None:
    asked = finding.find(turn("find_activity", days="sat", near_me=True), Memory(), services)
    told = talking.advice(turn("what_is_a_review"), asked.memory, services)
    assert told.answer.text == "A review is a talk.\n\nRing us."
    assert told.answer.sources[0].url == "/advice/what_is_a_review"
    reply = finding.find(turn("find_activity", near="Weymouth"), told.memory, services)
    assert reply.memory.search is not None
    assert reply.memory.search.days == ("sat",)


class TestDetails:
    def shown(self, turn: Maker, services: Services) -> Memory:
        return finding.find(turn("find_activity", near="Weymouth"), Memory(), services).memory

    def test_the_second_one(self, turn: Maker, services: Services) -> None:
        said = turn("activity_details", "when is the second one on", ordinal=2, detail="when")
        reply = details.details(said, self.shown(turn, services), services)
        assert reply.answer.understood.activity == "a1"
        assert reply.answer.understood.detail == "when"
        assert "Every Saturday, 10am" in reply.answer.text

    def test_the_last_one(self, turn: Maker, services: Services) -> None:
        said = turn("activity_details", "the last one", ordinal=-1)
        reply = details.details(said, self.shown(turn, services), services)
        assert reply.answer.understood.activity == "a4"

    def test_it_is_the_one_spoken_of_before(self, turn: Maker, services: Services) -> None:
        memory = replace(self.shown(turn, services), activity="a3")
        said = turn("activity_details", "how much is it", detail="cost")
        reply = details.details(said, memory, services)
        assert reply.answer.understood.activity == "a3"
        assert "£3.50" in reply.answer.text

    def test_a_misspelt_name_that_was_shown(self, turn: Maker, services: Services) -> None:
        said = turn("activity_details", "who do i ring for fryday farm", detail="contact")
        reply = details.details(said, self.shown(turn, services), services)
        assert reply.answer.understood.activity == "a2"
        assert "01632 960001" in reply.answer.text

    def test_which_one_is_asked_where_it_is_not_said(self, turn: Maker, services: Services) -> None:
        said = turn("activity_details", "is there parking", detail="transport")
        asked = details.details(said, self.shown(turn, services), services)
        assert asked.answer.text.endswith("?")
        assert asked.answer.choices[0].label == "Sea Swimmers"
        name = turn("find_activity", "Men's Shed")
        reply = answer(finding.find, name, asked.memory, services)
        assert reply.answer.understood.activity == "a4"
        assert reply.answer.understood.detail == "transport"

    def test_a_need_is_answered_yes_or_not_said(self, turn: Maker, services: Services) -> None:
        memory = self.shown(turn, services)
        said = turn("activity_details", "is the first ok", ordinal=1, access=["wheelchair", "bsl"])
        reply = details.details(said, memory, services)
        assert "This is about Sea Swimmers. Yes. It has wheelchair access." in reply.answer.text
        assert "does not say if it has British Sign Language" in reply.answer.text

    def test_one_that_has_gone_since(self, turn: Maker, services: Services, catalogue: Any) -> None:
        memory = replace(self.shown(turn, services), activity="a1")
        catalogue.activities = []
        reply = details.details(turn("activity_details", "when is it"), memory, services)
        assert "not on the list any more" in reply.answer.text

    def test_with_nothing_shown_the_name_is_asked_for(
        self, turn: Maker, services: Services
    ) -> None:
        reply = details.details(turn("activity_details", "when is it on"), Memory(), services)
        assert "name" in reply.answer.text

    def test_who_to_ring_is_about_the_activity_just_spoken_of(
        self, turn: Maker, services: Services
    ) -> None:
        memory = replace(self.shown(turn, services), activity="a3")
        said = turn("contact_the_council", "who do I ring", detail="contact")
        reply = answer(talking.advice, said, memory, services)
        assert reply.answer.understood.activity == "a3"
        assert "01632 960001" in reply.answer.text

    def test_one_word_of_a_name_that_was_shown_is_enough(
        self, turn: Maker, services: Services
    ) -> None:
        said = turn("activity_details", "when is the boccia one", detail="when")
        memory = replace(self.shown(turn, services), shown=("a5", "a6"))
        assert details.details(said, memory, services).answer.understood.activity == "a6"

    def test_a_way_to_get_there_that_nobody_told_of_is_not_said(
        self, turn: Maker, services: Services
    ) -> None:
        said = turn("activity_details", "parking at the first?", ordinal=1, transport="parking")
        reply = details.details(said, self.shown(turn, services), services)
        assert "does not say if there is parking" in reply.answer.text


class TestUnclear:
    def test_it_asks_with_the_likely_readings(self, turn: Maker, services: Services) -> None:
        said = replace(turn("unclear"), likely=("what_is_a_review", "thanks", "find_activity"))
        reply = talking.unclear(said, Memory(), services)
        assert reply.answer.understood.topic == "talk/unclear"
        assert [c.text for c in reply.answer.choices] == [
            "What is a review?",
            "Thank you",
            "What is there to do?",
        ]

    def test_a_second_miss_in_a_row_offers_a_person(self, turn: Maker, services: Services) -> None:
        first = talking.unclear(turn("unclear"), Memory(), services)
        second = talking.unclear(turn("unclear"), first.memory, services)
        assert "01632 960100" in second.answer.text
        assert "Speak to a person" in [c.label for c in second.answer.choices]


def test_repeat_says_the_whole_answer_again(turn: Maker, services: Services) -> None:
    first = finding.find(turn("find_activity", near="Weymouth"), Memory(), services)
    said = replace(turn("repeat"), last_answer=first.answer.to_dict())
    reply = talking.repeat(said, first.memory, services)
    assert reply.answer.text == first.answer.text
    assert reply.answer.activities == first.answer.activities
    assert reply.answer.understood.topic == "talk/repeat"


def test_start_over_forgets_everything(turn: Maker, services: Services) -> None:
    memory = finding.find(turn("find_activity", near="Weymouth"), Memory(), services).memory
    assert talking.start_over(turn("start_over"), memory, services).memory == Memory()


def test_a_memory_survives_its_way_through_the_slots(turn: Maker, services: Services) -> None:
    memory = finding.find(
        turn("find_activity", near_me=True, days="sat"), Memory(), services
    ).memory
    assert Memory.from_slots(memory.to_slots()) == memory


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


class TestSimpler:
    def test_advice_is_said_in_its_easy_words(self, turn: Maker, services: Services) -> None:
        told = talking.advice(turn("what_is_a_review"), Memory(), services)
        said = replace(turn("simpler"), last_answer=told.answer.to_dict())
        reply = talking.simplify(said, told.memory, services)
        assert reply.answer.text == "A review is a talk, in easy words."
        assert reply.answer.understood.topic == "talk/simpler"

    def test_activities_come_one_at_a_time(self, turn: Maker, services: Services) -> None:
        first = finding.find(turn("find_activity"), Memory(), services)
        said = replace(turn("simpler"), last_answer=first.answer.to_dict())
        reply = talking.simplify(said, first.memory, services)
        assert [card["id"] for card in reply.answer.activities] == ["a0"]
        assert "Sea Swimmers" in reply.answer.text


def test_urgent_help_leaves_the_search_for_afterwards(turn: Maker, services: Services) -> None:
    memory = finding.find(turn("find_activity", near="Weymouth"), Memory(), services).memory
    reply = talking.urgent(turn("self_harm"), memory, services)
    assert reply.answer.urgent
    assert reply.answer.understood.topic == "urgent/self_harm"
    assert reply.memory == memory


def test_a_doubtful_message_that_may_be_urgent_is_not_asked_about(
    turn: Maker, services: Services
) -> None:
    said = replace(turn("unclear"), likely=("complaints", "abuse", "self_harm"), urgent_share=0.4)
    reply = answer(talking.unclear, said, Memory(), services)
    assert reply.answer.understood.topic == "urgent/abuse"


def test_a_doubtful_message_that_is_hardly_urgent_is_asked_about(
    turn: Maker, services: Services
) -> None:
    said = replace(turn("unclear"), likely=("complaints", "abuse"), urgent_share=0.1)
    reply = answer(talking.unclear, said, Memory(), services)
    assert reply.answer.understood.topic == "talk/unclear"


@pytest.mark.parametrize("topic", [t for group in TOPICS.values() for t in group])
def test_every_topic_can_be_offered_when_asking_back(topic: str) -> None:
    talked_about = {"greeting", "goodbye", "thanks", "yes", "no", "small_talk", "out_of_scope"}
    if topic not in talked_about | {"unclear"}:
        assert has(f"reading.{topic}.label")
        assert has(f"reading.{topic}.text")
