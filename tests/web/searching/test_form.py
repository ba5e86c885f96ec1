"""A search as its address says it."""

from __future__ import annotations

import pytest

from bot.catalogue.query import Search
from tests.web.searching.making import POOLE, form, search_of
from web.searching.choices import choices_of


def test_choices_that_are_none_and_numbers_that_are_none_are_left_out() -> None:
    odd = form(access="wings", for_="cats", within="far", price="-3", page="-1", format="x")
    assert odd.page == 1
    assert search_of(near="Poole", access="wings", within="far", price="nan") == Search(near=POOLE)
    assert form(page="999999999999").page == 1
    assert len(form(what="x" * 5000).what) == 200


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("5", "5"), ("5.00", "5"), ("£2.50", "2.5"), ("0", "0"), ("-1", ""), ("nan", ""), ("inf", ""),
     ("1e99", ""), ("cheap", "")],
)  # fmt: skip
def test_a_price_is_kept_as_a_number_or_not_at_all(typed: str, kept: str) -> None:
    assert form(price=typed).price == kept


def test_typed_words_are_one_line_that_can_be_seen() -> None:
    assert form(what=" Ｓｗｉｍ\x00ming\n \ud800 now ").what == "Swim ming now"
    assert form(what="🏊🏽‍♀️ café").what == "🏊🏽‍♀️ café"


def test_choices_are_counted() -> None:
    assert form(what="tea", near="Poole").choices == 0
    assert form(within="5", price="0", access=["bsl", "hoist"], for_="men").choices == 5


def test_a_distance_alone_is_a_search() -> None:
    assert not form(within="5").is_empty
    assert form(within="far", what=" ").is_empty


def test_no_distance_at_all_is_no_distance() -> None:
    assert form(within="0").within == ""


def test_an_address_says_the_same_search_again() -> None:
    one = form(
        what="tea & cake", near="Poole", when="weekends", within="5", price="0", page="3",
        access=["bsl", "hoist"], for_="men",
    )  # fmt: skip
    assert one.address() == (
        "/activities?what=tea+%26+cake&near=Poole&when=weekends&within=5&price=0&page=3"
        "&access=bsl&access=hoist&for=men"
    )


def test_an_address_can_differ_in_any_field() -> None:
    one = form(what="tea", near="Poole", page="3", access=["bsl", "hoist"])
    changed = one.address(near="", page=1, access=("hoist",))
    assert changed == "/activities?what=tea&access=hoist"
    assert form().address() == "/activities"


def test_what_a_link_brought_can_be_chosen_among_the_rest() -> None:
    """ "2 within 15 miles" leads to a distance that the form does not offer by itself."""
    offered = choices_of(form(within="15", price="2.5"))
    assert [value for value, _ in offered["within"]] == ["", "2", "5", "10", "15", "20", "40"]
    assert ("2.5", "£2.50 or less") in offered["price"]
    assert ("0", "Free") in offered["price"]
