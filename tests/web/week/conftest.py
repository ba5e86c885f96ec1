from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot.answers import Answer, Understood
from bot.week.contract import week
from bot.week.keeping import to_json
from bot.week.plan import Plan
from tests.web.conftest import MakeSite, Site, make_site
from tests.web.fakes import FakeCatalogue
from tests.web.week.making import CATALOGUE, NOW, PLAN

__all__ = ["make_site"]


@dataclass
class Person:
    """Somebody who has planned a week."""

    site: Site
    conversation: str

    def plans(self, plan: Plan) -> None:
        """Changes the plan in the conversation."""
        self.site.assistant.answers = [about(plan)]
        assert self.site.say(self.conversation, "put it in my week").status_code == 200

    @property
    def api(self) -> str:
        return f"/api/conversations/{self.conversation}/week/link"

    def shares(self) -> dict[str, Any]:
        """Makes the link, or brings it up to date."""
        response = self.site.client.post(self.api)
        assert response.status_code in (200, 201)
        return dict(response.get_json())

    def path(self, below: str = "") -> str:
        """The path of the shared week, or of something below it."""
        return str(self.shares()["url"]).removeprefix("http://localhost") + below

    def opens(self, path: str) -> Any:
        return self.site.client.get(path)


def about(plan: Plan) -> dict[str, Any]:
    """An answer about a week, as the actions send it."""
    understood = Understood("find/my_week", 0.9)
    shown = week(plan, NOW.date())
    return Answer("Here is your week.", understood, week=shown, plan=to_json(plan)).to_dict()


def at_now(site: Site, activities: tuple[Any, ...]) -> Site:
    site.clock.seconds = NOW.timestamp()
    catalogue = site.parts.catalogue
    assert isinstance(catalogue, FakeCatalogue)
    catalogue.activities = {one.id: one for one in activities}
    return site


@pytest.fixture
def meet(make_site: MakeSite) -> Callable[..., Person]:
    """Somebody new: ``meet(plan, council="dorset")``."""

    def made(plan: Plan = PLAN, **settings: Any) -> Person:
        site = at_now(make_site(**settings), CATALOGUE)
        person = Person(site, site.begin())
        person.plans(plan)
        return person

    return made


@pytest.fixture
def person(meet: Callable[..., Person]) -> Person:
    return meet()


def moved_on(plan: Plan, **fields: Any) -> Plan:
    return replace(plan, revision=plan.revision + 1, **fields)
