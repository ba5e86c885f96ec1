"""The voices of this machine, really speaking."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
import time
from collections.abc import Iterator

import av
import numpy as np
import pytest

from bot.speech.engine import SpeechError
from bot.speech.engines import engines
from bot.speech.mp3 import DELAY_SAMPLES, NoSoundError, encode, seconds_of
from bot.speech.voices.letters import joined
from bot.speech.worker import WorkerEngine

FOUND = "I found seven things to do near Weymouth."
LOCAL = ("piper", "espeak")


@pytest.fixture(scope="module", params=LOCAL)
def voice(request: pytest.FixtureRequest) -> Iterator[WorkerEngine]:
    (engine,) = engines((request.param,))
    assert isinstance(engine, WorkerEngine)
    yield engine
    engine.close()


def test_a_voice_makes_an_mp3_and_tells_every_word(voice: WorkerEngine) -> None:
    audio = voice.speak(FOUND)
    assert 1.5 < audio.seconds < 8
    assert audio.seconds == pytest.approx(seconds_of(audio.mp3))
    assert [FOUND[w.start_char : w.end_char].strip(".") for w in audio.words] == FOUND.strip(
        "."
    ).split()
    assert all(a.end == b.start for a, b in zip(audio.words, audio.words[1:], strict=False))
    starts = [word.start for word in audio.words]
    assert starts == sorted(set(starts)), "two words at the same moment"
    assert audio.words[-1].end == audio.seconds


def test_words_begin_when_they_are_heard(voice: WorkerEngine) -> None:
    """The last word after a full stop begins after the sentence before it has ended."""
    first = voice.speak("Ring the council.")
    both = voice.speak("Ring the council. Now.")
    now = both.words[-1]
    assert both.mp3 != first.mp3
    assert abs(now.start - first.seconds) < 0.5


def test_a_slower_rate_takes_longer(voice: WorkerEngine) -> None:
    slow, plain, fast = (voice.speak(FOUND, rate).seconds for rate in (0.75, 1.0, 1.5))
    assert slow > plain * 1.15
    assert fast < plain * 0.85


def test_a_longer_text_takes_longer(voice: WorkerEngine) -> None:
    short, long = voice.speak("Hello."), voice.speak("Hello, this is a much longer sentence.")
    assert long.seconds > short.seconds * 2


def test_a_voice_starts_again_after_its_process_died(voice: WorkerEngine) -> None:
    voice.speak("Hello.")
    before = voice.pid
    assert before is not None
    os.kill(before, signal.SIGKILL)
    os.waitid(os.P_PID, before, os.WEXITED | os.WNOWAIT)
    assert voice.speak("Hello again.").mp3


def test_a_woken_voice_runs_before_it_is_asked(voice: WorkerEngine) -> None:
    voice.close()
    assert voice.pid is None
    voice.wake()
    assert voice.pid is not None
    assert voice.speak("Hello.").mp3


def test_the_letter_a_is_named() -> None:
    assert joined("D T four, eight A B. The A thirty five.") == (
        "D T four, eight A-B. The A thirty five."
    )
    assert joined("by the A thirty five") == "by the A-thirty five"
    assert joined("A hall in a town. A B C") == "A hall in a town. A-B C"


@pytest.mark.parametrize("text", ["😀", "—", "\u200b", "漢字", "a" * 400])
def test_odd_texts_are_spoken_or_refused_in_a_sentence(voice: WorkerEngine, text: str) -> None:
    with contextlib.suppress(SpeechError):
        assert voice.speak(text).mp3
    assert voice.speak("Hello.").mp3


def made(code: str, patience: float = 15) -> WorkerEngine:
    return WorkerEngine("odd", "one", (sys.executable, "-c", code), patience)


@pytest.mark.parametrize(
    "code",
    [
        "pass",
        "print('no json')",
        "print('{}')",
        "print('[]')",
        'print(\'{"sample_rate": 1, "bytes": 9, "words": []}\')',
        'print(\'{"error": "it has no voice"}\')',
        "raise SystemExit(3)",
    ],
)
def test_a_process_that_answers_nonsense_is_an_error(code: str) -> None:
    engine = made(code)
    with pytest.raises(SpeechError, match="The voice odd did not answer"):
        engine.speak("Hello.")
    engine.close()


def test_a_program_that_is_not_there_is_an_error() -> None:
    engine = WorkerEngine("none", "one", ("/nowhere/at/all",))
    with pytest.raises(SpeechError):
        engine.speak("Hello.")
    engine.wake()


def test_a_process_that_hangs_is_given_up() -> None:
    engine = made("import time; time.sleep(60)", patience=0.3)
    before = time.monotonic()
    with pytest.raises(SpeechError):
        engine.speak("Hello.")
    assert time.monotonic() - before < 30
    engine.close()


def test_why_a_voice_cannot_start_is_told() -> None:
    code = "from bot.speech.voices.serving import serve\nserve(lambda: 1 / 0)"
    engine = made(code)
    with pytest.raises(SpeechError, match=r"it cannot start .*division"):
        engine.speak("Hello.")
    engine.close()


def test_the_sound_is_as_late_as_is_said() -> None:
    """A click in silence is heard DELAY_SAMPLES after it was given."""
    rate, at = 22050, 11025
    samples = np.zeros(rate, dtype="<i2")
    samples[at : at + 40] = 30000
    with av.open(io.BytesIO(encode(samples.tobytes(), rate)), format="mp3") as file:
        heard = np.concatenate([frame.to_ndarray()[0] for frame in file.decode(audio=0)])
    assert abs(int(np.abs(heard).argmax()) - at - DELAY_SAMPLES) < 60


@pytest.mark.parametrize("content", [b"", b"no sound at all", b"\xff\xfb" + b"\0" * 50])
def test_what_is_no_mp3_is_told(content: bytes) -> None:
    with pytest.raises(NoSoundError):
        seconds_of(content)
