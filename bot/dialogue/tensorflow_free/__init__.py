"""Lets Rasa 3.6 run where TensorFlow is not installed.

Rasa imports eight of its own modules that need TensorFlow whatever the pipeline holds (through
``rasa.engine.recipes.default_components`` and ``rasa.utils.train_utils``). :func:`install` puts
an import hook before Python's own that answers for those eight names alone, with stand-ins that
carry the same class names. Everything else of Rasa is the real thing, but for its channels to
chat services, which are left out the same way. A pipeline that names one of the components fails
with :class:`TensorFlowMissingError`.

Only the entry points (``bot.dialogue.server``, ``bot.dialogue.train``) and the tests call it,
before they import Rasa. See ``docs/decisions/0002-rasa-without-tensorflow.md``.
"""

from __future__ import annotations

from bot.dialogue.tensorflow_free.errors import TensorFlowMissingError
from bot.dialogue.tensorflow_free.finder import COMPONENTS, check_config, install

__all__ = ["COMPONENTS", "TensorFlowMissingError", "check_config", "install"]
