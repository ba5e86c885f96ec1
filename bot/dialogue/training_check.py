"""What must hold of the training data before a model is made of it."""

from __future__ import annotations

from collections.abc import Iterable

from rasa.shared.core.constants import DEFAULT_INTENTS
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, TEXT

from bot.dialogue.components.evidence import ABOUT_ONE, FILTERS
from bot.dialogue.components.snap import normal
from bot.dialogue.model_file import TrainingError


def check(importer: TrainingDataImporter) -> None:
    """Refuse training data that Rasa would only warn of.

    Raises:
        TrainingError: with one sentence for the first thing wrong and what to do about it.
    """
    sentences = [
        (message.get(TEXT), message.get(INTENT))
        for message in importer.get_nlu_data().intent_examples
    ]
    domain = importer.get_domain()
    taught = {intent for _, intent in sentences}
    _refuse_shared(sentences)
    _refuse_intents(taught, domain, importer.get_stories())
    missing = sorted({*FILTERS, *ABOUT_ONE} - set(domain.entities))
    if missing:
        raise TrainingError(f"The domain lists no entity {missing[0]!r}. Add it under entities.")


def _refuse_shared(sentences: Iterable[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for text, intent in sentences:
        plain = normal(text).rstrip("?!. ")
        other = seen.setdefault(plain, intent)
        if other != intent:
            raise TrainingError(
                f"{text!r} is a sentence of both {other} and {intent}. Keep it in one of them."
            )


def _refuse_intents(taught: set[str], domain: Domain, rules: StoryGraph) -> None:
    ruled = {
        event.intent_name
        for step in rules.story_steps
        for event in step.events
        if isinstance(event, UserUttered) and event.intent_name
    }
    # Rasa's own intents (nlu_fallback, restart) need no sentences; out_of_scope has some.
    learnt = taught | set(DEFAULT_INTENTS)
    for intent in sorted(taught - ruled):
        raise TrainingError(
            f"No rule starts with the intent {intent}. Add one in bot/dialogue/rules."
        )
    for intent in sorted(ruled - learnt):
        raise TrainingError(f"A rule names the intent {intent}, which has no sentences. Add some.")
    for intent in sorted(set(domain.intents) - learnt):
        raise TrainingError(f"The domain lists the intent {intent}, which has no sentences.")
