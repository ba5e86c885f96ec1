"""MiniLM with our topics on top, in PyTorch."""

from __future__ import annotations

from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

SCALE = 20.0
"""Vectors have length 1, so that their likeness is a cosine; the head needs larger numbers."""


class TopicNetwork(nn.Module):
    """Token ids in; the sentence's vector (length 1) and one score a topic out."""

    def __init__(self, base: Path, topics: int) -> None:
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

    def vectors(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Mean over the tokens, length 1: (rows, 384)."""
        states = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        inside = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * inside).sum(1) / inside.sum(1).clamp(min=1.0)
        return nn.functional.normalize(mean, dim=-1)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors (rows, 384) and scores (rows, topics)."""
        vectors = self.vectors(ids, mask)
        return vectors, self.head(self.dropout(vectors) * SCALE)
