"""The page of the search as it is served: its form, its results and its help."""

from __future__ import annotations

from tests.web.conftest import Site
from tests.web.outline import Outline


def test_the_search_page_shows_the_form_again_with_what_was_asked(site: Site) -> None:
    text = site.client.get("/activities?what=%22art%22&near=Poole&access=hoist&for=autism").text
    outline = Outline(text)
    values = {one.get("name"): one.get("value") for one in outline.named("input")}
    assert (values["what"], values["near"]) == ('"art"', "Poole")
    chosen = [one["value"] for one in outline.named("input") if "checked" in one]
    assert chosen == ["hoist"]
    assert [one["value"] for one in outline.named("option") if "selected" in one] == ["autism"]
    assert "Art for all &lt;script&gt;" in text


def test_urgent_words_get_help_and_nothing_beside_it(site: Site) -> None:
    text = site.client.get("/activities?what=he+is+not+breathing&near=Poole").text
    assert 'Ring <a class="ring" href="tel:999">999</a> now.' in text
    assert "Art for all" not in text
    assert 'id="results"' not in text


def test_what_is_chosen_is_counted_where_it_is_folded_away(site: Site) -> None:
    assert "price, access (2 chosen)" in site.client.get("/activities?price=0&access=bsl").text
    assert "chosen)" not in site.client.get("/activities?what=art").text


def test_a_search_leads_straight_to_its_results(site: Site) -> None:
    outline = Outline(site.client.get("/activities?what=art").text)
    assert outline.named("form")[0]["action"] == "/activities#results"
    assert outline.named("h2")[0]["id"] == "results"


def test_every_field_of_the_search_page_has_a_label(site: Site) -> None:
    outline = Outline(site.client.get("/activities").text)
    labelled = {one["for"] for one in outline.named("label") if "for" in one}
    fields = [*outline.named("input"), *outline.named("select")]
    assert {one["id"] for one in fields if one.get("type") != "checkbox"} <= labelled
