"""The command line of ``./daywise``."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.launcher import (
    benching,
    checks,
    evaluating,
    gallery,
    locks,
    preflight,
    remedies,
    serve,
    steps,
    testing,
)
from bot.launcher.console import Console
from bot.launcher.environments import Environments
from bot.launcher.errors import LauncherError, StopError
from bot.launcher.layout import DIALOGUE, MAIN, Layout
from bot.launcher.processes import Processes
from bot.launcher.workshop import Workshop, clean

USAGE = """\
./daywise run                 set up whatever is missing, then serve; Ctrl-C stops all of it
./daywise setup               all that run needs, short of serving
./daywise test [ARGUMENTS]    set up whatever is missing, then run every test;
                              ARGUMENTS go to pytest
./daywise train [ARGUMENTS]   train the assistant's understanding where its sentences changed
./daywise import FILE|URL [--format auto|oruk|openactive|ical|csv] [--source NAME] [--replace]
                              take a catalogue in
./daywise refresh [--all]     import the council's own feeds whose time has come
./daywise remove SOURCE       take away all that a source brought
./daywise speak TEXT [--out FILE.mp3] [--rate 0.75]
                              say a text aloud, or into a file
./daywise speak --warm        make the sound of all advice ahead
./daywise feedback [--since DAY] [--replies]
                              print what people said of answers and pages, as CSV
./daywise evaluate [--part development|test|second|third|fourth|all] [--out FOLDER]
                   [--baseline [--epochs N]]
                              score the trained assistant on the held-out sentences, with a report
./daywise bench catalogue [--sizes 10000,100000] [--store sqlite|postgresql|both] [--out FOLDER]
                              measure import and search as the catalogue grows
./daywise bench speech [--out FOLDER]
                              measure how soon an answer is heard, and what is understood
./daywise bench pages [--out FOLDER]
                              what Lighthouse says of the page of questions and answers
./daywise gallery [FOLDER] [--browser chromium|firefox] [--only WORD]
                              a picture of every state and page, in every look
./daywise bench week [--activities 10000] [--people 100] [--out FOLDER]
                              measure how soon a week is suggested, and how near to the best it is
./daywise check               lint, types and the direction of imports
./daywise lock [--upgrade]    write the lock files anew from requirements.in and package.json

What each setting does is in docs/operate.md."""

IMPORTING = ("import", "refresh", "remove")
SPEAKING = "speak"
FEEDBACK = "feedback"
TAKES_ARGUMENTS = (
    "test", "train", *IMPORTING, SPEAKING, FEEDBACK,
    "evaluate", "bench", "gallery", "lock",
)  # fmt: skip
COMMANDS = ("run", "setup", "check", *TAKES_ARGUMENTS)
WRONG_USE = 2


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run one command and answer its exit code. Nothing that goes wrong ends in a traceback."""
    # What these print may be read by a program, so what is said on the way stands beside it.
    printing = argv and argv[0] in (*IMPORTING, FEEDBACK)
    console = Console(sys.stderr if printing else sys.stdout)
    if os.name != "posix":
        console.say("Daywise runs on Linux and macOS. On Windows, run it inside WSL.")
        return 1
    if not argv or argv[0] in ("help", "--help", "-h"):
        console.say(USAGE)
        return 0 if argv else WRONG_USE
    command, arguments = argv[0], list(argv[1:])
    if command not in COMMANDS:
        console.say(f"There is no command {command!r}. The commands are:\n\n{USAGE}")
        return WRONG_USE
    if arguments and command not in TAKES_ARGUMENTS:
        console.say(f"./daywise {command} takes no arguments. Leave out {arguments[0]!r}.")
        return WRONG_USE
    root = Path(__file__).resolve().parent.parent.parent
    return run_command(command, arguments, root, environment, console)


def run_command(
    command: str,
    arguments: Sequence[str],
    root: Path,
    environment: Mapping[str, str],
    console: Console,
) -> int:
    """Run a known command in the checkout ``root``. Answers the exit code."""
    with Processes() as processes:
        workshop = Workshop(Layout(root), _with_absolute_state(environment), console, processes)
        workshop.signals.install()
        try:
            return _dispatch(command, arguments, workshop)
        except StopError as stop:
            console.clear()
            console.say("Stopping.")
            # to be stopped is how a server ends, but any other command was cut short
            return 0 if command == "run" else 128 + stop.signal_number
        except LauncherError as error:
            console.clear()
            console.say(str(error))
            return 1
        except OSError as error:
            console.clear()
            console.say(remedies.for_os_error(error))
            return 1


def _dispatch(command: str, arguments: Sequence[str], workshop: Workshop) -> int:
    environments = Environments(workshop)
    if command == "run":
        serve.serve(workshop, environments)
    elif command == "setup":
        serve.set_up(workshop, environments)
        workshop.console.say("Everything is set up. Start with ./daywise run.")
    elif command == "test":
        return testing.run(workshop, environments, arguments, Path.cwd())
    elif command == "train":
        settings = preflight.read(workshop, environments)
        environments.ensure([DIALOGUE])
        printed = steps.run(workshop, [steps.TRAIN], settings.state, arguments)
        workshop.console.say(printed.rstrip() or "Training is done.")
    elif command in IMPORTING:
        _import(workshop, environments, [command, *arguments])
    elif command == SPEAKING:
        _become(workshop, environments, [command, *arguments])
    elif command == FEEDBACK:
        _become(workshop, environments, arguments, "web.feedback.printing")
    elif command == "evaluate":
        return evaluating.run(workshop, environments, arguments, Path.cwd())
    elif command == "bench" and arguments[:1] == ["speech"]:
        return benching.run_speech(workshop, environments, arguments[1:], Path.cwd())
    elif command == "bench" and arguments[:1] == ["pages"]:
        return benching.run_pages(workshop, environments, arguments[1:], Path.cwd())
    elif command == "bench" and arguments[:1] == ["week"]:
        benching.run_week(workshop, environments, arguments[1:])
    elif command == "bench":
        benching.run(workshop, environments, arguments)
    elif command == "gallery":
        return gallery.run(workshop, environments, arguments, Path.cwd())
    elif command == "check":
        environments.ensure([MAIN])
        _, failed = checks.run(workshop)
        return 1 if failed else 0
    elif command == "lock":
        locks.run(workshop, environments, arguments)
    return 0


def _import(workshop: Workshop, environments: Environments, arguments: Sequence[str]) -> None:
    """Become the importer, over a catalogue and places that are there."""
    settings = preflight.read(workshop, environments)
    environments.ensure([MAIN])
    steps.run(workshop, [steps.PLACES, steps.MIGRATE], settings.state)
    _become(workshop, environments, arguments)


def _become(
    workshop: Workshop,
    environments: Environments,
    arguments: Sequence[str],
    program: str = "bot.cli",
) -> None:
    """Become ``program``. It stays in the person's folder, so that a relative FILE is found."""
    settings = preflight.read(workshop, environments)
    environments.ensure([MAIN])
    workshop.processes.close()
    python = str(workshop.layout.python(MAIN))
    # -P: a folder "bot" where the person stands must not be taken for ours
    argv = [python, "-P", "-m", program, *arguments]
    env = workshop.project_environment(DAYWISE_STATE=str(settings.state))
    os.execve(python, argv, env)


def _with_absolute_state(environment: Mapping[str, str]) -> dict[str, str]:
    """Programs are run from the project's folder, so a relative state is resolved here."""
    cleaned = clean(environment)
    if cleaned.get("DAYWISE_STATE"):
        cleaned["DAYWISE_STATE"] = str(Path.cwd() / cleaned["DAYWISE_STATE"])
    return cleaned
