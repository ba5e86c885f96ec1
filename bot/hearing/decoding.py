"""Sound files to samples, with FFmpeg (PyAV): ``python -m bot.hearing.decoding``.

A process of its own, for a file may be made to break its reader. It has little memory, writes no
file, and sees nothing else of ours.
"""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator, Mapping
from typing import Any

import av
from av.audio.frame import AudioFrame

from bot.workers.serving import Answer, keep_nothing, limit_memory, serve

SAMPLE_RATE = 16_000
"""Samples a second that Whisper takes."""
MOST_SECONDS = 30.5
"""Half a second more than is said to people: a recorder stops a little late."""
MEMORY_MEGABYTES = 1024
"""What is mapped, of which PyAV's libraries take 270 before the first file."""

_SIGNS = (
    (0, b"\x1a\x45\xdf\xa3", "matroska"),  # EBML, of which WebM is a kind
    (0, b"OggS", "ogg"),
    (0, b"RIFF", "wav"),
    (4, b"ftyp", "mp4"),
    (4, b"styp", "mp4"),  # a piece of an MP4 that was recorded in pieces
)
"""How each file begins. FFmpeg is told which it is: left to guess, it also takes a playlist, and
opens the files and addresses in it."""
_CODECS = "opus,libopus,vorbis,libvorbis,aac,mp3,mp3float,flac,alac,pcm_s16le,pcm_s24le,pcm_s32le,pcm_u8,pcm_f32le,pcm_f64le,pcm_mulaw,pcm_alaw"  # noqa: E501 (one value of FFmpeg's)
_RATES = range(4_000, 192_001)
_MOST_CHANNELS = 8


class NotSoundError(ValueError):
    """Bytes that hold no sound that we read."""


class TooLongError(ValueError):
    """More than :data:`MOST_SECONDS` of sound."""


def decode(file: bytes) -> bytes:
    """Signed 16-bit mono samples, :data:`SAMPLE_RATE` a second, of a WebM, Ogg, WAV or MP4.

    A file that breaks off gives what came before; one without any sound in it nothing.

    Raises:
        NotSoundError: it is none of them.
        TooLongError: as soon as it has played that long.
    """
    form = next((f for at, sign, f in _SIGNS if file[at : at + len(sign)] == sign), None)
    if form is None:
        raise NotSoundError("It begins like no sound file.")
    resampler = av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)
    samples, seconds = bytearray(), 0.0
    for frame in _frames(file, form):
        if frame.sample_rate not in _RATES or frame.layout.nb_channels > _MOST_CHANNELS:
            raise NotSoundError("No recorder makes such sound.")
        seconds += frame.samples / frame.sample_rate
        if seconds > MOST_SECONDS:
            raise TooLongError(f"It is longer than {MOST_SECONDS} seconds.")
        frame.pts = None  # what is missing in between is not heard, and a clock may be wrong
        for piece in resampler.resample(frame):
            samples += piece.to_ndarray().tobytes()
    for piece in resampler.resample(None) if samples else ():
        samples += piece.to_ndarray().tobytes()
    return bytes(samples)


def _frames(file: bytes, form: str) -> Iterator[AudioFrame]:
    options = {"codec_whitelist": _CODECS}
    begun = False
    try:
        with av.open(io.BytesIO(file), "r", format=form, options=options) as container:
            if not container.streams.audio:
                raise NotSoundError("It holds no sound.")
            for frame in container.decode(container.streams.audio[0]):
                begun = True
                yield frame
    except (av.FFmpegError, ValueError) as error:
        if isinstance(error, NotSoundError | TooLongError):
            raise
        if not begun:
            raise NotSoundError("It cannot be decoded.") from error


def _load() -> Answer:
    keep_nothing()
    limit_memory(MEMORY_MEGABYTES)

    def answer(_: Mapping[str, Any], file: bytes) -> tuple[dict[str, Any], bytes]:
        try:
            return {}, decode(file)
        except NotSoundError:
            return {"refused": "not_sound"}, b""
        except TooLongError:
            return {"refused": "too_long"}, b""
        finally:
            # PyAV's resampler refers to itself, and holds threads and their memory: after fifty
            # files the limit is reached.
            gc.collect()

    return answer


if __name__ == "__main__":
    serve(_load)
