"""The pages of an RPDE feed, followed to the end.

Source: https://openactive.io/realtime-paged-data-exchange/ (1.0): ``next`` is followed until a page
holds no items and its ``next`` is its own address.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urljoin

from bot.catalogue.importers.bounds import check_records
from bot.catalogue.importers.errors import NotAFeedError, SourceUnreadableError
from bot.catalogue.importers.fields import Record, identifier

_MAX_PAGES = 100_000


_KINDS = frozenset(
    {
        "SessionSeries", "ScheduledSession", "Event", "EventSeries", "HeadlineEvent", "Course",
        "CourseInstance", "CourseInstanceSubEvent", "FacilityUse", "IndividualFacilityUse", "Slot",
        "OnDemandEvent",
    }
)  # fmt: skip


class Getter(Protocol):
    """Gets the JSON of a web address."""

    def get(self, url: str) -> Any:
        """The document at ``url``."""


@dataclass(frozen=True)
class Item:
    """One item of a feed, in its latest state."""

    kind: str
    id: str
    data: Record


def looks_like_rpde(document: Any) -> bool:
    """Whether a JSON document is a page of RPDE, a list of its items, or one of them."""
    if isinstance(document, list):
        return any(map(_is_item, document[:5]))
    if not isinstance(document, dict):
        return False
    if isinstance(document.get("items"), list):
        entries = document["items"]
        return "next" in document if not entries else any(map(_is_item, entries[:5]))
    return _is_item(document)


def _is_item(entry: Any) -> bool:
    return _is_bare(entry) or (
        isinstance(entry, dict)
        and isinstance(entry.get("data", {}), dict)
        and ("state" in entry or "kind" in entry or set(entry) == {"data"})
    )


def _is_bare(entry: Any) -> bool:
    """Whether it is an item's data alone, as JSON-LD on a web page has it."""
    return (
        isinstance(entry, dict)
        and "data" not in entry
        and "openactive.io" in str(entry.get("@context"))
        and str(entry.get("@type") or entry.get("type")) in _KINDS
    )


def read_pages(document: Any, url: str, getter: Getter | None, say: Callable[[str], None]) -> Any:
    """Every entry of a feed, oldest first. Without ``getter`` (a file) only this document's.

    Raises:
        NotAFeedError: it is no RPDE page.
        SourceUnreadableError: a page cannot be read, or there is no end; half a feed is no feed.
    """
    if not looks_like_rpde(document):
        raise NotAFeedError(
            f"{url} is no OpenActive feed: it has no items with a state. "
            "Give the address of a feed itself, not of the page that lists them."
        )
    if isinstance(document, list):
        return document
    if "items" not in document:
        return [document]
    entries = list(document["items"])
    for number in range(2, _MAX_PAGES):
        following = document.get("next")
        if getter is None or not isinstance(following, str) or not following:
            return entries
        following = urljoin(url, following)
        if following == url and not document["items"]:
            return entries
        say(f"Reading page {number}...")
        url, document = following, getter.get(following)
        if not isinstance(document, dict) or not isinstance(document.get("items"), list):
            raise NotAFeedError(f"{url} is no page of a feed. Try again later.")
        entries += document["items"]
        check_records(len(entries), url)
    raise SourceUnreadableError(f"{url}: the feed has no end after {_MAX_PAGES} pages.")


def latest(entries: list[Any]) -> tuple[list[Item], list[Any]]:
    """The items that stand at the end, by kind and id, and the entries that are no items.

    An item that comes again replaces the one before, a deleted one is gone.
    """
    kept: dict[tuple[str, str], Item] = {}
    strange = []
    for entry in entries:
        if _is_bare(entry):
            entry = {"data": entry}
        data = entry.get("data") if isinstance(entry, dict) else None
        id_ = identifier(entry, "id") if isinstance(entry, dict) else ""
        id_ = id_ or (
            identifier(data, "@id", "id", "identifier", "url") if isinstance(data, dict) else ""
        )
        if not id_:
            strange.append(entry)
            continue
        kind, state = str(entry.get("kind") or ""), entry.get("state", "updated")
        kept.pop((kind, id_), None)
        if state == "deleted":
            continue
        if isinstance(data, dict):
            kept[kind, id_] = Item(kind, id_, data)
        else:
            strange.append(entry)
    return list(kept.values()), strange
