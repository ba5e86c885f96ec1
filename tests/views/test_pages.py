"""Nobody is shut out of our own pages: in any state, look and browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.views.page_states import PAGES, Reach
from tests.views.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_nobody_is_shut_out(
    look_through: Callable[[Callable[[Visitor], None]], list[str]], stack: str, page: Reach
) -> None:
    assert look_through(lambda visitor: page(visitor, stack)) == []
