"""The pages of others that carry the widget: what they forbid, and what their styles would do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.launcher.fakes import wait_until
from tests.views.axe import findings
from tests.views.visitor import Visitor
from tests.views.widget_states import GREETED, LAUNCHER, ask_for_cards, cards
from tests.widget.fake_server import FakeServer, running

pytestmark = pytest.mark.browser

HOSTILE = """
* { all: unset !important; }
body, body * { font: italic 40px/4 cursive !important; letter-spacing: 1em !important;
  text-align: center !important; text-transform: uppercase !important; color: red !important;
  cursor: none !important; word-spacing: 2em !important; }
button, input, textarea, a, div, dialog, section { display: none !important; }
"""
STYLES = """() => {
  const names = ["color", "cursor", "display", "fontFamily", "fontSize", "fontStyle",
    "height", "letterSpacing", "lineHeight", "textAlign", "textTransform", "visibility", "width",
    "wordSpacing"];
  const { shadowRoot } = document.querySelector("daywise-assistant");
  return [...shadowRoot.querySelectorAll(".root *")].map((element) => {
    const style = getComputedStyle(element);
    return `${element.localName}.${element.className} ${names.map((name) => style[name])}`;
  });
}"""
"""How each part of the assistant looks."""


@pytest.fixture
def council(server: FakeServer) -> Iterator[FakeServer]:
    """A page of another site, whose policy lets nothing in but what is the server's."""
    with running(FakeServer(widget_host=server.address)) as site:
        yield site


def test_a_strict_policy_of_another_site_takes_nothing_away(
    visitor: Visitor, server: FakeServer, council: FakeServer
) -> None:
    visitor.visit(council.address)
    visitor.press(LAUNCHER)
    visitor.sees(GREETED)
    visitor.press("Settings")
    visitor.press("Pictures beside the words", "checkbox")
    visitor.press("Back to the conversation")
    visitor.press("Your question", "textbox")
    ask_for_cards(visitor, server)
    visitor.press("Listen")
    visitor.sees("Back a sentence")
    assert wait_until(lambda: bool(server.heard))
    assert server.pictures
    assert council.api_calls == []
    # Firefox asks for a picture for the tab, which such a policy forbids.
    assert [error for error in visitor.errors() if "favicon" not in error] == []


def test_hostile_styles_of_the_page_change_nothing(enter: Any, server: FakeServer) -> None:
    visitor = enter()
    cards(visitor, server)
    meant = visitor.run(STYLES)
    server.css = HOSTILE
    server.head = f"<link rel='stylesheet' href='{server.address}/host.css'>"
    visitor = enter()
    cards(visitor, server)
    assert visitor.run(STYLES) == meant
    assert findings(visitor.run) == []


def test_of_two_on_a_page_the_one_pressed_answers(visitor: Visitor, server: FakeServer) -> None:
    server.tag = (
        "<daywise-assistant heading='First'></daywise-assistant>"
        "<daywise-assistant heading='Second' position='in-page'>"
    )
    visitor.visit(server.address)
    visitor.press(LAUNCHER)
    visitor.sees(GREETED)
    ask_for_cards(visitor, server)
    visitor.press("Close the assistant")
    visitor.sees(LAUNCHER)
    assert len(server.sent) == 1
    assert [error for error in visitor.errors() if "favicon" not in error] == []
