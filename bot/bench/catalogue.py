"""``./daywise bench catalogue``: import and search, as the catalogue grows, on each database."""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from bot import settings
from bot.bench.importing import import_feeds
from bot.bench.invented import Country, Spots, write_feed
from bot.bench.plot import draw
from bot.bench.searching import Bench
from bot.bench.summary import MEDIAN, PROCESSOR, growth, to_text
from bot.catalogue.places.build import ensure_places
from bot.catalogue.store import migrate, open_catalogue
from bot.launcher import postgresql
from bot.launcher.cluster import cluster
from bot.launcher.errors import LauncherError

STORES = ("sqlite", "postgresql")
_A_FEED = 100_000
"""Activities in one file, of 50 MB: the importer takes 64 MB at most."""
_POSTGRESQL = ("shared_buffers=512MB", "max_wal_size=4GB")
"""All else is as Debian sets it, syncing to the disk included."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "--sizes", default="10000,100000,1000000", help="activities, with commas between"
    )
    parser.add_argument("--store", choices=(*STORES, "both"), default="both")
    parser.add_argument("--questions", type=int, default=200, help="of each kind")
    parser.add_argument("--repeats", type=int, default=3, help="of which the median is taken")
    parser.add_argument(
        "--processor-time",
        action="store_true",
        help="draw the processor's time, for a machine that others use too",
    )
    parser.add_argument("--out", type=Path, help="a folder for catalogue.json and catalogue.svg")
    parser.add_argument("--folder", type=Path, help="keep the feeds here, for another time")


def run(config: settings.Settings, parsed: argparse.Namespace) -> None:
    """Measure, print, and write the figures and the plot where a folder is given."""
    sizes = sorted({int(size) for size in parsed.sizes.split(",")})
    now = config.clock()
    results: list[dict[str, Any]] = []
    with _folder(parsed.folder) as folder:
        print("Making up activities.", flush=True)
        ensure_places(config.places_file, config.council_folder.parent, print)
        feeds, spots = make_feeds(folder, config.places_file, max(sizes), now)
        for store in STORES if parsed.store == "both" else (parsed.store,):
            with _database(store) as address:
                for size in sizes:
                    state = folder / f"{store}-{size}"
                    result = _measure(
                        config, store, address, size, feeds, spots, state, now, parsed
                    )
                    results.append(result)
                    print(to_text([result]), flush=True)
                    shutil.rmtree(state)
    report = {"machine": _machine(), "taken_at": now.isoformat(), "results": results}
    figure = PROCESSOR if parsed.processor_time else MEDIAN
    print(growth(results, figure))
    if parsed.out:
        parsed.out.mkdir(parents=True, exist_ok=True)
        text = json.dumps(report, ensure_ascii=False, indent=1)
        (parsed.out / "catalogue.json").write_text(text + "\n", encoding="utf-8")
        (parsed.out / "catalogue.svg").write_text(draw(results, figure), encoding="utf-8")


def make_feeds(
    folder: Path, places: Path, most: int, now: datetime
) -> tuple[list[Path], list[Spots]]:
    """The feeds that the sizes are made of, ten thousand and then hundred thousand each, and where
    their activities are. What is there already is not written again."""
    country, random = Country(places), Random(1)
    feeds: list[Path] = []
    spots: list[Spots] = []
    while (held := sum(len(one.codes) for one in spots)) < most:
        count = min(_A_FEED - held % _A_FEED, 10_000 if held < 10_000 else _A_FEED, most - held)
        feeds.append(folder / f"bench-{len(feeds):02}-{count}.csv")
        spots.append(country.spots(count, random))
        if not feeds[-1].exists():
            half = feeds[-1].with_suffix(".part")
            write_feed(half, spots[-1], now.date(), Random(len(feeds)))
            half.rename(feeds[-1])
    return feeds, spots


def _measure(
    config: settings.Settings,
    store: str,
    address: str,
    size: int,
    feeds: Sequence[Path],
    spots: Sequence[Spots],
    state: Path,
    now: datetime,
    parsed: argparse.Namespace,
) -> dict[str, Any]:
    state.mkdir()
    (state / "places.db").symlink_to(config.places_file.resolve())
    url = address.format(state=state, size=size)
    environment = {
        **settings.environment(), "DAYWISE_STATE": str(state), "DAYWISE_DATABASE_URL": url,
        "DAYWISE_NOW": now.isoformat(),
    }  # fmt: skip
    if store == "postgresql":
        _create(address.format(size="postgres"), size)
    migrate(url)
    chosen: list[Path] = []
    held = 0
    while held < size:
        held += len(spots[len(chosen)].codes)
        chosen.append(feeds[len(chosen)])
    imported = import_feeds(chosen, held, state, environment)
    gc.collect()
    gc.freeze()  # what the measuring itself holds is no part of a search
    with closing(open_catalogue(url)) as catalogue:
        bench = Bench(catalogue, spots[: len(chosen)], now, parsed.questions, parsed.repeats)
        searched = bench.run()
    return {
        "store": store,
        "activities": held,
        "import": asdict(imported)
        | {"per_second": imported.per_second, "per_cpu_second": imported.per_cpu_second},
        **searched,
    }


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="daywise-bench-") as made:
        yield Path(made)


@contextmanager
def _database(store: str) -> Iterator[str]:
    """The address of a catalogue, with its ``size`` or ``state`` still to be filled in."""
    if store == "sqlite":
        yield "sqlite:///{state}/catalogue.db"
        return
    programs = postgresql.find(settings.environment())
    if programs is None:
        raise LauncherError(postgresql.MISSING)
    with cluster(programs, settings.environment(), settings=_POSTGRESQL) as running:
        yield running.url("{size}").replace("/{size}", "/size_{size}")


def _create(address: str, size: int) -> None:
    from sqlalchemy import create_engine, make_url, text

    url = make_url(address.replace("size_postgres", "postgres"))
    engine = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE size_{size}"))
    engine.dispose()


def _machine() -> dict[str, Any]:
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor()
