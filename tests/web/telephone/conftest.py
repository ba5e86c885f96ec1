from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.conftest import MakeSite
from tests.web.telephone.line import PUBLIC_URL, TOKEN, Line

MakeLine = Callable[..., Line]


@pytest.fixture
def make_line(make_site: MakeSite) -> MakeLine:
    """A line; keyword arguments change its settings."""

    def make(**changes: Any) -> Line:
        return Line(make_site(**{"twilio_token": TOKEN, "public_url": PUBLIC_URL, **changes}))

    return make


@pytest.fixture
def line(make_line: MakeLine) -> Line:
    return make_line()
