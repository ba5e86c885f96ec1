from __future__ import annotations

import pytest

from bot.catalogue.importers.access_words import access_in_words, transport_in_words


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Wheelchair accessible throughout", {"wheelchair"}),
        ("wheelchair-accessible-entrance", {"wheelchair"}),
        ("Wheelchair access is possible on all levels.", {"wheelchair"}),
        ("The building is equipped with induction loops for hearing aids.", {"hearing_loop"}),
        ("Accessible toilet facilities", {"accessible_toilet"}),
        ("Disabled toilets, disabled parking bays", {"accessible_toilet", "disabled_parking"}),
        ("There are no steps", {"step_free"}),
        ("Level access; Changing Places toilet", {"step_free", "changing_places"}),
        ("Guide dogs are welcome", {"assistance_dogs"}),
        ("British sign language (bsl)", {"bsl"}),
        ("large_print", {"large_print"}),
        ("quiet_space", {"quiet_space"}),
        ("one_to_one support", {"one_to_one"}),
        ("There is no lift but there is a hearing loop", {"hearing_loop"}),
        # Said not to be there, or not for certain: unknown.
        ("No wheelchair access", set()),
        ("Partial wheelchair access", set()),
        ("No lift, hoist or hearing loop", set()),
        ("The hoist isn't working", set()),
        ("Hearing loop: no", set()),
        ("Hearing loop?", set()),
        ("A hearing loop can be requested", set()),
        # Near, and not the same.
        ("Baby changing facilities", set()),
        ("Changing facilities", set()),
        ("Building has lift", set()),
        ("Accessible", set()),
        ("", set()),
    ],
)
def test_access_is_what_the_words_say(text: str, ids: set[str]) -> None:
    assert access_in_words(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Bus stop nearby", {"bus"}),
        ("Car parking", {"parking"}),
        ("Community transport comes here", {"community_transport"}),
        ("Door-to-door transport", {"pick_up"}),
        ("No car park", set()),
        ("Disabled car parking space", set()),
    ],
)
def test_transport_is_what_the_words_say(text: str, ids: set[str]) -> None:
    assert transport_in_words(text) == ids
