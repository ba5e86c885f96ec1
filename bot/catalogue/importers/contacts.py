"""Telephone, email and web address of a service. Names of people are not kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.catalogue.importers.fields import Record, child, children, words
from bot.catalogue.importers.findings import Findings

_PHONE = re.compile(r"\+?\(?\d[\d\s()./-]{5,22}\d(?:\s*(?:ext\.?|extension|x)\s*\d{1,6})?", re.I)
_EMAIL = re.compile(r"[^\s@<>\"',;:()]+@[a-z0-9-]+(\.[a-z0-9-]+)+", re.I)
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", re.I)


def read_phone(record: Record, place: Record, findings: Findings) -> str:
    """The first telephone number, as its provider writes it; empty if there is none."""
    for text in _phones(record, place):
        found = _PHONE.search(text)
        if found:
            return found.group().strip()
        findings.note(f"{text[:40]!r} is not a telephone number")
    return ""


def _phones(record: Record, place: Record) -> Iterator[str]:
    for contact in children(record, "contacts"):
        yield from _numbers(children(contact, "phones"))
        yield from filter(None, (words(contact, "phone", "telephone"),))
    yield from _numbers(children(record, "phones"))
    yield from filter(None, (words(record, "phone", "telephone"),))
    yield from _numbers(children(place, "phones"))
    organisation = child(record, "organization", "organisation")
    yield from _numbers(children(organisation, "phones"))


def _numbers(phones: list[Record]) -> Iterator[str]:
    return (text for phone in phones if (text := words(phone, "number")))


def read_email(record: Record, findings: Findings) -> str:
    """The service's address, else a contact's, else the organisation's; empty if none."""
    holders = [record, *children(record, "contacts"), child(record, "organization", "organisation")]
    for holder in holders:
        text = words(holder, "email").removeprefix("mailto:")
        if _EMAIL.fullmatch(text):
            return text
        if text or _wrong_type(holder.get("email")):
            findings.note(f"{str(holder['email'])[:60]!r} is not an email address")
    return ""


def read_website(record: Record, findings: Findings) -> str:
    """The service's page, else the organisation's; http and https only; empty if none."""
    organisation = child(record, "organization", "organisation")
    for text, raw in (
        (words(record, "url"), record.get("url")),
        (words(organisation, "website", "url"), organisation.get("website")),
    ):
        if address := web_address(text):
            return address
        if text or _wrong_type(raw):
            findings.note(f"{str(text or raw)[:60]!r} is not a web address")
    return ""


def web_address(text: str) -> str:
    """A usable http(s) address, or empty. "www.example.org" is given its "http://"."""
    if text.lower().startswith("www."):
        text = f"http://{text}"
    try:
        parts = urlsplit(text)
        host, user = parts.hostname or "", parts.username
        _ = parts.port  # raises on a port that is no number
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or user is not None:
        return ""
    if not _HOST.fullmatch(host) or re.search(r"[\s<>\"'\\]", text):
        return ""
    return text


def _wrong_type(value: object) -> bool:
    return value is not None and not isinstance(value, str)
