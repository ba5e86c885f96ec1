from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from bot.launcher import postgresql
from bot.launcher.cluster import cluster
from bot.launcher.errors import LauncherError
from bot.launcher.workshop import Workshop
from tests.launcher.fakes import Programs


@pytest.fixture
def workshop(workshop: Workshop, programs: Programs) -> Workshop:
    """Only the fakes are on the PATH, and what the shell needs for them stands by its full name."""
    workshop.environment = {**workshop.environment, "PATH": str(programs.folder)}
    return workshop


@pytest.fixture
def debian(tmp_path: Path) -> Path:
    """Where Debian keeps PostgreSQL's programs, by version."""
    return tmp_path / "debian"


def _programs(debian: Path, version: int) -> Path:
    folder = Programs(debian / str(version) / "bin")
    for name in ("initdb", "postgres"):
        folder.shell(name, f"echo '{name} (PostgreSQL) {version}.3 (Debian {version}.3-1)'")
    return folder.folder


def test_the_newest_that_runs_is_found(workshop: Workshop, debian: Path) -> None:
    _programs(debian, 9)
    fifteen = _programs(debian, 15)
    Programs(_programs(debian, 16)).shell("postgres", "exit 1")
    assert postgresql.find_or_install(workshop, debian) == fifteen


def test_one_too_old_is_none(workshop: Workshop, debian: Path) -> None:
    _programs(debian, 13)
    assert postgresql.find(workshop.environment, debian) is None


def test_the_operators_own_goes_first(workshop: Workshop, debian: Path, tmp_path: Path) -> None:
    _programs(debian, 15)
    own = _programs(tmp_path / "own", 14)
    env = {**workshop.environment, postgresql.VARIABLE: str(own)}
    assert postgresql.find(env, debian) == own


def test_root_installs_it_with_apt(
    workshop: Workshop, programs: Programs, debian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    packed = _programs(debian.with_name("packed"), 15)
    target = debian / "15"
    programs.shell(
        "apt-get",
        f'[ "$1" = update ] || {{ /bin/mkdir -p {target}; /bin/cp -r {packed} {target}; }}',
    )
    assert postgresql.find_or_install(workshop, debian) == target / "bin"


@pytest.mark.parametrize("user", [0, 1000])
def test_where_it_cannot_be_installed_a_sentence_says_what_to_do(
    workshop: Workshop,
    programs: Programs,
    debian: Path,
    monkeypatch: pytest.MonkeyPatch,
    user: int,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    programs.shell("apt-get", "echo E: Package has no installation candidate; exit 100")
    with pytest.raises(LauncherError, match="apt install postgresql"):
        postgresql.find_or_install(workshop, debian)


def test_a_server_of_our_own_runs_and_leaves_nothing_behind() -> None:
    programs = postgresql.find(os.environ)
    assert programs, postgresql.MISSING
    with cluster(programs, os.environ) as running:
        asked = [programs / "psql", running.url("postgres"), "-tAc", "SELECT 6 * 7"]
        answered = subprocess.run(asked, capture_output=True, text=True, check=True)
        assert answered.stdout.strip() == "42"
        pid = int((running.folder / "data" / "postmaster.pid").read_text().split()[0])
    assert not running.folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_server_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    programs = Programs(tmp_path / "programs").shell("initdb", "echo no room >&2; exit 1").parent
    tmp_path.chmod(0o755)
    with (
        pytest.raises(LauncherError, match="could not be made"),
        cluster(programs, {"PATH": os.environ["PATH"]}),
    ):
        pass
