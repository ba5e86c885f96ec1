"""Reads advice pages: Markdown with YAML at the top, one file a topic.

::

    ---
    title: What is a review?
    checked: 2026-11-21
    sources:
      - title: Day services questions and answers
        url: null
        description: Dorset Council's own page
        date: 2018
    next_step: Ring us on {{ adult_social_care.phone }}.
    ---
    ## Answer
    ## In easy words
    ## What was said then        (only where an older source may be out of date)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.advice.page import AdvicePage, AdviceSource
from bot.advice.placeholders import PlaceholderError, fill
from bot.advice.plain import plain_text
from bot.council import Council
from bot.errors import DaywiseError
from bot.vocabulary import TOPICS

_PAGE = re.compile(r"\A---\n(?P<head>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_SECTION = re.compile(r"^## +(.+?) *$", re.MULTILINE)
_ANSWER, _EASY, _THEN = "Answer", "In easy words", "What was said then"


class AdviceError(DaywiseError):
    """An advice page cannot be read; names the file and what is missing."""


class AdvicePages:
    """Every advice page of one council, by topic."""

    def __init__(self, pages: Mapping[str, AdvicePage]) -> None:
        self._pages = dict(pages)

    @classmethod
    def load(cls, folder: Path, council: Council) -> AdvicePages:
        """Read ``folder`` and, in place of pages with the same name, the council's own.

        The council's own pages stand in ``advice`` of its pack and may be none.

        Raises:
            AdviceError: for the first page that cannot be used.
        """
        files = {
            file.stem: file
            for place in (folder, council.folder / "advice")
            for file in sorted(place.glob("*.md"))
            if file.stem != "README"
        }
        return cls({topic: read(file, council) for topic, file in sorted(files.items())})

    def get(self, topic: str) -> AdvicePage | None:
        """The page of ``topic``, with or without its "advice/"; None where there is none."""
        return self._pages.get(topic.removeprefix("advice/"))

    def __iter__(self) -> Iterator[AdvicePage]:
        """In the order of :data:`bot.vocabulary.TOPICS`."""
        return (self._pages[topic] for topic in TOPICS["advice"] if topic in self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def read(file: Path, council: Council) -> AdvicePage:
    """Read one page.

    Raises:
        AdviceError: naming the file and what is missing or wrong in it.
    """
    try:
        return _page(file.stem, file.read_text(encoding="utf-8"), council)
    except (AdviceError, PlaceholderError) as error:
        raise AdviceError(f"{file}: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise AdviceError(f"{file} cannot be read: {error}. Mend or restore it.") from error


def read_answer(file: Path, council: Council) -> tuple[str, tuple[AdviceSource, ...]]:
    """The plain answer and the sources of a page that has no more than these.

    Raises:
        AdviceError: naming the file and what is missing or wrong in it.
    """
    try:
        head, sections = _parted(file.read_text(encoding="utf-8"))
        if not sections.get(_ANSWER):
            raise AdviceError(f"there is nothing under '## {_ANSWER}'. Write it.")
        answer = plain_text(fill(sections[_ANSWER], council))
        return answer, _sources(head, file.stem, council)
    except (AdviceError, PlaceholderError) as error:
        raise AdviceError(f"{file}: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise AdviceError(f"{file} cannot be read: {error}. Mend or restore it.") from error


def _parted(text: str) -> tuple[dict[str, Any], dict[str, str]]:
    parts = _PAGE.match(text.replace("\r\n", "\n"))
    if not parts:
        raise AdviceError("it does not begin with YAML between two lines of '---'. Add it.")
    return _head(parts["head"]), _sections(parts["body"])


def _page(topic: str, text: str, council: Council) -> AdvicePage:
    if topic not in TOPICS["advice"]:
        raise AdviceError(f"{topic} is no advice topic. Name the file after one.")
    head, sections = _parted(text)
    for needed in (_ANSWER, _EASY):
        if not sections.get(needed):
            raise AdviceError(f"there is nothing under '## {needed}'. Write it.")
    for name in sections:
        if name not in (_ANSWER, _EASY, _THEN):
            raise AdviceError(f"'## {name}' is not a section of an advice page. Rename it.")
    return AdvicePage(
        topic=topic,
        title=fill(_text(head, "title"), council),
        answer=plain_text(fill(sections[_ANSWER], council)),
        easy=plain_text(fill(sections[_EASY], council)),
        said_then=plain_text(fill(sections.get(_THEN, ""), council)),
        next_step=fill(_text(head, "next_step"), council),
        sources=_sources(head, topic, council),
        checked=_checked(head),
    )


def _head(text: str) -> dict[str, Any]:
    try:
        head = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise AdviceError(f"the YAML at the top cannot be read: {error}") from error
    if not isinstance(head, dict):
        raise AdviceError("the YAML at the top holds no 'title: ...' lines. Add them.")
    return head


def _sections(body: str) -> dict[str, str]:
    pieces = _SECTION.split(body)
    return {name: text.strip() for name, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def _text(head: Mapping[str, Any], key: str) -> str:
    value = head.get(key)
    if not isinstance(value, str) or not value.strip():
        raise AdviceError(f"{key!r} is missing at the top or is not text. Write it in quotes.")
    return value.strip()


def _checked(head: Mapping[str, Any]) -> date:
    value = head.get("checked")
    if type(value) is not date:
        raise AdviceError(f"'checked' is {value!r}. Write the day like 2026-11-21.")
    return value


def _sources(head: Mapping[str, Any], topic: str, council: Council) -> tuple[AdviceSource, ...]:
    entries = head.get("sources")
    if not isinstance(entries, list) or not entries:
        raise AdviceError("'sources' is missing at the top. Say where the facts come from.")
    return tuple(_source(entry, topic, council) for entry in entries)


def _source(entry: object, topic: str, council: Council) -> AdviceSource:
    if not isinstance(entry, dict):
        raise AdviceError(f"the source {entry!r} has no 'title:'. Add it.")
    url = entry.get("url")
    if url is not None:
        url = fill(str(url), council)
        if not url.startswith(("https://", "http://", "/")):
            raise AdviceError(f"the source's address {url!r} does not begin with https://.")
    return AdviceSource(
        title=fill(_text(entry, "title"), council),
        url=url or f"/advice/{topic}",
        description=fill(str(entry.get("description") or ""), council),
        dated=str(entry.get("date") or ""),
    )
