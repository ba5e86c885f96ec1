from __future__ import annotations

from pathlib import Path

import pytest

from bot.launcher.environments import STAMP, Environments
from bot.launcher.errors import LauncherError
from bot.launcher.layout import DIALOGUE, ENVIRONMENTS, MAIN
from bot.launcher.workshop import Workshop
from tests.launcher.fakes import Programs, fake_uv, uv_calls


@pytest.fixture
def interpreters(programs: Programs) -> None:
    fake_uv(programs)
    programs.interpreter("python3.12", "3.12.1")
    programs.interpreter("python3.10", "3.10.1")


@pytest.mark.usefixtures("interpreters")
def test_both_are_made_from_locks_with_hashes(
    workshop: Workshop, programs: Programs, checkout: Path
) -> None:
    Environments(workshop).ensure(ENVIRONMENTS)
    tools = checkout / ".daywise"
    assert uv_calls(programs) == [
        f"venv --python {programs.folder}/python3.12 {tools}/main",
        f"pip sync --require-hashes --python {tools}/main/bin/python requirements.lock",
        f"venv --python {programs.folder}/python3.10 {tools}/dialogue",
        f"pip sync --require-hashes --python {tools}/dialogue/bin/python "
        "bot/dialogue/requirements.lock",
    ]


@pytest.mark.usefixtures("interpreters")
def test_what_is_made_is_not_made_again(workshop: Workshop, programs: Programs) -> None:
    Environments(workshop).ensure(ENVIRONMENTS)
    before = uv_calls(programs)
    Environments(workshop).ensure(ENVIRONMENTS)
    assert uv_calls(programs) == before


@pytest.mark.usefixtures("interpreters")
def test_a_changed_lock_makes_only_its_environment_anew(
    workshop: Workshop, programs: Programs, checkout: Path
) -> None:
    Environments(workshop).ensure(ENVIRONMENTS)
    (programs.folder / "uv.calls").unlink()
    (checkout / "requirements.lock").write_text("flask==4.0 --hash=sha256:cc\n")
    Environments(workshop).ensure(ENVIRONMENTS)
    assert [call.split()[0] for call in uv_calls(programs)] == ["venv", "pip"]
    assert Environments(workshop).is_ready(MAIN)


@pytest.mark.usefixtures("interpreters")
def test_another_python_makes_the_environment_anew(workshop: Workshop, programs: Programs) -> None:
    Environments(workshop).ensure([MAIN])
    programs.interpreter("python3.12", "3.12.2")
    assert not Environments(workshop).is_ready(MAIN)
    Environments(workshop).ensure([MAIN])
    assert Environments(workshop).is_ready(MAIN)


@pytest.mark.usefixtures("interpreters")
def test_a_python_that_was_taken_away_makes_the_environment_anew(
    workshop: Workshop, programs: Programs
) -> None:
    Environments(workshop).ensure([DIALOGUE])
    programs.shell("python3.10", "exit 127")
    assert not Environments(workshop).is_ready(DIALOGUE)


@pytest.mark.usefixtures("interpreters")
def test_a_half_made_environment_is_made_anew(
    workshop: Workshop, programs: Programs, checkout: Path
) -> None:
    (programs.folder / "uv.sync-fails").write_text("killed")
    with pytest.raises(LauncherError):
        Environments(workshop).ensure([MAIN])
    left_over = checkout / ".daywise" / "main" / "left-over"
    left_over.touch()
    assert not (left_over.parent / STAMP).exists()
    (programs.folder / "uv.sync-fails").unlink()
    Environments(workshop).ensure([MAIN])
    assert not left_over.exists()
    assert Environments(workshop).is_ready(MAIN)


@pytest.mark.usefixtures("interpreters")
@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("error: failed to write: No space left on device (os error 28)", "The disk is full. Free"),
        ("error: Failed to fetch: `.../flask/`\n  Caused by: dns error", "Check the network"),
        ("error: Hash mismatch for `flask==3.0`", "uv cache clean"),
        ("error: failed to open file `/x`: Permission denied (os error 13)", "Make it writable"),
    ],
)
def test_what_went_wrong_is_one_sentence_with_a_remedy(
    workshop: Workshop, programs: Programs, said: str, remedy: str
) -> None:
    (programs.folder / "uv.sync-fails").write_text(said)
    with pytest.raises(LauncherError) as caught:
        Environments(workshop).ensure([MAIN])
    assert str(caught.value).startswith("Installing packages for Python 3.12 failed. ")
    assert remedy in str(caught.value)
    assert "\n" not in str(caught.value)
