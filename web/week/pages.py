"""The pages and files of a shared week: ``/week/<token>`` and what lies below it."""

from __future__ import annotations

import logging

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from bot.errors import DaywiseError
from bot.week.calendar import calendar_of
from bot.week.errors import PlanError
from bot.week.refreshing import Refreshed
from bot.wording import say
from web.asking import form
from web.conversing import Conversing
from web.easyread.lines import Sheets
from web.limits import AddressLimits
from web.locks import BusyError
from web.paper.typesetting import PaperError
from web.parts import Parts
from web.problems import ProblemError
from web.week import printing, telling
from web.week.addresses import Addresses
from web.week.broker import broker_sheet
from web.week.covers import covers
from web.week.easy import easy_sheet
from web.week.links import Shared, WeekLinks
from web.week.look import Look
from web.week.table import table_of
from web.week.telling import Section

PDF_POLICY = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
)
"""A browser shows a PDF as an object in a page of its own, which has the policy too."""
LOG = logging.getLogger(__name__)
RETRY_AFTER_SECONDS = 10


class NoWeekError(DaywiseError):
    """There is no week at an address, or none any more (``is_gone``)."""

    def __init__(self, is_gone: bool) -> None:
        self.status = 410 if is_gone else 404
        self.title = say("sheet.gone.title" if is_gone else "sheet.wrong.title")
        self.sentences = (
            (say("sheet.gone"), say("sheet.gone.next"))
            if is_gone
            else (say("sheet.wrong"), say("sheet.wrong.next"))
        )
        super().__init__(self.title)


def blueprint(
    parts: Parts,
    conversing: Conversing,
    limits: AddressLimits,
    links: WeekLinks,
    addresses: Addresses,
    sheets: Sheets,
) -> Blueprint:
    """The routes. Whoever has an address may open it, so none may be found but by having it."""
    routes = Blueprint("week", __name__, url_prefix="/week")

    @routes.after_request
    def private(response: AnyResponse) -> AnyResponse:
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "no-referrer"  # the address is what opens the week
        return response

    @routes.errorhandler(NoWeekError)
    def no_week(error: NoWeekError) -> AnyResponse:
        return _trouble(error.status, error.title, *error.sentences)

    @routes.errorhandler(ProblemError)
    def problem(error: ProblemError) -> AnyResponse:
        is_busy = error.retry_after_seconds is not None
        title = say("sheet.busy.title" if is_busy else "sheet.not_shared.title")
        response = _trouble(error.status, title, error.detail)
        if error.retry_after_seconds is not None:
            response.headers["Retry-After"] = str(error.retry_after_seconds)
        return response

    @routes.errorhandler(PaperError)
    def not_printed(error: PaperError) -> AnyResponse:
        LOG.error("%s", error)
        return _trouble(503, say("sheet.busy.title"), say("sheet.not_printed"))

    @routes.post("")
    def share() -> AnyResponse:
        form.read_whole_body()
        limits.count("week_link", request.remote_addr)
        conversation = request.form.get("conversation", "")
        try:
            with conversing.hold(conversation):
                shared, _ = links.share(conversation)
        except BusyError as error:
            raise ProblemError(
                503, say("sheet.busy", seconds=RETRY_AFTER_SECONDS), RETRY_AFTER_SECONDS
            ) from error
        return redirect(addresses.own(shared), 303)

    @routes.get("/<token>/own/<key>")
    def own(token: str, key: str) -> str:
        shared = owned(token, key)
        return render_template(
            "week_own.html", shared=shared, address=addresses.week(shared), own=request.path
        )

    @routes.post("/<token>/own/<key>/end")
    def take_back(token: str, key: str) -> str:
        links.take_back(owned(token, key))
        return render_template("week_ended.html")

    @routes.get("/<token>")
    def week(token: str) -> str:
        shared, look = looked(token)
        return render_template(
            "week.html",
            shared=shared,
            at=f"/week/{token}",
            table=table_of(look),
            checked=telling.checked(look),
            covers=covers(look.gaps),
            subscription=addresses.subscription(shared),
        )

    @routes.get("/<token>/words")
    def words(token: str) -> str:
        shared, look = looked(token)
        sections = (*telling.days(look), *telling.checked(look))
        return render_template(
            "week_words.html",
            shared=shared,
            at=f"/week/{token}",
            is_empty=not look.plan.items,
            sections=[(section, _sound(section)) for section in sections],
        )

    @routes.get("/<token>/easy")
    def easy(token: str) -> str:
        shared, look = looked(token)
        return render_template(
            "week_easy.html",
            shared=shared,
            at=f"/week/{token}",
            sheet=easy_sheet(look, sheets),
            attribution=sheets.symbols.attribution,
            back=f"/week/{token}",
            address=addresses.week(shared),
        )

    @routes.get("/<token>/easy.pdf")
    def easy_pdf(token: str) -> AnyResponse:
        shared, look = looked(token)
        limits.count("week_pdf", request.remote_addr)
        sheet = easy_sheet(look, sheets)
        file = printing.easy(sheet, shared, parts.council, addresses.week(shared))
        return _pdf(file, "easy-read.pdf")

    @routes.get("/<token>/broker")
    def broker(token: str) -> str:
        shared, look = looked(token)
        limits.count("week_broker", request.remote_addr)
        return render_template(
            "week_broker.html",
            shared=shared,
            at=f"/week/{token}",
            sheet=broker_sheet(look, parts.find),
        )

    @routes.get("/<token>/broker.pdf")
    def broker_pdf(token: str) -> AnyResponse:
        shared, look = looked(token)
        limits.count("week_pdf", request.remote_addr)
        sheet = broker_sheet(look, parts.find)
        file = printing.broker(sheet, shared, parts.council, addresses.week(shared))
        return _pdf(file, "options.pdf")

    @routes.get("/<token>/week.ics")
    def calendar(token: str) -> AnyResponse:
        _, look = looked(token)
        activities = f"{addresses.origin}/activities/"
        file = calendar_of(look.plan, look.now, activities)
        response = Response(file, content_type="text/calendar; charset=utf-8")
        response.headers["Content-Disposition"] = "inline; filename=week.ics"
        return response

    def owned(token: str, key: str) -> Shared:
        shared = links.own(token, key)
        if shared is None:
            raise NoWeekError(is_gone=False) if links.behind(token) else missing(token)
        return shared

    def looked(token: str) -> tuple[Shared, Look]:
        try:
            shared = links.behind(token)
        except PlanError as error:  # written by another Daywise: nobody can read it any more
            raise NoWeekError(is_gone=True) from error
        if shared is None:
            raise missing(token)
        now = parts.now()
        try:
            return shared, Look.at(shared.plan, parts.catalogue.get, now)
        except DaywiseError:
            # Without a catalogue the week can still be read as it was.
            return shared, Look(Refreshed(shared.plan), now, lambda _: None)

    def missing(token: str) -> NoWeekError:
        return NoWeekError(is_gone=links.is_ours(token))

    def _sound(section: Section) -> str:
        return parts.speech.link(parts.speech.said(section.text).text, private=True)

    return routes


def _pdf(file: bytes, name: str) -> AnyResponse:
    response = Response(file, content_type="application/pdf")
    response.headers["Content-Disposition"] = f"inline; filename={name}"
    response.headers["Content-Security-Policy"] = PDF_POLICY
    return response


def _trouble(status: int, title: str, *sentences: str) -> AnyResponse:
    page = render_template("week_trouble.html", title=title, sentences=sentences)
    return make_response(page, status)
