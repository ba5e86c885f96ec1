"""Every state of the widget, on a page whose server gives set answers.

A new state is a function here, with its caption as docstring, and a line in ``STATES``. It is then
tested in both browsers and every look, and has its pictures in ``./daywise gallery``.
"""

from __future__ import annotations

from tests.views.visitor import Visitor
from tests.widget.fake_server import FakeServer, activity, message

LAUNCHER = "Ask about day activities"
GREETED = "I can also explain your letter."
LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def open_assistant(visitor: Visitor, server: FakeServer) -> None:
    visitor.visit(server.address)
    visitor.press(LAUNCHER)
    visitor.sees(GREETED)


def ask(visitor: Visitor, words: str, then: str) -> None:
    """Types into the field, which has the focus, and waits until ``then`` is seen."""
    visitor.type(words)
    visitor.key("Enter")
    visitor.sees(then)


def closed(visitor: Visitor, server: FakeServer) -> None:
    """Closed: the button that opens it"""
    visitor.visit(server.address)
    visitor.sees(LAUNCHER)


def greeting(visitor: Visitor, server: FakeServer) -> None:
    """Open, with its greeting"""
    open_assistant(visitor, server)


def wish(label: str) -> dict[str, str]:
    return {"label": label, "remove": f"Without {label}", "change": f"Not {label} but "}


def ask_for_cards(visitor: Visitor, server: FakeServer) -> None:
    """Into the field, which has the focus."""
    ring = [
        {"label": "The number", "text": "01632 960123", "link": "tel:01632960123"},
        {"label": "What to say", "text": "Hello. My name is (your name).", "link": ""},
    ]
    more = {
        "ring": [{"kind": "ring", "picture": "", **line} for line in ring],
        "read_out": {"text": "Saturday singers.", "audio": "/api/speech/x", "audio_parts": []},
    }
    shown = [activity(), activity(id="b", name=LONG, place=None, why=[])]
    server.replies["Singing on Saturday"] = [
        message(
            "I found 2 choices for singing on Saturdays near Weymouth.",
            audio="/api/speech/x",
            filters=[wish("music and singing"), wish("Saturdays"), wish(f"near {LONG}")],
            activities=[{**one, **more} for one in shown],
        )
    ]
    ask(visitor, "Singing on Saturday", LONG)


def cards(visitor: Visitor, server: FakeServer) -> None:
    """An answer with its wishes as chips and cards, one of a very long name"""
    open_assistant(visitor, server)
    ask_for_cards(visitor, server)


def choices(visitor: Visitor, server: FakeServer) -> None:
    """Nothing fits: choices that each drop a wish"""
    server.replies["Free knitting on Sunday"] = [
        message(
            "I found nothing for knitting near Weymouth on Sundays for free. "
            "Shall I look without one of these?",
            audio="/api/speech/x",
            choices=[
                {"label": "1 on other days", "text": "any day"},
                {"label": "3 that cost money", "text": "any price"},
                {"label": f"2 in {LONG}", "text": "further"},
            ],
        )
    ]
    open_assistant(visitor, server)
    ask(visitor, "Free knitting on Sunday", "3 that cost money")


def asking_for_a_place(visitor: Visitor, server: FakeServer) -> None:
    """It asks where"""
    asked = "Which town are you in? Or what is your postcode?"
    server.replies["What's on near me?"] = [message(asked, audio="/api/speech/x")]
    open_assistant(visitor, server)
    visitor.press("Things to do near me")
    visitor.sees(asked)


def advice(visitor: Visitor, server: FakeServer) -> None:
    """Advice with a list, a number to ring, what words mean and where it comes from"""
    server.replies["What is a review?"] = [
        message(
            "A review is a talk about the help you get. We ask:\n- what goes well\n"
            "- what you would change\n\nRing 01305 221016 to ask when yours is.",
            audio="/api/speech/x",
            sources=[{"title": "Reviews of care and support", "url": "/advice/what_is_a_review"}],
        )
    ]
    open_assistant(visitor, server)
    ask(visitor, "What is a review?", "what you would change")


def urgent(visitor: Visitor, server: FakeServer) -> None:
    """Somebody is in danger: numbers first"""
    said = "Call 999 now if somebody is in danger.\n\nSamaritans are there day and night: 116 123."
    server.replies["I want to die"] = [message(said, audio="/api/speech/x", urgent=True)]
    open_assistant(visitor, server)
    ask(visitor, "I want to die", "Samaritans are there")


def reading_aloud(visitor: Visitor, server: FakeServer) -> None:
    """An answer that is being read aloud"""
    server.sound_seconds = 30
    open_assistant(visitor, server)
    visitor.press("Listen")
    visitor.sees("Back a sentence")


def listening(visitor: Visitor, server: FakeServer) -> None:
    """The microphone is on"""
    open_assistant(visitor, server)
    visitor.press("Ask by voice")
    visitor.sees("Speak now. I am listening")


def settings(visitor: Visitor, server: FakeServer) -> None:
    """The settings"""
    open_assistant(visitor, server)
    visitor.press("Settings")
    visitor.sees("Back to the conversation")


def all_settings_chosen(visitor: Visitor, server: FakeServer) -> None:
    """Cards, with every setting chosen: largest, strong colours, more space, ruler, pictures"""
    settings(visitor, server)
    visitor.press("Largest", "radio")
    for name in ("Strong colours", "More space between the words", "A ruler to read with",
                 "Pictures beside the words"):  # fmt: skip
        visitor.press(name, "checkbox")
    visitor.press("Back to the conversation")
    visitor.press("Your question", "textbox")
    ask_for_cards(visitor, server)


def saved(visitor: Visitor, server: FakeServer) -> None:
    """What was saved, with what to say when one rings"""
    cards(visitor, server)
    for name in ("Saturday singers", LONG):
        visitor.press(f"Save: {name}")
    visitor.press("Saved (2)")
    visitor.point_at("What to say when you ring")
    visitor.sees("My name is (your name)")


def saying_more(visitor: Visitor, server: FakeServer) -> None:
    """Was this right? Somebody says more, and it does not arrive"""
    server.lose_feedback = True
    open_assistant(visitor, server)
    ask(visitor, "Swimming", "You asked: Swimming")
    visitor.press("Say more")
    visitor.type("The day is wrong.")
    visitor.key("Tab")
    visitor.key("Enter")
    visitor.sees("I could not send that.")


def thinking(visitor: Visitor, server: FakeServer) -> None:
    """The answer is on its way"""
    open_assistant(visitor, server)
    server.delay_seconds = 30
    ask(visitor, "Swimming", "Thinking…")


def too_long(visitor: Visitor, server: FakeServer) -> None:
    """A question that is too long"""
    open_assistant(visitor, server)
    ask(visitor, "x" * 501, "Your question is too long.")


def server_down(visitor: Visitor, server: FakeServer) -> None:
    """The server cannot be reached: the words stay"""
    open_assistant(visitor, server)
    visitor.go_offline()
    ask(visitor, "Swimming", "I cannot get an answer just now.")


def forgetting(visitor: Visitor, server: FakeServer) -> None:
    """It asks before it forgets"""
    open_assistant(visitor, server)
    visitor.press("Forget this conversation")
    visitor.sees("You cannot get it back.")


def in_the_page(visitor: Visitor, server: FakeServer) -> None:
    """In the page, where the tag stands"""
    server.tag = "<daywise-assistant position='in-page' council='Fairshire Council'>"
    cards(visitor, server)


def two_on_a_page(visitor: Visitor, server: FakeServer) -> None:
    """Two on a page: one open in it, one closed at the corner"""
    server.tag = (
        "<daywise-assistant heading='First' position='in-page'></daywise-assistant>"
        "<daywise-assistant heading='Second' council='Fairshire Council'>"
    )
    visitor.visit(server.address)
    visitor.sees(LAUNCHER)
    visitor.run("() => document.querySelector('daywise-assistant').open()")
    visitor.sees(GREETED)


def week_to_share(visitor: Visitor, server: FakeServer) -> None:
    """The links of a planned week"""
    text = "Tuesday: Art group, 10am to 12 noon."
    server.replies["week"] = [message(text, week={"items": [{"day": "tue"}]})]
    open_assistant(visitor, server)
    ask(visitor, "week", text)
    visitor.press("Print or share this week")
    visitor.sees("Put it in your calendar")


def right_to_left(visitor: Visitor, server: FakeServer) -> None:
    """On a page that reads from right to left"""
    server.tag = "<daywise-assistant dir='rtl' council='Fairshire Council'>"
    cards(visitor, server)


STATES = (
    closed,
    greeting,
    cards,
    choices,
    asking_for_a_place,
    advice,
    urgent,
    reading_aloud,
    listening,
    settings,
    all_settings_chosen,
    saved,
    saying_more,
    thinking,
    too_long,
    server_down,
    forgetting,
    in_the_page,
    two_on_a_page,
    week_to_share,
    right_to_left,
)
