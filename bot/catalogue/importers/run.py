"""One import from beginning to end: read, map, store, report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from bot.catalogue.importers.bounds import check_records
from bot.catalogue.importers.calendar_words import Term, with_the_year
from bot.catalogue.importers.errors import NothingToImportError
from bot.catalogue.importers.fetch import Fetcher, is_address
from bot.catalogue.importers.formats import Feed, read_feed
from bot.catalogue.importers.reading import Context, Read, soonest
from bot.catalogue.importers.remarks import doubled, stale
from bot.catalogue.importers.report import Report
from bot.catalogue.importers.text import one_line
from bot.catalogue.importers.venues import Locate
from bot.catalogue.model import Activity

_REASONS = 4
"""So many are told where not one record can be used."""


class ChangeCounts(Protocol):
    """What an import did: counts of activities, and the names of sources that went."""

    @property
    def added(self) -> int:
        """New activities."""

    @property
    def changed(self) -> int:
        """Activities that say something else now."""

    @property
    def unchanged(self) -> int:
        """Activities as they were."""

    @property
    def removed(self) -> int:
        """Activities that are gone."""

    @property
    def dropped_sources(self) -> tuple[str, ...]:
        """Names of other sources that went."""


class SourceStore(Protocol):
    """Where a source's activities are kept (:class:`bot.catalogue.store.Catalogue`)."""

    def replace_source(
        self,
        name: str,
        activities: Iterable[Activity],
        *,
        sample: bool = False,
        drop_others: bool = False,
        imported_at: datetime,
    ) -> ChangeCounts:
        """Make the source hold just these activities, in one transaction."""
        ...

    def told_elsewhere(self, name: str) -> Iterable[tuple[Activity, Activity]]:
        """The activities of a source, each with one of another source: same name and place."""
        ...


@dataclass(frozen=True)
class Import:
    """What is imported, from where, and how."""

    where: str
    """The path of a file, or a web address."""
    now: datetime
    """Aware."""
    locate: Locate
    terms: Mapping[str, str] = field(default_factory=dict)
    format: str = "auto"
    source: str = ""
    """The name of the feed; empty takes it from the file's or the host's name."""
    sample: bool = False
    drop_others: bool = False
    allowed_hosts: tuple[str, ...] = ()
    term_dates: tuple[Term, ...] = ()
    """The terms of the council's schools, for what is on in term time only."""


def run_import(
    order: Import,
    store: SourceStore,
    *,
    say: Callable[[str], None] = lambda _: None,
    fetcher: Callable[[Iterable[str]], Fetcher] = lambda hosts: Fetcher(allowed_hosts=hosts),
) -> Report:
    """Import a feed as a whole, or not at all. ``say`` is told what takes time.

    Raises:
        ImportFailedError: the feed cannot be read or holds nothing to use; nothing changed.
    """
    source = order.source or source_name(order.where)
    context = Context(source, order.now.date(), order.locate, order.terms, order.sample)
    if is_address(order.where):
        with fetcher(order.allowed_hosts) as getter:
            read = read_feed(Feed(order.where, say, getter), order.format, context)
    else:
        read = read_feed(Feed(order.where, say), order.format, context)
    if not read.records:
        raise NothingToImportError(f"{order.where} holds no activities. Nothing was changed.")
    if not read.activities:
        raise _nothing_usable(order.where, read)
    check_records(len(read.activities), order.where)
    activities = [
        with_the_year(soonest(activity, read.findings), order.term_dates, context.today)
        for activity in read.activities
    ]
    changes = store.replace_source(
        source,
        activities,
        sample=order.sample,
        drop_others=order.drop_others,
        imported_at=order.now,
    )
    return replace(
        _report(source, read, changes),
        doubled=doubled(store.told_elsewhere(source), order.now),
        stale=stale(activities, order.now),
    )


def source_name(where: str) -> str:
    """A name for a feed that was given none: its host's, or its file's without the ending."""
    name = (urlsplit(where).hostname or "") if is_address(where) else Path(where).stem
    return re.sub(r"\s+", "-", one_line(name))[:80] or "import"


def _nothing_usable(where: str, read: Read) -> NothingToImportError:
    left_out = read.findings.left_out
    if not left_out:  # a feed of deleted items alone
        return NothingToImportError(
            f"Nothing of what {where} lists is on ({read.records} read). Nothing was changed."
        )
    counted = Counter(remark.reason for remark in left_out)
    reasons = [f"{reason} ({times})" for reason, times in counted.most_common(_REASONS)]
    return NothingToImportError(
        f"None of the records in {where} can be used ({read.records} read): {', '.join(reasons)}. "
        f"The first is {left_out[0].record}. Nothing was changed."
    )


def _report(source: str, read: Read, changes: ChangeCounts) -> Report:
    found = read.findings
    return Report(
        source=source,
        read=read.records,
        added=changes.added,
        changed=changes.changed,
        unchanged=changes.unchanged,
        removed=changes.removed,
        left_out=tuple(found.left_out),
        missing_coordinates=tuple(found.missing_coordinates),
        noted=tuple(found.noted),
        unmapped=dict(found.unmapped),
        dropped_sources=changes.dropped_sources,
    )
