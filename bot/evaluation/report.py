"""The report of a run: a page for people, the figures as JSON, and every row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.evaluation import heatmap
from bot.evaluation.table import percent

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Files:
    """What was written."""

    page: Path
    figures: Path
    rows: Path


def write(folder: Path, result: dict[str, Any], rows: Sequence[dict[str, Any]]) -> Files:
    """Write ``report.html``, ``result.json`` and ``rows.jsonl`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    files = Files(folder / "report.html", folder / "result.json", folder / "rows.jsonl")
    files.figures.write_text(
        json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    files.rows.write_text("".join(lines), encoding="utf-8")
    files.page.write_text(page(result, rows), encoding="utf-8")
    return files


def page(result: dict[str, Any], rows: Sequence[dict[str, Any]]) -> str:
    """The report as one page of HTML that needs nothing else."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["percent"] = percent
    return templates.get_template("report.html").render(
        configuration=result["configuration"],
        scores=result["scores"],
        plain=result["plain_classifier"],
        baseline=result["baseline"],
        map=Markup(heatmap.svg(result["scores"]["matrix"])),
        missed=[row for row in rows if row["verdict"] in ("wrong", "asked")],
    )
