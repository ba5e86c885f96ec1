"""Makes the pictures that ``index.json`` names: a maintainer's command (docs/symbols.md).

    python -m web.symbols.making FOLDER

``FOLDER`` is ``color/svg`` of the npm package ``openmoji``. Several layers become one picture, svgo
makes it small, and what is no plain drawing is refused.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.errors import DaywiseError
from web.symbols.choosing import PICTURES, Symbol, Symbols

SVGO = ("npx", "--yes", "svgo@4.0.0", "--multipass")
_TIMEOUT_SECONDS = 120
_OUTER = re.compile(r"\A.*?<svg[^>]*>(.*)</svg>\s*\Z", re.DOTALL)
_IDS = re.compile(r'\sid="[^"]*"')
_NOT_PLAIN = re.compile(
    r"<(?!/?(?:svg|g|path|rect|circle|ellipse|line|polyline|polygon)\b)"
    r"|\b(?:href|style|class|id)=|\bon\w+=|url\(|&|javascript:",
    re.IGNORECASE,
)


class PictureError(DaywiseError):
    """A picture is missing, is no plain drawing, or cannot be made small."""


def refusal(svg: str) -> str:
    """What in ``svg`` is no plain drawing (scripts, styles, references...); empty for nothing."""
    found = _NOT_PLAIN.search(svg)
    return svg[found.start() : found.end() + 20] if found else ""


def layered(layers: list[str]) -> str:
    """One SVG of several of OpenMoji's, the first at the bottom.

    Raises:
        PictureError: one of them is no SVG.
    """
    inner = []
    for layer in layers:
        found = _OUTER.match(layer)
        if not found:
            raise PictureError("A layer is no SVG. Unpack the package again.")
        inner.append(_IDS.sub("", found[1]))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">{"".join(inner)}</svg>'


def made(symbols: Iterable[Symbol], folder: Path) -> dict[str, str]:
    """The small picture of each of ``symbols`` by its file's name.

    Raises:
        PictureError: one cannot be made.
    """
    with TemporaryDirectory() as working:
        for symbol in symbols:
            try:
                layers = [(folder / f"{code}.svg").read_text("utf-8") for code in symbol.openmoji]
            except OSError as error:
                raise PictureError(f"{symbol.name}: {error}. Name the folder color/svg.") from error
            (Path(working) / symbol.file).write_text(layered(layers), encoding="utf-8")
        _make_small(working)
        return {symbol.file: _plain(Path(working) / symbol.file) for symbol in symbols}


def _make_small(folder: str) -> None:
    try:
        subprocess.run(
            [*SVGO, "--folder", folder], capture_output=True, check=True, timeout=_TIMEOUT_SECONDS
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise PictureError(f"svgo did not run: {error}. Install node.") from error


def _plain(file: Path) -> str:
    svg = file.read_text(encoding="utf-8").strip() + "\n"
    if reason := refusal(svg):
        raise PictureError(f"{file.name} is no plain drawing: {reason!r}. Choose another.")
    return svg


def main(arguments: list[str]) -> int:
    """Make every picture anew and drop those that are no longer named. 1 with a sentence if not."""
    if len(arguments) != 1:
        print("Say where OpenMoji's pictures are: the folder color/svg.", file=sys.stderr)
        return 1
    symbols = Symbols.load().all
    try:
        pictures = made(symbols, Path(arguments[0]))
    except PictureError as error:
        print(error, file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    for file in PICTURES.glob("*.svg"):
        if file.name not in pictures:
            file.unlink()
    for name, svg in pictures.items():
        (PICTURES / name).write_text(svg, encoding="utf-8")
    print(f"{len(pictures)} pictures, {sum(map(len, pictures.values())) // 1024} KB.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
