"""What goes wrong where something needs TensorFlow."""

from __future__ import annotations

from bot.errors import DaywiseError


class TensorFlowMissingError(DaywiseError):
    """A pipeline or policy names a Rasa component that needs TensorFlow, which is left out."""

    def __init__(self, component: str) -> None:
        super().__init__(
            f"{component} needs TensorFlow, which Daywise leaves out. "
            "Take it out of config.yml, or read docs/decisions/0002-rasa-without-tensorflow.md."
        )
