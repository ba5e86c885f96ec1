"""What each part of a week is for, and what the person says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.week.changing import not_there
from bot.conversation.week.deeds import Deed
from bot.conversation.week.kept import Kept
from bot.conversation.week.questions import Option, Question
from bot.conversation.week.talk import Talk, Told, as_list, fixed
from bot.conversation.week.things import is_named, said_of
from bot.conversation.week.wishes import Wish
from bot.week import editing
from bot.week.plan import Item
from bot.wording import say

_WHY = re.compile(
    r"\b(?:is|are|'s) (?=(?:so that|so (?:he|she|i|we|they)|to|because|for) )"
    r"|\b(?=so that |because )",
    re.I,
)
_REASON = re.compile(r"\b(?:so that|so (?:he|she|i|we|they) can|because)\b[^.!?]+", re.I)
_GOAL_WORDS: dict[str, tuple[str, ...]] = {
    "work": ("work", "job", "jobs", "employment"),
    "friends": ("friends", "friend", "people", "company", "lonely", "meet", "social"),
    "health": ("health", "healthy", "fit", "fitness", "exercise", "weight", "well", "stronger"),
    "skills": ("skill", "skills", "learn", "learns", "learning", "independent", "confidence"),
    "carer_time": ("break", "respite"),
    "enjoyment": ("fun", "enjoy", "enjoys", "likes", "loves", "happy", "pleasure"),
}
_OFFERED = ("friends", "health", "skills")


def reason_in(text: str) -> str:
    """Why something is put in, as the person says it: "so that he learns", "because I like it"."""
    found = _REASON.search(text)
    return found[0].strip(" .!?,") if found else ""


def purpose_wish(talk: Talk, wish: Wish) -> Told:
    """Tell what a part of the week is for, or write down what the person says of it."""
    said = said_of(talk, wish)
    goal = _goal_in(said.words)
    if goal and any(words in said.words for words in ("want to ", "goal ", "aim ", "would like ")):
        return _aimed(talk, goal)
    if not talk.plan.items:
        return not_there(talk)
    items = tuple(item for item in talk.plan.items if is_named(item, said))
    if not items and talk.item and said.points and not said.many:
        items = (talk.item,)
    why = _WHY.search(said.text)
    if items and why and not said.words.startswith(("what ", "why ", "which ")):
        return labelled(talk, items[0], goal, said.text[why.end() :].strip(" .!?,"))
    return tell(talk, items or talk.plan.items, levels="level" in said.words)


def tell(talk: Talk, items: Sequence[Item], *, levels: bool = False) -> Told:
    """What each is for, in the person's own words where they told; with ``levels`` how it helps."""
    once = list({item.activity: item for item in items}.values())
    said = [_for(item) for item in once]
    if levels:
        said += [say(f"week.talk.level_{i.level}", name=i.name) for i in once if i.level]
    text = as_list(said) if len(said) > 1 else said[0]
    told = Told.of(talk, text, choices=fixed("show", "change"))
    if len(once) > 1 or once[0].goal or once[0].words:
        return told
    options = tuple(
        Option(label, label, Deed("label", name=goal, items=(once[0].number,)))
        for goal in _OFFERED
        for label in (say(f"week.choice.goal_{goal}"),)
    )
    return replace(told, question=Question("choose", options))


def label(talk: Talk, deed: Deed) -> Told:
    """Write down the goal of an item."""
    item = next((one for one in talk.plan.items if one.number in deed.items), None)
    return labelled(talk, item, deed.name, deed.words) if item else not_there(talk)


def labelled(talk: Talk, item: Item, goal: str, words: str) -> Told:
    """Write down what an item is for; what is empty stays as it was."""
    outcome = editing.label(
        talk.plan, item.activity, item.day, goal=goal or None, words=words or None
    )
    text = tuple(remark.text for remark in outcome.remarks)
    return Told(Kept(outcome.plan, item.number), text, fixed("undo", "show"))


def _for(item: Item) -> str:
    if item.words:
        return say("week.talk.for_words", name=item.name, words=item.words)
    if item.goal:
        return say("week.talk.for_goal", name=item.name, goal=say(f"sheet.goal.{item.goal}"))
    return say("week.talk.for_unknown", name=item.name)


def _goal_in(words: str) -> str:
    said = {*words.split()}
    return next((goal for goal, found in _GOAL_WORDS.items() if said & {*found}), "")


def _aimed(talk: Talk, goal: str) -> Told:
    wishes = talk.plan.preferences
    goals = tuple(dict.fromkeys((*wishes.goals, goal)))
    plan = editing.want(talk.plan, replace(wishes, goals=goals))
    text = say("week.talk.aimed", goal=say(f"sheet.goal.{goal}"))
    return Told(Kept(plan, talk.kept.item), (text,), fixed("fill", "undo", "show"))
