"""Feeds that mean harm are refused with a sentence, in bounded time and memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.hostile import BORNE, MB, REFUSED, SERVED, Outcome, Server, import_each

CPU_SECONDS = 60.0
PEAK_MB = 600
"""Any import takes 100."""
ALL_SECONDS = 280.0


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory, places_table: Path) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "places.db").symlink_to(places_table)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = tmp_path_factory.mktemp("feeds")
    for name, (content, _) in REFUSED.items():
        (made / name).write_bytes(content)
    for name, content in BORNE.items():
        (made / name).write_bytes(content)
    (made / "inside.csv").write_text("id,name\n1,Secret\n", encoding="utf-8")
    with (made / "two-hundred-mb-of-one-line.csv").open("wb") as large:
        large.write(b"id,name\n1,x")
        large.truncate(200 * MB)
    yield made
    for file in made.iterdir():
        file.unlink()


@pytest.fixture(scope="module")
def from_files(folder: Path, state: Path) -> dict[str, Outcome]:
    names = [*REFUSED, *BORNE, "two-hundred-mb-of-one-line.csv"]
    outcomes = import_each([str(folder / name) for name in names], state, ALL_SECONDS)
    return dict(zip(names, outcomes.values(), strict=True))


@pytest.fixture(scope="module")
def from_addresses(folder: Path, state: Path) -> Iterator[dict[str, Outcome]]:
    handler = type("Handler", (Server,), {"folder": folder})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        names = [*SERVED, *REFUSED, *BORNE]
        base = f"http://localhost:{server.server_port}"
        outcomes = import_each([f"{base}/{name}" for name in names], state, ALL_SECONDS)
        yield dict(zip(names, outcomes.values(), strict=True))
        server.shutdown()
        thread.join()


def is_bounded(outcome: Outcome) -> bool:
    return outcome.cpu_seconds < CPU_SECONDS and outcome.peak_mb < PEAK_MB


def is_refused(outcome: Outcome, sentence: str) -> None:
    assert outcome.code == 1
    assert outcome.out == ""
    assert len(outcome.said) == 1
    assert sentence in outcome.said[0]
    assert is_bounded(outcome), outcome


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused(name: str, from_files: dict[str, Outcome]) -> None:
    is_refused(from_files[name], REFUSED[name][1])


def test_a_file_that_is_too_large_is_not_read(from_files: dict[str, Outcome]) -> None:
    is_refused(from_files["two-hundred-mb-of-one-line.csv"], "is larger than 64 MB")


@pytest.mark.parametrize("name", REFUSED)
def test_the_same_behind_an_address_is_refused(
    name: str, from_addresses: dict[str, Outcome]
) -> None:
    is_refused(from_addresses[name], REFUSED[name][1])


@pytest.mark.parametrize("name", SERVED)
def test_a_hostile_server_is_refused(name: str, from_addresses: dict[str, Outcome]) -> None:
    is_refused(from_addresses[name], SERVED[name])


@pytest.mark.parametrize("name", BORNE)
def test_the_part_that_means_harm_is_left_out(
    name: str, from_files: dict[str, Outcome], from_addresses: dict[str, Outcome]
) -> None:
    for outcome in (from_files[name], from_addresses[name]):
        assert outcome.code == 0, outcome.said
        assert is_bounded(outcome), outcome


def test_a_rule_for_every_second_is_told(from_files: dict[str, Outcome]) -> None:
    assert "FREQ is SECONDLY, not DAILY, WEEKLY" in from_files["a-rule-for-every-second.ics"].out
