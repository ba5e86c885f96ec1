"""The routes of the shortlist, and of the card for ringing."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request

from bot.wording import say
from web.calendars import calendar_of_all
from web.easyread.lines import Sheets
from web.parts import Parts
from web.saved.ids import Ids, address
from web.saved.mail import mailto
from web.saved.ringing import ring_card
from web.saved.sheet import sections
from web.saved.shortlist import Shortlist, shortlist


def blueprint(parts: Parts, sheets: Sheets) -> Blueprint:
    """Pages of what stands in the address, and of nothing else: no list is kept here."""
    routes = Blueprint("saved", __name__)
    person = parts.council.contacts["adult_social_care"]

    @routes.get("/saved")
    def saved() -> str:
        kept = _asked()
        root = request.host_url.rstrip("/")
        here = f"{root}{address('/saved', kept.ids)}"
        return render_template(
            "saved.html",
            kept=kept,
            here=here,
            mail=mailto(kept.saved, here, root),
            calendar=address("/saved.ics", kept.ids),
            easy=address("/saved/easy", kept.ids),
            more=address("/activities", kept.ids, "saved"),
        )

    @routes.get("/saved/easy")
    def sheet() -> str:
        kept = _asked()
        back = address("/saved", kept.ids)
        return render_template(
            "saved_easy.html",
            kept=kept,
            sections=sections(kept.saved, sheets),
            next_step=[sheets.line(say("web.page.ring", name=person.name, phone=person.phone))],
            attribution=sheets.symbols.attribution,
            back=back,
            address=f"{request.host}{back}",
        )

    @routes.get("/saved.ics")
    def calendar() -> Response:
        kept = _asked()
        root = request.host_url.rstrip("/")
        pages = [(one.activity, f"{root}{one.url}") for one in kept.saved]
        file = calendar_of_all(pages, parts.now())
        if not file:
            abort(404)
        response = Response(file, content_type="text/calendar; charset=utf-8")
        response.headers["Content-Disposition"] = "attachment; filename=saved.ics"
        return response

    @routes.get("/activities/<activity_id>/ring")
    def ring(activity_id: str) -> str:
        found = parts.catalogue.get(activity_id)
        if found is None:
            abort(404)
        card = parts.card(found, parts.now())
        return render_template(
            "ring.html", activity=found, card=card, ring=ring_card(card, parts.council)
        )

    def _asked() -> Shortlist:
        ids = Ids.of(request.args.getlist("ids"))
        return shortlist(ids, parts.catalogue, parts.card, parts.now())

    return routes
