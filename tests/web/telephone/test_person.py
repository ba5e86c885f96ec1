"""Being put through to a person, by the hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot import council as councils
from bot.council import Council, CouncilError
from bot.opening import is_open, read_span
from bot.settings import LONDON, PROJECT, Settings
from bot.wording import say
from tests.web.telephone.line import PUBLIC_URL, TOKEN, Line
from web.app import create_app
from web.telephone.twiml import international

DAY, NIGHT = "+441305221016", "+441305858250"
COUNCILS = PROJECT / "data" / "councils"


def changed(line: Line, tmp_path: Path, *, now: str = "", council: Council | None = None) -> Line:
    """``line`` at another time, or of another council."""
    parts = replace(line.site.parts, council=council or line.site.parts.council)
    if now:
        moment = datetime.fromisoformat(now).replace(tzinfo=LONDON)
        parts = replace(parts, now=lambda: moment)
    settings = Settings(state=tmp_path, twilio_token=TOKEN, public_url=PUBLIC_URL)
    client = create_app(settings, parts).test_client()
    return Line(replace(line.site, parts=parts, client=client))


def without_opening(council: Council) -> Council:
    day = replace(council.contacts["adult_social_care"], opening=())
    return replace(council, contacts={**council.contacts, "adult_social_care": day})


@pytest.mark.parametrize("words", ["a person", "I want to speak to a person", "put me through"])
def test_words_and_0_ring_adult_social_care_after_saying_so(line: Line, words: str) -> None:
    line.ring()
    for told in (line.press("0"), line.say(words)):
        assert told.rings == DAY
        assert told.said == [
            say("phone.person.dial", name="Adult social care", phone="01305 221016")
        ]
        dial = told.root.find("Dial")
        assert dial is not None
        assert dial.get("action") == f"{PUBLIC_URL}/phone/voice/said"


@pytest.mark.parametrize(
    ("now", "rung"),
    [
        ("2026-11-23T08:29", NIGHT),
        ("2026-11-23T08:30", DAY),
        ("2026-11-26T16:59", DAY),
        ("2026-11-27T16:29", DAY),
        ("2026-11-27T16:30", NIGHT),
        ("2026-11-28T11:00", NIGHT),
        ("2026-12-25T11:00", NIGHT),  # a Friday, and a bank holiday
    ],
)
def test_out_of_hours_the_other_number_is_rung_and_that_is_said(
    line: Line, tmp_path: Path, now: str, rung: str
) -> None:
    line = changed(line, tmp_path, now=now)
    line.ring()
    told = line.press("0")
    assert told.rings == rung
    assert ("Adult social care is closed now." in told.words) is (rung == NIGHT)


def test_without_opening_hours_both_numbers_are_said_and_either_can_be_rung(
    line: Line, tmp_path: Path
) -> None:
    line = changed(line, tmp_path, council=without_opening(line.site.parts.council))
    line.ring()
    told = line.press("0")
    assert told.listens
    assert "01305 221016" in told.words
    assert "01305 858250" in told.words
    assert line.press("1").rings == DAY
    line.press("0")
    assert line.say("two").rings == NIGHT


def test_the_other_council_rings_its_own(line: Line, tmp_path: Path) -> None:
    line = changed(line, tmp_path, council=councils.read(COUNCILS / "nottinghamshire"))
    line.ring()
    assert line.press("0").rings == "+443005008080"


@pytest.mark.parametrize("status", ["no-answer", "busy", "failed", "canceled"])
def test_where_nobody_answers_the_call_goes_on_with_the_number(line: Line, status: str) -> None:
    line.ring()
    line.press("0")
    told = line.go_on(DialCallStatus=status, DialCallSid="CA9")
    assert told.listens
    assert told.said[0] == say("phone.person.no_answer", phone="01305 221016")


def test_after_the_person_the_call_goes_on(line: Line) -> None:
    line.ring()
    line.press("0")
    told = line.go_on(DialCallStatus="completed", DialCallDuration="61")
    assert told.said[0] == say("phone.person.back")
    assert told.listens


def test_nothing_is_said_to_a_line_that_is_dead(line: Line) -> None:
    line.ring()
    told = line.go_on(CallStatus="completed", DialCallStatus="completed")
    assert list(told.root) == []


def test_nobody_is_rung_on_a_guess(line: Line) -> None:
    line.ring()
    assert line.say("someone", confidence="0.1").rings is None
    assert line.say("yes").rings == DAY


def test_who_asks_for_the_council_in_other_words_is_offered_to_be_put_through(line: Line) -> None:
    line.ring()
    contact = {**line.site.assistant.answers[0]}
    contact["understood"] = {**contact["understood"], "topic": "advice/contact_the_council"}
    line.site.assistant.answers = [contact]
    assert say("phone.ask.person") in line.say("what is your telephone number").words


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("01305 221016", "+441305221016"),
        ("0300 500 80 80", "+443005008080"),
        ("+44 (0)1305 221016", "+441305221016"),
        ("(01305) 221016", "+441305221016"),
    ],
)
def test_numbers_are_dialled_as_the_world_writes_them(written: str, dialled: str) -> None:
    assert international(written) == dialled


class TestOpening:
    SPANS = (read_span("Mo-Th 08:30-17:00"), read_span("Fr 08:30-16:30"))

    def test_it_is_told_in_london_time(self) -> None:
        summer = datetime.fromisoformat("2026-07-01T07:45+00:00")
        assert is_open(self.SPANS, summer)
        assert not is_open(self.SPANS, datetime.fromisoformat("2026-07-01T16:15+00:00"))

    @pytest.mark.parametrize(
        "text", ["Monday 9-5", "Mo 17:00-08:30", "Th-Mo 08:30-17:00", "Xx 08:30-17:00", ""]
    )
    def test_what_is_no_opening_is_refused_with_how_to_write_it(self, text: str) -> None:
        with pytest.raises(ValueError, match="the opening"):
            read_span(text)

    def test_a_pack_with_a_wrong_opening_names_the_file(self, tmp_path: Path) -> None:
        folder = tmp_path / "dorset"
        folder.mkdir()
        pack = (COUNCILS / "dorset" / "council.toml").read_text(encoding="utf-8")
        (folder / "council.toml").write_text(pack.replace("Fr 08:30", "Friday 08:30"))
        with pytest.raises(CouncilError, match=r"council\.toml.*Friday 08:30"):
            councils.read(folder)

    @pytest.mark.parametrize("pack", sorted(COUNCILS.glob("*/council.toml")), ids=str)
    def test_what_is_said_and_what_a_machine_reads_agree(self, pack: Path) -> None:
        contact = councils.read(pack.parent).contacts["adult_social_care"]
        for span in contact.opening:
            for hour in (span.opens, span.closes):
                said = f"{hour:%-I}{f':{hour:%M}' if hour.minute else ''}{hour:%p}".lower()
                assert said in contact.hours
