"""Finds a Python of a wanted version by running every candidate.

Being on the PATH proves nothing: pyenv puts shims there that fail, and a Python can lack ssl.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PROBE = (
    "import sys, ssl, sqlite3, ctypes, zlib, os; "
    "print('%d.%d.%d' % sys.version_info[:3]); "
    "print(os.path.realpath(getattr(sys, '_base_executable', None) or sys.executable))"
)
"""Prints the version and the path of the real interpreter behind a shim or environment."""
PROBE_SECONDS = 30


@dataclass(frozen=True)
class Interpreter:
    """A Python that was run and works."""

    path: Path
    version: str
    """Such as "3.12.1"."""


def probe(python: str | Path, env: Mapping[str, str]) -> Interpreter | None:
    """Run ``python``; None when it does not work or lacks a module that Daywise needs."""
    try:
        result = subprocess.run(
            [str(python), "-c", PROBE],
            env=dict(env),
            capture_output=True,
            text=True,
            timeout=PROBE_SECONDS,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return None
    lines = result.stdout.splitlines()
    if result.returncode != 0 or len(lines) < 2:
        return None
    return Interpreter(Path(lines[-1]), lines[-2])


def candidates(version: str, env: Mapping[str, str]) -> Iterator[Path]:
    """Where a Python ``version`` ("3.12") may stand, likeliest first."""
    name = f"python{version}"
    for folder in env.get("PATH", "").split(":"):
        found = shutil.which(name, path=folder) if folder else None
        if found:
            yield Path(found)
    home = env.get("HOME")
    pyenv = env.get("PYENV_ROOT") or (f"{home}/.pyenv" if home else None)
    if pyenv:
        folders = Path(pyenv, "versions").glob(f"{version}.*/bin/{name}")
        yield from sorted(folders, key=_patch, reverse=True)
    for folder in ("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"):
        if Path(folder, name).exists():
            yield Path(folder, name)


def find(version: str, env: Mapping[str, str]) -> Interpreter | None:
    """The first candidate that runs and is of ``version``, or None."""
    tried = set()
    for candidate in candidates(version, env):
        if candidate in tried:
            continue
        tried.add(candidate)
        interpreter = probe(candidate, env)
        if interpreter and interpreter.version.startswith(version + "."):
            return interpreter
    return None


def _patch(python: Path) -> tuple[int, ...]:
    parts = python.parent.parent.name.split(".")
    return tuple(int(part) if part.isdecimal() else -1 for part in parts)
