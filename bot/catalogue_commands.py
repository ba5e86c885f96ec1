"""The commands that change what the catalogue holds: sample, import, refresh and remove.

Each takes the settings and the command line as :mod:`bot.cli` read it. Where one does not answer
an exit code, it is 0; all raise a DaywiseError that says what is wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot import settings
from bot.errors import DaywiseError

# Each command imports what it needs: one that has nothing to do should say so at once.
if TYPE_CHECKING:
    from bot.catalogue.importers.run import Import
    from bot.catalogue.importers.venues import Locate
    from bot.catalogue.places.lookup import Places
    from bot.council import Council


def sample(config: settings.Settings, _: argparse.Namespace) -> None:
    """Load the council's sample, where nothing was ever imported and it is not loaded yet."""
    from bot import council
    from bot.catalogue.store import migrate, open_catalogue

    pack = council.read(config.council_folder)
    file, source = pack.folder / "sample.json", f"sample-{pack.id}"
    migrate(config.catalogue_url)
    with closing(open_catalogue(config.catalogue_url)) as catalogue:
        if catalogue.ever_imported():
            return
        if not file.exists():
            print(f"{pack.name} has no sample catalogue.")
            return
        stamp, kept = _sample_stamp(pack.folder), config.state / "sample.stamp"
        loaded = any(one.name == source and one.count for one in catalogue.sources())
        if loaded and kept.exists() and kept.read_text(encoding="utf-8") == stamp:
            return
        from bot.catalogue.importers.run import run_import

        with closing(_open_places(config)) as places:
            order = replace(
                _order(config, pack, places, str(file)),
                source=source,
                sample=True,
                drop_others=True,  # the sample of another council, if there was one
            )
            print(run_import(order, catalogue, say=_say).to_text())
        kept.write_text(stamp, encoding="utf-8")


def _sample_stamp(pack: Path) -> str:
    """What a loaded sample follows from: the pack's files, and the code that reads them."""
    digest = hashlib.sha256()
    importers = settings.PROJECT / "bot" / "catalogue" / "importers"
    for file in (pack / "sample.json", pack / "council.toml", *sorted(importers.rglob("*.py"))):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def import_feed(config: settings.Settings, parsed: argparse.Namespace) -> None:
    """Import one feed and print the report."""
    from bot import council
    from bot.catalogue.importers.formats import check_format
    from bot.catalogue.importers.run import run_import
    from bot.catalogue.store import migrate, open_catalogue

    check_format(parsed.format)
    pack = council.read(config.council_folder)
    migrate(config.catalogue_url)
    with (
        closing(open_catalogue(config.catalogue_url)) as catalogue,
        closing(_open_places(config)) as places,
    ):
        order = replace(
            _order(config, pack, places, parsed.where),
            format=parsed.format,
            source=parsed.source,
            drop_others=parsed.replace,
            allowed_hosts=tuple(parsed.allow_host),
        )
        report = run_import(order, catalogue, say=_say)
    if parsed.json:
        print(json.dumps(report.to_dict(), ensure_ascii=False, indent=2))
    else:
        print(report.to_text())


def refresh_feeds(config: settings.Settings, parsed: argparse.Namespace) -> int:
    """Import the feeds of ``sources.toml``, each in a process of its own; 1 where one failed."""
    from bot.catalogue.feed_process import import_apart
    from bot.catalogue.feeds import FeedSource, read_sources
    from bot.catalogue.importers.copies import forget_other_feeds
    from bot.catalogue.refreshing import due, refresh
    from bot.catalogue.store import migrate, open_catalogue

    folder = config.council_folder
    sources = read_sources(folder)
    forget_other_feeds((source.name for source in sources), config.state / "feeds")
    if not sources:
        print(f"{folder / 'sources.toml'} lists no feeds.")
        return 0
    migrate(config.catalogue_url)
    with closing(open_catalogue(config.catalogue_url)) as catalogue:
        chosen = sources if parsed.all else due(sources, catalogue, _real_now())
        if not chosen:
            return 0
        ensure_places(config)

        def import_one(source: FeedSource) -> None:
            command = ("-m", "bot.cli", "refresh-one", "--pack", str(folder))
            print(import_apart(command, source.name), flush=True)

        outcomes = refresh(chosen, catalogue, import_one, _real_now)
    failed = [one for one in outcomes if one.failure]
    for one in failed:
        print(f"{one.source} failed and keeps what it held: {one.failure}", file=sys.stderr)
    return 1 if failed else 0


def refresh_one(config: settings.Settings, parsed: argparse.Namespace) -> None:
    """Import the feed whose name is on standard input; says how it went, as JSON."""
    from bot.catalogue.feed_process import answer

    name = sys.stdin.read().strip()
    answer(lambda: _refreshed(config, parsed.pack, name))


def _refreshed(config: settings.Settings, folder: Path, name: str) -> str:
    from bot import council
    from bot.catalogue.feeds import read_sources
    from bot.catalogue.importers.copies import copies_of
    from bot.catalogue.importers.fetch import Fetcher
    from bot.catalogue.importers.run import run_import
    from bot.catalogue.places.lookup import Places
    from bot.catalogue.store import open_catalogue

    (source,) = (one for one in read_sources(folder) if one.name == name)
    copies = copies_of(name, config.state / "feeds", _real_now)
    with (
        closing(open_catalogue(config.catalogue_url)) as catalogue,
        closing(Places(config.places_file, config.council)) as places,
    ):
        order = replace(
            _order(config, council.read(folder), places, source.where),
            format=source.format,
            source=source.name,
            allowed_hosts=source.allowed_hosts,
        )
        report = run_import(
            order,
            catalogue,
            say=_say,
            fetcher=lambda hosts: Fetcher(allowed_hosts=hosts, copies=copies),
        )
    copies.forget_the_rest()
    return report.to_text()


def _real_now() -> datetime:
    """Waits go by the real clock; only what "today" means may be set."""
    return datetime.now(settings.LONDON)


def remove_source(config: settings.Settings, parsed: argparse.Namespace) -> None:
    """Take away all that one source brought."""
    from bot.catalogue.feeds import read_sources
    from bot.catalogue.store import UnknownSourceError, migrate, open_catalogue

    name = parsed.name
    migrate(config.catalogue_url)
    with closing(open_catalogue(config.catalogue_url)) as catalogue:
        try:
            removed = catalogue.remove_source(name)
        except UnknownSourceError as error:
            held = ", ".join(one.name for one in catalogue.sources()) or "nothing"
            raise DaywiseError(f"{error} It holds: {held}.") from error
        left = catalogue.count()
    print(f"Removed {name} ({_activities(removed)}). The catalogue now holds {_activities(left)}.")
    if any(one.name == name for one in read_sources(config.council_folder)):
        file = config.council_folder / "sources.toml"
        print(f"The next refresh brings it back: {file} still lists it.")


def _activities(count: int) -> str:
    return "1 activity" if count == 1 else f"{count} activities"


def _order(config: settings.Settings, pack: Council, places: Places, where: str) -> Import:
    """What every import of the council's has in common."""
    from bot.catalogue.importers.run import Import

    return Import(
        where,
        config.clock(),
        _locate(places),
        pack.categories,
        term_dates=pack.term_dates,
    )


def ensure_places(config: settings.Settings) -> None:
    """Make the table of places where it is missing or old."""
    from bot.catalogue.places import build

    build.ensure_places(config.places_file, config.council_folder.parent, _say)


def _open_places(config: settings.Settings) -> Places:
    from bot.catalogue.places.lookup import Places

    ensure_places(config)
    return Places(config.places_file, config.council)


def _locate(places: Places) -> Locate:
    def locate(postcode: str) -> tuple[float, float] | None:
        near = places.postcode(postcode)
        return (near.lat, near.lon) if near else None

    return locate


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
