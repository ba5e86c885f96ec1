"""Which of the places that a message names is wished for.

A place may be told in passing ("there's one in Weymouth, I know"), be refused ("closer than
Poole"), or be a slip of the tongue ("Beeston, no, Bingham").
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from bot.language.clauses import Clause, clauses
from bot.language.hearing import PlaceFound
from bot.language.rules import Rules
from bot.language.sayings import sayings, word_set
from bot.language.sentence import Sentence

_FEW = 8
"""Words of a message that has no room for a place told in passing."""
_TAKING_BACK = word_set("near", "taking_back")


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rules]:
    """Each name by itself, so that a longer way to say one does not hide another."""
    return {name: Rules({name: lines}) for name, lines in sayings("places").items()}


def wished_for(sentence: Sentence, found: Sequence[PlaceFound]) -> list[PlaceFound]:
    """The places that are wished for, in reading order."""
    if not found:
        return []
    said = {
        name: {hit.first if name.endswith("_after") else hit.last for hit in rules.find(sentence)}
        for name, rules in _rules().items()
    }
    kept = _without_second_of_between(sentence, found)
    kept = [p for p in kept if p.first not in said["refused"] or p.first in said["meant"]]
    if len(sentence.words) > _FEW:
        kept = [p for p in kept if p.first in said["meant"] or not _is_passing(p, said)]
    for index in range(len(kept) - 1, 0, -1):
        if _corrects(sentence, kept[index - 1].last, kept[index].first):
            return kept[index:]
    for place in kept:
        if sentence.norms[place.last : place.last + 2] == ("for", "choice"):
            return [place]  # "Poole or Wareham, and Wareham for choice"
    parts = clauses(sentence)
    about = {place: next(p for p in parts if p.first <= place.first < p.last) for place in kept}
    home = [place for place in kept if place.first in said["home"]]
    stories = [p for p in kept if len(parts) > 1 and p not in home and _is_story(about[p])]
    # Far away somebody was; a place near by is still the best guess, where it is the only one.
    told = [
        place
        for place in kept
        if place in stories or place.first in said["told"] or place.last in said["told_after"]
    ]
    kept = [place for place in kept if place not in stories or place in home or place.place.known]
    if len(kept) > 1:
        kept = [place for place in kept if place not in told or place in home] or kept
        nearer = [place for place in kept if place.last in said["wanted_after"]]
        kept = [place for place in kept if place.first in said["wanted"]] or nearer or kept
    wished = [place for place in kept if len(parts) > 1 and about[place].wish]
    kept = _nearest_home(kept, wished)
    return _asked_for(kept, wished, home)


def _is_passing(place: PlaceFound, said: Mapping[str, Collection[int]]) -> bool:
    return place.first in said["passing"] or place.last in said["passing_after"]


def _asked_for(
    found: list[PlaceFound], wished: Collection[PlaceFound], home: Collection[PlaceFound]
) -> list[PlaceFound]:
    """Of several, the ones that stand with the wish before those that are told beside it:
    "Dad built boats at Poole. Is there a choir in Upton?" Where none does, where somebody lives.
    """
    asked = [place for place in found if place in wished]
    near_by = [place for place in asked if place.place.known]
    if asked and not near_by:
        return found
    return near_by or [place for place in found if place in home] or found


def _is_story(clause: Clause) -> bool:
    """ "I sang in a choir in Wales till we moved": it tells of something, and asks for nothing."""
    return not clause.wish and (clause.past or clause.event)


def _nearest_home(found: list[PlaceFound], wished: Collection[PlaceFound]) -> list[PlaceFound]:
    """Beside a place of the council's own, one elsewhere is told in passing, unless it is wished
    for in so many words: "is there a choir in Exeter, we live in Weymouth".
    """
    own = any(one.place.own for one in found)
    near_by = [one for one in found if one.place.own or (one.place.known and not own)]
    return [one for one in found if one in near_by or one in wished] if near_by else found


def _corrects(sentence: Sentence, first: int, last: int) -> bool:
    """Words that take back what came before: "black ford no blandford"."""
    between = sentence.norms[first:last]
    return any(word in _TAKING_BACK for word in between) and len(between) <= 5


def _without_second_of_between(sentence: Sentence, found: Sequence[PlaceFound]) -> list[PlaceFound]:
    """ "between Wareham and Swanage" is near either: the first is kept."""
    kept: list[PlaceFound] = []
    for place in found:
        second = (
            kept
            and sentence.norm(place.first - 1) == "and"
            and kept[-1].last == place.first - 1
            and sentence.norm(kept[-1].first - 1) == "between"
        )
        if not second:
            kept.append(place)
    return kept
