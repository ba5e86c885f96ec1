"""``./daywise test``: every test in the environment that it belongs to, and the checks."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.launcher import checks, chromium, firefox, node, postgresql, results, steps
from bot.launcher.environments import Environments
from bot.launcher.layout import DIALOGUE, ENVIRONMENTS, MAIN, EnvironmentSpec
from bot.launcher.results import Results
from bot.launcher.workshop import Workshop

DIALOGUE_TESTS = "tests/dialogue"
NO_TESTS_COLLECTED = 5
"""pytest's exit code."""
SERVER_SETTINGS = (
    "PORT", "DAYWISE_HOST", "DAYWISE_COUNCIL", "DAYWISE_STATE", "DAYWISE_NOW",
    "DAYWISE_DATABASE_URL", "DAYWISE_RATE_LIMIT", "DAYWISE_ORIGINS", "DAYWISE_SPEECH",
    "DAYWISE_RASA_PORT", "DAYWISE_ACTIONS_PORT", "DAYWISE_TWILIO_TOKEN", "DAYWISE_PUBLIC_URL",
    "DAYWISE_PHONE_VOICE",
)  # fmt: skip
"""Left out of tests, which must not depend on the settings of somebody's server."""


@dataclass(frozen=True)
class Suite:
    """Tests that run in one environment, with the options of pytest that they need."""

    name: str
    environment: EnvironmentSpec
    options: tuple[str, ...]
    paths: tuple[str, ...]


MAIN_SUITE = Suite("main", MAIN, (f"--ignore={DIALOGUE_TESTS}",), ("tests",))
# Rasa 3.6 and what it stands on warn of their own age; that is not for us to mend
DIALOGUE_SUITE = Suite("dialogue", DIALOGUE, ("-o", "filterwarnings=default"), (DIALOGUE_TESTS,))
SUITES = (MAIN_SUITE, DIALOGUE_SUITE)


def run(
    workshop: Workshop, environments: Environments, arguments: Sequence[str], folder: Path
) -> int:
    """Set up what is missing and run the tests. Answers the exit code.

    ``arguments`` go to pytest; paths among them, taken from ``folder``, choose the tests, and
    then the checks are left out.
    """
    workshop.environment = {
        name: value for name, value in workshop.environment.items() if name not in SERVER_SETTINGS
    }
    environments.ensure(ENVIRONMENTS)
    steps.run(workshop, steps.SETUP, workshop.layout.root / "var")
    env = workshop.project_environment()
    node.ensure(workshop)
    env[chromium.VARIABLE] = str(chromium.find_or_install(workshop))
    env[firefox.VARIABLE] = str(firefox.find_or_install(workshop))
    env[postgresql.VARIABLE] = str(postgresql.find_or_install(workshop))
    total = Results()
    chosen = choose(arguments, workshop.layout.root, folder)
    for suite, paths, options in chosen:
        total += run_suite(workshop, suite, (*options, *paths), env, bool(arguments))
    if not arguments:
        passed, failed = checks.run(workshop)
        total += Results(passed, failed)
    return report(workshop, total)


def choose(
    arguments: Sequence[str], root: Path, folder: Path
) -> list[tuple[Suite, tuple[str, ...], tuple[str, ...]]]:
    """The suites to run, each with its paths and options.

    A path may name a test in pytest's way ("tests/web/test_api.py::test_name").
    """
    options: list[str] = []
    named: dict[str, list[str]] = {suite.name: [] for suite in SUITES}
    for argument in arguments:
        file, separator, test = argument.partition("::")
        path = folder / file
        if argument.startswith("-") or not path.exists():
            options.append(argument)
            continue
        path = path.resolve()
        inside = [path, *path.parents]
        suite = DIALOGUE_SUITE if root / DIALOGUE_TESTS in inside else MAIN_SUITE
        named[suite.name].append(str(path) + separator + test)
    chosen = [
        (suite, tuple(named[suite.name]), (*suite.options, *options))
        for suite in SUITES
        if named[suite.name]
    ]
    return chosen or [(suite, suite.paths, (*suite.options, *options)) for suite in SUITES]


def run_suite(
    workshop: Workshop,
    suite: Suite,
    arguments: Sequence[str],
    env: dict[str, str],
    part_only: bool,
) -> Results:
    """Run pytest once. A run that ends badly without a failed test counts as one failure.

    ``part_only`` says that the person chose some tests, so that none here is no failure.
    """
    file = workshop.layout.tools / "results" / f"{suite.name}.xml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    python = str(workshop.layout.python(suite.environment))
    workshop.console.say(f"== tests in the {suite.name} environment ==")
    argv = (python, "-m", "pytest", f"--junitxml={file}", *arguments)
    # Ctrl-C's signal, not SIGTERM: pytest then takes its fixtures down
    code = workshop.show(argv, env, signal.SIGINT)
    if code == NO_TESTS_COLLECTED and part_only:
        return Results()
    try:
        found = results.read(file)
    except results.ResultsError as error:
        workshop.console.say(str(error))
        return Results(failed=1)
    if code != 0 and found.failed == 0:
        workshop.console.say(f"pytest ended with exit code {code} although no test failed.")
        return found + Results(failed=1)
    return found


def report(workshop: Workshop, total: Results) -> int:
    """Print the closing line and answer the exit code. With CI set a skipped test has failed."""
    failed = total.failed
    if total.skipped and workshop.environment.get("CI", "").lower() not in ("", "0", "false"):
        failed += len(total.skipped)
        for name in total.skipped:
            workshop.console.say(f"Skipped, which is a failure here: {name}")
    elif total.skipped:
        workshop.console.say(f"{len(total.skipped)} skipped")
    if total.passed + failed == 0:
        workshop.console.say("No test was run. Check the names that you gave.")
    workshop.console.say(f"{total.passed} passed, {failed} failed")
    return 1 if failed or total.passed == 0 else 0
