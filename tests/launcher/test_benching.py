"""``./daywise bench week`` as people run it, with a fake bench behind it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.launcher.commanding import Command
from tests.launcher.fakes import Programs, uv_calls

BENCH = """
import json, os, sys
json.dump([sys.argv[1:], os.environ["DAYWISE_STATE"], os.getcwd()], open("ran.json", "w"))
"""


def test_the_bench_of_weeks_gets_a_solver_in_an_environment_of_its_own(
    daywise: Command, programs: Programs
) -> None:
    bench = daywise.root / "bot" / "bench"
    (bench / "solver").mkdir(parents=True)
    (bench / "solver" / "requirements.lock").touch()
    (bench / "__init__.py").touch()
    (bench / "__main__.py").write_text(BENCH)
    done = daywise("bench", "week", "--people", "5")
    assert done.returncode == 0, done.stdout
    arguments, state, folder = json.loads((daywise.root.parent / "ran.json").read_text())
    assert arguments[:2] == ["week", "--solver"]
    python, exact = map(Path, arguments[2].split())
    assert python == daywise.root / ".daywise" / "solver" / "bin" / "python"
    assert exact == bench / "solver" / "exact.py"
    assert arguments[3:] == ["--people", "5"]
    assert (state, folder) == (str(daywise.state), str(daywise.root.parent))
    calls = "\n".join(uv_calls(programs))
    assert ".daywise/solver/bin/python bot/bench/solver/requirements.lock" in calls
    assert ".daywise/dialogue" not in calls
