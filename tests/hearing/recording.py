"""Recordings as browsers make them, of what the project's own voice says."""

from __future__ import annotations

import io

import av
import numpy as np
from numpy.typing import NDArray

from bot.hearing.decoding import SAMPLE_RATE

Samples = NDArray[np.int16]
KINDS = {
    "audio/webm": ("webm", "libopus", 48_000, {}),
    "audio/ogg": ("ogg", "libopus", 48_000, {}),
    "audio/wav": ("wav", "pcm_s16le", 16_000, {}),
    "audio/mp4": ("mp4", "aac", 44_100, {}),
    # as Safari's recorder does it: in pieces, each with its own head
    "audio/mp4;codecs=mp4a.40.2": (
        "mp4",
        "aac",
        44_100,
        {"movflags": "frag_keyframe+empty_moov+default_base_moof"},
    ),
}
"""Content type to container, codec, samples a second and the container's options."""


def record(samples: Samples, kind: str = "audio/webm") -> bytes:
    """The file that a recorder of this kind makes of ``samples`` (mono, 16,000 a second)."""
    container, codec, rate, options = KINDS[kind]
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = SAMPLE_RATE
    file = io.BytesIO()
    with av.open(file, "w", format=container, options=dict(options)) as out:
        stream = out.add_stream(codec, rate=rate, layout="mono")
        context = stream.codec_context
        resampler = av.AudioResampler(context.format, "mono", rate, context.frame_size or None)
        for piece in [*resampler.resample(frame), *resampler.resample(None)]:
            out.mux(stream.encode(piece))
        out.mux(stream.encode(None))
    return file.getvalue()


def samples_of(mp3: bytes) -> Samples:
    """The samples of an MP3, mono, 16,000 a second."""
    resampler = av.AudioResampler("s16", "mono", SAMPLE_RATE)
    with av.open(io.BytesIO(mp3), format="mp3") as file:
        pieces = [
            piece.to_ndarray()[0]
            for frame in file.decode(audio=0)
            for piece in resampler.resample(frame)
        ]
    return np.concatenate(pieces)


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * SAMPLE_RATE), dtype=np.int16)


def white_noise(seconds: float, loudness: float = 3000.0) -> Samples:
    """The same at every call; ``loudness`` is the standard deviation, of 32,767 at most."""
    noise = np.random.default_rng(7).normal(scale=loudness, size=round(seconds * SAMPLE_RATE))
    return noise.clip(-32768, 32767).astype(np.int16)


def hum(seconds: float, hertz: float = 100.0) -> Samples:
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    wave: Samples = (3000 * np.sin(2 * np.pi * hertz * time)).astype(np.int16)
    return wave
