"""``python -m bot.bench catalogue|speech|pages|week``; ``./daywise bench`` calls it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from bot import settings
from bot.bench import catalogue, pages, speaking, week
from bot.errors import DaywiseError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the benches. Returns the exit code: 1 with a sentence where it cannot."""
    parser = argparse.ArgumentParser(prog="./daywise bench", description=__doc__)
    benches = parser.add_subparsers(dest="bench", required=True)
    catalogue.add_arguments(benches.add_parser("catalogue", help="import and search"))
    speaking.add_arguments(benches.add_parser("speech", help="listening and speaking"))
    pages.add_arguments(benches.add_parser("pages", help="the page of questions and answers"))
    week.add_arguments(benches.add_parser("week", help="suggesting a week"))
    parsed = parser.parse_args(arguments)
    try:
        if parsed.bench == "speech":
            speaking.run(parsed)
        elif parsed.bench == "pages":
            pages.run(parsed)
        elif parsed.bench == "week":
            week.run(settings.load(), parsed)
        else:
            catalogue.run(settings.load(), parsed)
    except DaywiseError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
