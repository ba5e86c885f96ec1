"""Names of places as they are compared."""

from __future__ import annotations

import re
import unicodedata


def plain(name: str) -> str:
    """Lower case, no accents or apostrophes, hyphens as spaces, "saint" as "st".

    >>> plain("Sutton-in-Ashfield"), plain("Saint Leonard's")
    ('sutton in ashfield', 'st leonards')
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    letters = re.sub(r"['’.`]", "", letters)
    words = re.sub(r"[^a-z0-9]+", " ", letters).split()
    return " ".join("st" if word == "saint" else word for word in words)
