"""Sound samples to MP3, with LAME (lameenc, LGPL-2.0, used as it comes from PyPI)."""

from __future__ import annotations

import io
import wave

import av
import lameenc

BIT_RATE = 48
"""Kilobits a second: clear for one voice, and small for an old phone."""
DELAY_SAMPLES = 576 + 529
"""How much later a sample is heard than it was given: LAME's own delay and a decoder's
(LAME technical FAQ, "Why is a decoded MP3 longer than the original")."""


class NoSoundError(ValueError):
    """Bytes that are no MP3."""


def encode(samples: bytes, sample_rate: int) -> bytes:
    """One complete MP3 of signed 16-bit little-endian mono ``samples``."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(BIT_RATE)
    encoder.set_in_sample_rate(sample_rate)
    encoder.set_channels(1)
    encoder.set_quality(5)
    encoder.silence()
    return bytes(encoder.encode(samples)) + bytes(encoder.flush())


def wav_of(mp3: bytes, sample_rate: int) -> bytes:
    """The same sound as a WAV file: mono, signed 16-bit."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=sample_rate)
    out = io.BytesIO()
    with av.open(io.BytesIO(mp3), mode="r", format="mp3") as file, wave.open(out, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(sample_rate)
        for frame in file.decode(file.streams.audio[0]):
            for one in resampler.resample(frame):
                made.writeframes(one.to_ndarray().tobytes())
    return out.getvalue()


def seconds_of(mp3: bytes) -> float:
    """How long an MP3 plays.

    Raises:
        NoSoundError: where it is none.
    """
    try:
        with av.open(io.BytesIO(mp3), mode="r", format="mp3") as file:
            frames = list(file.decode(file.streams.audio[0]))
    except (av.FFmpegError, IndexError) as error:
        raise NoSoundError("These bytes are no MP3.") from error
    if not frames:
        raise NoSoundError("This MP3 is empty.")
    return float(sum(frame.samples / frame.sample_rate for frame in frames))
