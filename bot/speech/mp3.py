"""Sound samples to MP3, with LAME (lameenc, LGPL-2.0, used as it comes from PyPI)."""

from __future__ import annotations

import lameenc

BIT_RATE = 48
"""Kilobits a second: clear for one voice, and small for an old phone."""


def encode(samples: bytes, sample_rate: int) -> bytes:
    """One complete MP3 of signed 16-bit little-endian mono ``samples``."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(BIT_RATE)
    encoder.set_in_sample_rate(sample_rate)
    encoder.set_channels(1)
    encoder.set_quality(5)
    encoder.silence()
    return bytes(encoder.encode(samples)) + bytes(encoder.flush())
