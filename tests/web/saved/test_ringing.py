"""The card for ringing: what is known, what to ask, and nothing made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.catalogue.model import Activity, Price
from bot.settings import LONDON
from tests.web.conftest import Site
from tests.web.contract import conforms
from tests.web.fakes import ART, BARE, FOUND, card
from web.saved.ringing import RingCard, ring_card, ring_lines

NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)


def made(site: Site, activity: Activity) -> RingCard:
    return ring_card(card(activity, NOW), site.parts.council)


def said(ring: RingCard) -> list[str]:
    return ["".join("___" if part.is_blank else part.text for part in one) for one in ring.to_say]


def test_what_is_known_is_checked(site: Site) -> None:
    assert said(made(site, replace(ART, name="Art"))) == [
        "Hello. My name is ___.",
        "I want to ask about Art.",
        "Is it on Saturday 28 November, 10am to 12 noon?",
        "Is there a place for ___?",
        "I read this price: £3.50 with a drink. Is that right?",
        "I need ___. Do you have that?",
        "Can somebody come with me?",
        "You can ring me on ___. Thank you.",
    ]


def test_what_is_not_known_is_asked(site: Site) -> None:
    asked = said(made(site, BARE))
    assert "When is it on next?" in asked
    assert "How much is it?" in asked
    assert "Where is it?" in asked


def test_nobody_is_asked_where_it_is_online(site: Site) -> None:
    asked = said(made(site, replace(BARE, formats=("online",))))
    assert not [one for one in asked if "Where" in one or "I need" in one]


def test_when_a_provider_answers_is_not_made_up(site: Site) -> None:
    ring = made(site, ART)
    assert (ring.number, ring.is_theirs, ring.hours, ring.desk) == ("01632 960123", True, "", "")
    text = site.client.get("/activities/sample-art/ring").text
    assert "We do not know when they answer." in text
    assert 'href="tel:01632960123"' in text


def test_the_councils_own_hours_are_told_of_its_own_number(site: Site) -> None:
    person = site.parts.council.contacts["adult_social_care"]
    for activity in (BARE, replace(ART, phone=person.phone.replace(" ", ""))):
        ring = made(site, activity)
        assert ring.hours == person.hours
        assert ring.desk == person.name
    text = site.client.get("/activities/bare/ring").text
    assert "We do not know their own number." in text
    assert person.phone in text


def test_brackets_that_a_feed_wrote_are_no_blanks(site: Site) -> None:
    odd = replace(ART, name="Art [beginners]", price=Price(None, "£3 [cash]"))
    asked = said(made(site, odd))
    assert "I want to ask about Art (beginners)." in asked
    assert "I read this price: £3 (cash). Is that right?" in asked


def test_an_activity_that_is_not_there_has_no_card(site: Site) -> None:
    assert site.client.get("/activities/none/ring").status_code == 404


def test_every_activity_of_the_api_carries_the_card_as_lines(site: Site) -> None:
    site.assistant.answers = [FOUND]
    answer = site.say(site.begin(), "painting").get_json()
    conforms("Answered", answer)
    number, best, to_say = answer["messages"][0]["activities"][0]["ring"]
    assert (number["text"], number["link"]) == ("01632 960123", "tel:01632960123")
    assert best["text"].startswith("We do not know when they answer.")
    assert to_say["items"][0] == {"text": "Hello. My name is (your name).", "shape": ""}
    assert to_say["text"].endswith("You can ring me on (your number). Thank you.")


def test_where_no_number_is_known_the_lines_say_whose_it_is(site: Site) -> None:
    council = site.parts.council
    person = council.contacts["adult_social_care"]
    texts = [line.text for line in ring_lines(card(BARE, NOW), council)]
    assert texts[0].startswith("We do not know their own number.")
    assert texts[1:3] == [person.phone, f"This is {person.name}, at {council.name}."]
