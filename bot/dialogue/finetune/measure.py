"""``python -m bot.dialogue.finetune.measure``: scores the whole classifier on held-out sentences.

Run in the dialogue environment (no PyTorch). ``--write`` fits the curve from score to confidence
on the development part and keeps it, with the figures, in the facts beside the network. ``--part``
scores another part instead: at the end, never to choose by.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from bot import settings
from bot.dialogue.components.calibration import Calibration, fit_calibration
from bot.dialogue.components.encoder import (
    NETWORK_FILE,
    Floats,
    network_facts,
    shared_encoder,
    whole_words,
)  # fmt: skip
from bot.dialogue.components.evidence import Found, found_in
from bot.dialogue.components.topic_model import Example, TopicModel, fit
from bot.dialogue.finetune.sentences import HeldOut, held_out, training_sentences
from bot.evaluation.sentences import PARTS
from bot.language.gazetteer import Gazetteer
from bot.language.places import read_place_names
from bot.language.reader import read
from bot.language.vocabulary import load_vocabulary


@dataclass(frozen=True)
class Verdict:
    """What the classifier said of one held-out sentence."""

    sentence: HeldOut
    ranking: list[tuple[str, float]]
    seconds: float

    @property
    def best(self) -> str:
        """The topic it holds likeliest; "" for none."""
        return self.ranking[0][0] if self.ranking else ""

    def asked(self, threshold: float, ambiguity: float) -> bool:
        """Whether Rasa's FallbackClassifier would ask back."""
        first, second = [confidence for _, confidence in (*self.ranking, ("", 0), ("", 0))][:2]
        return first < threshold or first - second < ambiguity


def main() -> None:
    """Train, score, print; write where asked to."""
    parser = argparse.ArgumentParser(
        prog="python -m bot.dialogue.finetune.measure", description=__doc__
    )
    parser.add_argument("--part", choices=PARTS, default="development")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--threshold", type=float, default=0.6)
    parser.add_argument("--ambiguity", type=float, default=0.05)
    chosen = parser.parse_args()
    filters = _filters()
    started = time.monotonic()
    examples = [Example(text, topic, filters(text)) for text, topic in training_sentences()]
    read_at = time.monotonic()
    model = fit(examples, shared_encoder(), whole_words())
    print(f"{len(examples)} sentences: filters {read_at - started:.0f} s, "
          f"training {time.monotonic() - read_at:.0f} s")  # fmt: skip
    sentences = held_out(chosen.part)
    if chosen.write and chosen.part == "development":
        model = replace(model, calibration=fitted(model, sentences, filters))
        _write(model.calibration)
    verdicts = judge(model, sentences, filters)
    if chosen.part == "development":
        print(f"3 in 100 wrong: threshold {least_threshold(verdicts, 0.03, chosen.ambiguity):.2f}")
    for line in table(verdicts, chosen.threshold, chosen.ambiguity):
        print(line)
    if chosen.part == "development":
        for line in confusions(verdicts):
            print(line)


def judge(
    model: TopicModel, sentences: Sequence[HeldOut], filters: Callable[[str], tuple[Found, ...]]
) -> list[Verdict]:
    """The model's ranking for each sentence; the seconds leave the filters out."""
    verdicts = []
    for one in sentences:
        found = filters(one.text)
        started = time.perf_counter()
        ranking = model.rank(one.text, found, shared_encoder())
        verdicts.append(Verdict(one, ranking, time.perf_counter() - started))
    return verdicts


def fitted(
    model: TopicModel, sentences: Sequence[HeldOut], filters: Callable[[str], tuple[Found, ...]]
) -> Calibration:
    """The curve from score to confidence that fits these sentences."""
    rows = [model.scores(one.text, filters(one.text), shared_encoder()) for one in sentences]
    labels = np.array([model.topics.index(one.topic) for one in sentences], dtype=np.int32)
    scores: Floats = np.stack(rows)
    return fit_calibration([(scores, labels)])


def table(verdicts: Sequence[Verdict], threshold: float, ambiguity: float) -> list[str]:
    """Right, asked, wrong and among the first three: over all, by group and by style."""
    lines = [
        f"threshold {threshold}, ambiguity {ambiguity}, "
        f"median {1000 * float(np.median([v.seconds for v in verdicts])):.1f} ms",
        "| | sentences | likeliest is right | answered right | asked | wrong "
        "| right one of three, when asked |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, some in _parts(verdicts):
        asked = [v for v in some if v.asked(threshold, ambiguity)]
        best = sum(v.best == v.sentence.topic for v in some)
        answered = [v for v in some if not v.asked(threshold, ambiguity)]
        right = sum(v.best == v.sentence.topic for v in answered)
        three = sum(v.sentence.topic in [name for name, _ in v.ranking[:3]] for v in asked)
        n = len(some)
        lines.append(
            f"| {name} | {n} | {best / n:.3f} | {right / n:.3f} | {len(asked) / n:.3f} "
            f"| {(len(answered) - right) / n:.3f} | {three / max(1, len(asked)):.2f} |"
        )
    return lines


def least_threshold(verdicts: Sequence[Verdict], wrong: float, ambiguity: float) -> float:
    """The lowest threshold with at most this share answered wrongly; 1 where none does."""
    for threshold in np.arange(0.3, 1.0, 0.01):
        bad = sum(
            v.best != v.sentence.topic and not v.asked(threshold, ambiguity) for v in verdicts
        )
        if bad <= wrong * len(verdicts):
            return float(threshold)
    return 1.0


def confusions(verdicts: Sequence[Verdict]) -> list[str]:
    """The commonest pairs of right and given topics."""
    pairs = Counter(
        (v.sentence.topic, v.best) for v in verdicts if v.best != v.sentence.topic
    ).most_common(40)
    return [f"{right} -> {given}: {times}" for (right, given), times in pairs]


def _parts(verdicts: Sequence[Verdict]) -> list[tuple[str, list[Verdict]]]:
    parts: dict[str, list[Verdict]] = {"all": list(verdicts)}
    for verdict in verdicts:
        parts.setdefault(f"group {verdict.sentence.group}", []).append(verdict)
    for verdict in verdicts:
        parts.setdefault(f"style {verdict.sentence.style}", []).append(verdict)
    return list(parts.items())


def _filters() -> Callable[[str], tuple[Found, ...]]:
    current = settings.load()
    places = read_place_names(Path(current.places_file), current.council)
    words = load_vocabulary(settings.PROJECT / "data" / "nlu" / "vocabulary")
    gazetteer = Gazetteer.build(words, places)
    now = current.clock()

    def found(text: str) -> tuple[Found, ...]:
        return found_in([
            {"entity": m.field, "start": m.start, "end": m.end, "role": "not" if m.negated else ""}
            for m in read(text, now, gazetteer)
        ])  # fmt: skip

    return found


def _write(calibration: Calibration) -> None:
    facts = network_facts() | {"calibration": asdict(calibration)}
    text = json.dumps(facts, indent=1, ensure_ascii=False) + "\n"
    NETWORK_FILE.with_suffix(".json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
