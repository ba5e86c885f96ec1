"""Whole journeys in both browsers: by keyboard alone, by touch alone, and without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest

from tests.views.focus import focused, tab_to
from tests.views.looks import Look
from tests.views.widget_states import LAUNCHER

pytestmark = pytest.mark.browser

PHONE = Look("a small telephone", "light", 320, 640)


def test_by_keyboard_alone(enter: Any, stack: str) -> None:
    visitor = enter()
    visitor.visit(stack)
    visitor.sees(LAUNCHER)
    tab_to(visitor, LAUNCHER)
    visitor.key("Enter")
    visitor.sees("Hello. I am a computer")
    assert focused(visitor) == "Your question"
    visitor.type("what's on near me at weekends")
    visitor.key("Enter")
    visitor.sees("postcode")
    assert focused(visitor) == "Your question"
    visitor.type("Weymouth")
    visitor.key("Enter")
    visitor.sees("Made-up example")
    tab_to(visitor, "Listen", key="Shift+Tab")
    visitor.key("Enter")
    visitor.sees("Back a sentence")
    assert focused(visitor) == "Pause"
    tab_to(visitor, "Stop", most=2)
    visitor.key("Enter")
    assert focused(visitor) == "Listen"
    tab_to(visitor, "Settings")
    visitor.key("Enter")
    visitor.sees("Back to the conversation")
    visitor.key("Escape")
    assert focused(visitor) == "Settings"
    tab_to(visitor, "Forget this conversation", most=2)
    visitor.key("Enter")
    assert focused(visitor) == "No, keep it"
    tab_to(visitor, "Yes, forget it", most=1)
    visitor.key("Enter")
    visitor.sees("I have forgotten our conversation.")
    visitor.key("Escape")
    visitor.sees(LAUNCHER)
    assert focused(visitor) == LAUNCHER


def test_by_touch_alone(enter: Any, stack: str) -> None:
    visitor = enter(touch=True)
    visitor.look(PHONE)
    visitor.visit(stack)
    visitor.press(LAUNCHER)
    visitor.sees("Hello. I am a computer")
    visitor.press("I got a letter")
    visitor.sees("The letter does not stop anything.")
    visitor.press("Your question", "textbox")
    visitor.type("swimming in Weymouth")
    visitor.press("Send")
    visitor.sees("Made-up example")
    visitor.press("Listen")
    visitor.press("Stop")
    visitor.press("Settings")
    visitor.press("Largest", "radio")
    visitor.press("Back to the conversation")
    visitor.sees("Made-up example")
    visitor.press("Close the assistant")
    visitor.sees(LAUNCHER)


def test_without_javascript_by_keyboard(enter: Any, stack: str) -> None:
    visitor = enter(javascript=False)
    visitor.visit(f"{stack}/ask")
    tab_to(visitor, "Your question")
    visitor.type("what is a review")
    tab_to(visitor, "Send", most=2)
    visitor.key("Enter")
    visitor.sees("every year")
    tab_to(visitor, "Say it in easier words")
    visitor.key("Enter")
    visitor.sees("You do not need to worry.")
    tab_to(visitor, "Forget this conversation")
    visitor.key("Enter")
    visitor.sees("You cannot get it back.")
    tab_to(visitor, "Yes, forget it")
    visitor.key("Enter")
    visitor.sees("I have forgotten our conversation.")


def test_without_javascript_by_touch(enter: Any, stack: str) -> None:
    visitor = enter(javascript=False, touch=True)
    visitor.look(PHONE)
    visitor.visit(f"{stack}/activities")
    visitor.point_at("What would you like to do?")
    visitor.type("swimming")
    visitor.point_at("Where?")
    visitor.type("Weymouth")
    visitor.press("Find")
    visitor.sees("2 choices for swimming near Weymouth")
    name = visitor.run("() => document.querySelector('.results h3 a').innerText")
    visitor.press(name, "link")
    visitor.sees("Put it in your calendar")
