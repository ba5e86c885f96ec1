"""By whose voice a caller is spoken to."""

from __future__ import annotations

import pytest

from tests.web.telephone.answers import LONG, PLACES
from tests.web.telephone.conftest import MakeLine
from tests.web.telephone.line import PUBLIC_URL
from web.speech import RATES
from web.telephone.twiml import PACES


def test_our_own_voice_is_played_sentence_by_sentence_and_nothing_is_sent_to_be_said(
    make_line: MakeLine,
) -> None:
    line = make_line(phone_voice="own")
    line.ring()
    line.site.assistant.answers = [LONG]
    told = line.say("what is it")
    played = [play.text for play in told.root.iter("Play")]
    # One voice for the whole call: each sentence is spoken on this machine.
    assert played[:3] == [
        f"{PUBLIC_URL}/api/speech/private-{len(sentence)}" for sentence in PLACES[:3]
    ]
    assert list(told.root.iter("Say")) == []


def test_our_own_voice_can_be_slower(make_line: MakeLine) -> None:
    line = make_line(phone_voice="own")
    line.ring()
    assert {str(play.text).partition("?")[2] for play in line.press("7").root.iter("Play")} == {
        "rate=0.8"
    }


def test_every_pace_of_a_call_is_one_that_the_server_speaks_at() -> None:
    assert tuple(f"{pace:g}" for pace in PACES[1:]) == RATES


@pytest.mark.parametrize("voice", ["Polly.Brian-Neural", "Google.en-GB-Standard-A"])
def test_another_voice_of_twilios_can_be_chosen(make_line: MakeLine, voice: str) -> None:
    told = make_line(phone_voice=voice).ring()
    assert {say.get("voice") for say in told.root.iter("Say")} == {voice}


def test_the_voices_are_woken_while_the_greeting_is_heard(make_line: MakeLine) -> None:
    line = make_line(phone_voice="own")
    line.ring()
    assert line.site.parts.speech.woken == 1  # type: ignore[attr-defined]
