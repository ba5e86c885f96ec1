"""Checks answers against the server's own description of them."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
from werkzeug.test import TestResponse

from web.openapi import describe

DESCRIPTION = describe()


def conforms(schema: str, value: Any) -> None:
    """Fails where ``value`` is not what the description calls ``schema``."""
    whole = {"$ref": f"#/components/schemas/{schema}", "components": DESCRIPTION["components"]}
    assert validator_for(whole, default=Draft202012Validator) is Draft202012Validator
    Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(value)


def is_problem(response: TestResponse, status: int) -> dict[str, Any]:
    """The body of ``response``, which must be a problem with ``status`` in plain English."""
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    body: dict[str, Any] = response.get_json()
    conforms("Problem", body)
    assert body["status"] == status
    assert body["detail"].endswith((".", "?"))
    return body
