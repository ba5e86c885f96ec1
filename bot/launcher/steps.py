"""The setup steps: each makes something that serving needs, and does nothing where it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.launcher.layout import DIALOGUE, MAIN, EnvironmentSpec
from bot.launcher.workshop import Workshop


@dataclass(frozen=True)
class Step:
    """A program of the project that is run in one of the environments."""

    name: str
    title: str
    environment: EnvironmentSpec
    arguments: tuple[str, ...]


PLACES = Step("places", "Building the table of places", MAIN, ("-m", "bot.cli", "places"))
TRAIN = Step("train", "Training", DIALOGUE, ("-m", "bot.dialogue.train"))
MIGRATE = Step("migrate", "Preparing the catalogue", MAIN, ("-m", "bot.cli", "migrate"))
SAMPLE = Step("sample", "Loading the sample", MAIN, ("-m", "bot.cli", "sample"))
SETUP = (PLACES, TRAIN, MIGRATE, SAMPLE)


def run(
    workshop: Workshop, steps: Sequence[Step], state: Path, arguments: Sequence[str] = ()
) -> str:
    """Run steps in order, with ``arguments`` added to each; answer what the last one printed.

    Raises:
        CommandError: naming the step that failed, with what it said.
    """
    state.mkdir(parents=True, exist_ok=True)
    printed = ""
    busy = "Waiting for another ./daywise to finish setting up"
    with workshop.only_one(state / "setup.lock", busy):
        for step in steps:
            printed = workshop.run(
                step.title,
                [str(workshop.layout.python(step.environment)), *step.arguments, *arguments],
                step.name,
                workshop.project_environment(DAYWISE_STATE=str(state)),
            )
    return printed
