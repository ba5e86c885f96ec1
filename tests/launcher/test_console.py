from __future__ import annotations

import io

import pytest

from bot.launcher.console import CLEAR_LINE, Console


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _go_on(console: Console, clock: Clock, seconds: int) -> None:
    progress = console.progress("Training")
    for _ in range(seconds):
        clock.now += 1
        progress.tick()
    progress.done()


@pytest.mark.parametrize("live", [True, False])
def test_what_is_quick_says_nothing(clock: Clock, live: bool) -> None:
    stream = io.StringIO()
    _go_on(Console(stream, clock, live), clock, 1)
    assert stream.getvalue() == ""


def test_away_from_a_terminal_lines_say_that_it_goes_on(clock: Clock) -> None:
    stream = io.StringIO()
    _go_on(Console(stream, clock, live=False), clock, 65)
    assert stream.getvalue().splitlines() == [
        "Training...",
        "Training... 30 s so far",
        "Training... 60 s so far",
        "Training: done in 65 s",
    ]


def test_on_a_terminal_one_line_counts_the_seconds(clock: Clock) -> None:
    stream = io.StringIO()
    _go_on(Console(stream, clock, live=True), clock, 4)
    assert stream.getvalue().split(CLEAR_LINE) == [
        "", "Training... 2 s", "Training... 3 s", "Training... 4 s", "Training: done in 4 s\n",
    ]  # fmt: skip
