"""``speak``: a text spoken aloud or into a file, or all that is said to everyone made ahead."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

from bot import settings
from bot.errors import DaywiseError

PLAYERS = (
    ("mpv", "--no-video", "--really-quiet"),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
    ("mpg123", "-q"),
    ("play", "-q"),
    ("afplay",),
)
"""Programs that play an MP3, the first of them that is there."""
LONGEST = 5000


class SpeakError(DaywiseError):
    """A text cannot be spoken; says what to do."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``speak``."""
    parser.add_argument("text", nargs="?", metavar="TEXT", help="what is to be said")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write an MP3 instead of playing")
    parser.add_argument(
        "--rate", type=_rate, default=1.0, help="how fast, from 0.5 to 2; 1 unless told otherwise"
    )
    parser.add_argument(
        "--warm", action="store_true", help="make the sound of all advice ahead, and keep it"
    )


def speak(config: settings.Settings, asked: argparse.Namespace) -> int:
    """Say ``asked.text`` or, with ``--warm``, make all advice ahead. Answers the exit code.

    Raises:
        SpeakError: there is nothing to say, or nothing to play it with.
        SpeechError: no voice could.
    """
    if asked.warm:
        if asked.text or asked.out:
            raise SpeakError("--warm makes all advice. Leave out the text and --out.")
        return _warm(config, asked.rate)
    text = (asked.text or "").strip()
    if not text:
        raise SpeakError('Give a text: ./daywise speak "Hello", or --warm.')
    if len(text) > LONGEST:
        raise SpeakError(f"This text has {len(text):,} characters. Give {LONGEST:,} at most.")
    from bot.language.spoken import spoken
    from bot.speech.speaker import open_speaker

    with closing(open_speaker(config)) as speaker:
        words = spoken(text)
        # what a person types is theirs: no service outside hears it
        audio = speaker.speak(words, private=True, rate=asked.rate)
    print(words)
    if asked.out:
        _write(asked.out, audio.mp3)
        print(f"{asked.out} is written: {audio.seconds:.1f} seconds.")
    else:
        _play(audio.mp3)
    return 0


def _warm(config: settings.Settings, rate: float) -> int:
    from tqdm import tqdm

    from bot.advice import AdvicePages
    from bot.advice.glossary import Glossary
    from bot.council import read
    from bot.speech.engine import SpeechError
    from bot.speech.fixed import fixed_sentences
    from bot.speech.speaker import open_speaker

    council = read(config.council_folder)
    pages = AdvicePages.load(settings.PROJECT / "data" / "advice", council)
    glossary = Glossary.load(settings.PROJECT / "data" / "glossary.yml")
    sentences = fixed_sentences(council, pages, glossary)
    failures: Counter[str] = Counter()
    seconds = 0.0
    with closing(open_speaker(config)) as speaker:
        for sentence in tqdm(sentences, unit="sentence", file=sys.stderr, disable=None):
            try:
                seconds += speaker.speak(sentence, private=False, rate=rate).seconds
            except SpeechError as error:
                failures[str(error)] += 1
    made = len(sentences) - failures.total()
    print(
        f"{made} of {len(sentences)} sentences of {council.name} are spoken and kept: "
        f"{seconds / 60:.0f} minutes of sound."
    )
    for reason, count in failures.most_common():
        print(f"{count} could not be spoken. {reason}", file=sys.stderr)
    return 1 if failures else 0


def _play(mp3: bytes) -> None:
    player = next((known for known in PLAYERS if shutil.which(known[0])), None)
    if player is None:
        names = ", ".join(known[0] for known in PLAYERS)
        raise SpeakError(
            f"There is no program here that plays sound ({names}). "
            "Write a file instead: --out hello.mp3"
        )
    with tempfile.NamedTemporaryFile(suffix=".mp3") as file:
        file.write(mp3)
        file.flush()
        done = subprocess.run(
            (*player, file.name), stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    if done.returncode:
        raise SpeakError(
            f"{player[0]} could not play it. Is there a loudspeaker? "
            "Write a file instead: --out hello.mp3"
        )


def _write(file: Path, mp3: bytes) -> None:
    try:
        file.write_bytes(mp3)
    except OSError as error:
        raise SpeakError(f"{file} cannot be written: {error.strerror}.") from error


def _rate(text: str) -> float:
    from bot.speech.engine import FASTEST, SLOWEST

    try:
        rate = float(text)
    except ValueError:
        rate = 0.0
    if not SLOWEST <= rate <= FASTEST:
        raise argparse.ArgumentTypeError(f"give a number from {SLOWEST} to {FASTEST}.")
    return rate
