"""Reads the rules for urgent messages: ``bot/safety/rules/*.yml``.

``words.yml`` holds the lists of words, spellings and idioms, ``frames.yml`` what shows that
nothing is happening now, and one file for each urgent topic its rules and signs. The files say
at their head how they are written; every rule carries sentences it must catch and must leave.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.errors import DaywiseError
from bot.safety.patterns import Pattern, PatternError, compile_pattern
from bot.safety.plain import PlainWords

FOLDER = Path(__file__).parent / "rules"
TOPICS = ("self_harm", "emergency", "abuse", "carer_crisis")
"""In this order where two are equally sure: self-harm under way is self-harm."""
KEYS = {"says", "unless", "also", "sure", "beside", "sign", "catches", "leaves"}
FRAMES = ("past", "supposed", "calm", "asking", "pleading")


class RulesError(DaywiseError):
    """The rules for urgent messages cannot be read; names the file, the rule and the remedy."""


@dataclass(frozen=True, eq=False)
class Rule:
    """What one family of sentences looks like."""

    id: str
    """With its topic: "emergency/not_breathing"."""
    topic: str
    says: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    """Found in the same sentence, they cancel this rule alone."""
    also: tuple[Pattern, ...]
    """Where there are any, one of them must be found too, in whatever sentence."""
    sure: bool
    """Not cancelled by a question for something to do or for advice in the message."""
    beside: bool
    """Cancelled by such a question in its own sentence alone, not by one beside it."""
    sign: bool
    """Only two different signs of one topic together are enough."""
    catches: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True)
class RuleBook:
    """Every rule, and what cancels rules."""

    rules: tuple[Rule, ...]
    frames: Mapping[str, tuple[Pattern, ...]]
    words: PlainWords
    idioms: tuple[Pattern, ...]


@lru_cache(maxsize=1)
def rule_book() -> RuleBook:
    """The project's own rules, read once."""
    return load(FOLDER)


def load(folder: Path) -> RuleBook:
    """Read every rules file of ``folder``.

    Raises:
        RulesError: for the first one that cannot be used.
    """
    try:
        words = _file(folder / "words.yml")
        lists = _lists(words["lists"])
        idioms = _patterns(words["idioms"], lists)
        frame_file = _file(folder / "frames.yml")
        frames = {name: _patterns(frame_file[name], lists) for name in FRAMES}
        rules = tuple(
            rule for topic in TOPICS for rule in _rules(topic, folder / f"{topic}.yml", lists)
        )
    except PatternError as error:
        raise RulesError(f"{folder}: {error}") from error
    except KeyError as error:
        raise RulesError(f"{folder}: words.yml or frames.yml has no {error}. Add it.") from error
    patterns = [p for rule in rules for p in (*rule.says, *rule.unless, *rule.also)]
    patterns += [p for frame in frames.values() for p in frame] + list(idioms)
    spellings = {
        str(said): str(meant)
        for meant, forms in words["spellings"].items()
        for said in _split(forms)
    }
    spellings |= dict.fromkeys(_split(words["fillers"]), "")
    worth = {word for pattern in patterns for word in pattern.words}
    return RuleBook(rules, frames, PlainWords(spellings, worth, lists["relation"]), idioms)


def _file(path: Path) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RulesError(f"{path} cannot be read: {error}. Mend or restore it.") from error
    if not isinstance(content, dict):
        raise RulesError(f"{path} holds no rules. Restore it.")
    return content


# The C reader is ten times as fast, and the rules are read at every start.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _split(text: Any) -> list[str]:
    return [" ".join(part.split()) for part in str(text).split(",") if part.strip()]


def _lists(written: Mapping[str, Any]) -> dict[str, list[str]]:
    """Each list of words; ``<name>`` inside one stands for the words of an earlier one."""
    lists: dict[str, list[str]] = {}
    for name, text in written.items():
        lists[name] = []
        for phrase in _split(text):
            inner = phrase.startswith("<") and lists.get(phrase[1:-1])
            lists[name].extend(inner or [phrase])
    return lists


def _patterns(written: Any, lists: Mapping[str, list[str]]) -> tuple[Pattern, ...]:
    lines = [written] if isinstance(written, str) else written or []
    return tuple(compile_pattern(str(line), lists) for line in lines)


def _rules(topic: str, path: Path, lists: Mapping[str, list[str]]) -> list[Rule]:
    content = _file(path)
    made = []
    for name, rule in (content.get("rules") or {}).items():
        if unknown := set(rule) - KEYS:
            raise RulesError(f"{path}: {name} has {sorted(unknown)}, which no rule can have.")
        if not rule.get("says") or not rule.get("catches"):
            raise RulesError(f"{path}: {name} needs 'says' and 'catches'. Write them.")
        made.append(
            Rule(
                id=f"{topic}/{name}",
                topic=topic,
                says=_patterns(rule["says"], lists),
                unless=_patterns(rule.get("unless"), lists),
                also=_patterns(rule.get("also"), lists),
                sure=bool(rule.get("sure")),
                beside=bool(rule.get("beside")),
                sign=bool(rule.get("sign")),
                catches=tuple(rule["catches"]),
                leaves=tuple(rule.get("leaves") or ()),
            )
        )
    return made
