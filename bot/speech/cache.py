"""Sound that was made before: kept on disk where it is the same for everyone, else in memory."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from dataclasses import asdict
from pathlib import Path

from bot.language.spoken import RULES_VERSION
from bot.speech.engine import PLAIN_RATE, Audio, Engine, WordTime

DISK_LIMIT_BYTES = 200 * 1024 * 1024
MEMORY_LIMIT = 200
"""Sentences of personal answers kept in memory: enough to play and seek, gone with the process."""


def key(text: str, engine: Engine, rate: float = PLAIN_RATE) -> str:
    """What a sound is kept under: the words, who says them, how fast, and the rules of saying."""
    parts = "\0".join((text, engine.name, engine.voice, f"{rate:g}", str(RULES_VERSION)))
    return hashlib.sha256(parts.encode()).hexdigest()


class AudioCache:
    """Least recently used goes first. Threads may share it.

    What cannot be made again at will (``for_good``: it came from a service that may refuse us) is
    kept beside the rest, and never makes room.
    """

    def __init__(self, folder: Path, disk_limit_bytes: int = DISK_LIMIT_BYTES) -> None:
        self._folder = folder
        self._limit = disk_limit_bytes
        self._private: OrderedDict[str, Audio] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str, *, private: bool) -> Audio | None:
        """The sound, or None where it is not kept (or its file is damaged)."""
        if private:
            with self._lock:
                audio = self._private.get(key)
                if audio:
                    self._private.move_to_end(key)
                return audio
        return self._read(self._folder / key) or self._read(self._folder / "for-good" / key)

    def put(self, key: str, audio: Audio, *, private: bool, for_good: bool = False) -> None:
        """Keep ``audio``; what could not be written is only made again next time."""
        with self._lock:
            if private:
                self._private[key] = audio
                while len(self._private) > MEMORY_LIMIT:
                    self._private.popitem(last=False)
                return
            folder = self._folder / "for-good" if for_good else self._folder
            head = {"seconds": audio.seconds, "words": [asdict(word) for word in audio.words]}
            files = {".json": json.dumps(head).encode(), ".mp3": audio.mp3}
            try:
                folder.mkdir(parents=True, exist_ok=True)
                for ending, content in files.items():
                    half = folder / f"{key}{ending}.part"
                    half.write_bytes(content)
                    half.replace(folder / f"{key}{ending}")
            except OSError:
                return
            self._make_room()

    def _read(self, stem: Path) -> Audio | None:
        sound = stem.with_suffix(".mp3")
        try:
            head = json.loads(stem.with_suffix(".json").read_text(encoding="utf-8"))
            mp3 = sound.read_bytes()
            times = tuple(WordTime(**word) for word in head["words"])
            sound.touch()
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Audio(mp3, head["seconds"], times) if mp3 else None

    def _make_room(self) -> None:
        sounds = [(file, file.stat()) for file in self._folder.glob("*.mp3")]
        total = sum(stat.st_size for _, stat in sounds)
        for file, stat in sorted(sounds, key=lambda pair: pair[1].st_mtime):
            if total <= self._limit:
                return
            file.unlink(missing_ok=True)
            file.with_suffix(".json").unlink(missing_ok=True)
            total -= stat.st_size
