from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue.importers.findings import Findings
from bot.catalogue.importers.terms import read_terms

TABLE = {"esdservicetypes:art groups": "arts_and_crafts", "local:112": "wheelchair"}


def attribute(taxonomy: Any, **term: Any) -> dict[str, Any]:
    return {"taxonomy_term": {"taxonomy": taxonomy, **term}}


@pytest.mark.parametrize(
    ("taxonomy", "term", "field", "id_"),
    [
        ("categories", "music", "categories", "music"),
        ("Categories", "Arts and crafts", "categories", "arts_and_crafts"),
        ("access", "hearing_loop", "access", "hearing_loop"),
        ("transport", "pick_up", "transport", "pick_up"),
        ("funding", "direct_payment", "funding", "direct_payment"),
        ("for", "carers", "for", "carers"),
        ("format", "online", "format", "online"),
        ("esdServiceTypes", "Art Groups", "categories", "arts_and_crafts"),
        ("local", "112", "access", "wheelchair"),
    ],
)
def test_our_own_taxonomies_and_the_councils_table_are_mapped(
    findings: Findings, taxonomy: str, term: str, field: str, id_: str
) -> None:
    terms = read_terms([{"attributes": [attribute(taxonomy, term=term)]}], TABLE, findings)
    assert terms.ids(field) == (id_,)
    assert not findings.unmapped


def test_what_no_table_maps_is_counted(findings: Findings) -> None:
    """An id of ours that does not exist is not guessed at."""
    record = {
        "attributes": [attribute("esdServiceTypes", name="Bees"), attribute("access", term="x")]
    }
    terms = read_terms([record, record], TABLE, findings)
    assert terms.ids("access") == ()
    assert findings.unmapped == {"esdServiceTypes:Bees": 2, "access:x": 2}


@pytest.mark.parametrize(
    ("said", "meal"),
    [(["yes"], True), (["true"], True), (["no"], False), ([], None), (["yes", "no"], None)],
)
def test_a_meal_is_yes_no_or_unknown(
    findings: Findings, said: list[str], meal: bool | None
) -> None:
    record = {"attributes": [attribute("meal", term=word) for word in said]}
    assert read_terms([record], TABLE, findings).meal is meal


def test_ids_come_in_the_vocabularys_order_whatever_the_feeds(findings: Findings) -> None:
    one = [attribute("categories", term=term) for term in ("music", "arts_and_crafts")]
    terms = read_terms([{"attributes": one}], TABLE, findings)
    assert terms.ids("categories") == ("arts_and_crafts", "music")


def test_the_older_shapes_are_read(findings: Findings) -> None:
    version1 = {
        "service_taxonomys": [{"taxonomy": {"vocabulary": "esdServiceTypes", "name": "art groups"}}]
    }
    outpost = {
        "taxonomies": [{"name": "Clubs and groups", "slug": "clubs-and-groups"}],
        "suitabilities": [{"name": "Dementia", "slug": "dementia"}],
    }
    terms = read_terms([version1, outpost], TABLE, findings)
    assert (terms.ids("categories"), terms.ids("for")) == (("arts_and_crafts",), ("dementia",))
    assert findings.unmapped == {"outpost:clubs-and-groups": 1}


def test_odd_attributes_are_passed_over(findings: Findings) -> None:
    odd = {"attributes": [None, 3, {}, {"taxonomy_term": None}, {"taxonomy_term": {"taxonomy": 5}}]}
    assert read_terms([odd], TABLE, findings).ids("categories") == ()
