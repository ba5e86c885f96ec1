"""gTTS: Google's British voice, for texts that hold nothing of a person's.

gTTS makes the requests and knows their form. We send them ourselves: its own sending checks no
certificate. The service is undocumented and answers 429 under load, so nobody waits for it long
(:mod:`bot.speech.speaker` stops asking after a failure), and what it made is kept for good.
"""

from __future__ import annotations

import base64
import re
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

import requests
from gtts import gTTS  # type: ignore[import-untyped]

from bot.speech.engine import PLAIN_RATE, Audio, Engine, SpeechError, WordTime
from bot.speech.mp3 import NoSoundError, seconds_of

CONNECT_AND_READ_SECONDS = (1.0, 2.0)
WHOLE_SECONDS = 2.5
"""Looking up a name has no timeout of its own, and a long text is several requests."""
_SOUND = re.compile(r'jQ1olc","\[\\"(.*)\\"]')
"""Where gTTS 2.5.4 (``gTTS.stream``) finds the sound in an answer."""

Send = Callable[[requests.PreparedRequest], requests.Response]


class GoogleEngine:
    """Speaks with Google Translate's British voice (:class:`bot.speech.engine.Engine`)."""

    name = "gtts"
    voice = "en-co.uk"
    local = False

    def __init__(self, rhythm: Engine, send: Send | None = None) -> None:
        """``rhythm``: an engine that tells its word times; Google's voice tells none."""
        self._rhythm = rhythm
        self._send = send or _send

    def speak(self, text: str, rate: float = PLAIN_RATE) -> Audio:
        """See :class:`bot.speech.engine.Engine`. A rate below 1 is Google's slow voice."""
        answer: SimpleQueue[bytes | SpeechError] = SimpleQueue()
        thread = threading.Thread(
            target=lambda: answer.put(self._fetch(text, rate)), name="gtts", daemon=True
        )
        thread.start()
        try:
            mp3 = answer.get(timeout=WHOLE_SECONDS)
        except Empty:
            raise SpeechError("Google's voice took too long.") from None
        if isinstance(mp3, SpeechError):
            raise mp3
        try:
            seconds = seconds_of(mp3)
        except NoSoundError as error:
            raise SpeechError("What Google's voice sent is no sound.") from error
        return Audio(mp3, seconds, self._times(text, seconds))

    def wake(self) -> None:
        """There is nothing to start."""

    def close(self) -> None:
        """There is nothing to end."""

    def _fetch(self, text: str, rate: float) -> bytes | SpeechError:
        """The MP3, or why there is none: an error cannot cross from one thread to another."""
        try:
            voice = gTTS(text, lang="en", tld="co.uk", slow=rate < PLAIN_RATE, lang_check=False)
            return b"".join(_sound(self._send(one)) for one in voice._prepare_requests())
        except (requests.RequestException, AssertionError, ValueError) as error:
            return SpeechError(f"Google's voice did not answer: {error}")

    def _times(self, text: str, seconds: float) -> tuple[WordTime, ...]:
        """The rhythm of another voice, stretched to the length of this one."""
        other = self._rhythm.speak(text)
        stretch = seconds / other.seconds
        return tuple(
            WordTime(w.start * stretch, w.end * stretch, w.start_char, w.end_char)
            for w in other.words
        )


def _send(request: requests.PreparedRequest) -> requests.Response:
    with requests.Session() as session:
        return session.send(request, timeout=CONNECT_AND_READ_SECONDS)


def _sound(response: requests.Response) -> bytes:
    response.raise_for_status()
    found = _SOUND.search(response.text)
    if not found:
        raise ValueError("there is no sound in the answer")
    return base64.b64decode(found[1])
