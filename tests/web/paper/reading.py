"""A PDF as a screen reader finds it: its tags, in order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from pypdf import PdfReader


class Paper:
    """A tagged PDF."""

    def __init__(self, file: bytes) -> None:
        self._reader = PdfReader(io.BytesIO(file), strict=True)
        self.root: Any = self._reader.trailer["/Root"]

    @cached_property
    def text(self) -> str:
        """All of its words, a space between."""
        return " ".join(" ".join(page.extract_text() for page in self._reader.pages).split())

    @property
    def title(self) -> str:
        return str(self._reader.metadata and self._reader.metadata.title)

    @property
    def metadata(self) -> str:
        """XMP, which says which standards it keeps to."""
        return str(self.root["/Metadata"].get_object().get_data().decode())

    @property
    def pages(self) -> int:
        return len(self._reader.pages)

    def tags(self, name: str = "") -> list[Any]:
        """The tags of that name ("H1", "TH"), or all, in the order in which they are read."""
        found = self._below(self.root["/StructTreeRoot"]["/K"])
        return [one for one in found if name in ("", str(one["/S"]).removeprefix("/"))]

    def _below(self, node: Any) -> Iterator[Any]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                yield from self._below(one)
        elif isinstance(node, dict):
            if "/S" in node:
                yield node
            if "/K" in node:
                yield from self._below(node["/K"])
