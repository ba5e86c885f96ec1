"""Pages for people. All of them work without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    render_template,
    request,
    send_from_directory,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from bot import wording
from web.activity_facts import facts, listing, ways
from web.advice_groups import grouped
from web.calendars import calendar_of
from web.card_facts import telephone
from web.explaining import hard_words
from web.numbers import linked
from web.parts import Parts
from web.prose import blocks, day, to_ask
from web.searching.choices import KINDS, TIMES, choices_of
from web.searching.form import Form
from web.searching.results import results

WIDGET = Path(__file__).parent / "widget"


def blueprint(parts: Parts) -> Blueprint:
    """The pages, the stylesheet with the council's colour, and the files of the widget."""
    routes = Blueprint("pages", __name__)
    council = parts.council

    @routes.app_context_processor
    def common() -> dict[str, Any]:
        return {
            "council": council,
            "contact": council.contacts["adult_social_care"],
            "out_of_hours": council.contacts["out_of_hours"],
            "say": wording.say,
            "blocks": blocks,
            "day": day,
            "linked": linked,
            "telephone": telephone,
        }

    def sound_of(text: str) -> str:
        return parts.speech.link(parts.speech.said(text).text)

    @routes.get("/")
    def questions() -> str:
        return render_template("questions.html")

    @routes.get("/advice")
    def advice() -> str:
        return render_template("advice_index.html", groups=grouped(parts.advice))

    @routes.get("/advice/<topic>")
    def advice_page(topic: str) -> str:
        page = parts.advice.get(topic)
        if page is None:
            abort(404)
        words = hard_words(parts.glossary, f"{page.answer}\n{page.said_then}")
        return render_template(
            "advice.html",
            page=page,
            words=words,
            next_step=to_ask(page.next_step),
            sound_of_answer=sound_of(page.answer),
            sound_of_easy=sound_of(page.easy),
        )

    @routes.get("/activities")
    def activities() -> str:
        form = Form.of(request.args)
        # As in a conversation: nothing stands beside the numbers of who helps.
        urgent = parts.urgent(form.what) if form.what else None
        searched = not form.is_empty and urgent is None
        found = results(form, parts.desk, parts.now()) if searched else None
        title = found.heading if found else wording.say("web.search.title")
        return render_template(
            "activities.html",
            form=form,
            found=found,
            help=urgent.text if urgent else "",
            title=title,
            choices=choices_of(form),
            kinds=KINDS,
            times=TIMES,
        )

    @routes.get("/activities/<activity_id>")
    def activity(activity_id: str) -> str:
        found = parts.catalogue.get(activity_id)
        if found is None:
            abort(404)
        card = parts.card(found, parts.now())
        return render_template(
            "activity.html",
            activity=found,
            card=card,
            facts=facts(found, card, parts.now().date()),
            ways=ways(found),
            listing=listing(found, card),
            calendar=bool(card["next_session"]),
        )

    @routes.get("/activities/<activity_id>.ics")
    def activity_calendar(activity_id: str) -> AnyResponse:
        found = parts.catalogue.get(activity_id)
        page = url_for("pages.activity", activity_id=activity_id, _external=True)
        file = found and calendar_of(found, parts.now(), page)
        if not file:
            abort(404)
        response = Response(file, content_type="text/calendar; charset=utf-8")
        response.headers["Content-Disposition"] = "attachment; filename=activity.ics"
        return response

    @routes.get("/council.css")
    def colour() -> AnyResponse:
        response = Response(f":root {{ --council: {council.colour}; }}\n", content_type="text/css")
        response.headers["Cache-Control"] = "public, max-age=300"
        return response

    @routes.get("/council.svg")
    def picture() -> AnyResponse:
        response = Response(render_template("council.svg"), content_type="image/svg+xml")
        response.headers["Cache-Control"] = "public, max-age=300"
        return response

    @routes.get("/widget.js")
    def widget() -> AnyResponse:
        return _widget_file("widget.js")

    @routes.get("/widget/<path:name>")
    def widget_file(name: str) -> AnyResponse:
        return _widget_file(name)

    return routes


def _widget_file(name: str) -> AnyResponse:
    # Asked again each time (ETag): a council's page must not keep half of an old widget.
    return send_from_directory(WIDGET, name, max_age=None, etag=True, conditional=True)
