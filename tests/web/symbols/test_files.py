from __future__ import annotations

import json
import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from tests.web.conftest import Site
from web.symbols.choosing import INDEX, PICTURES, Symbol, Symbols
from web.symbols.making import PictureError, layered, made, refusal

SYMBOLS = Symbols.load().all
MOST_BYTES = 8 * 1024
MOST_BYTES_OF_ALL = 300 * 1024


def test_the_list_and_the_folder_name_the_same_pictures() -> None:
    listed = Counter(one.file for one in SYMBOLS)
    assert listed == Counter(file.name for file in PICTURES.glob("*.svg"))
    assert all(re.fullmatch(r"[a-z_]+\.svg", name) for name in listed)
    assert all(one.file == f"{one.name}.svg" for one in SYMBOLS)


def test_no_words_stand_for_two_pictures() -> None:
    words = Counter(word.lower() for one in SYMBOLS for word in one.words)
    assert not [word for word, times in words.items() if times > 1]
    assert all(one.words for one in SYMBOLS)


def test_every_picture_is_a_small_plain_drawing() -> None:
    total = 0
    for file in PICTURES.glob("*.svg"):
        svg = file.read_text(encoding="utf-8")
        root = ElementTree.fromstring(svg)
        assert root.get("viewBox") == "0 0 72 72", file.name
        assert refusal(svg) == "", file.name
        assert len(svg) <= MOST_BYTES, file.name
        total += len(svg)
    assert total <= MOST_BYTES_OF_ALL


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="https://example.org/a.png"/>',
        '<use xlink:href="#a"/>',
        '<path onload="alert(1)"/>',
        '<path fill="url(#a)"/>',
        '<path style="fill:url(https://example.org)"/>',
        "<style>*{}</style>",
        "<foreignObject/>",
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        '<animate attributeName="x"/>',
        "&a;",
    ],
)
def test_a_picture_that_is_more_than_a_drawing_is_refused(inside: str) -> None:
    assert refusal(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>')


def test_layers_become_one_picture() -> None:
    one = layered(['<svg id="emoji">\n<g id="a"/></svg>\n', "<svg><path/></svg>"])
    assert ElementTree.fromstring(one).get("viewBox") == "0 0 72 72"
    assert "id=" not in one
    assert one.index("<g") < one.index("<path")


def test_a_picture_that_is_not_in_the_package_is_told(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    symbol = Symbol("moon", ("moon",), "moon.svg", ("1F319",))
    with pytest.raises(PictureError, match="moon"):
        made([symbol], tmp_path_factory.mktemp("empty"))


def test_the_licence_stands_beside_the_pictures_and_in_the_list() -> None:
    assert "Attribution-ShareAlike 4.0" in (PICTURES / "LICENCE.txt").read_text("utf-8")
    licence = json.loads(INDEX.read_text("utf-8"))["licence"]
    assert licence["name"] == "CC BY-SA 4.0"
    assert licence["url"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert "OpenMoji" in licence["attribution"]
    assert "OpenMoji" in (PICTURES / "ATTRIBUTION.txt").read_text("utf-8")


def test_the_list_is_served_and_kept_for_a_day(site: Site) -> None:
    with site.client.get("/symbols/index.json") as response:
        assert response.content_type == "application/json"
        assert response.cache_control.public
        assert response.cache_control.max_age == 24 * 3600
        assert {one["name"] for one in response.get_json()["symbols"]} >= {"swimming", "phone"}


def test_a_picture_is_served_and_kept_for_a_month(site: Site) -> None:
    with site.client.get("/symbols/swimming.svg") as response:
        assert response.content_type.startswith("image/svg+xml")
        assert response.cache_control.public
        assert response.cache_control.max_age == 30 * 24 * 3600
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        etag = response.headers["ETag"]
    with site.client.get("/symbols/swimming.svg", headers={"If-None-Match": etag}) as again:
        assert again.status_code == 304


def test_nothing_else_is_served(site: Site) -> None:
    for name in ("dragon.svg", "..%2findex.json", "choosing.py", ""):
        with site.client.get(f"/symbols/{name}") as response:
            assert response.status_code == 404, name
