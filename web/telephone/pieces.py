"""Cuts an answer into pieces for the ear: who listens cannot look back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.catalogue.words import shortened
from bot.council import Council
from bot.language.spoken import sentences
from bot.wording import say
from web.telephone.state import MORE, Piece

MOST_SENTENCES = 3
MOST_WORDS = 40
"""Of a piece of more than one sentence: about 15 seconds."""
FEW_WORDS = 28
"""Are one piece however many sentences they are, or a short question would be cut off."""
AT_ONCE = 3
"""Activities in one piece."""
CHOICE_KEYS = "123456"
MORE_KEY = "6"
"""After activities, whose numbers are the keys 1 to 5."""
_LONGEST_FACT = 45
"""Characters of an activity's times, place or price in a list: all is said when it is opened."""

Answer = Mapping[str, Any]
Speak = Callable[[str], str]
"""Written words as they are said."""

LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:org|gov|co|nhs)(?:\.uk)\b\S*", re.I)
EMAIL = re.compile(r"([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)")
SENTENCE_END = re.compile(r"(?<!e\.g\.)(?<!i\.e\.)(?<=[.?!])\s+")
_LINES = re.compile(SENTENCE_END.pattern + r"|\n+")
_LIST_MARK = re.compile(r"\s*[-•*]\s+")


def for_the_ear(text: str, speak: Speak) -> str:
    """``text`` as it is said on a telephone: no sentence that leads to a web page."""
    told = []
    for part in _LINES.split(EMAIL.sub(_said_email, text)):
        if part.strip() and not LINK.search(part):
            said = speak(_LIST_MARK.sub("", part, count=1))
            # Every line ends as a sentence does, or a list would be said in one breath.
            told.append(said if said.endswith((".", "?", "!", ":", ";", ",")) else f"{said}.")
    return " ".join(told)


def of_answers(answers: Sequence[Answer], council: Council, speak: Speak) -> tuple[Piece, ...]:
    """The pieces of what the assistant said, in order; each but the last leads to the next."""
    pieces: list[Piece] = []
    for answer in answers:
        pieces += _of_danger(answer, speak) if answer.get("urgent") else _of(answer, council, speak)
    return tuple(_leading_on(piece) for piece in pieces[:-1]) + tuple(map(_ending, pieces[-1:]))


def cut(said: str) -> list[str]:
    """Spoken text in pieces of up to three sentences, more only where all are very short."""
    pieces: list[list[str]] = []
    for sentence in sentences(said):
        last = pieces[-1] if pieces else []
        words = len(" ".join([*last, sentence]).split())
        most = MOST_WORDS if len(last) < MOST_SENTENCES else FEW_WORDS
        if last and words <= most:
            last.append(sentence)
        else:
            pieces.append([sentence])
    return [" ".join(piece) for piece in pieces]


def opens(count: int) -> dict[str, str]:
    """What the keys 1 to ``count`` (5 at most) say to hear about one of as many activities."""
    return {str(n): say(f"phone.open.{n}") for n in range(1, min(count, 5) + 1)}


def then_another(told: Sequence[Piece], listed: Mapping[str, str]) -> tuple[Piece, ...]:
    """``told`` of one activity, and then the keys of the others that were read out with it."""
    *before, last = told
    if not listed or last.keys:
        return tuple(told)
    return (*before, replace(last, ask=say("phone.ask.another"), keys=listed))


def choosing(choices: Sequence[Mapping[str, str]], first: str = "") -> Piece:
    """The choices, each with its key, as what is asked after ``first``."""
    keyed = list(zip(CHOICE_KEYS, choices, strict=False))
    asks = [
        say(
            "phone.ask.choose_next" if number else "phone.ask.choose",
            digit=key,
            label=choice["label"].rstrip(".?! "),
        )
        for number, (key, choice) in enumerate(keyed)
    ]
    return Piece(first, " ".join(asks), {key: choice["text"] for key, choice in keyed})


def _of(answer: Answer, council: Council, speak: Speak) -> list[Piece]:
    meanings = [word["explanation"] for word in answer.get("explained") or ()]
    said = for_the_ear("\n".join([answer["text"], *meanings]), speak) or speak(answer["text"])
    pieces = [Piece(text) for text in cut(said)]
    choices = list(answer.get("choices") or ())
    # An activity that is spoken of by itself is told in the text.
    activities = [] if answer["understood"].get("activity") else answer.get("activities") or ()
    more = next((c["text"] for c in choices if c["text"] == say("find.more_text")), None)
    listed = _of_activities(list(activities), more, speak)
    if listed:
        choices = [choice for choice in choices if choice["text"] != more]
        # "I found 3 things to do." is no piece by itself.
        listed[0] = replace(listed[0], text=f"{pieces[-1].text}\n{listed[0].text}")
        pieces = pieces[:-1] + listed
    if choices:
        if any(choice["text"] == say("find.place_text_all") for choice in choices):
            towns = [{"label": town, "text": town} for town in council.towns]
            choices = [*towns, *choices]
        if listed:
            pieces.append(choosing(choices))
        else:
            pieces[-1] = choosing(choices, pieces[-1].text)
    return pieces


def _of_danger(answer: Answer, speak: Speak) -> list[Piece]:
    """999 first and by itself, then that it has to be rung on another call, then the rest."""
    said = sentences(for_the_ear(answer["text"], speak))
    now = answer["understood"]["topic"] == "urgent/emergency"
    first = f"{said[0]} {speak(say('phone.danger.now' if now else 'phone.danger.if_so'))}"
    told = [first, *cut(" ".join(said[1:]))]
    asks = [say("phone.danger.ask")] * (len(told) - 1) + [say("phone.danger.ask_last")]
    return [Piece(text, ask, urgent=True) for text, ask in zip(told, asks, strict=True)]


def _of_activities(
    activities: Sequence[Mapping[str, Any]], more: str | None, speak: Speak
) -> list[Piece]:
    """Three at a time. A number opens any of the answer's, also those of the piece before."""
    keys_of_all = opens(len(activities))
    pieces = []
    for start in range(0, len(activities), AT_ONCE):
        told = [
            _item(number, activity, speak)
            for number, activity in enumerate(activities[start : start + AT_ONCE], start + 1)
        ]
        last = start + AT_ONCE >= len(activities)
        goes_on = more if last else MORE
        keys = {**keys_of_all, MORE_KEY: goes_on} if goes_on else keys_of_all
        ask = say("phone.ask.open_more" if goes_on else "phone.ask.open")
        pieces.append(Piece("\n".join(told), ask, keys))
    return pieces


def _item(number: int, activity: Mapping[str, Any], speak: Speak) -> str:
    place = (activity.get("place") or {}).get("name") or ""
    when = shortened(activity.get("when") or "", _LONGEST_FACT)
    facts = (place, when, activity.get("price") or "")
    name = say("phone.item", number=number, name=shortened(activity["name"], _LONGEST_FACT))
    told = [speak(fact).rstrip("…. ") for fact in (name, *facts) if fact]
    return " ".join(f"{fact}." for fact in told)


def _leading_on(piece: Piece) -> Piece:
    if MORE in piece.keys.values():
        return piece
    key = MORE_KEY if piece.keys else "1"
    ask = piece.ask if piece.ask and not piece.keys else say("phone.ask.more")
    return replace(piece, ask=ask, keys={**piece.keys, key: MORE})


def _ending(piece: Piece) -> Piece:
    return piece if piece.ask else replace(piece, ask=say("phone.ask.else"))


def _said_email(match: re.Match[str]) -> str:
    return f"{match[1].replace('.', ' dot ')} at {match[2].replace('.', ' dot ')}"
