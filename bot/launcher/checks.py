"""``./daywise check``: lint, types and the direction of imports."""

from __future__ import annotations

import signal

from bot.launcher.layout import MAIN, Layout
from bot.launcher.workshop import Workshop


def commands(layout: Layout) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each check by name. Scripts are checked here too once there are some to check."""
    return (
        ("lint", (str(layout.program(MAIN, "ruff")), "check", "--quiet", ".", "daywise")),
        ("types", (str(layout.python(MAIN)), "-m", "mypy", "--no-error-summary")),
        ("imports", (str(layout.program(MAIN, "lint-imports")),)),
    )


def run(workshop: Workshop) -> tuple[int, int]:
    """Run every check, whatever the others find. Answers how many passed and how many failed."""
    passed = failed = 0
    for name, argv in commands(workshop.layout):
        code = workshop.show(argv, workshop.project_environment(), signal.SIGTERM)
        workshop.console.say(f"check {name}: {'passed' if code == 0 else 'failed'}")
        passed += code == 0
        failed += code != 0
    return passed, failed
