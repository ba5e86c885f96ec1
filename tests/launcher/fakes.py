"""Fake programs, and fake parts that can die, hang and leave children behind."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path


class Programs:
    """A folder of fake programs that goes first on the PATH."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def shell(self, name: str, body: str) -> Path:
        """A program written in sh."""
        return self._write(name, f"#!/bin/sh\n{body}\n")

    def python(self, name: str, body: str) -> Path:
        """A program written in Python."""
        return self._write(name, f"#!{sys.executable} -IS\n{body}\n")

    def interpreter(self, name: str, version: str, path: Path | None = None) -> Path:
        """A Python that tells a version, and where it really stands."""
        real = path or self.folder / name
        return self.shell(name, f"echo {version}; echo {real}")

    def _write(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)
        return file


UV = """
import os, pathlib, sys

here = pathlib.Path(sys.argv[0]).parent
arguments = sys.argv[1:]
with open(here / "uv.calls", "a") as calls:
    print(*arguments, file=calls)
if arguments == ["--version"]:
    print("uv 9.9.9 (a fake)")
elif arguments[0] == "venv":
    # answers what the interpreter behind it says of itself, and runs all else for real
    interpreter, folder = arguments[2], pathlib.Path(arguments[3])
    python = folder / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\\nif [ "$1" = -c ]; then exec {interpreter} "$@"; fi\\n'
                      f'exec {sys.executable} "$@"\\n')
    python.chmod(0o755)
elif arguments[:2] == ["pip", "sync"] and (here / "uv.sync-fails").exists():
    sys.exit((here / "uv.sync-fails").read_text())
elif arguments[:2] == ["pip", "compile"]:
    pathlib.Path(arguments[arguments.index("--output-file") + 1]).write_text(
        (here / "uv.lock-text").read_text())
elif arguments[:2] == ["python", "install"]:
    if (here / "uv.install-fails").exists():
        sys.exit((here / "uv.install-fails").read_text())
    (here / "uv.fetched").touch()
elif arguments[:2] == ["python", "find"]:
    if not (here / "uv.fetched").exists():
        sys.exit("error: No interpreter found")
    print(here / "fetched-python")
"""
"""Does what uv does, on the outside. It notes each call in ``uv.calls``."""


def fake_uv(programs: Programs) -> Path:
    return programs.python("uv", UV)


def uv_calls(programs: Programs) -> list[str]:
    """What the fake uv was asked to do, but for its version."""
    calls = programs.folder / "uv.calls"
    lines = calls.read_text().splitlines() if calls.exists() else []
    return [line for line in lines if line != "--version"]


NPM = """
import pathlib, sys

here = pathlib.Path(sys.argv[0]).parent
arguments = sys.argv[1:]
with open(here / "npm.calls", "a") as calls:
    print(*arguments, file=calls)
folder = pathlib.Path(arguments[arguments.index("--prefix") + 1])
if arguments[0] == "install":
    (folder / "package-lock.json").write_text((here / "npm.lock-text").read_text())
else:
    (folder / "node_modules").mkdir(exist_ok=True)
"""
"""Does what npm does, on the outside. It notes each call in ``npm.calls``."""


def fake_npm(programs: Programs, lock: str = "{}\n") -> Path:
    """``lock`` is what it locks."""
    (programs.folder / "npm.lock-text").write_text(lock)
    return programs.python("npm", NPM)


def npm_calls(programs: Programs) -> list[str]:
    """What the fake npm was asked to do."""
    return (programs.folder / "npm.calls").read_text().splitlines()


def wait_until(true: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether it became true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return true()


def is_running(pid: int) -> bool:
    """Whether a process runs; one that is dead and not yet collected does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return Path("/proc").exists() is False
