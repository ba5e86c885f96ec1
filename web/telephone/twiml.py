"""What Twilio is told to do next, as TwiML.

Source: https://www.twilio.com/docs/voice/twiml and https://www.twilio.com/docs/messaging/twiml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from bot.language.spoken import sentences
from bot.settings import OWN_VOICE

PACES = (1.0, 0.8, 0.65)
"""How fast is spoken, as a part of the voice's own pace: plain, slower, slowest."""
LANGUAGE = "en-GB"
_WAIT_SECONDS = 8
"""For the first word: some need long to find it, or to find a key."""
_PAUSE_SECONDS = ("auto", "3", "3")
"""How long a pause ends what is said, by pace. Who listens slowly often speaks slowly."""
_RING_SECONDS = 45
# All but what XML 1.0 allows: https://www.w3.org/TR/xml/#charsets
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Voice:
    """How words become sound: ``name`` is a voice of Twilio's, or ours.

    ``link`` makes the address under /api that plays a sentence. ``public_url`` goes before it.
    """

    name: str
    link: Callable[[str], str]
    public_url: str

    def speak(self, parent: Element, text: str, pace: int) -> None:
        """Say ``text`` (words as they are said) inside of ``parent``."""
        if self.name == OWN_VOICE:
            rate = f"?rate={PACES[pace]:g}" if pace else ""
            # By sentence: each is made once, and an address stays short.
            for sentence in sentences(text):
                address = f"{self.public_url}{self.link(sentence)}{rate}"
                SubElement(parent, "Play").text = _NO_XML.sub(" ", address)
            return
        say = SubElement(parent, "Say", voice=self.name, language=LANGUAGE)
        if pace:
            say = SubElement(say, "prosody", rate=f"{PACES[pace]:.0%}")
        say.text = _NO_XML.sub(" ", text)


def listen(voice: Voice, said: Sequence[str], pace: int, hints: Sequence[str]) -> str:
    """Say everything in ``said``, then hear words or one key, then ask us.

    ``hints`` are words that the caller is likely to say.
    """
    response = Element("Response")
    gather = SubElement(
        response,
        "Gather",
        action=f"{voice.public_url}/phone/voice/said",
        method="POST",
        input="dtmf speech",
        language=LANGUAGE,
        timeout=str(_WAIT_SECONDS),
        speechTimeout=_PAUSE_SECONDS[pace],
        numDigits="1",
        # Else "#" would end the listening and never reach us.
        finishOnKey="",
        actionOnEmptyResult="true",
        # People in distress swear. Stars would hide what the urgent rules look for.
        profanityFilter="false",
        hints=_NO_XML.sub(" ", ", ".join(hints)),
    )
    _speak(voice, gather, said, pace)
    return _written(response)


def wait(voice: Voice, said: Sequence[str], pace: int) -> str:
    """Say everything in ``said``, then ask us again for what was not ready."""
    response = Element("Response")
    _speak(voice, response, said, pace)
    address = f"{voice.public_url}/phone/voice/said?waiting=1"
    SubElement(response, "Redirect", method="POST").text = address
    return _written(response)


def hang_up(voice: Voice, said: Sequence[str], pace: int) -> str:
    """Say everything in ``said`` and end the call."""
    response = Element("Response")
    _speak(voice, response, said, pace)
    SubElement(response, "Hangup")
    return _written(response)


def dial(voice: Voice, said: Sequence[str], pace: int, phone: str) -> str:
    """Say everything in ``said`` and ring ``phone``, a British number as people write it.

    Afterwards Twilio asks us, with how that ended.
    """
    response = Element("Response")
    _speak(voice, response, said, pace)
    ringing = SubElement(
        response,
        "Dial",
        action=f"{voice.public_url}/phone/voice/said",
        method="POST",
        timeout=str(_RING_SECONDS),
    )
    SubElement(ringing, "Number").text = international(phone)
    return _written(response)


def message(text: str | None) -> str:
    """Answer a text with ``text``, or with nothing."""
    response = Element("Response")
    if text is not None:
        SubElement(response, "Message").text = _NO_XML.sub(" ", text)
    return _written(response)


def nothing() -> str:
    """Do nothing."""
    return _written(Element("Response"))


def international(phone: str) -> str:
    """ "01305 221016" as "+441305221016" (E.164)."""
    digits = re.sub(r"\D", "", phone.replace("(0)", ""))
    if phone.strip().startswith("+"):
        return f"+{digits}"
    return f"+44{digits.removeprefix('0')}"


def _speak(voice: Voice, parent: Element, said: Sequence[str], pace: int) -> None:
    for number, text in enumerate(text for text in said if text):
        if number:
            SubElement(parent, "Pause", length="1")
        voice.speak(parent, text, pace)


def _written(response: Element) -> str:
    text: str = tostring(response, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>{text}'
