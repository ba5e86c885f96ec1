"""The errors of the launcher. Each message is one sentence or two that say what to do."""

from __future__ import annotations

from bot.errors import DaywiseError


class LauncherError(DaywiseError):
    """The command cannot go on. The message is all that the person sees, so it names the remedy."""


class CommandError(LauncherError):
    """A command that the launcher ran has failed.

    ``output`` is all that the command printed.
    """

    def __init__(self, message: str, output: str = "") -> None:
        super().__init__(message)
        self.output = output


class StopError(DaywiseError):
    """The person asked to stop (Ctrl-C, SIGTERM, SIGHUP). ``signal_number`` says how."""

    def __init__(self, signal_number: int) -> None:
        super().__init__("Stopped.")
        self.signal_number = signal_number
