"""An activity is found by a name half remembered."""

from __future__ import annotations

import pytest

from tests.catalogue.making import NOW, activity

NAMES = (
    ("Knit and Natter", "Weymouth Library"),
    ("Singing for the Brain", "Alzheimer's Society"),
    ("Bridport Men's Shed", ""),
    ("Dorchester Men's Shed", ""),
    ("Art for Everyone", "Lyme Arts"),
    ("Wheelchair Boccia", "Sport for All"),
    ("Café Connect", "Age Concern Swanage"),
    ("Tuesday Lunch Club", "St Mary's Hall"),
    ("Moving Forward", ""),
)


@pytest.fixture
def named(catalogue):
    activities = [
        activity(f"{n}", name=name, provider=provider) for n, (name, provider) in enumerate(NAMES)
    ]
    catalogue.replace_source("feed", activities, imported_at=NOW)
    return lambda text, **more: [found.name for found in catalogue.named(text, **more)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Knit and Natter", "Knit and Natter"),
        ("nit and nater", "Knit and Natter"),
        ("when is the knit & natter on", "Knit and Natter"),
        ("singing for brain", "Singing for the Brain"),
        ("sining for the brian", "Singing for the Brain"),
        ("bridport mens shed", "Bridport Men's Shed"),
        ("the shed in dorchester", "Dorchester Men's Shed"),
        ("boccia", "Wheelchair Boccia"),
        ("bocca", "Wheelchair Boccia"),
        ("cafe connect", "Café Connect"),
        ("age concern cafe", "Café Connect"),
        ("lunchclub", "Tuesday Lunch Club"),
        ("tell me about moving forward please", "Moving Forward"),
    ],
)
def test_the_likeliest_comes_first(named, text, name):
    assert named(text)[0] == name


def test_a_name_that_fits_two_gives_both(named):
    assert set(named("mens shed")) >= {"Bridport Men's Shed", "Dorchester Men's Shed"}
    assert len(named("mens shed", limit=1)) == 1


@pytest.mark.parametrize(
    "text", ["", "  ", "?!", "quantum chromodynamics", '" OR name:*', "NEAR(", "'; --", "the"]
)
def test_what_is_like_no_name_finds_nothing(named, text):
    assert named(text) == []
