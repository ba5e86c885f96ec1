"""Fine-tuning: sentences, as they stand and written another way, are pulled to their topics."""

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

MOST_TOKENS = 128
"""As many as are read of a message: the question often stands at a story's end."""


@dataclass(frozen=True)
class Lesson:
    """A training sentence as the network sees it."""

    text: str
    topic: int | None
    """None for a part of a sentence, whose topic only the teacher can tell, and for a phrase of the
    vocabulary, which tells its wishes and no topic."""
    wishes: frozenset[int] | None = None
    """The wishes said in it, denied ones too; None where nobody has labelled it."""
    teacher: npt.NDArray[np.float32] | None = None
    """The teacher's scores of the topics; None where there is no teacher."""


@dataclass(frozen=True)
class Recipe:
    """What was chosen by the development part of the held-out sentences."""

    rounds: tuple[tuple[int, float], ...] = ((8, 1.0),)
    """Epochs and the share of the rates that each round starts with; in each they fall to 0
    (warm restarts, Loshchilov and Hutter 2017)."""
    sentences_a_step: int = 32
    rate: float = 2e-4
    head_rate: float = 2e-3
    smoothing: float = 0.1
    copied: float = 0.6
    """How often a sentence is read written another way, and not as it stands."""
    teaching: float = 0.6
    """How much the teacher's opinion counts beside the label (distillation, Hinton et al. 2015)."""
    temperature: float = 1.5
    """How far the teacher's scores are evened out: second thoughts say most."""
    parts: float = 0.35
    """How many of the parts of sentences, and of the vocabulary's phrases, are read in an epoch."""
    snapped: float = 0.5
    """How many of the copies are put right by the speller first, as messages are."""
    wishes: float = 2.0
    """How much the wishes count beside the topic."""
    labelled: int = 2
    """How often a sentence whose wishes are labelled is read in an epoch: they are few."""
    weight_decay: float = 0.01
    seed: int = 1


def learn(
    network: TopicNetwork,
    tokenizer: Tokenizer,
    lessons: Sequence[Lesson],
    snap: Callable[[str], str],
    recipe: Recipe,
    say: Callable[[str], None] = print,
    *,
    fresh: bool = True,
) -> None:
    """Train ``network`` in place; one that is not ``fresh`` goes on from what it has learnt."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    if fresh:
        _start_head(network, tokenizer, lessons)
    decayed = [p for p in network.bert.parameters() if p.requires_grad and p.dim() > 1]
    plain = [p for p in network.bert.parameters() if p.requires_grad and p.dim() == 1]
    groups = [
        {"params": decayed, "lr": recipe.rate, "weight_decay": recipe.weight_decay},
        {"params": plain, "lr": recipe.rate, "weight_decay": 0.0},
        {"params": network.head.parameters(), "lr": recipe.head_rate, "weight_decay": 0.0},
        {"params": network.wishes.parameters(), "lr": recipe.head_rate, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups)
    rates = [group["lr"] for group in optimizer.param_groups]
    started = time.monotonic()
    for number, (epochs, share) in enumerate(recipe.rounds, 1):
        steps = epochs * -(-_each_epoch(lessons, recipe) // recipe.sentences_a_step)
        step = 0
        for epoch in range(1, epochs + 1):
            network.train()
            total = 0.0
            for some, texts in _steps(lessons, snap, recipe, chance):
                step += 1
                height = share * max(0.0, min(step / (0.08 * steps), 1 - (step - 1) / steps))
                for group, rate in zip(optimizer.param_groups, rates, strict=True):
                    group["lr"] = rate * height
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    _, scores, wishes, _ = network(*batch(tokenizer, texts))
                loss = _distance(scores.float(), some, recipe)
                loss = loss + recipe.wishes * _wish_loss(wishes.float(), some)
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                nn.utils.clip_grad_norm_(network.parameters(), 1.0)
                optimizer.step()
                total += float(loss.detach()) * len(some)
            say(f"round {number}, epoch {epoch}: loss {total / _each_epoch(lessons, recipe):.3f}, "
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
) -> tuple[npt.NDArray[np.float32], ...]:
    """Vectors, topic scores and wish scores of many sentences, without learning."""
    network.eval()
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    read = []
    with torch.no_grad():
        for start in range(0, len(order), 32):
            ids, mask = batch(tokenizer, [texts[i] for i in order[start : start + 32]])
            read.append([part.numpy() for part in network(ids, mask)[:3]])
    back = np.argsort(order)
    return tuple(np.concatenate(parts)[back] for parts in zip(*read, strict=True))


def _start_head(network: TopicNetwork, tokenizer: Tokenizer, lessons: Sequence[Lesson]) -> None:
    """Each topic starts as the mean of its sentences: the first steps then spoil nothing."""
    known = [lesson for lesson in lessons if lesson.topic is not None]
    vectors = scores_of(network, tokenizer, [lesson.text for lesson in known])[0]
    labels = np.array([lesson.topic for lesson in known])
    means = np.stack([vectors[labels == t].mean(0) for t in range(network.head.out_features)])
    means -= vectors.mean(0)
    with torch.no_grad():
        network.head.weight.copy_(torch.from_numpy(means))
        network.head.bias.zero_()
        network.wishes.bias.fill_(-4.0)  # most wishes are in few sentences


def _each_epoch(lessons: Sequence[Lesson], recipe: Recipe) -> int:
    """About how many are read in an epoch."""
    whole = [lesson for lesson in lessons if lesson.topic is not None]
    again = sum(lesson.wishes is not None for lesson in whole) * (recipe.labelled - 1)
    return len(whole) + again + round(recipe.parts * (len(lessons) - len(whole)))


def _steps(
    lessons: Sequence[Lesson],
    snap: Callable[[str], str],
    recipe: Recipe,
    chance: random.Random,
) -> Iterator[tuple[list[Lesson], list[str]]]:
    """Lessons and how each is written this time: batches of about the same length."""
    rows = []
    labelled = [one for one in lessons if one.topic is not None and one.wishes is not None]
    for lesson in [*lessons, *labelled * (recipe.labelled - 1)]:
        if lesson.topic is None and chance.random() > recipe.parts:
            continue
        text = lesson.text
        if chance.random() < recipe.copied:
            text = another_way(text, chance)
            text = snap(text) if chance.random() < recipe.snapped else text
        rows.append((lesson, text))
    rows.sort(key=lambda row: len(row[1]) * chance.uniform(0.8, 1.25))
    size = recipe.sentences_a_step
    batches = [rows[start : start + size] for start in range(0, len(rows), size)]
    chance.shuffle(batches)
    for some in batches:
        yield [lesson for lesson, _ in some], [text for _, text in some]


def _distance(scores: Tensor, some: Sequence[Lesson], recipe: Recipe) -> Tensor:
    """From the labels and from the teacher, a mean over the sentences."""
    labels = torch.tensor([-100 if lesson.topic is None else lesson.topic for lesson in some])
    wrong = functional.cross_entropy(
        scores, labels, label_smoothing=recipe.smoothing, reduction="none"
    )
    opinions = {row: one.teacher for row, one in enumerate(some) if one.teacher is not None}
    told = list(opinions)
    if not told:
        return wrong.sum() / max(1, int((labels >= 0).sum()))
    heat = recipe.temperature
    hers = torch.from_numpy(np.stack(list(opinions.values()))) / heat
    apart = functional.kl_div(
        functional.log_softmax(scores[told] / heat, dim=-1),
        functional.log_softmax(hers, dim=-1), log_target=True, reduction="none",
    ).sum(-1) * heat**2  # fmt: skip
    share = torch.zeros(len(some))
    share[told] = recipe.teaching
    share[[row for row in told if some[row].topic is None]] = 1.0
    taught = torch.zeros(len(some)).index_put((torch.tensor(told),), apart)
    return ((1 - share) * wrong + share * taught).mean()


def _wish_loss(scores: Tensor, some: Sequence[Lesson]) -> Tensor:
    """Over the labelled sentences alone; 0 where a batch has none. Summed over the wishes, so that
    a sentence weighs as much as it does for its topic.
    """
    rows = [row for row, lesson in enumerate(some) if lesson.wishes is not None]
    if not rows:
        return scores.new_zeros(())
    told = torch.zeros((len(rows), scores.shape[1]))
    for at, row in enumerate(rows):
        told[at, sorted(some[row].wishes or ())] = 1.0
    loss = functional.binary_cross_entropy_with_logits(scores[rows], told, reduction="sum")
    return loss / len(some)
