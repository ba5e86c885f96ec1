"""What the form of ``/ask`` sends."""

from __future__ import annotations

import hashlib
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from bot.safety.personal import mask
from web.requests import clean, read_body

MOST_BYTES = 256 * 1024
"""A letter that somebody pastes whole comes back in the field, and is told to be too long."""
_LONGEST_BEGINNING = 30
_ID = re.compile(r"[\w-]{22,64}", re.ASCII)


@dataclass(frozen=True)
class Sent:
    """A question as it was typed or chosen."""

    text: str
    """Line ends are one character each, as they are counted."""
    page: str
    """The id of the page that it was sent from, new each time that a page is made."""
    conversation: str
    """Where it is sent to: the first question begins a conversation."""
    is_first: bool
    easy: bool
    """Whether easy words are wanted."""

    def key(self, text: str) -> str:
        """The sender's own id of the message ``text``, so that pressed twice it counts once.

        Going back to choose something else is another message, though of the same page.
        """
        words = hashlib.sha256(mask(text).encode()).hexdigest()[:16]
        return f"{self.page}.{words}{'.easy' if self.easy else ''}"


def new_id() -> str:
    """Of a page, a conversation or an address: nobody can guess it."""
    return secrets.token_urlsafe(24)


def read(form: Mapping[str, str]) -> Sent:
    """The fields of ``form``. One without ids, such as a council's own, begins a conversation."""
    page = form.get("page", "")
    if not _ID.fullmatch(page):
        page = new_id()
    conversation = form.get("conversation", "")
    # Made of the page's id, so that pressing twice does not begin two conversations.
    begun = urlsafe_b64encode(hashlib.sha256(f"conversation of {page}".encode()).digest())
    return Sent(
        text=_text(form),
        page=page,
        conversation=conversation or begun.decode().rstrip("="),
        is_first=not conversation,
        easy="easy" in form,
    )


def beginning(text: str) -> str:
    """How a message begins ("near "), of an address: cleaned, but for the space at its end."""
    return f"{clean(text)[:_LONGEST_BEGINNING]}{' ' * text.endswith(' ')}" if clean(text) else ""


def _text(form: Mapping[str, str]) -> str:
    """What was typed, after the beginning that the page gave where only the rest was asked for."""
    text = form.get("text", "").replace("\r\n", "\n")
    return f"{beginning(form.get('begin', ''))}{text}" if text.strip() else text


def read_whole_body() -> None:
    """Read the form of the current request, also one that is far too long.

    Raises:
        RequestEntityTooLarge: 413, for more than :data:`MOST_BYTES`.
    """
    request.max_form_memory_size = MOST_BYTES
    read_body(MOST_BYTES)
