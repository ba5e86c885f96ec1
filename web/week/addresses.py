"""Where a shared week is found, as addresses that can be sent to somebody."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from web.week.links import Shared


@dataclass(frozen=True)
class Addresses:
    """Makes them while a request is answered."""

    public_url: str = ""
    """This server as the outside sees it; empty is as the request was sent."""

    @property
    def origin(self) -> str:
        """ "https://daywise.example.gov.uk", without a slash at its end."""
        return self.public_url or request.host_url.rstrip("/")

    def week(self, shared: Shared) -> str:
        """The page that anybody with the link sees."""
        return f"{self.origin}/week/{shared.link.token}"

    def own(self, shared: Shared) -> str:
        """The page of who made the link, where it can be taken back."""
        return f"{self.week(shared)}/own/{shared.link.own_key}"

    def calendar(self, shared: Shared) -> str:
        """The calendar file; a calendar can also subscribe to it."""
        return f"{self.week(shared)}/week.ics"

    def subscription(self, shared: Shared) -> str:
        """The same for a calendar program: ``webcal`` is http or https, as the server answers."""
        return f"webcal://{self.calendar(shared).partition('://')[2]}"
