"""Rings and texts as Twilio does, and checks what comes back against what TwiML allows."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from itertools import count
from typing import Any
from xml.etree import ElementTree

from werkzeug.test import TestResponse

from tests.web.conftest import Site

TOKEN = "f00dfeed"
PUBLIC_URL = "https://daywise.example.gov.uk"
NUMBER = "+447700900123"

# Source: https://www.twilio.com/docs/voice/twiml, and for Message .../messaging/twiml.
_SPOKEN = {"Say", "Play", "Pause"}
ALLOWED: dict[str, tuple[set[str], set[str]]] = {
    "Response": (set(), {*_SPOKEN, "Gather", "Dial", "Redirect", "Hangup", "Message"}),
    "Gather": (
        {
            "action", "method", "input", "language", "timeout", "speechTimeout", "numDigits",
            "finishOnKey", "actionOnEmptyResult", "profanityFilter", "hints",
        },
        _SPOKEN,
    ),
    "Say": ({"voice", "language"}, {"prosody"}),
    "prosody": ({"rate"}, set()),
    "Play": (set(), set()),
    "Pause": ({"length"}, set()),
    "Dial": ({"action", "method", "timeout"}, {"Number"}),
    "Number": (set(), set()),
    "Redirect": ({"method"}, set()),
    "Hangup": (set(), set()),
    "Message": (set(), set()),
}  # fmt: skip


def signed(path: str, fields: dict[str, str], token: str = TOKEN) -> str:
    """Twilio's signature, written down here a second time from its documentation."""
    text = PUBLIC_URL + path
    for name in sorted(fields):
        text += name + fields[name]
    return base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()


@dataclass(frozen=True)
class Told:
    """One answer of ours, parsed and checked."""

    root: ElementTree.Element

    @property
    def words(self) -> str:
        """All that is said."""
        spoken = [e.text or "" for tag in ("Say", "prosody") for e in self.root.iter(tag)]
        return " ".join(text for text in spoken if text)

    @property
    def said(self) -> list[str]:
        return [text for e in self.root.iter("Say") if (text := "".join(e.itertext()))]

    @property
    def listens(self) -> bool:
        return self.root.find("Gather") is not None

    @property
    def ends(self) -> bool:
        return self.root.find("Hangup") is not None

    @property
    def rings(self) -> str | None:
        return self.root.findtext("Dial/Number")

    @property
    def rates(self) -> set[str | None]:
        return {e.get("rate") for e in self.root.iter("prosody")}

    @property
    def text(self) -> str | None:
        return self.root.findtext("Message")


def read(response: TestResponse) -> Told:
    """The answer to a request that was signed rightly."""
    assert response.status_code == 200, response.get_data(as_text=True)
    assert response.mimetype == "application/xml"
    assert response.headers["Cache-Control"] == "no-store"
    root = ElementTree.fromstring(response.get_data())
    assert root.tag == "Response"
    for element in root.iter():
        attributes, children = ALLOWED[element.tag]
        assert set(element.keys()) <= attributes
        assert {child.tag for child in element} <= children
        assert len(element.text or "") <= 4096
    return Told(root)


@dataclass
class Line:
    """A telephone line to one application."""

    site: Site

    def __post_init__(self) -> None:
        self._numbers = count(1)

    def post(self, path: str, fields: dict[str, str], signature: str | None = None) -> TestResponse:
        given = signed(path, fields) if signature is None else signature
        headers = {"X-Twilio-Signature": given} if given else {}
        return self.site.client.post(path, data=fields, headers=headers)

    def ring(self, call: str = "CA1", number: str = NUMBER) -> Told:
        return read(self.post("/phone/voice", _call(call, number, CallStatus="ringing")))

    def go_on(self, call: str = "CA1", number: str = NUMBER, **fields: str) -> Told:
        fields = {"CallStatus": "in-progress", **fields}
        return read(self.post("/phone/voice/said", _call(call, number, **fields)))

    def say(self, words: str, confidence: str = "0.91", **more: Any) -> Told:
        return self.go_on(SpeechResult=words, Confidence=confidence, **more)

    def press(self, key: str, **more: Any) -> Told:
        return self.go_on(Digits=key, FinishedOnKey="", **more)

    def silence(self, **more: Any) -> Told:
        return self.go_on(SpeechResult="", **more)

    def text(self, body: str, number: str = NUMBER, **fields: str) -> str | None:
        sid = f"SM{next(self._numbers):032x}"
        fields = {
            "MessageSid": sid, "SmsSid": sid, "AccountSid": "AC1", "From": number,
            "To": "+441632960000", "Body": body, "NumMedia": "0", "NumSegments": "1",
            "FromCountry": "GB", "ApiVersion": "2010-04-01", **fields,
        }  # fmt: skip
        return read(self.post("/phone/sms", fields)).text


def _call(call: str, number: str, **fields: str) -> dict[str, str]:
    """The fields of Twilio's voice requests, with the empty ones that it sends too."""
    return {
        "AccountSid": "AC1", "ApiVersion": "2010-04-01", "CallSid": call, "Called": "+441632960000",
        "Caller": number, "CallerCity": "", "CallerCountry": "GB", "Direction": "inbound",
        "From": number, "FromCountry": "GB", "FromZip": "", "To": "+441632960000", **fields,
    }  # fmt: skip
