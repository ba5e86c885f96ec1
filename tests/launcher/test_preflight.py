"""What is told before anything long is begun."""

from __future__ import annotations

import ast
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.launcher.commanding import Command
from tests.launcher.fakes import Programs, uv_calls


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
