from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from bot.catalogue.refreshing import Refresh
from bot.errors import DaywiseError
from bot.settings import LONDON
from tests.web.conftest import MakeSite, Site
from tests.web.contract import conforms
from web.health import PartDownError, actions_check, feeds_of, places_check


def down() -> None:
    raise PartDownError("It does not answer.")


def test_live_says_that_the_web_server_answers(site: Site) -> None:
    site.checks["rasa"] = down
    response = site.client.get("/health/live")
    assert response.status_code == 200
    conforms("Live", response.get_json())


def test_ready_is_200_when_every_part_answers(site: Site) -> None:
    response = site.client.get("/health/ready")
    assert response.status_code == 200
    conforms("Ready", response.get_json())
    assert response.get_json()["parts"] == {"rasa": "up", "actions": "up"}


def test_ready_is_503_and_names_the_part_that_is_down(site: Site) -> None:
    site.checks["actions"] = down
    response = site.client.get("/health/ready")
    assert response.status_code == 503
    conforms("Ready", response.get_json())
    assert response.get_json()["parts"] == {"rasa": "up", "actions": "down"}
    assert int(response.headers["Retry-After"]) > 0


def test_a_feed_that_fails_is_told_and_makes_nothing_unready(site: Site) -> None:
    then = datetime(2026, 11, 22, 3, tzinfo=LONDON)
    site.feeds += [Refresh("good", then, then), Refresh("bad", then, None, "It does not answer.")]
    response = site.client.get("/health/ready")
    assert response.status_code == 200
    conforms("Ready", response.get_json())
    assert response.get_json()["feeds"] == [
        {"name": "good", "refreshed_at": "2026-11-22T03:00:00+00:00", "failure": None},
        {"name": "bad", "refreshed_at": None, "failure": "It does not answer."},
    ]
    text = site.client.get("/metrics").text
    assert 'daywise_feed_failing{feed="good"} 0.0' in text
    assert 'daywise_feed_failing{feed="bad"} 1.0' in text
    assert 'daywise_feed_refreshed_seconds{feed="good"} 1.7953' in text


def test_a_feed_that_is_no_longer_listed_is_no_longer_measured(site: Site) -> None:
    then = datetime(2026, 11, 22, 3, tzinfo=LONDON)
    site.feeds += [Refresh("kept", then, then), Refresh("dropped", then, then, "It went.")]
    assert 'daywise_feed_failing{feed="dropped"} 1.0' in site.client.get("/metrics").text
    site.feeds.pop()
    text = site.client.get("/metrics").text
    assert "dropped" not in text
    assert 'daywise_feed_failing{feed="kept"} 0.0' in text


def test_feeds_that_cannot_be_told_make_no_fault(make_site: MakeSite) -> None:
    site = make_site()

    def broken() -> list[Refresh]:
        raise DaywiseError("The catalogue cannot be read.")

    assert list(feeds_of(broken)) == []
    assert site.client.get("/health/ready").get_json()["feeds"] == []


def test_metrics_tell_requests_by_route_and_parts_that_are_up(site: Site) -> None:
    conversation = site.begin()
    site.say(conversation, "hello")
    site.client.get("/made/up/address")
    site.checks["rasa"] = down
    response = site.client.get("/metrics")
    assert response.content_type.startswith("text/plain")
    text = response.text
    route = "/api/conversations/<conversation>/messages"
    assert f'daywise_requests_total{{method="POST",route="{route}",status="200"}} 1.0' in text
    assert 'daywise_requests_total{method="GET",route="none",status="404"} 1.0' in text
    assert "daywise_message_seconds_count 1.0" in text
    assert 'daywise_part_up{part="rasa"} 0.0' in text
    assert 'daywise_part_up{part="actions"} 1.0' in text
    assert conversation not in text


def test_the_actions_are_up_when_their_health_is_good() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200 if request.url.path == "/health" else 404)

    actions_check("http://actions", httpx.MockTransport(answer))()


@pytest.mark.parametrize("status", [404, 500])
def test_the_actions_are_down_when_their_health_is_not(status: int) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(status))
    with pytest.raises(PartDownError, match="actions"):
        actions_check("http://actions", transport)()


def test_the_actions_are_down_when_nothing_listens() -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(PartDownError, match="ConnectError"):
        actions_check("http://actions", httpx.MockTransport(refuse))()


def test_places_are_up_when_their_table_holds_something(tmp_path: Path) -> None:
    file = tmp_path / "places.db"
    with pytest.raises(PartDownError, match="Run setup"):
        places_check(file)()
    assert not file.exists()
    with closing(sqlite3.connect(file)) as places, places:
        places.execute("CREATE TABLE town (name TEXT)")
    with pytest.raises(PartDownError, match="no places"):
        places_check(file)()
    with closing(sqlite3.connect(file)) as places, places:
        places.execute("INSERT INTO town VALUES ('Weymouth')")
    places_check(file)()
