"""The actions server: ``python -m actions.server``.

Listens on 127.0.0.1 only; the Rasa server calls it.
"""

from __future__ import annotations

import logging
import sys
import warnings

from actions import advice, find, talk
from actions.answering import AnswerAction, Clock
from actions.wiring import services_of
from bot import settings as settings_module
from bot.conversation.services import Services
from bot.errors import DaywiseError


def actions_of(services: Services, clock: Clock) -> list[AnswerAction]:
    """Every action, sharing one set of parts."""
    answerers = {**find.ANSWERERS, **advice.ANSWERERS, **talk.ANSWERERS}
    return [AnswerAction(name, answerer, services, clock) for name, answerer in answerers.items()]


def main() -> int:
    """Serve until stopped. Returns the exit code."""
    logging.basicConfig(level=logging.WARNING)
    try:
        settings = settings_module.load()
        services = services_of(settings)
    except DaywiseError as error:
        print(error, file=sys.stderr)
        return 2
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from rasa_sdk.endpoint import create_app
        from rasa_sdk.executor import ActionExecutor
    executor = ActionExecutor()
    for action in actions_of(services, settings.clock):
        executor.register_action(action)
    app = create_app(executor)
    app.config.KEEP_ALIVE_TIMEOUT = 120
    app.run(
        host="127.0.0.1",
        port=settings.actions_port,
        single_process=True,
        access_log=False,
        motd=False,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
