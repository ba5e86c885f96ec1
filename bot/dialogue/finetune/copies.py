"""Other ways to write a training sentence: typed in a hurry, as a text message, spoken, rambling.

Only the network learns from these copies; they are made anew in every epoch and never kept.
"""

from __future__ import annotations

import random
import re
from functools import lru_cache
from pathlib import Path

from bot.dialogue.components.typos import typo_copy

TEXT_SPEAK = {
    "you": ("u", "ya", "yu"), "are": ("r", "ar"), "your": ("ur", "yr", "youre"),
    "you're": ("ur", "your"), "to": ("2", "too"), "too": ("2", "to"), "for": ("4", "fr"),
    "what": ("wot", "wat", "wht"), "what's": ("wots", "wats", "whats"), "when": ("wen", "whn"),
    "where": ("wer", "were", "wher"), "who": ("hoo",), "why": ("y", "wy"), "with": ("wiv", "wth"),
    "someone": ("sum1", "some1", "sumone"), "somebody": ("sumbody", "sumbdy"),
    "something": ("sumthing", "sumfin", "somthing", "smthg"), "some": ("sum",),
    "anyone": ("any1", "ne1"), "anything": ("anyfing", "anythin", "nething"), "no one": ("no1",),
    "before": ("b4", "befor"), "because": ("cos", "coz", "becos", "bcuz"), "please": ("pls", "plz"),
    "thanks": ("thx", "ta"), "and": ("n", "an", "&"), "can't": ("cant", "carnt"),
    "don't": ("dont", "dnt"), "could": ("cud", "culd"), "should": ("shud", "shld"),
    "would": ("wud", "wuld"), "have": ("hav", "av", "ave"), "know": ("no", "kno", "knw"),
    "they": ("thay", "dey", "thy"), "their": ("there", "thier"), "there": ("ther", "thier",
    "their"),
    "about": ("abt", "abowt", "bout"), "tomorrow": ("tmrw", "tomoz", "tommorow"),
    "right": ("rite",), "write": ("rite",), "people": ("ppl", "peple"), "me": ("mi",),
    "my": ("me", "mi"), "the": ("th", "teh", "da"), "that": ("tht", "dat"), "this": ("dis", "ths"),
    "does": ("dose", "duz"), "doing": ("doin",), "going": ("goin", "gonna"), "i'm": ("im", "am"),
    "going to": ("gonna",), "want to": ("wanna",), "want": ("wnt", "wont"), "help": ("hlp", "elp"),
    "says": ("sez",), "said": ("sed",), "letter": ("leter", "lettr"), "review": ("reveiw", "revew"),
    "is": ("iz",), "it": ("itt",), "be": ("b",), "see": ("c",), "get": ("gt",), "give": ("giv",),
    "money": ("munny", "mony"), "care": ("cair",), "carer": ("carrer",), "council": ("counsil",),
    "which": ("wich",), "there's": ("theres",), "much": ("mutch",), "day": ("dey",),
    "nothing": ("nuffin", "nowt", "nothin"), "isn't": ("ain't", "aint", "int"), "how": ("ow",),
    "has": ("as", "haz"), "him": ("im",), "her": ("er",), "speak": ("speek",), "really": ("rly",),
    "through": ("thru",), "tonight": ("2nite",), "great": ("gr8",), "mum": ("mam", "mom"),
    "we": ("us", "wi"), "isnt": ("int",), "other": ("uvver", "othr"), "think": ("fink",),
    "our": ("are", "r"), "were": ("was",), "these": ("these here",), "very": ("dead", "right"),
    "yes": ("yeh", "yep"), "of": ("ov", "o'"), "little": ("likkle", "wee"), "child": ("kid",
    "bairn"),
}  # fmt: skip
"""Words as people text, spell by ear or say them, in several dialects."""

BEFORE = (
    "sorry to bother you", "hello", "hi there", "I hope you can help",
    "I'm not good with computers",
    "I don't know if this is the right place to ask", "bear with me",
    "this might be a silly question",
    "my sister said to ask you", "I have been meaning to ask", "excuse me", "right then",
    "so basically", "well", "um", "er", "oh", "okay so", "hiya love", "good morning",
    "I'm asking for my neighbour", "my eyes are bad so my daughter is typing this",
    "I've been worrying about this all week", "the lady on the phone was no help", "ey up duck",
    "I was talking to my friend at church about it", "I've only just moved here",
    "I'm seventy nine and live on my own", "forgive the spelling", "quick question",
    "it has been a long week", "my name is Jean", "I'm writing for my son who can't read",
    "I could not find it on the website", "somebody told me something and I want to check",
    "it's been raining all day and I've had time to think", "I rang last week and nobody rang back",
)  # fmt: skip
"""What people say before they come to it; it belongs to no topic."""

AFTER = (
    "please", "thanks", "thank you", "if that's okay", "cheers", "love", "duck", "mate",
    "I would be very grateful", "sorry for going on", "I hope that makes sense",
    "that's all really",
    "can you tell me", "do you know", "please and thank you", "no rush",
    "I've been wondering for ages", "my wife would like to know too", "ta",
)  # fmt: skip

_STORIES = Path(__file__).with_name("stories.txt")
"""What people tell of themselves on the way to a question; none of it asks for anything."""

_HESITATIONS = ("um", "er", "erm", "like", "you know", "uh", "well")
_LITTLE = frozenset({"a", "an", "the", "is", "are", "to", "of", "do", "i", "it", "my", "that"})
_MARKS = re.compile(r"[.,;:!?\"()]+")


def another_way(text: str, chance: random.Random) -> str:
    """A copy that means the same: one to three changes, chosen by ``chance``."""
    if chance.random() < 0.2:
        text = in_a_story(text, chance)
    elif chance.random() < 0.28:
        text = _chatter(text, chance)
    if chance.random() < 0.35:
        text = _text_speak(text, chance)
    if chance.random() < 0.45:
        text = typo_copy(text, chance)
        if chance.random() < 0.4:
            text = typo_copy(text, chance)
    if chance.random() < 0.15:
        text = _hesitant(text, chance)
    if chance.random() < 0.2:
        text = _clipped(text, chance)
    if chance.random() < 0.5:
        text = " ".join(_MARKS.sub(" ", text).split())
    return text


def in_a_story(text: str, chance: random.Random) -> str:
    """With one to three things about the person around it, as people tell them."""
    told = chance.sample(_stories(), k=chance.choice((1, 1, 2, 2, 3)))
    after = len(told) if chance.random() < 0.6 else chance.randrange(len(told))
    mark = chance.choice((". ", ". ", ", ", " and ", " "))
    return mark.join([*told[:after], text.rstrip(" .?!"), *told[after:]])


@lru_cache(maxsize=1)
def _stories() -> tuple[str, ...]:
    return tuple(_STORIES.read_text(encoding="utf-8").splitlines())


def part_of(text: str, chance: random.Random) -> str:
    """A run of a sentence's words, two fifths or more: what it means a teacher must tell."""
    words = text.split(" ")
    length = max(2, round(len(words) * chance.uniform(0.4, 0.85)))
    first = chance.randrange(max(1, len(words) - length + 1))
    return " ".join(words[first : first + length])


def _chatter(text: str, chance: random.Random) -> str:
    mark = chance.choice((". ", ", ", " ", " - "))
    if chance.random() < 0.75:
        text = chance.choice(BEFORE) + mark + text
    if chance.random() < 0.4:
        text = text + mark + chance.choice(AFTER)
    return text


def _text_speak(text: str, chance: random.Random) -> str:
    share = chance.choice((0.3, 0.6, 1.0))
    out = []
    for word in text.split(" "):
        bare = word.lower().strip(".,!?")
        spellings = TEXT_SPEAK.get(bare)
        if spellings and chance.random() < share:
            out.append(word.lower().replace(bare, chance.choice(spellings), 1))
        elif bare.endswith("ing") and len(bare) > 4 and chance.random() < share / 2:
            out.append(word.lower().replace("ing", "in", 1))
        else:
            out.append(word)
    return " ".join(out)


def _hesitant(text: str, chance: random.Random) -> str:
    parts = text.split(" ")
    at = chance.randrange(len(parts))
    said = chance.choice(_HESITATIONS) if chance.random() < 0.7 else parts[at]
    return " ".join([*parts[:at], said, *parts[at:]])


def _clipped(text: str, chance: random.Random) -> str:
    parts = text.split(" ")
    if len(parts) < 4:
        return text
    return " ".join(p for p in parts if p.lower() not in _LITTLE or chance.random() < 0.4)
