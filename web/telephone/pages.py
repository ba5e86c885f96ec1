"""Cuts an answer into texts (SMS) of at most three segments."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.catalogue.words import shortened
from bot.wording import say
from web.telephone.gsm import MOST_CHARACTERS, in_gsm
from web.telephone.pieces import AT_ONCE, EMAIL, LINK, SENTENCE_END, Answer, opens
from web.telephone.state import Piece

MORE_WORD = "MORE"
_NAME, _WHEN, _PRICE = 38, 42, 20
"""Characters: three activities and what was found fit into one text."""
_LINES = re.compile(r"\n+")


@dataclass(frozen=True)
class _Block:
    """Lines that stay in one text where they can; one that ``begins`` starts a new text."""

    lines: tuple[str, ...]
    begins: bool = False


def of_answers(answers: Sequence[Answer], public_url: str, intro: str = "") -> tuple[Piece, ...]:
    """The texts that say what the assistant said, in order, with what a reply of a number does.

    ``intro`` goes before, unless somebody is in danger: then nothing goes before 999.
    """
    keys: dict[str, str] = {}
    blocks = [block for answer in answers for block in _of(answer, public_url, keys)]
    if intro and not answers[0].get("urgent"):
        blocks[0] = _Block((intro, *blocks[0].lines))
    read_on = in_gsm(say("phone.sms.more"))
    pages = _packed(blocks, MOST_CHARACTERS - len(read_on) - 1)
    *first, last = pages
    if MORE_WORD in keys:
        last = f"{last}\n{in_gsm(say('phone.sms.more_found'))}"
    return tuple(Piece(page, keys=keys) for page in (*(f"{p}\n{read_on}" for p in first), last))


def short(text: str) -> str:
    """One sentence or more of ours as a text."""
    return in_gsm(text)[:MOST_CHARACTERS]


def _of(answer: Answer, public_url: str, keys: dict[str, str]) -> list[_Block]:
    meanings = [word["explanation"] for word in answer.get("explained") or ()]
    blocks = [_Block((line,)) for line in _without_links([answer["text"], *meanings])]
    activities = list(answer.get("activities") or ())
    if answer["understood"].get("activity"):
        if activities:
            address = public_url + activities[0]["url"]
            blocks.append(_Block((say("phone.sms.link", url=address),)))
        activities = []
    keys |= opens(len(activities))
    for start in range(0, len(activities), AT_ONCE):
        numbered = list(enumerate(activities, 1))[start : start + AT_ONCE]
        lines = [_line(number, activity) for number, activity in numbered]
        blocks.append(_Block((*lines, say("phone.sms.open")), begins=start > 0))
    for choice in answer.get("choices") or ():
        if choice["text"] == say("find.more_text"):
            keys[MORE_WORD] = choice["text"]
            continue
        digit = str(len(keys) + 1 - (MORE_WORD in keys))
        keys[digit] = choice["text"]
        line = say("phone.sms.choose", digit=digit, label=choice["label"])
        blocks.append(_Block((line,)))
    return blocks


def _line(number: int, activity: Mapping[str, Any]) -> str:
    facts = (
        shortened(activity.get("when") or "", _WHEN),
        shortened(activity.get("price") or "", _PRICE),
        activity.get("phone") or "",
    )
    told = " ".join(fact if fact.endswith((".", "…")) else f"{fact}." for fact in facts if fact)
    return f"{number}. {shortened(activity['name'], _NAME)}: {told}".rstrip(": .")


def _without_links(texts: Sequence[str]) -> list[str]:
    """The lines of ``texts`` without sentences that lead to the web pages of others."""
    lines = []
    for line in _LINES.split("\n".join(texts)):
        told = [part for part in SENTENCE_END.split(line) if not LINK.search(EMAIL.sub("", part))]
        lines.append(" ".join(told))
    return [line for line in lines if line.strip()] or [texts[0]]


def _packed(blocks: Sequence[_Block], most: int) -> list[str]:
    """Pages of up to ``most`` characters; what is too long is cut after a sentence, else a word."""
    pages: list[str] = []
    for block in blocks:
        whole = in_gsm("\n".join(block.lines)).strip()
        for number, part in enumerate(_fitting(whole, most)):
            joined = f"{pages[-1]}\n{part}" if pages else part
            if pages and number == 0 and not block.begins and len(joined) <= most:
                pages[-1] = joined
            else:
                pages.append(part)
    return pages


def _fitting(text: str, most: int) -> list[str]:
    if len(text) <= most:
        return [text]
    parts: list[str] = []
    for sentence in re.split(r"(?<=[.?!])\s+|\n", text):
        for piece in textwrap.wrap(sentence, most):
            if parts and len(parts[-1]) + 1 + len(piece) <= most:
                parts[-1] = f"{parts[-1]} {piece}"
            else:
                parts.append(piece)
    return parts
