"""What an address answered the last time, kept to ask whether it has changed since.

Source: RFC 9110, section 13 (conditional requests). A page that has not changed is answered with
304 and nothing else, and is read from its copy. The import then goes its whole way: a price whose
time has come, another table of the council or another Daywise count at once.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

TRUSTED = timedelta(days=7)
"""So old a copy is not used: a server that says "unchanged" wrongly is found out in a week."""


@dataclass(frozen=True)
class Copy:
    """A document with what its server knows it by; each is empty where it gave none."""

    content: bytes
    etag: str = ""
    last_modified: str = ""

    def questions(self) -> dict[str, str]:
        """The headers that ask for it only if it has changed."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


class Copies(Protocol):
    """Where copies are kept."""

    def get(self, url: str) -> Copy | None:
        """The copy of what was at the address; None where there is none that may be used."""
        ...

    def keep(self, url: str, copy: Copy) -> None:
        """Keep a copy in place of the one before."""
        ...


class FolderOfCopies:
    """The copies of one feed in a folder of its own, a file an address, readable by us alone.

    What cannot be written is only asked for again; what is damaged counts as not there.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        """``now`` gives aware moments."""
        self._folder, self._now = folder, now
        self._used: set[Path] = set()

    def get(self, url: str) -> Copy | None:
        """See :class:`Copies`."""
        file = self._file(url)
        try:
            head, _, packed = file.read_bytes().partition(b"\n")
            told = json.loads(head)
            kept_at = datetime.fromisoformat(told["kept_at"])
            copy = Copy(gzip.decompress(packed), told["etag"], told["last_modified"])
        except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error):
            return None
        self._used.add(file)
        return copy if timedelta() <= self._now() - kept_at < TRUSTED else None

    def keep(self, url: str, copy: Copy) -> None:
        """See :class:`Copies`."""
        head = {
            "url": url,
            "kept_at": self._now().isoformat(),
            "etag": copy.etag,
            "last_modified": copy.last_modified,
        }
        packed = gzip.compress(copy.content, compresslevel=3)
        file = self._file(url)
        half = file.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            half.write_bytes(json.dumps(head).encode() + b"\n" + packed)
            half.chmod(0o600)
            half.replace(file)
        except OSError:
            return
        self._used.add(file)

    def forget_the_rest(self) -> None:
        """Remove the copies that were not asked for since this was made: pages that are gone."""
        for file in self._folder.glob("*"):
            if file not in self._used:
                file.unlink(missing_ok=True)

    def _file(self, url: str) -> Path:
        return self._folder / f"{_digest(url)}.copy"


def copies_of(source: str, folder: Path, now: Callable[[], datetime]) -> FolderOfCopies:
    """The copies of the feed that is called ``source``, under the folder of all feeds."""
    return FolderOfCopies(folder / _digest(source), now)


def forget_other_feeds(sources: Iterable[str], folder: Path) -> None:
    """Remove the copies of feeds that are no longer among ``sources``."""
    kept = {_digest(source) for source in sources}
    for old in folder.glob("*"):
        if old.name not in kept:
            shutil.rmtree(old, ignore_errors=True)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:32]
