"""What is understood of speech that a voice of ours makes: questions, and facts raw and spoken."""

from __future__ import annotations

import json
import re
import statistics
import time
from contextlib import closing
from random import Random
from typing import Any

import httpx
from rapidfuzz.distance import Levenshtein

from bot import settings
from bot.language.places import read_place_names
from bot.language.spoken import spoken
from bot.settings import PROJECT
from bot.speech.engine import Engine
from bot.speech.engines import engines
from bot.speech.mp3 import encode, wav_of

FACTS = PROJECT / "data" / "evaluation" / "spoken" / "second.jsonl"
_FACTS, _SEED = 60, 2026
READINGS = 3
_HEARD_RATE = 16_000
_LONGEST_TIMED = 10
"""The longest questions are timed: an ordinary one is heard sooner."""
SURVIVES = 0.1
"""A fact has survived where at most one of ten words differs once both are said in words."""


def silent_wav() -> bytes:
    """A second in which nobody speaks."""
    return wav_of(encode(bytes(2 * _HEARD_RATE), _HEARD_RATE), _HEARD_RATE)


def understanding(client: httpx.Client, questions: list[str]) -> dict[str, Any]:
    """The figures of recognition through ``POST /api/transcriptions``."""
    (engine,) = engines(("piper",))
    known = own_places()
    with closing(engine):
        wrong = words = found = places = 0
        timed: list[tuple[float, float]] = []
        _hear(client, engine, "Hello.")  # the recogniser is warm from here on
        for question in questions * READINGS:
            heard, length, took = _hear(client, engine, spoken(question))
            timed.append((length, took))
            meant, got = plain(question), plain(heard)
            wrong += Levenshtein.distance(meant, got)
            words += len(meant)
            meant_there = [place for place in known if f" {place} " in f" {question.rstrip('?.')} "]
            places += len(meant_there)
            found += sum(place.lower() in heard.lower() for place in meant_there)
        facts = _facts()
        raw = sum(_survives(client, engine, fact, fact) for fact in facts)
        said = sum(_survives(client, engine, fact, spoken(fact)) for fact in facts)
    longest = sorted(timed)[-_LONGEST_TIMED:]
    seconds = [took for _, took in longest]
    return {
        "questions": len(questions),
        "length": statistics.median(length for length, _ in longest),
        "seconds": {"p50": statistics.median(seconds), "worst": max(seconds)},
        "word_error_rate": wrong / words,
        "places": places,
        "places_found": found,
        "facts": len(facts),
        "facts_raw": raw,
        "facts_spoken": said,
    }


def own_places() -> set[str]:
    """The names that the council's own places go by: those that the recogniser is told."""
    config = settings.load()
    places = read_place_names(config.places_file, config.council)
    return {name for one in places if one.own for name in (one.name, *one.words)}


def plain(text: str) -> list[str]:
    """The words of a text as they are said, without case and marks."""
    return re.sub(r"[^\w\s]", "", spoken(text).lower().replace("-", " ")).split()


def _survives(client: httpx.Client, engine: Engine, fact: str, read: str) -> bool:
    heard, _, _ = _hear(client, engine, read)
    meant, got = plain(fact), plain(heard)
    return Levenshtein.distance(meant, got) <= SURVIVES * len(meant)


def _hear(client: httpx.Client, engine: Engine, text: str) -> tuple[str, float, float]:
    """What is heard of ``text`` read aloud, how long that lasts, and the seconds it took."""
    audio = engine.speak(text)
    sound = wav_of(audio.mp3, _HEARD_RATE)
    begun = time.perf_counter()
    answer = client.post(
        "/api/transcriptions", content=sound, headers={"Content-Type": "audio/wav"}
    )
    took = time.perf_counter() - begun
    # 422 is what silence gets: nothing was understood.
    heard = "" if answer.status_code == 422 else answer.raise_for_status().json()["text"]
    return heard, audio.seconds, took


def _facts() -> list[str]:
    lines = FACTS.read_text(encoding="utf-8").splitlines()
    return Random(_SEED).sample([json.loads(line)["written"] for line in lines], _FACTS)
