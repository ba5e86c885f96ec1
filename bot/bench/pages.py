"""``./daywise bench pages``: what Lighthouse says of the page of questions and answers.

It looks at a running server, as a phone on a slow network would see it. The launcher starts the
server, and gives the browser and Lighthouse itself (package.json).
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import DaywiseError

CATEGORIES = ("accessibility", "best-practices", "performance")
WANTED = {"accessibility": 100, "best-practices": 100, "performance": 95}
"""Of 100."""
RUNS = 5
TIMEOUT_SECONDS = 180


class LighthouseError(DaywiseError):
    """Lighthouse found no page, or could not run. The message holds its last words."""


@dataclass(frozen=True)
class Lighthouse:
    """Lighthouse on this machine. ``packages`` is the folder that ``node_modules`` stands in."""

    node: Path
    packages: Path
    chromium: Path


@dataclass(frozen=True)
class Report:
    """One look at a page. ``scores`` are of 100, by category; ``found`` is what cost points."""

    scores: dict[str, float]
    found: tuple[str, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes; the launcher adds the rest."""
    parser.add_argument("--api", required=True, help=argparse.SUPPRESS)
    for name in ("node", "packages", "chromium"):
        parser.add_argument(f"--{name}", required=True, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help="a folder for the figures as JSON")


def run(parsed: argparse.Namespace) -> None:
    """Look five times, and print the medians and what cost points.

    Raises:
        LighthouseError: where it cannot look.
    """
    lighthouse = Lighthouse(parsed.node, parsed.packages, parsed.chromium)
    reports = [look(lighthouse, f"{parsed.api}/") for _ in range(RUNS)]
    print(to_text(reports), flush=True)
    if parsed.out:
        parsed.out.mkdir(parents=True, exist_ok=True)
        figures = [{"scores": report.scores, "found": report.found} for report in reports]
        file = parsed.out / "pages.json"
        file.write_text(json.dumps(figures, indent=1), encoding="utf-8")


def look(lighthouse: Lighthouse, address: str, categories: Sequence[str] = CATEGORIES) -> Report:
    """What Lighthouse says of the page at ``address``.

    Raises:
        LighthouseError: where it cannot look.
    """
    chromium = str(lighthouse.chromium)
    with tempfile.TemporaryDirectory(prefix="daywise-") as folder:
        file = Path(folder) / "report.json"
        argv = (
            str(lighthouse.node),
            str(lighthouse.packages / "node_modules" / "lighthouse" / "cli" / "index.js"),
            *(address, "--quiet", "--output=json", f"--output-path={file}"),
            *("--no-enable-error-reporting", f"--only-categories={','.join(categories)}"),
            "--chrome-flags=--headless=new --no-sandbox",
        )
        try:
            done = subprocess.run(
                argv,
                env={"PATH": "/usr/bin:/bin", "HOME": folder, "CHROME_PATH": chromium},
                capture_output=True,
                text=True,
                timeout=TIMEOUT_SECONDS,
            )
            told = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            raise LighthouseError(f"Lighthouse could not look at {address}: {error}") from error
    if done.returncode or "runtimeError" in told:
        raise LighthouseError(f"Lighthouse could not look at {address}: {done.stderr[-500:]}")
    return _read(told, categories)


def to_text(reports: Sequence[Report]) -> str:
    """The median of each category with all its figures, and what cost points in any of them."""
    lines = [f"Lighthouse, the page of questions and answers, median of {len(reports)}"]
    for category in reports[0].scores:
        figures = [report.scores[category] for report in reports]
        median = statistics.median(figures)
        missed = "" if median >= WANTED[category] else f", {WANTED[category]} is wanted"
        each = " ".join(f"{figure:.0f}" for figure in figures)
        lines.append(f"{category:15}{median:5.0f}   ({each}){missed}")
    found = sorted({line for report in reports for line in report.found})
    return "\n".join([*lines, *(f"  {line}" for line in found)])


def _read(told: dict[str, Any], categories: Sequence[str]) -> Report:
    scores, found = {}, []
    for category in categories:
        group = told["categories"][category]
        scores[category] = round(100 * group["score"], 1)
        for reference in group["auditRefs"]:
            audit = told["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                what = audit.get("displayValue") or audit["title"]
                found.append(f"{category}: {reference['id']}, {what}")
    return Report(scores, tuple(found))
