"""A feed's process says how the import went; whatever else ends it is a failure of that feed."""

from __future__ import annotations

import pytest

from bot.catalogue.feed_process import FeedFailedError, FeedStoppedError, import_apart

ANSWER = "from bot.catalogue.feed_process import answer; import sys, time, os, signal; "


def run(code: str, job: str = "tea", longest_seconds: float = 30) -> str:
    return import_apart(("-c", ANSWER + code), job, longest_seconds=longest_seconds)


def test_the_report_of_the_job_comes_back() -> None:
    assert run("name = sys.stdin.read(); print('noise'); answer(lambda: f'Imported {name}.')") == (
        "Imported tea."
    )


def test_a_failure_comes_back_as_its_sentence() -> None:
    code = "from bot.errors import DaywiseError\ndef fail(): raise DaywiseError('No answer.')\n"
    with pytest.raises(FeedFailedError, match=r"^No answer\.$"):
        import_apart(("-c", f"{ANSWER}\n{code}answer(fail)"), "")


def test_a_fault_of_ours_is_told_as_one_and_shows_its_traceback(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(FeedStoppedError, match="fault of Daywise's own"):
        run("answer(lambda: 1 / 0)")
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_a_process_that_the_system_kills_is_told() -> None:
    with pytest.raises(FeedStoppedError, match=r"The system stopped it \(signal 9\)"):
        run("answer(lambda: os.kill(os.getpid(), signal.SIGKILL))")


def test_a_feed_that_never_ends_is_stopped() -> None:
    with pytest.raises(FeedStoppedError, match="It took longer than"):
        run("answer(lambda: time.sleep(60))", longest_seconds=1)


def test_a_feed_that_eats_the_memory_is_stopped() -> None:
    with pytest.raises(FeedFailedError, match="more than 3 GB of memory"):
        run("answer(lambda: str(len(bytearray(4 * 2**30))))")
