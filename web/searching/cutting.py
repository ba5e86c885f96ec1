"""Takes a wish out of people's own words, and leaves the rest as they wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from bot import vocabulary
from bot.conversation.describe import day, pounds
from bot.language.mentions import Mention
from bot.wording import say

_LINKS = r"on|at|in|the|an?|for|with|by|of|to|from|near|and|or|but|is|it|that|only|some|any"
_DENIALS = r"not|no|nothing|without|except|never|don['’]?t|do|want|like|can['’]?t|avoid|isn['’]?t"
_HANGING = re.compile(rf"(?:\b(?:{_LINKS})\b[\s,;]*)+$", re.I)
"""Words that mean nothing without what followed them: "swimming on", "yoga with a"."""
_DENYING = re.compile(rf"(?:\b(?:{_LINKS}|{_DENIALS})\b[\s,;]*)+$", re.I)
_JOINING = re.compile(r"^[\s,;.&+]*(?:\b(?:and|or|but)\b[\s,;]*)+", re.I)
_SPACED = re.compile(r"\s+(?=[,;.?!])")

Span = tuple[int, int]


def without(
    text: str,
    mentions: Sequence[Mention],
    goes: Callable[[Mention], bool],
    read: Callable[[str], Iterable[Mention]],
) -> str:
    """``text`` without the mentions that go, so that ``read`` still finds the others and no more.

    Empty where nothing is left that says anything; unchanged where none goes. Where the words
    that are left would be read as something else, the other wishes are named one by one.
    """
    gone, kept = [m for m in mentions if goes(m)], [m for m in mentions if not goes(m)]
    if not gone or not kept:
        return text if kept or not mentions else ""
    listed = _named(text, gone, kept)
    for words in (_cut(text, gone, kept), listed, _named(text, kept, kept)):
        if _wishes(read(words)) == _wishes(kept):
            return words
    return listed


def _wishes(mentions: Iterable[Mention]) -> set[tuple[str, str, bool]]:
    return {(m.field, repr(m.value), m.negated) for m in mentions}


def _cut(text: str, gone: Sequence[Mention], kept: Sequence[Mention]) -> str:
    ends = {m.end for m in (*gone, *kept)}
    denied = {m.start for m in gone if m.negated}
    left = text
    # From the last to the first, so that the places of those before stay right.
    for start, end in reversed(_joined(gone)):
        floor = max((at for at in ends if at <= start), default=0)
        shared = start in denied and _shares_its_no(end, kept, text)
        hanging = _DENYING if start in denied and not shared else _HANGING
        before, behind = hanging.sub("", left[floor:start]), left[end:]
        left = f"{left[:floor]}{before} {_JOINING.sub('', behind) if shared else behind}"
    return _SPACED.sub("", " ".join(_JOINING.sub("", left).split())).strip(" ,;")


def _joined(mentions: Iterable[Mention]) -> list[Span]:
    """Where they stand, in order; what overlaps is one."""
    spans: list[Span] = []
    for start, end in sorted({(m.start, m.end) for m in mentions}):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _shares_its_no(end: int, kept: Sequence[Mention], text: str) -> bool:
    """Whether its "not" is that of the next too: "not on Tuesdays or in the evening"."""
    after = next((m for m in kept if m.start >= end), None)
    if after is None or not after.negated:
        return False
    return not _HANGING.sub("", text[end : after.start]).strip(" ,;")


def _named(text: str, unsaid: Sequence[Mention], kept: Sequence[Mention]) -> str:
    """Each wish in its own words, or in ours where those stand among the words of ``unsaid``."""
    spans = _joined(unsaid)
    words: dict[str, None] = {}
    for one in kept:
        shared = any(start < one.end and one.start < end for start, end in spans)
        said = (shared and _ours(one)) or text[one.start : one.end]
        words[say("about.not", things=said) if one.negated else said] = None
    return ", ".join(words)


def _ours(mention: Mention) -> str:
    """How we name a wish; empty for a place or a distance, which have no other words."""
    field, value = mention.field, mention.value
    if field == "for":
        return say("about.for", groups=say(f"for.{value}"))
    if field in vocabulary.TERMS or field in ("days", "part_of_day"):
        return say(f"{'about' if field == 'format' else field}.{value}")
    if field == "dates":
        first, last = date.fromisoformat(value["from"]), date.fromisoformat(value["to"])
        one = say("about.dates_one", day=day(first))
        return one if first == last else say("about.dates", first=day(first), last=day(last))
    if field == "max_price":
        return say("about.max_price", price=pounds(value))
    return say("about.meal") if field == "meal" else ""
