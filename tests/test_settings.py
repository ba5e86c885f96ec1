"""What the environment may say, and what is said where it may not."""

from __future__ import annotations

import pytest

from bot.settings import SettingsError, load

URL = "https://daywise.example.gov.uk"


def test_the_telephone_is_off_unless_told_otherwise() -> None:
    settings = load({})
    assert settings.twilio_token is None
    assert settings.public_url == ""
    assert settings.phone_voice == "Polly.Amy"


def test_the_telephone_is_on_with_a_token_and_an_address() -> None:
    env = {"DAYWISE_TWILIO_TOKEN": "t", "DAYWISE_PUBLIC_URL": f"{URL}/daywise/"}
    settings = load({**env, "DAYWISE_PHONE_VOICE": "own"})
    assert settings.twilio_token == "t"
    assert settings.public_url == f"{URL}/daywise"
    assert settings.phone_voice == "own"


@pytest.mark.parametrize(
    ("env", "told"),
    [
        ({"DAYWISE_TWILIO_TOKEN": "t"}, "DAYWISE_PUBLIC_URL is not"),
        ({"DAYWISE_PUBLIC_URL": "daywise.example.gov.uk"}, "Write it like https://"),
        ({"DAYWISE_PUBLIC_URL": "ftp://daywise.example.gov.uk"}, "Write it like https://"),
        ({"DAYWISE_PUBLIC_URL": f"{URL}/?a=b"}, "without a question mark"),
        ({"DAYWISE_PUBLIC_URL": "https://"}, "Write it like https://"),
        ({"DAYWISE_PHONE_VOICE": "Amy"}, "such as Polly.Amy"),
        ({"DAYWISE_PHONE_VOICE": 'Polly.A"><Dial/>'}, "such as Polly.Amy"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_do(env: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        load(env)


def test_the_token_is_never_told() -> None:
    with pytest.raises(SettingsError) as refused:
        load({"DAYWISE_TWILIO_TOKEN": "very-secret"})
    assert "very-secret" not in str(refused.value)
