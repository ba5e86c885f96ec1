"""MiniLM with our topics and wishes on top, in PyTorch."""

from __future__ import annotations

from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

SCALE = 20.0
"""Vectors have length 1, so that their likeness is a cosine; the head needs larger numbers."""


class TopicNetwork(nn.Module):
    """Token ids in; the sentence's vector (length 1), one score a topic and one a wish out."""

    def __init__(self, base: Path, topics: int, wishes: int) -> None:
        super().__init__()
        config = BertConfig.from_json_file(base / "config.json")
        config._attn_implementation = "eager"  # the plainest graph to export
        self.bert = BertModel(config, add_pooling_layer=False)
        weights = load_file(base / "model.safetensors")
        missing, _ = self.bert.load_state_dict(weights, strict=False)
        if [name for name in missing if "position_ids" not in name]:
            raise ValueError(f"{base} lacks {missing}")
        # The words keep the meaning they have: 23 of the 33 million parameters that a few
        # thousand sentences could only spoil.
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(config.hidden_size, topics)
        self.wishes = nn.Linear(config.hidden_size, wishes)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Vectors (rows, 384), the mean over the tokens at length 1; scores of topics (rows,
        topics); scores of wishes (rows, wishes) and the token that says each (rows, wishes).

        A wish is said by a word or two, so its score is that of the token that says it loudest
        (multiple-instance learning); a topic is a matter of the whole.
        """
        states = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        inside = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * inside).sum(1) / inside.sum(1).clamp(min=1.0)
        vectors = nn.functional.normalize(mean, dim=-1)
        said = self.wishes(self.dropout(states)) + (inside - 1) * 1e4
        loudest, where = said.max(1)
        return vectors, self.head(self.dropout(vectors) * SCALE), loudest, where
