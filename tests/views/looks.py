"""The colours and sizes that everything must work in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """What the person's device asks of a page. Width and height are in CSS pixels."""

    name: str
    scheme: str
    """"light", "dark", "forced" (colours that the person chose for all pages), or "paper"."""
    width: int
    height: int


SCHEMES = ("light", "dark", "forced")
SIZES = {
    "1280 px": (1280, 1024),
    "320 px": (320, 640),
    # what 400 % leaves of 1280 by 1024
    "400 %": (320, 256),
}
LOOKS = tuple(
    Look(f"{scheme}, {size}", scheme, *pixels)
    for size, pixels in SIZES.items()
    for scheme in SCHEMES
)
"""Sizes change least often: a page that is laid out anew takes longest."""
PAPER = Look("paper", "paper", 794, 1123)
"""A sheet of A4, where something is printed."""
FIRST = LOOKS[0]
