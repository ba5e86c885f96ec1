"""The pages of a shared week: what stands on them, and that they are nobody else's business."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from bot.catalogue.model import Activity
from bot.errors import DaywiseError
from bot.week.plan import Plan
from bot.week.preferences import Hours
from tests.catalogue.making import weekly
from tests.web.outline import Outline
from tests.web.week.conftest import Person, at_now
from tests.web.week.making import ART, CATALOGUE, CHAT, FARM, PLAN, SWIM, WISHES, planned

BELOW = ("", "/words", "/easy")
MADE_UP = replace(ART, sample=True)


def read(person: Person, below: str = "") -> str:
    response = person.opens(person.path(below))
    assert response.status_code == 200
    return unescape(response.get_data(as_text=True))


@pytest.mark.parametrize("below", [*BELOW, "/week.ics", "/own/x"])
def test_no_cache_and_no_search_engine_keeps_it_and_no_other_site_hears_its_address(
    person: Person, below: str
) -> None:
    headers = person.opens(person.path(below)).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("below", BELOW)
def test_no_script_and_no_cookie_and_nothing_that_a_feed_wrote_is_markup(
    person: Person, below: str
) -> None:
    response = person.opens(person.path(below))
    page = response.get_data(as_text=True)
    assert not Outline(page).named("script")
    assert "Set-Cookie" not in response.headers
    assert "Art &amp; craft for all &lt;b&gt;" in page
    assert "07700 900123" not in page
    assert "Joan" not in page
    assert "DT4 9ZZ" not in page


def test_the_days_are_the_rows_of_a_table_with_a_caption(person: Person) -> None:
    page = read(person)
    outline = Outline(page)
    assert "Costs are an estimate, not an assessment." in page
    scopes = [th["scope"] for th in outline.named("th")]
    assert scopes == ["col"] * 5 + ["row"] * 7
    assert page.index("Monday</th>") < page.index("Sunday</th>")


def test_it_tells_cost_way_goal_and_their_own_words(person: Person) -> None:
    page = read(person)
    for words in (
        "£7 for two people",
        "Price not known",
        "About 31 minutes by bus",
        "from Art & craft for all <b>",
        "For making friends",
        "“I miss the goats. Ring me on [phone number].”",
        "Your week costs about £22.40.",
        "I do not know the price of Community farm. Ask them.",
        "There is little time between",
        "Check that there is still a bus home.",
        "This is an estimate, not an assessment.",
        "Somebody must be at home on Wednesday from 9am to 5pm.",
        "may be shut on bank holidays",
    ):
        assert words in page


def test_what_comes_too_soon_after_something_else_is_marked_where_it_stands(
    person: Person,
) -> None:
    page = read(person)
    swim = page[page.index("Easy swim") :]
    assert swim.index("Not enough time to get here") < swim.index("£8.40")


def test_rest_and_free_days_are_said_and_a_carer_sees_their_hours(person: Person) -> None:
    rows = read(person).split('<th scope="row"')
    by_day = dict(zip(("", "mon", "tue", "wed", "thu", "fri", "sat", "sun"), rows, strict=True))
    assert "Rest" in by_day["mon"]
    assert "until 9am and from 5pm" in by_day["mon"]
    assert "Nothing planned" in by_day["sat"]
    assert "Rest" in by_day["sun"]
    assert "All day" in by_day["fri"]


def test_without_a_word_of_when_somebody_must_be_there_no_column_of_hours_stands(
    meet: Callable[..., Person],
) -> None:
    page = read(meet(replace(PLAN, preferences=replace(WISHES, somebody_at_home=()))))
    assert 'role="columnheader">Time for a carer' not in page
    assert "We counted as if somebody must always be at home." in page
    assert "When must somebody be at home with them?" not in page


def test_evenings_have_a_column_only_where_something_is_on_in_one(
    meet: Callable[..., Person],
) -> None:
    assert "Evening</th>" not in read(meet(planned((ART, "tue"))))
    assert "Evening</th>" in read(meet())


def test_gaps_lead_to_a_search_for_breaks(person: Person) -> None:
    assert 'href="/activities?what=respite&when=Monday"' in read(person)


def test_what_vanished_since_is_said_and_leads_nowhere(person: Person) -> None:
    path = person.path()
    at_now(person.site, tuple(one for one in CATALOGUE if one != FARM))
    for below in BELOW:
        page = unescape(person.opens(path + below).get_data(as_text=True))
        assert "Not on the list any more: Community farm. Ring them to ask." in page
        assert 'href="/activities/farm"' not in page
        assert 'href="/activities/art"' in page or below


def test_other_times_and_prices_since_are_said(person: Person) -> None:
    path = person.path()
    later = replace(SWIM, schedules=(weekly("TU", "15:00", "16:00"),))
    dearer = replace(ART, price=replace(ART.price, words="", lowest=ART.price.lowest and 5))
    at_now(person.site, (later, dearer, FARM, CHAT))
    page = unescape(person.opens(path).get_data(as_text=True))
    assert "The times have changed: Easy swim. Ring them to ask." in page
    assert "Something is new. Look again at Art & craft for all <b>." in page
    assert "£10 for two people" in page


def test_while_the_catalogue_is_down_the_week_is_read_as_it_was(person: Person) -> None:
    class Down:
        def get(self, activity_id: str, /) -> Activity | None:
            raise DaywiseError("down")

    path = person.path()
    object.__setattr__(person.site.parts, "catalogue", Down())
    response = person.opens(path)
    assert response.status_code == 200
    assert "£7 for two people" in response.get_data(as_text=True)


@pytest.mark.parametrize("below", BELOW)
def test_an_empty_week_says_so_on_every_page(person: Person, below: str) -> None:
    path = person.path(below)
    person.plans(Plan("another"))
    person.shares()
    page = person.opens(path).get_data(as_text=True)
    assert "There is nothing in this week yet." in page
    assert "<table" not in page


def test_every_section_can_be_heard_by_a_voice_of_this_machine(person: Person) -> None:
    sounds = [one["src"] for one in Outline(read(person, "/words")).named("audio")]
    assert len(sounds) == 7 + 4
    assert all(str(one).startswith("/api/speech/private-") for one in sounds)


def test_the_easy_read_sheet_has_a_picture_beside_what_it_says(person: Person) -> None:
    page = read(person, "/easy")
    pictures = [one["src"] for one in Outline(page).named("img")]
    for name in ("painting", "swimming", "music", "farm", "clock", "bus", "money", "rest"):
        assert f"/symbols/{name}.svg" in pictures
    assert {one["alt"] for one in Outline(page).named("img")} == {""}
    assert "Pictures: OpenMoji" in page


def test_what_lasts_past_midnight_and_the_whole_week_of_rest_have_their_place(
    meet: Callable[..., Person],
) -> None:
    dance = replace(ART, id="dance", schedules=(weekly("SU", "22:00", "01:00"),))
    rested = replace(WISHES, quiet=tuple(Hours(day) for day in ("mon", "tue", "wed")))
    person = meet(replace(planned_with(dance), preferences=rested))
    page = read(person)
    assert "10pm to 1am" in page
    assert page.count("Rest\n") + page.count(">Rest<") == 3


def planned_with(one: Activity) -> Plan:
    return planned((one, "sun"))


@pytest.mark.parametrize("below", [*BELOW, "/broker"])
def test_what_is_made_up_is_marked_wherever_it_is_shown(person: Person, below: str) -> None:
    at_now(person.site, (MADE_UP,))
    assert "made-up example" in read(person, below).lower()


def test_a_busy_conversation_is_told_in_a_sentence(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from web.locks import BusyError, ConversationLocks

    def busy(*_: Any, **__: Any) -> Any:
        raise BusyError("busy")

    monkeypatch.setattr(ConversationLocks, "hold", busy)
    response = person.site.client.post("/week", data={"conversation": person.conversation})
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "10"
    assert person.site.client.post(person.api).status_code == 503
