"""The real recogniser on real speech and on noise, and recognisers that fail."""

from __future__ import annotations

import logging
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from bot.hearing.listener import (
    MOST_WAITING,
    HearingUnavailableError,
    Listener,
    NothingHeardError,
    NotSoundError,
    Patience,
    TooLongError,
)
from bot.language.gazetteer import Gazetteer
from bot.settings import PROJECT
from tests.hearing.conftest import PATIENT, Say
from tests.hearing.recording import KINDS, Samples, hum, record, silence, white_noise

CHOIR = "Is there a choir in Dorchester that I could join?"
QUESTIONS = {
    CHOIR: "choir in Dorchester",
    "Can you find a lunch club in Sturminster Newton?": "Sturminster Newton",
    "We are looking for a coffee morning near Swanage.": "coffee morning near Swanage",
    "Are there any walking groups near Lyme Regis?": "walking groups near Lyme Regis",
    "My wife uses a wheelchair and she loves swimming.": "wheelchair and she loves swimming",
    "How much does the day centre cost?": "How much does the day centre cost?",
}
"""What is said, to what is surely heard of it: Piper says nothing twice alike, and each of these
was heard ten times out of ten."""


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_heard_with_its_place(listener: Listener, say: Say, question: str) -> None:
    heard = listener.listen(record(say(question)))
    assert QUESTIONS[question] in heard.text
    assert 0.6 < heard.confidence <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_recording_is_heard(listener: Listener, say: Say, kind: str) -> None:
    assert "choir in Dorchester" in listener.listen(record(say(CHOIR), kind)).text


def test_quiet_speech_is_heard(listener: Listener, say: Say) -> None:
    quiet: Samples = (say(CHOIR) * 0.02).astype(np.int16)
    assert "choir" in listener.listen(record(quiet, "audio/wav")).text


def test_speech_in_some_noise_is_heard_less_surely(listener: Listener, say: Say) -> None:
    clean = say(CHOIR)
    noise = white_noise(len(clean) / 16_000, loudness=float(clean.std()) / 3)
    noisy = (clean.astype(int) + noise[: len(clean)]).clip(-32768, 32767).astype(np.int16)
    first, second = (listener.listen(record(one, "audio/wav")) for one in (clean, noisy))
    assert "choir" in second.text
    assert second.confidence < first.confidence


@pytest.mark.parametrize(
    "sound",
    [
        silence(3),
        silence(0.01),
        white_noise(3),
        white_noise(3, loudness=30),
        hum(3),
        hum(3, hertz=440),
        (white_noise(3) * (np.arange(48_000) % 4_000 < 200)).astype(np.int16),
    ],
    ids=["silence", "a moment", "noise", "quiet noise", "hum", "tone", "clicks"],
)
def test_no_words_come_of_what_holds_none(listener: Listener, sound: Samples) -> None:
    with pytest.raises(NothingHeardError):
        listener.listen(record(sound, "audio/wav"))


def test_many_voices_at_once_are_not_thanked_for(listener: Listener, say: Say) -> None:
    """Whisper writes "Thank you very much." for them."""
    babble = sum(np.resize(say(question), 80_000) / 4 for question in QUESTIONS)
    try:
        text = listener.listen(record(np.asarray(babble).astype(np.int16))).text
    except NothingHeardError:
        return
    assert "thank you" not in text.lower()


def test_files_that_are_refused_are_told_apart(listener: Listener) -> None:
    with pytest.raises(NotSoundError):
        listener.listen(b"This is a letter. " * 100)
    with pytest.raises(NotSoundError):
        listener.listen(b"")
    with pytest.raises(TooLongError):
        listener.listen(record(np.tile(silence(8), 4)))


def test_half_a_minute_is_heard_to_its_end(listener: Listener, say: Say) -> None:
    story = np.concatenate([say(question) for question in QUESTIONS])
    pause = silence((29.5 - len(story) / 16_000) / 2)
    heard = listener.listen(record(np.concatenate([story, pause, say(CHOIR), pause])[:470_000]))
    assert "Lyme Regis" in heard.text
    assert "choir" in heard.text[-60:]


def test_two_at_once_are_both_heard(listener: Listener, say: Say) -> None:
    first, second = "Show me the ones that are free.", CHOIR
    with ThreadPoolExecutor(2) as pool:
        heard = list(pool.map(listener.listen, [record(say(one)) for one in (first, second)]))
    assert "free" in heard[0].text
    assert "choir" in heard[1].text


def test_a_recogniser_that_died_is_started_again(listener: Listener, say: Say) -> None:
    for process in range(2):
        listener.listen(record(say(CHOIR)))
        pid = listener.pids[process]
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        assert "choir" in listener.listen(record(say(CHOIR))).text


def test_nothing_is_written_down(
    listener: Listener,
    say: Say,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Neither process can write a file or leave its memory behind, and no log holds a word."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    listener.listen(record(say(CHOIR)))
    for pid in listener.pids:
        assert pid is not None
        assert resource.prlimit(pid, resource.RLIMIT_FSIZE) == (0, 0)
        assert resource.prlimit(pid, resource.RLIMIT_CORE) == (0, 0)
    assert list(tmp_path.iterdir()) == []
    assert "s of sound: words" in caplog.text
    assert "choir" not in caplog.text.lower()
    assert "dorchester" not in caplog.text.lower()


FAILING = "from bot.workers.serving import serve\nserve(lambda: lambda r, b: 1 / 0)"
SEGMENT = {
    "text": " Yes, please.", "tokens": 4, "avg_logprob": -0.1, "no_speech_prob": 0.01,
    "compression_ratio": 0.9,
}  # fmt: skip


def with_recogniser(gazetteer: Gazetteer, code: str, patience: Patience | None = None) -> Listener:
    command = (sys.executable, "-c", code)
    return Listener(lambda: gazetteer, recogniser=command, patience=patience or PATIENT)


@pytest.fixture(scope="module")
def short_sound() -> bytes:
    return record(hum(0.5))


@pytest.mark.parametrize(
    "code",
    ["raise SystemExit(1)", "import no_such_model", "print('{}')", FAILING],
    ids=["dies", "missing", "nonsense", "fails"],
)
def test_a_recogniser_that_does_not_work_is_told_and_then_left_alone(
    gazetteer: Gazetteer, short_sound: bytes, code: str
) -> None:
    with closing(with_recogniser(gazetteer, code)) as broken:
        for _ in range(2):
            with pytest.raises(HearingUnavailableError, match="did not answer"):
                broken.listen(short_sound)
        with pytest.raises(HearingUnavailableError, match="failed lately"):
            broken.listen(short_sound)
        broken.wake()
        assert broken.pids[1] is None


def test_a_recogniser_that_hangs_is_given_up(gazetteer: Gazetteer, short_sound: bytes) -> None:
    patience = Patience(decode=60, recognise=0.3, start=0.3)
    with closing(with_recogniser(gazetteer, "import time; time.sleep(60)", patience)) as hanging:
        before = time.monotonic()
        with pytest.raises(HearingUnavailableError):
            hanging.listen(short_sound)
        assert time.monotonic() - before < 50
        assert hanging.pids[1] is None


def test_a_file_that_breaks_the_decoder_is_no_fault_of_ours(gazetteer: Gazetteer) -> None:
    """It is refused, and the next file is read."""
    code = (
        "import os\nfrom bot.workers.serving import serve\n"
        "def answer(request, body):\n"
        "    if body == b'bomb': os.abort()\n"
        "    return ({'refused': 'not_sound'} if not body else {}), b''\n"
        "serve(lambda: answer)"
    )
    ear = Listener(lambda: gazetteer, decoder=(sys.executable, "-c", code), patience=PATIENT)
    with closing(ear), pytest.raises(NotSoundError):
        ear.listen(b"bomb")
    with closing(ear), pytest.raises(NothingHeardError):
        ear.listen(b"a moment")


def test_a_decoder_that_is_missing_is_our_fault(gazetteer: Gazetteer) -> None:
    ear = Listener(lambda: gazetteer, decoder=("/nowhere/at/all",))
    with closing(ear), pytest.raises(HearingUnavailableError):
        ear.listen(b"anything")


def test_more_than_a_few_at_once_are_sent_away(gazetteer: Gazetteer, short_sound: bytes) -> None:
    code = (
        "import time\nfrom bot.workers.serving import serve\n"
        "def answer(request, body):\n"
        "    time.sleep(0.8)\n"
        f"    return {{'segments': [{SEGMENT}]}}, b''\n"
        "serve(lambda: answer)"
    )
    with closing(with_recogniser(gazetteer, code)) as ear:

        def listen(_: int) -> str:
            try:
                return ear.listen(short_sound).text
            except HearingUnavailableError as error:
                return str(error)

        with ThreadPoolExecutor(MOST_WAITING + 2) as pool:
            answers = list(pool.map(listen, range(MOST_WAITING + 2)))
    assert answers.count("Yes, please.") == MOST_WAITING
    assert answers.count("Too many people are listened to.") == 2


def test_nothing_starts_before_it_is_needed(gazetteer: Gazetteer) -> None:
    with closing(Listener(lambda: gazetteer)) as ear:
        assert ear.pids == (None, None)
        ear.wake()
        assert None not in ear.pids
    assert ear.pids == (None, None)


def test_a_server_that_hears_nobody_loads_nothing_heavy() -> None:
    heavy = "{'spacy', 'faster_whisper', 'onnxruntime'}"
    code = f"import sys, bot.hearing.listener; print(*{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
