"""``./daywise bench speech``: how soon an answer is heard, and what is understood of speech.

A client of a running server, as a listener's browser is. The server is started by the launcher,
once for each voice; figures of one run stand side by side.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

import httpx

from bot.bench.understanding import READINGS, silent_wav, understanding
from bot.errors import DaywiseError

QUESTIONS = Path(__file__).parent / "heard_questions.txt"
LISTENERS = 4
ROUNDS = 6
_TIMEOUT_SECONDS = 60.0


class BenchError(DaywiseError):
    """The server did not answer as it should."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes; the launcher adds the server's address."""
    parser.add_argument("--api", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--voice", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--hearing", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help="a folder for the figures as JSON")


def run(parsed: argparse.Namespace) -> None:
    """Measure one voice and, with ``--hearing``, what is understood; print the figures.

    Raises:
        BenchError: where the server answers otherwise than it should.
    """
    figures: dict[str, Any] = {"voice": parsed.voice}
    with httpx.Client(base_url=parsed.api, timeout=_TIMEOUT_SECONDS) as client:
        try:
            parts = answers(client)
            first = [answer[0] for answer in parts]
            later = [part for answer in parts for part in answer[1:]]
            _warm(client, later.pop())
            figures["first_audio"] = first_audio(client, unsaid(first))
            figures["listeners"] = together(client, unsaid(later))
            print(_speaking_text(figures), flush=True)
            if parsed.hearing:
                figures["hearing"] = understanding(client, questions())
                print(_hearing_text(figures["hearing"]), flush=True)
        except httpx.HTTPError as error:
            raise BenchError(f"The server did not answer: {error}") from error
    if parsed.out:
        parsed.out.mkdir(parents=True, exist_ok=True)
        text = json.dumps(figures, ensure_ascii=False, indent=1)
        (parsed.out / f"speech-{parsed.voice}.json").write_text(text + "\n", encoding="utf-8")


def questions() -> list[str]:
    """The project's own 40 questions."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def answers(client: httpx.Client) -> list[list[dict[str, Any]]]:
    """The parts of the answer to each question, the one that is heard first at the beginning."""
    found = []
    for text in questions():
        begun = client.post("/api/conversations", json={}).raise_for_status().json()
        address = f"/api/conversations/{begun['conversation']}/messages"
        answer = client.post(address, json={"text": text}).raise_for_status().json()
        found.append([part for one in answer["messages"] for part in one["audio_parts"]])
    return found


def unsaid(parts: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """``parts``, each sentence once: what was said before is kept, and need not be made."""
    return iter({part["text"]: part for part in parts}.values())


def _warm(client: httpx.Client, part: dict[str, Any]) -> None:
    """Let all be loaded that a conversation wakes: the engine, and beside it the recogniser."""
    client.get(part["url"]).raise_for_status()
    headers = {"Content-Type": "audio/wav"}
    client.post("/api/transcriptions", content=silent_wav(), headers=headers)


def first_audio(client: httpx.Client, sentences: Iterator[dict[str, Any]]) -> dict[str, Any]:
    """Milliseconds to the first byte that can be played: not kept yet, and kept."""
    fresh, kept, words = [], [], []
    for part in sentences:
        fresh.append(_first_byte(client, part["url"]))
        kept.append(_first_byte(client, part["url"]))
        words.append(len(part["text"].split()))
    return {"fresh": _times(fresh), "kept": _times(kept), "words": statistics.median(words)}


def together(client: httpx.Client, sentences: Iterator[dict[str, Any]]) -> dict[str, Any]:
    """Milliseconds of four who listen to different sentences at once."""
    found: list[float] = []
    with ThreadPoolExecutor(LISTENERS) as pool:
        for _ in range(ROUNDS):
            parts = list(islice(sentences, LISTENERS))
            if len(parts) < LISTENERS:
                break
            found += pool.map(lambda part: _first_byte(client, part["url"]), parts)
    return _times(found)


def _first_byte(client: httpx.Client, address: str) -> float:
    begun = time.perf_counter()
    with client.stream("GET", address) as response:
        response.raise_for_status()
        next(response.iter_bytes())
    return (time.perf_counter() - begun) * 1000


def _times(found: Sequence[float]) -> dict[str, float]:
    return {"count": len(found), "p50": statistics.median(found), "worst": max(found)}


def _speaking_text(figures: dict[str, Any]) -> str:
    first, four = figures["first_audio"], figures["listeners"]
    return "\n".join(
        (
            f"{figures['voice']}: first audio, milliseconds (median / worst)",
            f"  made now      {_both(first['fresh'])}   of {first['words']:.0f} words",
            f"  kept          {_both(first['kept'])}",
            f"  four at once  {_both(four)}",
        )
    )


def _both(times: dict[str, float]) -> str:
    return f"{times['p50']:7.0f} / {times['worst']:5.0f}"


def _hearing_text(found: dict[str, Any]) -> str:
    lines = [
        "speech to words, of questions that our own voice said, which says nothing twice alike",
        f"  seconds for a question of {found['length']:.1f} s (median / worst) "
        f"{found['seconds']['p50']:.2f} / {found['seconds']['worst']:.2f}",
        f"  word error rate over {found['questions']} questions, {READINGS} times each  "
        f"{found['word_error_rate']:.1%}",
        f"  places found  {found['places_found']} of {found['places']} (of our own council)",
        f"facts that survive speech and recognition, of {found['facts']}",
        f"  read as they are written  {found['facts_raw']}",
        f"  in their spoken form      {found['facts_spoken']}",
    ]
    return "\n".join(lines)
