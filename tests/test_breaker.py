from __future__ import annotations

from bot.breaker import Breaker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_opens_after_failures_in_a_row_and_rests() -> None:
    clock = Clock()
    breaker = Breaker(failures=2, rest_seconds=30, clock=clock)
    for success_between in (True, False):
        assert breaker.allows()
        breaker.failed()
        assert breaker.allows()
        if success_between:
            breaker.succeeded()
        else:
            breaker.failed()
    assert not breaker.allows()
    clock.now = 29.9
    assert not breaker.allows()


def test_after_the_rest_one_tries_and_the_others_go_past() -> None:
    clock = Clock()
    breaker = Breaker(failures=1, rest_seconds=30, clock=clock)
    breaker.failed()
    clock.now = 31
    assert breaker.allows()
    assert not breaker.allows()
    breaker.failed()
    assert not breaker.allows()
    clock.now = 62
    assert breaker.allows()
    breaker.succeeded()
    assert breaker.allows()
    assert breaker.allows()
