"""Which TCP ports are free."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterable

from bot.launcher.errors import LauncherError

LOOPBACK = "127.0.0.1"


def _bind(host: str, port: int) -> None:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    with socket.socket(family, kind, protocol) as listener:
        # as servers do: a port that closed a moment ago is free
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)


def require_free(host: str, port: int, name: str = "PORT") -> None:
    """Raises :class:`LauncherError` when nothing can listen there; ``name`` is the setting."""
    try:
        _bind(host, port)
    except socket.gaierror as error:
        raise LauncherError(
            f"DAYWISE_HOST is {host!r}, which is no known address. Set it to an address of this "
            f"computer, such as {LOOPBACK}."
        ) from error
    except OSError as error:
        raise LauncherError(_refusal(error, host, port, name)) from error


def _refusal(error: OSError, host: str, port: int, name: str) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else port - 1
        return (
            f"Port {port} is in use. Stop the other program, or run {name}={other} ./daywise run."
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return (
            f"DAYWISE_HOST is {host!r}, which is no address of this computer. "
            f"Set it to one that is, such as {LOOPBACK}."
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"You may not use port {port}. Choose one from 1024 up, such as {name}=8080."
    return f"Port {port} of {host} cannot be used: {error.strerror}. Choose another {name}."


def choose(wanted: int, taken: Iterable[int]) -> int:
    """``wanted`` when it is free on loopback and not in ``taken``, else any free port."""
    if wanted not in set(taken):
        try:
            _bind(LOOPBACK, wanted)
        except OSError:
            pass
        else:
            return wanted
    return free(taken)


def free(taken: Iterable[int] = ()) -> int:
    """A port of loopback that is free now and not in ``taken``."""
    avoid = set(taken)
    while True:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
            listener.bind((LOOPBACK, 0))
            port: int = listener.getsockname()[1]
        if port not in avoid:
            return port
