"""The three parts that serve: how each is started and how it says that it is up."""

from __future__ import annotations

import http.client
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from bot.launcher.layout import DIALOGUE, MAIN, Layout
from bot.launcher.ports import LOOPBACK

PROBE_SECONDS = 2.0
REFRESH_SECONDS = 300.0
"""How often it is looked which feeds are due; how often each is read its entry says."""
EVERYWHERE = {"0.0.0.0": LOOPBACK, "::": "[::1]"}
"""Addresses to listen on that are no addresses to ask."""

# without this, a proxy set for the outside world would be asked for loopback addresses
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Part:
    """One long-running program. ``health_url`` answers 200 when it is ready to work."""

    name: str
    argv: tuple[str, ...]
    health_url: str
    start_seconds: float = 120.0
    """What it gets to become ready at the start of a run."""


@dataclass(frozen=True)
class Chore:
    """A program that is run again and again beside the parts, and ends by itself."""

    name: str
    argv: tuple[str, ...]
    every_seconds: float


@dataclass(frozen=True)
class Addresses:
    """Where the parts listen. Rasa and the actions listen on loopback only."""

    host: str
    port: int
    rasa_port: int
    actions_port: int

    @property
    def web_url(self) -> str:
        """The address to open, without a slash at its end."""
        host = EVERYWHERE.get(self.host) or (f"[{self.host}]" if ":" in self.host else self.host)
        return f"http://{host}:{self.port}"

    def settings(self, state: Path) -> dict[str, str]:
        """What the parts are told through their environment."""
        return {
            "DAYWISE_HOST": self.host,
            "PORT": str(self.port),
            "DAYWISE_RASA_PORT": str(self.rasa_port),
            "DAYWISE_ACTIONS_PORT": str(self.actions_port),
            "DAYWISE_STATE": str(state),
        }


def of(layout: Layout, addresses: Addresses) -> tuple[Part, ...]:
    """The parts of Daywise, the slowest to start first."""
    main, dialogue = str(layout.python(MAIN)), str(layout.python(DIALOGUE))
    return (
        Part(
            "Rasa",
            (dialogue, "-m", "bot.dialogue.server"),
            f"http://{LOOPBACK}:{addresses.rasa_port}/status",
        ),
        Part(
            "actions",
            (main, "-m", "actions.server"),
            f"http://{LOOPBACK}:{addresses.actions_port}/health",
        ),
        Part("web", (main, "-m", "web.server"), f"{addresses.web_url}/health/live"),
    )


def chores_of(layout: Layout, council: str) -> tuple[Chore, ...]:
    """What is done while Daywise serves: feeds are kept fresh, where the council lists any."""
    if not (layout.root / "data" / "councils" / council / "sources.toml").exists():
        return ()
    argv = (str(layout.python(MAIN)), "-m", "bot.cli", "refresh")
    return (Chore("feeds", argv, REFRESH_SECONDS),)


def answers(url: str) -> bool:
    """Whether ``url`` answers 200 within two seconds."""
    try:
        with _opener.open(url, timeout=PROBE_SECONDS) as response:
            return bool(response.status == 200)
    except (OSError, http.client.HTTPException):  # URLError is an OSError
        return False
