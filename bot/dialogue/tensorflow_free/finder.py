"""The import hook: stand-ins for the modules of Rasa that cannot be imported here."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from bot.dialogue.tensorflow_free.errors import TensorFlowMissingError

COMPONENTS: Mapping[str, str] = {
    "DIETClassifier": "rasa.nlu.classifiers.diet_classifier",
    "ResponseSelector": "rasa.nlu.selectors.response_selector",
    "ConveRTFeaturizer": "rasa.nlu.featurizers.dense_featurizer.convert_featurizer",
    "LanguageModelFeaturizer": "rasa.nlu.featurizers.dense_featurizer.lm_featurizer",
    "TEDPolicy": "rasa.core.policies.ted_policy",
    "UnexpecTEDIntentPolicy": "rasa.core.policies.unexpected_intent_policy",
}
"""The components of Rasa 3.6.21 that need TensorFlow, and the module that each stands in."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator",),
}
"""Modules that ``rasa.utils.train_utils`` imports names from, without using them for us."""


CHANNELS: Mapping[str, str] = {
    "botframework": "BotFrameworkInput",
    "facebook": "FacebookInput",
    "hangouts": "HangoutsInput",
    "mattermost": "MattermostInput",
    "rasa_chat": "RasaChatInput",
    "rocketchat": "RocketChatInput",
    "slack": "SlackInput",
    "socketio": "SocketIOInput",
    "telegram": "TelegramInput",
    "twilio": "TwilioInput",
    "twilio_voice": "TwilioVoiceInput",
    "webexteams": "WebexTeamsInput",
}
"""Channels to other companies' chat services, by their module in ``rasa.core.channels``.

Nothing wrong with them, but Rasa imports them all, with twelve client libraries: 0.7 s, 12 MB, and
the webexteams one runs git at import.
"""

_CHANNELS = "rasa.core.channels."


def install() -> None:
    """Put the hook before Python's own finders. A second call does nothing.

    Raises:
        RuntimeError: if Rasa's own module was imported already, so the hook would come too late.
    """
    if any(isinstance(finder, _Finder) for finder in sys.meta_path):
        return
    late = [
        name for name in (*COMPONENTS.values(), *PARTS, _CHANNELS + "slack") if name in sys.modules
    ]
    if late:
        raise RuntimeError(f"tensorflow_free.install() was called after {late[0]} was imported")
    sys.meta_path.insert(0, _Finder())


def check_config(config: Mapping[str, Any]) -> None:
    """Refuse a Rasa configuration (``config.yml`` as read) that needs TensorFlow.

    Raises:
        TensorFlowMissingError: naming the first component that does.
    """
    for part in ("pipeline", "policies"):
        for entry in config.get(part) or ():
            name = str(entry.get("name", "")).rpartition(".")[2]
            if name in COMPONENTS:
                raise TensorFlowMissingError(name)


class _Finder(MetaPathFinder):
    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        channel = fullname.startswith(_CHANNELS) and fullname[len(_CHANNELS) :] in CHANNELS
        if channel or fullname in PARTS or fullname in COMPONENTS.values():
            return ModuleSpec(fullname, _StandIn())
        return None


class _StandIn(Loader):
    """Fills a module with stand-in classes."""

    def create_module(self, _spec: ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        for name in PARTS.get(module.__name__, ()):
            setattr(module, name, type(name, (_Part,), {"__module__": module.__name__}))
        for name, home in COMPONENTS.items():
            if home == module.__name__:
                setattr(module, name, _component(name, home))
        channel = module.__name__.rpartition(".")[2]
        if module.__name__ == _CHANNELS + channel:
            setattr(module, CHANNELS[channel], _channel(channel))


class _Part:
    """Stands for a class that is imported but never made without TensorFlow."""

    def __init__(self, *_: Any, **__: Any) -> None:
        raise TensorFlowMissingError(type(self).__name__)


def _component(name: str, home: str) -> type:
    """A registered component of that name that refuses to be configured, made or loaded."""
    from rasa.engine.graph import GraphComponent
    from rasa.engine.recipes.default_recipe import DefaultV1Recipe

    def refuse(*_: Any, **__: Any) -> Any:
        raise TensorFlowMissingError(name)

    methods = ("create", "load", "get_default_config", "required_components", "required_packages")
    members: dict[str, Any] = {method: classmethod(refuse) for method in methods}
    members["__module__"] = home
    made = type(name, (GraphComponent,), members)
    kind = DefaultV1Recipe.ComponentType
    policy = home.startswith("rasa.core.")
    register = DefaultV1Recipe.register(
        kind.POLICY_WITHOUT_END_TO_END_SUPPORT if policy else kind.MESSAGE_FEATURIZER,
        is_trainable=False,
    )
    registered: type = register(made)
    return registered


def _channel(channel: str) -> type:
    """A channel of that name that refuses to be made."""
    from rasa.core.channels.channel import InputChannel
    from rasa.shared.exceptions import RasaException

    def refuse(*_: Any, **__: Any) -> Any:
        raise RasaException(
            f"Daywise leaves out the channel {channel!r}; use bot.dialogue.channel."
        )

    members = {"name": classmethod(lambda _: channel), "from_credentials": classmethod(refuse)}
    return type(CHANNELS[channel], (InputChannel,), {**members, "__init__": refuse})
