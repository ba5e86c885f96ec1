"""Links to a copy of a plan: made, found again, brought up to date and taken back.

A conversation has one link. It ends after four weeks, or with its conversation, whichever is
first: who presses "Forget this conversation" is promised that nothing is left, so no link lives
longer than what it was made from. Making one counts as using the conversation, which is kept for
30 days: so the day that is told holds, unless the person ends it earlier.

An address carries its own signature. One of ours that leads nowhere has ended, and that can be
said without keeping a list of what there was.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot import wording
from bot.settings import LONDON
from bot.week.keeping import from_json, to_json
from bot.week.plan import Plan
from web.conversing import unknown
from web.problems import ProblemError
from web.week.copying import following
from web.week.store import Link, WeekStore

LINK_SECONDS = 28 * 24 * 3600
_TOKEN_BYTES = 18
_SIGNATURE_CHARACTERS = 12


@dataclass(frozen=True)
class Shared:
    """A plan behind a link."""

    link: Link
    plan: Plan

    @property
    def made(self) -> datetime:
        """When the copy was made, in London."""
        return datetime.fromtimestamp(self.link.made, LONDON)

    @property
    def ends(self) -> datetime:
        """When the link ends, in London."""
        return datetime.fromtimestamp(self.link.ends, LONDON)


class WeekLinks:
    """Makes links, and finds what is behind them."""

    def __init__(self, store: WeekStore, secret: bytes, real_time: Callable[[], float]) -> None:
        """``secret`` signs the addresses; ``real_time`` gives seconds since 1970."""
        self._store = store
        self._secret = secret
        self._real_time = real_time

    def share(self, conversation: str) -> tuple[Shared, bool]:
        """The link of a conversation, with its plan as it is now; and whether the link is new.

        Raises:
            ProblemError: 404 where there is no such conversation, 409 where it has no plan, or an
                empty one that no link has shown.
            KeptPlanError: the plan cannot be read.
        """
        now = self._real_time()
        kept, old = self._store.plan(conversation), self._store.link_of(conversation, now)
        plan = from_json(kept) if kept else None
        if plan is None or not (plan.items or old):
            raise ProblemError(409, wording.say("sheet.nothing_to_share"))
        link = Link(
            token=old.token if old else self._new_token(),
            own_key=old.own_key if old else secrets.token_urlsafe(_TOKEN_BYTES),
            plan=to_json(following(plan, from_json(old.plan)) if old else plan),
            made=now,
            ends=now + LINK_SECONDS,
        )
        if not self._store.share(conversation, link):
            raise unknown()
        return _shared(link), old is None

    def of(self, conversation: str) -> Shared | None:
        """The link of a conversation; None where it has none."""
        link = self._store.link_of(conversation, self._real_time())
        return _shared(link) if link else None

    def behind(self, token: str) -> Shared | None:
        """What is behind an address; None where it has ended or never was."""
        link = self._store.link(token, self._real_time())
        return _shared(link) if link else None

    def own(self, token: str, own_key: str) -> Shared | None:
        """The same for who made it; None also where ``own_key`` is not theirs."""
        found = self.behind(token)
        fits = found and hmac.compare_digest(found.link.own_key.encode(), own_key.encode())
        return found if fits else None

    def take_back(self, shared: Shared) -> None:
        """End a link: nothing of the copy is left."""
        self._store.take_back(shared.link.token)

    def is_ours(self, token: str) -> bool:
        """Whether an address is one that was made here, so that it has ended where it is empty."""
        value, signature = token[:-_SIGNATURE_CHARACTERS], token[-_SIGNATURE_CHARACTERS:]
        return hmac.compare_digest(self._signature(value).encode(), signature.encode())

    def _new_token(self) -> str:
        value = secrets.token_urlsafe(_TOKEN_BYTES)
        return value + self._signature(value)

    def _signature(self, value: str) -> str:
        digest = hmac.new(self._secret, value.encode("utf-8", "replace"), "sha256").digest()
        return urlsafe_b64encode(digest).decode()[:_SIGNATURE_CHARACTERS]


def _shared(link: Link) -> Shared:
    return Shared(link, from_json(link.plan))
