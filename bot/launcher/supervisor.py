"""Keeps the parts running: starts them, waits for each, restarts what dies, gives up in the end."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen

from bot.launcher import remedies
from bot.launcher.console import Console
from bot.launcher.errors import LauncherError
from bot.launcher.parts import Chore, Part, answers
from bot.launcher.processes import Processes
from bot.launcher.signals import StopSignals

DEATHS_TO_GIVE_UP = 5
WINDOW_SECONDS = 60.0
FIRST_PAUSE_SECONDS = 1.0
LOOK_SECONDS = 0.1
LAST_LINES = 15
LOG_TAIL_BYTES = 16_384


@dataclass
class _Running:
    part: Part
    log: Path
    process: Popen[bytes] | None = None
    restart_at: float | None = None
    deaths: deque[float] = field(default_factory=deque)
    """When it died in the last minute, on the monotonic clock."""


@dataclass
class _Doing:
    chore: Chore
    log: Path
    next_at: float = 0.0
    process: Popen[bytes] | None = None


class Supervisor:
    """Runs parts as children of this process. ``logs`` gets one file a part and chore.

    Chores begin once every part is ready. One that takes longer than its time is not begun twice.

    The caller closes ``processes``, which ends all parts.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        environment: Mapping[str, str],
        root: Path,
        logs: Path,
        processes: Processes,
        console: Console,
        signals: StopSignals,
        clock: Callable[[], float] = time.monotonic,
        chores: Sequence[Chore] = (),
    ) -> None:
        self._environment = environment
        self._root = root
        self._processes = processes
        self._console = console
        self._signals = signals
        self._clock = clock
        self._running = [_Running(part, logs / f"{part.name.lower()}.log") for part in parts]
        self._doing = [_Doing(chore, logs / f"{chore.name.lower()}.log") for chore in chores]

    def start(self) -> None:
        """Start all parts and wait until each is ready, saying so in a line each.

        Raises:
            LauncherError: when a part dies too often or is not ready in time.
            StopError: when the person asked to stop.
        """
        begin = self._clock()
        for running in self._running:
            running.log.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):
                running.log.replace(running.log.with_suffix(".log.1"))
            self._launch(running)
        progress = self._console.progress("Starting")
        waiting = list(self._running)
        while waiting:
            progress.tick()
            self._look_after()
            for running in list(waiting):
                seconds = self._clock() - begin
                if running.process is not None and answers(running.part.health_url):
                    waiting.remove(running)
                    self._console.clear()
                    where = running.part.health_url.split("/")[2]
                    self._console.say(f"{running.part.name:<8} ready on {where}, {seconds:.0f} s")
                elif seconds > running.part.start_seconds:
                    raise self._give_up(running, f"was not ready after {seconds:.0f} seconds")
            if waiting:
                self._signals.pause(LOOK_SECONDS)

    def watch(self) -> None:
        """Keep the parts running until the person asks to stop.

        Raises:
            StopError: when the person asked to stop.
            LauncherError: when a part dies too often.
        """
        while True:
            self._look_after()
            self._do_chores()
            self._signals.pause(LOOK_SECONDS)

    def _do_chores(self) -> None:
        """Begin what is due. What fails says so in its log and is tried again in its time."""
        for doing in self._doing:
            if doing.process is not None and doing.process.poll() is not None:
                self._processes.stop([doing.process], seconds=0)
                doing.process = None
            if doing.process is None and self._clock() >= doing.next_at:
                doing.next_at = self._clock() + doing.chore.every_seconds
                with doing.log.open("ab") as output:
                    doing.process = self._processes.start(
                        doing.chore.argv, self._environment, self._root, output
                    )

    def _launch(self, running: _Running) -> None:
        with running.log.open("ab") as output:
            running.process = self._processes.start(
                running.part.argv, self._environment, self._root, output
            )
        running.restart_at = None

    def _look_after(self) -> None:
        for running in self._running:
            if running.process is not None and running.process.poll() is not None:
                self._buried(running, running.process)
            elif running.restart_at is not None and self._clock() >= running.restart_at:
                self._launch(running)

    def _buried(self, running: _Running, dead: Popen[bytes]) -> None:
        """Clear up after a part that died, and say when it starts again."""
        self._processes.stop([dead], seconds=0)  # its own children may still hold the port
        running.process = None
        now = self._clock()
        running.deaths.append(now)
        while running.deaths[0] <= now - WINDOW_SECONDS:
            running.deaths.popleft()
        times = len(running.deaths)
        if times >= DEATHS_TO_GIVE_UP:
            raise self._give_up(running, f"stopped {times} times in a minute")
        pause = FIRST_PAUSE_SECONDS * 2 ** (times - 1)
        running.restart_at = now + pause
        self._console.clear()
        self._console.say(
            f"{running.part.name} stopped ({_how(dead.returncode)}). "
            f"It starts again in {pause:.0f} s."
        )

    def _give_up(self, running: _Running, reason: str) -> LauncherError:
        lines = _tail(running.log)
        remedy = f"Read {running.log}, put it right and start again."
        if remedies.known(lines) == remedies.FULL_DISK:
            remedy = remedies.FULL_DISK
        self._console.clear()
        return LauncherError(
            f"The last lines of {running.part.name}:\n{lines}\n"
            f"{running.part.name} {reason}, so everything was stopped. {remedy}"
        )


def _how(code: int) -> str:
    return f"killed by signal {-code}" if code < 0 else f"exit code {code}"


def _tail(log: Path) -> str:
    with log.open("rb") as file:
        file.seek(0, 2)
        file.seek(max(0, file.tell() - LOG_TAIL_BYTES))
        text = file.read().decode("utf-8", errors="replace")
    return "\n".join("  " + line for line in text.splitlines()[-LAST_LINES:])
