"""How long searches take, by kind of question, beside the plain way of looking at everything."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from random import Random
from statistics import median
from typing import Any, Self

import numpy as np

from bot.bench.invented import Spots
from bot.bench.questions import KINDS, Asker, Question
from bot.catalogue import documents
from bot.catalogue.model import Activity
from bot.catalogue.query import Near, Search
from bot.catalogue.reading import Batch
from bot.catalogue.search import search
from bot.catalogue.store import Catalogue

EQUAL_ANSWERS = 30
"""So many answers have the questions that tell how time grows with the catalogue alone."""
_SCANNED = ("near, at the weekend", "every filter together")
_SCANNED_TWICE = 100_000


@dataclass(frozen=True)
class EverythingRead:
    """The plain full scan: every document is read, and weighed by the search itself."""

    catalogue: Catalogue

    def one_moment(self) -> AbstractContextManager[Self]:
        """Itself: nothing changes while it is measured."""
        return nullcontext(self)

    def candidates(self, *_: object) -> Generator[Batch]:
        """All there is, in one batch, whatever is asked."""
        yield Batch(self)  # gone through as it comes, so that it need not be held

    def __iter__(self) -> Iterator[Activity]:
        return self.catalogue.every_activity()


class Bench:
    """Asks one catalogue all kinds of questions. Times are in milliseconds."""

    def __init__(
        self,
        catalogue: Catalogue,
        spots: Sequence[Spots],
        now: datetime,
        questions: int,
        repeats: int,
    ) -> None:
        self._catalogue, self._now = catalogue, now
        self._questions, self._repeats = questions, repeats
        self._lats = np.concatenate([np.array(one.lats) for one in spots])
        self._lons = np.concatenate([np.array(one.lons) for one in spots])
        names = tuple(activity.name for activity in catalogue.listed(2000))
        self._spots = spots[0]
        self._names = names

    def _asker(self, seed: int) -> Asker:
        return Asker(self._spots, self._names, self._now.date(), Random(seed))

    def run(self) -> dict[str, Any]:
        """The figures of every kind, of all together, at equal answers, and of the plain way."""
        for make in KINDS.values():  # what every server has done before its tenth question
            ask = self._asker(0)
            for _ in range(10):
                self._answer(make(ask))
        kinds = {kind: self._of_kind(make) for kind, make in KINDS.items()}
        every = [each for figures in kinds.values() for each in figures.pop("each")]
        equal = self._timed([Question(one) for one in self._with_equal_answers()])
        return {
            "kinds": kinds,
            "all": _figures(every),
            "equal_answers": _figures(equal) | {"answers": EQUAL_ANSWERS},
            "plain": {kind: self._plain(KINDS[kind]) for kind in self._scanned()},
        }

    def _of_kind(self, make: Callable[[Asker], Question]) -> dict[str, Any]:
        ask = self._asker(1)
        questions = [make(ask) for _ in range(self._questions)]
        each = self._timed(questions)
        answers = [self._answer(question) for question in questions[:50]]
        return {**_figures(each), "answers": median(answers), "each": each}

    def _timed(self, questions: Sequence[Question]) -> list[tuple[float, float]]:
        """The median time, and processor time, of each question over the repeats."""
        rounds: list[list[tuple[float, float]]] = []
        for _ in range(self._repeats):
            documents.read.cache_clear()  # as for somebody who asks what nobody asked before
            rounds.append([self._time(question) for question in questions])
        return [
            (median(took for took, _ in times), median(cpu for _, cpu in times))
            for times in zip(*rounds, strict=True)
        ]

    def _time(self, question: Question) -> tuple[float, float]:
        started, at_work = time.perf_counter(), time.process_time()
        self._answer(question)
        cpu = time.process_time() - at_work
        return (time.perf_counter() - started) * 1000, cpu * 1000

    def _answer(self, question: Question) -> int:
        if question.name:
            return len(self._catalogue.named(question.name))
        return search(self._catalogue, question.search, self._now).total

    def _with_equal_answers(self) -> list[Search]:
        """Everything within a circle that holds so many places, whatever the catalogue's size."""
        random, found = Random(2), []
        for _ in range(self._questions):
            at = random.randrange(min(10_000, len(self._lats)))
            lat, lon = float(self._lats[at]), float(self._lons[at])
            east = (self._lons - lon) * np.cos(np.radians(lat))
            apart = np.sqrt((self._lats - lat) ** 2 + east**2)
            miles = float(np.partition(apart, EQUAL_ANSWERS)[EQUAL_ANSWERS]) * 69.09
            found.append(Search(near=Near("there", lat, lon), within_miles=max(0.05, miles)))
        return found

    def _scanned(self) -> tuple[str, ...]:
        """One question alone where each takes minutes."""
        return _SCANNED if len(self._lats) <= _SCANNED_TWICE else _SCANNED[:1]

    def _plain(self, make: Callable[[Asker], Question]) -> dict[str, float]:
        """One question the plain way, and the same question ours."""
        question = make(self._asker(1))
        plain = EverythingRead(self._catalogue)
        started = time.perf_counter()
        looked_through = search(plain, question.search, self._now)
        plain_ms = (time.perf_counter() - started) * 1000
        documents.read.cache_clear()
        started = time.perf_counter()
        ours = search(self._catalogue, question.search, self._now)
        ours_ms = (time.perf_counter() - started) * 1000
        same = [m.activity.id for m in ours.matches] == [
            m.activity.id for m in looked_through.matches
        ]
        return {"plain_ms": plain_ms, "ours_ms": ours_ms, "same": same}


def _figures(each: Sequence[tuple[float, float]]) -> dict[str, float]:
    took, cpu = (np.array(column) for column in zip(*each, strict=True))
    return {
        "p50": float(np.percentile(took, 50)),
        "p99": float(np.percentile(took, 99)),
        "cpu_p50": float(np.percentile(cpu, 50)),
        "cpu_p99": float(np.percentile(cpu, 99)),
    }
