"""Parts that start late, die and leave children behind."""

from __future__ import annotations

import io
import os
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.launcher import ports
from bot.launcher.console import Console
from bot.launcher.errors import LauncherError
from bot.launcher.parts import Chore, Part, answers
from bot.launcher.processes import Processes
from bot.launcher.signals import StopSignals
from bot.launcher.supervisor import Supervisor
from tests.launcher.fakes import is_running, wait_until

SERVE = """
import http.server, sys
class Up(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def log_message(self, *_): pass
http.server.HTTPServer.allow_reuse_address = True
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Up).serve_forever()
"""


class Rig:
    """A supervisor of one fake part."""

    def __init__(
        self,
        folder: Path,
        processes: Processes,
        code: str,
        clock: Callable[[], float] = time.monotonic,
        start_seconds: float = 20,
    ) -> None:
        self.port = ports.free()
        self.printed = io.StringIO()
        url = f"http://127.0.0.1:{self.port}/"
        argv = (sys.executable, "-c", textwrap.dedent(code), str(self.port), str(folder))
        self.part = Part("web", argv, url, start_seconds)
        self.signals = StopSignals()
        self.supervisor = Supervisor(
            [self.part], os.environ, folder, folder / "logs", processes,
            Console(self.printed, live=False), self.signals, clock,
        )  # fmt: skip

    def watch_until(self, true: Callable[[], bool]) -> None:
        """Watch, for ten seconds at most, until it is true."""
        end = time.monotonic() + 10

        class Enough(Exception):
            pass

        def pause(_seconds: float = 0) -> None:
            if true():
                raise Enough
            assert time.monotonic() < end, self.printed.getvalue()
            time.sleep(0.05)

        self.signals.pause = pause  # type: ignore[method-assign]
        with pytest.raises(Enough):
            self.supervisor.watch()


def test_a_line_says_that_a_part_is_ready(tmp_path: Path) -> None:
    with Processes() as processes:
        rig = Rig(tmp_path, processes, "import time; time.sleep(0.5)\n" + SERVE)
        rig.supervisor.start()
        assert answers(rig.part.health_url)
    assert f"web      ready on 127.0.0.1:{rig.port}" in rig.printed.getvalue()


def test_a_part_that_dies_is_started_again_after_a_second(tmp_path: Path) -> None:
    notes_pid = "import os, sys; print(os.getpid(), file=open(sys.argv[2] + '/pids', 'a'))\n"
    with Processes() as processes:
        rig = Rig(tmp_path, processes, notes_pid + SERVE)
        rig.supervisor.start()
        os.kill(int((tmp_path / "pids").read_text()), 9)
        died = time.monotonic()
        assert wait_until(lambda: not answers(rig.part.health_url))
        rig.watch_until(lambda: answers(rig.part.health_url))
        assert time.monotonic() - died >= 1
        assert len((tmp_path / "pids").read_text().split()) == 2
    assert "web stopped (killed by signal 9). It starts again in 1 s." in rig.printed.getvalue()


def test_children_of_a_part_that_died_are_ended_before_it_starts_again(tmp_path: Path) -> None:
    """One of them may still hold the port."""
    leaves_a_child = """
import os, sys, time
if os.fork() == 0:
    open(sys.argv[2] + "/child", "w").write(str(os.getpid()))
    time.sleep(60)
while not os.path.exists(sys.argv[2] + "/child"):
    time.sleep(0.01)
sys.exit(3)
"""
    with Processes() as processes:
        rig = Rig(tmp_path, processes, leaves_a_child)
        rig.signals.pause = _stop_at(rig.printed, "stopped (exit code 3)")  # type: ignore[method-assign]
        with pytest.raises(_EnoughError):
            rig.supervisor.start()
        child = int((tmp_path / "child").read_text())
        assert wait_until(lambda: not is_running(child), 2)


def test_five_deaths_in_a_minute_stop_all_and_show_the_last_lines(tmp_path: Path) -> None:
    with Processes() as processes:
        rig = Rig(
            tmp_path,
            processes,
            "print('line one'); print('the port is haunted'); raise SystemExit(4)",
            clock=lambda: time.monotonic() * 10,
            start_seconds=600,
        )
        with pytest.raises(LauncherError) as caught:
            rig.supervisor.start()
    said = rig.printed.getvalue()
    assert [f"again in {pause} s" in said for pause in (1, 2, 4, 8, 16)] == [True] * 4 + [False]
    assert "the port is haunted" in str(caught.value)
    assert "web stopped 5 times in a minute, so everything was stopped." in str(caught.value)


def test_a_part_that_is_not_ready_in_time_is_told(tmp_path: Path) -> None:
    with Processes() as processes:
        rig = Rig(tmp_path, processes, "import time; time.sleep(60)", start_seconds=0.3)
        with pytest.raises(LauncherError, match="web was not ready after"):
            rig.supervisor.start()


def test_the_log_of_the_run_before_is_kept(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "web.log").write_text("the run before")
    with Processes() as processes:
        Rig(tmp_path, processes, SERVE).supervisor.start()
    assert (tmp_path / "logs" / "web.log.1").read_text() == "the run before"


class _EnoughError(Exception):
    """The test has seen what it waited for."""


def _stop_at(printed: io.StringIO, words: str) -> Callable[[float], None]:
    def pause(_seconds: float = 0) -> None:
        if words in printed.getvalue():
            raise _EnoughError
        time.sleep(0.02)

    return pause


def with_chore(rig: Rig, folder: Path, processes: Processes, code: str, every: float) -> None:
    chore = Chore("feeds", (sys.executable, "-c", code), every)
    rig.supervisor = Supervisor(
        [rig.part], os.environ, folder, folder / "logs", processes,
        Console(rig.printed, live=False), rig.signals, chores=[chore],
    )  # fmt: skip
    rig.supervisor.start()


def test_a_chore_is_done_again_and_again_and_never_twice_at_once(tmp_path: Path) -> None:
    done = tmp_path / "done"
    code = f"import time; open({str(done)!r}, 'a').write('x'); time.sleep(0.3)"
    with Processes() as processes:
        rig = Rig(tmp_path, processes, SERVE)
        with_chore(rig, tmp_path, processes, code, every=0.05)
        begin = time.monotonic()
        rig.watch_until(lambda: done.exists() and len(done.read_text()) >= 3)
        assert time.monotonic() - begin >= 0.6  # two were over before the third began


def test_a_chore_that_fails_stops_nothing_and_its_words_are_kept(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "feeds.log"
    with Processes() as processes:
        rig = Rig(tmp_path, processes, SERVE)
        with_chore(rig, tmp_path, processes, "import sys; sys.exit('no feed')", every=60)
        rig.watch_until(lambda: log.exists() and "no feed" in log.read_text())
        assert answers(rig.part.health_url)
