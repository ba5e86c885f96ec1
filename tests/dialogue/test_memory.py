"""Memory is given back where the C library can, and nothing fails where it cannot."""

from __future__ import annotations

import ctypes

import pytest

from bot.dialogue import memory


def test_the_c_library_is_asked_to_give_memory_back(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Library:
        def __init__(self, _: None) -> None:
            self.malloc_trim = asked.append

    monkeypatch.setattr(ctypes, "CDLL", Library)
    memory.give_back()
    assert asked == [0]


def test_a_c_library_that_cannot_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    memory.give_back()
