"""Questions about one activity that was shown or named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.conversation import details, finding, talking
from bot.conversation.answering import answer
from bot.conversation.services import Services
from bot.conversation.turn import Memory
from tests.conversation.conftest import Maker


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

    def test_what_the_whole_question_asks_goes_before_its_words(
        self, turn: Maker, services: Services
    ) -> None:
        memory = replace(self.shown(turn, services), activity="a3")
        said = turn("activity_details", "when can they fetch me", detail="when", asked="transport")
        assert details.details(said, memory, services).answer.understood.detail == "transport"

    def test_which_one_is_told_by_words_that_ask_nothing(
        self, turn: Maker, services: Services
    ) -> None:
        said = turn("activity_details", "is there parking", asked="transport")
        asked = details.details(said, self.shown(turn, services), services)
        second = turn("activity_details", "the second one please", ordinal=2, asked="all")
        reply = details.details(second, asked.memory, services)
        assert reply.answer.understood.detail == "transport"

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

    def test_the_second_one_that_has_gone_is_not_the_third(
        self, turn: Maker, services: Services, catalogue: Any
    ) -> None:
        memory = self.shown(turn, services)
        catalogue.activities = [one for one in catalogue.activities if one.id != "a1"]
        said = turn("activity_details", "the second one", ordinal=2)
        reply = details.details(said, memory, services)
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


class TestAWholeName:
    """A name that stands in the question goes before what its words mean by themselves."""

    def asked(self, turn: Maker, services: Services, catalogue: Any, name: str, **said: Any) -> Any:
        catalogue.activities[2] = replace(catalogue.activities[2], name=name)
        memory = Memory(shown=("a0", "a1", "a2"))
        question = turn("activity_details", f"tell me about {name.lower()}", **said)
        if "for_" in said:
            start = question.text.index("carers")
            question = replace(
                question,
                mentions=tuple(replace(m, start=start, end=start + 6) for m in question.mentions),
            )
        return details.details(question, memory, services).answer.understood

    def test_a_number_in_it_is_not_counted(
        self, turn: Maker, services: Services, catalogue: Any
    ) -> None:
        told = self.asked(turn, services, catalogue, "First Steps to a Job", ordinal=1)
        assert told.activity == "a2"

    def test_nor_where_it_was_not_shown(
        self, turn: Maker, services: Services, catalogue: Any
    ) -> None:
        catalogue.activities[6] = replace(catalogue.activities[6], name="Catch the Number Two")
        said = turn("activity_details", "when is catch the number two", ordinal=2)
        start = said.text.index("number two")
        (second,) = said.mentions
        said = replace(said, mentions=(replace(second, start=start, end=len(said.text)),))
        memory = Memory(shown=("a0", "a1", "a2"))
        assert details.details(said, memory, services).answer.understood.activity == "a6"

    def test_its_words_ask_nothing(self, turn: Maker, services: Services, catalogue: Any) -> None:
        told = self.asked(turn, services, catalogue, "The Carers' Kettle", for_="carers")
        assert (told.activity, told.detail) == ("a2", "all")

    def test_it_goes_before_a_word_that_was_shown(
        self, turn: Maker, services: Services, catalogue: Any
    ) -> None:
        catalogue.activities[6] = replace(catalogue.activities[6], name="Friday Night Quiz Club")
        memory = Memory(shown=("a0", "a1", "a2"))  # "Friday Farm" is shown
        said = turn("activity_details", "when is the friday night quiz club")
        assert details.details(said, memory, services).answer.understood.activity == "a6"

    def test_what_was_shown_goes_before_a_shorter_name(
        self, turn: Maker, services: Services, catalogue: Any
    ) -> None:
        catalogue.activities[2] = replace(catalogue.activities[2], name="Weymouth Chair Yoga")
        catalogue.activities[6] = replace(catalogue.activities[6], name="Chair Yoga")
        memory = Memory(shown=("a0", "a1", "a2"))
        said = turn("activity_details", "when is the chair yoga")
        assert details.details(said, memory, services).answer.understood.activity == "a2"
