"""``./daywise gallery``: a picture of every state of the widget and every page, in every look.

The pictures stand in one page, index.html, a row for each state. Pages are shown whole, and as they
are printed; the widget as it stands in its window.
"""

from __future__ import annotations

import argparse
import html
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from bot.launcher import chromium, firefox, node
from bot.launcher.layout import Layout
from bot.settings import PROJECT
from tests.views.chromium import ChromiumVisitor
from tests.views.firefox import Firefox, FirefoxVisitor
from tests.views.looks import LOOKS, PAPER, Look
from tests.views.page_states import PAGES
from tests.views.visitor import Visitor, visiting
from tests.views.widget_states import STATES
from tests.widget.fake_server import FakeServer, running

HEAD = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Daywise in pictures</title><style>
body { font: 16px/1.4 sans-serif; margin: 1rem; background: #ddd; }
section { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
figure { margin: 0; background: #fff; padding: 0.25rem; }
img { display: block; max-width: 30rem; max-height: 40rem; border: 1px solid #888; }
</style></head><body><h1>Daywise in pictures</h1>
"""
Shot = tuple[str, Path]
"""What is seen on it, and the file."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures and write the page. Answers the exit code."""
    parser = argparse.ArgumentParser(prog="./daywise gallery")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--browser", choices=("chromium", "firefox"), default="chromium")
    parser.add_argument("--only", default="")
    parser.add_argument("--api", required=True)
    parsed = parser.parse_args(arguments)
    parsed.folder.mkdir(parents=True, exist_ok=True)
    with entrance(parsed.browser) as enter:
        rows = list(pictures(enter, parsed.api, parsed.folder, parsed.only))
    index = parsed.folder / "index.html"
    index.write_text(to_page(rows, parsed.folder), encoding="utf-8")
    print(f"{sum(len(shots) for _, shots in rows)} pictures are in {index}")
    return 0


@contextmanager
def entrance(browser: str) -> Iterator[Callable[[], Visitor]]:
    """Lets people in at a browser of that name, one after the other."""
    with ExitStack() as stack:
        if browser == "firefox":
            programs = node.find(os.environ), node.folder(Layout(PROJECT)), firefox.find(os.environ)
            running = stack.enter_context(closing(Firefox(*map(Path, map(str, programs)))))
            yield partial(FirefoxVisitor, running)
        else:
            playwright = stack.enter_context(sync_playwright())
            running_chromium = playwright.chromium.launch(
                executable_path=chromium.find(os.environ),
                args=["--no-sandbox", "--use-fake-device-for-media-stream"],
            )
            stack.enter_context(closing(running_chromium))
            yield partial(ChromiumVisitor, running_chromium)


def pictures(
    enter: Callable[[], Visitor], stack: str, folder: Path, only: str
) -> Iterator[tuple[str, list[Shot]]]:
    """The caption of each state whose name holds ``only``, with its pictures, as they are taken."""
    for state in STATES:
        if only in state.__name__:
            with visiting(enter()) as visitor, running(FakeServer()) as server:
                state(visitor, server)
                yield (
                    _caption(state),
                    list(_shots(visitor, f"widget-{state.__name__}", folder, LOOKS)),
                )
    for page in PAGES:
        if only in page.__name__:
            with visiting(enter()) as visitor:
                page(visitor, stack)
                looks = (*LOOKS, PAPER) if visitor.browser == "chromium" else LOOKS
                yield _caption(page), list(_shots(visitor, f"page-{page.__name__}", folder, looks))


def _caption(state: Callable[..., None]) -> str:
    return f"{state.__doc__} ({state.__name__})"


def _shots(visitor: Visitor, name: str, folder: Path, looks: Sequence[Look]) -> Iterator[Shot]:
    print(name, file=sys.stderr)
    for look in looks:
        visitor.look(look)
        file = folder / f"{name}-{look.name}.png".replace(", ", "-").replace(" ", "")
        # What floats over a long page would lie in the middle of its picture.
        visitor.picture(file, whole=look is PAPER or look.height > LOOKS[-1].height)
        yield look.name, file


def to_page(rows: Sequence[tuple[str, list[Shot]]], folder: Path) -> str:
    """The page with all the pictures."""
    parts = [HEAD]
    for caption, shots in rows:
        parts.append(f"<h2>{html.escape(caption)}</h2><section>")
        for look, file in shots:
            address = html.escape(file.relative_to(folder).as_posix().replace("%", "%25"))
            parts.append(
                f'<figure><a href="{address}"><img src="{address}" loading="lazy" '
                f'alt="{html.escape(f"{caption}: {look}")}"></a>'
                f"<figcaption>{html.escape(look)}</figcaption></figure>"
            )
        parts.append("</section>")
    return "\n".join([*parts, "</body></html>\n"])


if __name__ == "__main__":
    sys.exit(main())
