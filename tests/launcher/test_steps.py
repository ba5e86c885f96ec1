"""The steps of a setup, and how one that fails is told."""

from __future__ import annotations

from tests.launcher.commanding import Command
from tests.launcher.fakes import Programs, uv_calls


def test_the_steps_run_in_order(daywise: Command) -> None:
    assert daywise("setup").returncode == 0
    steps = (daywise.state / "steps").read_text().splitlines()
    root = str(daywise.root)
    assert steps == [f"places {root}", root, f"migrate {root}", f"sample {root}"]


def test_a_second_setup_makes_no_environment(daywise: Command, programs: Programs) -> None:
    daywise("setup")
    before = uv_calls(programs)
    assert daywise("setup").returncode == 0
    assert uv_calls(programs) == before


def test_a_step_that_fails_says_its_own_words(daywise: Command) -> None:
    (daywise.state / "step-fails").write_text("There are no places. Restore data/places.")
    done = daywise("run")
    assert done.returncode == 1
    said = done.stdout.splitlines()
    assert said[0] == "There are no places. Restore data/places."
    assert said[1].startswith("Building the table of places failed. Read ")


def test_a_full_disk_in_a_step_is_one_sentence(daywise: Command) -> None:
    (daywise.state / "step-fails").write_text("sqlite3.OperationalError: database or disk is full")
    done = daywise("setup")
    assert done.returncode == 1
    assert done.stdout == (
        "Building the table of places failed. "
        "The disk is full. Free about 4 GB and run the command again.\n"
    )


def test_a_state_folder_that_cannot_be_made_is_one_sentence(daywise: Command) -> None:
    in_the_way = daywise.root / "a-file"
    in_the_way.touch()
    done = daywise("setup", DAYWISE_STATE=str(in_the_way))
    assert done.returncode == 1
    assert "should be a folder and is not" in done.stdout
    assert len(done.stdout.splitlines()) == 1


def test_a_state_folder_may_be_relative(daywise: Command) -> None:
    assert daywise("setup", DAYWISE_STATE="state").returncode == 0
    assert (daywise.state / "steps").exists()
