"""Whether the parts answer: /health/live and /health/ready."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import httpx
from flask import Blueprint, jsonify
from werkzeug.wrappers import Response

from bot.catalogue.refreshing import Refresh
from bot.errors import DaywiseError

LOG = logging.getLogger(__name__)
CHECK_TIMEOUT_SECONDS = 2.0
RETRY_AFTER_SECONDS = 5

Check = Callable[[], object]
"""Comes back where the part answers; raises a DaywiseError where it does not."""


class PartDownError(DaywiseError):
    """A part does not answer."""


class Health:
    """Asks the parts, each by its name."""

    def __init__(self, checks: Mapping[str, Check]) -> None:
        self._checks = dict(checks)

    def parts(self) -> dict[str, bool]:
        """Every part with whether it answers now. Takes up to a few seconds."""
        return {name: self._answers(name, check) for name, check in self._checks.items()}

    @staticmethod
    def _answers(name: str, check: Check) -> bool:
        try:
            check()
        except DaywiseError as error:
            LOG.info("%s is not ready: %s", name, error)
            return False
        return True


Feeds = Callable[[], Sequence[Refresh]]
"""How each of the council's feeds stood when it was last asked."""


def actions_check(url: str, transport: httpx.BaseTransport | None = None) -> Check:
    """A check that the action server at ``url`` answers."""
    http = httpx.Client(
        base_url=url, timeout=CHECK_TIMEOUT_SECONDS, transport=transport, trust_env=False
    )

    def check() -> None:
        try:
            http.get("/health").raise_for_status()
        except httpx.HTTPError as error:
            raise PartDownError(f"The actions do not answer: {type(error).__name__}.") from error

    return check


def places_check(file: Path) -> Check:
    """A check that the table of places in ``file`` is there and holds something."""

    def check() -> None:
        try:
            with closing(
                sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
            ) as places:
                tables = places.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                names = [row[0] for row in tables]
                filled = any(
                    places.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() for name in names
                )
        except sqlite3.Error as error:
            raise PartDownError(f"{file} cannot be read: {error}. Run setup.") from error
        if not filled:
            raise PartDownError(f"{file} holds no places. Run setup.")

    return check


def feeds_of(feeds: Feeds) -> Sequence[Refresh]:
    """The feeds; none where the catalogue cannot be read, which its own check says."""
    try:
        return feeds()
    except DaywiseError as error:
        LOG.info("the feeds cannot be told: %s", error)
        return ()


def blueprint(health: Health, feeds: Feeds) -> Blueprint:
    """The two addresses that whoever runs the server asks.

    A feed that fails makes nothing unready: what it held is still shown.
    """
    routes = Blueprint("health", __name__)

    @routes.get("/health/live")
    def live() -> Response:
        return jsonify({"status": "live"})

    @routes.get("/health/ready")
    def ready() -> Response:
        parts = health.parts()
        every = all(parts.values())
        response = jsonify(
            {
                "status": "ready" if every else "not ready",
                "parts": {name: "up" if up else "down" for name, up in parts.items()},
                "feeds": [
                    {
                        "name": one.source,
                        "refreshed_at": one.succeeded_at and one.succeeded_at.isoformat(),
                        "failure": one.failure or None,
                    }
                    for one in feeds_of(feeds)
                ],
            }
        )
        if not every:
            response.status_code = 503
            response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
        response.headers["Cache-Control"] = "no-store"
        return response

    return routes
