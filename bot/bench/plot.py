"""The plot of ``docs/performance.md``: median times against the size of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, log10
from typing import Any

from bot.bench.summary import MEDIAN, PROCESSOR, slope

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 720, 420, 70, 30, 40, 60
_COLOURS = {"sqlite": "#1d70b8", "postgresql": "#00703c"}
_NAMES = {MEDIAN: "time that passed", PROCESSOR: "processor time of Daywise"}
_LINES = (("equal_answers", "", "30 answers at every size"), ("all", "6 4", "all questions"))


def draw(results: Sequence[Mapping[str, Any]], figure: str = MEDIAN) -> str:
    """An SVG of that figure: both axes logarithmic, two lines a store."""
    times = [result[key][figure] for result in results for key, _, _ in _LINES]
    sizes = [result["activities"] for result in results]
    low, high = floor(log10(min(times))), ceil(log10(max(*times, 20)))
    first, last = floor(log10(min(sizes))), ceil(log10(max(sizes)))

    def across(size: float) -> float:
        share = (log10(size) - first) / max(1, last - first)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def up(milliseconds: float) -> float:
        share = (log10(milliseconds) - low) / max(1, high - low)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    def parts() -> Iterator[str]:
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
            'font-family="sans-serif" font-size="13">'
        )
        yield "<title>Median search time against the number of activities</title>"
        yield f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>'
        for power in range(first, last + 1):
            at = across(10**power)
            yield _line(at, _TOP, at, _HEIGHT - _BOTTOM, "#ddd")
            yield _text(at, _HEIGHT - _BOTTOM + 20, f"{10**power:,}", "middle")
        for power in range(low, high + 1):
            at = up(10**power)
            yield _line(_LEFT, at, _WIDTH - _RIGHT, at, "#ddd")
            yield _text(_LEFT - 8, at + 4, f"{10**power:g} ms", "end")
        yield _text(_WIDTH / 2, _HEIGHT - 15, "activities in the catalogue", "middle")
        yield _text(_LEFT, _TOP - 15, f"median of a search, {_NAMES[figure]}", "start")
        place = 0
        for store in dict.fromkeys(result["store"] for result in results):
            of_store = [result for result in results if result["store"] == store]
            colour, grows = _COLOURS[store], slope(results, store, figure)
            for key, dashes, words in _LINES:
                points = [(across(r["activities"]), up(r[key][figure])) for r in of_store]
                listed = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
                yield (
                    f'<polyline points="{listed}" fill="none" stroke="{colour}" stroke-width="2" '
                    f'stroke-dasharray="{dashes}"/>'
                )
                yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
                            for x, y in points)  # fmt: skip
                told = (
                    f", slope {grows:.2f}" if key == "equal_answers" and grows is not None else ""
                )
                top = _TOP + 8 + 18 * place
                yield _line(_LEFT + 12, top, _LEFT + 42, top, colour, dashes)
                yield _text(_LEFT + 50, top + 4, f"{store}: {words}{told}", "start")
                place += 1
        yield "</svg>\n"

    return "\n".join(parts())


def _line(x: float, y: float, to_x: float, to_y: float, colour: str, dashes: str = "") -> str:
    return (
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{colour}" '
        f'stroke-width="2" stroke-dasharray="{dashes}"/>'
    )


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="#0b0c0c">{words}</text>'
