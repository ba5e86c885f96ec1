"""``python -m bot.dialogue.finetune.teacher``: a larger network learns our topics, to teach MiniLM.

all-mpnet-base-v2 (sentence-transformers, Apache-2.0; 110 million parameters against MiniLM's 22) is
far better at long stories, and far too large and slow to serve. It is fine-tuned on the same
sentences, and its opinions of them, and of parts of them, are kept for ``python -m
bot.dialogue.finetune --teacher``.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import MPNetModel

from bot.dialogue.components.snap import WordSnapper, normal, words
from bot.dialogue.finetune.__main__ import protected
from bot.dialogue.finetune.copies import another_way, part_of
from bot.dialogue.finetune.opinions import keep_opinions
from bot.dialogue.finetune.sentences import held_out, training_sentences

MOST_TOKENS = 96
PADDING = 1
"""MPNet's token for nothing."""
FROZEN_LAYERS = 2
SMOOTHING = 0.1


class Teacher(nn.Module):
    """Token ids in; one score a topic out."""

    def __init__(self, base: Path, topics: int) -> None:
        super().__init__()
        self.mpnet = MPNetModel.from_pretrained(str(base), add_pooling_layer=False)
        self.mpnet.embeddings.word_embeddings.weight.requires_grad_(False)
        for layer in self.mpnet.encoder.layer[:FROZEN_LAYERS]:
            layer.requires_grad_(False)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(self.mpnet.config.hidden_size, topics)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors of length 1 (rows, 768) and scores (rows, topics)."""
        states = self.mpnet(input_ids=ids, attention_mask=mask).last_hidden_state
        inside = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * inside).sum(1) / inside.sum(1).clamp(min=1.0)
        vectors = functional.normalize(mean, dim=-1)
        return vectors, self.head(self.dropout(vectors) * 20.0)


def main() -> None:
    """Teach the teacher for some minutes, say how well it does, keep its opinions."""
    parser = argparse.ArgumentParser(
        prog="python -m bot.dialogue.finetune.teacher", description=__doc__
    )
    parser.add_argument("base", type=Path, help="the folder of all-mpnet-base-v2")
    parser.add_argument("opinions", type=Path, help="the file to write, .npz")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--weights", type=Path, help="start from these, and keep what was learnt")
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    sentences = training_sentences()
    topics = sorted({topic for _, topic in sentences})
    tokenizer = Tokenizer.from_file(str(chosen.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)
    snapper = WordSnapper({word for text, _ in sentences for word in words(text)}, protected())
    teacher = Teacher(chosen.base, len(topics))
    if chosen.weights and chosen.weights.exists():
        teacher.load_state_dict(torch.load(chosen.weights))
    pairs = [(normal(text), topics.index(topic)) for text, topic in sentences]
    chance = random.Random(chosen.seed)
    torch.manual_seed(chosen.seed)
    learn(teacher, tokenizer, pairs, snapper, 60 * chosen.minutes, chance)
    if chosen.weights:
        torch.save(teacher.state_dict(), chosen.weights)
    development = held_out("development")
    best = opinions_of(teacher, tokenizer, [snapper.snap(s.text) for s in development]).argmax(1)
    right = [topics[at] == s.topic for at, s in zip(best, development, strict=True)]
    print(f"development, alone: {np.mean(right):.3f}")
    texts = [text for text, _ in pairs]
    scores = opinions_of(teacher, tokenizer, texts)
    agreed = scores.argmax(1) == np.array([topic for _, topic in pairs])
    print(f"training sentences that the teacher takes as labelled: {agreed.mean():.3f}")
    # Where she is wrong of a sentence she cannot be asked about its parts.
    known = [text for text, right in zip(texts, agreed, strict=True) if right]
    parts = [part_of(text, chance) for text in known if len(text.split()) > 3]
    keep_opinions(
        chosen.opinions, known, parts,
        np.concatenate([scores[agreed], opinions_of(teacher, tokenizer, parts)]),
    )  # fmt: skip


def learn(
    teacher: Teacher,
    tokenizer: Tokenizer,
    pairs: Sequence[tuple[str, int]],
    snapper: WordSnapper,
    seconds: float,
    chance: random.Random,
) -> None:
    """Fine-tune in place for ``seconds``; the rate falls to nothing as they pass."""
    groups = [
        {"params": [p for p in teacher.mpnet.parameters() if p.requires_grad], "lr": 6e-5},
        {"params": list(teacher.head.parameters()), "lr": 2e-3},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [group["lr"] for group in optimizer.param_groups]
    begin, step = time.monotonic(), 0
    teacher.train()
    while True:
        rows = []
        for text, topic in pairs:
            copy = another_way(text, chance)
            rows.append((text, snapper.snap(copy) if chance.random() < 0.5 else copy, topic))
        rows.sort(key=lambda row: (len(row[0]) + 2 * len(row[1])) * chance.uniform(0.8, 1.25))
        batches = [rows[start : start + 32] for start in range(0, len(rows), 32)]
        chance.shuffle(batches)
        for some in batches:
            left = 1 - (time.monotonic() - begin) / seconds
            if left <= 0:
                teacher.eval()
                return
            step += 1
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(step / 150, 1, left * 1.15)
            labels = torch.tensor([topic for *_, topic in some])
            loss = torch.zeros(())
            for texts in ([row[0] for row in some], [row[1] for row in some]):
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    scores = teacher(*_batch(tokenizer, texts))[1].float()
                loss = loss + functional.cross_entropy(scores, labels, label_smoothing=SMOOTHING)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()


def opinions_of(
    teacher: Teacher, tokenizer: Tokenizer, texts: Sequence[str]
) -> npt.NDArray[np.float32]:
    """The teacher's scores, of shape (texts, topics)."""
    teacher.eval()
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    scores = []
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(order), 32):
            some = [texts[i] for i in order[start : start + 32]]
            scores.append(teacher(*_batch(tokenizer, some))[1].float().numpy())
    found: npt.NDArray[np.float32] = np.concatenate(scores)[np.argsort(order)]
    return found


def _batch(tokenizer: Tokenizer, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
    encodings = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]
    shape = (len(encodings), max(map(len, encodings)))
    ids, mask = torch.full(shape, PADDING), torch.zeros(shape, dtype=torch.long)
    for row, encoding in enumerate(encodings):
        ids[row, : len(encoding)] = torch.tensor(encoding)
        mask[row, : len(encoding)] = 1
    return ids, mask


if __name__ == "__main__":
    main()
