"""``python -m bot.dialogue.train``: makes the model of the chosen council, if any input changed."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

from bot.dialogue.model_file import (
    CONFIG,
    DOMAIN,
    RULES,
    TrainingError,
    model_file,
    other_models,
    sentence_files,
)
from bot.errors import DaywiseError
from bot.settings import Settings, load


def main() -> int:
    """Train if needed; print one line. Returns the exit code."""
    try:
        settings = load()
        target = model_file(settings)
        if target.exists():
            print(f"The model is up to date: {target.name}")
            return 0
        started = time.monotonic()
        train(settings, target)
    except DaywiseError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The model cannot be written: {error}. Make room, or set DAYWISE_STATE.",
              file=sys.stderr)  # fmt: skip
        return 1
    print(f"The model is trained: {target.name} ({time.monotonic() - started:.0f} s)")
    return 0


def train(
    settings: Settings,
    target: Path,
    config: Path = CONFIG,
    domain: Path = DOMAIN,
    data: list[Path] | None = None,
) -> None:
    """Train a model into ``target`` and remove the older ones of the same council.

    The file appears whole or not at all.

    Args:
        settings: whose places the model knows.
        target: a ``.tar.gz`` in ``settings.models_folder``.
        config: the pipeline and policies.
        domain: a file or folder.
        data: the files of rules and sentences; the project's own by default.

    Raises:
        TrainingError: where the data is not fit to train on.
        TensorFlowMissingError: where the configuration needs TensorFlow.
    """
    _prepare_rasa()
    with warnings.catch_warnings(record=True):  # its libraries are old and say so when imported
        import rasa.model_training
        from rasa.engine.exceptions import GraphComponentException
        from rasa.shared.exceptions import RasaException
        from rasa.shared.importers.importer import TrainingDataImporter
        from rasa.shared.utils.io import read_model_configuration

        from bot.dialogue import tensorflow_free, training_check

    files = [str(file) for file in data or [RULES, *sentence_files()]]
    settings.models_folder.mkdir(parents=True, exist_ok=True)
    said = io.StringIO()
    try:
        with warnings.catch_warnings(record=True) as seen, _captured(said):
            warnings.simplefilter("ignore")
            warnings.filterwarnings("always", category=UserWarning, module=r"rasa\..*|bot\..*")
            tensorflow_free.check_config(read_model_configuration(config))
            training_check.check(
                TrainingDataImporter.load_from_config(str(config), str(domain), files)
            )
            with tempfile.TemporaryDirectory(dir=settings.models_folder) as folder:
                made = rasa.model_training.train(
                    str(domain), str(config), files, output=folder, fixed_model_name=target.name
                )
                _refuse(seen)
                if made.model is None:
                    raise TrainingError(f"Rasa made no model. It said: {said.getvalue().strip()}")
                Path(made.model).replace(target)
    except (RasaException, GraphComponentException) as error:
        if isinstance(error.__cause__, DaywiseError):  # one of our components said why
            raise error.__cause__ from error
        reason = error.__cause__ or error
        raise TrainingError(f"The model cannot be trained: {reason}") from error
    for file in other_models(target, settings.council):
        file.unlink(missing_ok=True)


@contextlib.contextmanager
def _captured(said: io.StringIO) -> Iterator[None]:
    """Rasa's prints and progress bars go into ``said``."""
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        yield


def _refuse(seen: list[warnings.WarningMessage]) -> None:
    from rasa.utils.common import EXPECTED_WARNINGS

    expected = [pattern for _, pattern in EXPECTED_WARNINGS]
    for warning in seen:
        if not any(re.match(pattern, str(warning.message)) for pattern in expected):
            raise TrainingError(f"Rasa warned about the training data: {warning.message}")


def _prepare_rasa() -> None:
    """Set what Rasa reads from the environment when it is imported, and leave TensorFlow out."""
    # No cache: it would put a .rasa folder wherever the command was started.
    os.environ.update(RASA_TELEMETRY_ENABLED="false", RASA_MAX_CACHE_SIZE="0")
    from bot.dialogue import quiet, tensorflow_free

    quiet.set_up()
    tensorflow_free.install()


if __name__ == "__main__":
    sys.exit(main())
