"""The commands of ``./daywise``, and what is said of them."""

from __future__ import annotations

from pathlib import Path

from bot.launcher import main
from tests.launcher.commanding import Command


def test_what_import_says_on_the_way_is_not_mixed_into_its_report(daywise: Command) -> None:
    (daywise.state / "step-fails").write_text("There are no places. Restore data/places.")
    done = daywise("import", "feed.json", "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("There are no places.")


def test_import_gets_its_arguments_and_the_folder_of_the_person(daywise: Command) -> None:
    """A relative path must mean what it means to the person."""
    done = daywise("import", "feed.json", "--source", "Hull", "--replace")
    assert done.returncode == 0
    steps = (daywise.state / "steps").read_text().splitlines()
    assert steps[-1] == f"import feed.json --source Hull --replace {daywise.root.parent}"


def test_remove_gets_the_name_of_the_source(daywise: Command) -> None:
    assert daywise("remove", "hall").returncode == 0
    steps = (daywise.state / "steps").read_text().splitlines()
    assert steps[-1] == f"remove hall {daywise.root.parent}"


def test_feedback_gets_its_arguments_and_prints_nothing_beside_its_csv(daywise: Command) -> None:
    done = daywise("feedback", "--since", "2026-11-01")
    assert (done.returncode, done.stdout) == (0, "")
    steps = (daywise.state / "steps").read_text().splitlines()
    assert steps[-1] == f"--since 2026-11-01 {daywise.root.parent}"


def test_a_command_that_is_unknown_shows_the_commands(daywise: Command) -> None:
    done = daywise("dance")
    assert done.returncode == 2
    assert "There is no command 'dance'" in done.stdout
    assert "./daywise run" in done.stdout


def test_a_command_that_takes_no_arguments_says_so(daywise: Command) -> None:
    done = daywise("run", "--fast")
    assert done.returncode == 2
    assert "takes no arguments" in done.stdout


def test_help_lists_every_command() -> None:
    assert all(f"./daywise {command}" in main.USAGE for command in main.COMMANDS)


def test_operate_tells_of_every_command_and_setting() -> None:
    from bot.launcher.testing import SERVER_SETTINGS

    root = Path(__file__).resolve().parent.parent.parent
    page = (root / "docs" / "operate.md").read_text(encoding="utf-8")
    assert [f"./daywise {c}" for c in main.COMMANDS if f"./daywise {c}" not in page] == []
    assert [name for name in SERVER_SETTINGS if f"`{name}`" not in page] == []
