"""What Lighthouse says of our own pages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.bench.pages import Lighthouse, LighthouseError, Report, look, to_text
from bot.launcher import node
from bot.launcher.layout import Layout
from bot.settings import PROJECT


@pytest.fixture
def lighthouse(chromium: Path) -> Lighthouse:
    program = node.find(os.environ)
    assert program, node.MISSING
    return Lighthouse(program, node.folder(Layout(PROJECT)), chromium)


@pytest.mark.browser
def test_the_page_of_questions_loses_no_point(lighthouse: Lighthouse, stack: str) -> None:
    report = look(lighthouse, f"{stack}/", ("accessibility", "best-practices"))
    assert report == Report({"accessibility": 100, "best-practices": 100}, ())


def test_where_it_cannot_look_it_says_so(tmp_path: Path) -> None:
    broken = Lighthouse(Path("/bin/false"), tmp_path, tmp_path)
    with pytest.raises(LighthouseError, match="could not look at http://example/"):
        look(broken, "http://example/")


def test_the_median_is_printed_with_all_figures_and_what_cost_points() -> None:
    runs = [
        Report({"performance": score}, ("performance: speed-index, 4 s",)) for score in (99, 91, 94)
    ]
    assert to_text(runs).splitlines() == [
        "Lighthouse, the page of questions and answers, median of 3",
        "performance       94   (99 91 94), 95 is wanted",
        "  performance: speed-index, 4 s",
    ]
