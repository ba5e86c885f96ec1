"""Which format a feed is in, and how each is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.catalogue.importers.bounds import check_records
from bot.catalogue.importers.csv_feed.mapping import read_rows
from bot.catalogue.importers.csv_feed.rows import looks_like_csv, read_table
from bot.catalogue.importers.errors import FormatUnknownError, NotAFeedError
from bot.catalogue.importers.fetch import Fetcher, NotFoundError, parse_json, read_file
from bot.catalogue.importers.ical.events import looks_like_a_calendar, read_events
from bot.catalogue.importers.ical.mapping import read_calendar
from bot.catalogue.importers.openactive.mapping import read_items
from bot.catalogue.importers.openactive.pages import looks_like_rpde, read_pages
from bot.catalogue.importers.oruk.feed import read_api
from bot.catalogue.importers.oruk.mapping import read_services
from bot.catalogue.importers.oruk.records import read_page
from bot.catalogue.importers.reading import Context, Read
from bot.catalogue.importers.report import Remark

Say = Callable[[str], None]
# Its first bytes, whatever its name says.
_PACKED = (
    (b"PK\x03\x04", "a zip archive or a workbook. Unpack it, or save it as CSV."),
    (b"PK\x05\x06", "an empty zip archive. Give a file with the activities in it."),
    (b"\x1f\x8b", "packed with gzip. Unpack it first."),
    (b"\xd0\xcf\x11\xe0", "a workbook of an old kind. Save it as CSV."),
    (b"%PDF", "a PDF. Give the activities as CSV, JSON or a calendar."),
)


@dataclass(frozen=True)
class Feed:
    """Where a feed is, and the means to read more of it."""

    where: str
    """The path of a file, or a web address."""
    say: Say
    fetcher: Fetcher | None = None
    """None for a file."""


def read_feed(feed: Feed, name: str, context: Context) -> Read:
    """Read a whole feed in a format of :data:`FORMATS`; "auto" looks what it is.

    Raises:
        ImportFailedError: it cannot be read, or is in another format.
    """
    check_format(name)
    content = b""
    try:
        content = feed.fetcher.fetch(feed.where) if feed.fetcher else read_file(Path(feed.where))
    except NotFoundError:  # the base of an API, which may answer at /services only
        if name not in ("auto", "oruk"):
            raise
    _refuse_packed(content, feed.where)
    if name == "auto":
        name = recognise(content)
        if name == "oruk" and not _may_be_json(content):
            raise NotAFeedError(
                f"{feed.where} is not JSON, CSV or a calendar. "
                "Check that it is the right file or address."
            )
    return _READERS[name](feed, content, context)


def _refuse_packed(content: bytes, where: str) -> None:
    for start, what in _PACKED:
        if content.startswith(start):
            raise NotAFeedError(f"{where} is {what}")


def _may_be_json(content: bytes) -> bool:
    """Whether the reader of JSON has something to say of it: also that it is empty, or a page."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return start in (b"", b"{", b"[", b"<", b"\x00") or content.startswith(
        (b"\xff\xfe", b"\xfe\xff")
    )


def recognise(content: bytes) -> str:
    """The format of a document; what is like none of them is read as Open Referral, whose reader
    says best what it is instead."""
    if looks_like_a_calendar(content):
        return "ical"
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        try:
            return "openactive" if looks_like_rpde(parse_json(content, "")) else "oruk"
        except NotAFeedError:
            return "oruk"
    return "csv" if looks_like_csv(content) else "oruk"


def check_format(name: str) -> None:
    """Refuse a format that cannot be read.

    Raises:
        FormatUnknownError: saying which can.
    """
    if name in FORMATS:
        return
    raise FormatUnknownError(f"There is no format {name!r}. Use one of: {', '.join(FORMATS)}.")


def _openactive(feed: Feed, content: bytes, context: Context) -> Read:
    document = parse_json(content, feed.where)
    entries = read_pages(document, feed.where, feed.fetcher, feed.say)
    check_records(len(entries), feed.where)
    return read_items(entries, context)


def _oruk(feed: Feed, content: bytes, context: Context) -> Read:
    if feed.fetcher:
        getter = _FirstAtHand(feed.where, content, feed.fetcher)
        entries = read_api(feed.where, getter, feed.say)
        check_records(len(entries), feed.where)
        return read_services(entries, context)
    page = read_page(parse_json(content, feed.where))
    check_records(len(page.entries), feed.where)
    read = read_services(list(page.entries), context)
    if page.pages > 1:
        reason = f"it holds page {page.number or 1} of {page.pages} only"
        read.findings.noted.insert(0, Remark(Path(feed.where).name, reason))
    return read


def _csv(feed: Feed, content: bytes, context: Context) -> Read:
    return read_rows(read_table(content, feed.where), context)


def _ical(feed: Feed, content: bytes, context: Context) -> Read:
    return read_calendar(read_events(content, feed.where), context)


@dataclass
class _FirstAtHand:
    """Gets JSON; the document that was fetched to see what it is, is not fetched again."""

    url: str
    content: bytes
    fetcher: Fetcher

    def get(self, url: str) -> Any:
        if url == self.url and self.content:
            return parse_json(self.content, url)
        return self.fetcher.get(url)


_READERS: dict[str, Callable[[Feed, bytes, Context], Read]] = {
    "oruk": _oruk,
    "csv": _csv,
    "ical": _ical,
    "openactive": _openactive,
}
FORMATS = ("auto", *_READERS)
