"""A plain classifier, to show how hard the held-out sentences are.

Character n-grams and a logistic regression, trained on ``data/nlu`` as it stands. Where it gets
above 85 %, the sentences are too easy. Runs in the dialogue environment, which has scikit-learn:
``python -m bot.evaluation.plain_classifier FILE``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from bot.evaluation import sentences
from bot.settings import PROJECT
from bot.vocabulary import topic_id

TRAINING = PROJECT / "data" / "nlu"
NGRAMS = (1, 4)
REGULARISATION = 30.0
"""scikit-learn's ``C``: on the development part 10, 30 and 100 differ by half a point."""


def training_sentences(folder: Path = TRAINING) -> list[tuple[str, str]]:
    """Every training sentence with its topic."""
    pairs = []
    for file in sorted(folder.rglob("*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8")).get("nlu", ()):
            topic = topic_id(block["intent"])
            lines = (line.strip() for line in block["examples"].splitlines())
            pairs += [(line[2:].strip(), topic) for line in lines if line.startswith("- ")]
    return pairs


def predict(training: Sequence[tuple[str, str]], texts: Sequence[str]) -> list[str]:
    """The topic of each text, as the plain classifier sees it."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(
        TfidfVectorizer(analyzer="char_wb", ngram_range=NGRAMS, sublinear_tf=True, min_df=2),
        LogisticRegression(C=REGULARISATION, solver="liblinear"),
    )
    model.fit([text for text, _ in training], [topic for _, topic in training])
    return [str(topic) for topic in model.predict(list(texts))]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the predictions for all held-out sentences, in their order, as JSON."""
    parser = argparse.ArgumentParser(description="Score a plain classifier.")
    parser.add_argument("file", type=Path, help="where the predictions are written")
    file: Path = parser.parse_args(arguments).file
    training = training_sentences()
    asked = sentences.load()
    found = {
        "trained_on": len(training),
        "held_out_hash": sentences.held_out_hash(),
        "topics": predict(training, [sentence.text for sentence in asked]),
    }
    file.write_text(json.dumps(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
