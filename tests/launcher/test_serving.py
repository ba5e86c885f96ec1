"""``./daywise run``: it serves, and leaves no process behind however it ends."""

from __future__ import annotations

import os
import signal
import time
import urllib.request
from collections.abc import Sequence

import pytest

from bot.launcher import ports
from bot.launcher.parts import answers
from tests.launcher.commanding import Command
from tests.launcher.fakes import is_running, wait_until


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


def test_two_runs_do_not_share_a_state(daywise: Command) -> None:
    daywise.serving()
    done = daywise("run", PORT=str(ports.free()))
    assert done.returncode == 1
    assert done.stdout.startswith(f"Daywise is already running with {daywise.state}.")


def test_a_part_that_keeps_dying_stops_all_and_shows_its_last_lines(daywise: Command) -> None:
    (daywise.state / "actions-dies").touch()
    done = daywise("run")
    assert done.returncode == 1
    assert "this part is haunted" in done.stdout
    assert "actions stopped 5 times in a minute, so everything was stopped." in done.stdout
    assert _gone(daywise.pids())


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
