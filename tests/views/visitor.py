"""A person at a browser: what they do there, whichever browser it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from tests.views.looks import Look


class OpenPage(Protocol):
    """A page that can be looked through."""

    browser: str

    def look(self, look: Look) -> None:
        """Change colours and size of the page."""

    def run(self, script: str, argument: Any = None) -> Any:
        """What a function of JavaScript gives in the page; it takes one argument."""


class Visitor(OpenPage, Protocol):
    """States and journeys are made of these. Each waits until it is done, and fails in 15 s.

    Names are accessible ones, whole. Where several things have the name, the last that can be seen
    is meant: what was said last stands last.
    """

    def visit(self, address: str, status: int = 200) -> None:
        """Open a page, which the server gives with that status."""

    def press(self, name: str, role: str = "button") -> None:
        """Press what has that role and name: with the mouse, or with a finger where that is all."""

    def point_at(self, words: str) -> None:
        """Press the words themselves, where they stand on what has no role of its own."""

    def type(self, words: str) -> None:
        """Type on the keyboard, into what has the focus."""

    def key(self, name: str) -> None:
        """Press a key: "Tab", "Enter", "Escape", "Shift+Tab"."""

    def sees(self, words: str) -> None:
        """Wait until the words can be seen."""

    def go_offline(self) -> None:
        """Lose the network."""

    def errors(self) -> list[str]:
        """What the page complained of since it was opened."""

    def picture(self, file: Path, *, whole: bool) -> None:
        """Take a picture, of the whole page or of what can be seen of it."""

    def leave(self) -> None:
        """Close the page; nothing is kept of it."""


@contextmanager
def visiting(visitor: Visitor) -> Iterator[Visitor]:
    """Somebody who leaves at the end."""
    try:
        yield visitor
    finally:
        visitor.leave()
