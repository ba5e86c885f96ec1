"""Fills a council's own facts into the words of an advice page."""

from __future__ import annotations

import re

from bot.council import Council
from bot.errors import DaywiseError

_PLACEHOLDER = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_CONTACT_FIELDS = ("name", "phone", "hours", "email", "url")
_COUNCIL_FIELDS = ("name", "area", "website")


class PlaceholderError(DaywiseError):
    """A page asks for a fact that the council pack does not have."""


def fill(text: str, council: Council) -> str:
    """``text`` with "{{ adult_social_care.phone }}" and "{{ council.name }}" filled in.

    Raises:
        PlaceholderError: naming the placeholder and what the council pack has.
    """
    return _PLACEHOLDER.sub(lambda match: _fact(match[1], council), text)


def _fact(placeholder: str, council: Council) -> str:
    use, _, field = placeholder.partition(".")
    if use == "council" and field in _COUNCIL_FIELDS:
        return str(getattr(council, field))
    if use in council.contacts and field in _CONTACT_FIELDS:
        value = str(getattr(council.contacts[use], field))
        if value:
            return value
        raise PlaceholderError(
            f"{{{{ {placeholder} }}}}: contacts.{use} of {council.id} has no {field}. Add it there."
        )
    known = ", ".join(["council", *sorted(council.contacts)])
    raise PlaceholderError(
        f"{{{{ {placeholder} }}}} is not known. Use one of {known}, a dot, and "
        f"one of {', '.join(_CONTACT_FIELDS)}."
    )
