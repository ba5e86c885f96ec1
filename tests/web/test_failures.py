"""What people get while a part is down or something of ours went wrong."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.web.conftest import MakeSite, Site
from tests.web.contract import conforms, is_problem


@pytest.mark.parametrize("name", ["dorset", "nottinghamshire"])
def test_while_the_assistant_is_down_people_get_telephone_numbers(
    make_site: MakeSite, name: str
) -> None:
    site = make_site(council=name)
    conversation = site.begin()
    site.assistant.down = True
    response = site.say(conversation, "I need help")
    body = is_problem(response, 503)
    conforms("ProblemWithMessages", body)
    assert int(response.headers["Retry-After"]) > 0
    contacts = site.parts.council.contacts
    for use in ("adult_social_care", "out_of_hours"):
        assert contacts[use].phone in body["messages"][0]["text"]
    assert "999" in body["messages"][0]["text"]
    site.assistant.down = False
    assert site.say(conversation, "I need help").status_code == 200


def test_an_error_of_our_own_is_500_and_leaves_what_was_said_out_of_the_log(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.assistant.answers = [{"text": 1, "understood": {"topic": "talk/no"}, "secret": "tulip"}]
    assert "ring" in is_problem(site.say(site.begin(), "secret tulip"), 500)["detail"]
    assert "tulip" not in caplog.text
    assert "AttributeError" in caplog.text


def test_a_store_that_cannot_be_used_is_503_with_telephone_numbers(
    site: Site, tmp_path: Path
) -> None:
    conversation = site.begin()
    with sqlite3.connect(tmp_path / "conversations.db") as connection:
        connection.execute("DROP TABLE turn")
    connection.close()
    body = is_problem(site.client.get(f"/api/conversations/{conversation}"), 503)
    conforms("ProblemWithMessages", body)
