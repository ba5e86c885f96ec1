"""``GET /symbols/index.json`` and ``GET /symbols/<file>``: the pictures."""

from __future__ import annotations

from flask import Blueprint, send_from_directory
from werkzeug.wrappers import Response

from web.symbols.choosing import INDEX, PICTURES

_A_DAY_SECONDS = 24 * 3600
_A_MONTH_SECONDS = 30 * _A_DAY_SECONDS


def blueprint() -> Blueprint:
    """The list is kept by a browser for a day, so that it learns of new symbols; a file a month."""
    routes = Blueprint("symbols", __name__)

    @routes.get("/symbols/index.json")
    def index() -> Response:
        return _sent(send_from_directory(INDEX.parent, INDEX.name, max_age=_A_DAY_SECONDS))

    @routes.get("/symbols/<name>")
    def picture(name: str) -> Response:
        return _sent(send_from_directory(PICTURES, name, max_age=_A_MONTH_SECONDS))

    return routes


def _sent(response: Response) -> Response:
    response.cache_control.public = True
    return response
