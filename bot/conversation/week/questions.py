"""What is asked about a week, with what can be chosen; and what an answer chooses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversation import naming
from bot.conversation.alike import bare
from bot.conversation.week.deeds import Deed
from bot.conversation.week.pieces import pieces_of
from bot.conversation.week.sayings import sayings
from bot.conversation.week.times import part_of, read_clock_text, when_in
from bot.language.mentions import Mention

YES, NO = "yes", "no"


@dataclass(frozen=True)
class Option:
    """Something to choose: ``text`` is what is sent, ``label`` what the button says."""

    label: str
    text: str
    deed: Deed
    says: str = ""
    """:data:`YES` or :data:`NO` where that is what it is."""
    day: str = ""
    """The day that chooses it, where the deed does not tell it."""


@dataclass(frozen=True)
class Question:
    """A question. ``kind`` is "choose", or what is asked for: "place", "likes", "hours"."""

    kind: str
    options: tuple[Option, ...] = ()
    then: Deed | None = None
    """For a place, likes or hours: what they are asked for."""

    def to_dict(self) -> dict[str, Any]:
        """As JSON can carry it."""
        return {
            "kind": self.kind,
            "options": [
                {
                    "label": o.label,
                    "text": o.text,
                    "deed": o.deed.to_dict(),
                    "says": o.says,
                    "day": o.day,
                }
                for o in self.options
            ],
            "then": self.then and self.then.to_dict(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Question:
        """Read what :meth:`to_dict` wrote."""
        return cls(
            data["kind"],
            tuple(
                Option(o["label"], o["text"], Deed.from_dict(o["deed"]), o["says"], o["day"])
                for o in data["options"]
            ),
            Deed.from_dict(data["then"]) if data["then"] else None,
        )

    def saying(self, answer: str) -> Option | None:
        """The option that "yes" or "no" means."""
        return next((one for one in self.options if one.says == answer), None)


def chosen_word_for_word(question: Question, text: str) -> Option | None:
    """The option whose text or label was sent."""
    said = bare(text)
    return next((o for o in question.options if said in (bare(o.text), bare(o.label))), None)


def chosen(
    question: Question, text: str, mentions: Sequence[Mention], today: int
) -> tuple[Option, ...]:
    """The options that a free answer means: "the second one", "Thursday", "the morning one".

    More than one for "both"; empty where it does not say. ``today`` is a weekday, Monday 0.
    """
    choosable = [one for one in question.options if one.says != NO]
    for mention in mentions:
        if mention.field == "ordinal":
            at = mention.value - 1 if mention.value > 0 else mention.value
            if -len(choosable) <= at < len(choosable):
                return (choosable[at],)
    plain = sayings().plain(text)
    if any(f"{word} " in plain for word in ("both", "all of them", "all three")):
        return tuple(choosable)
    left = _named(text, choosable)
    left = _at(left, text, today)
    if len(left) == 1 and len(choosable) > 1:
        return (left[0],)
    if any(f"{words} " in plain for words in ("either", "any", "do not mind", "you choose")):
        return tuple(choosable[:1])
    return ()


def _named(text: str, options: Sequence[Option]) -> list[Option]:
    names = [(str(at), one.deed.name or one.label) for at, one in enumerate(options)]
    if len({name for _, name in names}) < 2:
        names = [(str(at), one.label) for at, one in enumerate(options)]
    held = naming.whole(text, names) or naming.named_in(text, names)
    return [options[int(at)] for at, _ in held] or list(options)


def _at(options: Sequence[Option], text: str, today: int) -> list[Option]:
    """Those on the day, at the time, in the part of day that a text says."""
    when = when_in(pieces_of(text), today)
    left = list(options)
    if when.days:
        left = [one for one in left if (one.day or one.deed.day) in when.days] or left
    if when.starts:
        left = [one for one in left if one.deed.start in when.starts] or left
    if when.parts:
        left = [one for one in left if _part(one) in when.parts] or left
    return left


def _part(option: Option) -> str:
    return part_of(read_clock_text(option.deed.start)) if option.deed.start else ""
