"""Which trained model belongs to the inputs as they are now. Light: imports nothing of Rasa."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bot.errors import DaywiseError
from bot.settings import PROJECT, Settings

RULES = PROJECT / "bot" / "dialogue" / "rules"
DOMAIN = PROJECT / "bot" / "dialogue" / "domain"
CONFIG = PROJECT / "config.yml"
SENTENCES = PROJECT / "data" / "nlu"
VOCABULARY = SENTENCES / "vocabulary"


class TrainingError(DaywiseError):
    """The model cannot be trained, or is not there."""


def sentence_files() -> list[Path]:
    """The files of training sentences, the vocabulary left out."""
    return [file for file in sorted(SENTENCES.rglob("*.yml")) if VOCABULARY not in file.parents]


def model_file(settings: Settings) -> Path:
    """Where the model of these settings and inputs is, or will be once it is trained.

    Raises:
        TrainingError: where the table of places is missing.
    """
    return settings.models_folder / f"{settings.council}-{fingerprint(settings)}.tar.gz"


def other_models(model: Path, council: str) -> list[Path]:
    """Models of the same council beside ``model``, made from other inputs."""
    pattern = f"{council}-{'[0-9a-f]' * 12}.tar.gz"
    return [file for file in model.parent.glob(pattern) if file != model]


def fingerprint(settings: Settings) -> str:
    """Twelve hexadecimal digits that change whenever the model would.

    Raises:
        TrainingError: where the table of places is missing.
    """
    digest = hashlib.sha256()
    for file in _inputs():
        digest.update(file.relative_to(PROJECT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    digest.update(settings.council.encode())
    digest.update(_places_stamp(settings.places_file).encode())
    return digest.hexdigest()[:12]


def _places_stamp(file: Path) -> str:
    """What the table of places was made from, as it says itself (bot.catalogue.places.build)."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as db:
            (stamp,) = db.execute("SELECT value FROM stamp").fetchone()
    except (sqlite3.Error, TypeError) as error:
        raise TrainingError(
            f"The table of places {file} cannot be read ({error}). Run ./daywise setup."
        ) from error
    return str(stamp)


def _inputs() -> Iterator[Path]:
    yield CONFIG
    yield PROJECT / "bot" / "dialogue" / "requirements.lock"
    for folder, pattern in (
        (DOMAIN, "*.yml"),
        (RULES, "*.yml"),
        (SENTENCES, "*.yml"),
        (SENTENCES, "details.jsonl"),
        (PROJECT / "bot" / "dialogue" / "components", "*.py"),
        (PROJECT / "bot" / "dialogue" / "models", "*.txt"),
        (PROJECT / "bot" / "dialogue" / "models", "*.json"),  # holds the hash of the network
        (PROJECT / "bot" / "language", "*.*"),
    ):
        files = (file for file in folder.rglob(pattern) if file.is_file())
        yield from sorted(file for file in files if file.suffix != ".pyc")
