"""The setup steps and imports on the command line: ``python -m bot.cli COMMAND``.

``./daywise`` calls these. Each setup step does nothing, quickly, where its work is done.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
from collections.abc import Sequence
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 done, 1 failed with a sentence on stderr."""
    parsed = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a name may hold what a terminal cannot show
    try:
        run = {
            "places": _places, "migrate": _migrate, "sample": _sample, "import": _import,
            "refresh": _refresh,
        }  # fmt: skip
        return run[parsed.command](settings.load(), parsed) or 0
    except DaywiseError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Nothing was changed.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="daywise", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("places", help="make the table of postcodes and towns")
    commands.add_parser("migrate", help="make the catalogue's tables, or bring them up to date")
    commands.add_parser("sample", help="load the council's sample, if nothing was ever imported")
    importing = commands.add_parser("import", help="import a feed of activities")
    importing.add_argument("where", metavar="FILE|URL", help="a file, or an http(s) address")
    importing.add_argument(
        "--format", default="auto", help="how it is written: auto, oruk, openactive, ical or csv"
    )
    importing.add_argument(
        "--source", default="", help="a name for the feed; the same name again replaces it"
    )
    importing.add_argument("--replace", action="store_true", help="drop every other source")
    importing.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="HOST",
        help="import from this host though it is not public; may be given again",
    )
    importing.add_argument("--json", action="store_true", help="print the report as JSON")
    refreshing = commands.add_parser(
        "refresh", help="import the council's own feeds whose time has come"
    )
    refreshing.add_argument("--all", action="store_true", help="also those that are fresh")
    return parser


def _places(config: settings.Settings, _: argparse.Namespace) -> None:
    _ensure_places(config)


def _migrate(config: settings.Settings, _: argparse.Namespace) -> None:
    from bot.catalogue.schema import migrate

    for step in migrate(config.catalogue_url):
        print(f"Catalogue: {step}")


def _sample(config: settings.Settings, _: argparse.Namespace) -> None:
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


def _import(config: settings.Settings, parsed: argparse.Namespace) -> None:
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


def _refresh(config: settings.Settings, parsed: argparse.Namespace) -> int:
    """Import the feeds of ``sources.toml``; a line each. 1 where one failed."""
    from bot import council
    from bot.catalogue.feeds import FeedSource, read_sources
    from bot.catalogue.importers.run import run_import
    from bot.catalogue.refreshing import due, refresh
    from bot.catalogue.store import migrate, open_catalogue

    sources = read_sources(config.council_folder)
    if not sources:
        print(f"{config.council_folder / 'sources.toml'} lists no feeds.")
        return 0
    pack = council.read(config.council_folder)
    migrate(config.catalogue_url)
    with closing(open_catalogue(config.catalogue_url)) as catalogue:

        def now() -> datetime:
            """Waits go by the real clock; only what "today" means may be set."""
            return datetime.now(settings.LONDON)

        chosen = sources if parsed.all else due(sources, catalogue, now())
        if not chosen:
            return 0
        with closing(_open_places(config)) as places:

            def import_one(source: FeedSource) -> None:
                order = replace(
                    _order(config, pack, places, source.where),
                    format=source.format,
                    source=source.name,
                    allowed_hosts=source.allowed_hosts,
                )
                print(run_import(order, catalogue, say=_say).to_text())

            outcomes = refresh(chosen, catalogue, import_one, now)
    failed = [one for one in outcomes if one.failure]
    for one in failed:
        print(f"{one.source} failed and keeps what it held: {one.failure}", file=sys.stderr)
    return 1 if failed else 0


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


def _ensure_places(config: settings.Settings) -> None:
    from bot.catalogue.places.build import ensure_places

    ensure_places(config.places_file, config.council_folder.parent, _say)


def _open_places(config: settings.Settings) -> Places:
    from bot.catalogue.places.lookup import Places

    _ensure_places(config)
    return Places(config.places_file, config.council)


def _locate(places: Places) -> Locate:
    def locate(postcode: str) -> tuple[float, float] | None:
        near = places.postcode(postcode)
        return (near.lat, near.lon) if near else None

    return locate


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
