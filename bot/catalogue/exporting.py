"""Activities as Open Referral UK 3.0 services (HSDS-UK), for others to build on.

Source: https://openreferraluk.org/specifications/3.0 (service, service_list). Ids there are UUIDs;
an activity's is made of its own id, so that the one can be told from the other. Our filters are
attributes in our own taxonomies, as docs/importing.md describes: reading a service back gives the
same activity.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from bot.catalogue.model import Activity, Schedule, Venue
from bot.catalogue.pricing import lowest_price
from bot.catalogue.recurrence import last_day_of
from bot.catalogue.rules import RecurrenceError, Rule, read_rule
from bot.wording import say

_OURS = UUID("6f8e1d0a-3c62-4f0b-9a57-5d7d0c1b7e11")
"""The namespace of ids that follow from words, such as those of an organisation."""
_MOST_BYTES = 15
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = {"WEEKLY": "WEEKLY", "MONTHLY": "MONTHLY", "DAILY": "WEEKLY"}


def service_id(activity_id: str) -> str:
    """The UUID (version 8, RFC 9562) that holds an activity's id, of up to 15 letters."""
    raw = activity_id.encode()
    if len(raw) > _MOST_BYTES:
        return str(uuid5(_OURS, activity_id))
    value = int.from_bytes(raw.ljust(_MOST_BYTES, b"\0"), "big")
    high, middle, low = value >> 72, (value >> 60) & 0xFFF, value & ((1 << 60) - 1)
    return str(UUID(int=(high << 80) | (8 << 76) | (middle << 64) | (2 << 62) | low))


def activity_id(service: str) -> str:
    """The id that a UUID of :func:`service_id` holds; empty where it holds none."""
    try:
        value = UUID(service).int
    except ValueError:
        return ""
    if (value >> 76) & 0xF != 8:
        return ""
    found = ((value >> 80) << 72) | (((value >> 64) & 0xFFF) << 60) | (value & ((1 << 60) - 1))
    raw = found.to_bytes(_MOST_BYTES, "big").rstrip(b"\0")
    return raw.decode("ascii") if raw.isascii() and raw.decode("ascii").isprintable() else ""


def service(activity: Activity, page: str) -> dict[str, Any]:
    """One activity as a full ``service``. ``page`` is the web address of our page about it.

    What is not known is left out, as the standard has it.
    """
    id_ = service_id(activity.id)
    price = lowest_price(activity.price)
    organisation = str(uuid5(_OURS, f"organisation {activity.provider}"))
    return _without_blanks({
        "id": id_,
        "name": activity.name,
        "description": activity.summary,
        "url": activity.website or page,
        "email": activity.email,
        "status": "active",
        "fees": activity.price.words or ("Free" if price == 0 else ""),
        "assured_date": activity.checked_on.isoformat() if activity.checked_on else "",
        "organization": {
            "id": organisation, "name": activity.provider, "description": activity.provider,
        } if activity.provider else None,
        "contacts": [{
            "id": _id(id_, "contact"), "phones": [
                {"id": _id(id_, "phone"), "number": activity.phone}
            ],
        }] if activity.phone else [],
        "cost_options": [_without_blanks({
            "id": _id(id_, "cost"), "amount": float(price),
            "amount_description": activity.price.words,
        })] if price is not None else [],
        "schedules": _all_schedules(id_, activity),
        "service_at_locations": [_place(id_, activity)],
        "attributes": list(_attributes(id_, activity)),
    })  # fmt: skip


def page_of(
    activities: Sequence[dict[str, Any]], total: int, number: int, size: int
) -> dict[str, Any]:
    """A ``service_list``: one page of services. Pages count from 1."""
    pages = max(1, -(-total // size))
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(activities),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not activities,
        "contents": list(activities),
    }


def _place(id_: str, activity: Activity) -> dict[str, Any]:
    venue = activity.venue or Venue()
    location = _id(id_, "location")
    virtual = activity.formats == ("online",)
    address = {
        "id": _id(id_, "address"), "address_1": venue.address, "city": "", "state_province": "",
        "postal_code": venue.postcode, "country": "GB", "address_type": "physical",
    }  # fmt: skip
    return {
        "id": _id(id_, "place"),
        "location": _without_blanks({
            "id": location,
            "location_type": "virtual" if virtual else "physical",
            "name": venue.name,
            "latitude": venue.lat,
            "longitude": venue.lon,
            "addresses": [address] if venue.address or venue.postcode else [],
            "accessibility": [
                {"id": _id(id_, f"access {one}"), "description": say(f"access.{one}")}
                for one in activity.access
            ],
        }),
    }  # fmt: skip


def _attributes(id_: str, activity: Activity) -> Iterator[dict[str, Any]]:
    meal = () if activity.meal is None else ("yes" if activity.meal else "no",)
    for taxonomy, terms in (
        ("categories", activity.categories), ("access", activity.access),
        ("transport", activity.transport), ("funding", activity.funding),
        ("for", activity.for_), ("format", activity.formats), ("meal", meal),
    ):  # fmt: skip
        for term in terms:
            name = term if taxonomy in ("meal", "format") else say(f"{taxonomy}.{term}")
            yield {
                "id": _id(id_, f"attribute {taxonomy} {term}"),
                "link_type": "service",
                "taxonomy_term": {
                    "id": str(uuid5(_OURS, f"{taxonomy}:{term}")), "name": name,
                    "description": name, "taxonomy": taxonomy, "term": term,
                },
            }  # fmt: skip


def _all_schedules(id_: str, activity: Activity) -> list[dict[str, Any]]:
    return [one for n, s in enumerate(activity.schedules) for one in _schedules(id_, n, s)]


def _schedules(id_: str, number: int, schedule: Schedule) -> Iterator[dict[str, Any]]:
    """One or more ``schedule``: a further date is one of its own, a date it is not on a note."""
    rule = _rule(schedule)
    repeats = rule is not None and _can_say(rule)
    times = {
        "opens_at": schedule.start_time and schedule.start_time.isoformat("minutes"),
        "closes_at": schedule.end_time and schedule.end_time.isoformat("minutes"),
    }
    not_on = ", ".join(day.isoformat() for day in schedule.excluded_dates)
    common = {"description": schedule.words, "notes": f"Not on {not_on}" if not_on else ""}
    if rule is not None and repeats:
        yield _without_blanks({
            "id": _id(id_, f"schedule {number}"), **times, **common, **_repeating(schedule, rule),
        })  # fmt: skip
    elif schedule.rrule is None and schedule.start_date:
        yield _once(id_, number, schedule.start_date, times, common)
    elif schedule.words or schedule.rrule:
        words = schedule.words or (schedule.rrule or "")
        yield _without_blanks({
            "id": _id(id_, f"schedule {number}"), **common, "description": words,
            "valid_from": _iso(schedule.valid_from), "valid_to": _iso(schedule.valid_to),
        })  # fmt: skip
    for day in schedule.extra_dates:
        yield _once(id_, number, day, times, common)


def _once(
    id_: str, number: int, day: date, times: dict[str, Any], common: dict[str, Any]
) -> dict[str, Any]:
    iso = day.isoformat()
    return _without_blanks({
        "id": _id(id_, f"schedule {number} {iso}"), **times, **common,
        "dtstart": iso, "valid_from": iso, "valid_to": iso,
    })  # fmt: skip


def _repeating(schedule: Schedule, rule: Rule) -> dict[str, Any]:
    days = [f"{nth or ''}{_DAYS[day]}" for day, nth in rule.weekdays]
    if rule.frequency == "DAILY":
        days = days or list(_DAYS)
    last = last_day_of(schedule)
    return {
        "freq": _FREQUENCIES[rule.frequency],
        "interval": rule.interval,
        "byday": ",".join(days),
        "bymonthday": ",".join(map(str, rule.month_days)),
        "dtstart": _iso(schedule.start_date),
        "valid_from": _iso(schedule.valid_from),
        "valid_to": _iso(last),
    }


def _can_say(rule: Rule) -> bool:
    """Whether the standard has words for a rule: no years, no sets, no months left out."""
    every_so_many_days = rule.frequency == "DAILY" and rule.interval != 1
    return rule.frequency in _FREQUENCIES and not (
        rule.months or rule.positions or every_so_many_days
    )


def _rule(schedule: Schedule) -> Rule | None:
    try:
        return read_rule(schedule.rrule) if schedule.rrule else None
    except RecurrenceError:
        return None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _id(of: str, what: str) -> str:
    return str(uuid5(UUID(of), what))


def _without_blanks(record: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known; numbers stay, also 0."""
    return {key: value for key, value in record.items() if value not in (None, "", [], {})}
