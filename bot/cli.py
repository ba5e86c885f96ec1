"""The setup steps, imports and speech on the command line: ``python -m bot.cli COMMAND``.

``./daywise`` calls these. Each setup step does nothing, quickly, where its work is done.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot import catalogue_commands, settings, speech_commands
from bot.errors import DaywiseError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 done, 1 failed with a sentence on stderr."""
    parsed = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a name may hold what a terminal cannot show
    try:
        return _COMMANDS[parsed.command](settings.load(), parsed) or 0
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
    alone = commands.add_parser("refresh-one")  # a part of refresh, for no person
    alone.add_argument("--pack", type=Path, required=True)
    removing = commands.add_parser("remove", help="take away all that a source brought")
    removing.add_argument("name", metavar="NAME", help="the source, as its import named it")
    speech_commands.add_arguments(commands.add_parser("speak", help="say a text"))
    return parser


def _places(config: settings.Settings, _: argparse.Namespace) -> None:
    catalogue_commands.ensure_places(config)


def _migrate(config: settings.Settings, _: argparse.Namespace) -> None:
    from bot.catalogue.schema import migrate

    for step in migrate(config.catalogue_url):
        print(f"Catalogue: {step}")


_COMMANDS: dict[str, Callable[[settings.Settings, argparse.Namespace], int | None]] = {
    "places": _places,
    "migrate": _migrate,
    "sample": catalogue_commands.sample,
    "import": catalogue_commands.import_feed,
    "refresh": catalogue_commands.refresh_feeds,
    "refresh-one": catalogue_commands.refresh_one,
    "remove": catalogue_commands.remove_source,
    "speak": speech_commands.speak,
}


if __name__ == "__main__":
    sys.exit(main())
