"""The candidates of a search, read from the database a little at a time, the likeliest best first.

A search shows few of the many that fit, so the database is asked for the best alone: near a place
in circles that grow, elsewhere by the days that come. Only where those do not give enough are all
the others looked through, and of these too the best are read first.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from math import cos, radians
from typing import Any

from sqlalchemy import Connection

from bot.catalogue import bounds, documents
from bot.catalogue.dialects import Dialect
from bot.catalogue.distance import Box, box_around
from bot.catalogue.facts import ANYTHING, NOWHERE, ONLINE, TAGS, cell, column_of, row_of
from bot.catalogue.judging import Judgement, judge
from bot.catalogue.model import Activity
from bot.catalogue.query import Near, Search
from bot.catalogue.reading import Area, Batch
from bot.settings import LONDON

_FIRST_MILES = 1.0
_FIRST_OF_A_KIND = 3.0
_GROWTH = 3.0
_FAR_MILES = 81.0
_WORTH_IT = 0.5
"""A circle is looked at by itself where that share of what is enough is to be expected in it."""
_WINDOWS = (300, 1_200, 5_000, 20_000)
"""So many starts of a day are looked at before the others are looked through."""
_WINDOWS_OF_A_KIND = (60, 300, 1_500)
"""The same of some kinds alone: what is listed by itself is soon looked through."""
_DAYS_AHEAD = 7
_MIDNIGHT = (24 * 60, "")
_MOST_BANDS = 60
_BEST = "stale = 0 AND unknown = 0 AND closeness = 0"
_READ = 24
"""So many documents at the least are read at once, before it is looked whether they are enough."""


class Retrieval:
    """What a connection shows of the catalogue: a :class:`bot.catalogue.reading.Moment`."""

    def __init__(self, dialect: Dialect, connection: Connection) -> None:
        self._dialect, self._connection = dialect, connection

    def candidates(self, query: Search, now: datetime, area: Area, enough: int) -> Generator[Batch]:
        """The batches that :meth:`bot.catalogue.reading.Moment.candidates` promises."""
        way = _Way(self._dialect, self._connection, query, now.astimezone(LONDON), area, enough)
        return way.batches()


class _Way:
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

    def batches(self) -> Generator[Batch]:
        near = self._query.near
        if self._area.beyond_miles and not self._is_there_any():
            yield Batch(())
            return
        if self._query.format == "online" or not self._area.placed:
            pass  # mostly nowhere on the map, and so few that all are soon looked through
        elif near is None:
            yield from self._by_day()
        else:
            yield from self._in_circles(near, self._area.radius_miles or _FAR_MILES)
        yield from self._all()

    def _is_there_any(self) -> bool:
        """Whether anything may fit, wherever it is: where not, there is no use in going further."""
        sql = f"SELECT 1 FROM spot WHERE {self._of_kind} AND {self._judgement.fits} LIMIT 1"
        return self._connection.exec_driver_sql(sql).first() is not None

    def _in_circles(self, near: Near, radius_miles: float) -> Iterator[Batch]:
        """Of what may meet every need, the nearest; in circles that grow towards the radius."""
        circles = self._circles(radius_miles)
        while circles:
            miles = circles.pop(0)
            inside, reached = self._inside(box_around(near.lat, near.lon, miles)), 0.0
            limit = len(self._seen) + 2 * self._enough
            while True:
                rows = self._rows([inside], _BEST, "apart", limit)
                full = len(rows) == limit
                for part in self._parts(rows):
                    reached = min(bounds.miles_at_least(part[-1].apart), miles)
                    yield Batch(self._read(part), bounds.within(reached))
                if not full:
                    yield Batch((), bounds.within(miles))
                if not full or reached == miles:
                    break
                limit *= 4
            circles = self._worth_it(circles, len(rows), miles)

    def _circles(self, radius_miles: float) -> list[float]:
        """Each wider than the one before, and wider than what is known to be empty."""
        circles = [radius_miles]
        first = _FIRST_MILES if self._judgement.kinds == (ANYTHING,) else _FIRST_OF_A_KIND
        while circles[0] / _GROWTH >= max(first, self._area.beyond_miles):
            circles.insert(0, circles[0] / _GROWTH)
        if self._area.radius_miles and not self._area.at_home:
            circles.pop()  # all that it holds is looked through next
        return circles

    def _worth_it(self, circles: list[float], found: int, miles: float) -> list[float]:
        """Those of the wider circles that are to be looked at where one held ``found``.

        Reckoned as if activities lay evenly: a circle that holds too few is only time lost.
        """
        for at, wider in enumerate(circles):
            expected = (found + 1) * (wider / miles) ** 2
            if expected >= self._enough:
                return circles[at:]
        return circles[-1:] if circles and expected >= _WORTH_IT * self._enough else []

    def _by_day(self) -> Iterator[Batch]:
        """Of what may meet every need, what starts soonest, a day at a time."""
        dates, now = self._query.dates, self._now
        first = max(now.date(), dates.start) if dates else now.date()
        anything = self._judgement.kinds == (ANYTHING,)
        windows = _WINDOWS if anything else _WINDOWS_OF_A_KIND
        for day in (first + timedelta(ahead) for ahead in range(_DAYS_AHEAD)):
            if dates and day > dates.end:
                return
            minute = self._judgement.first_minute
            if day == now.date():
                begun = bool(now.second or now.microsecond)  # what starts on this minute has
                minute = max(minute, now.hour * 60 + now.minute + begun)
            for window in windows:
                days = (day.weekday(), day.toordinal())
                rows, until = self._starting(days, minute, window)
                for part in self._parts(rows):
                    before = min(bounds.start(part[-1]), until)
                    yield Batch(self._read(part), bounds.starting(day, before))
                yield Batch((), bounds.starting(day, until))
                if until == _MIDNIGHT:
                    break
            else:
                return

    def _all(self) -> Iterator[Batch]:
        """All that may fit, in the order of what is known of it."""
        near, radius = self._query.near, self._area.radius_miles
        sources = [("spot", self._of_kind)]
        if not self._area.placed:
            sources = [self._at_home()]
        elif near is not None and radius is not None:
            sources = [self._inside(box_around(near.lat, near.lon, radius))]
            if self._area.at_home:
                sources.append(self._at_home())
        limit = len(self._seen) + 2 * self._enough
        while True:
            rows = self._rows(sources, "1 = 1", bounds.ORDER, limit)
            full = len(rows) >= limit
            for part in self._parts(sorted(rows, key=bounds.order)[:limit]):
                yield Batch(self._read(part), bounds.bound(part[-1], near=near is not None))
            if not full:
                yield Batch(())
                return
            limit *= 4

    def _at_home(self) -> tuple[str, str]:
        """What can be joined online and is nowhere on the map."""
        anything = self._judgement.kinds == (ANYTHING,)
        of_kind = f"kind = {ONLINE}" if anything else self._of_kind
        online = f"tags & {TAGS['format', 'online']} <> 0"
        return "spot", f"{of_kind} AND cell = {NOWHERE} AND {online}"

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
        self,
        sources: Iterable[tuple[str, str]],
        best: str,
        order: str,
        limit: int,
        more: str = "",
    ) -> list[Any]:
        """The best of each source by itself: tables, and a condition."""
        columns, fits = self._columns() + more, self._judgement.fits
        sql = _each(
            f"SELECT * FROM (SELECT {columns} FROM {tables} WHERE {where} AND {fits}) AS found"
            f" WHERE {best} ORDER BY {order} LIMIT {limit}"
            for tables, where in sources
        )
        return list(self._connection.exec_driver_sql(sql))

    def _starting(
        self, days: Iterable[int], minute: int, window: int
    ) -> tuple[list[Any], tuple[int, str]]:
        """What may start, of the first ``window`` starts of each day; and until which of them."""
        starts = [
            "SELECT activity AS starting, cell AS at, minute, name FROM slot"
            f" WHERE day = {day} AND minute >= {minute} AND {self._judgement.starting}"
            " ORDER BY minute, name, activity"
            for day in days
        ]
        last = _each(f"{one} LIMIT 1 OFFSET {window - 1}" for one in starts)
        source = (
            f"({_each(f'{one} LIMIT {window}' for one in starts)}) AS start CROSS JOIN spot",
            f"kind = {ANYTHING} AND cell = at AND activity = starting",
        )
        rows = self._rows([source], _BEST, "minute, name", 2 * window, ", minute, name")
        ends = map(bounds.start, self._connection.exec_driver_sql(last))
        return rows, min(ends, default=_MIDNIGHT)

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
            f"{judgement.soonest} AS soonest, earliest"
        )

    def _parts(self, rows: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        """The rows that are new, so many at a time as are still wanted."""
        new = (row for row in rows if row.activity not in self._seen)
        while part := tuple(islice(new, max(_READ, self._enough - len(self._seen)))):
            yield part

    def _read(self, rows: Iterable[Any]) -> list[Activity]:
        new = [pk for pk in dict.fromkeys(row.activity for row in rows) if pk not in self._seen]
        self._seen.update(new)
        if not new:
            return []
        sql = f"SELECT document FROM activity WHERE pk IN ({', '.join(map(str, new))})"
        return list(map(documents.read, self._connection.exec_driver_sql(sql).scalars()))


def _each(statements: Iterable[str]) -> str:
    """All rows of some statements, each limited by itself."""
    return " UNION ALL ".join(f"SELECT * FROM ({one}) AS part" for one in statements)
