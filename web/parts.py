"""What the web application is made of. The only place where its parts are put together."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from flask import Blueprint

from bot.advice import AdvicePages
from bot.advice.glossary import Glossary
from bot.answers import Answer
from bot.catalogue.feeds import read_sources
from bot.catalogue.model import Activity
from bot.catalogue.query import Search
from bot.catalogue.refreshing import listed
from bot.council import Council, read
from bot.safety import urgent
from bot.safety.personal import mask
from bot.safety.urgent_answers import UrgentAnswers
from bot.settings import LONDON, PROJECT, Settings
from bot.vocabulary import TOPICS
from bot.week.alternatives import Find
from web import messages
from web.conversations import ConversationStore
from web.feedback.store import FeedbackStore
from web.health import Check, Feeds, actions_check, places_check
from web.limits import AddressLimits
from web.messages import Speech
from web.rasa import Assistant, AssistantError, RasaClient
from web.searching.results import SearchDesk
from web.secret import kept_secret
from web.week.store import WeekStore

CALM = 0.95
"""So sure of another topic must the model be to calm a rule that is not sure: see decision 7."""
OF_ANOTHER_KIND = 0.9
"""So sure must it be that the danger is of another kind than such a rule says."""
_CALM_TOPICS = frozenset(
    topic for group, topics in TOPICS.items() if group != "urgent" for topic in topics
)

Opinion = Callable[[str], tuple[str, float]]
"""The likeliest topic of a message and how sure the model is; raises AssistantError."""


class Catalogue(Protocol):
    """Where activities are kept."""

    def get(self, activity_id: str, /) -> Activity | None:
        """The activity, or None where there is none. Raises a DaywiseError."""
        ...

    def listed(self, limit: int, offset: int = 0) -> list[Activity]:
        """A page of all activities but samples."""
        ...

    def count_listed(self) -> int:
        """How many there are."""
        ...


@dataclass(frozen=True)
class Parts:
    """Every part that an application uses; tests give their own."""

    council: Council
    assistant: Assistant
    urgent: Callable[[str], Answer | None]
    """The answer to an urgent message, also while Rasa is down; None for any other."""
    conversations: ConversationStore
    feedback: FeedbackStore
    weeks: WeekStore
    week_secret: bytes
    """Signs the addresses of shared weeks."""
    catalogue: Catalogue
    card: Callable[[Activity, datetime], Mapping[str, Any]]
    """The ``Activity`` of the HTTP contract, for its own page, at a moment in London."""
    advice: AdvicePages
    glossary: Glossary
    speech: Speech
    desk: SearchDesk
    find: Find
    """Searches the catalogue without counting what was not found: nobody asked for it."""
    checks: Mapping[str, Check]
    """By part, what asks it whether it answers."""
    feeds: Feeds = field(default=tuple)
    """How the council's feeds stood when they were last asked."""
    now: Callable[[], datetime] = field(default=lambda: datetime.now(LONDON))
    """What "now" means to people, in London."""
    real_time: Callable[[], float] = time.time
    """Seconds since 1970, for what expires."""
    blueprints: tuple[Blueprint, ...] = ()
    """Routes that parts bring along."""
    wake: Callable[[], None] = field(default=lambda: None)
    """Gets the ear ready for somebody who may soon speak, without waiting."""


def open_parts(settings: Settings) -> Parts:
    """The real parts. Opens files, and makes the table of conversations where it is missing.

    Raises:
        DaywiseError: naming what cannot be opened and what to do.
    """
    # Imported here so that a test with its own parts needs neither database nor speech.
    from bot.catalogue.cards import card, match_one
    from bot.catalogue.finding import find
    from bot.catalogue.store import open_catalogue
    from bot.hearing.listener import open_listener
    from bot.speech.fixed import fixed_sentences
    from web import speech as speaking
    from web import transcriptions
    from web.names import late_gazetteer
    from web.searching.desk import open_desk

    council = read(settings.council_folder)
    said = settings.state / "conversations.db"
    conversations = ConversationStore(said)
    conversations.migrate()
    catalogue = open_catalogue(settings.catalogue_url)
    assistant = RasaClient(settings.rasa_url)
    advice = AdvicePages.load(PROJECT / "data" / "advice", council)
    glossary = Glossary.load(PROJECT / "data" / "glossary.yml")
    speech = speaking.open_speech(settings, fixed_sentences(council, advice, glossary))
    gazetteer = late_gazetteer(settings)
    ear = open_listener(settings, gazetteer)

    def best(query: Search, now: datetime, most: int) -> Sequence[Activity]:
        with catalogue.one_moment() as moment:
            return [one.match.activity for one in find(moment, query, now, most).weighed]

    def sorry() -> list[dict[str, Any]]:
        return [messages.message(messages.kept(messages.unavailable(council)), speech)]

    return Parts(
        council=council,
        assistant=assistant,
        urgent=urgent_desk(
            UrgentAnswers.load(PROJECT / "data" / "advice" / "urgent", council), assistant.likeliest
        ),
        conversations=conversations,
        feedback=FeedbackStore(said),
        weeks=WeekStore(said),
        week_secret=kept_secret(settings.state / "week-secret"),
        catalogue=catalogue,
        card=lambda activity, now: card(match_one(activity, Search(), now), now),
        advice=advice,
        glossary=glossary,
        speech=speech,
        desk=open_desk(settings, catalogue, gazetteer),
        find=best,
        checks={
            "rasa": assistant.check,
            "actions": actions_check(settings.actions_url),
            "catalogue": lambda: catalogue.get("-"),
            "places": places_check(settings.places_file),
        },
        feeds=lambda: listed(read_sources(settings.council_folder), catalogue),
        now=settings.clock,
        blueprints=(
            speaking.blueprint(speech),
            transcriptions.blueprint(ear, AddressLimits(settings.rate_limit), sorry),
        ),
        wake=ear.wake,
    )


def urgent_desk(answers: UrgentAnswers, model: Opinion) -> Callable[[str], Answer | None]:
    """Answers what the urgent rules find, whether or not Rasa works.

    A rule that is not sure ("I'm out" may be a carer's last word, and a goodbye) gives way to a
    model that is very sure of something else, or of another kind of danger.
    """

    def answer(text: str) -> Answer | None:
        found = urgent.find(text)
        if found is None:
            return None
        topic = found.topic
        if found.confidence < urgent.SURE:
            other, sure = _opinion(model, text)
            if sure >= CALM and other in _CALM_TOPICS:
                return None
            if sure >= OF_ANOTHER_KIND and other in TOPICS["urgent"]:
                topic = other
        return answers.answer(topic, found.confidence)

    return answer


def _opinion(model: Opinion, text: str) -> tuple[str, float]:
    try:
        return model(mask(text))
    except AssistantError:
        return "", 0.0
