from __future__ import annotations

import warnings
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

with warnings.catch_warnings():
    # Python 3.10's spaCy stands on an old `packaging` that warns at import.
    warnings.simplefilter("ignore", DeprecationWarning)
    import spacy  # noqa: F401

from bot.language.gazetteer import Gazetteer
from bot.language.places import PlaceName
from bot.language.vocabulary import load_vocabulary

VOCABULARY = Path(__file__).parents[2] / "data" / "nlu" / "vocabulary"


def place(
    name: str, *words: str, own: bool = True, population: int = 5000, covered: bool = False
) -> PlaceName:
    return PlaceName(name, (name.lower(), *words), own, population, 50.7, -2.4, covered)


PLACES = [
    place("Weymouth"),
    place("Dorchester"),
    place("Wareham"),
    place("Swanage"),
    place("Bridport"),
    place("Wimborne Minster", "wimborne"),
    place("Lyme Regis", "lyme"),
    place("Poole", population=150000),
    place("Wool"),
    place("Portland"),
    place("Bere Regis"),
    place("Blandford Forum", "blandford"),
    place("Sherborne"),
    place("Shaftesbury"),
    place("Bournemouth", population=180000),
    place("Christchurch"),
    place("Gillingham"),
    place("Reading", own=False, population=300000),
    place("Bath", own=False, population=90000),
    place("Nottingham", own=False, population=300000),
    place("Exeter", own=False, population=120000),
    place("Sale", own=False, population=55000),
    place("Milton Keynes", own=False, population=170000),
    place("Chelsea", own=False, population=40000),
    place("Sandwich", own=False),
    place("Arnold", own=False, covered=True),
    place("Eastwood", own=False, covered=True),
    place("Mansfield", own=False, covered=True, population=100000),
]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.build(load_vocabulary(VOCABULARY), PLACES)


@pytest.fixture(scope="session")
def now() -> datetime:
    """A Monday."""
    return datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/London"))
