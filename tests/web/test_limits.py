"""How often one address may ask."""

from __future__ import annotations

from tests.web.conftest import MakeSite, Site
from tests.web.contract import is_problem


def test_too_many_messages_are_429_with_the_seconds_to_wait(make_site: MakeSite) -> None:
    site = make_site(rate_limit=2)
    conversation = site.begin()
    assert [site.say(conversation, "a").status_code for _ in range(2)] == [200, 200]
    response = site.say(conversation, "a")
    seconds = int(response.headers["Retry-After"])
    assert 1 <= seconds <= 60
    assert str(seconds) in is_problem(response, 429)["detail"]
    assert site.client.get(f"/api/conversations/{conversation}").status_code == 200


def test_conversations_are_limited_apart_from_messages(make_site: MakeSite) -> None:
    site = make_site(rate_limit=1)
    conversation = site.begin()
    is_problem(site.client.post("/api/conversations"), 429)
    assert site.say(conversation, "a").status_code == 200


def test_each_address_has_its_own_limit(make_site: MakeSite) -> None:
    site = make_site(rate_limit=1)

    def begin(address: str) -> int:
        return site.client.post(
            "/api/conversations", environ_base={"REMOTE_ADDR": address}
        ).status_code

    assert [begin("192.0.2.1"), begin("192.0.2.2"), begin("192.0.2.1")] == [201, 201, 429]
    assert [begin("2001:db8::1"), begin("2001:db8::2")] == [201, 429]


def test_limits_can_be_switched_off(site: Site) -> None:
    conversation = site.begin()
    assert {site.say(conversation, "a").status_code for _ in range(40)} == {200}
