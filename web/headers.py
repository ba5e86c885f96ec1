"""Who may embed the assistant (CORS), and what a browser may do on our pages."""

from __future__ import annotations

from flask import Flask, request
from werkzeug.wrappers import Response

PAGE_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
OTHER_POLICY = "default-src 'none'; frame-ancestors 'none'"
SHARED_PATHS = ("/api/", "/widget", "/symbols/")


def install(app: Flask, origins: tuple[str, ...]) -> None:
    """Put the headers on every answer of ``app``.

    ``origins`` ("https://www.example.gov.uk") may call /api and load /widget* and
    /symbols.
    """
    allowed = {origin.rstrip("/") for origin in origins}

    def secure(response: Response) -> Response:
        headers = response.headers
        page = (response.content_type or "").startswith("text/html")
        headers.setdefault("Content-Security-Policy", PAGE_POLICY if page else OTHER_POLICY)
        headers["X-Content-Type-Options"] = "nosniff"
        headers.setdefault("Referrer-Policy", "same-origin")
        if page:
            headers["X-Frame-Options"] = "DENY"
            headers["Permissions-Policy"] = "camera=(), geolocation=(self), microphone=(self)"
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
        shared = request.path.startswith(SHARED_PATHS)
        headers["Cross-Origin-Resource-Policy"] = "cross-origin" if shared else "same-origin"
        if request.path.startswith(("/api/conversations", "/api/feedback")):
            headers["Cache-Control"] = "no-store"
        if shared:
            _share(response, allowed)
        return response

    app.after_request(secure)


def _share(response: Response, allowed: set[str]) -> None:
    response.headers.add("Vary", "Origin")
    origin = request.headers.get("Origin")
    if origin not in allowed:
        return
    headers = response.headers
    headers["Access-Control-Allow-Origin"] = origin
    headers["Access-Control-Expose-Headers"] = "Retry-After"
    if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
        headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
        headers["Access-Control-Allow-Headers"] = "Content-Type, Idempotency-Key"
        headers["Access-Control-Max-Age"] = "600"
