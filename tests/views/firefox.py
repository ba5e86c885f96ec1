"""A person at Firefox, which puppeteer drives: firefox.mjs."""

from __future__ import annotations

import contextlib
import os
import signal
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.workers.client import Worker
from tests.views.looks import FIRST, Look

DRIVER = Path(__file__).with_suffix(".mjs")
START_SECONDS = 60
PATIENCE_SECONDS = 60


class Firefox:
    """A running Firefox, which shows one page at a time."""

    def __init__(self, node: Path, packages: Path, firefox: Path) -> None:
        """``packages`` is the folder that ``node_modules`` stands in."""
        command = (str(node), str(DRIVER), str(firefox), str(packages))
        self._driver = Worker(command, start_seconds=START_SECONDS)
        self._pid = 0

    def do(self, action: str, **wishes: Any) -> Any:
        """What an action of firefox.mjs gives. One that cannot be done is a failed assertion."""
        answer, _ = self._driver.ask({"action": action, **wishes}, seconds=PATIENCE_SECONDS)
        assert "failed" not in answer, answer["failed"]
        return answer["value"]

    def open(self, **wishes: Any) -> None:
        self._pid = self.do("open", **wishes)

    def close(self) -> None:
        if self._driver.pid:
            self.do("close")
        self._driver.close()
        # Where the driver was killed for hanging, Firefox does not know of it.
        with contextlib.suppress(ProcessLookupError):
            if self._pid:
                os.kill(self._pid, signal.SIGKILL)


class FirefoxVisitor:
    """A :class:`tests.views.visitor.Visitor` with a context of their own."""

    browser = "firefox"

    def __init__(self, firefox: Firefox, *, touch: bool = False, javascript: bool = True) -> None:
        self._do = firefox.do
        firefox.open(touch=touch, javascript=javascript)
        self.look(FIRST)

    def visit(self, address: str, status: int = 200) -> None:
        assert self._do("visit", address=address) in (None, status)

    def look(self, look: Look) -> None:
        self._do("look", **asdict(look))

    def press(self, name: str, role: str = "button") -> None:
        self._do("press", name=name, role=role)

    def point_at(self, words: str) -> None:
        self._do("point_at", words=words)

    def type(self, words: str) -> None:
        self._do("type", words=words)

    def key(self, name: str) -> None:
        self._do("key", name=name)

    def sees(self, words: str) -> None:
        self._do("sees", words=words)

    def run(self, script: str, argument: Any = None) -> Any:
        return self._do("run", script=script, argument=argument)

    def go_offline(self) -> None:
        self._do("go_offline")

    def errors(self) -> list[str]:
        return list(self._do("errors"))

    def picture(self, file: Path, *, whole: bool) -> None:
        self._do("picture", file=str(file.resolve()), whole=whole)

    def leave(self) -> None:
        self._do("leave")
