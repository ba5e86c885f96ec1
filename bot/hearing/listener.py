"""Listens to a sound file: what was said in it, and how sure that is."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.breaker import Breaker
from bot.errors import DaywiseError
from bot.hearing.judging import Heard, Segment, judge
from bot.hearing.prompt import prompt
from bot.language.places import read_place_names
from bot.settings import Settings
from bot.workers.client import Worker, WorkerBusyError, WorkerError, module_command

if TYPE_CHECKING:
    from bot.language.gazetteer import Gazetteer

LOG = logging.getLogger(__name__)
MOST_WAITING = 4
"""People who are listened to or wait for it; with a second each, the last waits four."""
FAILURES, REST_SECONDS = 2, 30.0
"""A recogniser that fails twice in a row is left alone a while, so that nobody waits for it."""
BYTES_A_SECOND = 2 * 16_000
_SHORTEST_SECONDS = 0.1
_STARTER = "Is there anything in way mouth?"
"""Makes the reader of places load all that it needs."""


class NotSoundError(DaywiseError):
    """The bytes hold no sound that we read."""


class TooLongError(DaywiseError):
    """The sound is longer than 30 seconds."""


class NothingHeardError(DaywiseError):
    """There are no words in the sound."""


class HearingUnavailableError(DaywiseError):
    """The recogniser is missing, hangs or has too many to listen to."""


@dataclass(frozen=True)
class Patience:
    """Seconds that each process may take; ``start`` is added for the first answer of each."""

    decode: float = 5.0
    recognise: float = 10.0
    """Thirty seconds of speech take two on two cores."""
    start: float = 15.0
    wait: float = 8.0
    """For each while it works for others."""


class Listener:
    """The decoder and the recogniser, each in its process. Threads may share it."""

    def __init__(
        self,
        gazetteer: Callable[[], Gazetteer],
        prompt: Callable[[], str] = lambda: "",
        *,
        decoder: tuple[str, ...] = module_command("bot.hearing.decoding"),
        recogniser: tuple[str, ...] = module_command("bot.hearing.whisper"),
        patience: Patience | None = None,
    ) -> None:
        """Nothing starts or loads before the first sound.

        ``prompt``: what Whisper is told beforehand (:func:`bot.hearing.prompt.prompt`).
        """
        self._gazetteer = gazetteer
        self._prompt = cache(prompt)
        self._patience = patience or Patience()
        start = self._patience.start
        # A hostile file that took the decoder over would find nothing of ours in its environment.
        self._decoder = Worker(decoder, start_seconds=start, environment={})
        self._recogniser = Worker(recogniser, start_seconds=start)
        self._breaker = Breaker(FAILURES, REST_SECONDS)
        self._places = threading.BoundedSemaphore(MOST_WAITING)
        self._prepared = False

    @property
    def pids(self) -> tuple[int | None, int | None]:
        """The decoder's process and the recogniser's, where they run."""
        return self._decoder.pid, self._recogniser.pid

    def wake(self) -> None:
        """Start both processes, and load the places, without waiting for them."""
        self._decoder.wake()
        if not self._breaker.resting:
            self._recogniser.wake()
        if not self._prepared:
            self._prepared = True
            threading.Thread(target=self._prepare, name="places", daemon=True).start()

    def close(self) -> None:
        """End both processes."""
        self._decoder.close()
        self._recogniser.close()

    def listen(self, file: bytes) -> Heard:
        """What was said in a WebM, Ogg, WAV or MP4 file, with places of here by their names.

        Raises:
            NotSoundError: the bytes are none of these, or damaged from the beginning on.
            TooLongError: it plays longer than 30 seconds.
            NothingHeardError: nobody says anything in it.
            HearingUnavailableError: try again later.
        """
        if not self._places.acquire(blocking=False):
            raise HearingUnavailableError("Too many people are listened to.")
        try:
            return self._listened(file)
        finally:
            self._places.release()

    def _listened(self, file: bytes) -> Heard:
        samples = self._decoded(file)
        seconds = len(samples) / BYTES_A_SECOND
        try:
            heard = self._recognised(samples) if seconds >= _SHORTEST_SECONDS else None
            text = self._with_places(heard.text) if heard else ""
        except sqlite3.Error as error:
            raise HearingUnavailableError("The table of places cannot be read.") from error
        except HearingUnavailableError as error:
            LOG.warning("Not heard %.1f s of sound: %s", seconds, error)
            raise
        LOG.info("Heard %.1f s of sound: %s", seconds, "words" if heard else "nothing")
        if heard is None:
            raise NothingHeardError("There are no words in it.")
        return Heard(text, heard.confidence)

    def _decoded(self, file: bytes) -> bytes:
        try:
            head, samples = self._decoder.ask(
                {}, file, seconds=self._patience.decode, wait_seconds=self._patience.wait
            )
        except WorkerBusyError as error:
            raise HearingUnavailableError("The decoder is busy.") from error
        except WorkerError as error:
            if not self._decoder_works():
                LOG.warning("The decoder does not work: %s", error)
                raise HearingUnavailableError("The decoder does not work.") from error
            # A file that breaks its reader, or keeps it for seconds, is no recording.
            LOG.warning("A file broke the decoder.")
            raise NotSoundError("It breaks its reader.") from error
        if head.get("refused") == "too_long":
            raise TooLongError("It is longer than 30 seconds.")
        if "refused" in head:
            raise NotSoundError("It is no sound.")
        return samples

    def _decoder_works(self) -> bool:
        try:
            head, _ = self._decoder.ask(
                {}, seconds=self._patience.decode, wait_seconds=self._patience.wait
            )
        except WorkerError:
            return False
        return head.get("refused") == "not_sound"  # as for every empty file

    def _recognised(self, samples: bytes) -> Heard | None:
        if not self._breaker.allows():
            raise HearingUnavailableError("The recogniser failed lately.")
        try:
            head, _ = self._recogniser.ask(
                {"prompt": self._prompt()},
                samples,
                seconds=self._patience.recognise,
                wait_seconds=self._patience.wait,
            )
            segments = [Segment(**one) for one in head["segments"]]
        except WorkerBusyError as error:
            raise HearingUnavailableError("The recogniser is busy.") from error
        except (WorkerError, KeyError, TypeError) as error:
            self._breaker.failed()
            # Its own words may hold what was said.
            raise HearingUnavailableError("The recogniser did not answer.") from error
        self._breaker.succeeded()
        return judge(segments, self._prompt())

    def _prepare(self) -> None:
        with contextlib.suppress(Exception):  # whoever speaks first finds out and is told
            self._with_places(_STARTER)

    def _with_places(self, text: str) -> str:
        # Imported here: it brings spaCy, of 100 MB, and a server that hears nobody needs it not.
        from bot.hearing.names import with_places

        return with_places(text, self._gazetteer())


def open_listener(
    settings: Settings, gazetteer: Callable[[], Gazetteer], patience: Patience | None = None
) -> Listener:
    """The listener of the settings' council. Nothing starts before it is needed."""
    # The names alone are read in a moment; the gazetteer loads while Whisper starts.
    return Listener(
        gazetteer,
        lambda: prompt(read_place_names(settings.places_file, settings.council)),
        patience=patience,
    )
