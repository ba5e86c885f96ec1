"""One feed imported in a process of its own, so that whatever happens there the others go on.

A feed is somebody else's text. Where it meets a fault of Daywise's own, eats the memory or never
ends, its process ends; the feed keeps what it held, and is told as one that failed.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence

from bot.errors import DaywiseError
from bot.settings import PROJECT

LONGEST_SECONDS = 2 * 3600.0
MEMORY_BYTES = 3 * 2**30
"""Several times what the largest feed that is read needs."""


class FeedStoppedError(DaywiseError):
    """The process of a feed ended without saying how the import went."""


class FeedFailedError(DaywiseError):
    """The import of a feed failed; the message is the sentence that it failed with."""


def import_apart(
    command: Sequence[str], job: str, *, longest_seconds: float = LONGEST_SECONDS
) -> str:
    """Run Python with ``command`` ("-m", ...), ``job`` on its standard input; gives the report.

    The command answers with :func:`answer`. What it says on standard error is passed on.

    Raises:
        FeedFailedError: the import failed with a sentence.
        FeedStoppedError: a fault, the system, or ``longest_seconds`` stopped it.
    """
    try:
        done = subprocess.run(
            [sys.executable, *command],
            input=job.encode(),
            stdout=subprocess.PIPE,
            cwd=PROJECT,
            timeout=longest_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise FeedStoppedError(
            f"It took longer than {longest_seconds / 60:.0f} minutes and was stopped."
        ) from error
    if done.returncode < 0:
        raise FeedStoppedError(
            f"The system stopped it (signal {-done.returncode}). "
            "It may have needed too much memory."
        )
    if done.returncode:
        raise FeedStoppedError(
            "A fault of Daywise's own stopped it; the log has the details. Please report it."
        )
    told = json.loads(done.stdout.splitlines()[-1])
    if failure := told.get("failure"):
        raise FeedFailedError(failure)
    return str(told["report"])


def answer(import_it: Callable[[], str]) -> None:
    """The other side: import with bounded memory, and say on standard output how it went.

    What is no :class:`DaywiseError` is let through: it ends the process with its traceback.
    """
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    most = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    try:
        told = {"report": import_it()}
    except DaywiseError as error:
        told = {"failure": str(error)}
    except MemoryError:
        told = {"failure": f"It needs more than {MEMORY_BYTES // 2**30} GB of memory."}
    print(json.dumps(told), flush=True)
