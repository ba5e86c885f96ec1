from __future__ import annotations

import io
from pathlib import Path

import pytest

from bot.launcher import results, testing
from bot.launcher.results import Results, ResultsError
from bot.launcher.workshop import Workshop
from tests.launcher.fakes import Programs

JUNIT = """<?xml version="1.0"?><testsuites><testsuite name="pytest">
<testcase classname="a" name="passes"/>
<testcase classname="a" name="also passes"/>
<testcase classname="a" name="fails"><failure message="no">no</failure></testcase>
<testcase classname="a" name="breaks in its fixture"><error message="no">no</error></testcase>
<testcase classname="a" name="waits"><skipped message="not today"/></testcase>
</testsuite></testsuites>"""


def test_results_are_counted_from_the_file_of_pytest(tmp_path: Path) -> None:
    (tmp_path / "results.xml").write_text(JUNIT)
    assert results.read(tmp_path / "results.xml") == Results(2, 2, ("a::waits",))


@pytest.mark.parametrize("text", [None, "", "<testsuites><testcase"])
def test_results_that_were_cut_short_are_no_results(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "results.xml").write_text(text)
    with pytest.raises(ResultsError, match="cut short"):
        results.read(tmp_path / "results.xml")


def test_the_closing_line_stands_alone(workshop: Workshop, printed: io.StringIO) -> None:
    assert testing.report(workshop, Results(12, 0)) == 0
    assert printed.getvalue().splitlines()[-1] == "12 passed, 0 failed"


def test_a_failed_test_fails_the_command(workshop: Workshop) -> None:
    assert testing.report(workshop, Results(12, 1)) == 1


def test_no_test_at_all_is_a_failure(workshop: Workshop) -> None:
    assert testing.report(workshop, Results()) == 1


def test_a_skipped_test_fails_in_ci(workshop: Workshop, printed: io.StringIO) -> None:
    workshop.environment = {**workshop.environment, "CI": "true"}
    assert testing.report(workshop, Results(3, 0, ("tests.web::waits",))) == 1
    assert printed.getvalue().splitlines() == [
        "Skipped, which is a failure here: tests.web::waits",
        "3 passed, 1 failed",
    ]


def test_a_skipped_test_is_told_elsewhere(workshop: Workshop, printed: io.StringIO) -> None:
    assert testing.report(workshop, Results(3, 0, ("tests.web::waits",))) == 0
    assert printed.getvalue().splitlines() == ["1 skipped", "3 passed, 0 failed"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("tests/web", "tests/dialogue"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "tests/web/test_api.py").touch()
    return tmp_path


def _chosen(project: Path, *arguments: str, folder: str = ".") -> dict[str, tuple[str, ...]]:
    return {
        suite.name: paths
        for suite, paths, _ in testing.choose(arguments, project, project / folder)
    }


def test_without_paths_every_suite_is_run(project: Path) -> None:
    assert _chosen(project) == {"main": ("tests",), "dialogue": ("tests/dialogue",)}
    assert _chosen(project, "-x", "-k", "words") == _chosen(project)


def test_a_path_chooses_the_environment_that_it_belongs_to(project: Path) -> None:
    test = "tests/web/test_api.py::test_it"
    assert _chosen(project, test) == {"main": (f"{project}/{test}",)}
    assert _chosen(project, "tests/dialogue") == {"dialogue": (f"{project}/tests/dialogue",)}


def test_a_path_is_taken_from_where_the_person_stands(project: Path) -> None:
    assert _chosen(project, "test_api.py", folder="tests/web") == {
        "main": (f"{project}/tests/web/test_api.py",)
    }


def test_options_go_to_each_suite_and_old_warnings_of_rasa_are_let_pass(project: Path) -> None:
    chosen = {s.name: options for s, _, options in testing.choose(["-x"], project, project)}
    assert chosen["main"] == ("--ignore=tests/dialogue", "-x")
    assert chosen["dialogue"] == ("-o", "filterwarnings=default", "-x")


def test_a_pytest_that_crashes_is_a_failure(
    workshop: Workshop, programs: Programs, printed: io.StringIO
) -> None:
    _pretend_environments(workshop, programs, "exit 139")
    suite = testing.run_suite(workshop, testing.MAIN_SUITE, (), {}, part_only=False)
    assert suite == Results(failed=1)
    assert "cut short" in printed.getvalue()


def test_a_pytest_that_fails_without_a_failed_test_is_a_failure(
    workshop: Workshop, programs: Programs
) -> None:
    """Such as when coverage or an internal error fails it."""
    write = (
        "for a; do case $a in "
        '--junitxml=*) echo "<t><testcase/></t>" > ${a#*=};; '
        "esac; done; exit 3"
    )
    _pretend_environments(workshop, programs, write)
    suite = testing.run_suite(workshop, testing.MAIN_SUITE, (), {}, part_only=False)
    assert suite == Results(passed=1, failed=1)


def _pretend_environments(workshop: Workshop, programs: Programs, body: str) -> None:
    python = Programs(workshop.layout.environment(testing.MAIN_SUITE.environment) / "bin")
    python.shell("python", body)
