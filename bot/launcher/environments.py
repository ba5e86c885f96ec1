"""The two Python environments, made from locks with hashes and made anew only when needed."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable

from bot.launcher import interpreters
from bot.launcher.interpreters import Interpreter
from bot.launcher.layout import EnvironmentSpec
from bot.launcher.uv import Uv, find_or_install
from bot.launcher.workshop import Workshop

STAMP = "daywise.json"
"""Written last, so that an environment without it is a half-made one."""


class Environments:
    """Makes environments, finding uv and interpreters only when something must be made."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._uv: Uv | None = None
        self._interpreters: dict[str, Interpreter] = {}

    def uv(self) -> Uv:
        """The uv to use, looked for once.

        Raises:
            LauncherError: when there is none and none can be installed.
        """
        if self._uv is None:
            self._uv = find_or_install(self._workshop)
        return self._uv

    def interpreter(self, version: str) -> Interpreter:
        """A working Python of ``version`` ("3.12"), found on this computer or fetched by uv.

        Raises:
            LauncherError: when there is none.
        """
        if version not in self._interpreters:
            found = interpreters.find(version, self._workshop.environment)
            self._interpreters[version] = found or self.uv().interpreter(version)
        return self._interpreters[version]

    def is_ready(self, spec: EnvironmentSpec) -> bool:
        """Whether the environment is whole, made from today's lock, and its Python still runs."""
        try:
            stamp = json.loads(
                (self._workshop.layout.environment(spec) / STAMP).read_text(encoding="utf-8")
            )
        except (OSError, ValueError):
            return False
        python = interpreters.probe(self._workshop.layout.python(spec), self._workshop.environment)
        return python is not None and stamp == self._stamp(spec, python.version)

    def ensure(self, specs: Iterable[EnvironmentSpec]) -> None:
        """Make those that are not ready.

        Raises:
            LauncherError: with what to do when one cannot be made.
        """
        if all(self.is_ready(spec) for spec in specs):
            return
        lock = self._workshop.layout.tools / "environments.lock"
        busy = "Waiting for another ./daywise to finish making the environments"
        with self._workshop.only_one(lock, busy):
            for spec in specs:
                if not self.is_ready(spec):
                    self._make(spec)

    def _make(self, spec: EnvironmentSpec) -> None:
        layout = self._workshop.layout
        folder = layout.environment(spec)
        interpreter = self.interpreter(spec.python)
        tool = self.uv()
        if folder.exists():
            (folder / STAMP).unlink(missing_ok=True)  # first: a removal that is cut short counts
            shutil.rmtree(folder)
        title = f"Making the Python {spec.python} environment"
        tool.run(title, f"venv-{spec.name}", "venv", "--python", str(interpreter.path), str(folder))
        tool.run(
            f"Installing packages for Python {spec.python}",
            f"packages-{spec.name}",
            "pip", "sync", "--require-hashes", "--python", str(layout.python(spec)), spec.lock,
        )  # fmt: skip
        stamp = json.dumps(self._stamp(spec, interpreter.version))
        (folder / STAMP).write_text(stamp, encoding="utf-8")

    def _stamp(self, spec: EnvironmentSpec, version: str) -> dict[str, str]:
        lock = (self._workshop.layout.root / spec.lock).read_bytes()
        return {"lock": hashlib.sha256(lock).hexdigest(), "python": version}
