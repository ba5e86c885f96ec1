"""Whether a program of the machine runs."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

SECONDS = 60


def version_of(program: Path, env: Mapping[str, str]) -> str | None:
    """What ``program --version`` prints ("v20.20.2"), or None where it does not run."""
    try:
        result = subprocess.run(
            [str(program), "--version"],
            env=dict(env),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return None
    return result.stdout.strip() if result.returncode == 0 else None
