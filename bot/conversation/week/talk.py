"""A message about a week with all that an answer needs, and the reply made of what is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.answers import Answer, Choice, Understood
from bot.catalogue.model import Activity
from bot.catalogue.query import Near, Search
from bot.conversation.services import Services
from bot.conversation.turn import Memory, Pending, Reply, Turn
from bot.conversation.week.kept import Kept, written
from bot.conversation.week.questions import Question
from bot.vocabulary import topic_id
from bot.week.contract import week
from bot.week.keeping import to_json
from bot.week.plan import Item, Plan
from bot.week.remarks import Remark
from bot.wording import say

MOST_CHOICES = 4
"""More are hard to take in."""


@dataclass(frozen=True)
class Talk:
    """A message, and the week as it stands."""

    turn: Turn
    memory: Memory
    services: Services
    kept: Kept

    @property
    def plan(self) -> Plan:
        """The week."""
        return self.kept.plan

    @property
    def today(self) -> date:
        """London's day."""
        return self.turn.now.date()

    @property
    def item(self) -> Item | None:
        """The part of the week that was spoken of last; None where it is not there any more."""
        return next((one for one in self.plan.items if one.number == self.kept.item), None)

    @property
    def home(self) -> Near | None:
        """Where ways are reckoned from: what was told as home, else where they are or looked."""
        search = self.memory.search
        return (
            self.plan.preferences.home
            or self.turn.location
            or self.memory.place
            or (search.near if search else None)
        )

    def get(self, activity: str) -> Activity | None:
        """An activity by its id; None where it is no longer listed."""
        match = self.services.catalogue.match(activity, Search(), self.turn.now)
        return match.activity if match else None

    def after(self, told: Told) -> Talk:
        """The talk with the week as it is after ``told``."""
        return replace(self, kept=told.kept)


@dataclass(frozen=True)
class Told:
    """What is told, and the week from now on."""

    kept: Kept
    text: tuple[str, ...]
    """Lines, or several of them in one; joined by the reply."""
    choices: tuple[Choice, ...] = ()
    question: Question | None = None
    """Its options come first among the choices."""
    cards: tuple[Mapping[str, Any], ...] = ()
    shown: tuple[str, ...] = ()
    """The ids of ``cards``."""
    wanted: tuple[Item, ...] = field(default=())
    """What did not fit into the plan."""

    @property
    def plan(self) -> Plan:
        """The week from now on."""
        return self.kept.plan

    @classmethod
    def of(cls, talk: Talk, *text: str | Remark, **fields: Any) -> Told:
        """What leaves the week as it is."""
        return cls(talk.kept, in_words(text), **fields)

    def then(self, other: Told) -> Told:
        """Both, one after the other, as one; what was asked first is asked."""
        return replace(
            other,
            text=(*self.text, *other.text),
            question=self.question or other.question,
            cards=self.cards or other.cards,
            shown=self.shown or other.shown,
        )

    def also(self, *text: str | Remark) -> Told:
        """The same, with more said after it."""
        return replace(self, text=(*self.text, *in_words(text)))


def in_words(text: Sequence[str | Remark]) -> tuple[str, ...]:
    """Remarks as they are said; what is empty is left out."""
    said = (one.text if isinstance(one, Remark) else one for one in text)
    return tuple(one for one in said if one)


def fixed(*names: str) -> tuple[Choice, ...]:
    """Choices that always mean the same, by their name in the wording: "undo", "show"."""
    return tuple(
        Choice(say(f"week.choice.{name}.label"), say(f"week.choice.{name}.text")) for name in names
    )


def as_list(lines: Iterable[str]) -> str:
    """One line each, which pages show as a list."""
    return "\n" + "\n".join(f"- {line}" for line in lines) + "\n"


def sample_note(activities: Iterable[Activity]) -> tuple[str, ...]:
    """That it is made up, where something of the council's sample is told of."""
    return (say("find.sample"),) if any(one.sample for one in activities) else ()


def reply(talk: Talk, told: Told, intent: str = "my_week") -> Reply:
    """The reply: it always carries the week."""
    question = told.question
    options = tuple(Choice(one.label, one.text) for one in question.options) if question else ()
    choices = tuple({one.text: one for one in (*options, *told.choices)}.values())[:MOST_CHOICES]
    answer = Answer(
        _joined(told.text),
        Understood(topic_id(intent), talk.turn.confidence),
        activities=told.cards,
        choices=choices,
        week=week(told.plan, talk.today, told.wanted),
        plan=to_json(told.plan),
    )
    item = next((one for one in told.plan.items if one.number == told.kept.item), None)
    spoken_of = item.activity if item else talk.memory.activity
    memory = replace(
        talk.memory,
        activity=None if told.shown else spoken_of,
        week=written(told.kept),
        pending=Pending("week", week=question.to_dict()) if question else None,
        shown=told.shown or talk.memory.shown,
        place=talk.turn.location or talk.memory.place,
    )
    return Reply(answer, memory)


def _joined(text: Sequence[str]) -> str:
    """Sentences go on in one line; a list (with line breaks in it) stands by itself."""
    made = ""
    for one in text:
        gap = "" if not made else "\n\n" if "\n" in one or made.endswith("\n") else " "
        made += gap + one
    return made.replace("\n\n\n", "\n\n").strip()
