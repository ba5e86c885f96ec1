"""A made-up catalogue, told neither in a feed's format nor in Daywise's own, and when it meets.

:meth:`Series.meets` looks at one day at a time, straight from what the words mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from bot.settings import LONDON

NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)
LAST = date(2027, 11, 30)
"""Both clock changes of 2027 lie before it."""
TERMS = (
    (date(2026, 11, 2), date(2026, 12, 18)),
    (date(2027, 1, 4), date(2027, 2, 12)),
    (date(2027, 2, 22), date(2027, 4, 2)),
)
BANK_HOLIDAYS = frozenset(
    date.fromisoformat(day)
    for day in (
        "2026-12-25", "2026-12-26", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29",
        "2027-05-03", "2027-05-31", "2027-08-30",
    )
)  # fmt: skip
"""England's until ``LAST``: https://www.gov.uk/bank-holidays"""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Series:
    """Sessions of one time of day. ``first`` is a day on which it meets."""

    first: date
    opens: time
    closes: time
    days: tuple[str, ...] = ()
    every: int = 1
    nth: int | None = None
    """The nth such day of a month, -1 for the last; weekly where it is None."""
    last: date | None = None
    not_on: tuple[date, ...] = ()
    once: bool = False

    def meets(self, day: date) -> bool:
        """Whether it meets on a day, but for terms and bank holidays."""
        if self.once:
            return day == self.first
        if day < self.first or day > (self.last or date.max) or day in self.not_on:
            return False
        if DAYS[day.weekday()] not in self.days:
            return False
        if self.nth == -1:
            return (day + timedelta(days=7)).month != day.month
        if self.nth:
            return (day.day - 1) // 7 + 1 == self.nth
        weeks = (day - timedelta(days=day.weekday()) - self.monday).days // 7
        return weeks % self.every == 0

    @property
    def monday(self) -> date:
        """The Monday of the first week."""
        return self.first - timedelta(days=self.first.weekday())

    @property
    def windows(self) -> list[tuple[date, date | None]]:
        """From its first to its last day, parted at the days that it is not on."""
        found: list[tuple[date, date | None]] = []
        begin = self.first
        for gone in sorted(self.not_on):
            found.append((begin, gone - timedelta(days=1)))
            begin = gone + timedelta(days=1)
        return [*found, (begin, self.last)]


@dataclass(frozen=True)
class Club:
    """One activity."""

    id: str
    name: str
    description: str
    series: tuple[Series, ...]
    categories: tuple[str, ...] = ()
    label: str = ""
    """What OpenActive calls it."""
    provider: str = "Harbour Friends"
    venue: str = ""
    street: str = ""
    town: str = "Weymouth"
    postcode: str = ""
    point: tuple[float, float] | None = None
    online: bool = False
    price: str = ""
    access: tuple[str, ...] = ()
    amenities: tuple[str, ...] = ()
    """The same in the words of OpenActive."""
    for_: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    transport: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    url: str = ""
    checked_on: date | None = None
    term_only: bool = False
    no_bank_holidays: bool = False

    @property
    def lowest(self) -> Decimal | None:
        """The price as a number."""
        return Decimal(self.price).quantize(Decimal("0.01")) if self.price else None

    def sessions(self) -> Iterator[tuple[datetime, datetime]]:
        """Start and end of every session from ``NOW`` to ``LAST``, London, in order."""
        day = NOW.date()
        while day <= LAST:
            for one in sorted(self.series, key=lambda one: one.opens):
                if one.meets(day) and (one.once or self._is_on(day)):
                    start = datetime.combine(day, one.opens, LONDON)
                    over = day + timedelta(days=one.closes < one.opens)
                    if start >= NOW:
                        yield start, datetime.combine(over, one.closes, LONDON)
            day += timedelta(days=1)

    def _is_on(self, day: date) -> bool:
        in_term = any(first <= day <= last for first, last in TERMS)
        return (in_term or not self.term_only) and not (
            self.no_bank_holidays and day in BANK_HOLIDAYS
        )


def day(text: str) -> date:
    return date.fromisoformat(text)


def at(text: str) -> time:
    return time.fromisoformat(text)


HALL = {
    "venue": "Harbour Hall", "street": "1 Quay Street", "postcode": "DT4 7AB",
    "point": (50.613, -2.453),
}  # fmt: skip

CLUBS = (
    Club(
        "tea", "Tea and chat", "A warm room, a hot drink and somebody to talk to.",
        (Series(day("2026-09-01"), at("10:00"), at("11:30"), ("tue",),
                not_on=(day("2026-12-22"), day("2026-12-29"), day("2027-03-30"))),),
        categories=("coffee_and_chat",), label="Social", price="2.50",
        access=("wheelchair", "accessible_toilet"),
        amenities=("Wheelchair access", "Accessible toilet"),
        for_=("dementia",), transport=("bus",), funding=("pay_yourself",),
        phone="01305 123456", email="tea@harbour.example.org",
        url="https://harbour.example.org/tea", checked_on=day("2026-10-01"), **HALL,
    ),
    Club(
        "craft", "Craft every other Thursday", "Bring what you are making.",
        (Series(day("2026-09-10"), at("14:00"), at("16:00"), ("thu",), every=2),),
        categories=("arts_and_crafts",), label="Crafts", price="0", **HALL,
    ),
    Club(
        "choir", "Harbour choir", "The first Monday and the last Friday of a month.",
        (
            Series(day("2026-09-07"), at("19:30"), at("21:00"), ("mon",), nth=1),
            Series(day("2026-09-25"), at("19:30"), at("21:00"), ("fri",), nth=-1),
        ),
        categories=("music",), label="Singing", provider="Harbour Choir", price="4",
        access=("hearing_loop",), amenities=("Hearing loop",), checked_on=day("2025-01-31"), **HALL,
    ),
    Club(
        "yoga", "Chair yoga", "Twice on Mondays, once on Wednesdays.",
        (
            Series(day("2026-09-07"), at("10:00"), at("11:00"), ("mon", "wed")),
            Series(day("2026-09-07"), at("14:00"), at("15:00"), ("mon",)),
        ),
        categories=("yoga_and_wellbeing",), label="Yoga", price="6.50",
        for_=("learning_disability",), support=("Learning impairment",), phone="01305 999888",
        **HALL,
    ),
    Club(
        "club", "After school club", "Games for young people. Term time only.",
        (Series(day("2026-09-02"), at("15:30"), at("17:00"), ("wed",)),),
        categories=("games_and_bingo",), label="Board games", term_only=True, **HALL,
    ),
    Club(
        "market", "Monday table top sale", "Every Monday. Closed on bank holidays.",
        (Series(day("2026-09-07"), at("09:00"), at("12:30"), ("mon",)),),
        categories=("out_and_about",), label="Market", no_bank_holidays=True, **HALL,
    ),
    Club(
        "carols", "Carols by the quay", "One evening of carols.",
        (Series(day("2026-12-12"), at("18:00"), at("20:00"), once=True),),
        categories=("music",), label="Singing", price="0", venue="The Quay", town="Swanage",
        street="Quay Road", postcode="BH19 1AA", point=(50.609, -1.958),
    ),
    Club(
        "garden", "Garden gang", "Light work in a walled garden.",
        (Series(day("2027-01-08"), at("10:00"), at("12:00"), ("fri",), last=day("2027-03-26")),),
        categories=("gardening",), label="Gardening", venue="Walled Garden", street="Mill Lane",
        town="Swanage", postcode="BH19 1AA", point=(50.609, -1.958), for_=("mental_health",),
        support=("Mental health issues",),
    ),
    Club(
        "online", "Quiz from your sofa", "A friendly quiz on the screen.",
        (Series(day("2026-11-01"), at("18:00"), at("19:00"), ("sun",)),),
        categories=("friendship",), label="Quiz", online=True, price="0",
        url="https://harbour.example.org/quiz",
    ),
    Club(
        "owls", "Night owls", "For those who cannot sleep, past midnight.",
        (Series(day("2026-10-03"), at("22:30"), at("00:30"), ("sat",), every=4),),
        categories=("discussion",), label="Talk", provider="Owls", **HALL,
    ),
)  # fmt: skip
LABELS = {f"openactive:{club.label.casefold()}": club.categories[0] for club in CLUBS}
"""The council's table for OpenActive's labels, as far as Daywise's own does not know them."""
