"""Processes that are asked over a pipe, and what goes wrong with them."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.workers.client import Worker, WorkerBusyError, WorkerError

LOOP = "from bot.workers.serving import serve, keep_nothing, limit_memory\nimport os, time\n"
ECHO = LOOP + "serve(lambda: lambda request, body: ({'said': request['say']}, body[::-1]))"
SLOW = LOOP + "serve(lambda: lambda request, body: (time.sleep(request['for']), ({}, b''))[1])"


def made(code: str, **more: float) -> Worker:
    return Worker((sys.executable, "-c", code), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def echo() -> Iterator[Worker]:
    with closing(made(ECHO)) as worker:
        yield worker


@pytest.mark.parametrize("size", [0, 1, 5_000_000])
def test_bytes_go_there_and_come_back(echo: Worker, size: int) -> None:
    body = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    answer, content = echo.ask({"say": "£3 – “hello”\n"}, body, seconds=20)
    assert answer["said"] == "£3 – “hello”\n"
    assert content == body[::-1]


def test_a_request_that_fails_is_an_error_and_the_next_is_answered(echo: Worker) -> None:
    with pytest.raises(WorkerError, match="say"):
        echo.ask({}, seconds=20)
    assert echo.ask({"say": "still here"}, seconds=20)[0]["said"] == "still here"


def test_a_process_that_hangs_is_killed_in_time() -> None:
    with closing(made(SLOW)) as worker:
        worker.ask({"for": 0}, seconds=20)
        hanging = worker.pid
        before = time.monotonic()
        with pytest.raises(WorkerError):
            worker.ask({"for": 60}, seconds=0.3)
        assert time.monotonic() - before < 50
        assert worker.pid is None
        with pytest.raises(ProcessLookupError):
            os.kill(hanging or 0, 0)
        assert worker.ask({"for": 0}, seconds=20) == ({"bytes": 0}, b"")


def test_a_process_that_never_reads_is_killed_too() -> None:
    """A large body fills the pipe, and writing it waits."""
    with closing(made("import time; time.sleep(60)")) as worker:
        before = time.monotonic()
        with pytest.raises(WorkerError):
            worker.ask({}, b"x" * 1_000_000, seconds=0.5)
        assert time.monotonic() - before < 50


def test_the_first_answer_may_take_longer() -> None:
    code = "import time; time.sleep(0.6)\n" + ECHO
    with closing(made(code)) as worker, pytest.raises(WorkerError):
        worker.ask({"say": "a"}, seconds=0.2)
    with closing(made(code, start_seconds=20)) as worker:
        assert worker.ask({"say": "a"}, seconds=0.2)[0]["said"] == "a"


def test_who_will_not_wait_is_told_that_it_is_busy() -> None:
    with closing(made(SLOW)) as worker:
        worker.ask({"for": 0}, seconds=20)
        first = threading.Thread(target=worker.ask, args=({"for": 1.5},), kwargs={"seconds": 20})
        first.start()
        time.sleep(0.5)
        with pytest.raises(WorkerBusyError):
            worker.ask({"for": 0}, seconds=20, wait_seconds=0.1)
        assert worker.ask({"for": 0}, seconds=20)[1] == b""
        first.join()


@pytest.mark.parametrize(
    "command",
    [
        ("/nowhere/at/all",),
        (sys.executable, "-c", "raise SystemExit(3)"),
        (sys.executable, "-c", "print('no json')"),
        (sys.executable, "-c", "print('{\"bytes\": 9}')"),
        (sys.executable, "-m", "bot.workers.there_is_none"),
    ],
)
def test_a_program_that_does_not_answer_is_an_error(command: tuple[str, ...]) -> None:
    with closing(Worker(command)) as worker:
        worker.wake()
        with pytest.raises(WorkerError):
            worker.ask({}, seconds=20)


def test_what_it_sees_of_our_environment_can_be_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAYWISE_DATABASE_URL", "postgresql://user:secret@host/base")
    code = LOOP + "serve(lambda: lambda r, b: ({'sees': 'DAYWISE_DATABASE_URL' in os.environ}, b))"
    with closing(made(code)) as open_one:
        assert open_one.ask({}, seconds=20)[0]["sees"] is True
    with closing(Worker((sys.executable, "-c", code), environment={})) as closed:
        assert closed.ask({}, seconds=20)[0]["sees"] is False


def test_a_process_that_keeps_nothing_can_write_no_file(tmp_path: Path) -> None:
    code = LOOP + (
        "def answer(request, body):\n"
        "    os.write(os.open(request['file'], os.O_WRONLY | os.O_CREAT), b'what was said')\n"
        "    return {}, b''\n"
        "serve(lambda: (keep_nothing(), answer)[1])"
    )
    file = tmp_path / "kept"
    with closing(made(code)) as worker, pytest.raises(WorkerError, match="too large"):
        worker.ask({"file": str(file)}, seconds=20)
    assert file.read_bytes() == b""


def test_a_process_has_no_more_memory_than_it_may() -> None:
    code = LOOP + "serve(lambda: (limit_memory(500), lambda r, b: ({}, bytes(r['size'])))[1])"
    with closing(made(code)) as worker:
        assert len(worker.ask({"size": 1_000_000}, seconds=20)[1]) == 1_000_000
        with pytest.raises(WorkerError, match="MemoryError"):
            worker.ask({"size": 2_000_000_000}, seconds=20)
