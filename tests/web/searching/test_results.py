"""Cards, pages, and what is offered where nothing fits."""

from __future__ import annotations

from bot.catalogue.query import Search
from bot.catalogue.results import Alternative
from tests.web.fakes import ART
from tests.web.searching.making import NOW, Desk, form
from web.searching.results import PAGE, results


def test_what_cannot_be_read_is_said_and_left_out() -> None:
    found = results(form(what="painting", near="Atlantis", when="blah"), Desk().desk, NOW)
    assert [note.split(".")[0] for note in found.notes] == [
        "We do not understand the time “blah”", "We do not know the place “Atlantis”",
    ]  # fmt: skip


def test_a_name_of_several_places_takes_the_first_and_says_so() -> None:
    found = results(form(near="Newton"), Desk().desk, NOW)
    assert "We looked near Newton (Devon)." in found.notes[0]
    assert found.places == (("Newton (Fife)", "/activities?near=Newton+%28Fife%29"),)


def test_pages_follow_each_other_and_keep_the_search() -> None:
    desk = Desk(holds=45)
    one = results(form(what="painting", access=["wheelchair", "hoist"]), desk.desk, NOW)
    assert (len(one.cards), one.earlier) == (PAGE, "")
    assert one.later == "/activities?what=painting&page=2&access=wheelchair&access=hoist"
    three = results(form(what="painting", page="3"), desk.desk, NOW)
    assert (len(three.cards), three.first, three.later) == (5, 41, "")
    assert three.earlier == "/activities?what=painting&page=2"


def test_beyond_the_last_page_is_the_last() -> None:
    found = results(form(what="painting", page="400"), Desk(holds=45).desk, NOW)
    assert (len(found.cards), found.page, found.later) == (5, "Page 3 of 3", "")
    assert found.earlier == "/activities?what=painting&page=2"
    assert results(form(what="painting", page="9"), Desk().desk, NOW).first == 1


def test_of_very_many_pages_nobody_says_how_many() -> None:
    found = results(form(what="painting"), Desk(holds=100_000).desk, NOW)
    assert found.heading.startswith("More than 50 ")
    assert (found.page, bool(found.later)) == ("Page 1", True)
    desk = Desk(holds=100_000)
    last = results(form(what="painting", page="900"), desk.desk, NOW)
    assert (len(last.cards), last.page, last.later) == (PAGE, "Page 50", "")
    assert desk.asked[-1][1] == 50 * PAGE


def test_words_that_nobody_knows_are_said_and_all_else_is_shown() -> None:
    found = results(form(what=f"zumba {'z' * 190}", near="Poole"), Desk().desk, NOW)
    assert found.heading == "1 thing to do near Poole"
    assert found.notes[0].startswith("We do not know what “zumba…” is.")


def test_words_that_say_no_kind_are_looked_for_in_names() -> None:
    found = results(form(what="the hut thing"), Desk(by_name=(ART,)).desk, NOW)
    assert len(found.cards) == 1
    assert "the hut thing" in found.notes[0]


def test_where_nothing_fits_one_wish_can_be_dropped_by_a_click() -> None:
    alternatives = (
        Alternative("days", Search(), 4),
        Alternative("max_price", Search(max_price=5), 2),
        Alternative("near", Search(), 9),
        Alternative("for", Search(), 3),
    )
    desk = Desk(holds=0, alternatives=alternatives)
    found = results(
        form(what="painting", near="Poole", when="weekends", price="0", for_="autism"),
        desk.desk, NOW,
    )  # fmt: skip
    assert found.heading.startswith("Nothing for arts and crafts")
    assert found.ways == (
        ("4 on other days", "/activities?what=painting&near=Poole&price=0&for=autism"),
        ("2 at other prices",
         "/activities?what=painting&near=Poole&when=weekends&price=5&for=autism"),
        ("9 further away", "/activities?what=painting&when=weekends&price=0&for=autism"),
        ("3 not only for autistic people",
         "/activities?what=painting&near=Poole&when=weekends&price=0"),
    )  # fmt: skip
