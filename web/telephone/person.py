"""The person whom a caller is put through to, by the hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.council import Contact, Council
from bot.opening import is_open
from bot.wording import say
from web.telephone.state import DIAL, Piece

DAY, NIGHT = "adult_social_care", "out_of_hours"


@dataclass(frozen=True)
class Ringing:
    """``said`` to the caller before ``contact`` is rung."""

    said: str
    contact: Contact


def reach(council: Council, now: datetime) -> Ringing | Piece:
    """Who is rung at a moment; a choice of both where the council does not say when it is open."""
    day, night = council.contacts[DAY], council.contacts[NIGHT]
    if not day.opening:
        text = say(
            "phone.person.both",
            name=day.name,
            phone=day.phone,
            other=night.name,
            other_phone=night.phone,
        )
        ask = say("phone.person.both.ask", name=day.name, other=night.name)
        return Piece(text, ask, {"1": f"{DIAL}{DAY}", "2": f"{DIAL}{NIGHT}"})
    if is_open(day.opening, now):
        return ring(council, DAY)
    said = say("phone.person.closed", name=day.name, other=night.name, phone=night.phone)
    return Ringing(said, night)


def ring(council: Council, use: str) -> Ringing:
    """One contact of the council, whatever the hour."""
    contact = council.contacts[use]
    return Ringing(say("phone.person.dial", name=contact.name, phone=contact.phone), contact)
