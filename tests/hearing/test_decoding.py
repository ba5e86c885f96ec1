"""Sound files, whole, broken and hostile."""

from __future__ import annotations

import io
import wave
from pathlib import Path

import numpy as np
import pytest

from bot.hearing.decoding import MOST_SECONDS, NotSoundError, TooLongError, decode
from bot.workers.client import Worker, module_command
from tests.hearing.recording import KINDS, hum, record, silence

SECOND_BYTES = 2 * 16_000
RENAMED = b"Dear council, this is a letter and no sound. " * 400


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_recording_is_read(kind: str) -> None:
    """A tone of 440 Hz is as long as it was, and still the same tone."""
    sound = np.frombuffer(decode(record(hum(2, hertz=440), kind)), dtype="<i2")
    assert sound.size / 16_000 == pytest.approx(2, abs=0.1)
    strengths = np.abs(np.fft.rfft(sound))
    assert strengths.argmax() * 16_000 / sound.size == pytest.approx(440, abs=2)


@pytest.mark.parametrize("kind", ["audio/webm", "audio/ogg", "audio/wav"])
def test_a_recording_that_breaks_off_gives_what_came_before(kind: str) -> None:
    file = record(hum(4), kind)
    assert 0.5 < len(decode(file[: len(file) // 2])) / SECOND_BYTES < 3


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"RIFF",
        RENAMED,
        b"\x1a\x45\xdf\xa3" + RENAMED,
        b"OggS" + RENAMED,
        b"RIFF\x24\x00\x00\x00WAVE" + RENAMED,
        b"\x00\x00\x00\x18ftypmp42" + RENAMED,
        record(hum(2), "audio/mp4")[:2000],
        np.random.default_rng(3).bytes(50_000),
    ],
    ids=["empty", "sign", "text", "webm", "ogg", "wav", "mp4", "no index", "random"],
)
def test_what_is_no_sound_is_refused_whatever_it_begins_with(file: bytes) -> None:
    with pytest.raises(NotSoundError):
        decode(file)


@pytest.mark.parametrize(
    "playlist",
    [
        b"#EXTM3U\n#EXTINF:5,\nfile:///etc/passwd\n",
        b"ffconcat version 1.0\nfile /etc/hostname\n",
        b"<MPD><BaseURL>http://127.0.0.1:1/</BaseURL></MPD>",
    ],
)
def test_a_list_of_other_files_is_refused(playlist: bytes) -> None:
    with pytest.raises(NotSoundError):
        decode(playlist)


def test_ten_minutes_are_refused_though_they_are_small() -> None:
    minutes = sound_of(8000, 1, 8000 * 600)
    assert len(minutes) < 5 * 1024 * 1024, "it would be refused for its size"
    with pytest.raises(TooLongError):
        decode(minutes)


def test_thirty_seconds_are_not_too_long() -> None:
    assert len(decode(record(silence(30)))) / SECOND_BYTES == pytest.approx(30, abs=0.1)
    with pytest.raises(TooLongError):
        decode(record(silence(MOST_SECONDS + 0.5)))


def sound_of(rate: int, channels: int, size: int) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(1)
        out.setframerate(rate)
        out.writeframes(b"\x80" * size)
    return file.getvalue()


@pytest.mark.parametrize(("rate", "channels"), [(1, 1), (100, 1), (2_000_000, 1), (8000, 60)])
def test_sound_that_would_swell_is_refused(rate: int, channels: int) -> None:
    """A second at one sample a second would become 16,000."""
    with pytest.raises((NotSoundError, TooLongError)):
        decode(sound_of(rate, channels, 60_000))


def test_sixty_files_leave_nothing_in_the_process() -> None:
    worker = Worker(module_command("bot.hearing.decoding"), start_seconds=60, environment={})
    file = record(hum(0.3))
    try:
        for _ in range(60):
            _, samples = worker.ask({}, file, seconds=60)
            assert samples
        assert len(list(Path(f"/proc/{worker.pid}/task").iterdir())) < 20, "threads were left"
    finally:
        worker.close()
