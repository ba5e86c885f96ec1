"""Starts the web server: one gunicorn worker with threads. ``python -m web.server``."""

from __future__ import annotations

import logging
import socket
import sys
from collections.abc import Mapping
from contextlib import closing
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.errors import AppImportError  # type: ignore[import-untyped]

from bot.errors import DaywiseError
from bot.settings import Settings, load
from web.app import create_app
from web.housekeeping import Housekeeper

THREADS = 8
"""Each may wait up to 10 s for Rasa; eight keep pages and health answering meanwhile."""


class AddressInUseError(DaywiseError):
    """Another program listens where the web server should."""


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn with the application of ``settings``; its parts open in the worker."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Take our options and no configuration file."""
        for name, value in options(self._settings).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application, called in the worker."""
        try:
            app = create_app(self._settings)
        except DaywiseError as error:
            # AppImportError makes gunicorn stop at once instead of starting workers for ever.
            raise AppImportError(str(error)) from None
        Housekeeper(app.extensions["daywise"]).start()
        return app


def options(settings: Settings) -> Mapping[str, Any]:
    """The options of gunicorn. No access log: its lines would hold the conversations' ids."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return {
        "bind": f"{host}:{settings.port}",
        "workers": 1,
        "worker_class": "gthread",
        "threads": THREADS,
        "timeout": 60,
        "graceful_timeout": 3,
        "keepalive": 5,
        # The address of a sound holds its words.
        "limit_request_line": 8190,
        "accesslog": None,
        "errorlog": "-",
        "loglevel": "warning",
        "proc_name": "daywise-web",
        "control_socket_disable": True,
    }


def check_free(settings: Settings) -> None:
    """Find out whether the address is free, before gunicorn tries it five times.

    Raises:
        AddressInUseError: saying which address it is and what to do.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with closing(socket.socket(family)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise AddressInUseError(
                f"The web server cannot listen on {settings.host}:{settings.port} "
                f"({error.strerror}). Set PORT to another number, such as {settings.port + 1}."
            ) from error


def main() -> int:
    """Serve until SIGTERM or SIGINT. 0 after a clean stop, 1 with a sentence otherwise."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        settings = load()
        check_free(settings)
    except DaywiseError as error:
        print(error, file=sys.stderr)
        return 1
    Server(settings).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
