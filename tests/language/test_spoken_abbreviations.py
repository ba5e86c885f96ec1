"""Short forms, initials and streets."""

from __future__ import annotations

import pytest

from bot.language.spoken import spoken

SAID = [
    ("The NHS and your DP", "The N H S and your direct payment"),
    ("PAs can help", "personal assistants can help"),
    ("The DP's rules", "The direct payment's rules"),
    ("PA system", "P A system"),
    ("the GP's list", "the G P's list"),
    ("HR team", "H R team"),
    ("the mob, to no avail", "the mob, to no avail"),
    ("RSPB, YMCA & WI", "R S P B, Y M C A and W I"),
    ("U.K. wide", "U K wide"),
    ("LGBTQ+ group", "L G B T Q plus group"),
    ("FREE ENTRY", "FREE ENTRY"),
    ("sports, e.g. boccia", "sports, for example boccia"),
    ("eg tea", "for example tea"),
    ("games, crafts, etc. Then tea", "games, crafts, and so on. Then tea"),
    ("w/c 14 Dec", "week beginning the fourteenth of December"),
    ("w/c toilet", "wheelchair toilet"),
    ("w/e 6 Dec", "week ending the sixth of December"),
    ("c/o the library", "care of the library"),
    ("Max 12 people", "maximum twelve people"),
    ("Max is here", "Max is here"),
    ("min age 18", "minimum age eighteen"),
    ("£5 inc tea", "five pounds including tea"),
    ("Appts only", "appointments only"),
    ("Tel. 01305 221000", "telephone oh one three oh five, two two one oh oh oh"),
    ("pp. 3-5", "pages three to five"),
    ("Est. 1985", "established nineteen eighty five"),
    ("s117", "section one hundred and seventeen"),
    ("s.9", "section nine"),
    ("yr 7", "year seven"),
    ("St. Mary's Hall, High St", "Saint Mary's Hall, High Street"),
    ("Wimborne St Giles", "Wimborne Saint Giles"),
    ("St Mary St", "Saint Mary Street"),
    ("27 King St Weymouth", "twenty seven King Street Weymouth"),
    ("12 Manor Dr", "twelve Manor Drive"),
    ("Dr. Patel", "Doctor Patel"),
    ("Your Dr", "Your Doctor"),
    ("Mt Pleasant", "Mount Pleasant"),
    ("6 Sea Rd, Weymouth", "six Sea Road, Weymouth"),
    ("Queen's Ave. Ring us", "Queen's Avenue. Ring us"),
    ("Hill Cl", "Hill Close"),
    ("Gt Northern Rd", "Great Northern Road"),
    ("Castle Cres", "Castle Crescent"),
    ("nr Poole", "near Poole"),
    ("Mr & Mrs Jones", "Mister and Missus Jones"),
    ("tea/coffee", "tea or coffee"),
    ("and/or", "and or"),
    ("carer(s)", "carers"),
    ("child(ren)", "children"),
    ("Q&A", "Q and A"),
    ("GOV.UK", "the link on the screen"),
    ("See https://example.org/a?b=1.", "See the link on the screen."),
    ("seehttps://example.org", "see the link on the screen"),
    ("Write to club@example.org.", "Write to the email address on the screen."),
    ("www.example.org, or ring", "the link on the screen, or ring"),
    ("facebook.com/club", "the link on the screen"),
    ("Beaminster's hall", "Bemminster's hall"),
    ("Iwerne Minster", "Yewern Minster"),
    ("Holme Pierrepont", "Home Peerpont"),
    ("Southwell and Rainworth", "Southwell and Rainworth"),
]


@pytest.mark.parametrize(("written", "said"), SAID)
def test_abbreviations_are_said_as_people_say_them(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("King George V Playing Field", "King George the fifth Playing Field"),
        ("Queen Elizabeth II Hall", "Queen Elizabeth the second Hall"),
        ("Part II", "Part two"),
        ("Plan VI", "Plan VI"),
        ("toast incl.", "toast included."),
        ("tea (cake incl.)", "tea, cake included"),
        ("incl. lunch", "including lunch"),
        ("alt. Tuesdays", "alternate Tuesdays"),
        ("Mansfield 103.2 FM", "Mansfield one oh three point two F M"),
        ("the 100th visit", "the hundredth visit"),
        ("ring your bank on 159", "ring your bank on one five nine"),
        ("ring 2 people on 120 acres", "ring two people on one hundred and twenty acres"),
    ],
)
def test_kings_radios_and_what_is_included(written: str, said: str) -> None:
    assert spoken(written) == said
