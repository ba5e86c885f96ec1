"""Who is answered: Twilio, and nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.conftest import MakeSite, Site
from tests.web.telephone.conftest import MakeLine
from tests.web.telephone.line import PUBLIC_URL, Line, read, signed
from web.telephone.signature import is_valid, sign

FIELDS = {"CallSid": "CA1", "From": "+447700900123", "CallStatus": "ringing"}
DOCUMENTED = {
    "CallSid": ["CA1234567890ABCDE"],
    "Digits": ["1234"],
    "From": ["+14158675309"],
    "To": ["+18005551212"],
    "Caller": ["+14158675309"],
}
"""The example of Twilio's documentation and of its own libraries' tests; its token is 12345."""
URL = "https://mycompany.com/myapp.php?foo=1&bar=2"


def test_the_signature_is_that_of_twilios_documented_example() -> None:
    assert sign("12345", URL, DOCUMENTED) == "RSOYDt4T1cUTdK1PDd93/VVr8B8="


def test_a_field_that_comes_several_times_is_signed_as_twilio_does() -> None:
    fields = {"Sid": ["CA123"], "SidAccount": ["AC123"], "Digits": ["5678", "1234", "1234"]}
    assert sign("12345", URL, fields) == "IK+Dwps556ElfBT0I3Rgjkr1wJU="


@pytest.mark.parametrize("signed_as", [URL, "https://mycompany.com:443/myapp.php?foo=1&bar=2"])
@pytest.mark.parametrize("asked_as", [URL, "https://mycompany.com:443/myapp.php?foo=1&bar=2"])
def test_the_usual_port_may_be_written_or_not(signed_as: str, asked_as: str) -> None:
    assert is_valid("12345", asked_as, DOCUMENTED, sign("12345", signed_as, DOCUMENTED))


def test_another_port_is_another_address() -> None:
    other = URL.replace(".com", ".com:8443")
    assert not is_valid("12345", other, DOCUMENTED, sign("12345", URL, DOCUMENTED))
    assert is_valid("12345", other, DOCUMENTED, sign("12345", other, DOCUMENTED))


@pytest.mark.parametrize("path", ["/phone/voice", "/phone/voice/said", "/phone/sms"])
@pytest.mark.parametrize(
    "signature",
    ["", "AAAA", signed("/phone/voice", FIELDS, token="another"), signed("/phone", FIELDS), "é"],
)
def test_a_missing_or_forged_signature_is_refused_with_nothing_said(
    line: Line, path: str, signature: str
) -> None:
    response = line.post(path, FIELDS, signature)
    assert response.status_code == 403
    assert response.get_data() == b""
    assert line.site.assistant.heard == []


@pytest.mark.parametrize("changed", [{"From": "+447700900999"}, {"Extra": "x"}, {"CallSid": "CA2"}])
def test_a_signature_fits_the_fields_that_it_was_made_for_alone(
    line: Line, changed: dict[str, str]
) -> None:
    signature = signed("/phone/voice", FIELDS)
    assert line.post("/phone/voice", FIELDS, signature).status_code == 200
    assert line.post("/phone/voice", {**FIELDS, **changed}, signature).status_code == 403


def test_what_stands_after_the_question_mark_is_signed_too(line: Line) -> None:
    path = "/phone/voice?branch=west"
    assert read(line.post(path, FIELDS)).listens
    assert line.post(path, FIELDS, signed("/phone/voice", FIELDS)).status_code == 403


def test_the_address_may_have_a_folder_that_the_proxy_takes_away(make_line: MakeLine) -> None:
    line = make_line(public_url=f"{PUBLIC_URL}/daywise")
    told = read(line.post("/phone/voice", FIELDS, signed("/daywise/phone/voice", FIELDS)))
    gather = told.root.find("Gather")
    assert gather is not None
    assert gather.get("action") == f"{PUBLIC_URL}/daywise/phone/voice/said"


@pytest.mark.parametrize("path", ["/phone/voice", "/phone/voice/said", "/phone/sms"])
def test_without_a_token_there_is_no_telephone(site: Site, path: str) -> None:
    assert site.client.post(path, data=FIELDS).status_code == 404


def test_a_secret_is_made_only_for_a_telephone_that_is_on(
    make_site: MakeSite, make_line: MakeLine, tmp_path: Path
) -> None:
    make_site()
    assert not (tmp_path / "phone-secret").exists()
    make_line()
    assert (tmp_path / "phone-secret").stat().st_mode & 0o777 == 0o600


def test_only_posts_are_answered(line: Line) -> None:
    assert line.site.client.get("/phone/voice").status_code == 405


def test_too_large_a_form_is_refused(line: Line) -> None:
    fields = {**FIELDS, "SpeechResult": "x" * 70_000}
    assert line.post("/phone/voice/said", fields).status_code == 413
