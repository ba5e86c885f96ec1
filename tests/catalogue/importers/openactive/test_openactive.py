"""OpenActive feeds become activities: pages to the end, sessions with what they inherit."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.catalogue.importers.errors import NotAFeedError
from bot.catalogue.importers.formats import recognise
from bot.catalogue.importers.openactive.concepts import categories_of
from bot.catalogue.importers.openactive.mapping import read_items
from bot.catalogue.importers.openactive.pages import latest, looks_like_rpde, read_pages
from bot.catalogue.importers.openactive.schedules import duration
from bot.catalogue.importers.reading import Context, Read
from bot.catalogue.model import Activity, Schedule
from bot.catalogue.recurrence import next_sessions
from bot.settings import LONDON
from bot.vocabulary import CATEGORIES

NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)
SERIES: dict[str, Any] = {
    "@type": "SessionSeries",
    "@id": "https://feeds.example.org/series/1",
    "name": "Chair yoga",
    "description": "Gentle <b>yoga</b>",
    "activity": [{"@type": "Concept", "prefLabel": "Yoga"}],
    "organizer": {"name": "Leisure Trust", "telephone": "01305 123456", "email": "a@example.org"},
    "location": {
        "name": "Hall",
        "address": {"streetAddress": "1 High Street", "postalCode": "DT4 7AB"},
        "geo": {"latitude": 50.61, "longitude": -2.45},
        "amenityFeature": [{"name": "Wheelchair access", "value": True}],
    },
    "offers": [
        {"name": "Adult", "price": 6.5, "priceCurrency": "GBP"},
        {"name": "Senior", "price": "4.00", "priceCurrency": "GBP"},
    ],
    "ageRange": {"minValue": 16},
    "url": "https://example.org/yoga",
}
WEEKLY = {
    "byDay": ["https://schema.org/Thursday"], "startDate": "2026-09-03", "endDate": "2027-07-15",
    "startTime": "11:00", "duration": "PT90M", "repeatFrequency": "P7D",
    "exceptDate": ["2026-11-26T11:00:00.000Z"],
}  # fmt: skip


def item(data: dict[str, Any], id: object = 1, kind: str = "", **more: Any) -> dict[str, Any]:
    kind = kind or str(data.get("@type"))
    return {"state": "updated", "kind": kind, "id": id, "modified": 1, "data": data, **more}


def session(start: str, **more: Any) -> dict[str, Any]:
    return {
        "@type": "ScheduledSession", "@id": f"https://feeds.example.org/session/{start}",
        "superEvent": SERIES["@id"], "startDate": start, "duration": "PT1H", **more,
    }  # fmt: skip


def read(context: Context, *items: Any) -> Read:
    return read_items(list(items), context)


def one(context: Context, *items: Any) -> Activity:
    found = read(context, *items)
    assert len(found.activities) == 1, found.findings
    return found.activities[0]


def starts(activity: Activity, limit: int = 3) -> list[str]:
    return [f"{s.start:%a %d %b %H:%M}" for s in next_sessions(activity, NOW, limit=limit)]


def test_a_series_is_an_activity_with_what_it_says(context: Context) -> None:
    made = one(context, item({**SERIES, "eventSchedule": [WEEKLY]}))
    assert (made.name, made.provider) == ("Chair yoga", "Leisure Trust")
    assert made.summary == "Gentle yoga\nFor ages 16 and over."
    assert made.categories == ("yoga_and_wellbeing",)
    assert made.venue is not None
    assert (made.venue.postcode, made.venue.lat) == ("DT4 7AB", 50.61)
    assert made.access == ("wheelchair",)
    assert made.price.lowest == Decimal("4.00")
    assert made.price.words == "Adult: £6.50; Senior: £4"
    assert (made.phone, made.email) == ("01305 123456", "a@example.org")
    assert made.schedules == (
        Schedule(
            date(2026, 9, 3), time(11), time(12, 30), "FREQ=WEEKLY;BYDAY=TH",
            date(2026, 9, 3), date(2027, 7, 15), (date(2026, 11, 26),),
        ),
    )  # fmt: skip
    assert starts(made, 1) == ["Thu 03 Dec 11:00"]


def test_sessions_go_to_their_series_and_their_dates_win(context: Context) -> None:
    made = one(
        context,
        item({**SERIES, "eventSchedule": [WEEKLY]}),
        item(session("2026-12-01T10:00:00Z"), 2),
        item(session("2026-12-08T10:00:00Z"), 3),
        item(session("2026-12-15T10:00:00Z", eventStatus="https://schema.org/EventCancelled"), 4),
    )
    assert starts(made) == ["Tue 01 Dec 10:00", "Tue 08 Dec 10:00"]


@pytest.mark.parametrize("inside", [True, False])
def test_a_session_inherits_from_the_series_inside_it_or_in_the_feed(
    context: Context, inside: bool
) -> None:
    alone = session("2026-12-01T10:00:00Z", **({"superEvent": SERIES} if inside else {}))
    items = [item(alone, 2)] if inside else [item(alone, 2), item(SERIES)]
    made = one(context, *items)
    assert (made.name, made.provider, starts(made)) == (
        "Chair yoga", "Leisure Trust", ["Tue 01 Dec 10:00"],
    )  # fmt: skip


def test_sessions_of_a_series_in_another_feed_stay_together(context: Context) -> None:
    named = {"name": "Aqua aerobics", "superEvent": "https://other.example.org/9"}
    items = [item(session(f"2026-12-0{n}T10:00:00Z", **named), n) for n in (1, 2)]
    assert len(one(context, *items).schedules) == 2


def test_sessions_inside_a_series_are_its_dates(context: Context) -> None:
    inside = [session("2026-12-01T18:00:00+00:00"), session("2027-06-01T18:00:00Z")]
    made = one(context, item({**SERIES, "subEvent": inside}))
    assert starts(made) == ["Tue 01 Dec 18:00", "Tue 01 Jun 19:00"]


def test_slots_that_are_full_are_no_dates(context: Context) -> None:
    facility = {
        "@type": "FacilityUse",
        "@id": "https://f.example.org/1",
        "name": "Table tennis",
        "location": {"name": "Table 1", "containedInPlace": SERIES["location"]},
    }
    slots = [
        {"@type": "Slot", "@id": f"s{n}", "facilityUse": facility["@id"], "duration": "PT30M",
         "startDate": f"2026-12-0{n}T10:00:00Z", "remainingUses": left}
        for n, left in ((1, 0), (2, 3))
    ]  # fmt: skip
    made = one(context, item(facility), *(item(slot, slot["@id"]) for slot in slots))
    assert starts(made) == ["Wed 02 Dec 10:00"]
    assert made.venue is not None
    assert (made.venue.name, made.venue.postcode) == ("Table 1", "DT4 7AB")


def test_what_is_deleted_is_gone_and_what_comes_again_replaces(context: Context) -> None:
    made = one(
        context,
        item({**SERIES, "eventSchedule": [WEEKLY]}),
        item({**SERIES, "@id": "x", "name": "Gone"}, 2),
        {"state": "deleted", "kind": "SessionSeries", "id": 2, "modified": 3},
        item({**SERIES, "name": "New name", "eventSchedule": [WEEKLY]}),
    )
    assert made.name == "New name"


@pytest.mark.parametrize(
    ("schedule", "rule"),
    [
        ({"repeatFrequency": "P2W", "startDate": "2026-11-03"}, "FREQ=WEEKLY;INTERVAL=2"),
        ({"repeatFrequency": "P1D", "startDate": "2026-11-03"}, "FREQ=DAILY"),
        ({"byDay": ["http://schema.org/Monday"]}, "FREQ=WEEKLY;BYDAY=MO"),
        ({"repeatFrequency": "P1M", "byDay": ["schema:Tuesday"], "byMonthWeek": 1},
         "FREQ=MONTHLY;BYDAY=1TU"),
        ({"repeatFrequency": "P1M", "byMonthDay": [15]}, "FREQ=MONTHLY;BYMONTHDAY=15"),
        ({"repeatFrequency": "P1W", "startDate": "2026-11-03", "repeatCount": 9},
         "FREQ=WEEKLY;COUNT=9"),
    ],
)  # fmt: skip
def test_schedules_become_rules(context: Context, schedule: dict[str, Any], rule: str) -> None:
    data = {**SERIES, "eventSchedule": [{"startTime": "10:00", **schedule}]}
    assert one(context, item(data)).schedules[0].rrule == rule


def test_a_schedule_that_is_not_certain_is_noted_and_the_activity_stays(context: Context) -> None:
    found = read(context, item({**SERIES, "eventSchedule": [{"repeatFrequency": "P2W"}]}))
    assert found.activities[0].schedules == ()
    assert "no start date" in found.findings.noted[0].reason


def test_who_it_is_for_is_what_the_feed_says(context: Context) -> None:
    data = {
        **SERIES, "eventSchedule": [WEEKLY],
        "genderRestriction": "https://openactive.io/FemaleOnly",
        "accessibilitySupport": [
            {"prefLabel": "Learning impairment"}, {"prefLabel": "Social or behavioural problems"},
        ],
    }  # fmt: skip
    found = read(context, item(data))
    assert found.activities[0].for_ == ("learning_disability", "women")
    assert found.findings.unmapped == {"accessibilitySupport:Social or behavioural problems": 1}


@pytest.mark.parametrize(
    "activity", ["Yoga", {"prefLabel": "yoga"}, ["Yoga"], [{"prefLabel": "YOGA"}]]
)
def test_an_activity_may_be_written_in_many_ways(context: Context, activity: object) -> None:
    made = one(context, item({**SERIES, "activity": activity, "eventSchedule": [WEEKLY]}))
    assert made.categories == ("yoga_and_wellbeing",)


def test_an_activity_that_no_list_knows_is_counted(context: Context) -> None:
    found = read(context, item({**SERIES, "activity": "Quidditch", "eventSchedule": [WEEKLY]}))
    assert found.findings.unmapped == {"openactive:Quidditch": 1}


def test_online_is_no_place_and_a_point_is_no_name(context: Context) -> None:
    mode = "https://schema.org/OnlineEventAttendanceMode"
    online = one(context, item({**SERIES, "eventAttendanceMode": mode, "eventSchedule": [WEEKLY]}))
    assert (online.venue, online.formats) == (None, ("online",))
    place = {"name": "50.61, -2.45", "geo": {"latitude": 50.61, "longitude": -2.45}}
    made = one(context, item({**SERIES, "location": place, "eventSchedule": [WEEKLY]}))
    assert made.venue is not None
    assert (made.venue.name, made.venue.lat) == ("", 50.61)


def test_what_cannot_be_shown_is_left_out_with_the_reason(context: Context) -> None:
    found = read(
        context,
        item({"@type": "OnDemandEvent", "@id": "v", "name": "Video"}, 1),
        item({"@type": "Event", "@id": "o", "name": "Old", "startDate": "2020-01-01T10:00Z"}, 2),
        item({"@type": "Event", "@id": "c", "name": "Off", "startDate": "2027-01-01T10:00Z",
              "eventStatus": "EventPostponed"}, 3),
        item({"@type": "Event", "@id": "n", "startDate": "2027-01-01T10:00Z"}, 4),
        "odd",
        {"state": "updated", "id": 6, "data": "text"},
        item({**SERIES, "eventSchedule": [WEEKLY]}, 7),
    )  # fmt: skip
    assert [activity.name for activity in found.activities] == ["Chair yoga"]
    assert sorted(remark.reason for remark in found.findings.left_out) == [
        "it has no name", "it is a recording, at no time and place", "it is cancelled or postponed",
        "it is no item with an id and data", "it is no item with an id and data", "it is over",
    ]  # fmt: skip


class Pages:
    """A feed of three pages; the last is empty and leads to itself."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def get(self, url: str) -> Any:
        self.asked.append(url)
        number = int(url[-1])
        items = [item({**SERIES, "@id": f"{number}"}, number)] if number < 3 else []
        return {"next": f"/feed/{min(number + 1, 3)}", "items": items}


def test_pages_are_followed_to_the_one_that_leads_to_itself() -> None:
    pages, url = Pages(), "https://feeds.example.org/feed/1"
    entries = read_pages(pages.get(url), url, pages, lambda _: None)
    assert [entry["id"] for entry in entries] == [1, 2]
    assert [asked[-1] for asked in pages.asked] == ["1", "2", "3"]


def test_a_page_that_is_none_stops_the_import() -> None:
    class Broken:
        def get(self, url: str) -> Any:
            return {"error": "busy"}

    document = {"next": "/2", "items": [item(SERIES)]}
    with pytest.raises(NotAFeedError, match="no page of a feed"):
        read_pages(document, "https://feeds.example.org/1", Broken(), lambda _: None)
    with pytest.raises(NotAFeedError, match="no OpenActive feed"):
        read_pages({"dataset": []}, "x", None, lambda _: None)


def test_a_page_in_a_file_is_read_alone() -> None:
    document = {"next": "https://feeds.example.org/2", "items": [item(SERIES)]}
    assert len(read_pages(document, "page.json", None, lambda _: None)) == 1


def test_items_are_known_from_services() -> None:
    assert looks_like_rpde({"next": "x", "items": [item(SERIES)]})
    assert (
        recognise(b'{"items": [{"state": "updated", "kind": "X", "id": 1, "data": {}}]}')
        == "openactive"
    )
    assert recognise(b'[{"id": "1", "name": "Tea", "status": "active"}]') == "oruk"
    assert recognise(b'{"items": [{"id": "1", "name": "Tea"}]}') == "oruk"
    assert latest([{"data": {"@id": "a"}}])[0][0].id == "a"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("PT1H30M", timedelta(minutes=90)), ("PT45M", timedelta(minutes=45)),
        ("P1D", timedelta(days=1)), ("P1DT2H", timedelta(hours=26)), ("P1W", timedelta(weeks=1)),
        ("P", None), ("90", None), (None, None), ("P1M", None),
    ],
)  # fmt: skip
def test_durations_are_read(text: Any, length: timedelta | None) -> None:
    assert duration(text) == length


def test_labels_lead_to_categories_that_exist() -> None:
    for label in (
        "Table Tennis",
        "Swimming",
        "Zumba",
        "Nordic Walking",
        "Boccia",
        "Legs, Bums and Tums",
    ):
        assert set(categories_of(label)) <= set(CATEGORIES)
        assert categories_of(label)
    assert categories_of("Quidditch") == ()
