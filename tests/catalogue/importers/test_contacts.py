from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue.importers.contacts import (
    read_email,
    read_phone,
    read_website,
    web_address,
)
from bot.catalogue.importers.findings import Findings

NUMBER = "01632 960123"


@pytest.mark.parametrize(
    "record",
    [
        {"contacts": [{"name": "Ann"}, {"phones": [{"number": NUMBER}]}]},
        {"phones": [{"number": NUMBER}]},
        {"contacts": [{"phone": NUMBER}]},
        {"contacts": [{"phones": [{"number": "ask Ann"}]}], "phones": [{"number": NUMBER}]},
        {"organization": {"phones": [{"number": NUMBER}]}},
        {"phone": f"Ring {NUMBER} for Ann"},
    ],
)
def test_a_telephone_number_is_found_wherever_it_stands(
    findings: Findings, record: dict[str, Any]
) -> None:
    assert read_phone(record, {}, findings) == NUMBER


def test_the_places_number_comes_before_the_organisations(findings: Findings) -> None:
    record = {"organization": {"phones": [{"number": "01632 960999"}]}}
    assert read_phone(record, {"phones": [{"number": NUMBER}]}, findings) == NUMBER


@pytest.mark.parametrize("number", ["0203 289 6420 Ext 303", "+44 1632 960123", "(01632) 960 123"])
def test_numbers_stay_as_people_write_them(findings: Findings, number: str) -> None:
    assert read_phone({"phone": number}, {}, findings) == number


def test_what_is_no_number_is_noted(findings: Findings) -> None:
    assert read_phone({"phone": "999"}, {}, findings) == ""
    assert [remark.reason for remark in findings.noted] == ["'999' is not a telephone number"]


def test_the_services_email_comes_before_others(findings: Findings) -> None:
    organisation = {"email": "office@example.org"}
    assert read_email({"email": "a@example.org", "organization": organisation}, findings) == (
        "a@example.org"
    )
    assert read_email({"organization": organisation}, findings) == "office@example.org"
    assert findings.noted == []


@pytest.mark.parametrize("wrong", ["email-example_com", False, 12345, "a@b"])
def test_a_wrong_email_is_left_out_and_noted(findings: Findings, wrong: Any) -> None:
    assert read_email({"email": wrong}, findings) == ""
    assert [remark.reason for remark in findings.noted] == [
        f"{str(wrong)!r} is not an email address"
    ]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("HTTP://Example.org", "HTTP://Example.org"),
        ("www.example.org", "http://www.example.org"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org", ""),
        ("https://user:pw@example.org", ""),
        ("https://localhost", ""),
        ("https://127.0.0.1/", ""),
        ("https://example.org/ x", ""),
        ("https://example.org:port/", ""),
        ("https://[bad", ""),
        ("example/counselling", ""),
        ('https://example.org/"><script>', ""),
        ("", ""),
    ],
)
def test_only_public_web_addresses_are_kept(text: str, address: str) -> None:
    assert web_address(text) == address


def test_a_wrong_address_falls_back_to_the_organisations(findings: Findings) -> None:
    record = {"url": "example/x", "organization": {"website": "https://example.org"}}
    assert read_website(record, findings) == "https://example.org"
    assert [remark.reason for remark in findings.noted] == ["'example/x' is not a web address"]
