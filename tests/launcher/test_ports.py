from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from bot.launcher import ports
from bot.launcher.errors import LauncherError


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.socket() as other:
        other.bind((ports.LOOPBACK, 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_in_use_names_the_next_one(taken: int) -> None:
    with pytest.raises(LauncherError) as caught:
        ports.require_free(ports.LOOPBACK, taken)
    assert str(caught.value) == (
        f"Port {taken} is in use. Stop the other program, or run PORT={taken + 1} ./daywise run."
    )


def test_a_port_in_use_on_loopback_is_in_use_everywhere(taken: int) -> None:
    with pytest.raises(LauncherError, match="is in use"):
        ports.require_free("0.0.0.0", taken)


def test_a_free_port_is_kept() -> None:
    port = ports.free()
    ports.require_free(ports.LOOPBACK, port)
    assert ports.choose(port, []) == port


def test_a_port_gives_way_when_it_is_in_use_or_promised(taken: int) -> None:
    free = ports.free()
    assert ports.choose(taken, []) != taken
    assert ports.choose(free, [free]) != free


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_a_host_that_is_not_ours_is_named(host: str) -> None:
    with pytest.raises(LauncherError, match=f"DAYWISE_HOST is '{host}'"):
        ports.require_free(host, ports.free())
