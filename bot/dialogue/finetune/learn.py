"""Fine-tuning: every sentence beside another way to write it, pulled to its topic together."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from bot.dialogue.finetune.copies import another_way
from bot.dialogue.finetune.network import TopicNetwork

MOST_TOKENS = 64
"""In training; longer sentences are rare and cost most of the time."""


@dataclass(frozen=True)
class Recipe:
    """What was chosen by the development part of the held-out sentences."""

    rounds: tuple[tuple[int, float], ...] = ((4, 1.0), (3, 0.75))
    """Epochs and the share of the rates that each round starts with; in each they fall to 0
    (warm restarts, Loshchilov and Hutter 2017)."""
    sentences_a_step: int = 32
    rate: float = 2e-4
    head_rate: float = 2e-3
    smoothing: float = 0.1
    agreement: float = 1.0
    """How much the two ways to write a sentence must agree (R-Drop, Liang et al. 2021)."""
    snapped: float = 0.5
    """How many of the copies are put right by the speller first, as messages are."""
    weight_decay: float = 0.01
    seed: int = 1


def learn(
    network: TopicNetwork,
    tokenizer: Tokenizer,
    sentences: Sequence[tuple[str, int]],
    snap: Callable[[str], str],
    recipe: Recipe,
    say: Callable[[str], None] = print,
) -> None:
    """Train ``network`` in place on (sentence, topic index)."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    _start_head(network, tokenizer, sentences)
    decayed = [p for p in network.bert.parameters() if p.requires_grad and p.dim() > 1]
    plain = [p for p in network.bert.parameters() if p.requires_grad and p.dim() == 1]
    groups = [
        {"params": decayed, "lr": recipe.rate, "weight_decay": recipe.weight_decay},
        {"params": plain, "lr": recipe.rate, "weight_decay": 0.0},
        {"params": network.head.parameters(), "lr": recipe.head_rate, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups)
    rates = [group["lr"] for group in optimizer.param_groups]
    started = time.monotonic()
    for number, (epochs, share) in enumerate(recipe.rounds, 1):
        steps = epochs * -(-len(sentences) // recipe.sentences_a_step)
        step = 0
        for epoch in range(1, epochs + 1):
            network.train()
            total = 0.0
            for originals, copies, labels in _steps(sentences, snap, recipe, chance):
                step += 1
                height = share * min(step / (0.08 * steps), 1 - (step - 1) / steps)
                for group, rate in zip(optimizer.param_groups, rates, strict=True):
                    group["lr"] = rate * height
                # Apart, so that originals are not padded to the length of the rambling copies.
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    one = network(*batch(tokenizer, originals))[1].float()
                    two = network(*batch(tokenizer, copies))[1].float()
                loss = _loss(one, two, torch.tensor(labels), recipe)
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                nn.utils.clip_grad_norm_(network.parameters(), 1.0)
                optimizer.step()
                total += float(loss.detach()) * len(labels)
            say(f"round {number}, epoch {epoch}: loss {total / len(sentences):.3f}, "
                f"{time.monotonic() - started:.0f} s")  # fmt: skip
    network.eval()


def batch(tokenizer: Tokenizer, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Ids and mask, padded to the longest: (rows, tokens) each."""
    encodings = [encoding.ids[: MOST_TOKENS - 1] for encoding in tokenizer.encode_batch(texts)]
    ids = torch.zeros((len(texts), max(map(len, encodings))), dtype=torch.long)
    for row, encoding in enumerate(encodings):
        ids[row, : len(encoding)] = torch.tensor(encoding)
    return ids, (ids != 0).long()


def scores_of(
    network: TopicNetwork, tokenizer: Tokenizer, texts: Sequence[str]
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Vectors and scores of many sentences, without learning."""
    network.eval()
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    vectors, scores = [], []
    with torch.no_grad():
        for start in range(0, len(order), 32):
            ids, mask = batch(tokenizer, [texts[i] for i in order[start : start + 32]])
            one, two = network(ids, mask)
            vectors.append(one.numpy())
            scores.append(two.numpy())
    back = np.argsort(order)
    return np.concatenate(vectors)[back], np.concatenate(scores)[back]


def _start_head(
    network: TopicNetwork, tokenizer: Tokenizer, sentences: Sequence[tuple[str, int]]
) -> None:
    """Each topic starts as the mean of its sentences: the first steps then spoil nothing."""
    vectors = scores_of(network, tokenizer, [text for text, _ in sentences])[0]
    labels = np.array([label for _, label in sentences])
    means = np.stack([vectors[labels == t].mean(0) for t in range(network.head.out_features)])
    means -= vectors.mean(0)
    with torch.no_grad():
        network.head.weight.copy_(torch.from_numpy(means))
        network.head.bias.zero_()


def _steps(
    sentences: Sequence[tuple[str, int]],
    snap: Callable[[str], str],
    recipe: Recipe,
    chance: random.Random,
) -> Iterator[tuple[list[str], list[str], list[int]]]:
    """Sentences, a copy of each, and their labels: batches of about the same length."""
    rows = []
    for text, label in sentences:
        copy = another_way(text, chance)
        rows.append((text, snap(copy) if chance.random() < recipe.snapped else copy, label))
    rows.sort(key=lambda row: (len(row[0]) + 2 * len(row[1])) * chance.uniform(0.8, 1.25))
    size = recipe.sentences_a_step
    batches = [rows[start : start + size] for start in range(0, len(rows), size)]
    chance.shuffle(batches)
    for some in batches:
        yield [one for one, _, _ in some], [one for _, one, _ in some], [one for *_, one in some]


def _loss(one: Tensor, two: Tensor, labels: Tensor, recipe: Recipe) -> Tensor:
    wrong = sum(
        functional.cross_entropy(scores, labels, label_smoothing=recipe.smoothing)
        for scores in (one, two)
    )
    one, two = functional.log_softmax(one, dim=-1), functional.log_softmax(two, dim=-1)
    apart = functional.kl_div(one, two, log_target=True, reduction="batchmean")
    apart = apart + functional.kl_div(two, one, log_target=True, reduction="batchmean")
    return (wrong + recipe.agreement * apart) / 2
