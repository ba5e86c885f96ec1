"""Whether a message is word for word what a choice, a chip or a card gives to send."""

from __future__ import annotations

import re

from rapidfuzz.utils import default_process

_APOSTROPHES = re.compile("['’‘ʼ`´]")


def bare(text: str) -> str:
    """The words of a text alone: letter case, marks and spaces make no difference."""
    return " ".join(default_process(_APOSTROPHES.sub("", text)).split())
