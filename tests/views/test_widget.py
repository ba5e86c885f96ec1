"""Nobody is shut out of the widget: in any state, look and browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.views.axe import problems
from tests.views.visitor import Visitor
from tests.views.widget_states import STATES
from tests.widget.fake_server import FakeServer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    visitor: Visitor, server: FakeServer, state: Callable[[Visitor, FakeServer], None]
) -> None:
    state(visitor, server)
    assert problems(visitor) == []
