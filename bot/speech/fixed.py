"""What the assistant says in the same words to everyone: advice and the greeting."""

from __future__ import annotations

from collections.abc import Iterator

from bot.advice.glossary import Glossary
from bot.advice.pages import AdvicePages
from bot.council import Council
from bot.language.spoken import sentences, spoken
from bot.wording import say


def fixed_sentences(council: Council, advice: AdvicePages, glossary: Glossary) -> list[str]:
    """The spoken sentences of one council that hold nothing of a person's, each once, in order.

    Only these may be spoken by a service outside, kept on disk and made ahead.
    """
    texts = _texts(council, advice, glossary)
    return list(dict.fromkeys(part for text in texts for part in sentences(spoken(text))))


def _texts(council: Council, advice: AdvicePages, glossary: Glossary) -> Iterator[str]:
    yield say("web.greeting", council=council.name, area=council.area)
    for page in advice:
        yield from (page.answer, page.said_then, page.next_step, page.easy)
    for entry in glossary:
        yield entry.explanation
