"""``./daywise bench week``: how fast a week is suggested, and how good it is beside the best."""

from __future__ import annotations

import argparse
import json
import shlex
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from bot import council, settings
from bot.bench.beside_the_best import Compared, compared
from bot.bench.importing import MeasuringError, import_feeds
from bot.bench.invented import Country, Spots, write_feed
from bot.catalogue import documents
from bot.catalogue.distance import box_around
from bot.catalogue.query import Near
from bot.catalogue.store import Catalogue, migrate, open_catalogue
from bot.vocabulary import ACCESS, CATEGORIES, DAYS
from bot.week.plan import Plan
from bot.week.preferences import Budget, Hours, Preferences
from bot.week.suggesting.choosing import choose
from bot.week.suggesting.options import NOT_SUGGESTED, Reading, problem_of
from bot.week.suggesting.scoring import Problem, score
from bot.week.suggesting.suggest import fill

AT_LEAST = 0.95
"""Of the best points, each suggested week."""
_LIKED = tuple(one for one in CATEGORIES if one not in NOT_SUGGESTED)
_REPEATS = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes; the launcher adds the solver."""
    parser.add_argument("--solver", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--activities", type=int, default=10_000, help="in the council's area")
    parser.add_argument("--people", type=int, default=100, help="who ask for a week")
    parser.add_argument("--options", type=int, default=40, help="of a small case")
    parser.add_argument("--whole", type=int, default=10, help="people compared on all options too")
    parser.add_argument("--out", type=Path, help="a folder for week.json")


def run(config: settings.Settings, parsed: argparse.Namespace) -> None:
    """Measure and print, and write the figures where a folder is given.

    Raises:
        MeasuringError: a week has less than 95 % of the points of the best, or the solver failed.
    """
    now, random = config.clock(), Random(1)
    with tempfile.TemporaryDirectory(prefix="daywise-bench-") as name:
        state = Path(name)
        spots = _catalogue(config, state, parsed.activities, now)
        with closing(open_catalogue(_address(state))) as catalogue:
            plans = [_person(spots, random) for _ in range(parsed.people)]
            figures = _times(plans, catalogue, now)
            figures["activities"] = parsed.activities
            print(_times_text(figures), flush=True)
            whole = [problem_of(plan, catalogue, now) for plan in plans]
            read = _read_of_all(plans, whole, catalogue, now)
        small = [_smaller(problem, parsed.options, random) for problem in whole]
        solver = shlex.split(parsed.solver)
        found = {f"beside the best week of {parsed.options} sessions": compared(small, solver)}
        if parsed.whole:
            best = compared(whole[: parsed.whole], solver)
            found["beside the best week of all that are read"] = best
        found["beside our own week where all of the catalogue is read"] = read
    for title, beside in found.items():
        print(_compared_text(title, beside), flush=True)
        figures[title] = {"least": beside.least, "mean": beside.mean, "best": beside.best}
    if parsed.out:
        parsed.out.mkdir(parents=True, exist_ok=True)
        text = json.dumps(figures, ensure_ascii=False, indent=1)
        (parsed.out / "week.json").write_text(text + "\n", encoding="utf-8")
    worst = min(beside.least for beside in found.values() if beside is not read)
    if worst < AT_LEAST:
        raise MeasuringError(f"A week has only {worst:.1%} of the points of the best one.")


def _catalogue(config: settings.Settings, state: Path, count: int, now: datetime) -> Spots:
    """Import invented activities that all lie in the council's own area."""
    print("Making up activities.", flush=True)
    own = council.read(config.council_folder)
    box = box_around(*own.centre, own.radius_miles)
    spots = Country(config.places_file).spots(count, Random(1), box)
    feed = state / "week.csv"
    write_feed(feed, spots, now.date(), Random(2))
    (state / "places.db").symlink_to(config.places_file.resolve())
    environment = {
        **settings.environment(), "DAYWISE_STATE": str(state),
        "DAYWISE_DATABASE_URL": _address(state), "DAYWISE_NOW": now.isoformat(),
    }  # fmt: skip
    migrate(_address(state))
    import_feeds([feed], count, state, environment)
    return spots


def _address(state: Path) -> str:
    return f"sqlite:///{state / 'catalogue.db'}"


def _person(spots: Spots, random: Random) -> Plan:
    """Somebody with a home, likes, needs, days of rest and perhaps a budget."""
    at = random.randrange(len(spots.codes))
    budget = Budget(Decimal(random.choice((5, 10, 20, 40)))) if random.random() < 0.6 else None
    wishes = Preferences(
        home=Near("home", spots.lats[at], spots.lons[at]),
        likes=tuple(random.sample(_LIKED, random.randrange(7))),
        needs=tuple(random.sample(ACCESS[:6], random.randrange(3))),
        way=random.choice((None, "bus", "car")),
        quiet=tuple(Hours(day) for day in random.sample(DAYS, random.randrange(3))),
        good_days=random.choice((2, 3, 3, 3, 5)),
        companion=random.choice((None, None, "carer")),
    )
    return Plan("bench", preferences=wishes, budget=budget)


def _smaller(problem: Problem, most: int, random: Random) -> Problem:
    options = random.sample(problem.options, min(most, len(problem.options)))
    return replace(problem, options=tuple(options), known={})


def _read_of_all(
    plans: Sequence[Plan], problems: Sequence[Problem], catalogue: Catalogue, now: datetime
) -> Compared:
    """The weeks of what is read of the catalogue, beside those that all of it gives in our way."""
    shares = []
    every = Reading(catalogue.count(), catalogue.count())
    for plan, problem in zip(plans, problems, strict=True):
        all_of_it = problem_of(plan, catalogue, now, reading=every)
        most, ours = (score(one, choose(one)) or 0 for one in (all_of_it, problem))
        shares.append(ours / most if most else 1.0)
    return Compared(tuple(shares))


def _times(plans: Sequence[Plan], catalogue: Catalogue, now: datetime) -> dict[str, Any]:
    """Milliseconds of "fill my week", and how much there was to choose from."""
    for plan in plans[:5]:  # what every server has done before
        fill(plan, catalogue, now)
    each = [_timed(plan, catalogue, now) for plan in plans]
    took, cpu = np.array(each).T
    chosen = [len(fill(plan, catalogue, now).ideas) for plan in plans]
    options = [len(problem_of(plan, catalogue, now).options) for plan in plans]
    return {
        "people": len(plans),
        "p50": float(np.percentile(took, 50)),
        "p99": float(np.percentile(took, 99)),
        "cpu_p50": float(np.percentile(cpu, 50)),
        "cpu_p99": float(np.percentile(cpu, 99)),
        "options": float(np.median(options)),
        "ideas": float(np.median(chosen)),
    }


def _timed(plan: Plan, catalogue: Catalogue, now: datetime) -> tuple[float, float]:
    """The median of some times, each as for somebody who asks what nobody asked before."""
    each = []
    for _ in range(_REPEATS):
        documents.read.cache_clear()
        started, at_work = time.perf_counter(), time.process_time()
        fill(plan, catalogue, now)
        cpu = time.process_time() - at_work
        each.append(((time.perf_counter() - started) * 1000, cpu * 1000))
    return sorted(each)[_REPEATS // 2]


def _times_text(figures: dict[str, Any]) -> str:
    return "\n".join(_times_lines(figures))


def _times_lines(figures: dict[str, Any]) -> Iterator[str]:
    many, people = figures["activities"], figures["people"]
    ideas, options = figures["ideas"], figures["options"]
    yield f"a week from {many:,} activities, for {people} people"
    yield f"  {ideas:.0f} ideas out of {options:.0f} sessions near home (medians)"
    for title, kind in (("milliseconds (median / 99 of 100)", ""), ("of the processor", "cpu_")):
        yield f"  {title:34} {figures[f'{kind}p50']:5.0f} / {figures[f'{kind}p99']:4.0f}"


def _compared_text(title: str, beside: Compared) -> str:
    return (
        f"{title}: {len(beside.shares)} people, as good for {beside.best}\n"
        f"  at the least {beside.least:.1%}, on average {beside.mean:.2%} of its points"
    )
