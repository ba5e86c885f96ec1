"""The calendar of a shared week, as calendars take it in: once, and again after a change."""

from __future__ import annotations

from icalendar import Calendar, Component

from bot.week.editing import add, clear, move, remove
from tests.web.week.conftest import Person
from tests.web.week.making import ART, CHOIR, NOW, PLAN, SWIM, planned


class Diary:
    """Somebody's calendar: by UID, an event of a higher SEQUENCE takes the place of the other."""

    def __init__(self) -> None:
        self.events: dict[str, Component] = {}

    def takes_in(self, file: bytes) -> None:
        for event in Calendar.from_ical(file).walk("VEVENT"):
            known = self.events.get(event["UID"])
            if known is None or event["SEQUENCE"] >= known["SEQUENCE"]:
                self.events[event["UID"]] = event

    @property
    def shown(self) -> list[tuple[str, str]]:
        return sorted(
            (str(event["SUMMARY"]), f"{event['DTSTART'].dt:%a %H:%M}")
            for event in self.events.values()
            if event.get("STATUS") != "CANCELLED"
        )


def test_a_second_import_updates_and_doubles_nothing(person: Person) -> None:
    plan = planned((ART, "tue"), (SWIM, "tue"))
    person.plans(plan)
    diary, path = Diary(), person.path("/week.ics")
    response = person.opens(path)
    assert response.content_type == "text/calendar; charset=utf-8"
    diary.takes_in(response.data)
    diary.takes_in(person.opens(path).data)
    assert diary.shown == [(ART.name, "Tue 10:00"), (SWIM.name, "Tue 12:10")]

    plan = remove(move(plan, ART, NOW, "thu").plan, "swim").plan
    plan = add(plan, CHOIR, NOW).plan
    person.plans(plan)
    person.shares()
    diary.takes_in(person.opens(path).data)
    assert diary.shown == [(ART.name, "Thu 10:00"), (CHOIR.name, "Wed 19:00")]

    person.plans(clear(plan).plan)
    person.shares()
    diary.takes_in(person.opens(path).data)
    assert diary.shown == []


def test_a_new_link_after_one_was_taken_back_doubles_nothing_either(person: Person) -> None:
    diary = Diary()
    diary.takes_in(person.opens(person.path("/week.ics")).data)
    before = diary.shown
    person.site.client.delete(person.api)
    diary.takes_in(person.opens(person.path("/week.ics")).data)
    assert diary.shown == before
    assert len(before) == len(PLAN.items)


def test_it_holds_no_detail_of_the_person_and_leads_to_our_pages(person: Person) -> None:
    file = person.opens(person.path("/week.ics")).get_data(as_text=True).replace("\r\n ", "")
    assert "07700 900123" not in file
    assert "I miss the goats" in file
    assert PLAN.id not in file
    assert "http://localhost/activities/art" in file


def test_the_page_offers_to_follow_it(person: Person) -> None:
    page = person.opens(person.path()).get_data(as_text=True)
    calendar = person.shares()["calendar_url"]
    assert f'href="webcal://{calendar.removeprefix("http://")}"' in page
