"""What a message wants of a week: its kinds of wish in the order said, and where they are said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.conversation.week.pieces import Piece, pieces_of, sentences_of
from bot.conversation.week.sayings import Kind, sayings

CHANGES = frozenset({"undo", "clear", "keep", "swap", "move", "remove", "add", "rest"})
"""What changes a plan."""
_ASIDE = frozenset({"show", "plan", "suggest", "change", "check", "purpose", "hours"})


@dataclass(frozen=True)
class Wish:
    """One thing that is wanted of a week."""

    kind: str
    """A key of ``kinds`` in ``sayings.yml``."""
    pieces: tuple[Piece, ...]
    """Where it is said: its own piece first, then those that go on with it."""
    sure: bool
    """Whether it is said outright, as a piece begins."""


def wishes_in(message: str) -> tuple[Wish, ...]:
    """The wishes of a message; empty where none is heard.

    "Take Wednesday and Friday out" says nothing in pieces, and then its sentences are heard whole.
    """
    return _wishes_of(pieces_of(message)) or _wishes_of(sentences_of(message))


def _wishes_of(pieces: Sequence[Piece]) -> tuple[Wish, ...]:
    found: list[Wish] = []
    for piece in pieces:
        heard = _heard(piece)
        if heard is not None and not (found and found[-1].kind == heard.kind):
            found.append(heard)
        elif heard is not None or (found and not sayings().is_tail(piece.plain)):
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, piece))
    return _settled(found)


def _heard(piece: Piece) -> Wish | None:
    """What a piece says outright as it begins; else whatever it holds."""
    for sure in (True, False):
        for kind in sayings().kinds:
            if _fits(kind, piece, sure=sure):
                return Wish(kind.name, (piece,), sure)
    return None


def _fits(kind: Kind, piece: Piece, *, sure: bool) -> bool:
    forms = {piece.plain, piece.words}
    says = (p for p in kind.says if p.written.startswith("^") == sure)
    return any(p.regex.search(form) for p in says for form in forms) and not any(
        p.regex.search(form) for p in kind.unless for form in forms
    )


def _settled(found: Sequence[Wish]) -> tuple[Wish, ...]:
    """What is only told beside a wish that is said outright falls away."""
    if any(wish.sure and wish.kind != "stay" for wish in found):
        found = [wish for wish in found if wish.sure]
    found = _with_exceptions(found)
    if any(wish.kind in CHANGES for wish in found):
        last = found[-1]
        found = [wish for wish in found if wish.kind not in _ASIDE]
        if last.kind == "show":
            found.append(last)
    return tuple(_one_each(found))


def _with_exceptions(found: Sequence[Wish]) -> list[Wish]:
    """ "Clear my week but leave the farm", "keep the farm, drop the rest" keep the farm alone."""
    stays = [wish for wish in found if wish.kind == "stay"]
    others = [wish for wish in found if wish.kind != "stay"]
    if not stays:
        return others
    for at, wish in enumerate(others):
        if wish.kind == "clear" or (wish.kind == "remove" and is_of_the_rest(wish)):
            pieces = tuple(piece for stay in stays for piece in stay.pieces)
            return [*others[:at], Wish("keep", pieces, wish.sure), *others[at + 1 :]]
    return others or [replace(stays[0], kind="show")]


def is_of_the_rest(wish: Wish) -> bool:
    """Whether it is about what is not named: "lose the rest", "drop the other two"."""
    return any(word in wish.pieces[0].words for word in ("rest ", "others ", "other two "))


def _one_each(found: Sequence[Wish]) -> Iterator[Wish]:
    """ "Take that off and leave Thursday empty" takes it off: the day is empty then."""
    kinds = [wish.kind for wish in found]
    for at, wish in enumerate(found):
        if wish.kind == "rest" and {"remove", "clear"} & {*kinds[:at]}:
            continue
        yield wish
