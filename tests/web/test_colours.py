"""The colours of our own pages, and those of the councils."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import council as councils
from bot.settings import PROJECT
from tests.web.conftest import Site


def test_the_councils_colour_is_in_a_stylesheet(site: Site) -> None:
    response = site.client.get("/council.css")
    assert response.content_type.startswith("text/css")
    assert site.parts.council.colour in response.text


def test_the_picture_of_the_tab_is_in_the_councils_colour(site: Site) -> None:
    response = site.client.get("/council.svg")
    assert response.content_type.startswith("image/svg+xml")
    assert site.parts.council.colour in response.text


@pytest.mark.parametrize("name", ["dorset", "nottinghamshire"])
def test_white_on_the_councils_colour_can_be_read(name: str) -> None:
    council = councils.read(PROJECT / "data" / "councils" / name)
    assert contrast(council.colour, "#ffffff") >= 4.5


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_stylesheets_colours_can_be_read(look: str) -> None:
    css = (Path(__file__).parents[2] / "web" / "static" / "site.css").read_text("utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    colours = dict(re.findall(r"--(\w+): ([^;]+);", light + (dark if look == "dark" else "")))
    while any(value.startswith("var") for value in colours.values()):
        colours = {
            name: colours[value[6:-1]] if value.startswith("var") else value
            for name, value in colours.items()
        }
    for ink in ("ink", "quiet", "link", "heading"):
        for paper in ("paper", "soft"):
            assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)
    assert contrast(colours["edge"], colours["focus"]) >= 4.5
    assert contrast(colours["line"], colours["paper"]) >= 3


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two "#rrggbb"."""

    def luminance(colour: str) -> float:
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
