"""Secrets of this server, each made once and kept in a file of its own."""

from __future__ import annotations

import secrets
from pathlib import Path


def kept_secret(file: Path) -> bytes:
    """The 32 bytes in ``file``, made where there are none. Raises OSError."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        pass
    file.parent.mkdir(parents=True, exist_ok=True)
    made = secrets.token_bytes(32)
    try:
        with file.open("xb") as new:
            file.chmod(0o600)
            new.write(made)
    except FileExistsError:  # another process was first
        return file.read_bytes()
    return made
