"""Logs of the Rasa server that never hold what a person typed."""

from __future__ import annotations

import logging
import sys

import structlog


def set_up() -> None:
    """Warnings and errors only, for both of Rasa's ways of logging; call it before Rasa starts.

    At debug level Rasa writes messages, slots and events through structlog, and its own setup
    adds the local variables of every traceback.
    """
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s"
    )
    # Through logging, since some of Rasa's libraries reset the filters of the warnings module.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    for name in ("sanic.root", "sanic.access", "apscheduler", "rasa"):
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            _only_the_event,
            structlog.processors.KeyValueRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


def _only_the_event(
    _: object, __: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Drop all that came with an event: texts, slots, answers, tracebacks with their variables."""
    return {name: event[name] for name in ("level", "event") if name in event}
