"""``./daywise`` as people run it, with fake parts behind it."""

from __future__ import annotations

import ast
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bot.launcher import main, ports
from bot.launcher.parts import answers
from tests.launcher.fakes import Programs, is_running, uv_calls, wait_until


class Command:
    """Runs ``./daywise`` in the fake checkout, with a state folder and a port of its own."""

    def __init__(self, root: Path, environment: dict[str, str]) -> None:
        self.root = root
        self.state = root.parent / "state"
        self.state.mkdir()
        self.port = ports.free()
        self.environment = {
            **environment,
            "PORT": str(self.port),
            "DAYWISE_STATE": str(self.state),
            "DAYWISE_COUNCIL": "dorset",
        }
        self.started: list[subprocess.Popen[bytes]] = []
        self._printed = root.parent / "printed"

    def __call__(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run it to its end."""
        done = subprocess.run(
            self._argv(arguments),
            env={**self.environment, **settings},
            capture_output=True,
            text=True,
            timeout=60,
            cwd=self.root.parent,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    def start(self, *arguments: str, output: int | None = None) -> subprocess.Popen[bytes]:
        """Start it and leave it running. What it prints is in ``said``."""
        with self._printed.open("wb") as printed:
            process = subprocess.Popen(
                self._argv(arguments),
                env=self.environment,
                stdout=output or printed,
                stderr=printed,
            )
        self.started.append(process)
        return process

    def said(self) -> str:
        """What the started command has printed so far."""
        return self._printed.read_text()

    def serving(self) -> tuple[subprocess.Popen[bytes], list[int]]:
        """A run that serves, and the process ids of its parts."""
        process = self.start("run")
        assert wait_until(lambda: "Daywise is at" in self.said(), 20), self.said()
        return process, self.pids()

    def pids(self) -> list[int]:
        file = self.state / "pids"
        return [int(pid) for pid in file.read_text().split()] if file.exists() else []

    def _argv(self, arguments: Sequence[str]) -> list[str]:
        return [sys.executable, str(self.root / "daywise"), *arguments]


@pytest.fixture
def daywise(real_checkout: Path, environment: dict[str, str]) -> Iterator[Command]:
    command = Command(real_checkout, environment)
    yield command
    for process in command.started:
        process.kill()
        process.wait()


def _gone(pids: Sequence[int]) -> bool:
    return not any(map(is_running, pids))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_run_serves_until_a_signal_and_leaves_no_process(
    daywise: Command, number: signal.Signals
) -> None:
    process, pids = daywise.serving()
    process.send_signal(number)
    begin = time.monotonic()
    process.wait(timeout=10)
    assert time.monotonic() - begin < 5
    assert process.returncode == 0
    assert _gone(pids)
    for line in ("Rasa     ready on", "actions  ready on", "web      ready on"):
        assert line in daywise.said()
    assert f"Daywise is at http://127.0.0.1:{daywise.port}/" in daywise.said()
    assert "Traceback" not in daywise.said()


def test_parts_that_will_not_stop_are_gone_within_five_seconds(daywise: Command) -> None:
    (daywise.state / "stubborn").touch()
    process, _ = daywise.serving()
    assert wait_until(lambda: len(daywise.pids()) == 6)  # each has a child
    begin = time.monotonic()
    process.terminate()
    process.wait(timeout=10)
    assert time.monotonic() - begin < 5
    assert wait_until(lambda: _gone(daywise.pids()), 1)


def test_a_run_that_is_killed_leaves_no_process(daywise: Command) -> None:
    process, pids = daywise.serving()
    process.kill()
    assert wait_until(lambda: _gone(pids), 5)


def test_ctrl_c_during_setup_ends_the_step_too(daywise: Command) -> None:
    slow = "import os, time; open(os.environ['DAYWISE_STATE'] + '/pids', 'w')"
    slow += ".write(str(os.getpid())); time.sleep(60)"
    (daywise.root / "bot" / "cli.py").write_text(slow)
    process = daywise.start("setup")
    assert wait_until(lambda: bool(daywise.pids()), 20)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=5) == 130
    assert _gone(daywise.pids())


def test_settings_reach_the_parts(daywise: Command) -> None:
    daywise.serving()
    with urllib.request.urlopen(f"http://127.0.0.1:{daywise.port}/", timeout=5) as response:
        assert response.read() == b"dorset"


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


def test_a_port_in_use_is_told_before_anything_long(daywise: Command, programs: Programs) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", daywise.port))
        other.listen()
        done = daywise("run")
    assert done.returncode == 1
    assert done.stdout == (
        f"Port {daywise.port} is in use. "
        f"Stop the other program, or run PORT={daywise.port + 1} ./daywise run.\n"
    )
    assert uv_calls(programs) == []


def test_the_default_ports_of_rasa_and_actions_give_way(daywise: Command) -> None:
    with socket.socket() as first, socket.socket() as second:
        for listener, port in ((first, 5005), (second, 5055)):
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind(("127.0.0.1", port))
                listener.listen()
            except OSError:
                pass  # in use by somebody else, which serves as well
        daywise.serving()


def test_a_port_of_rasa_that_was_asked_for_is_kept(daywise: Command) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = daywise("run", DAYWISE_RASA_PORT=str(port))
    assert done.returncode == 1
    assert f"Port {port} is in use." in done.stdout
    assert f"DAYWISE_RASA_PORT={port + 1}" in done.stdout


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("DAYWISE_COUNCIL", "atlantis", "no council pack called 'atlantis'"),
        ("PORT", "many", "PORT is 'many'"),
        ("DAYWISE_NOW", "soon", "DAYWISE_NOW is 'soon'"),
        ("DAYWISE_HOST", "192.0.2.1", "no address of this computer"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_before_anything_long(
    daywise: Command, programs: Programs, setting: str, value: str, words: str
) -> None:
    done = daywise("run", **{setting: value})
    assert done.returncode == 1
    assert words in done.stdout
    assert len(done.stdout.splitlines()) == 1
    assert uv_calls(programs) == []


def test_two_runs_do_not_share_a_state(daywise: Command) -> None:
    daywise.serving()
    done = daywise("run", PORT=str(ports.free()))
    assert done.returncode == 1
    assert done.stdout.startswith(f"Daywise is already running with {daywise.state}.")


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


def test_a_part_that_keeps_dying_stops_all_and_shows_its_last_lines(daywise: Command) -> None:
    (daywise.state / "actions-dies").touch()
    done = daywise("run")
    assert done.returncode == 1
    assert "this part is haunted" in done.stdout
    assert "actions stopped 5 times in a minute, so everything was stopped." in done.stdout
    assert _gone(daywise.pids())


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


def test_a_state_folder_may_be_relative(daywise: Command) -> None:
    assert daywise("setup", DAYWISE_STATE="state").returncode == 0
    assert (daywise.state / "steps").exists()


def test_a_command_that_is_unknown_shows_the_commands(daywise: Command) -> None:
    done = daywise("dance")
    assert done.returncode == 2
    assert "There is no command 'dance'" in done.stdout
    assert "./daywise run" in done.stdout


def test_a_command_that_takes_no_arguments_says_so(daywise: Command) -> None:
    done = daywise("run", "--fast")
    assert done.returncode == 2
    assert "takes no arguments" in done.stdout


def test_no_python_and_no_network_is_one_sentence(daywise: Command, programs: Programs) -> None:
    layout = daywise.root / "bot" / "launcher" / "layout.py"
    layout.write_text(layout.read_text().replace('"3.12"', '"3.99"'))  # nobody has that
    (programs.folder / "uv.install-fails").write_text("error: dns error")
    done = daywise("run")
    assert done.returncode == 1
    assert done.stdout.startswith(
        "There is no working Python 3.99 here, and none could be fetched. Check the network"
    )
    assert len(done.stdout.splitlines()) == 1


def test_help_lists_every_command() -> None:
    assert all(f"./daywise {command}" in main.USAGE for command in main.COMMANDS)


def test_operate_tells_of_every_command_and_setting() -> None:
    from bot.launcher.testing import SERVER_SETTINGS

    root = Path(__file__).resolve().parent.parent.parent
    page = (root / "docs" / "operate.md").read_text(encoding="utf-8")
    assert [f"./daywise {c}" for c in main.COMMANDS if f"./daywise {c}" not in page] == []
    assert [name for name in SERVER_SETTINGS if f"`{name}`" not in page] == []


def test_old_pythons_can_read_the_launcher() -> None:
    """The script must be read by any Python 3 to say that it is too old; the rest by 3.8."""
    root = Path(__file__).resolve().parent.parent.parent
    ast.parse((root / "daywise").read_text(), feature_version=(3, 4))
    for file in (root / "bot" / "launcher").glob("*.py"):
        ast.parse(file.read_text(), str(file), feature_version=(3, 8))


def test_an_old_python_says_what_is_needed(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parent.parent.parent
    code = (
        "import runpy, sys; sys.version_info = (3, 6, 9); sys.argv = ['daywise', 'run'];"
        f"runpy.run_path({str(root / 'daywise')!r}, run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr == "This is Python 3.6. Install Python 3.8 or newer and try again.\n"


def test_a_terminal_that_goes_away_stops_nothing_untidily(daywise: Command) -> None:
    """``./daywise run | head -1``: the reader leaves, the server goes on and stops when asked."""
    reader, writer = os.pipe()
    process = daywise.start("run", output=writer)
    os.close(writer)
    os.close(reader)
    assert wait_until(lambda: answers(f"http://127.0.0.1:{daywise.port}/"), 20)
    os.kill(process.pid, signal.SIGTERM)
    assert process.wait(timeout=5) == 0
    assert _gone(daywise.pids())
