"""How fast a feed gets into the catalogue: by the importer itself, from the file to the commit."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.errors import DaywiseError

# A small process in between: what a child is said to have held at most begins with its parent's.
_RUN = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=sys.stderr)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(done.returncode)
"""


class MeasuringError(DaywiseError):
    """A figure could not be taken."""


@dataclass(frozen=True)
class Imported:
    """What importing some feeds took, all of them together; ``peak_mb`` is of the hungriest one."""

    activities: int
    seconds: float
    cpu_seconds: float
    """Of the importing processes: what it would take where nothing else ran. PostgreSQL's own work
    is not among it."""
    peak_mb: float

    @property
    def per_second(self) -> float:
        """Activities a second, from the file to the commit."""
        return self.activities / self.seconds

    @property
    def per_cpu_second(self) -> float:
        """Activities for each second that the importer itself was at work."""
        return self.activities / self.cpu_seconds


def import_feeds(
    feeds: Sequence[Path], activities: int, state: Path, environment: Mapping[str, str]
) -> Imported:
    """Run the import command for each of the feeds, one after the other.

    Raises:
        MeasuringError: an import failed, with what it said.
    """
    started = time.perf_counter()
    cpu = peak = 0.0
    for feed in feeds:
        command = [sys.executable, "-m", "bot.cli", "import", str(feed)]
        with (state / "import.log").open("w+", encoding="utf-8") as log:
            told = subprocess.run(
                [sys.executable, "-ISc", _RUN, *command],
                env=environment,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
            if told.returncode != 0:
                log.seek(0)
                raise MeasuringError(f"The import of {feed} failed: {log.read()[-500:]}")
        at_work, most = map(float, told.stdout.split())
        cpu += at_work
        # Linux tells it in KiB, macOS in bytes.
        peak = max(peak, most / (1024 if sys.platform != "darwin" else 1024**2))
    return Imported(activities, time.perf_counter() - started, cpu, peak)
