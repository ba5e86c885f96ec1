"""Nobody is shut out of our own pages: in any state, look and browser."""

from __future__ import annotations

import pytest

from tests.views.axe import problems
from tests.views.page_states import PAGES, Reach
from tests.views.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    visitor: Visitor, stack: str, page: Reach
) -> None:
    page(visitor, stack)
    assert problems(visitor) == []
