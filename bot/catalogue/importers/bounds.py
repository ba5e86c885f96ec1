"""How much a feed may hold, so that reading it takes bounded time and memory.

Looked at before anything is parsed, by counting bytes: a document of 64 MB can be twenty million
empty lists, which take gigabytes once they are objects. The bounds lie far above what any council's
catalogue needs.
"""

from __future__ import annotations

from bot.catalogue.importers.errors import NotAFeedError

MAX_RECORDS = 200_000
"""Of one feed."""
MAX_LINE = 2**20
"""Bytes of one line of CSV or of a calendar."""
MAX_TEXT = 100_000
"""Characters of one text that are looked at; what is longer is cut there."""
MAX_NAME = 1000
MAX_SCHEDULES = 1000
"""Of one activity; those that come soonest are kept."""
MAX_PLACES = 500
"""Of one service."""
MAX_SENSELESS_RULES = 50
"""Repeat rules of one feed that fit no day: each takes up to a second to find out."""
_MAX_PARTS = 2_500_000
_MAX_VALUES = 6_000_000
_MAX_CELLS = 20_000_000


def check_records(count: int, where: str) -> None:
    """Refuse a feed of more records than any council has.

    Raises:
        NotAFeedError: saying how many it holds.
    """
    if count > MAX_RECORDS:
        raise NotAFeedError(
            f"{where} holds {count:,} records, more than {MAX_RECORDS:,}. Import it in parts."
        )


def check_json(content: bytes, where: str) -> None:
    """Refuse JSON of very many small parts.

    Raises:
        NotAFeedError: it holds more than could be read.
    """
    parts = content.count(b"{") + content.count(b"[")
    if parts > _MAX_PARTS or content.count(b",") > _MAX_VALUES:
        raise NotAFeedError(f"{where} holds too many small parts to be read. Import it in parts.")


def check_lines(content: bytes, where: str) -> None:
    """Refuse a text with a line longer than :data:`MAX_LINE`, or of very many lines or cells.

    Raises:
        NotAFeedError: saying which.
    """
    at = 0
    while len(content) - at > MAX_LINE:
        end = max(content.rfind(mark, at, at + MAX_LINE + 1) for mark in (b"\n", b"\r"))
        if end < 0:
            raise NotAFeedError(
                f"{where} has a line of more than {MAX_LINE // 2**20} MB. "
                "Check that it is the right file or address."
            )
        at = end + 1
    if any(content.count(mark) > _MAX_CELLS for mark in (b"\n", b"\r", b",", b";", b"\t", b"|")):
        raise NotAFeedError(f"{where} holds too many small parts to be read. Import it in parts.")


def check_calendar(content: bytes, where: str) -> None:
    """Refuse a calendar that cannot be read in bounded time.

    Raises:
        NotAFeedError: saying why.
    """
    check_lines(content, where)
    upper = content.upper()
    check_records(upper.count(b"BEGIN:VEVENT"), where)
    if upper.count(b"BEGIN:") > 3 * MAX_RECORDS or content.count(b"\n") > _MAX_PARTS:
        raise NotAFeedError(f"{where} holds too many small parts to be read. Import it in parts.")
