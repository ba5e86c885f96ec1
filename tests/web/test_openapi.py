from __future__ import annotations

import re
from pathlib import Path

from openapi_spec_validator import validate

from bot.speech.cache import AudioCache
from bot.speech.speaker import Speaker
from tests.web.conftest import Site
from tests.web.fakes import FakeEar
from web import speech, transcriptions
from web.limits import AddressLimits
from web.openapi import describe
from web.speech import SignedSpeech


def test_the_description_is_valid_openapi(site: Site) -> None:
    body = site.client.get("/api/openapi.json").get_json()
    assert body["openapi"].startswith("3.1")
    validate(body)
    assert body == describe()


def test_every_route_of_the_api_is_described_and_nothing_else(site: Site, tmp_path: Path) -> None:
    app = site.client.application
    app.register_blueprint(
        speech.blueprint(SignedSpeech(Speaker([], AudioCache(tmp_path)), b"secret"))
    )
    app.register_blueprint(transcriptions.blueprint(FakeEar(), AddressLimits(None), list))
    there = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(("/api/", "/health/", "/metrics", "/phone/"))
        and rule.rule != "/api/openapi.json"
        for method in rule.methods or ()
        if method not in ("HEAD", "OPTIONS")
    }
    described = {
        (path, method)
        for path, item in describe()["paths"].items()
        for method in item
        if method != "parameters"
    }
    assert there == described


def test_every_status_of_the_contract_is_described() -> None:
    say = describe()["paths"]["/api/conversations/{conversation}/messages"]["post"]["responses"]
    assert {"200", "400", "404", "413", "415", "422", "429", "503"} <= set(say)


def test_every_type_of_sound_that_is_described_is_taken() -> None:
    described = describe()["paths"]["/api/transcriptions"]["post"]["requestBody"]["content"]
    assert set(described) - {"multipart/form-data"} <= transcriptions.TYPES
