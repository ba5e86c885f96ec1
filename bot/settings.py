"""Everything that is read from the environment, read once, in one place."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.errors import DaywiseError

LONDON = ZoneInfo("Europe/London")
PROJECT = Path(__file__).resolve().parent.parent
SPEECH_ENGINES = ("gtts", "piper", "espeak")
"""In the order in which they are tried unless told otherwise."""
PHONE_VOICE, OWN_VOICE = "Polly.Amy", "own"
"""Who speaks on the telephone: a voice of Twilio's, or our own voices (decision 10)."""


class SettingsError(DaywiseError):
    """A setting holds a value that cannot be used."""


@dataclass(frozen=True)
class Settings:
    """The settings of one run. Ports are TCP ports; ``now`` is fixed only in tests."""

    host: str = "127.0.0.1"
    port: int = 8080
    rasa_port: int = 5005
    actions_port: int = 5055
    council: str = "dorset"
    state: Path = PROJECT / "var"
    now: datetime | None = None
    database_url: str | None = None
    rate_limit: int | None = 30
    """Messages a minute for one address; None switches off every limit by address."""
    origins: tuple[str, ...] = ()
    """Pages that may embed the widget beside the council's own."""
    speech: tuple[str, ...] = SPEECH_ENGINES
    twilio_token: str | None = field(default=None, repr=False)
    """Twilio's auth token, with which it signs what it asks; None switches the telephone off."""
    public_url: str = ""
    """The address of the web server as the outside sees it, without a slash at its end."""
    phone_voice: str = PHONE_VOICE
    """A voice of Twilio's, or OWN_VOICE."""

    @property
    def rasa_url(self) -> str:
        """Where the Rasa server answers, on loopback."""
        return f"http://127.0.0.1:{self.rasa_port}"

    @property
    def actions_url(self) -> str:
        """Where the actions server answers, on loopback."""
        return f"http://127.0.0.1:{self.actions_port}"

    @property
    def council_folder(self) -> Path:
        """The council pack."""
        return PROJECT / "data" / "councils" / self.council

    @property
    def catalogue_url(self) -> str:
        """The SQLAlchemy address of the catalogue."""
        return self.database_url or f"sqlite:///{self.state / 'catalogue.db'}"

    @property
    def places_file(self) -> Path:
        """The SQLite table of postcodes and towns."""
        return self.state / "places.db"

    @property
    def models_folder(self) -> Path:
        """Trained models, one file for each state of their inputs."""
        return self.state / "models"

    def clock(self) -> datetime:
        """What "now" means to people: aware, Europe/London.

        For limits, timeouts and expiry use the real clock instead.
        """
        return self.now or datetime.now(LONDON)


def environment() -> dict[str, str]:
    """All of the environment, for programs that are started with it."""
    return dict(os.environ)


def load(variables: Mapping[str, str] | None = None) -> Settings:
    """Read the settings.

    Raises:
        SettingsError: naming the variable, its value and what it should be.
    """
    env = os.environ if variables is None else variables
    state = Path(env.get("DAYWISE_STATE") or PROJECT / "var")
    if not state.is_absolute():
        state = Path.cwd() / state
    return Settings(
        host=env.get("DAYWISE_HOST") or "127.0.0.1",
        port=_port(env, "PORT", 8080),
        rasa_port=_port(env, "DAYWISE_RASA_PORT", 5005),
        actions_port=_port(env, "DAYWISE_ACTIONS_PORT", 5055),
        council=_council(env.get("DAYWISE_COUNCIL") or "dorset"),
        state=state,
        now=_moment(env.get("DAYWISE_NOW")),
        database_url=env.get("DAYWISE_DATABASE_URL") or None,
        rate_limit=_rate_limit(env.get("DAYWISE_RATE_LIMIT") or "30"),
        origins=tuple(_words(env.get("DAYWISE_ORIGINS", ""))),
        speech=_engines(env.get("DAYWISE_SPEECH") or ",".join(SPEECH_ENGINES)),
        twilio_token=env.get("DAYWISE_TWILIO_TOKEN") or None,
        public_url=_public_url(env),
        phone_voice=_phone_voice(env.get("DAYWISE_PHONE_VOICE") or PHONE_VOICE),
    )


def _port(env: Mapping[str, str], name: str, default: int) -> int:
    value = env.get(name) or str(default)
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise SettingsError(f"{name} is {value!r}. Set it to a port number from 1 to 65535.")
    return int(value)


def _council(value: str) -> str:
    councils = PROJECT / "data" / "councils"
    known = sorted(path.parent.name for path in councils.glob("*/council.toml"))
    if value not in known:
        raise SettingsError(
            f"There is no council pack called {value!r}. "
            f"Set DAYWISE_COUNCIL to one of: {', '.join(known)}."
        )
    return value


def _moment(value: str | None) -> datetime | None:
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise SettingsError(
            f"DAYWISE_NOW is {value!r}. Write it like 2026-11-23T10:00 (London time)."
        ) from error
    return moment.replace(tzinfo=LONDON) if moment.tzinfo is None else moment.astimezone(LONDON)


def _rate_limit(value: str) -> int | None:
    if value == "off":
        return None
    if not value.isdecimal() or int(value) == 0:
        raise SettingsError(
            f"DAYWISE_RATE_LIMIT is {value!r}. Set it to messages a minute, such as 30, or to off."
        )
    return int(value)


def _engines(value: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(_words(value)))
    if not names or not set(names) <= set(SPEECH_ENGINES):
        raise SettingsError(
            f"DAYWISE_SPEECH is {value!r}. Name one or more of {', '.join(SPEECH_ENGINES)}, "
            "with commas, in the order in which they are to be tried."
        )
    return names


def _public_url(env: Mapping[str, str]) -> str:
    value = (env.get("DAYWISE_PUBLIC_URL") or "").rstrip("/")
    if not value:
        if env.get("DAYWISE_TWILIO_TOKEN"):
            raise SettingsError(
                "DAYWISE_TWILIO_TOKEN is set and DAYWISE_PUBLIC_URL is not. Set it to the address "
                "that Twilio asks, such as https://daywise.example.gov.uk."
            )
        return ""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise SettingsError(
            f"DAYWISE_PUBLIC_URL is {value!r}. Write it like https://daywise.example.gov.uk, "
            "without a question mark."
        )
    return value


def _phone_voice(value: str) -> str:
    if value != OWN_VOICE and not re.fullmatch(r"(?:Polly|Google)\.[\w-]+", value):
        raise SettingsError(
            f"DAYWISE_PHONE_VOICE is {value!r}. Set it to a voice of Twilio's, such as "
            f"{PHONE_VOICE}, or to {OWN_VOICE}."
        )
    return value


def _words(value: str) -> list[str]:
    return [word.strip() for word in value.split(",") if word.strip()]
