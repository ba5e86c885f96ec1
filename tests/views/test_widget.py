"""Nobody is shut out of the widget: in any state, look and browser."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

import pytest

from tests.views.visitor import Visitor
from tests.views.widget_states import STATES
from tests.widget.fake_server import FakeServer, running

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nobody_is_shut_out(
    look_through: Callable[[Callable[[Visitor], None]], list[str]],
    state: Callable[[Visitor, FakeServer], None],
) -> None:
    with ExitStack() as servers:
        # each browser has a server of its own, for a state sets it up
        assert (
            look_through(
                lambda visitor: state(visitor, servers.enter_context(running(FakeServer())))
            )
            == []
        )
