"""What Whisper is told before it listens, so that it writes the names of here."""

from __future__ import annotations

from collections.abc import Iterable

from bot.language.places import PlaceName

NAMES = 45
"""More names (60) took as long and found no more of 19 places; 20 found four fewer."""
_KINDS = "swimming, lunch club, day centre, carers group, memory cafe, respite, choir"


def prompt(places: Iterable[PlaceName]) -> str:
    """The council's largest places and kinds of things to do, about 60 words.

    Whisper takes 223 tokens at most; this has about 170. The kinds come last, for the end of a
    prompt weighs more, and names alone made it hear more of them than were said.
    """
    own = sorted((one for one in places if one.own), key=lambda one: (-one.population, one.name))
    names = ", ".join(one.name for one in own[:NAMES])
    return f"{names}. Things to do: {_KINDS}." if names else f"Things to do: {_KINDS}."
