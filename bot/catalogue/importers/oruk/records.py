"""From a JSON document to the services that it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.catalogue.importers.errors import NotAFeedError
from bot.catalogue.importers.fields import Record

_LISTS = ("contents", "content", "services", "items", "results", "data")
_SERVICE_KEYS = frozenset(
    {
        "status", "organization", "organisation", "organization_id", "service_at_locations",
        "schedules", "regular_schedules", "regular_schedule", "cost_options", "cost_option",
        "fees", "assured_date", "accreditations", "eligibilitys", "service_taxonomys",
    }
)  # fmt: skip
_OTHERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("a description of an API", frozenset({"openapi_url", "openapi", "swagger"})),
    ("a schema", frozenset({"$schema", "properties", "datapackage_metadata"})),
    ("a list of concepts", frozenset({"concept", "inScheme", "hasTopConcept"})),
    ("a taxonomy term", frozenset({"term_uri", "taxonomy", "taxonomy_id", "slug", "parent_id"})),
    ("a taxonomy", frozenset({"version"})),
    (
        "an organisation",
        frozenset({"legal_status", "organization_identifiers", "parent_organization_id", "logo"}),
    ),
)


@dataclass(frozen=True)
class Page:
    """One page of a feed. ``number`` and ``pages`` count from 1; 0 where it does not say."""

    entries: tuple[Any, ...]
    number: int = 0
    pages: int = 0
    last: bool | None = None
    next_url: str = ""


def read_page(document: Any) -> Page:
    """The page that a document is: a page object, a bare list, or one service alone.

    Raises:
        NotAFeedError: it is none of these.
    """
    if isinstance(document, list):
        return Page(tuple(document))
    if not isinstance(document, dict):
        raise NotAFeedError(
            f"The feed holds {_kind_of_json(document)} where a list of services should be. "
            "Give the address of the list of services."
        )
    for key in _LISTS:
        if isinstance(document.get(key), list) and not _is_service(document):
            return Page(
                entries=tuple(document[key]),
                number=_whole(document, "page_number", "number", "page"),
                pages=_whole(document, "total_pages", "totalPages", "totalpages"),
                last=_flag(document, "last_page", "last"),
                next_url=next(
                    (
                        document[key]
                        for key in ("next_url", "next")
                        if isinstance(document.get(key), str)
                    ),
                    "",
                ),
            )
    what = not_a_service(document)
    if what:
        raise NotAFeedError(f"This is {what}, not a list of services. Give the list's address.")
    if not (document.get("id") or document.get("name")):
        raise NotAFeedError(
            "This JSON holds no services that can be found. "
            "Give a page of services, one service or a list of them."
        )
    return Page((document,))


def not_a_service(record: Record) -> str:
    """What a record is if it is plainly no service ("an organisation"); else empty."""
    if isinstance(record.get("service"), dict) and "location" in record:
        return "a service at a location"
    if _is_service(record):
        return ""
    return next((what for what, keys in _OTHERS if keys & record.keys()), "")


def _is_service(record: Record) -> bool:
    return bool(_SERVICE_KEYS & record.keys()) and ("id" in record or "name" in record)


def _whole(record: Record, *keys: str) -> int:
    for key in keys:
        value = record.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        if isinstance(value, str) and value.isdecimal():
            return int(value)
    return 0


def _flag(record: Record, *keys: str) -> bool | None:
    return next((record[key] for key in keys if isinstance(record.get(key), bool)), None)


def _kind_of_json(value: Any) -> str:
    if isinstance(value, str):
        return "a text"
    if isinstance(value, bool) or value is None:
        return str(value).lower() if value is not None else "nothing"
    return "a number"
