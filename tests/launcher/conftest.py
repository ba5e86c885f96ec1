"""A small checkout with fake programs, so that nothing is fetched and nothing real is touched."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.launcher.console import Console
from bot.launcher.layout import Layout
from bot.launcher.processes import Processes
from bot.launcher.workshop import Workshop
from tests.launcher.commanding import Command
from tests.launcher.fakes import Programs, fake_uv

PROJECT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    return Programs(tmp_path / "programs")


@pytest.fixture
def printed() -> io.StringIO:
    """What the person sees."""
    return io.StringIO()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with locks and nothing else."""
    root = tmp_path / "checkout"
    (root / "bot" / "dialogue").mkdir(parents=True)
    (root / "package.json").write_text("{}\n")
    (root / "package-lock.json").write_text("{}\n")
    (root / "requirements.in").write_text("flask\n")
    (root / "requirements.lock").write_text("flask==3.0 --hash=sha256:aa\n")
    (root / "bot" / "dialogue" / "requirements.in").write_text("rasa\n")
    (root / "bot" / "dialogue" / "overrides.txt").write_text("jax ; python_version < '3'\n")
    (root / "bot" / "dialogue" / "requirements.lock").write_text("rasa==3 --hash=sha256:bb\n")
    baseline = root / "bot" / "evaluation" / "baseline_pipeline"
    baseline.mkdir(parents=True)
    (baseline / "requirements.in").write_text("rasa\n")
    solver = root / "bot" / "bench" / "solver"
    solver.mkdir(parents=True)
    (solver / "requirements.in").write_text("ortools\n")
    return root


@pytest.fixture
def environment(tmp_path: Path, programs: Programs) -> dict[str, str]:
    """The person's environment: the fakes come before the system's own programs."""
    home = tmp_path / "home"
    home.mkdir()
    return {"PATH": f"{programs.folder}:/usr/bin:/bin", "HOME": str(home)}


@pytest.fixture
def workshop(
    checkout: Path, environment: dict[str, str], printed: io.StringIO
) -> Iterator[Workshop]:
    with Processes() as processes:
        # a test that needs a Python to install uv with says which, or the network would be used
        yield Workshop(
            Layout(checkout), environment, Console(printed, live=False), processes, python="/none"
        )


PART = """
import http.server, os, signal, sys, time
name, variable = "NAME", "VARIABLE"
state = os.environ["DAYWISE_STATE"]
if os.path.exists(f"{state}/stubborn"):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if os.fork() == 0:
        print(os.getpid(), file=open(f"{state}/pids", "a"))
        time.sleep(120)
print(os.getpid(), file=open(f"{state}/pids", "a"))
if os.path.exists(f"{state}/{name}-dies"):
    sys.exit("this part is haunted")
class Up(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(os.environ["DAYWISE_COUNCIL"].encode())
    def log_message(self, *_): pass
http.server.HTTPServer.allow_reuse_address = True
http.server.HTTPServer(("127.0.0.1", int(os.environ[variable])), Up).serve_forever()
"""
STEP = """
import os, sys
state = os.environ["DAYWISE_STATE"]
print(*sys.argv[1:], os.getcwd(), file=open(f"{state}/steps", "a"))
if os.path.exists(f"{state}/step-fails"):
    sys.exit(open(f"{state}/step-fails").read())
"""


@pytest.fixture
def real_checkout(tmp_path: Path, programs: Programs) -> Path:
    """The launcher and the settings of this project, with fake parts, in a folder of their own."""
    root = tmp_path / "project"
    (root / "bot").mkdir(parents=True)
    for name in ("__init__.py", "errors.py", "settings.py"):
        shutil.copy(PROJECT / "bot" / name, root / "bot" / name)
    shutil.copytree(PROJECT / "bot" / "launcher", root / "bot" / "launcher")
    shutil.copy(PROJECT / "daywise", root / "daywise")
    files = {
        "data/councils/dorset/council.toml": "",
        "requirements.lock": "",
        "bot/dialogue/requirements.lock": "",
        "bot/dialogue/__init__.py": "",
        "bot/dialogue/train.py": STEP,
        "bot/cli.py": STEP,
        "web/feedback/printing.py": STEP,
        "bot/dialogue/server.py": _part("rasa", "DAYWISE_RASA_PORT"),
        "actions/server.py": _part("actions", "DAYWISE_ACTIONS_PORT"),
        "web/server.py": _part("web", "PORT"),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    fake_uv(programs)
    # they say that they are of the wanted version, and are the Python of the tests
    for version in ("3.12", "3.10"):
        programs.shell(
            f"python{version}",
            f'[ "$1" = -c ] || exec {sys.executable} "$@"\n'
            f"echo {version}.1; echo {programs.folder}/python{version}",
        )
    return root


def _part(name: str, variable: str) -> str:
    return PART.replace("NAME", name).replace("VARIABLE", variable)


@pytest.fixture
def daywise(real_checkout: Path, environment: dict[str, str]) -> Iterator[Command]:
    command = Command(real_checkout, environment)
    yield command
    for process in command.started:
        process.kill()
        process.wait()
