"""Lines, bullets and semicolons: a list is one sentence, with "and" before its last thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_BULLET = r"(?:[-*–·‣◦▪●○■]+[ \t]+|•[ \t]*)"
_BETWEEN = re.compile(
    r"[ \t]{0,9}[;,]?(?:[ \t]+(?P<word>and|or)[;,]?)?[ \t]*"
    rf"(?:(?:\n|\A)\s{{0,40}}{_BULLET}|[ \t]+•[ \t]*)"
)
_SEGMENT = re.compile(r"[^\n]*?(?:[.?!](?=\s|$)|\n|$)")
_SENTENCE = re.compile(r"[.?!](?:\s|$)")
_NEWLINES = re.compile(r"[ \t]*\n\s*")
# With one of these about, a semicolon is between two sentences, not between two things.
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|be|been|can|will|would|could|should|must|may|might|has|have|had|do"
    r"|does|did|you|we|it|they|he|she|i|please|ring|call|don't|isn't|it's|we'll|you'll)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Join:
    """What stands where two things of a list, or two lines, meet: a word or a mark."""

    end: int
    word: str = ""
    mark: str = ""


def joins(text: str) -> dict[int, Join]:
    """Each place where lines or things of a list meet, by its first character."""
    found: dict[int, Join] = {}
    bulleted = [] if "\n" not in text and "•" not in text and not text[:3].lstrip().startswith(
        ("-", "*")) else list(_BETWEEN.finditer(text))  # fmt: skip
    for group in _lists(text, bulleted):
        _join_bullets(text, group, found)
    if ";" in text:
        _join_semicolons(text, found)
    if "\n" in text:
        joined = {at for start, join in found.items() for at in range(start, join.end)}
        for match in _NEWLINES.finditer(text):
            if match.start() not in joined:
                found[match.start()] = Join(match.end(), mark=".")
    return found


def _lists(text: str, bulleted: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Bullets that follow each other; a line without one ends a list."""
    groups: list[list[re.Match[str]]] = []
    for match in bulleted:
        if groups and "\n" not in text[groups[-1][-1].end() : match.start()]:
            groups[-1].append(match)
        else:
            groups.append([match])
    return groups


def _join_bullets(text: str, group: list[re.Match[str]], found: dict[int, Join]) -> None:
    first, last = group[0], group[-1]
    inline = "\n" not in first[0] and first.start() > 0  # "Tea • Cake": a thing stands before
    lead = "." if first.start() and not inline else ""
    if inline:
        start = max(text.rfind("\n", 0, first.start()) + 1, 0)
        rest = group
    else:
        found[first.start()] = Join(first.end(), mark=lead)
        start, rest = first.end(), group[1:]
    end = text.find("\n", last.end())
    whole = text[start : end if end >= 0 else len(text)]
    sentences = bool(_SENTENCE.search(whole.rstrip().rstrip(".")))
    for match in rest:
        if sentences:
            found[match.start()] = Join(match.end(), mark=".")
        elif match is last:
            found[match.start()] = Join(match.end(), word=match["word"] or "and")
        else:
            found[match.start()] = Join(match.end(), mark=",")


def _join_semicolons(text: str, found: dict[int, Join]) -> None:
    for segment in _SEGMENT.finditer(text):
        marks = [m for m in re.finditer(r" ?; ?", segment[0]) if segment.start() + m.start() not in
                 found and m.end() < len(segment[0].rstrip(" \n"))]  # fmt: skip
        if not marks or (len(marks) == 1 and _VERB.search(segment[0])):
            continue
        for match, follower in pairwise([*marks, None]):
            assert match is not None
            start, end = segment.start() + match.start(), segment.start() + match.end()
            joined = re.match(r"(?:and|or|&)\b", text[end : end + 4])
            last = follower is None and not joined
            found[start] = Join(end, word="and") if last else Join(end, mark=",")
