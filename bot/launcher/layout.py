"""Where things stand in a checkout."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class EnvironmentSpec:
    """A Python environment: its name, its Python and what is in it."""

    name: str
    python: str
    """The version that is wanted, such as "3.12"."""
    requirements: str
    """Path from the project: what people write."""
    lock: str
    """Path from the project: what is installed, with hashes."""
    overrides: str | None = None


MAIN = EnvironmentSpec("main", "3.12", "requirements.in", "requirements.lock")
DIALOGUE = EnvironmentSpec(
    "dialogue",
    "3.10",
    "bot/dialogue/requirements.in",
    "bot/dialogue/requirements.lock",
    "bot/dialogue/overrides.txt",
)
BASELINE = EnvironmentSpec(
    "baseline",
    "3.10",
    "bot/evaluation/baseline_pipeline/requirements.in",
    "bot/evaluation/baseline_pipeline/requirements.lock",
)
"""Rasa with TensorFlow, made only for ``./daywise evaluate --baseline``."""
SOLVER = EnvironmentSpec(
    "solver", "3.12", "bot/bench/solver/requirements.in", "bot/bench/solver/requirements.lock"
)
"""OR-tools, made only for ``./daywise bench week``."""
ENVIRONMENTS = (MAIN, DIALOGUE)
"""Those that Daywise runs in."""
LOCKED = (*ENVIRONMENTS, BASELINE, SOLVER)


@dataclass(frozen=True)
class Layout:
    """The folders of one checkout. ``root`` is absolute."""

    root: Path

    @property
    def tools(self) -> Path:
        """All that the command makes for itself; removing it costs time and nothing else."""
        return self.root / ".daywise"

    @property
    def logs(self) -> Path:
        """What the commands of the launcher printed, one file a command."""
        return self.tools / "logs"

    def environment(self, spec: EnvironmentSpec) -> Path:
        """The folder of an environment."""
        return self.tools / spec.name

    def python(self, spec: EnvironmentSpec) -> Path:
        """The Python of an environment."""
        return self.environment(spec) / "bin" / "python"

    def program(self, spec: EnvironmentSpec, name: str) -> Path:
        """A command that a package installed, such as "ruff"."""
        return self.environment(spec) / "bin" / name
