"""From the bytes of a CSV file to rows by column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.catalogue.importers.bounds import check_lines, check_records
from bot.catalogue.importers.csv_feed.columns import column_of
from bot.catalogue.importers.errors import NotAFeedError

_SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 5
"""Lines among which the header is looked for: spreadsheets open with a title."""
_LONGEST_CELL = 2**20


class _Reader(Protocol):
    """What :func:`csv.reader` gives; the standard library has no name for it."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...
    def __next__(self) -> list[str]: ...


@dataclass(frozen=True)
class Row:
    """One row. ``number`` is the line that it starts on, counted from 1."""

    number: int
    cells: Mapping[str, str]
    """Column (of :mod:`.columns`) to its text, trimmed; only cells that hold some."""


class Rows:
    """The rows of a file, read from its bytes each time that they are gone through.

    As objects, those of a large file would take ten times its size.
    """

    def __init__(
        self, text: _Text, header: int, mark: str, columns: Sequence[str], *, strict: bool
    ) -> None:
        self._text, self._header, self._mark, self._columns = text, header, mark, columns
        self._strict = strict

    def __iter__(self) -> Iterator[Row]:
        for number, cells in self.lines():
            found: dict[str, str] = {}
            for column, cell in zip(self._columns, cells, strict=False):
                if column and cell.strip():
                    found.setdefault(column, cell.strip())
            if found:
                yield Row(number, found)

    def lines(self) -> Iterator[tuple[int, list[str]]]:
        """All cells of each row, with the line that it starts on."""
        reader = self._text.reader(self._mark, strict=self._strict)
        for _ in range(self._header + 1):
            next(reader)
        line = reader.line_num + 1
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1


@dataclass(frozen=True)
class Table:
    """A file's rows, and what of it is not read."""

    rows: Rows
    ignored: tuple[str, ...] = ()
    """Headers that no column answers to, and those that come again."""
    too_long: tuple[int, ...] = ()
    """Lines of rows that have more cells than there are headers: a quote is missing there."""


def read_table(content: bytes, where: str) -> Table:
    """Read CSV in UTF-8 (with or without a mark at its start), UTF-16 with one, or cp1252.

    Separated by commas, semicolons, tabs or bars, whichever gives the most columns that are known.

    Raises:
        NotAFeedError: no line has a column for the name, or a quote is never closed.
    """
    check_lines(content, where)
    text = _text(content)
    best = max((_header(text, mark) for mark in _SEPARATORS), key=lambda found: found[0])
    known, line, mark = best
    if not known:
        raise NotAFeedError(
            f"{where} has no column that holds the names of activities. "
            "Give it a first line with the columns' names, such as: name, venue, postcode, days."
        )
    try:
        table = _table(text, line, mark, where, strict=True)
    except csv.Error as error:
        if "end of data" in str(error):
            raise NotAFeedError(
                f"{where} cannot be read to its end: a quote is opened and never closed."
            ) from error
        table = _loosely(text, line, mark, where)  # a quote inside a cell: 6" nails
    return table


def _loosely(text: _Text, line: int, mark: str, where: str) -> Table:
    try:
        return _table(text, line, mark, where, strict=False)
    except csv.Error as error:
        raise NotAFeedError(
            f"{where} cannot be read as CSV: a cell holds more than {_LONGEST_CELL // 2**20} MB. "
            "A quote may be missing there."
        ) from error


def looks_like_csv(content: bytes) -> bool:
    """Whether one of the first lines names columns that are known, the name among them."""
    text = _text(content[:20_000])
    return any(_header(text, mark)[0] >= 2 for mark in _SEPARATORS)


@dataclass(frozen=True)
class _Text:
    """The text of a file from anybody's spreadsheet program."""

    content: bytes
    encoding: str

    def reader(self, mark: str, *, strict: bool = False) -> _Reader:
        csv.field_size_limit(_LONGEST_CELL)
        # The bytes are shared, not copied, and decoded as they are read.
        stream = io.TextIOWrapper(io.BytesIO(self.content), self.encoding, "replace", newline="")
        return csv.reader(stream, delimiter=mark, strict=strict)


def _text(content: bytes) -> _Text:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _Text(content, "utf-16")
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start < len(content) - 3 or error.reason != "unexpected end of data":
            return _Text(content, "cp1252")
        content = content[: error.start]
    return _Text(content, "utf-8-sig")


def _header(text: _Text, mark: str) -> tuple[int, int, str]:
    """How many known columns the best of the first lines has, its place, and ``mark``; 0 columns
    where none has a name."""
    best = 0, 0, mark
    try:
        for at, cells in enumerate(text.reader(mark)):
            columns = {column_of(cell) for cell in cells} - {""}
            if "name" in columns and len(columns) > best[0]:
                best = len(columns), at, mark
            if at + 1 >= _LOOKED_AT:
                break
    except csv.Error:
        pass
    return best


def _table(text: _Text, header: int, mark: str, where: str, *, strict: bool) -> Table:
    reader = text.reader(mark, strict=strict)
    for _ in range(header):
        next(reader)
    headers = next(reader)
    columns = [column_of(one) for one in headers]
    ignored = [
        one.strip()
        for at, (one, column) in enumerate(zip(headers, columns, strict=True))
        if one.strip() and (not column or column in columns[:at])
    ]
    rows = Rows(text, header, mark, columns, strict=strict)
    too_long = []
    held = 0
    for line, cells in rows.lines():  # to the end, so that what cannot be read is known now
        held += any(cells)
        check_records(held, where)
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            too_long.append(line)
    return Table(rows, tuple(ignored), tuple(too_long))
