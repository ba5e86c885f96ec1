"""What goes on with the wish before without saying it again: "and the choir", "and Friday too"."""

from __future__ import annotations

from bot.conversation.week.pieces import pieces_of
from bot.conversation.week.talk import Talk
from bot.conversation.week.things import listed_by_name, said_of
from bot.conversation.week.wishes import Wish

_GOES_ON = frozenset({"add", "remove", "rest", "home", "move"})
_LOOKS_ON = frozenset({"show", "suggest", "ideas"})
_BEGINS = ("and ", "also ", "plus ", "then ", "the same for ", "same for ")
_ASKS_ON = ("what about ", "how about ", "and what about ", "and ")
_ENDS = ("too ", "as well ", "also ")
_LONGEST = 10


def continued(talk: Talk) -> tuple[Wish, ...]:
    """The wish before, of what is named now; empty where nothing goes on."""
    pieces = pieces_of(talk.turn.text)
    if not pieces:
        return ()
    low = " ".join(talk.turn.text.lower().split())
    plain = "".join(piece.words for piece in pieces)
    if talk.kept.last in _LOOKS_ON and low.startswith(_ASKS_ON) and len(low.split()) <= _LONGEST:
        kind = "suggest" if talk.kept.last == "ideas" else talk.kept.last
        asked = Wish(kind, pieces, sure=False)
        said = said_of(talk, asked)
        return (asked,) if said.when.days and not (said.kinds or said.places) else ()
    if talk.kept.last not in _GOES_ON:
        return ()
    if len(low.split()) > _LONGEST or not (low.startswith(_BEGINS) or plain.endswith(_ENDS)):
        return ()
    wish = Wish(talk.kept.last, pieces, sure=False)
    said = said_of(talk, wish)
    names = said.kinds or said.places or said.when.days or listed_by_name(talk, said)
    return (wish,) if names else ()
