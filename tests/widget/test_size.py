"""What the widget costs a page."""

from __future__ import annotations

import gzip

from tests.widget.fake_server import WIDGET

MOST_BYTES = 30 * 1024


def test_the_widget_is_at_most_30_kilobytes() -> None:
    sizes = {
        file.name: len(gzip.compress(file.read_bytes(), mtime=0))
        for file in WIDGET.rglob("*")
        if file.is_file()
    }
    assert "widget.js" in sizes
    assert sum(sizes.values()) <= MOST_BYTES, sizes
