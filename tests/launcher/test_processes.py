"""Real processes, some of them stubborn, must all be gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.launcher.errors import LauncherError
from bot.launcher.processes import Processes
from tests.launcher.fakes import is_running, wait_until

PROJECT = Path(__file__).resolve().parent.parent.parent

STUBBORN = """
import os, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = os.fork()
open(sys.argv[1] + ("/parent" if child else "/child"), "w").write(str(os.getpid()))
time.sleep(120)
"""
"""Ignores SIGTERM, and so does its child."""


def _pids(folder: Path) -> list[int]:
    def written() -> bool:
        files = [folder / "parent", folder / "child"]
        return all(file.exists() and file.read_text() for file in files)

    assert wait_until(written)
    return [int((folder / name).read_text()) for name in ("parent", "child")]


def test_a_stubborn_process_and_its_child_are_gone_within_five_seconds(tmp_path: Path) -> None:
    with Processes() as processes:
        argv = [sys.executable, "-c", STUBBORN, str(tmp_path)]
        processes.start(argv, os.environ, tmp_path)
        pids = _pids(tmp_path)
        begin = time.monotonic()
    assert time.monotonic() - begin < 5
    assert wait_until(lambda: not any(map(is_running, pids)), 1)


def test_a_process_that_listens_is_not_killed(tmp_path: Path) -> None:
    polite = (
        "import signal, sys, time\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))\n"
        f"open({str(tmp_path / 'up')!r}, 'w').close()\n"
        "time.sleep(60)"
    )
    with Processes() as processes:
        process = processes.start([sys.executable, "-c", polite], os.environ, tmp_path)
        assert wait_until((tmp_path / "up").exists)
        processes.stop([process])
        assert process.returncode == 7


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_launcher_that_is_killed_leaves_nothing(tmp_path: Path, number: int) -> None:
    launcher = (
        "import os, sys, time\n"
        "from pathlib import Path\n"
        "from bot.launcher.processes import Processes\n"
        "Processes().start(sys.argv[1:], os.environ, Path('/'))\n"
        "time.sleep(120)"
    )
    argv = [sys.executable, "-c", launcher, sys.executable, "-c", STUBBORN, str(tmp_path)]
    process = subprocess.Popen(argv, env={**os.environ, "PYTHONPATH": str(PROJECT)})
    try:
        pids = _pids(tmp_path)
        assert all(map(is_running, pids))
    finally:
        process.send_signal(number)
        process.wait()
    assert wait_until(lambda: not any(map(is_running, pids)), 5)


def test_a_program_that_is_missing_is_told_in_words(tmp_path: Path) -> None:
    with Processes() as processes, pytest.raises(LauncherError, match="cannot be run"):
        processes.start([str(tmp_path / "nothing")], os.environ, tmp_path)
