"""A wish is taken off by the words of its chip, and no other with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.answers import Filter
from bot.catalogue.query import DateRange, Excluded, Near, Search
from bot.conversation import finding, talking
from bot.conversation.alike import bare
from bot.conversation.answering import answer
from bot.conversation.filters import filters_of
from bot.conversation.services import Services
from bot.conversation.turn import Memory, Pending, Reply
from bot.safety import urgent
from bot.safety.personal import mask
from bot.vocabulary import DAYS, PARTS_OF_DAY, TERMS
from tests.conversation.conftest import GILLINGHAMS, NOW, WEYMOUTH, Maker

HERE = Near("your location", 50.7, -2.4)
SATURDAY, SUNDAY = date(2026, 11, 28), date(2026, 11, 29)
EVERYTHING = Search(
    categories=("swimming", "music"),
    near=WEYMOUTH,
    within_miles=5,
    days=("mon", "sat", "sun"),
    part_of_day=("morning", "evening"),
    dates=DateRange(SATURDAY, date(2026, 12, 6)),
    max_price=5,
    access=("wheelchair", "step_free"),
    for_=("carers", "dementia"),
    funding=("direct_payment", "pay_yourself"),
    transport=("bus", "parking"),
    format="in_person",
    meal=True,
    excluded=Excluded(("dance", "drama"), ("tue", "wed"), ("afternoon",), ("men", "women")),
)
_LISTS = {**TERMS, "days": DAYS, "part_of_day": PARTS_OF_DAY}
_NAMES = {"for": "for_"}


def chips(search: Search) -> tuple[Filter, ...]:
    return filters_of(search, NOW.date())


def chip_of(search: Search, label: str) -> Filter:
    return next(chip for chip in chips(search) if chip.label == label)


def each_alone() -> list[Search]:
    """A search for each id of each field, for days that are said in one word, and for values."""
    found = []
    for field, ids in _LISTS.items():
        name = _NAMES.get(field, field)
        found += [Search(**{name: id_ if field == "format" else (id_,)}) for id_ in ids]
        if field in ("categories", "days", "part_of_day", "for"):
            found += [Search(excluded=Excluded(**{name: (id_,)})) for id_ in ids]
    for days in (DAYS[:5], DAYS[5:]):
        found += [Search(days=days), Search(excluded=Excluded(days=days))]
    found += [Search(max_price=price) for price in (0, 5, 3.49)]
    found += [Search(near=near) for near in (WEYMOUTH, HERE, *GILLINGHAMS)]
    found += [Search(dates=DateRange(SATURDAY, end)) for end in (SATURDAY, SUNDAY)]
    return [*found, Search(within_miles=2.5), Search(within_miles=10), Search(meal=True)]


ALONE = each_alone()


def left_by(text: str, search: Search, turn: Maker, services: Services) -> Reply:
    """The reply where the model takes ``text`` for a goodbye."""
    return answer(talking.words, turn("goodbye", text), Memory(search=search), services)


@pytest.mark.parametrize("chip", chips(EVERYTHING), ids=lambda chip: f"{chip.field}:{chip.id}")
def test_one_wish_goes_and_every_other_stays(
    chip: Filter, turn: Maker, services: Services, catalogue: Any
) -> None:
    reply = left_by(chip.remove, EVERYTHING, turn, services)
    gone = {chip.label, "within 5 miles"} if chip.field == "near" else {chip.label}
    before = [one.label for one in chips(EVERYTHING)]
    assert [one.label for one in reply.answer.filters] == [x for x in before if x not in gone]

    search = reply.answer.understood.search
    assert search is not None
    old, new = EVERYTHING.to_dict(), search.to_dict()
    field, _, denied = chip.field.partition(".")
    expected = {"near", "within_miles"} if field == "near" else {field}
    assert {name for name in old if old[name] != new[name]} == expected
    if denied:
        assert [name for name in old["not"] if old["not"][name] != new["not"][name]] == [denied]
    assert catalogue.asked[-1] == search == reply.memory.search
    assert reply.answer.activities


@pytest.mark.parametrize("search", ALONE, ids=lambda search: chips(search)[0].remove)
def test_each_wish_there_is_can_be_taken_off(
    search: Search, turn: Maker, services: Services
) -> None:
    (chip,) = chips(search)
    other: dict[str, Any] = (
        {"transport": ("bus",)} if search.funding else {"funding": ("direct_payment",)}
    )
    reply = left_by(chip.remove, replace(search, **other), turn, services)
    assert reply.memory.search == Search(**other)


def test_no_two_chips_say_the_same() -> None:
    said = [bare(chip.remove) for search in ALONE for chip in chips(search)]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("search", ALONE, ids=lambda search: chips(search)[0].remove)
def test_what_a_chip_says_is_no_cry_for_help_and_nothing_personal(search: Search) -> None:
    (chip,) = chips(search)
    assert urgent.find(chip.remove) is None
    assert mask(chip.remove) == chip.remove


@pytest.mark.parametrize(
    "name", ["Crossways", "Battersea", "Beighton", "Peterlee", "Shotton", "Thurton", "DT4 7AB"]
)
def test_a_place_whose_name_sounds_like_danger_is_no_cry_for_help(name: str) -> None:
    (chip,) = chips(Search(near=Near(name, 50.7, -2.4)))
    assert urgent.find(chip.remove) is None
    assert mask(chip.remove) == chip.remove


@pytest.mark.parametrize(
    "said",
    [
        "Show me all, not only near Weymouth",
        "show me all not only near weymouth",
        "SHOW ME ALL – NOT ONLY NEAR WEYMOUTH!",
        "  Show me all,  not only near Weymouth. ",
    ],
)
def test_capitals_and_marks_make_no_difference(said: str, turn: Maker, services: Services) -> None:
    reply = left_by(said, Search(near=WEYMOUTH, days=("sat",)), turn, services)
    assert reply.memory.search == Search(days=("sat",))


def test_a_model_that_hears_danger_does_not_matter(turn: Maker, services: Services) -> None:
    memory = Memory(search=Search(categories=("swimming",), days=("sat",)))
    said = turn("self_harm", chip_of(memory.search or Search(), "Saturdays").remove)
    assert not answer(talking.urgent, said, memory, services).answer.urgent
    doubtful = replace(said, intent="unclear", likely=("self_harm",), urgent_share=0.9)
    reply = answer(talking.unclear, doubtful, memory, services)
    assert reply.memory.search == Search(categories=("swimming",))
    assert reply.answer.understood.topic == "find/find_activity"


@pytest.mark.parametrize(
    ("old", "now"),
    [
        (Search(near=WEYMOUTH), Search(near=GILLINGHAMS[0])),
        (Search(near=GILLINGHAMS[1]), Search(near=GILLINGHAMS[0])),
        (Search(near=HERE), Search(near=WEYMOUTH)),
        (Search(categories=("swimming",)), Search(categories=("music",))),
        (Search(days=("sat", "sun")), Search(days=("sat",))),
        (Search(days=("mon",)), Search(excluded=Excluded(days=("mon",)))),
        (Search(max_price=0), Search(max_price=5)),
        (Search(max_price=3.5), Search(max_price=5)),
        (Search(within_miles=5), Search(near=WEYMOUTH, within_miles=10)),
        (Search(dates=DateRange(SATURDAY, SUNDAY)), Search(dates=DateRange(SUNDAY, SUNDAY))),
        (Search(dates=DateRange(SATURDAY, SATURDAY)), Search(days=("sat",))),
        (Search(meal=True), Search(categories=("lunch_club",))),
    ],
    ids=str,
)
def test_a_chip_of_another_search_changes_nothing_and_it_is_said(
    old: Search, now: Search, turn: Maker, services: Services, catalogue: Any
) -> None:
    (chip,) = chips(old)
    memory = Memory(search=now, shown=("a1",), pending=Pending("more"))
    reply = answer(finding.find, turn("find_activity", chip.remove), memory, services)
    assert "not in your search now" in reply.answer.text
    assert reply.answer.text.endswith("?")
    assert reply.answer.filters == chips(now)
    assert reply.memory == memory
    assert catalogue.asked == []


def test_a_chip_is_of_no_use_before_any_search(turn: Maker, services: Services) -> None:
    (chip,) = chips(Search(near=WEYMOUTH))
    reply = answer(finding.find, turn("find_activity", chip.remove), Memory(), services)
    assert "not looking for anything" in reply.answer.text
    assert reply.memory == Memory()


@pytest.mark.parametrize("end", ["near the sea", "on the bus", "for my sister", "swimming pools"])
def test_what_only_begins_like_a_chip_is_left_to_the_model(
    end: str, turn: Maker, services: Services
) -> None:
    reply = left_by(f"Show me all, not only {end}", Search(near=WEYMOUTH), turn, services)
    assert reply.answer.understood.topic == "talk/goodbye"


def test_one_day_of_a_weekend_is_taken_off_by_its_name(turn: Maker, services: Services) -> None:
    (chip,) = chips(Search(days=("sat",)))
    reply = left_by(chip.remove, Search(days=("sat", "sun")), turn, services)
    assert reply.memory.search == Search(days=("sun",))


def test_a_chip_still_does_it_after_advice(turn: Maker, services: Services) -> None:
    said = turn("find_activity", categories="swimming", days="sat")
    first = finding.find(said, Memory(), services)
    told = talking.advice(turn("what_is_a_review"), first.memory, services)
    chip = next(one for one in first.answer.filters if one.id == "sat")
    reply = answer(talking.words, turn("goodbye", chip.remove), told.memory, services)
    assert reply.memory.search == Search(categories=("swimming",))


class TestTheLastWish:
    def test_what_can_be_asked_is_said(
        self, turn: Maker, services: Services, catalogue: Any
    ) -> None:
        (chip,) = chips(Search(near=WEYMOUTH))
        reply = left_by(chip.remove, Search(near=WEYMOUTH), turn, services)
        assert reply.answer.text.endswith("?")
        assert reply.answer.choices[0].text == "What is there to do?"
        assert reply.answer.understood.search == reply.memory.search == Search()
        assert reply.answer.filters == ()
        assert catalogue.asked == []

    def test_breaks_for_carers_are_a_wish_too(self, turn: Maker, services: Services) -> None:
        said = turn("find_respite", near="Weymouth")
        first = finding.find_respite(said, Memory(), services)
        (chip,) = first.answer.filters
        reply = answer(talking.words, turn("goodbye", chip.remove), first.memory, services)
        assert "7 breaks for carers" in reply.answer.text
        assert reply.answer.understood.topic == "find/find_respite"


class TestWhileAskingForAPlace:
    def test_the_wishes_so_far_are_shown(self, turn: Maker, services: Services) -> None:
        said = turn("find_activity", days=["sat", "sun"], near_me=True)
        asked = finding.find(said, Memory(), services)
        assert [chip.label for chip in asked.answer.filters] == ["weekends"]

    def test_the_place_is_still_asked_for(self, turn: Maker, services: Services) -> None:
        said = turn("find_activity", days="sat", near_me=True)
        asked = finding.find(said, Memory(), services)
        (chip,) = asked.answer.filters
        reply = answer(talking.words, turn("goodbye", chip.remove), asked.memory, services)
        assert "town or postcode" in reply.answer.text
        assert reply.answer.filters == ()
        told = answer(finding.find, turn("find_activity", near="Weymouth"), reply.memory, services)
        assert told.memory.search == Search(near=WEYMOUTH)

    def test_which_place_is_still_asked(self, turn: Maker, services: Services) -> None:
        said = turn("find_activity", days="sat", near="Gillingham")
        asked = finding.find(said, Memory(), services)
        (chip,) = asked.answer.filters
        reply = answer(talking.words, turn("goodbye", chip.remove), asked.memory, services)
        assert "more than one Gillingham" in reply.answer.text
        named = turn("unclear", "Gillingham (ME7)")
        told = answer(talking.unclear, named, reply.memory, services)
        assert told.memory.search == Search(near=GILLINGHAMS[0])

    def test_without_the_distance_no_place_is_needed(self, turn: Maker, services: Services) -> None:
        said = turn("find_activity", days="sat", within_miles=5)
        asked = finding.find(said, Memory(), services)
        assert [chip.label for chip in asked.answer.filters] == ["within 5 miles", "Saturdays"]
        text = asked.answer.filters[0].remove
        reply = answer(talking.words, turn("goodbye", text), asked.memory, services)
        assert reply.memory.search == Search(days=("sat",))
        assert reply.answer.activities


def test_a_place_that_was_taken_off_is_not_asked_for(turn: Maker, services: Services) -> None:
    search = Search(near=HERE, within_miles=5, days=("sat",))
    memory = Memory(search=search, place=HERE)
    said = turn("goodbye", chip_of(search, "near you").remove)
    reply = answer(talking.words, said, memory, services)
    assert reply.memory.search == Search(days=("sat",))
    again = finding.find(turn("find_activity", days="sun"), reply.memory, services)
    assert again.answer.activities


def test_where_nothing_was_found_the_wishes_are_shown(
    turn: Maker, services: Services, catalogue: Any
) -> None:
    catalogue.activities = []
    reply = finding.find(turn("find_activity", categories="drama"), Memory(), services)
    assert [chip.label for chip in reply.answer.filters] == ["drama"]


def test_more_of_the_same_shows_the_wishes_and_advice_shows_none(
    turn: Maker, services: Services
) -> None:
    first = finding.find(turn("find_activity", near="Weymouth"), Memory(), services)
    more = finding.more(turn("more_results"), first.memory, services)
    assert [chip.label for chip in more.answer.filters] == ["near Weymouth"]
    assert talking.advice(turn("what_is_a_review"), more.memory, services).answer.filters == ()


def test_an_answer_that_is_said_again_has_its_chips(turn: Maker, services: Services) -> None:
    first = finding.find(turn("find_activity", near="Weymouth"), Memory(), services)
    said = replace(turn("repeat"), last_answer=first.answer.to_dict())
    assert talking.repeat(said, first.memory, services).answer.filters == first.answer.filters
