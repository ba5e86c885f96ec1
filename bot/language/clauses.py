"""Tells the wish in a message from the story around it.

"I've been at the same day centre for twenty years. I'd like to paint, is there a class?" wishes
for painting only. A message is cut into clauses where a mark stands or a new thought starts; what
stands in a clause about the past, or in a story beside a wish, is no wish. Words that are all a
message says are always one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.language.found import Found
from bot.language.rules import DAY_WORDS, Hit, Rules
from bot.language.sayings import sayings, word_set
from bot.language.sentence import Sentence

_ENDS = frozenset({".", "!", "?", ";", "..."})
_SUBJECTS = word_set("clauses", "subjects")
_AFTER_COMMA = _SUBJECTS | word_set("clauses", "asking")
_ASKED = word_set("clauses", "asked")
"""Words that make of "I go to" a question: "where would I go to"."""
_LEADING = frozenset({"can", "could", "do", "does", "what", "where", "which", "would"})
"""Words that ask with what comes after them: "where can I have", "what we are after"."""
_TIMES = DAY_WORDS.keys() | {"morning", "afternoon", "evening", "weekend", "weekends"}
_JOINING = word_set("clauses", "joining")
_SPARE = word_set("clauses", "spare")
"""Words that make of somebody's routine the time that is left: "I have the Friday free"."""
_SHORT = 5
"""Words of a message that has no room for a second thought."""
_TIMED = ("days", "part_of_day")
_LINKS = frozenset({"and", "or", ",", "in", "on", "the", "a", "/", "of"})
_STAY = 21
"""Days from which on a date is no stay, but the month in which something happens."""
CARE = frozenset(
    {"respite_overnight", "respite_day", "sitting_service", "day_centre", "shared_lives"}
)
"""Kinds that are wished for while somebody who cares is away."""
_SELF = 14
"""Words of a message that has no room for a story."""


@dataclass(frozen=True)
class Clause:
    """The words from ``first`` up to ``last`` and what they are about."""

    first: int
    last: int
    wish: bool
    past: bool
    event: bool
    attend: bool
    routine: bool
    ours: bool
    """It is about the one who writes: who looks for a sitter tells when they are out themselves."""
    told: bool
    """It has somebody who does something, so it is more than a bare wish ("Fridays")."""
    subject: int
    """The first word that is somebody; where there is none, where the clause ends."""

    @property
    def story(self) -> bool:
        """Whether it tells of something and asks for nothing."""
        return self.attend or (not self.wish and (self.past or self.told))


@lru_cache(maxsize=1)
def _rules() -> tuple[Rules, tuple[Rules, Rules, Rules]]:
    """What opens a clause, and what is looked for in each."""
    said = sayings("clauses")
    return Rules({"opener": said["opener"]}), (
        Rules({name: said[name] for name in ("past", "wish", "event", "attend", "not_past")}),
        Rules({"routine": said["routine"]}),
        Rules({"then": said["then"]}),
    )


def clauses(sentence: Sentence) -> list[Clause]:
    """The clauses of a message, in reading order; together they hold all its words."""
    openers, cues = _rules()
    norms = sentence.norms
    starts = {0}
    routines = cues[1].find(sentence)
    for index, word in enumerate(norms):
        if word in _ENDS or (word == "," and sentence.norm(index + 1) in _AFTER_COMMA):
            starts.add(index + 1)
        if word == "," and _is_bare_day(sentence, index) and _follows(sentence, routines, index):
            starts.add(index + 1)
    starts.update(
        hit.first for hit in openers.find(sentence) if sentence.norm(hit.first - 1) not in _LEADING
    )
    cuts = _with_days_joined(sentence, sorted(start for start in starts if start < len(norms)))
    hits = [
        hit
        for rules in cues
        for hit in rules.find(sentence)
        if (hit.name != "attend" or _ASKED.isdisjoint(_before(sentence, hit.first)))
        and (norms[hit.first] != "after" or hit.first in cuts)  # "in May after a fall" wishes not
    ]
    return [
        _clause(sentence, first, last, [h for h in hits if first <= h.first < last])
        for first, last in zip(cuts, [*cuts[1:], len(norms)], strict=True)
    ]


def _follows(sentence: Sentence, hits: Sequence[Hit], at: int) -> bool:
    """Whether one of the hits stands before ``at`` in the same sentence."""
    return any(hit.last <= at and _ENDS.isdisjoint(sentence.norms[hit.last : at]) for hit in hits)


def _is_bare_day(sentence: Sentence, comma: int) -> bool:
    """ "He has a learning disability, Mondays or Fridays": a wish of its own, unless it is the end
    of a question or of a list of days.
    """
    at = comma + 1
    if sentence.norm(at) not in DAY_WORDS:
        return False
    while sentence.norm(at) in DAY_WORDS or sentence.norm(at) in _JOINING:
        at += 1
    follows = sentence.norm(at) == "?" or (
        sentence.norm(at - 1) == "," and sentence.norm(at) in _SUBJECTS
    )
    return not follows and _TIMES.isdisjoint(sentence.norms[max(0, comma - 3) : comma])


def _with_days_joined(sentence: Sentence, cuts: Sequence[int]) -> list[int]:
    """ "Because Fridays I have my great-nephew": days alone belong to what comes after them."""
    ends = [*cuts[1:], len(sentence.norms)]
    lone = {
        last
        for first, last in zip(cuts, ends, strict=True)
        if any(word in DAY_WORDS or word == "this" for word in sentence.norms[first:last])
        and all(word in DAY_WORDS or word in _JOINING for word in sentence.norms[first:last])
    }
    return [_back_to_days(sentence, cut) for cut in cuts if cut not in lone]


def _back_to_days(sentence: Sentence, cut: int) -> int:
    """ "He is at college and on Sundays I would like": the days go with what they stand before."""
    at = cut
    while at > 0 and (sentence.norms[at - 1] in DAY_WORDS or sentence.norms[at - 1] in _JOINING):
        at -= 1
        if (
            sentence.norms[at] in ("and", "but", "so", "because")
            and sentence.norms[cut - 1] in DAY_WORDS
        ):
            return at
    return cut


def _before(sentence: Sentence, first: int) -> tuple[str, ...]:
    """What stands before somebody who goes somewhere, over whose he is: "where can my dad go"."""
    whose = sentence.norm(first - 1) in ("my", "our", "his", "her", "the")
    return sentence.norms[max(0, first - 1 - whose) : first]


def clause_at(sentence: Sentence, word: int) -> Clause:
    """The clause that holds a word."""
    return next(part for part in clauses(sentence) if part.first <= word < part.last)


def _clause(sentence: Sentence, first: int, last: int, hits: Sequence[Hit]) -> Clause:
    names = {hit.name for hit in hits}
    words = sentence.norms[first:last]
    return Clause(
        first,
        last,
        "wish" in names or "?" in words,
        "past" in names,
        "event" in names,
        "attend" in names,
        "routine" in names and _SPARE.isdisjoint(words),
        not {"i", "we"}.isdisjoint(words),
        any(word in _SUBJECTS for word in words),
        next((first + at for at, word in enumerate(words) if word in _SUBJECTS), last),
    )


def without_story(
    sentence: Sentence, found: Sequence[Found], refused: Collection[Found]
) -> list[Found]:
    """The facts without those of the story: times of the past, and kinds beside a wish's own."""
    if len(sentence.words) <= _SHORT:
        return list(found)
    parts = clauses(sentence)
    if len(parts) == 1:
        return list(found)
    wished = {
        fact.field
        for fact in found
        if fact not in refused
        for part in parts
        if part.first <= fact.first < part.last and not part.story
    }
    asked = "categories" in wished or any(part.wish for part in parts)
    cared = any(f.field == "categories" and f.value in CARE for f in found)
    stays = cared or bool(_rules()[1][2].find(sentence))
    if "categories" not in wished and _is_open(sentence):
        found = [f for f in found if f in refused or not _is_bygone(sentence, f, parts)]
    kept: list[Found] = []
    for fact in found:
        part = next(p for p in parts if p.first <= fact.first < p.last)
        if fact.field == "dates" and stays and _is_short(fact.value):
            kept.append(fact)  # "my wedding is on the twelfth: could he sleep somewhere that night"
        elif fact in refused or not _is_story(
            fact, part, wished, len(sentence.words), asked and not (cared and part.ours)
        ):
            kept.append(fact)
    return kept + _times_by_places(sentence, found, kept, refused, parts)


def _times_by_places(
    sentence: Sentence,
    found: Sequence[Found],
    kept: Sequence[Found],
    refused: Collection[Found],
    parts: Sequence[Clause],
) -> list[Found]:
    """ "He saw it on telly Newark Saturday mornings": wished for if no other time is."""
    if any(fact.field in _TIMED and fact not in refused for fact in kept):
        return []
    places = [fact for fact in kept if fact.field == "near"]
    times = [fact for fact in found if fact.field in _TIMED and fact not in kept]
    back: list[Found] = []
    for fact in times:
        part = next(p for p in parts if p.first <= fact.first < p.last)
        lists = any(_is_beside(sentence, place, fact) for place in places)
        lists = lists or _is_bare(sentence, fact, part, kept)
        if lists or any(_follows_on(sentence, other, fact) for other in back):
            back.append(fact)
    return back


def _is_beside(sentence: Sentence, place: Found, time: Found) -> bool:
    between = sentence.norms[place.last : time.first] if place.last <= time.first else None
    return between in ((), (",",)) and sentence.norm(time.last) not in ("is", "are", "was")


def _is_bare(sentence: Sentence, time: Found, part: Clause, kept: Sequence[Found]) -> bool:
    """ "A writing class on Wednesday afternoons", "he has dementia, in the afternoons, Poole"."""
    if part.past or part.attend or sentence.norm(time.last) in ("is", "are"):
        return False
    if time.first == 0:
        return True
    at = time.first
    while sentence.norm(at - 1) in _LINKS - {",", "and", "or"}:
        at -= 1
    listed = sentence.norm(at - 1) == "," and sentence.norm(at - 2) not in DAY_WORDS
    if listed and sentence.norm(time.last) in (",", "", "."):
        return True
    kinds = (f for f in kept if f.field == "categories" and part.first <= f.first < time.first)
    return part.subject > time.first and any(kinds)


def _follows_on(sentence: Sentence, before: Found, fact: Found) -> bool:
    """ "Tuesdays or Thursdays in the afternoon"."""
    return before.last <= fact.first and _LINKS.issuperset(sentence.norms[before.last : fact.first])


def _is_open(sentence: Sentence) -> bool:
    """ "He was on the railways for forty years. What is there for him?" asks for anything."""
    return bool(_asking()["open"].find(sentence))


def _is_bygone(sentence: Sentence, fact: Found, parts: Sequence[Clause]) -> bool:
    """Whether it was done once, and nothing says that it was liked."""
    part = next(p for p in parts if p.first <= fact.first < p.last)
    liked = any(part.first <= hit.first < part.last for hit in _asking()["liked"].find(sentence))
    return fact.field == "categories" and part.past and not part.wish and not liked


@lru_cache(maxsize=1)
def _asking() -> dict[str, Rules]:
    said = sayings("clauses")
    return {name: Rules({name: said[name]}) for name in ("open", "liked")}


def _is_short(span: tuple[str, str]) -> bool:
    return (date.fromisoformat(span[1]) - date.fromisoformat(span[0])).days < _STAY


def _is_story(fact: Found, part: Clause, wished: Collection[str], length: int, asked: bool) -> bool:
    if fact.field in ("days", "part_of_day") and part.routine and not part.wish:
        return asked or fact.field in wished
    if fact.field in ("categories", "days") and part.attend:
        return fact.field == "categories" or fact.field in wished
    if fact.field in ("categories", "meal", "funding"):
        return part.story and fact.field in wished and (part.past or length > _SELF)
    if fact.field == "dates":
        told = part.told and part.subject < fact.first  # not "in January for our son"
        months = told and asked and not _is_short(fact.value)
        return not part.wish and (part.past or part.event or months)
    if fact.field in ("days", "part_of_day"):
        opens = fact.first - part.first <= 1  # "Fridays I have my great-nephew"
        return not part.wish and (part.past or (part.story and opens and fact.field in wished))
    return False
