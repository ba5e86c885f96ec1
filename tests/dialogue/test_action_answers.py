"""The answers of the actions are checked by one validator that is built once."""

from __future__ import annotations

import jsonschema
import jsonschema.validators
import pytest
from rasa.core.actions.action import RemoteAction

from bot.dialogue.action_answers import ActionAnswerError, answer_validator, keep_one_validator

GOOD = {
    "events": [{"event": "slot", "name": "search", "value": {"days": ["sat"]}}],
    "responses": [{"custom": {"topic": "find/find_activity"}}],
}


@pytest.fixture
def action(monkeypatch: pytest.MonkeyPatch) -> RemoteAction:
    monkeypatch.setattr(
        RemoteAction, "_validate_action_result", RemoteAction._validate_action_result
    )
    keep_one_validator()
    answer_validator.cache_clear()
    return RemoteAction("action_find", None)


def test_one_validator_serves_every_answer(
    action: RemoteAction, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The schema is made and checked at the first answer, and never again."""
    asked: list[str] = []
    spec = RemoteAction.action_response_format_spec
    monkeypatch.setattr(
        RemoteAction,
        "action_response_format_spec",
        staticmethod(lambda: (asked.append("schema"), spec())[1]),
    )
    monkeypatch.setattr(jsonschema, "validate", lambda *_: asked.append("jsonschema.validate"))
    assert all(action._validate_action_result(GOOD) for _ in range(20))
    assert asked == ["schema"]


@pytest.mark.parametrize(
    "answer",
    [
        {"events": [{"event": "no such event"}], "responses": []},
        {"events": [{"event": "slot", "value": 1}], "responses": []},
        {"events": "none", "responses": []},
        {"events": [], "responses": ["text"]},
        [],
    ],
)
def test_a_bad_answer_is_still_refused(action: RemoteAction, answer: object) -> None:
    assert action._validate_action_result(GOOD)
    with pytest.raises(ActionAnswerError, match="action_find"):
        action._validate_action_result(answer)


def test_the_refusal_does_not_repeat_what_stood_in_the_answer(action: RemoteAction) -> None:
    with pytest.raises(ActionAnswerError) as refused:
        action._validate_action_result({"events": [], "responses": ["I live at 4 Mill Lane"]})
    assert "Mill Lane" not in str(refused.value)
    assert "responses" in str(refused.value)
