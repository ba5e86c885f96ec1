"""The link of a week: who gets one, what it shows, when it ends, and what is left then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.week.editing import clear, remove
from bot.week.keeping import from_json, to_json
from bot.week.plan import Plan
from tests.web.asking.visitor import Visitor
from tests.web.conftest import Site
from tests.web.contract import conforms, is_problem
from tests.web.fakes import REVIEW
from tests.web.week.conftest import Person, about, at_now
from tests.web.week.making import CATALOGUE, PLAN
from web.housekeeping import tidy
from web.week.links import LINK_SECONDS


def test_a_link_shows_the_week_as_it_is_now_for_four_weeks(person: Person) -> None:
    response = person.site.client.post(person.api)
    assert response.status_code == 201
    body = response.get_json()
    conforms("WeekLink", body)
    assert body["expires"] == "2026-12-21T10:00:00+00:00"
    assert "Easy swim" in person.opens(body["url"]).get_data(as_text=True)
    person.plans(remove(PLAN, "swim").plan)
    assert "Easy swim" in person.opens(body["url"]).get_data(as_text=True)


def test_sharing_again_brings_the_same_link_up_to_date(person: Person) -> None:
    first = person.shares()
    person.plans(remove(PLAN, "swim").plan)
    person.site.clock.seconds += 3600
    response = person.site.client.post(person.api)
    assert response.status_code == 200
    second = response.get_json()
    assert second["url"] == first["url"]
    assert second["own_url"] == first["own_url"]
    assert second["expires"] == "2026-12-21T11:00:00+00:00"
    assert "Easy swim" not in person.opens(first["url"]).get_data(as_text=True)
    assert person.site.client.get(person.api).get_json() == second


def test_without_a_week_there_is_nothing_to_share(site: Site) -> None:
    conversation = site.begin()
    api = f"/api/conversations/{conversation}/week/link"
    problem = is_problem(site.client.post(api), 409)
    assert problem["detail"] == "There is no week to share yet. Put something in it first."
    is_problem(site.client.get(api), 404)
    is_problem(site.client.delete(api), 404)


def test_an_empty_week_is_shared_only_to_clear_what_was_shared(
    meet: Callable[..., Person],
) -> None:
    is_problem(meet(Plan("empty")).site.client.post(meet(Plan("empty")).api), 409)
    person = meet()
    path = person.path()
    person.plans(clear(PLAN).plan)
    assert person.path() == path
    assert "There is nothing in this week yet." in person.opens(path).get_data(as_text=True)


@pytest.mark.parametrize("method", ["post", "get", "delete"])
def test_an_unknown_conversation_has_no_link(site: Site, method: str) -> None:
    is_problem(getattr(site.client, method)("/api/conversations/none/week/link"), 404)


def test_a_link_taken_back_is_gone(person: Person) -> None:
    path = person.path()
    assert person.site.client.delete(person.api).status_code == 204
    page = person.opens(path)
    assert page.status_code == 410
    assert "This week is not here any more" in page.get_data(as_text=True)
    assert person.opens(f"{path}/week.ics").status_code == 410
    is_problem(person.site.client.delete(person.api), 404)
    assert person.path() != path


def test_who_made_it_takes_it_back_with_a_button(person: Person) -> None:
    shared = person.shares()
    own = shared["own_url"].removeprefix("http://localhost")
    page = person.opens(own).get_data(as_text=True)
    assert shared["url"] in page
    assert f'action="{own}/end"' in page
    ended = person.site.client.post(f"{own}/end")
    assert ended.status_code == 200
    assert "No one can open it now." in ended.get_data(as_text=True)
    assert person.opens(shared["url"]).status_code == 410
    assert person.opens(own).status_code == 410


def test_nobody_takes_it_back_without_the_second_secret(person: Person) -> None:
    path = person.path()
    for key in ("x", "é", path.rpartition("/")[2]):
        assert person.site.client.post(f"{path}/own/{key}/end").status_code == 404
    assert person.opens(path).status_code == 200
    assert "/own/" not in person.opens(path).get_data(as_text=True)


def test_a_link_ends_by_itself_and_nothing_of_it_is_left(person: Person, tmp_path: Path) -> None:
    path = person.path()
    person.plans(clear(PLAN).plan)
    person.site.clock.seconds += LINK_SECONDS - 1
    assert person.opens(path).status_code == 200
    person.site.clock.seconds += 1
    assert person.opens(path).status_code == 410
    token = path.rpartition("/")[2].encode()
    assert token in kept_in(tmp_path)
    tidy(person.site.parts)
    assert token not in kept_in(tmp_path)
    assert person.site.client.get(f"/api/conversations/{person.conversation}").status_code == 200


def test_forgetting_the_conversation_ends_its_link(person: Person, tmp_path: Path) -> None:
    path = person.path()
    assert person.site.client.delete(f"/api/conversations/{person.conversation}").status_code == 204
    assert person.opens(path).status_code == 410
    assert b"Easy swim" not in kept_in(tmp_path)


def test_the_day_that_was_told_holds_though_nobody_says_more(person: Person) -> None:
    person.site.clock.seconds += 29 * 24 * 3600
    path = person.path()
    person.site.clock.seconds += LINK_SECONDS - 1
    tidy(person.site.parts)
    assert person.opens(path).status_code == 200


@pytest.mark.parametrize("token", ["x", "a" * 36, "..%2F..", "%00", "é" * 30])
def test_an_address_that_was_never_made_is_wrong_rather_than_gone(
    person: Person, token: str
) -> None:
    page = person.opens(f"/week/{token}")
    assert page.status_code == 404
    assert "We cannot find that" in page.get_data(as_text=True)


def test_addresses_of_one_server_mean_nothing_to_another(person: Person) -> None:
    path = person.path()
    assert person.opens(path[:-1] + ("A" if path[-1] != "A" else "B")).status_code == 404


def test_the_plan_is_no_part_of_any_message(person: Person) -> None:
    kept = person.site.client.get(f"/api/conversations/{person.conversation}").get_json()
    conforms("Conversation", kept)
    assert "DT4 9ZZ" not in str(kept)
    assert "sister" not in str(kept)


def test_a_plan_that_cannot_be_read_costs_no_answer(person: Person) -> None:
    for broken in ({"version": 99}, [1], {"items": "?"}):
        person.site.assistant.answers = [{**REVIEW, "plan": broken}]
        assert person.site.say(person.conversation, "add it").status_code == 200
    assert "Easy swim" in person.opens(person.path()).get_data(as_text=True)


def test_a_copy_that_a_newer_daywise_wrote_is_told_as_gone(person: Person) -> None:
    path = person.path()
    with person.site.parts.weeks._connection() as connection:
        connection.execute("""UPDATE week_link SET plan = '{"version": 99}'""")
    assert person.opens(path).status_code == 410


def test_the_form_of_a_page_without_javascript_makes_the_link(person: Person) -> None:
    response = person.site.client.post("/week", data={"conversation": person.conversation})
    assert response.status_code == 303
    assert response.headers["Location"] == person.shares()["own_url"]
    for nobody in ("", "x" * 300):
        missing = person.site.client.post("/week", data={"conversation": nobody})
        assert missing.status_code in (404, 409)
        assert "<h1>" in missing.get_data(as_text=True)


def test_many_links_a_minute_are_too_many(meet: Callable[..., Person]) -> None:
    person = meet(rate_limit=2)
    assert [person.site.client.post(person.api).status_code for _ in range(3)] == [201, 200, 429]
    page = person.site.client.post("/week", data={"conversation": person.conversation})
    assert page.status_code == 429
    assert int(page.headers["Retry-After"]) > 0


def test_addresses_are_those_that_the_outside_sees(meet: Callable[..., Person]) -> None:
    person = meet(public_url="https://daywise.example.gov.uk")
    shared = person.shares()
    for name in ("url", "own_url", "calendar_url"):
        assert shared[name].startswith("https://daywise.example.gov.uk/week/")


def test_what_is_kept_for_a_link_reads_again_as_the_same_week(person: Person) -> None:
    person.shares()
    link = person.site.parts.weeks.link_of(person.conversation, person.site.clock())
    assert link is not None
    copy = from_json(link.plan)
    assert to_json(copy) == link.plan
    assert [item.name for item in copy.items] == [item.name for item in PLAN.items]


def kept_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("conversations.db*"))


def test_from_a_week_without_javascript_a_button_leads_to_its_link(site: Site) -> None:
    at_now(site, CATALOGUE)
    visitor = Visitor(site)
    site.assistant.answers = [about(PLAN)]
    visitor.send("show my week")
    assert 'action="/week"' in visitor.page.text
    own = visitor.open(visitor.press("/week").headers["Location"])
    assert "Your week is ready to share" in own.text
    site.assistant.answers = [REVIEW]
    visitor.open("/ask")
    visitor.send("what is a review")
    assert 'action="/week"' not in visitor.page.text
