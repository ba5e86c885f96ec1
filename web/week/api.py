"""``/api/conversations/<id>/week/link``: make the link of a week, look at it, take it back."""

from __future__ import annotations

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from bot import wording
from web.api import unavailable_problem
from web.conversing import Conversing, unknown
from web.limits import AddressLimits
from web.locks import BusyError
from web.parts import Parts
from web.problems import ProblemError
from web.requests import read_object
from web.week.addresses import Addresses
from web.week.links import Shared, WeekLinks


def blueprint(
    parts: Parts,
    conversing: Conversing,
    limits: AddressLimits,
    links: WeekLinks,
    addresses: Addresses,
) -> Blueprint:
    """The routes."""
    routes = Blueprint("week_api", __name__, url_prefix="/api/conversations")
    store = parts.conversations

    @routes.post("/<conversation>/week/link")
    def share(conversation: str) -> tuple[Response, int]:
        limits.count("week_link", request.remote_addr)
        read_object(required=False)
        if not store.exists(conversation):
            raise unknown()
        try:
            with conversing.hold(conversation):
                shared, is_new = links.share(conversation)
        except BusyError as error:
            raise unavailable_problem(parts) from error
        return shown(shared), 201 if is_new else 200

    @routes.get("/<conversation>/week/link")
    def read(conversation: str) -> Response:
        return shown(found(conversation))

    @routes.delete("/<conversation>/week/link")
    def take_back(conversation: str) -> Response:
        links.take_back(found(conversation))
        return Response(status=204)

    def found(conversation: str) -> Shared:
        shared = links.of(conversation)
        if shared is None:
            if not store.exists(conversation):
                raise unknown()
            raise ProblemError(404, wording.say("sheet.no_link"))
        return shared

    def shown(shared: Shared) -> Response:
        return jsonify(
            {
                "url": addresses.week(shared),
                "own_url": addresses.own(shared),
                "calendar_url": addresses.calendar(shared),
                "made": shared.made.isoformat(timespec="seconds"),
                "expires": shared.ends.isoformat(timespec="seconds"),
            }
        )

    return routes
