"""A shortlist as a message that a person's own e-mail program opens with."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from bot.wording import say
from web.saved.shortlist import Saved

_TOLD = ("sample", "next", "when", "where", "price", "phone", "stale")
_LONGEST = 1900
"""Characters: Windows hands no more than about 2,000 of a link to another program."""


def mailto(saved: Sequence[Saved], list_address: str, root: str) -> str:
    """A ``mailto:`` link (RFC 6068) to nobody yet, with the list in plain words.

    A long list tells less of each, down to its own address. ``root`` is our web address, without
    a slash at its end.
    """
    whole = [_told(one, f"{root}{one.url}") for one in saved]
    names = [f"{one.name}\n{root}{one.url}" for one in saved]
    links = (_link(entries, list_address) for entries in (whole, names))
    return next((link for link in links if len(link) <= _LONGEST), _link([], list_address))


def _told(one: Saved, page: str) -> str:
    facts = [fact for fact in one.facts if fact.kind in _TOLD]
    lines = (f"{fact.label}: {fact.text}" if fact.label else fact.text for fact in facts)
    return "\n".join([one.name, *lines, page])


def _link(entries: Sequence[str], list_address: str) -> str:
    body = "\n\n".join(
        [say("saved.mail.intro"), *entries, f"{say('saved.mail.list')}\n{list_address}"]
    )
    return f"mailto:?subject={quote(say('saved.mail.subject'))}&body={_quoted(body)}"


def _quoted(text: str) -> str:
    return quote(text.replace("\n", "\r\n"))
