"""A PostgreSQL server of one's own: in a folder that goes when it does, for tests and measuring."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.launcher.errors import LauncherError
from bot.launcher.processes import Processes

USER = "daywise"
START_SECONDS = 60
_PLAIN_USERS = ("postgres", "nobody")
"""Whom the server runs as where we are root, which it refuses to be."""
_CAREFREE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""What makes tests quick; a power cut may then lose all, and it is of no use afterwards anyway."""


@dataclass(frozen=True)
class Cluster:
    """A running server. It listens on a socket in its own folder, and on no port."""

    folder: Path

    def url(self, database: str) -> str:
        """The address of one of its databases, which need not exist yet."""
        return f"postgresql://{USER}@/{database}?host={self.folder}"


@contextmanager
def cluster(
    programs: Path, env: Mapping[str, str], *, settings: Sequence[str] = _CAREFREE
) -> Iterator[Cluster]:
    """Make a server with the ``programs`` of a folder, run it, and take all of it away again.

    Raises:
        LauncherError: saying what initdb or the server said.
    """
    # Its own folder in the system's: a test's is often closed to other users than root, and the
    # path of a socket may have 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="daywise-pg-"))
    data, log = folder / "data", folder / "server.log"
    become = _become(folder)
    # In English, whatever the operator speaks: what it says is looked through.
    env = {**env, "LC_ALL": "C.UTF-8", "PGTZ": "UTC"}
    try:
        made = subprocess.run(
            [*become, str(programs / "initdb"), "--pgdata", str(data), "--username", USER,
             "--auth", "trust", "--encoding", "UTF8", "--no-locale", "--no-sync"],
            env=env, cwd=folder, capture_output=True, text=True,
        )  # fmt: skip
        if made.returncode != 0:
            raise LauncherError(f"A PostgreSQL of our own could not be made: {made.stderr.strip()}")
        options = [f"unix_socket_directories={folder}", "listen_addresses=", *settings]
        argv = [*become, str(programs / "postgres"), "-D", str(data)]
        with Processes() as processes, log.open("wb") as output:
            argv += [part for option in options for part in ("-c", option)]
            server = processes.start(argv, env, folder, output)
            _wait(server, folder, log)
            try:
                yield Cluster(folder)
            finally:
                # SIGINT is its "fast" shutdown; SIGTERM waits for whoever is connected.
                processes.stop([server], first=signal.SIGINT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _become(folder: Path) -> tuple[str, ...]:
    """What a command begins with so that it does not run as root; ``folder`` becomes its own."""
    if os.geteuid() != 0:
        return ()
    for name in _PLAIN_USERS:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, user.pw_uid, user.pw_gid)
        return (
            "setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--",
        )  # fmt: skip
    raise LauncherError(
        "PostgreSQL does not run as root, and there is no user to run it as. "
        "Make one called postgres, or run the command as another user than root."
    )


def _wait(server: subprocess.Popen[bytes], folder: Path, log: Path) -> None:
    """Until the server takes connections: it writes "ready" as the last line of its pid file."""
    pid_file = folder / "data" / "postmaster.pid"
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        if pid_file.exists() and pid_file.read_text().rstrip().endswith("ready"):
            return
        time.sleep(0.02)
    said = log.read_text(encoding="utf-8", errors="replace").strip()[-500:]
    raise LauncherError(f"A PostgreSQL of our own did not start: {said}")
