"""A whole week for the tests of its forms: a bit of everything that a sheet can say."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from bot.catalogue import finding
from bot.catalogue.model import Activity, Price, Venue
from bot.catalogue.query import Near, Search
from bot.week.editing import add, label
from bot.week.plan import Plan
from bot.week.preferences import Budget, Hours, Preferences
from tests.catalogue.making import NOW, WEYMOUTH, activity, at, listed, weekly

__all__ = ["CATALOGUE", "NOW", "PLAN", "find", "planned"]

ART = activity(
    "art",
    name="Art & craft for all <b>",
    provider="The Hut",
    venue=Venue("The Hut", "1 Quay, Weymouth", "DT4 7AB", at(2).lat, at(2).lon),
    categories=("arts_and_crafts",),
    price=Price(Decimal("3.50"), "£3.50 with a drink"),
    schedules=(weekly("TU,TH"),),
    access=("wheelchair", "accessible_toilet"),
    funding=("direct_payment",),
    phone="01632 960123",
    email="hut@example.org",
    website="https://example.org/art",
    checked_on=date(2026, 11, 1),
)
SWIM = activity(
    "swim",
    name="Easy swim",
    venue=at(4, "Pool"),
    categories=("swimming",),
    price=Price(Decimal("4.20")),
    schedules=(weekly("TU", "12:10", "13:00"),),
    access=("hoist",),
    checked_on=date(2025, 6, 1),
)
FARM = activity(
    "farm",
    name="Community farm",
    venue=at(1, "Farm"),
    categories=("farm_and_animals",),
    price=Price(None, "Ask us"),
    schedules=(weekly("FR", "13:00", None),),
    phone="01632 960456",
)
CHOIR = activity(
    "choir",
    name="Sing together",
    venue=at(9, "Church hall"),
    categories=("music",),
    price=Price(Decimal(0)),
    schedules=(weekly("WE", "19:00", "21:00"),),
)
CHAT = activity(
    "chat",
    name="Coffee on the screen",
    formats=("online",),
    categories=("coffee_and_chat",),
    price=Price(Decimal(0)),
    schedules=(weekly("MO", "10:30", "11:30"),),
)
CLAY = activity(
    "clay",
    name="Clay café",
    provider="Clay & Co",
    venue=at(3, "Clay café"),
    categories=("arts_and_crafts",),
    price=Price(Decimal("2.00")),
    schedules=(weekly("TU", "09:30", "11:30"), weekly("TH", "09:30", "11:30")),
    access=("wheelchair", "accessible_toilet", "disabled_parking"),
    phone="01632 960789",
    checked_on=date(2026, 10, 2),
)
BAND = activity(
    "band",
    name="Band for beginners",
    venue=at(1, "School"),
    categories=("music",),
    price=Price(Decimal("5.00")),
    schedules=(weekly("WE", "18:30", "20:00"),),
)
CATALOGUE = (ART, SWIM, FARM, CHOIR, CHAT, CLAY, BAND)


def find(query: Search, now: datetime, most: int) -> list[Activity]:
    """A real search of the catalogue."""
    found = finding.find(listed(*CATALOGUE), query, now, most)
    return [one.match.activity for one in found.weighed]


WISHES = Preferences(
    home=Near("DT4 9ZZ", WEYMOUTH.lat, WEYMOUTH.lon),
    needs=("wheelchair", "accessible_toilet"),
    way="bus",
    companion="assistant",
    quiet=(Hours("sun"), Hours("mon", time(12), time(17))),
    somebody_at_home=tuple(
        Hours(day, time(9), time(17), "my sister Joan") for day in ("mon", "tue", "wed", "thu")
    ),
)


def planned(*choices: tuple[Activity, str], id: str = "a-plan-nobody-can-guess") -> Plan:
    plan = Plan(id, preferences=WISHES, budget=Budget(Decimal(40), "week", "direct_payment"))
    for chosen, day in choices:
        outcome = add(plan, chosen, NOW, day)
        assert outcome.done, outcome.remarks[0].text
        plan = outcome.plan
    return plan


_CHOSEN = planned(
    (CHAT, "mon"), (ART, "tue"), (SWIM, "tue"), (CHOIR, "wed"), (ART, "thu"), (FARM, "fri")
)
PLAN = label(_CHOSEN, "farm", words="I miss the goats. Ring me on 07700 900123.").plan
