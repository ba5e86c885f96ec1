from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from bot import council as councils
from bot.advice import AdvicePages
from bot.advice.glossary import Glossary
from bot.catalogue.refreshing import Refresh
from bot.settings import LONDON, PROJECT, Settings
from tests.web.fakes import (
    ART,
    BARE,
    FAKE_DESK,
    HELP,
    REAL_ART,
    Check,
    Clock,
    FakeAssistant,
    FakeCatalogue,
    FakeEar,
    FakeSpeech,
    card,
)
from web.app import create_app
from web.conversations import ConversationStore
from web.feedback.store import FeedbackStore
from web.parts import Parts
from web.week.store import WeekStore


@dataclass
class Site:
    """An application of fakes around a real store, and a client of it."""

    parts: Parts
    assistant: FakeAssistant
    clock: Clock
    client: FlaskClient
    checks: dict[str, Check]
    feeds: list[Refresh]
    ear: FakeEar

    def begin(self) -> str:
        response = self.client.post("/api/conversations")
        assert response.status_code == 201
        return str(response.get_json()["conversation"])

    def say(self, conversation: str, text: Any, **more: Any) -> Any:
        headers = more.pop("headers", {})
        return self.client.post(
            f"/api/conversations/{conversation}/messages",
            json={"text": text, **more},
            headers=headers,
        )


MakeSite = Callable[..., Site]


@cache
def advice_of(council_folder: Path) -> AdvicePages:
    """The real pages, read once: they are 55 files."""
    return AdvicePages.load(PROJECT / "data" / "advice", councils.read(council_folder))


@cache
def glossary() -> Glossary:
    return Glossary.load(PROJECT / "data" / "glossary.yml")


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """Makes a site; keyword arguments change its settings."""

    def make(**changes: Any) -> Site:
        settings = replace(Settings(state=tmp_path, rate_limit=None), **changes)
        store = ConversationStore(tmp_path / "conversations.db")
        store.migrate()
        council = councils.read(settings.council_folder)
        assistant, clock, ear = FakeAssistant(), Clock(), FakeEar()
        checks: dict[str, Check] = {name: lambda: None for name in ("rasa", "actions")}
        feeds: list[Refresh] = []
        parts = Parts(
            council=council,
            assistant=assistant,
            urgent=lambda text: HELP if "not breathing" in text else None,
            conversations=store,
            feedback=FeedbackStore(tmp_path / "conversations.db"),
            weeks=WeekStore(tmp_path / "conversations.db"),
            week_secret=b"only for tests",
            catalogue=FakeCatalogue({found.id: found for found in (ART, REAL_ART, BARE)}),
            card=card,
            advice=advice_of(settings.council_folder),
            glossary=glossary(),
            speech=FakeSpeech(),
            desk=FAKE_DESK,
            find=lambda query, now, most: [],
            checks={name: (lambda name=name: checks[name]()) for name in checks},
            feeds=lambda: feeds,
            now=lambda: datetime(2026, 11, 23, 10, tzinfo=LONDON),
            real_time=clock,
            wake=ear.wake,
        )
        app = create_app(settings, parts)
        return Site(parts, assistant, clock, app.test_client(), checks, feeds, ear)

    return make


@pytest.fixture
def site(make_site: MakeSite) -> Site:
    return make_site()
