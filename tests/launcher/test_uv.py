from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.launcher import uv
from bot.launcher.errors import LauncherError
from bot.launcher.workshop import Workshop
from tests.launcher.fakes import Programs, fake_uv, uv_calls

FAKE_UV = "#!/bin/sh\\necho uv 9.9.9\\n"


def test_uv_on_the_path_is_used(workshop: Workshop, programs: Programs) -> None:
    path = fake_uv(programs)
    assert uv.find_or_install(workshop).path == path


def _python(programs: Programs, venv: str, pip: str) -> str:
    """A Python whose venv and pip do what is written in sh; "$folder" is where they install to."""
    body = f"""
for folder; do true; done
case "$2" in
  venv) {venv} ;;
  pip) [ "$3" = --version ] && {{ {pip.split(";")[0]}; exit; }}
       folder=$(echo "$*" | sed -n 's/.*--target \\([^ ]*\\).*/\\1/p')
       [ -n "$folder" ] || folder=$(dirname "$(dirname "$0")")
       {pip} ;;
esac
"""
    return str(programs.shell("the-python", body))


INSTALL = (
    f"true; mkdir -p $folder/bin; printf '{FAKE_UV}' > $folder/bin/uv; chmod +x $folder/bin/uv"
)


def test_a_uv_that_does_not_run_is_replaced_by_one_of_our_own(
    workshop: Workshop, programs: Programs, checkout: Path
) -> None:
    programs.shell("uv", "exit 127")
    workshop.python = _python(programs, 'mkdir -p $folder/bin; cp "$0" $folder/bin/python', INSTALL)
    assert uv.find_or_install(workshop).path == checkout / ".daywise/uv/bin/uv"


def test_without_venv_pip_alone_installs_uv(
    workshop: Workshop, programs: Programs, checkout: Path
) -> None:
    """Debian's python3 lacks venv until python3-venv is installed."""
    workshop.python = _python(programs, "echo ensurepip is not available; exit 1", INSTALL)
    assert uv.find_or_install(workshop).path == checkout / ".daywise/uv-packages/bin/uv"


def test_without_venv_and_pip_one_sentence_says_what_to_install(
    workshop: Workshop, programs: Programs
) -> None:
    workshop.python = _python(programs, "exit 1", "exit 1")
    with pytest.raises(LauncherError, match="apt install python3-venv"):
        uv.find_or_install(workshop)


def test_without_network_one_sentence_says_so(workshop: Workshop, programs: Programs) -> None:
    refused = "echo 'NewConnectionError: Temporary failure in name resolution'; exit 1"
    workshop.python = _python(programs, 'mkdir -p $folder/bin; cp "$0" $folder/bin/python', refused)
    with pytest.raises(LauncherError) as caught:
        uv.find_or_install(workshop)
    assert str(caught.value) == (
        "Installing uv failed. Packages could not be fetched. "
        "Check the network (and any proxy settings), then run the command again."
    )


def test_a_missing_python_is_fetched(workshop: Workshop, programs: Programs) -> None:
    fake_uv(programs)
    python = programs.interpreter("fetched-python", "3.99.1")
    assert uv.find_or_install(workshop).interpreter("3.99").path == python
    assert "python install --no-bin 3.99" in uv_calls(programs)


def test_a_python_that_cannot_be_fetched_is_told_in_words(
    workshop: Workshop, programs: Programs
) -> None:
    fake_uv(programs)
    (programs.folder / "uv.install-fails").write_text("error: dns error: failed to lookup")
    with pytest.raises(LauncherError) as caught:
        uv.find_or_install(workshop).interpreter("3.99")
    assert re.match(
        r"There is no working Python 3\.99 here, and none could be fetched\. "
        r"Check the network, or install Python 3\.99 yourself",
        str(caught.value),
    )


def test_a_fetched_python_that_does_not_run_is_told_in_words(
    workshop: Workshop, programs: Programs
) -> None:
    fake_uv(programs)
    programs.shell("fetched-python", "exit 1")
    with pytest.raises(LauncherError, match="was fetched does not run"):
        uv.find_or_install(workshop).interpreter("3.99")
