"""``python -m bot.dialogue.finetune.settle``: teaches how far to trust words and network.

Run in the dialogue environment (no PyTorch), whenever the network or the rules of reading have
changed much. It learns from the labels that no network learns
(:data:`.sentences.UNTAUGHT`), prints how many messages have all their filters right, by ten-fold
cross-validation, beside words alone and words with all that is heard, and with ``--write``
keeps the weights beside the network.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.model_selection import KFold
from sklearn.neural_network import MLPClassifier

from bot import settings
from bot.dialogue.components.encoder import Floats, network_facts, shared_encoder, whole_words
from bot.dialogue.components.listening import heard_in
from bot.dialogue.components.settling import (
    SETTLER_FILE,
    Candidate,
    Settler,
    candidates_of,
    is_wish,
)
from bot.dialogue.components.snap import WordSnapper, words
from bot.dialogue.components.wishes import WISHES, Wish, denied_in, wished_in
from bot.dialogue.finetune.sentences import training_sentences, untaught_labels
from bot.language.gazetteer import Gazetteer
from bot.language.heard import Heard
from bot.language.mentions import Mention
from bot.language.places import read_place_names
from bot.language.reader import Reading, reading
from bot.language.vocabulary import load_vocabulary

_UNITS = 8
_PENALTY = 1.0
_SURE = 0.45
_SEED = 20261127
_FOLDS = 10


@dataclass(frozen=True)
class Labelled:
    """A message with its filters, and what words and network make of it."""

    search: dict[str, Any]
    reading: Reading
    said: frozenset[Wish]
    heard: list[Heard]
    candidates: list[Candidate]

    @property
    def wished(self) -> list[bool]:
        """Of each candidate, whether it is wished for."""
        wished = wished_in(self.search)
        return [one.wish in wished for one in self.candidates]


def main() -> None:
    """Read, measure by cross-validation, print; write where asked to."""
    parser = argparse.ArgumentParser(
        prog="python -m bot.dialogue.finetune.settle", description=__doc__
    )
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    messages = list(_labelled())
    measured = {
        "messages": len(messages),
        "words_alone": share(messages, [one.reading.mentions() for one in messages]),
        "words_and_all_heard": share(
            messages, [one.reading.mentions(one.heard) for one in messages]
        ),
        "settled": share(messages, list(_crossed(messages))),
    }
    for name, figure in measured.items():
        print(f"{name:20} {figure}")
    if chosen.write:
        settler = taught(messages)
        kept = {
            "network_sha256": network_facts()["sha256"],
            "all_filters_right": measured,
            "sure": settler.sure,
            "output_bias": round(settler.output_bias, 4),
            "output": _short(settler.output),
            "hidden_bias": _short(settler.hidden_bias),
            "hidden": _short(settler.hidden),
        }
        lines = ",\n".join(f" {json.dumps(name)}: {json.dumps(kept[name])}" for name in kept)
        SETTLER_FILE.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def _labelled() -> Iterator[Labelled]:
    current = settings.load()
    places = read_place_names(current.places_file, current.council)
    vocabulary = load_vocabulary(settings.PROJECT / "data" / "nlu" / "vocabulary")
    gazetteer = Gazetteer.build(vocabulary, places)
    known = {word for text, _ in training_sentences() for word in words(text)}
    snapper, encoder = WordSnapper(known, whole_words()), shared_encoder()
    for text, search in untaught_labels().items():
        # Dates do not matter here: no day of today's is among the wishes.
        one = reading(text, current.clock(), gazetteer)
        snapped = snapper.snap(text)
        heard = heard_in(text, snapped, encoder.read([snapped]))
        said = frozenset((m.field, m.value) for m in one.mentions() if is_wish(m))
        denied = {(m.field, m.value) for m in one.mentions(heard) if m.negated}
        yield Labelled(search, one, said, heard, candidates_of(one, said, heard, denied))


def _crossed(messages: Sequence[Labelled]) -> Iterator[list[Mention]]:
    """Each message as a settler reads it that was taught the others."""
    settled: dict[int, list[Mention]] = {}
    folds = KFold(_FOLDS, shuffle=True, random_state=_SEED)
    for learnt, kept in folds.split(range(len(messages))):
        settler = taught([messages[at] for at in learnt])
        for at in kept:
            one = messages[at]
            settled[at] = settler.settle(one.reading, one.said, one.heard)
    yield from (settled[at] for at in range(len(messages)))


def taught(messages: Sequence[Labelled]) -> Settler:
    """A settler that has learnt from these messages."""
    features = np.array([one.features for message in messages for one in message.candidates])
    wished = [answer for message in messages for answer in message.wished]
    middle, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    network = MLPClassifier((_UNITS,), alpha=_PENALTY, max_iter=5000, random_state=_SEED).fit(
        (features - middle) / spread, wished
    )
    hidden, output = network.coefs_
    scaled = hidden / spread[:, None]  # so that features need no scaling where it is used
    return Settler(
        hidden=scaled.astype(np.float32),
        hidden_bias=(network.intercepts_[0] - middle @ scaled).astype(np.float32),
        output=output[:, 0].astype(np.float32),
        output_bias=float(network.intercepts_[1][0]),
        sure=_SURE,
    )


def _short(numbers: Floats) -> Any:
    return np.round(numbers.astype(float), 4).tolist()


def share(messages: Sequence[Labelled], read: Sequence[Sequence[Mention]]) -> float:
    """Of how many messages all the wishes are read right, and those that are denied with them."""
    right = 0
    for one, mentions in zip(messages, read, strict=True):
        wished = {(m.field, m.value) for m in mentions if is_wish(m)}
        denied = {(m.field, m.value) for m in mentions if m.negated} & set(WISHES)
        right += wished == wished_in(one.search) and denied == denied_in(one.search)
    return round(right / len(messages), 4)


if __name__ == "__main__":
    main()
