"""The addresses that play what the assistant said.

An address carries the text itself, signed: the server speaks nothing that it did not say, needs no
table of texts, and any of many servers with the same secret can answer.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection

from flask import Blueprint, Response, jsonify, request, send_file
from itsdangerous import BadSignature, URLSafeSerializer

from bot.language.spoken import Said, said_from, sentences
from bot.settings import Settings
from bot.speech.engine import PLAIN_RATE, Audio, SpeechError
from bot.speech.speaker import Speaker, open_speaker
from bot.wording import say
from web.problems import ProblemError
from web.secret import kept_secret

_A_YEAR_SECONDS = 365 * 24 * 3600
RATES = ("0.8", "0.65")
"""How much slower a sound may be asked for: a few, so that nobody fills the cache with them."""


class SignedSpeech:
    """Signs texts into addresses, and plays them. What :class:`web.messages.Speech` asks for."""

    def __init__(self, speaker: Speaker, secret: bytes, fixed: Collection[str] = ()) -> None:
        """``fixed``: the sentences that are said to everyone alike; any other is private."""
        self._speaker = speaker
        self._fixed = frozenset(fixed)
        self._signer = URLSafeSerializer(secret, salt="daywise-speech")

    def said(self, text: str) -> Said:
        """See :func:`bot.language.spoken.said_from`."""
        return said_from(text)

    def link(self, spoken_text: str, *, private: bool = False) -> str:
        """The address that plays the whole of ``spoken_text``, on this machine if ``private``."""
        return self._sign(spoken_text, private=private or self._is_private(spoken_text))

    def parts(self, spoken_text: str) -> list[dict[str, str]]:
        """The address of each sentence and of its word times, and its words.

        One sentence that is private makes all of them so: a message has one voice.
        """
        private = self._is_private(spoken_text)
        return [
            {"url": link, "words_url": f"{link}/words", "text": sentence}
            for sentence in sentences(spoken_text)
            for link in (self._sign(sentence, private),)
        ]

    def wake(self) -> None:
        """Get the voices ready for somebody who may soon listen."""
        self._speaker.wake()

    def play(self, signed: str, rate: float = PLAIN_RATE) -> tuple[Audio, str]:
        """The sound of a signed text at a rate (1.0 is the voice's own), and the text.

        Raises:
            BadSignature: it is none of ours.
            SpeechError: no engine could make it.
        """
        private, text = self._signer.loads(signed)
        return self._speaker.speak(text, private=bool(private), rate=rate), text

    def _is_private(self, spoken_text: str) -> bool:
        return not self._fixed.issuperset(sentences(spoken_text))

    def _sign(self, spoken_text: str, private: bool) -> str:
        return f"/api/speech/{self._signer.dumps([int(private), spoken_text])}"


def open_speech(settings: Settings, fixed: Collection[str]) -> SignedSpeech:
    """The speech of this server; its secret is made once and kept in the state folder."""
    secret = kept_secret(settings.state / "speech-secret")
    return SignedSpeech(open_speaker(settings), secret, fixed)


def blueprint(speech: SignedSpeech) -> Blueprint:
    """``GET /api/speech/<signed>`` (MP3) and ``GET /api/speech/<signed>/words`` (JSON).

    ``?rate=0.8`` speaks slower.
    """
    routes = Blueprint("speech", __name__)

    @routes.get("/api/speech/<signed>")
    def sound(signed: str) -> Response:
        rate = request.args.get("rate", "")
        audio, _ = _played(speech, signed, float(rate) if rate in RATES else PLAIN_RATE)
        response = send_file(
            io.BytesIO(audio.mp3),
            mimetype="audio/mpeg",
            as_attachment="save" in request.args,
            download_name=say("speech.file"),
            conditional=True,
            etag=hashlib.sha256(audio.mp3).hexdigest(),
            max_age=_A_YEAR_SECONDS,
        )
        response.cache_control.public, response.cache_control.private = False, True
        response.cache_control.immutable = True
        return response

    @routes.get("/api/speech/<signed>/words")
    def words(signed: str) -> Response:
        audio, text = _played(speech, signed)
        response = jsonify(
            {
                "text": text,
                "seconds": round(audio.seconds, 3),
                "words": [
                    {
                        "word": text[word.start_char : word.end_char],
                        "start": round(word.start, 3),
                        "end": round(word.end, 3),
                        "start_char": word.start_char,
                        "end_char": word.end_char,
                    }
                    for word in audio.words
                ],
            }
        )
        response.cache_control.max_age = _A_YEAR_SECONDS
        return response

    return routes


def _played(speech: SignedSpeech, signed: str, rate: float = PLAIN_RATE) -> tuple[Audio, str]:
    try:
        return speech.play(signed, rate)
    except BadSignature as error:
        raise ProblemError(404, say("speech.unknown")) from error
    except SpeechError as error:
        raise ProblemError(503, str(error), retry_after_seconds=5) from error
