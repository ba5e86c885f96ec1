"""The candidates of a search, read from the database a little at a time, the likeliest best first.

A search shows few of the many that fit, so the database is asked for the best alone: near a place
in circles that grow, elsewhere by the days that come. Only where those do not give enough are all
the others looked through, and of these too the best are read first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import batched
from math import cos, inf, radians, sqrt
from typing import Any

from sqlalchemy import Connection

from bot.catalogue import documents
from bot.catalogue.dialects import Dialect
from bot.catalogue.distance import EARTH_RADIUS_MILES, Box, box_around
from bot.catalogue.facts import ANYTHING, NOWHERE, TAGS, cell, column_of, row_of
from bot.catalogue.judging import Judgement, judge
from bot.catalogue.model import Activity
from bot.catalogue.query import Near, Search
from bot.catalogue.reading import Area, Batch
from bot.settings import LONDON

_FIRST_MILES = 1.0
_GROWTH = 3.0
_FAR_MILES = 81.0
_WINDOWS = (500, 2_000, 10_000, 40_000)
"""So many starts of a day are looked at before the others are looked through."""
_DAYS_AHEAD = 7
_MIDNIGHT = (24 * 60, "")
_MOST_BANDS = 60
_BEST = "stale = 0 AND unknown = 0 AND closeness = 0"
_ORDER = "stale, unknown, placeless, closeness, apart, soonest"
_READ = 32
"""So many documents are read at once, before it is looked whether they are enough."""


def batches(
    dialect: Dialect, connection: Connection, query: Search, now: datetime, area: Area, enough: int
) -> Iterator[Batch]:
    """The batches that :class:`bot.catalogue.reading.CatalogueReader` promises."""
    return _Retrieval(dialect, connection, query, now.astimezone(LONDON), area, enough).batches()


class _Retrieval:
    """One search on its way through the database."""

    def __init__(
        self,
        dialect: Dialect,
        connection: Connection,
        query: Search,
        now: datetime,
        area: Area,
        enough: int,
    ) -> None:
        self._dialect = dialect
        self._connection, self._query, self._now, self._area = connection, query, now, area
        self._enough = enough
        self._judgement: Judgement = judge(query, now.date())
        self._seen: set[int] = set()
        kinds = ", ".join(map(str, self._judgement.kinds))
        self._of_kind = f"kind IN ({kinds})"

    def batches(self) -> Iterator[Batch]:
        near = self._query.near
        if self._query.format == "online":
            pass  # mostly nowhere on the map, and so few that all are soon looked through
        elif near is None:
            yield from self._by_day()
        else:
            yield from self._in_circles(near, self._area.radius_miles or _FAR_MILES)
        yield from self._all()

    def _in_circles(self, near: Near, radius_miles: float) -> Iterator[Batch]:
        """Of what may meet every need, the nearest; in circles that grow to the radius."""
        miles = max(_FIRST_MILES, _GROWTH * self._area.beyond_miles)
        while True:
            miles = min(miles, radius_miles)
            inside = self._inside(box_around(near.lat, near.lon, miles))
            limit = 2 * self._enough
            while True:
                rows = self._rows(inside, _BEST, "apart", limit)
                full = len(rows) == limit
                for part in batched(rows, _READ):
                    reached = min(_miles_at_least(part[-1].apart), miles)
                    yield Batch(self._read(part), (False, 0, False, 0, reached))
                if not full:
                    yield Batch((), (False, 0, False, 0, miles))
                if not full or reached == miles:
                    break
                limit *= 4
            if miles == radius_miles:
                return
            miles *= _GROWTH

    def _by_day(self) -> Iterator[Batch]:
        """Of what may meet every need, what starts soonest, a day at a time."""
        dates, now = self._query.dates, self._now
        first = max(now.date(), dates.start) if dates else now.date()
        # What is listed by itself is soon looked through; among all there is more to be saved.
        windows = _WINDOWS if self._judgement.kinds == (ANYTHING,) else _WINDOWS[:3]
        for day in (first + timedelta(ahead) for ahead in range(_DAYS_AHEAD)):
            if dates and day > dates.end:
                return
            minute = self._judgement.first_minute
            if day == now.date():
                minute = max(minute, now.hour * 60 + now.minute)
            for window in windows:
                found = [
                    self._starting(key, minute, window) for key in (day.weekday(), day.toordinal())
                ]
                until = min(last for _, last in found)
                rows = sorted((row for rows, _ in found for row in rows), key=_start)
                for part in batched(rows, _READ):
                    before = min(_start(part[-1]), until)
                    yield Batch(self._read(part), _from(day, before))
                yield Batch((), _from(day, until))
                if until == _MIDNIGHT:
                    break
            else:
                return

    def _all(self) -> Iterator[Batch]:
        """All that may fit, in the order of what is known of it."""
        near, radius = self._query.near, self._area.radius_miles
        sources = [("spot", self._of_kind)]
        if near is not None and radius is not None:
            sources = [self._inside(box_around(near.lat, near.lon, radius))]
            if self._area.at_home:
                online = f"tags & {TAGS['format', 'online']} <> 0"
                sources.append(("spot", f"{self._of_kind} AND cell = {NOWHERE} AND {online}"))
        limit = len(self._seen) + 2 * self._enough
        while True:
            rows = [row for one in sources for row in self._rows(one, "1 = 1", _ORDER, limit)]
            full = len(rows) >= limit
            for part in batched(sorted(rows, key=_order)[:limit], _READ):
                yield Batch(self._read(part), self._bound(part[-1]))
            if not full:
                yield Batch(())
                return
            limit *= 4

    def _inside(self, box: Box) -> tuple[str, str]:
        """What is listed in a box: by the cells of each row of them, then to the degree."""
        west, east = column_of(box.west), column_of(box.east)
        rows = range(row_of(box.south), row_of(box.north) + 1)
        within = (
            f"lat BETWEEN {box.south} AND {box.north} AND lon BETWEEN {box.west} AND {box.east}"
        )
        if len(rows) > _MOST_BANDS:
            return "spot", f"{self._of_kind} AND {within}"
        before, in_cells = self._dialect.in_ranges(
            "cell", [(cell(row, west), cell(row, east)) for row in rows]
        )
        return f"{before}spot", f"{self._of_kind} AND ({in_cells}) AND {within}"

    def _rows(
        self, source: tuple[str, str], best: str, order: str, limit: int, more: str = ""
    ) -> list[Any]:
        tables, where = source
        inner = (
            f"SELECT {self._columns()}{more} FROM {tables} WHERE {where} AND {self._judgement.fits}"
        )
        sql = f"SELECT * FROM ({inner}) AS found WHERE {best} ORDER BY {order} LIMIT {limit}"
        return list(self._connection.exec_driver_sql(sql))

    def _starting(self, day: int, minute: int, window: int) -> tuple[list[Any], tuple[int, str]]:
        """What may start on a day, of the first ``window`` starts; and until which of them."""
        starts = (
            "SELECT activity AS starting, cell AS at, minute, name FROM slot"
            f" WHERE day = {day} AND minute >= {minute} ORDER BY minute, name, activity"
        )
        last = self._connection.exec_driver_sql(f"{starts} LIMIT 1 OFFSET {window - 1}").first()
        source = (
            f"({starts} LIMIT {window}) AS start CROSS JOIN spot",
            f"kind = {ANYTHING} AND cell = at AND activity = starting AND {self._judgement.listed}",
        )
        rows = self._rows(source, _BEST, "minute, name", window, ", minute, name")
        return rows, _start(last) if last else _MIDNIGHT

    def _columns(self) -> str:
        near, judgement = self._query.near, self._judgement
        placeless = "0" if near is None else "(CASE WHEN lat IS NULL THEN 1 ELSE 0 END)"
        apart = "0.0"
        if near is not None:
            stretch = cos(radians(near.lat))
            east = f"(lon - {near.lon!r}) * {stretch!r}"
            north = f"(lat - {near.lat!r})"
            apart = f"({north} * {north} + {east} * {east})"
        return (
            f"activity, {judgement.stale} AS stale, {judgement.unknown} AS unknown, "
            f"{placeless} AS placeless, {judgement.closeness} AS closeness, {apart} AS apart, "
            f"{judgement.soonest} AS soonest"
        )

    def _bound(self, row: Any) -> tuple[Any, ...]:
        far = self._query.near is None or row.placeless
        miles = inf if far else _miles_at_least(row.apart)
        day = date.fromordinal(row.soonest)
        starts = inf if day == date.max else _moment(day, 0)
        return bool(row.stale), row.unknown, bool(row.placeless), row.closeness, miles, starts

    def _read(self, rows: Iterable[Any]) -> list[Activity]:
        new = [pk for pk in dict.fromkeys(row.activity for row in rows) if pk not in self._seen]
        self._seen.update(new)
        if not new:
            return []
        sql = f"SELECT document FROM activity WHERE pk IN ({', '.join(map(str, new))})"
        return list(map(documents.read, self._connection.exec_driver_sql(sql).scalars()))


def _order(row: Any) -> tuple[Any, ...]:
    return row.stale, row.unknown, row.placeless, row.closeness, row.apart or 0.0, row.soonest


def _start(row: Any) -> tuple[int, str]:
    return row.minute, row.name


def _from(day: date, start: tuple[int, str]) -> tuple[Any, ...]:
    """What starts on a day from then on ranks no better, where it meets every need."""
    minute, name = start
    return False, 0, False, 0, inf, _moment(day, minute), name


def _moment(day: date, minute: int) -> float:
    """When a minute of a London day is, as a timestamp."""
    days, minute = divmod(minute, 24 * 60)
    at = time(minute // 60, minute % 60)
    return datetime.combine(day + timedelta(days), at, LONDON).timestamp()


def _miles_at_least(apart: float) -> float:
    """No more than the miles over the ground for a square of degrees, as ``apart`` has it.

    It reckons with meridians as far apart as at the place itself, which is wrong by up to 1.6 % for
    each degree further north, as far north as Britain goes.
    """
    angle = sqrt(apart)
    return max(0.0, radians(angle) * EARTH_RADIUS_MILES * (1 - min(1.0, 0.001 + 0.02 * angle)))
