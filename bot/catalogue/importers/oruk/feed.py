"""All services of an Open Referral API: every page, and what lists leave out.

Source: the HSDS-UK 3.0 OpenAPI (``/services?page=``, ``/services/{id}``) and the pages that
live feeds answer with.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpx

from bot.catalogue.importers.bounds import check_records
from bot.catalogue.importers.errors import NotAFeedError, SourceUnreadableError
from bot.catalogue.importers.fetch import NotFoundError
from bot.catalogue.importers.fields import Record, identifier
from bot.catalogue.importers.oruk.records import Page, not_a_service, read_page

_MAX_PAGES = 20_000
# What only a full record holds; a list's record with none of these is shallow.
_FULL = frozenset(
    {
        "service_at_locations", "locations", "schedules", "regular_schedules", "regular_schedule",
        "cost_options", "cost_option", "attributes", "contacts", "phones", "service_taxonomys",
        "service_taxonomies", "taxonomies", "funding", "languages",
    }
)  # fmt: skip

Say = Callable[[str], None]


class Getter(Protocol):
    """Gets the JSON of a web address (:class:`bot.catalogue.importers.fetch.Fetcher`)."""

    def get(self, url: str) -> Any:
        """The document at ``url``."""


def read_api(url: str, getter: Getter, say: Say) -> list[Any]:
    """Every service from an address: an API's base, its list of services, or a document.

    Raises:
        ImportFailedError: a page cannot be read; half a feed is no feed.
    """
    url, first = _first_page(url, getter)
    entries = list(first.entries)
    page, seen = first, _ids(first)
    for number in range(max(first.number, 1) + 1, _MAX_PAGES):
        following = _next(url, page, number)
        if following is None:
            break
        say(f"Reading page {number} of {first.pages or '?'}...")
        page = read_page(getter.get(following))
        if not page.entries:
            if number <= first.pages:
                raise SourceUnreadableError(
                    f"{following} is empty, though there should be {first.pages} pages. "
                    "Try again later."
                )
            break
        if _ids(page) and _ids(page) <= seen and len(_ids(page)) == len(page.entries):
            raise NotAFeedError(
                f"{following} holds the same services as the pages before it. "
                "The feed cannot be read page by page."
            )
        seen |= _ids(page)
        entries += page.entries
        check_records(len(entries), following)
    return _filled(entries, _without_query(url), getter, say)


def _first_page(url: str, getter: Getter) -> tuple[str, Page]:
    """The first page and the address it has: ``url`` itself, or its ``/services``."""
    parts = urlsplit(url)
    services = urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/services"))
    try:
        return url, read_page(getter.get(url))
    except (NotFoundError, NotAFeedError):
        if parts.path.rstrip("/").endswith(("/services", ".json")):
            raise
        try:
            return services, read_page(getter.get(services))
        except NotFoundError:
            pass
        raise


def _next(url: str, page: Page, number: int) -> str | None:
    if page.next_url:
        return urljoin(url, page.next_url)
    if page.last is True or not page.pages or number > page.pages:
        return None
    return str(httpx.URL(url).copy_merge_params({"page": str(number)}))


def _filled(entries: list[Any], services: str, getter: Getter, say: Say) -> list[Any]:
    """The entries, shallow ones replaced by what ``/services/{id}`` holds.

    Only where the list is shallow throughout: a full record may well have little to tell.
    """
    objects = [entry for entry in entries if isinstance(entry, dict)]
    if any(_FULL & entry.keys() for entry in objects):
        return entries
    say(f"The list is short: reading {len(objects)} services one by one...")
    return [_full(entry, services, getter) for entry in entries]


def _full(entry: Any, services: str, getter: Getter) -> Any:
    if not isinstance(entry, dict) or not_a_service(entry):
        return entry
    id_ = identifier(entry, "id")
    status = str(entry.get("status") or "active").strip().lower()
    if not id_ or status != "active":
        return entry
    try:
        full = getter.get(f"{services.rstrip('/')}/{quote(id_, safe='')}")
    except (NotFoundError, NotAFeedError):
        return entry
    return {**entry, **full} if isinstance(full, dict) and _same(full, id_) else entry


def _same(full: Record, id_: str) -> bool:
    return identifier(full, "id") == id_


def _ids(page: Page) -> set[str]:
    return {
        id_
        for entry in page.entries
        if isinstance(entry, dict) and (id_ := identifier(entry, "id"))
    }


def _without_query(url: str) -> str:
    return urlunsplit(urlsplit(url)._replace(query="", fragment=""))
