"""A person without JavaScript: reads a page and presses its buttons."""

from __future__ import annotations

from dataclasses import dataclass, field

from werkzeug.test import TestResponse

from tests.web.conftest import Site
from tests.web.outline import Outline


@dataclass
class Visitor:
    """Stands at ``at`` with ``page`` before them."""

    site: Site
    at: str = "/ask"
    page: TestResponse = field(init=False)

    def __post_init__(self) -> None:
        self.open(self.at)

    def open(self, address: str) -> TestResponse:
        self.at = address
        self.page = self.site.client.get(address)
        return self.page

    @property
    def outline(self) -> Outline:
        return Outline(self.page.text)

    @property
    def hidden(self) -> dict[str, str]:
        """What the form of the question carries along."""
        return self._hidden("/ask")

    def _hidden(self, action: str) -> dict[str, str]:
        """What the last form that goes to ``action`` carries along."""
        found: dict[str, str] = {}
        for name, attributes in self.outline.tags:
            if name == "form":
                here = (attributes["action"] or "").partition("#")[0] == action
            elif name == "input" and here and attributes.get("type") == "hidden":
                found[attributes["name"] or ""] = attributes["value"] or ""
        return found

    @property
    def buttons(self) -> list[str]:
        """What each button sends as the question."""
        made = self.outline.named("button")
        return [one["value"] or "" for one in made if one.get("name") == "text"]

    def send(self, text: str, **more: str) -> TestResponse:
        """Sends ``text``, and goes where the answer is."""
        answered = self.press("/ask", text=text, **more)
        if answered.status_code == 303:
            return self.open(answered.headers["Location"])
        self.page = answered
        return answered

    def press(self, action: str, **fields: str) -> TestResponse:
        """Presses a button without following where it leads."""
        return self.site.client.post(action, data={**self._hidden(action), **fields})
