"""The rules that hold the house together."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.wording import sentences

READS = r"os\.getenv|os\.environ(?!\.update)"
PROJECT = Path(__file__).resolve().parent.parent


def test_imports_go_one_way() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", sorted((PROJECT / "actions").glob("*.py")), ids=lambda f: f.name)
def test_actions_hold_no_sentences(file: Path) -> None:
    """A text of three words or more belongs in ``bot/wording`` or ``data/advice``."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    ]
    assert [text for text in texts if len(text.split()) >= 3] == []


def test_only_settings_reads_the_environment() -> None:
    readers = [
        str(file.relative_to(PROJECT))
        for folder in ("bot", "actions", "web")
        for file in (PROJECT / folder).rglob("*.py")
        if re.search(READS, file.read_text(encoding="utf-8")) and "launcher" not in file.parts
    ]
    allowed = {"bot/settings.py"}
    assert set(readers) - allowed == set()


def test_what_is_said_is_short() -> None:
    """15 words a sentence or fewer; placeholders count as one word."""
    long = {
        key: sentence
        for key, text in sentences().items()
        for sentence in text.replace("?", ".").replace("!", ".").split(". ")
        if len(sentence.split()) > 15
    }
    assert long == {}
