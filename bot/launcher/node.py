"""Node.js and the packages that tests and measurements in browsers need: see package.json.

Its ``overrides`` give "third-party-web" a version where a package asks for "latest": without the
addresses in the lock npm cannot tell that what is locked is the latest, and refuses.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bot.launcher import probing
from bot.launcher.errors import LauncherError
from bot.launcher.layout import Layout
from bot.launcher.workshop import Workshop

FILES = ("package.json", "package-lock.json")
OLDEST = 20
QUIETLY = ("--ignore-scripts", "--no-audit", "--no-fund")
"""No package's own script is run, so none can fetch a browser."""
NO_ADDRESS = "--omit-lockfile-registry-resolved"
STAMP = "daywise.txt"
"""Written last, so that a folder without it is a half-made one."""
MISSING = (
    f"No Node.js {OLDEST} or newer with npm was found, and the tests in Firefox need it. "
    f"Install both (see docs/operate.md), then try again."
)


def find(env: Mapping[str, str]) -> Path | None:
    """The Node.js on the ``PATH``, or None where there is none or it is too old."""
    found = shutil.which("node", path=env.get("PATH", ""))
    version = found and re.match(r"v(\d+)", probing.version_of(Path(found), env) or "")
    return Path(found) if found and version and int(version[1]) >= OLDEST else None


def folder(layout: Layout) -> Path:
    """Where the packages are: ``node_modules`` stands in it."""
    return layout.tools / "node"


def ensure(workshop: Workshop) -> Path:
    """Answers the Node.js to use, with the packages installed as package-lock.json says.

    Raises:
        LauncherError: when there is no Node.js, or the packages cannot be had.
    """
    program = find(workshop.environment)
    npm = _npm(workshop)
    if program is None:
        raise LauncherError(MISSING)
    lock = workshop.layout.tools / "node.lock"
    with workshop.only_one(lock, "Waiting for another ./daywise to finish the Node packages"):
        if not is_ready(workshop.layout):
            _install(workshop, npm)
    return program


def is_ready(layout: Layout) -> bool:
    """Whether the packages are installed, whole, and today's."""
    try:
        return (folder(layout) / STAMP).read_text(encoding="utf-8") == _stamp(layout)
    except OSError:
        return False


def write_lock(workshop: Workshop, upgrade: bool) -> None:
    """Write package-lock.json anew from package.json, with hashes and no address to fetch from.

    What package.json does not name moves to its newest version where ``upgrade`` is set.

    Raises:
        LauncherError: when it cannot be made; then the lock stays as it was.
    """
    npm = _npm(workshop)
    manifest, lock = (workshop.layout.root / name for name in FILES)
    with tempfile.TemporaryDirectory(prefix="daywise-") as name:
        draft = Path(name)
        shutil.copy(manifest, draft)
        if lock.exists() and not upgrade:
            shutil.copy(lock, draft)
        argv = [npm, "install", "--prefix", name, "--package-lock-only", *QUIETLY]
        workshop.run(f"Locking {FILES[0]}", [*argv, NO_ADDRESS], "lock-node")
        text = (draft / FILES[1]).read_text(encoding="utf-8")
    if '"resolved"' in text:
        raise LauncherError(
            f"The new {FILES[1]} would hold an address. "
            f"Name packages by name and version alone in {FILES[0]}."
        )
    lock.write_text(text, encoding="utf-8")


def _npm(workshop: Workshop) -> str:
    npm = shutil.which("npm", path=workshop.environment.get("PATH", ""))
    if npm is None:
        raise LauncherError(MISSING)
    return npm


def _install(workshop: Workshop, npm: str) -> None:
    layout = workshop.layout
    target = folder(layout)
    target.mkdir(parents=True, exist_ok=True)
    (target / STAMP).unlink(missing_ok=True)  # first: an installation that is cut short counts
    for name in FILES:
        shutil.copyfile(layout.root / name, target / name)
    # resolved: npm takes a folder behind a link for a package that the lock lacks
    argv = [npm, "ci", "--prefix", str(target.resolve()), *QUIETLY]
    workshop.run("Installing packages for Node.js", argv, "packages-node")
    (target / STAMP).write_text(_stamp(layout), encoding="utf-8")


def _stamp(layout: Layout) -> str:
    both = b"".join((layout.root / name).read_bytes() for name in FILES)
    return hashlib.sha256(both).hexdigest()
