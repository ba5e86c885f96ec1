"""The web application. ``create_app`` makes one; nothing opens at import."""

from __future__ import annotations

import logging

from flask import Flask, request
from werkzeug.wrappers import Response

from bot.settings import Settings
from web import api, headers, health, metrics, openapi, pages, phone, problems, services
from web.asking import pages as asking
from web.asking.talk import Talk
from web.conversation_file import ConversationStoreError
from web.conversing import Conversing
from web.easyread import pages as easyread
from web.easyread.lines import Sheets
from web.feedback import api as feedback_api
from web.feedback import pages as feedback_pages
from web.feedback.desk import FeedbackDesk
from web.limits import AddressLimits
from web.parts import Parts, open_parts
from web.requests import MOST_BYTES
from web.saved import pages as saved
from web.symbols import routes as symbols
from web.symbols.choosing import Symbols
from web.week import api as week_api
from web.week import pages as week_pages
from web.week.addresses import Addresses
from web.week.links import WeekLinks

LOG = logging.getLogger(__name__)


def create_app(settings: Settings, parts: Parts | None = None) -> Flask:
    """The application of ``settings``, with its real parts unless others are given.

    Raises:
        DaywiseError: a real part cannot be opened.
    """
    parts = parts or open_parts(settings)
    app = Flask("web", static_folder="static", template_folder="templates")
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.url_map.strict_slashes = False
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = MOST_BYTES
    app.extensions["daywise"] = parts

    counted = metrics.Metrics()
    asked = health.Health(parts.checks)
    problems.install(app, parts.council)
    headers.install(app, (*settings.origins, *parts.council.origins))
    metrics.install(app, counted)
    conversing, limits = Conversing(parts), AddressLimits(settings.rate_limit)
    app.register_blueprint(api.blueprint(parts, conversing, limits, counted))
    app.register_blueprint(asking.blueprint(Talk(parts, conversing, limits, counted)))
    desk = FeedbackDesk(parts, limits)
    app.register_blueprint(feedback_api.blueprint(desk))
    app.register_blueprint(feedback_pages.blueprint(desk))
    app.register_blueprint(phone.blueprint(settings, parts, conversing, limits, counted))
    app.register_blueprint(openapi.blueprint())
    app.register_blueprint(health.blueprint(asked, parts.feeds))
    app.register_blueprint(metrics.blueprint(counted, asked, parts.feeds))
    app.register_blueprint(pages.blueprint(parts))
    app.register_blueprint(services.blueprint(parts.catalogue))
    app.register_blueprint(symbols.blueprint())
    sheets = Sheets(parts.glossary, Symbols.load())
    app.register_blueprint(easyread.blueprint(parts.advice, sheets))
    app.register_blueprint(saved.blueprint(parts, sheets))
    links = WeekLinks(parts.weeks, parts.week_secret, parts.real_time)
    addresses = Addresses(settings.public_url)
    app.register_blueprint(week_api.blueprint(parts, conversing, limits, links, addresses))
    app.register_blueprint(
        week_pages.blueprint(parts, conversing, limits, links, addresses, sheets)
    )
    for routes in parts.blueprints:
        app.register_blueprint(routes)

    def cannot_keep(error: ConversationStoreError) -> Response:
        LOG.error("%s", error)
        if request.path.startswith(("/ask", "/week")):
            return problems.page("wrong", 503)
        return problems.problem(api.unavailable_problem(parts))

    app.register_error_handler(ConversationStoreError, cannot_keep)
    return app
