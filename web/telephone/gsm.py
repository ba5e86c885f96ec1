"""Text in the GSM 7-bit alphabet: one character more and a text holds 70 of them in place of 160.

Source: 3GPP TS 23.038, section 6.2.1. Its extension table is not used: those count twice.
"""

from __future__ import annotations

import unicodedata

ALPHABET = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
MOST_CHARACTERS = 459
"""Three segments of a long text: 153 characters each."""

_INSTEAD = str.maketrans(
    {
        "‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "`": "'", "´": "'",
        "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "~": "-", "…": "...", "•": "-", "·": "-",
        "[": "(", "]": ")", "{": "(", "}": ")", "|": "/", "\\": "/", "^": " ", "€": "EUR ",
        "\t": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n",
    }
)  # fmt: skip


def in_gsm(text: str) -> str:
    """``text`` with what the alphabet lacks replaced by something alike, or left out."""
    return "".join(_letter(letter) for letter in text.translate(_INSTEAD))


def _letter(letter: str) -> str:
    if letter in ALPHABET:
        return letter
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if part in ALPHABET)
