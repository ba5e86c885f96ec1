"""One validator for the answers of the actions server, kept.

Rasa 3.6.21 builds the JSON schema and its validator anew for every action
(``RemoteAction._validate_action_result``), which costs about 45 ms each time; kept, 2 ms.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction

from bot.errors import DaywiseError


class ActionAnswerError(DaywiseError):
    """The actions server answered with something that Rasa does not understand.

    Says where in the answer, never what stood there: it may hold what a person typed.
    """


@lru_cache(maxsize=1)
def answer_validator() -> Validator:
    """The validator of the answers, built at the first call."""
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def keep_one_validator() -> None:
    """Make Rasa use :func:`answer_validator` for every action from now on."""
    RemoteAction._validate_action_result = _validate


def _validate(action: RemoteAction, result: dict[str, Any]) -> bool:
    """As Rasa's own method: True, or an error that Rasa logs before it goes on without the answer.

    Raises:
        ActionAnswerError: where the answer does not fit the schema.
    """
    wrong = next(answer_validator().iter_errors(result), None)
    if wrong is not None:
        raise ActionAnswerError(
            f"{action.name()} answered with a wrong {wrong.json_path} ({wrong.validator}). "
            "Make the action return what rasa-sdk's dispatcher and events give."
        )
    return True
