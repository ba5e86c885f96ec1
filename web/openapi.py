"""The description of the API, as OpenAPI 3.1 at /api/openapi.json."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from flask import Blueprint, jsonify
from werkzeug.wrappers import Response

FILE = Path(__file__).parent / "openapi.yml"


@cache
def describe() -> dict[str, Any]:
    """The whole description, read once from ``openapi.yml``."""
    description: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return description


def blueprint() -> Blueprint:
    """GET /api/openapi.json."""
    routes = Blueprint("openapi", __name__)
    description = describe()

    @routes.get("/api/openapi.json")
    def read() -> Response:
        response = jsonify(description)
        response.headers["Cache-Control"] = "public, max-age=300"
        return response

    return routes
