from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.launcher import node
from bot.launcher.errors import LauncherError
from bot.launcher.workshop import Workshop
from tests.launcher.fakes import Programs, fake_npm, npm_calls


@pytest.fixture
def workshop(workshop: Workshop, programs: Programs) -> Workshop:
    """Only the fakes are on the PATH."""
    workshop.environment = {**workshop.environment, "PATH": str(programs.folder)}
    return workshop


@pytest.fixture
def packages(workshop: Workshop, programs: Programs) -> Path:
    """A machine with Node.js and npm. Gives the folder that the packages go to."""
    programs.shell("node", "echo v20.20.2")
    fake_npm(programs)
    return node.folder(workshop.layout)


def test_the_packages_of_the_lock_are_installed_once(
    workshop: Workshop, programs: Programs, packages: Path
) -> None:
    assert node.ensure(workshop) == programs.folder / "node"
    assert (packages / "package-lock.json").read_text() == "{}\n"
    node.ensure(workshop)
    (call,) = npm_calls(programs)
    assert call.startswith(f"ci --prefix {packages} ")
    assert "--ignore-scripts" in call


def test_a_new_lock_is_installed_again(
    workshop: Workshop, programs: Programs, packages: Path, checkout: Path
) -> None:
    node.ensure(workshop)
    (checkout / "package-lock.json").write_text('{"new": 1}\n')
    assert not node.is_ready(workshop.layout)
    node.ensure(workshop)
    assert len(npm_calls(programs)) == 2
    assert (packages / "package-lock.json").read_text() == '{"new": 1}\n'


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("ENOTFOUND", "Packages could not be fetched"),
        ("EINTEGRITY", "npm cache clean"),
    ],
)
def test_an_installation_that_failed_is_begun_again(
    workshop: Workshop, programs: Programs, packages: Path, code: str, remedy: str
) -> None:
    programs.shell("npm", f"echo npm error code {code}; exit 1")
    with pytest.raises(LauncherError, match=remedy):
        node.ensure(workshop)
    assert not node.is_ready(workshop.layout)
    fake_npm(programs)
    node.ensure(workshop)
    assert node.is_ready(workshop.layout)


@pytest.mark.parametrize("version", [None, "v18.19.0", "nonsense"])
def test_without_node_a_sentence_says_what_to_do(
    workshop: Workshop, programs: Programs, version: str | None
) -> None:
    fake_npm(programs)
    if version:
        programs.shell("node", f"echo {version}")
    with pytest.raises(LauncherError, match=r"No Node.js 20 or newer"):
        node.ensure(workshop)


def test_without_npm_a_sentence_says_what_to_do(workshop: Workshop, programs: Programs) -> None:
    programs.shell("node", "echo v22.1.0")
    with pytest.raises(LauncherError, match=r"with npm was found"):
        node.ensure(workshop)


def test_the_lock_of_this_project_holds_hashes_and_no_address() -> None:
    root = Path(__file__).resolve().parents[2]
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((root / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert lock["packages"].pop("")["dependencies"] == wanted
    assert all("resolved" not in package for package in lock["packages"].values())
    assert all(package["integrity"] for package in lock["packages"].values())
