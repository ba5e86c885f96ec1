"""The sheets of advice: ``/advice/<topic>/easy``."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from bot.advice import AdvicePages
from web.easyread.lines import Sheets


def blueprint(advice: AdvicePages, sheets: Sheets) -> Blueprint:
    """The route."""
    routes = Blueprint("easyread", __name__)

    @routes.get("/advice/<topic>/easy")
    def advice_sheet(topic: str) -> str:
        page = advice.get(topic)
        if page is None:
            abort(404)
        answer, next_step = sheets.parts(page.easy, page.next_step)
        back = f"/advice/{page.topic}"
        return render_template(
            "advice_easy.html",
            page=page,
            answer=answer,
            next_step=next_step,
            attribution=sheets.symbols.attribution,
            back=back,
            address=f"{request.host}{back}",
        )

    return routes
