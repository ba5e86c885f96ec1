"""Every page of our own, with what can stand on it, from a running Daywise.

A new page is a line in ``PAGES``; where it takes more than its address, a function here with its
caption as docstring. It is then tested in both browsers and every look, and has its pictures in
``./daywise gallery``.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from tests.views.visitor import Visitor
from tests.views.widget_states import LAUNCHER, ask

Reach = Callable[[Visitor, str], None]
"""Goes to a page of the Daywise at an address that has no slash at its end."""


def page(name: str, caption: str, path: str, status: int = 200) -> Reach:
    """A page that its path alone leads to."""

    def reach(visitor: Visitor, stack: str) -> None:
        visitor.visit(f"{stack}{path}", status)

    reach.__name__, reach.__doc__ = name, caption
    return reach


def search(name: str, caption: str, **asked: str) -> Reach:
    """A page of results, its further choices open."""

    def reach(visitor: Visitor, stack: str) -> None:
        visitor.visit(f"{stack}/activities?{urlencode(asked)}")
        visitor.run("() => { document.querySelector('.search details').open = true; }")

    reach.__name__, reach.__doc__ = name, caption
    return reach


def assistant_on_the_questions(visitor: Visitor, stack: str) -> None:
    """The questions, with the assistant open and answering"""
    visitor.visit(stack)
    visitor.press(LAUNCHER)
    visitor.sees("Hello")
    ask(visitor, "swimming in Weymouth", "Made-up example")


def ask_greeting(visitor: Visitor, stack: str) -> None:
    """Without JavaScript: the greeting"""
    visitor.visit(f"{stack}/ask")


def send(visitor: Visitor, words: str, then: str) -> None:
    """Types into the field of the page without JavaScript, sends, and waits for ``then``."""
    visitor.press("Your question", "textbox")
    visitor.type(words)
    visitor.press("Send")
    visitor.sees(then)


def ask_cards(visitor: Visitor, stack: str) -> None:
    """Without JavaScript: an answer with cards"""
    ask_greeting(visitor, stack)
    send(visitor, "swimming in Weymouth", "Made-up example")


def ask_changing(visitor: Visitor, stack: str) -> None:
    """Without JavaScript: one wish of the search is changed"""
    ask_cards(visitor, stack)
    visitor.visit(f"{stack}{visitor.run('() => location.pathname')}?change=near%20#change")
    visitor.sees("What should it be?")


def ask_advice(visitor: Visitor, stack: str) -> None:
    """Without JavaScript: advice"""
    ask_greeting(visitor, stack)
    send(visitor, "what is a direct payment", "Say it in easier words")


def ask_too_long(visitor: Visitor, stack: str) -> None:
    """Without JavaScript: a question that is too long"""
    ask_greeting(visitor, stack)
    send(visitor, "w" * 501, "The message is too long")


def ask_urgent(visitor: Visitor, stack: str) -> None:
    """Without JavaScript: somebody in danger"""
    ask_greeting(visitor, stack)
    send(visitor, "I want to die", "Samaritans")


def ask_forgetting(visitor: Visitor, stack: str) -> None:
    """Without JavaScript: it asks before it forgets"""
    ask_cards(visitor, stack)
    visitor.press("Forget this conversation")
    visitor.sees("No, keep it")


def ask_forgotten(visitor: Visitor, stack: str) -> None:
    """Without JavaScript: it has forgotten"""
    ask_forgetting(visitor, stack)
    visitor.press("Yes, forget it")
    visitor.sees("I have forgotten our conversation.")


def activity(visitor: Visitor, stack: str) -> None:
    """An activity"""
    visitor.visit(f"{stack}/activities?what=swimming&near=Weymouth")
    address = visitor.run("() => document.querySelector('.results h3 a').href")
    visitor.visit(address)


def feedback_mistakes(visitor: Visitor, stack: str) -> None:
    """The form for feedback, with mistakes"""
    visitor.visit(f"{stack}/feedback")
    visitor.press("Send")
    visitor.sees("Something needs to be put right")


def saved(visitor: Visitor, stack: str) -> None:
    """A shortlist, of which one activity is gone"""
    visitor.visit(f"{stack}/saved?ids={_first_activity(visitor, stack)},gone")


def saved_easy(visitor: Visitor, stack: str) -> None:
    """A shortlist as an Easy Read sheet"""
    visitor.visit(f"{stack}/saved/easy?ids={_first_activity(visitor, stack)}")


def ring(visitor: Visitor, stack: str) -> None:
    """The card for ringing about an activity"""
    visitor.visit(f"{stack}/activities/{_first_activity(visitor, stack)}/ring")


def _first_activity(visitor: Visitor, stack: str) -> str:
    visitor.visit(f"{stack}/activities?what=swimming&near=Weymouth")
    return str(visitor.run("() => document.querySelector('.results h3 a').href.split('/').pop()"))


PAGES: tuple[Reach, ...] = (
    page("questions", "Questions and answers", "/"),
    assistant_on_the_questions,
    page("advice_index", "All advice", "/advice"),
    page("advice", "A page of advice", "/advice/what_is_a_review"),
    page("advice_easy", "An Easy Read sheet", "/advice/feeling_safe/easy"),
    search("search_empty", "Search: nothing asked yet"),
    search("search_found", "Search: found", what="swimming", near="Weymouth", access="bsl"),
    search(
        "search_nothing",
        "Search: nothing fits",
        what="knitting on sundays for free",
        near="Weymouth",
    ),
    search(
        "search_long", "Search: very long words", what="w" * 300, near="n" * 300, when="t" * 300
    ),
    search("search_which_place", "Search: two places of that name", near="Newport"),
    search("search_danger", "Search: somebody in danger", what="I want to die"),
    activity,
    page("feedback", "The form for feedback", "/feedback"),
    feedback_mistakes,
    page("feedback_thanks", "Thanks for feedback", "/feedback/thanks?reply=yes"),
    page("saved_nothing", "Nothing saved yet", "/saved"),
    saved,
    saved_easy,
    ring,
    ask_greeting,
    ask_cards,
    ask_changing,
    ask_advice,
    ask_too_long,
    ask_urgent,
    ask_forgetting,
    ask_forgotten,
    page("not_found", "A page that is not there", "/activities/none", 404),
)
