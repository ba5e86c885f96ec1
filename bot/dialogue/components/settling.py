"""Which wishes a message holds, settled between its words and what the network heard.

Words of the vocabulary are also told in passing ("my cousin does climbing"), and the network, sure
of what it has read often, mishears the rest. Together they know better than either: a small
perceptron was taught, on labelled sentences that the network had not read, how far to trust whom
(stacked generalisation: Wolpert 1992, https://doi.org/10.1016/S0893-6080(05)80023-1). Its weights
are kept beside the network; ``bot/dialogue/finetune/settle.py`` makes them. Measured in
docs/decisions/0004-wishes-heard-by-the-network.md.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.dialogue.components.encoder import MODELS, EncoderError, Floats
from bot.dialogue.components.wishes import WISHES, Wish
from bot.language.heard import TRUST, Heard
from bot.language.mentions import Mention
from bot.language.reader import Reading

SETTLER_FILE = MODELS / "wishes.json"
FIELDS = tuple(dict.fromkeys(field for field, _ in WISHES))
_LEAST = 0.05
"""What is heard below that chance, and named by no word, is not weighed at all."""
_FEW = 3
"""So few words sound like many things ("online" like computers): there what no word names must be
heard with trust."""
_NEVER = 1e-5


@dataclass(frozen=True)
class Candidate:
    """A wish that the message may hold."""

    wish: Wish
    features: tuple[float, ...]
    start: int
    end: int
    """Offsets of what says it, in the text as typed."""


@dataclass(frozen=True)
class Settler:
    """A perceptron with one hidden layer of ``H`` units over ``F`` features."""

    hidden: Floats
    """(F, H)"""
    hidden_bias: Floats
    """(H,)"""
    output: Floats
    """(H,)"""
    output_bias: float
    sure: float
    """From which chance on a wish is taken as said."""

    def chances(self, candidates: Sequence[Candidate]) -> Floats:
        """How likely each is wished for, from 0 to 1: (candidates,)."""
        features = np.array([one.features for one in candidates], dtype=np.float32)
        units = np.maximum(features @ self.hidden + self.hidden_bias, 0)
        chances: Floats = 1 / (1 + np.exp(-(units @ self.output + self.output_bias)))
        return chances

    def settle(
        self, reading: Reading, said: Collection[Wish], heard: Sequence[Heard]
    ) -> list[Mention]:
        """The mentions of a message, in reading order; what its words deny stays denied.

        ``said`` are the wishes that its words alone were read to hold.
        """
        mentions = reading.mentions(heard)
        denied = {(one.field, one.value) for one in mentions if one.negated}
        candidates = candidates_of(reading, said, heard, denied)
        if not candidates:
            return mentions
        wished = {
            one.wish: one
            for one, chance in zip(candidates, self.chances(candidates), strict=True)
            if chance > self.sure
        }
        kept = [m for m in mentions if not is_wish(m) or (m.field, m.value) in wished]
        known = {(mention.field, mention.value) for mention in kept if is_wish(mention)}
        kept += [
            Mention(*wish, one.start, one.end) for wish, one in wished.items() if wish not in known
        ]
        return sorted(kept, key=lambda mention: (mention.start, mention.end, mention.field))


def candidates_of(
    reading: Reading, said: Collection[Wish], heard: Sequence[Heard], denied: Collection[Wish]
) -> list[Candidate]:
    """The wishes that words name, with or without meaning them, or that the network heard."""
    words = reading.sentence.words
    if not words:
        return []
    named = {(one.field, one.value): one for one in reversed(reading.named())}
    out = []
    for one in heard:
        wish = (one.field, one.value)
        name = named.get(wish)
        told = name is not None or wish in said
        least = TRUST.get(one.field, math.inf) if len(words) <= _FEW else _LEAST
        if wish in denied or not (told or one.chance >= least):
            continue
        rivals = [other for other in heard if other.field == one.field and other is not one]
        features = (
            _logit(one.chance),
            float(wish in said),
            float(name is not None),
            _logit(max((rival.chance for rival in rivals), default=0)),
            float(sum((rival.field, rival.value) in said for rival in rivals)),
            float(np.log(len(words))),
            *(float(one.field == field) for field in FIELDS),
        )
        start, end = (name.start, name.end) if name else (one.start, one.end)
        out.append(Candidate(wish, features, start, end or words[-1].end))
    return out


@lru_cache(maxsize=1)
def shared_settler() -> Settler:
    """The one settler of this process, read at the first call.

    Raises:
        EncoderError: where its file is missing or is no JSON.
    """
    try:
        facts = json.loads(SETTLER_FILE.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EncoderError(f"{SETTLER_FILE} cannot be read. Get the project's files again.") from (
            error
        )
    return Settler(
        hidden=np.array(facts["hidden"], dtype=np.float32),
        hidden_bias=np.array(facts["hidden_bias"], dtype=np.float32),
        output=np.array(facts["output"], dtype=np.float32),
        output_bias=facts["output_bias"],
        sure=facts["sure"],
    )


def is_wish(mention: Mention) -> bool:
    """Whether it says one of :data:`.wishes.WISHES`, and does not deny it."""
    return mention.field in FIELDS and not mention.negated


def _logit(chance: float) -> float:
    chance = min(max(chance, _NEVER), 1 - _NEVER)
    return float(np.log(chance / (1 - chance)))
