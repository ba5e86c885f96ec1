"""The shortlist: it stands in its address, and nothing about a person does."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from icalendar import Calendar
from werkzeug.datastructures import MultiDict

from tests.web.conftest import Site
from tests.web.fakes import ART, FakeCatalogue
from tests.web.outline import Outline
from web.saved.ids import MOST, Ids, address
from web.searching.form import Form

TWO = "/saved?ids=sample-art,bare"


def many(site: Site, count: int) -> list[str]:
    """Ids of ``count`` further activities with long words."""
    catalogue = site.parts.catalogue
    assert isinstance(catalogue, FakeCatalogue)
    for number in range(count):
        made = replace(ART, id=f"art-{number}", name=f"Art {number}", sample=False)
        catalogue.activities[made.id] = made
    return [f"art-{number}" for number in range(count)]


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (["a,b", "c"], ("a", "b", "c")),
        ([" a , a,,b "], ("a", "b")),
        ([""], ()),
        ([], ()),
        (["x" * 5000], ("x" * 200,)),
    ],
)
def test_ids_are_read_in_order_and_once(texts: list[str], kept: tuple[str, ...]) -> None:
    assert Ids.of(texts) == Ids(kept)


def test_more_than_thirty_are_left_out_and_counted() -> None:
    ids = Ids.of([",".join(str(number) for number in range(40))])
    assert (len(ids.kept), ids.left_out) == (MOST, 10)


def test_an_address_reads_back_what_it_saves() -> None:
    ids = ("a&b", "c#d", "é")
    assert address("/saved", ()) == "/saved"
    query = parse_qs(urlsplit(address("/saved", ids)).query)
    assert Ids.of(query["ids"]).kept == ids


def test_each_activity_is_shown_with_its_facts(site: Site) -> None:
    text = site.client.get(TWO).text
    assert "Art for all &lt;script&gt;" in text
    assert "Saturday 28 November, 10am to 12 noon" in text
    assert "£3.50 with a drink" in text
    assert "Made-up example" in text
    assert 'href="/activities/bare/ring"' in text


def test_one_can_be_taken_off_without_javascript(site: Site) -> None:
    links = [one["href"] for one in Outline(site.client.get(TWO).text).named("a")]
    assert "/saved?ids=bare" in links
    assert "/saved?ids=sample-art" in links
    assert "/saved" in [
        one["href"] for one in Outline(site.client.get("/saved?ids=bare").text).named("a")
    ]


def test_what_is_gone_is_said_and_never_named(site: Site) -> None:
    text = site.client.get("/saved?ids=bare,gone,%3Cb%3E").text
    assert "2 things that you saved are not in our list any more." in text
    assert "gone" not in text
    (field,) = Outline(text).named("input")
    assert field["value"] == "http://localhost/saved?ids=bare"  # the list cleans itself
    assert "One thing that you saved is not in our list" in site.client.get("/saved?ids=x").text


def test_an_empty_list_says_how_to_begin(site: Site) -> None:
    text = site.client.get("/saved").text
    assert "You have not saved anything yet." in text
    assert 'href="/activities"' in text
    assert "mailto:" not in text


def test_too_many_are_said(site: Site) -> None:
    text = site.client.get(address("/saved", many(site, 33))).text
    assert "You can save 30 things. We left out 3." in text
    assert text.count("/ring") == MOST


def mail_of(page: str) -> tuple[str, str]:
    """The link, and what the message says."""
    (link,) = [
        one["href"] or "" for one in Outline(page).named("a") if "mailto:?" in (one["href"] or "")
    ]
    return link, unquote(link.partition("&body=")[2])


def test_the_list_can_be_sent_by_the_persons_own_program(site: Site) -> None:
    link, body = mail_of(site.client.get(TWO).text)
    assert link.startswith("mailto:?subject=Things%20to%20do%20that%20I%20saved&body=")
    assert "\r\n" in body
    assert "Art for all <script>alert('x')</script>\r\n" in body
    assert "Next time: Saturday 28 November, 10am to 12 noon\r\n" in body
    assert "http://localhost/activities/sample-art" in body
    assert body.endswith("http://localhost/saved?ids=sample-art,bare")


def test_a_long_list_still_fits_into_a_link(site: Site) -> None:
    ids = many(site, 30)
    for count in (2, 10, 30):
        link, body = mail_of(site.client.get(address("/saved", ids[:count])).text)
        assert len(link) < 2000
        assert body.endswith(",".join(ids[:count]))
    assert "Art 0" not in body
    assert "Art 9\r\n" in mail_of(site.client.get(address("/saved", ids[:10])).text)[1]


def test_all_that_have_a_date_go_into_one_calendar(site: Site) -> None:
    response = site.client.get("/saved.ics?ids=sample-art,bare,real-art")
    assert response.content_type.startswith("text/calendar")
    events = Calendar.from_ical(response.data).walk("VEVENT")
    assert {str(event["uid"]) for event in events} == {"sample-art-0@daywise", "real-art-0@daywise"}
    assert site.client.get("/saved.ics?ids=bare").status_code == 404
    assert "saved.ics" not in site.client.get("/saved?ids=bare").text


def test_the_sheet_has_one_fact_a_line_and_explains_hard_words(site: Site) -> None:
    text = site.client.get("/saved/easy?ids=sample-art,gone").text
    assert "One thing that you saved is not in our list any more." in text
    lines = [part.partition("</p>")[0] for part in text.split("<p>")]
    assert "Price: £3.50 with a drink" in lines
    assert "Access: wheelchair access" in lines
    assert Outline(text).named("img")
    assert 'href="/saved?ids=sample-art"' in text


def test_a_search_carries_along_what_was_saved(site: Site) -> None:
    form = Form.of(MultiDict([("what", "tea"), ("saved", "a,b")]))
    assert form.address(page=2) == "/activities?what=tea&page=2&saved=a%2Cb"
    assert form.cleared == "/activities?saved=a%2Cb"
    assert Form.of(MultiDict([("saved", "a")])).is_empty
    text = site.client.get("/activities?what=art&saved=bare").text
    assert 'href="/saved?ids=bare,sample-art"' in text
    assert "You saved 1 thing." in text
    saved = site.client.get("/activities?what=art&saved=sample-art").text
    assert "You saved this." in saved
