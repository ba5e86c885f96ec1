from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.language.gazetteer import Gazetteer
from bot.language.mentions import Mention
from bot.language.postcodes import find_postcodes
from bot.language.reader import read
from bot.language.sentence import make
from bot.language.vocabulary import VocabularyError, load_vocabulary
from bot.language.words import is_english
from bot.vocabulary import DAYS, DETAILS, PARTS_OF_DAY, TERMS
from tests.language.conftest import PLACES, VOCABULARY

LONDON = ZoneInfo("Europe/London")


def at(day: int, month: int = 11, hour: int = 10) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=LONDON)


def dates(text: str, now: datetime, gazetteer: Gazetteer) -> list[tuple[str, str]]:
    return [
        (m.value["from"], m.value["to"]) for m in read(text, now, gazetteer) if m.field == "dates"
    ]


def test_a_mention_says_where_it_stands(now: datetime, gazetteer: Gazetteer) -> None:
    text = "Any swiming in way mouth?"
    assert read(text, now, gazetteer) == [
        Mention("categories", "swimming", 4, 11),
        Mention("near", "Weymouth", 15, 24),
    ]


@pytest.mark.parametrize("text", ["", "   ", "\n", "?", "🙂", "....", "-", "'"])
def test_nothing_said_is_nothing_found(text: str, now: datetime, gazetteer: Gazetteer) -> None:
    assert read(text, now, gazetteer) == []


def test_the_longest_message_is_read(now: datetime, gazetteer: Gazetteer) -> None:
    text = ("not mondays or " * 40)[:500]
    assert all(m.negated for m in read(text, now, gazetteer))


def test_this_weekend_on_a_sunday_is_today(gazetteer: Gazetteer) -> None:
    assert dates("this weekend", at(29), gazetteer) == [("2026-11-29", "2026-11-29")]


def test_next_tuesday_is_next_weeks_on_any_day(gazetteer: Gazetteer) -> None:
    assert dates("next Tuesday", at(27), gazetteer) == [("2026-12-01", "2026-12-01")]
    assert dates("next Tuesday", at(24), gazetteer) == [("2026-12-01", "2026-12-01")]


def test_a_day_that_was_this_month_is_next_months(gazetteer: Gazetteer) -> None:
    assert dates("the 20th", at(23), gazetteer) == [("2026-12-20", "2026-12-20")]
    assert dates("the 31st", at(23), gazetteer) == [("2026-12-31", "2026-12-31")]


def test_a_date_that_no_calendar_has_is_no_date(gazetteer: Gazetteer) -> None:
    assert dates("31 November", at(23), gazetteer) == []
    assert dates("45/13/2026", at(23), gazetteer) == []


def test_29_february_is_the_next_there_is(gazetteer: Gazetteer) -> None:
    assert dates("29 February", at(23), gazetteer) == [("2028-02-29", "2028-02-29")]


def test_tomorrow_is_told_from_london_time(gazetteer: Gazetteer) -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=LONDON)
    assert dates("tomorrow", late, gazetteer) == [("2026-07-01", "2026-07-01")]


def test_a_saved_gazetteer_reads_the_same(now: datetime, gazetteer: Gazetteer) -> None:
    again = Gazetteer.from_dict(json.loads(json.dumps(gazetteer.to_dict())))
    text = "bingo in weymoth on sat, not swimming, for my mum with dementia, nr Bere Regis"
    assert read(text, now, again) == read(text, now, gazetteer) != []
    assert again == gazetteer


def test_the_councils_own_place_goes_before_a_larger_namesake(now: datetime) -> None:
    from bot.language.places import PlaceName

    kent = PlaceName("Gillingham (Kent)", ("gillingham",), False, 100000, 51.4, 0.5)
    dorset = PlaceName("Gillingham", ("gillingham",), True, 11000, 51.0, -2.3)
    both = Gazetteer.build({}, [kent, dorset])
    assert [m.value for m in read("in gillingham", now, both)] == ["Gillingham"]


def test_real_words_are_never_corrected(gazetteer: Gazetteer) -> None:
    for word in ("career", "form", "panting", "natter", "someday", "pottering", "stairs"):
        assert is_english(word) or gazetteer.knows(word) or word == "pottering"
        assert gazetteer.sentence(word).norms == (word,)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("dt4 7ab", "DT4 7AB"),
        ("DT47AB", "DT4 7AB"),
        ("D T 4 7 A B", "DT4 7AB"),
        ("dt4-7ab", "DT4 7AB"),
        ("DT 4 7AB", "DT4 7AB"),
        ("my postcode is BH15 1AA.", "BH15 1AA"),
        ("W1A 1AA", "W1A 1AA"),
        ("d t four seven a b", "DT4 7AB"),
        ("in BH15", "BH15"),
        ("DT4", "DT4"),
    ],
)
def test_postcodes_in_any_typing(typed: str, code: str) -> None:
    assert [found[0] for found in find_postcodes(make(typed))] == [code]


@pytest.mark.parametrize(
    "text",
    ["the M5", "A1 paper", "CO2 levels", "XX1 1XX", "ring 01305 221000", "room B12 at 2"],
)
def test_what_only_looks_like_a_postcode(text: str) -> None:
    assert find_postcodes(make(text)) == []


def test_the_vocabulary_says_every_id_and_no_other() -> None:
    ids = {
        **TERMS,
        "detail": DETAILS,
        "days": (*DAYS, "weekends", "weekdays", "midweek"),
        "part_of_day": (*PARTS_OF_DAY, "daytime"),
    }
    vocabulary = load_vocabulary(VOCABULARY)
    for field, expected in ids.items():
        assert set(vocabulary[field]) == set(expected), field


def test_a_broken_vocabulary_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="holds no vocabulary"):
        load_vocabulary(tmp_path)
    file = tmp_path / "for.yml"
    for text, why in [
        ("carers: [", "cannot be read"),
        ("- carers", "not a mapping"),
        ("yes: [a]", "Put it in quotes"),
        ("carers: carer", "not a list"),
        ("carers: [1]", "not text"),
    ]:
        file.write_text(text, encoding="utf-8")
        with pytest.raises(VocabularyError, match=why):
            load_vocabulary(tmp_path)


def test_every_place_of_the_tests_is_found_by_its_name(now: datetime, gazetteer: Gazetteer) -> None:
    for place in PLACES:
        found = [m.value for m in read(f"I live in {place.name}", now, gazetteer)]
        assert found == [place.name]
