"""PostgreSQL's own programs, for the tests of the second store: found, or installed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.launcher import apt, probing
from bot.launcher.errors import CommandError, LauncherError
from bot.launcher.workshop import Workshop

VARIABLE = "DAYWISE_POSTGRESQL"
DEBIAN = Path("/usr/lib/postgresql")
OTHERS = (Path("/opt/homebrew/opt"), Path("/usr/local/opt"))
OLDEST = 14
MISSING = (
    "No PostgreSQL was found, and the tests of the catalogue need one to run on their own data. "
    "Install it (such as with `apt install postgresql`), or set "
    f"{VARIABLE} to the folder that holds initdb and postgres, then try again."
)


def find(env: Mapping[str, str], debian: Path = DEBIAN) -> Path | None:
    """The folder of the newest initdb and postgres that run, or None.

    ``DAYWISE_POSTGRESQL`` goes first. Debian keeps them out of the ``PATH``.
    """
    for folder in _candidates(env, debian):
        if _works(folder, env):
            return folder
    return None


def find_or_install(workshop: Workshop, debian: Path = DEBIAN) -> Path:
    """The folder of the programs to test with.

    Raises:
        LauncherError: when there are none and none can be installed.
    """
    found = find(workshop.environment, debian)
    if found:
        return found
    if apt.can_install(workshop):
        found = _install_with_apt(workshop, debian)
    if found is None:
        raise LauncherError(MISSING)
    return found


def _candidates(env: Mapping[str, str], debian: Path) -> Iterator[Path]:
    if env.get(VARIABLE):
        yield Path(env[VARIABLE])
    yield from sorted(debian.glob("*/bin"), key=_version, reverse=True)
    on_path = shutil.which("initdb", path=env.get("PATH", ""))
    if on_path:
        yield Path(on_path).resolve().parent
    for folder in OTHERS:
        yield from sorted(folder.glob("postgresql@*/bin"), key=_version, reverse=True)


def _version(folder: Path) -> int:
    found = re.search(r"\d+", folder.parent.name)
    return int(found[0]) if found else 0


def _works(folder: Path, env: Mapping[str, str]) -> bool:
    for name in ("initdb", "postgres"):
        said = probing.version_of(folder / name, env) or ""
        version = re.search(r"\(PostgreSQL\) (\d+)", said)
        if not version or int(version[1]) < OLDEST:
            return False
    return True


def _install_with_apt(workshop: Workshop, debian: Path) -> Path | None:
    try:
        apt.install(workshop, "Installing PostgreSQL", "postgresql")
    except CommandError as error:
        raise LauncherError(f"{error} {MISSING}") from error
    return find(workshop.environment, debian)
