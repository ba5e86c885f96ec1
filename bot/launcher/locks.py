"""``./daywise lock``: turns each requirements.in, and package.json, into a lock with hashes and
no address."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence

from bot.launcher import node
from bot.launcher.environments import Environments
from bot.launcher.errors import LauncherError
from bot.launcher.layout import LOCKED, EnvironmentSpec
from bot.launcher.workshop import Workshop

ADDRESS = re.compile(r"://|^\s*(-i|-f|--index-url|--extra-index-url|--find-links)\b", re.M)


def run(workshop: Workshop, environments: Environments, arguments: Sequence[str]) -> None:
    """Write every lock anew. Versions stay where they can; ``--upgrade`` lets them move.

    Raises:
        LauncherError: when one cannot be made; then it stays as it was.
    """
    for spec in LOCKED:
        _lock(workshop, environments, spec, arguments)
        workshop.console.say(f"{spec.lock} is written.")
    node.write_lock(workshop, "--upgrade" in arguments)
    workshop.console.say("package-lock.json is written.")


def _lock(
    workshop: Workshop,
    environments: Environments,
    spec: EnvironmentSpec,
    arguments: Sequence[str],
) -> None:
    lock = workshop.layout.root / spec.lock
    draft = workshop.layout.tools / f"{spec.name}.lock"
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.unlink(missing_ok=True)
    if lock.exists():
        shutil.copyfile(lock, draft)  # uv keeps the versions that it finds in its output file
    overrides = ("--override", spec.overrides) if spec.overrides else ()
    environments.uv().run(
        f"Locking {spec.requirements}",
        f"lock-{spec.name}",
        "pip", "compile", "--generate-hashes", "--no-header", "--no-annotate",
        "--no-emit-index-url", "--no-emit-find-links", "--quiet",
        "--python", str(environments.interpreter(spec.python).path), *overrides, *arguments,
        "--output-file", str(draft), spec.requirements,
    )  # fmt: skip
    if ADDRESS.search(draft.read_text(encoding="utf-8")):
        raise LauncherError(
            f"The new {spec.lock} would hold an address. "
            f"Name packages by name and version alone in {spec.requirements}."
        )
    shutil.copyfile(draft, lock)
