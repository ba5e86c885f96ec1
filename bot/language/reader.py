"""Reads a message whole: every filter in it, settled against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.language.asides import without_asides
from bot.language.clauses import without_story
from bot.language.dates import PAST, read_dates
from bot.language.days import read_days, without_dated
from bot.language.desks import with_desks
from bot.language.distance import read_distance
from bot.language.followups import read_follow_ups
from bot.language.found import Found
from bot.language.gazetteer import Gazetteer
from bot.language.groups import with_carers_settled, without_passing_people
from bot.language.heard import Heard, added
from bot.language.kinds import (
    is_talk,
    with_meals_in_company,
    without_old_jobs,
    without_ways_of_teaching,
    without_weaker_kinds,
)
from bot.language.lessons import with_lessons
from bot.language.mentions import Mention
from bot.language.money import read_price
from bot.language.near import find_places
from bot.language.needs import with_needs, with_needs_settled
from bot.language.negation import denied
from bot.language.ordinals import read_ordinals
from bot.language.parts import read_parts
from bot.language.passing import without_told_groups
from bot.language.phrases import Term
from bot.language.postcodes import find_postcodes
from bot.language.questions import read_details
from bot.language.refusals import settled
from bot.language.respite import with_stays_settled
from bot.language.sentence import Sentence

_PLAIN = ("categories", "access", "for", "funding", "transport", "format", "meal")
_NEGATABLE = frozenset({"categories", "days", "part_of_day", "for"})
_STAY = frozenset({"near", "detail", "drop", "ordinal", "access", "format", "compare", "add"})
"""Facts that a denial before them does not undo: "no, what time is it", "nothing in Verwood"."""


@dataclass(frozen=True)
class Reading:
    """A message split into words, ready to be read. ``now`` is an aware London time."""

    sentence: Sentence
    now: datetime
    gazetteer: Gazetteer

    def mentions(self, heard: Sequence[Heard] = ()) -> list[Mention]:
        """The filters in the message, in reading order; dates are told from ``now``.

        ``heard`` is what a model makes of it, beside the words. Mentions of one field do not
        overlap, unless one phrase says several ids ("weekends" is sat and sun). Nothing found is an
        empty list.
        """
        sentence = self.sentence
        if not sentence.words:
            return []
        found = _facts(sentence, self.now, self.gazetteer, heard)
        found, refused = settled(sentence, found, denied(sentence, found))
        found = without_story(sentence, found, refused)
        mentions = []
        for fact in found:
            negated = fact in refused
            if negated and fact.field not in _NEGATABLE and fact.field not in _STAY:
                continue
            start, end = sentence.span(fact.first, fact.last)
            value = fact.value
            if fact.field == "dates":
                value = {"from": value[0], "to": value[1]}
            mentions.append(
                Mention(fact.field, value, start, end, negated and fact.field in _NEGATABLE)
            )
        if not any(m.field == "near" and _is_code(m.value) for m in mentions):
            codes = [Mention("near", code, a, b) for code, a, b in find_postcodes(sentence)]
            if codes:
                mentions = [m for m in mentions if m.field not in ("near", "near_me")] + codes
        return sorted(mentions, key=lambda m: (m.start, m.end, m.field))

    def named(self) -> list[Mention]:
        """The words of the vocabulary for kinds, needs, groups and the like, meant or in passing.

        In no order; one phrase may name several.
        """
        return [
            Mention(term.field, _value(term), *self.sentence.span(term.first, term.last))
            for term in self.gazetteer.claiming_terms(self.sentence)
            if term.field in _PLAIN
        ]


def reading(text: str, now: datetime, gazetteer: Gazetteer) -> Reading:
    """A message split into words, misspelt ones put right."""
    return Reading(gazetteer.sentence(text), now, gazetteer)


def read(text: str, now: datetime, gazetteer: Gazetteer) -> list[Mention]:
    """The filters that the words of a message say; see :meth:`Reading.mentions`."""
    return reading(text, now, gazetteer).mentions()


def _is_code(value: object) -> bool:
    return isinstance(value, str) and any(letter.isdigit() for letter in value)


def _facts(
    sentence: Sentence, now: datetime, gazetteer: Gazetteer, heard: Sequence[Heard]
) -> list[Found]:
    claimed = gazetteer.claiming_terms(sentence)
    dropped = [t for t in gazetteer.terms("drop", sentence) if not _is_cut(t, claimed)]
    lost = _words((t.first, t.last) for t in dropped)
    distances = read_distance(sentence)
    dates = read_dates(sentence, now)
    past = _words((f.first, f.last) for f in dates if f.field == PAST)
    dated = _words((f.first, f.last) for f in dates if f.field == "dates")
    terms = [t for t in claimed if t.field != "ignored" and _free(t.first, t.last, lost | past)]
    long = _words(
        (t.first, t.last)
        for t in claimed
        if t.last - t.first > 1 and t.field not in ("days", "part_of_day")
    )
    short = _words((t.first, t.last) for t in terms if t.last - t.first == 1 and t.field in _PLAIN)
    busy = _words((f.first, f.last) for f in (*dates, *distances))
    taken = frozenset(long | lost | busy)
    places = find_places(sentence, gazetteer, taken, frozenset(short))
    named = _words((p.first, p.last) for p in places)

    found = [Found(t.field, _value(t), t.first, t.last) for t in terms if t.field in _PLAIN]
    found = [f for f in found if not set(range(f.first, f.last)) <= dated]
    found = [
        f
        for f in found
        if _free(f.first, f.last, named | _words((d.first, d.last) for d in distances))
    ]
    found = with_needs(sentence, found)
    found += added(sentence, found, heard)
    timed = [t for t in terms if _free(t.first, t.last, named)]
    found += [f for f in read_days(sentence, timed) if _free(f.first, f.last, dated | past | lost)]
    parts = [f for f in read_parts(sentence, timed) if _free(f.first, f.last, past | lost | named)]
    tonight = [f for f in dates if f.field == "part_of_day"]
    found += tonight + [f for f in parts if not any(t.overlaps(f.first, f.last) for t in tonight)]
    found += [f for f in dates if f.field == "dates" and _free(f.first, f.last, lost)]
    found += [f for f in read_price(sentence) if _free(f.first, f.last, lost)]
    found += [f for f in distances if _free(f.first, f.last, lost)]
    ordinals = read_ordinals(sentence)
    found += [f for f in ordinals if _free(f.first, f.last, dated)]
    found += [Found("near", p.place.name, p.first, p.last) for p in places]
    if not places:
        near_me = gazetteer.terms("near_me", sentence)
        found += [
            Found("near_me", True, t.first, t.last) for t in near_me if _is_here(sentence, t, lost)
        ]
    told = [Found("detail", t.id, t.first, t.last) for t in gazetteer.terms("detail", sentence)]
    about_one = bool(ordinals) or any(f.field == "categories" for f in found)
    found += [*told, *read_details(sentence, told, about_one)]
    found += [Found("drop", t.id, t.first, t.last) for t in dropped if not _goes_on(sentence, t)]
    found += read_follow_ups(sentence, found)
    shown = _words((t.first, t.last) for t in dropped)
    found = [f for f in found if f.field != "detail" or _free(f.first, f.last, shown)]
    found = with_lessons(sentence, without_asides(sentence, found))
    found = without_weaker_kinds(sentence, without_ways_of_teaching(sentence, found))
    found = [f for f in found if not is_talk(sentence, f, found)]
    found = with_meals_in_company(sentence, without_old_jobs(sentence, found))
    found = with_carers_settled(sentence, without_told_groups(sentence, _once(found)))
    found = without_passing_people(sentence, found)
    found = with_needs_settled(sentence, with_stays_settled(sentence, found))
    return with_desks(sentence, without_dated(sentence, found))


def _is_cut(term: Term, claimed: Sequence[Term]) -> bool:
    """ "Any day centres" is about day centres: a longer phrase holds an end of it."""
    return any(
        other.field not in ("ignored", "days", "part_of_day")
        and other.first < term.last < other.last
        for other in claimed
    )


def _value(term: Term) -> str | bool:
    return True if term.field == "meal" else term.id


def _words(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {word for first, last in spans for word in range(first, last)}


def _free(first: int, last: int, taken: set[int]) -> bool:
    return taken.isdisjoint(range(first, last))


def _is_here(sentence: Sentence, term: Term, lost: set[int]) -> bool:
    """Not "the local authority", "round here" is; "I don't know where I live" says nothing."""
    after = sentence.norm(term.last)
    if not _free(term.first, term.last, lost):
        return False
    official = (
        "authority",
        "authorities",
        "council",
        "councils",
        "government",
        "paper",
        "pub",
        "news",
        "mp",
        "councillor",
        "elections",
    )
    return after not in official and sentence.norm(term.first - 1) not in ("not", "no")


def _goes_on(sentence: Sentence, term: Term) -> bool:
    """ "Any day but Tuesday", "any day this week", "any time after four" drop nothing."""
    after = sentence.norm(term.last)
    if after in ("but", "except", "bar", "apart", "other", "barring"):
        return True
    if term.id == "part_of_day" and after in ("after", "before", "from", "between", "past"):
        return True
    return term.id == "for" and len(sentence.words) > term.last - term.first + 2


def _once(found: Sequence[Found]) -> list[Found]:
    """The facts without what repeats another of its field in the same words."""
    kept: list[Found] = []
    for fact in sorted(found, key=lambda f: (f.first - f.last, f.first)):
        clash = any(
            other.field == fact.field
            and other.overlaps(fact.first, fact.last)
            and ((other.first, other.last) != (fact.first, fact.last) or other.value == fact.value)
            for other in kept
        )
        if not clash:
            kept.append(fact)
    return sorted(kept, key=lambda f: f.first)
