"""How long a way takes: an estimate from the distance, on foot, by bus or by car.

No timetable and no map of streets is asked, so that nothing of a person leaves the machine. What is
assumed, and why:

* **A way is 1.3 times the straight line.** Measured: 1.34 on average from homes to the centres of
  300 European cities (doi 10.1177/23998083231168870), about 1.2 in towns (Newell, 1980).
* **On foot 2.5 miles an hour.** Crossings are timed for 1.2 metres a second, 2.7 miles an hour;
  over 65 people walk at 0.8 to 0.9, which is 1.8 to 2 (doi 10.1093/ageing/afs076, of 2012). Seven
  of ten who use day opportunities are younger (Dorset Council, July 2024).
* **By bus 10 miles an hour, after 15 minutes** to get to the stop and wait. London's buses make 9.3
  (Transport for London, 2015 to 2016).
* **By car 22 miles an hour, and 5 minutes** to get in, park and get out. On local A roads of
  England it is 24.9 (Department for Transport, 2018); lanes and streets are slower.
* **Ten minutes between two activities** to say goodbye, find the coat and the room.

Where nobody told how they get about: on foot up to half a mile, else by bus, which takes longest.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from bot.catalogue.distance import miles_between
from bot.catalogue.model import Venue
from bot.catalogue.query import Near
from bot.week.preferences import Way

DETOUR = 1.3
MILES_AN_HOUR: dict[Way, float] = {"walk": 2.5, "bus": 10.0, "car": 22.0}
MINUTES_BEFORE: dict[Way, int] = {"walk": 0, "bus": 15, "car": 5}
CHANGING_MINUTES = 10
WALKED_MILES = 0.5
"""Along the way, not as the crow flies."""


@dataclass(frozen=True)
class Spot:
    """A point on the map. Degrees are WGS 84."""

    lat: float
    lon: float


@dataclass(frozen=True)
class Journey:
    """One way from a door to a door, as it is reckoned."""

    way: Way
    miles: float
    minutes: int


def spot_of(place: Venue | Near | None) -> Spot | None:
    """Where a place is; None where that is not known."""
    if place is None or place.lat is None or place.lon is None:
        return None
    return Spot(place.lat, place.lon)


def journey(start: Spot | None, end: Spot | None, way: Way | None) -> Journey | None:
    """The way between two spots; None where one of them is not known."""
    if start is None or end is None:
        return None
    miles = DETOUR * miles_between(start.lat, start.lon, end.lat, end.lon)
    taken: Way = way or ("walk" if miles <= WALKED_MILES else "bus")
    if miles == 0:
        return Journey(taken, 0.0, 0)
    minutes = MINUTES_BEFORE[taken] + ceil(60 * miles / MILES_AN_HOUR[taken])
    return Journey(taken, miles, minutes)
