"""The words of the sample catalogues: short, each its own, and nobody's number or name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bot.vocabulary import TERMS
from tests.data.samples import SAMPLES, Sample, every_sample, services

LONGEST_SENTENCE = 15
"""Words."""

# Ofcom, "Telephone numbers for drama purposes". A number has 11 digits.
DRAMA = (
    r"01632 960[0-9]{3}", r"07700 900[0-9]{3}", r"020 7946 0[0-9]{3}", r"03069 990[0-9]{3}",
    r"0808 157 0[0-9]{3}", r"0115 496 0[0-9]{3}",
)  # fmt: skip
REAL = (
    "(city|county|dorset) council", "care dorset", "tricuro", "mencap", "age uk", "nhs",
    "national trust", "rspb", "ymca", "red cross", "makaton", "zumba", "motown",
)  # fmt: skip
"""Bodies and brands that come to mind when one makes up things to do."""


def test_every_telephone_number_is_for_drama_and_has_one_owner() -> None:
    numbers = [
        phone["number"]
        for sample in SAMPLES
        for service in services(sample)
        for contact in service["contacts"]
        for phone in contact["phones"]
    ]
    assert [n for n in numbers if not any(re.fullmatch(drama, n) for drama in DRAMA)] == []
    assert {len(re.sub(r"\D", "", number)) for number in numbers} == {11}
    assert _repeated(numbers) == []


@every_sample
def test_no_number_or_address_stands_outside_its_field(sample: Sample) -> None:
    """All that looks like a web address or an email is on example.org."""
    text = "\n".join(strings(services(sample)))
    hosts = re.findall(r"https?://([^/\s]+)", text) + re.findall(r"@([\w.-]+)", text)
    assert hosts
    assert [h for h in hosts if not re.fullmatch(r"([a-z0-9-]+\.)?example\.org", h)] == []
    for service in services(sample):
        assert not re.search(r"\d{5}|www\.|@", service["description"]), service["name"]


def test_ids_names_and_descriptions_are_each_their_own() -> None:
    found = [service for sample in SAMPLES for service in services(sample)]
    assert _repeated([service["id"] for service in found]) == []
    assert _repeated([service["name"].casefold() for service in found]) == []
    assert _repeated([service["description"].casefold() for service in found]) == []


def test_no_sentence_of_a_description_is_used_twice_but_how_to_book() -> None:
    found = [
        sentence
        for sample in SAMPLES
        for service in services(sample)
        for sentence in _sentences(service["description"])
        if not re.search(r"\b(book|ring)\b", sentence, re.I)
    ]
    assert _repeated(found) == []


@every_sample
def test_sentences_are_short_and_there_are_two_or_three(sample: Sample) -> None:
    for service in services(sample):
        sentences = _sentences(service["description"])
        assert len(sentences) in (2, 3), service["name"]
        for sentence in sentences:
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
            assert sentence.endswith((".", "?", "!")), sentence


@every_sample
def test_names_of_real_bodies_do_not_occur(sample: Sample) -> None:
    text = "\n".join(strings(services(sample)))
    assert not re.search(rf"\b({'|'.join(REAL)})\b", text, re.I)


def test_the_terms_are_ids_of_the_contract() -> None:
    ours = {**TERMS, "meal": ("true", "false")}
    terms = [
        attribute["taxonomy_term"]
        for sample in SAMPLES
        for service in services(sample)
        for attribute in service["attributes"]
    ]
    assert [term for term in terms if term["term"] not in ours[term["taxonomy"]]] == []


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, str):
        yield value


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text)


def _repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]
