"""Sentences as vectors and as scores of topics, by MiniLM on the CPU, without PyTorch.

The network is all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0), fine-tuned on our training
sentences by ``bot/dialogue/finetune`` and kept, with its WordPiece vocabulary, in
``bot/dialogue/models``. The recipe (lower case, mean over the tokens, length 1) is that of its
model card: https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from bot.errors import DaywiseError

Floats = npt.NDArray[np.float32]

MODELS = Path(__file__).resolve().parent.parent / "models"
VOCABULARY_FILE = MODELS / "minilm-vocab.txt"
NETWORK_FILE = MODELS / "minilm-daywise-int8.onnx"
DIMENSIONS = 384
MOST_TOKENS = 128
_TOGETHER = 32
"""Sentences that are read at once."""


class EncoderError(DaywiseError):
    """The sentence model is missing or is not the one that was chosen."""


@dataclass(frozen=True)
class Reading:
    """What the network makes of some sentences."""

    vectors: Floats
    """(rows, 384), each of length 1; their dot product is their likeness in meaning."""
    scores: Floats
    """(rows, topics of the network): before softmax."""
    wishes: Floats
    """(rows, wishes of the network): how likely each is said, from 0 to 1."""
    spans: tuple[tuple[tuple[int, int], ...], ...]
    """(rows, wishes): where the word that says it stands, as offsets of the text that was read."""


class SentenceEncoder:
    """Reads sentences with the fine-tuned network.

    ``topics`` are those it was taught, in the order of :attr:`Reading.scores`. One thread: a
    message is one short sentence, and the machine has other work.
    """

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # The arena keeps what the longest sentence ever needed; sentences are short.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            str(NETWORK_FILE), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = _tokenizer()
        self.topics: tuple[str, ...] = tuple(network_facts()["topics"])
        self.wishes: int = len(network_facts()["wishes"])

    def read(self, texts: Sequence[str]) -> Reading:
        """Vectors and scores, in the order of the texts.

        Sentences run beside others of just their own length: beside a longer one a sentence would
        pay for the other's length, and come out a little different.
        """
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        scores = np.zeros((len(texts), len(self.topics)), dtype=np.float32)
        wishes = np.zeros((len(texts), self.wishes), dtype=np.float32)
        spans: list[tuple[tuple[int, int], ...]] = [()] * len(texts)
        encodings = self._tokenizer.encode_batch(list(texts))
        for rows in _of_one_length([len(encoding.ids) for encoding in encodings]):
            ids = np.array([encodings[row].ids for row in rows], dtype=np.int64)
            one, two, three, tokens = self._session.run(
                ["vectors", "scores", "wishes", "tokens"],
                {"input_ids": ids, "attention_mask": np.ones_like(ids)},
            )
            vectors[rows], scores[rows] = one, two
            wishes[rows] = 1 / (1 + np.exp(-three))
            for row, said_at in zip(rows, tokens, strict=True):
                spans[row] = tuple(encodings[row].offsets[token] for token in said_at)
        return Reading(vectors, scores, wishes, tuple(spans))


def _of_one_length(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The places of lengths that are equal, a few at a time."""
    places: dict[int, list[int]] = {}
    for place, length in enumerate(lengths):
        places.setdefault(length, []).append(place)
    for same in places.values():
        for first in range(0, len(same), _TOGETHER):
            yield same[first : first + _TOGETHER]


@lru_cache(maxsize=1)
def shared_encoder() -> SentenceEncoder:
    """The one encoder of this process; the model is loaded at the first call."""
    return SentenceEncoder()


def network_facts() -> dict[str, Any]:
    """What stands beside the network: its hash, topics, recipe and figures.

    Raises:
        EncoderError: where the file is missing or is no JSON.
    """
    file = NETWORK_FILE.with_suffix(".json")
    try:
        facts: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EncoderError(f"{file} cannot be read. Get the project's files again.") from error
    return facts


def check_model() -> None:
    """Make sure that the network is the one that was measured.

    Raises:
        EncoderError: with what to do.
    """
    try:
        digest = hashlib.sha256(NETWORK_FILE.read_bytes()).hexdigest()
    except OSError as error:
        raise EncoderError(
            f"The sentence model {NETWORK_FILE} cannot be read. Get the project's files again."
        ) from error
    if digest != network_facts()["sha256"]:
        raise EncoderError(f"{NETWORK_FILE} is damaged. Get the project's files again.")


def whole_words() -> frozenset[str]:
    """The ordinary English words (three letters or more) among the WordPieces: about 21,000."""
    pieces = VOCABULARY_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(p for p in pieces if len(p) > 2 and p.isascii() and p.isalpha())


def _tokenizer() -> Tokenizer:
    pieces = VOCABULARY_FILE.read_text(encoding="utf-8").splitlines()
    vocabulary = {piece: index for index, piece in enumerate(pieces)}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        special_tokens=[(name, vocabulary[name]) for name in ("[CLS]", "[SEP]")],
    )
    tokenizer.enable_truncation(MOST_TOKENS)
    return tokenizer
