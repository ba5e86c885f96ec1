"""The catalogue given back out as Open Referral UK 3.0, at ``/api/services``.

Samples are made up, so they are not given out.
"""

from __future__ import annotations

from typing import Protocol

from flask import Blueprint, abort, jsonify, request, url_for
from werkzeug.wrappers import Response

from bot.catalogue.exporting import activity_id, page_of, service
from bot.catalogue.model import Activity

MOST = 200
USUAL = 50


class Listing(Protocol):
    """A catalogue to go through page by page (:class:`bot.catalogue.store.Catalogue`)."""

    def get(self, activity_id: str, /) -> Activity | None:
        """The activity, or None."""

    def listed(self, limit: int, offset: int = 0) -> list[Activity]:
        """A page of it, in an order that stays."""

    def count_listed(self) -> int:
        """How many there are."""


def blueprint(catalogue: Listing) -> Blueprint:
    """Both addresses."""
    routes = Blueprint("services", __name__)

    @routes.get("/api/services")
    def services() -> Response:
        size = min(_number("per_page", USUAL), MOST)
        page = _number("page", 1)
        found = catalogue.listed(size, (page - 1) * size)
        contents = [service(one, _page(one)) for one in found]
        return jsonify(page_of(contents, catalogue.count_listed(), page, size))

    @routes.get("/api/services/<service_id>")
    def one(service_id: str) -> Response:
        found = catalogue.get(activity_id(service_id) or service_id)
        if found is None or found.sample:
            abort(404)
        return jsonify(service(found, _page(found)))

    return routes


def _page(activity: Activity) -> str:
    return url_for("pages.activity", activity_id=activity.id, _external=True)


def _number(name: str, usual: int) -> int:
    said = request.args.get(name, "")
    return max(1, int(said)) if said.isdecimal() and len(said) < 7 else usual
