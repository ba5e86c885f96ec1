"""Reads the words that people say for each filter: ``data/nlu/vocabulary/<field>.yml``."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.errors import DaywiseError

Vocabulary = dict[str, dict[str, list[str]]]
"""Field to id to phrases."""


class VocabularyError(DaywiseError):
    """A vocabulary file is missing or is not a mapping of ids to lists of phrases."""


def load_vocabulary(folder: Path) -> Vocabulary:
    """Every ``<field>.yml`` of the folder, in the order of names.

    Raises:
        VocabularyError: naming the file and what is wrong with it.
    """
    files = sorted(folder.glob("*.yml"))
    if not files:
        raise VocabularyError(f"{folder} holds no vocabulary. Restore its .yml files.")
    return {file.stem: _field(file) for file in files}


def _field(file: Path) -> dict[str, list[str]]:
    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise VocabularyError(f"{file} cannot be read: {error}. Mend or restore it.") from error
    if not isinstance(data, dict):
        raise VocabularyError(f"{file} is not a mapping of ids to phrases.")
    for id_, phrases in data.items():
        if not isinstance(id_, str):
            raise VocabularyError(f"{file}: the id {id_!r} is not text. Put it in quotes.")
        if not isinstance(phrases, list):
            raise VocabularyError(f"{file}: {id_!r} is not a list of phrases.")
        for phrase in phrases:
            if not isinstance(phrase, str) or not phrase.strip():
                raise VocabularyError(f"{file}: {phrase!r} under {id_!r} is not text.")
    return data
