"""``python -m bot.dialogue.server``: Rasa on loopback, with the model of the chosen council."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.dialogue.memory import give_back
from bot.dialogue.model_file import TrainingError, model_file
from bot.errors import DaywiseError
from bot.settings import Settings, load

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Serve until SIGTERM or Ctrl-C. Returns the exit code."""
    try:
        settings = load()
        model = model_file(settings)
        if not model.exists():
            raise TrainingError(f"There is no model {model}. Run ./daywise setup.")
        serve(settings, model)
    except DaywiseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def serve(settings: Settings, model: Path) -> None:
    """Run Rasa's HTTP server on 127.0.0.1 in this process until it is told to stop.

    ``GET /`` answers as soon as it is up, which is after the model is loaded.
    """
    # One thread for arithmetic: messages are short, and idle pools cost memory.
    os.environ.update(RASA_TELEMETRY_ENABLED="false", OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
    from bot.dialogue import quiet, tensorflow_free

    quiet.set_up()
    tensorflow_free.install()
    from rasa.core.run import serve_application

    from bot.dialogue.action_answers import keep_one_validator

    keep_one_validator()
    serve_application(
        model_path=str(model),
        interface="127.0.0.1",
        port=settings.rasa_port,
        credentials=str(HERE / "credentials.yml"),
        endpoints=endpoints(settings),
        enable_api=True,
        server_listeners=[(_started, "after_server_start")],
    )


async def _started(*_: object) -> None:
    from bot.dialogue.components.encoder import shared_encoder

    shared_encoder().read(["ready"])  # or the first person would wait for it
    give_back()


def endpoints(settings: Settings):  # type: ignore[no-untyped-def]  # Rasa is imported late
    """``endpoints.yml`` with this run's actions address and tracker file."""
    from rasa.core.utils import AvailableEndpoints

    settings.state.mkdir(parents=True, exist_ok=True)
    found = AvailableEndpoints.read_endpoints(str(HERE / "endpoints.yml"))
    found.action.url = f"{settings.actions_url}/webhook"
    found.tracker_store.kwargs["db"] = str(settings.state / "tracker.db")
    return found


if __name__ == "__main__":
    sys.exit(main())
