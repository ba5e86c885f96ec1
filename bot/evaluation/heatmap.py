"""The picture of the confusions: an SVG heat map that stands by itself, without scripts."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

CELL = 13
LABEL = 250
"""Units kept for a topic's name at the left and at the top."""
RIGHT_COLOUR = "#1f6f43"
WRONG_COLOUR = "#b3261e"
ASKED_COLOUR = "#1d5fa8"
UNCLEAR = "talk/unclear"

Matrix = Mapping[str, Mapping[str, int]]
"""How often a topic (outer) was answered as another (inner)."""


def svg(matrix: Matrix) -> str:
    """The heat map: a row a topic that was meant, a column a topic that was answered.

    The darker, the larger the share of the row. Its ``title`` and ``desc`` tell a screen reader
    that the same is in the table beside it.
    """
    answered = {topic for row in matrix.values() for topic in row}
    topics = sorted(set(matrix) | answered)
    place = {topic: LABEL + index * CELL for index, topic in enumerate(topics)}
    size = LABEL + len(topics) * CELL + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" '
        'aria-labelledby="map-title map-desc" font-family="sans-serif" font-size="9">',
        '<title id="map-title">Which topics are taken for which others</title>',
        '<desc id="map-desc">A row for each topic that was meant, a column for each topic that '
        "was answered. Green is right, blue is asked, red is wrong; darker is more. "
        "The table of confusions says the same in words.</desc>",
        f'<rect width="{size}" height="{size}" fill="#ffffff"/>',
    ]
    for topic, at in place.items():
        name, middle = escape(topic), at + CELL - 4
        parts.append(f'<text x="{LABEL - 4}" y="{middle}" text-anchor="end">{name}</text>')
        parts.append(
            f'<text x="{middle}" y="{LABEL - 4}" '
            f'transform="rotate(-90 {middle} {LABEL - 4})">{name}</text>'
        )
        parts.append(_line(LABEL, at, size - 10, at) + _line(at, LABEL, at, size - 10))
    for topic, row in matrix.items():
        total = sum(row.values())
        for other, count in row.items():
            parts.append(_cell(topic, other, count, total, place[other], place[topic]))
    parts.append("</svg>")
    return "\n".join(parts)


def _cell(topic: str, other: str, count: int, total: int, x: int, y: int) -> str:
    colour = WRONG_COLOUR
    if topic == other:
        colour = RIGHT_COLOUR
    elif other == UNCLEAR:
        colour = ASKED_COLOUR
    # a single miss must still be seen
    strength = 0.25 + 0.75 * count / total
    told = escape(f"{topic} answered as {other}: {count} of {total}")
    return (
        f'<rect x="{x}" y="{y}" width="{CELL}" height="{CELL}" fill="{colour}" '
        f'fill-opacity="{strength:.2f}"><title>{told}</title></rect>'
    )


def _line(x1: int, y1: int, x2: int, y2: int) -> str:
    return f'<path d="M{x1} {y1}L{x2} {y2}" stroke="#e6e6e6" stroke-width="0.5"/>'
