"""What is understood of speech that a voice of ours makes: questions, and facts raw and spoken."""

from __future__ import annotations

import json
import re
import statistics
import time
from collections.abc import Sequence
from contextlib import closing
from random import Random
from typing import Any

import httpx
from rapidfuzz.distance import Levenshtein

from bot.language.spoken import spoken
from bot.settings import PROJECT
from bot.speech.engine import Engine
from bot.speech.engines import engines
from bot.speech.mp3 import wav_of

FACTS = PROJECT / "data" / "evaluation" / "spoken" / "second.jsonl"
_FACTS, _SEED = 60, 2026
_HEARD_RATE = 16_000
_LONGEST_TIMED = 10
"""The longest questions are timed: an ordinary one is heard sooner."""
SURVIVES = 0.1
"""A fact has survived where at most one of ten words differs once both are said in words."""


def understanding(client: httpx.Client, questions: Sequence[str]) -> dict[str, Any]:
    """The figures of recognition through ``POST /api/transcriptions``."""
    (engine,) = engines(("piper",))
    with closing(engine):
        wrong = words = found = places = 0
        timed: list[tuple[float, float]] = []
        _hear(client, engine, "Hello.")  # the recogniser is warm from here on
        for question in questions:
            heard, length, took = _hear(client, engine, spoken(question))
            timed.append((length, took))
            meant, got = plain(question), plain(heard)
            wrong += Levenshtein.distance(meant, got)
            words += len(meant)
            # A name in the middle of a sentence is a place: the questions name nobody.
            names = {name.lower() for name in re.findall(r"(?<=\w )[A-Z][a-z]{2,}", question)}
            places += len(names)
            found += len(names & set(got))
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
