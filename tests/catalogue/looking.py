"""What a catalogue holds and finds, in the few words that tests need."""

from __future__ import annotations

from bot.catalogue.query import Search
from bot.catalogue.search import match_one, search
from tests.catalogue.making import NOW, listed


def found(query, *activities, **more):
    """The ids that ``query`` finds among ``activities``, in order."""
    return [m.activity.id for m in search(listed(*activities), query, NOW, **more).matches]


def why(query, one):
    """Each need of ``query``, and whether ``one`` meets it."""
    return {need.need: need.met for need in match_one(one, query, NOW).why}


def load(catalogue, *activities, source="feed", at_=NOW, **more):
    return catalogue.replace_source(source, activities, imported_at=at_, **more)


def ids(catalogue):
    found_all = search(catalogue, Search(), NOW, limit=1000)
    return sorted(match.activity.id for match in found_all.matches)


def numbers(changes):
    return (changes.added, changes.changed, changes.unchanged, changes.removed)
