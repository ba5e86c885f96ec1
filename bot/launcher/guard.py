"""Ends every process group of a launcher that has gone away, even one that was killed.

Run as a script by :mod:`bot.launcher.processes`. It reads "+<group>" and "-<group>", a line each.
The end of the input means that the launcher is gone. The system's own death signal
(PR_SET_PDEATHSIG) reaches only direct children, and can be ignored; this reaches the whole group.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time

GRACE_SECONDS = 3.0


def signal_group(group: int, number: int) -> bool:
    """Send a signal to a process group; False when nobody is left in it."""
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return False
    except PermissionError:
        return False  # the number has passed to somebody else's process
    return True


def end_groups(groups: set[int]) -> None:
    """Ask the groups to end, wait up to three seconds, then kill what is left."""
    left = {group for group in groups if signal_group(group, signal.SIGTERM)}
    end = time.monotonic() + GRACE_SECONDS
    while left and time.monotonic() < end:
        time.sleep(0.05)
        left = {group for group in left if signal_group(group, 0)}
    for group in left:
        signal_group(group, signal.SIGKILL)


def main() -> None:
    """Follow the launcher until it is gone."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    groups: set[int] = set()
    with contextlib.suppress(OSError):
        for line in sys.stdin:
            (groups.add if line[0] == "+" else groups.discard)(int(line[1:]))
    end_groups(groups)


if __name__ == "__main__":
    main()
