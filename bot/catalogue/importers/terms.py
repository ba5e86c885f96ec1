"""Taxonomy terms to the ids of :mod:`bot.vocabulary`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.catalogue.importers.fields import Record, child, children, identifier, words
from bot.catalogue.importers.findings import Findings
from bot.vocabulary import TERMS

_OURS: dict[str, tuple[str, ...]] = {**TERMS, "meal": ("yes", "no")}
_MEAL = {"true": "yes", "yes": "yes", "false": "no", "no": "no"}
# Outpost's own "suitable for" labels that say just what an id says.
_OUTPOST = {
    "suitabilities:older-people": "older_people",
    "suitabilities:dementia": "dementia",
    "suitabilities:physical-disabilities": "physical_disability",
    "suitabilities:autism": "autism",
    "suitabilities:visual-and-or-hearing-impediment": "sensory_loss",
}


class Terms:
    """The ids that a service was given, by field; each in the vocabulary's order."""

    def __init__(self) -> None:
        self._found: dict[str, set[str]] = {field: set() for field in _OURS}

    def add(self, field: str, id_: str) -> None:
        """Give the service an id of the vocabulary."""
        self._found[field].add(id_)

    def ids(self, field: str) -> tuple[str, ...]:
        """The ids of one field."""
        return tuple(id_ for id_ in _OURS[field] if id_ in self._found[field])

    @property
    def meal(self) -> bool | None:
        """None where nothing, or both yes and no, is told."""
        told = self._found["meal"]
        return None if len(told) != 1 else "yes" in told


def read_terms(records: list[Record], table: Mapping[str, str], findings: Findings) -> Terms:
    """The terms of a service and of its place together.

    ``table`` is the council's: "taxonomy:term" in lower case to an id. What neither it nor
    Daywise's own taxonomies know is counted in ``findings``.
    """
    terms = Terms()
    for record in records:
        for taxonomy, names in _stated(record):
            known = _known(taxonomy, names, table)
            if known:
                terms.add(*known)
            else:
                findings.unmapped[f"{taxonomy}:{names[0]}"] += 1
    return terms


def _stated(record: Record) -> Iterator[tuple[str, list[str]]]:
    """Each term of a record: its taxonomy, and the names it goes by, the best first."""
    for attribute in children(record, "attributes"):
        for term in children(attribute, "taxonomy_term"):
            taxonomy = words(term, "taxonomy") or words(
                child(term, "taxonomy_detail", "taxonomy"), "name"
            )
            yield from _term(taxonomy or "(no taxonomy)", term)
    for link in children(record, "service_taxonomys", "service_taxonomies"):
        term = child(link, "taxonomy")
        yield from _term(words(term, "vocabulary") or "(no taxonomy)", term)
    for field in ("taxonomies", "suitabilities", "send_needs"):
        for term in children(record, field):
            if slug := words(term, "slug") or _slug(words(term, "name")):
                yield ("outpost" if field == "taxonomies" else field), [slug]


def _term(taxonomy: str, term: Record) -> Iterator[tuple[str, list[str]]]:
    uri = words(term, "term_uri").rstrip("/").rpartition("/")[2]
    names = [words(term, "term"), words(term, "name"), identifier(term, "code", "id"), uri]
    if names := [name for name in names if name]:
        yield taxonomy, names


def _known(taxonomy: str, names: list[str], table: Mapping[str, str]) -> tuple[str, str] | None:
    field = taxonomy.casefold()
    if field in _OURS:
        for name in names:
            id_ = re.sub(r"[\s-]+", "_", name.casefold())
            id_ = _MEAL.get(id_, id_) if field == "meal" else id_
            if id_ in _OURS[field]:
                return field, id_
    for name in names:
        key = f"{field}:{name.casefold()}"
        id_ = table.get(key) or _OUTPOST.get(key, "")
        for ours, ids in _OURS.items():
            if id_ in ids and ours != "meal":
                return ours, id_
    return None


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
