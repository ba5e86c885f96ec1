from __future__ import annotations

from pathlib import Path

import pytest

from bot.launcher import locks
from bot.launcher.environments import Environments
from bot.launcher.errors import LauncherError
from bot.launcher.workshop import Workshop
from tests.launcher.fakes import Programs, fake_npm, fake_uv, npm_calls, uv_calls

LOCKS = (
    "requirements.lock",
    "bot/dialogue/requirements.lock",
    "bot/evaluation/baseline_pipeline/requirements.lock",
    "bot/bench/solver/requirements.lock",
)


@pytest.fixture(autouse=True)
def interpreters(programs: Programs) -> None:
    fake_uv(programs)
    fake_npm(programs)
    programs.interpreter("python3.12", "3.12.1")
    programs.interpreter("python3.10", "3.10.1")


def test_every_lock_is_written_with_hashes(
    workshop: Workshop, programs: Programs, checkout: Path
) -> None:
    (programs.folder / "uv.lock-text").write_text("new==1 --hash=sha256:dd\n")
    locks.run(workshop, Environments(workshop), [])
    for lock in LOCKS:
        assert (checkout / lock).read_text() == "new==1 --hash=sha256:dd\n"
    main, dialogue, baseline, solver = uv_calls(programs)
    for call in (main, dialogue, baseline, solver):
        assert "--generate-hashes --no-header --no-annotate" in call
    assert "--override" not in main + baseline + solver
    assert "--override bot/dialogue/overrides.txt" in dialogue


def test_the_lock_for_node_is_written_without_addresses(
    workshop: Workshop, programs: Programs, checkout: Path
) -> None:
    (programs.folder / "uv.lock-text").write_text("new==1 --hash=sha256:dd\n")
    fake_npm(programs, '{"new": {"integrity": "sha512-aa"}}\n')
    locks.run(workshop, Environments(workshop), [])
    assert (checkout / "package-lock.json").read_text() == '{"new": {"integrity": "sha512-aa"}}\n'
    (call,) = npm_calls(programs)
    assert call.startswith("install --prefix ")
    assert "--package-lock-only" in call
    assert "--omit-lockfile-registry-resolved" in call
    fake_npm(programs, '{"new": {"resolved": "somewhere"}}\n')
    with pytest.raises(LauncherError, match="would hold an address"):
        locks.run(workshop, Environments(workshop), ["--upgrade"])
    assert (checkout / "package-lock.json").read_text() == '{"new": {"integrity": "sha512-aa"}}\n'


@pytest.mark.parametrize(
    "text",
    ["--index-url x\nnew==1\n", "new @ https://example.org/new.whl\n", "--find-links wheels\n"],
)
def test_a_lock_with_an_address_is_refused_and_the_old_one_stays(
    workshop: Workshop, programs: Programs, checkout: Path, text: str
) -> None:
    (programs.folder / "uv.lock-text").write_text(text)
    before = (checkout / "requirements.lock").read_text()
    with pytest.raises(LauncherError, match="would hold an address"):
        locks.run(workshop, Environments(workshop), [])
    assert (checkout / "requirements.lock").read_text() == before


def test_the_locks_of_this_project_hold_hashes_and_no_address() -> None:
    root = Path(__file__).resolve().parent.parent.parent
    for lock in LOCKS:
        text = (root / lock).read_text(encoding="utf-8")
        assert locks.ADDRESS.search(text) is None
        assert text.count("==") <= text.count("--hash=sha256:")
