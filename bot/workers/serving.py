"""The loop that every process of ours runs, and what is taken from it."""

from __future__ import annotations

import contextlib
import json
import resource
import sys
from collections.abc import Callable, Mapping
from typing import Any

Answer = Callable[[Mapping[str, Any], bytes], tuple[dict[str, Any], bytes]]
"""Answers a request and the bytes that came with it, in the same form."""


def serve(load: Callable[[], Answer]) -> None:
    """Load, then answer requests (:mod:`bot.workers`) until standard input ends.

    What ``load`` and the answering raise is told to the other side.
    """
    # Libraries print; only answers may reach the other side.
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    try:
        answer = load()
    except Exception as error:
        out.write(json.dumps({"error": f"it cannot start ({error!r})"}).encode() + b"\n")
        return
    for line in sys.stdin.buffer:
        request = json.loads(line)
        body = sys.stdin.buffer.read(request.get("bytes", 0))
        try:
            head, content = answer(request, body)
        except Exception as error:
            out.write(json.dumps({"error": repr(error)}).encode() + b"\n")
        else:
            head = {**head, "bytes": len(content)}
            out.write(json.dumps(head).encode() + b"\n" + content)
        out.flush()


def keep_nothing() -> None:
    """From now on this process writes no file, not even when it crashes.

    For one that holds what a person said. Pipes are no files.
    """
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)


def limit_memory(megabytes: int) -> None:
    """What this process may have mapped altogether, its libraries too, where the system can."""
    _limit(resource.RLIMIT_AS, megabytes * 1024 * 1024)


def _limit(what: int, most: int) -> None:
    with contextlib.suppress(OSError, ValueError):  # macOS knows some of them only by name
        resource.setrlimit(what, (most, most))
