"""Speaking, remembering, and failing kindly."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.speech.cache import AudioCache, key
from bot.speech.engine import Audio, SpeechError, WordTime
from bot.speech.espeak import EspeakEngine
from bot.speech.speaker import Speaker


class FakeEngine:
    name = "fake"
    voice = "one"

    def __init__(self, *, fails: bool = False, size: int = 10) -> None:
        self.said: list[str] = []
        self._fails, self._size = fails, size

    def speak(self, text: str) -> Audio:
        self.said.append(text)
        if self._fails:
            raise SpeechError("no voice")
        return Audio(b"m" * self._size, 1.5, (WordTime(0.0, 1.5, 0, len(text)),))


@pytest.fixture(scope="module")
def espeak() -> Iterator[EspeakEngine]:
    engine = EspeakEngine()
    yield engine
    engine.close()


def test_espeak_makes_an_mp3_as_long_as_its_words(espeak: EspeakEngine) -> None:
    text = "I found seven things to do near Weymouth."
    audio = espeak.speak(text)
    assert audio.mp3[:1] == b"\xff"  # an MPEG frame's first byte
    assert 1.5 < audio.seconds < 8
    assert [text[w.start_char : w.end_char].strip(".") for w in audio.words] == text.strip(
        "."
    ).split()
    assert all(a.end == b.start for a, b in zip(audio.words, audio.words[1:], strict=False))


def test_a_longer_text_takes_longer(espeak: EspeakEngine) -> None:
    short, long = espeak.speak("Hello."), espeak.speak("Hello, this is a much longer sentence.")
    assert long.seconds > short.seconds * 2


def test_espeak_starts_again_after_its_worker_died(espeak: EspeakEngine) -> None:
    espeak.speak("Hello.")
    assert espeak._worker is not None
    espeak._worker.kill()
    espeak._worker.wait()
    assert espeak.speak("Hello again.").mp3


def test_a_worker_that_says_nothing_is_an_error() -> None:
    engine = EspeakEngine((sys.executable, "-c", "pass"))
    with pytest.raises(SpeechError):
        engine.speak("Hello.")
    engine.close()


def test_the_next_engine_speaks_where_one_fails(tmp_path: Path) -> None:
    broken, good = FakeEngine(fails=True), FakeEngine()
    assert (
        Speaker([broken, good], AudioCache(tmp_path)).speak("Hello.", private=False).seconds == 1.5
    )
    assert good.said == ["Hello."]


def test_no_engine_at_all_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match="No voice is working"):
        Speaker([FakeEngine(fails=True)], AudioCache(tmp_path)).speak("Hello.", private=False)


def test_nothing_to_say_is_told(tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match="nothing to say"):
        Speaker([FakeEngine()], AudioCache(tmp_path)).speak(" ... ", private=False)


def test_a_text_for_everyone_is_spoken_once_and_kept(tmp_path: Path) -> None:
    engine = FakeEngine()
    first = Speaker([engine], AudioCache(tmp_path)).speak("Hello.", private=False)
    again = Speaker([engine], AudioCache(tmp_path)).speak("Hello.", private=False)
    assert first == again
    assert engine.said == ["Hello."]


def test_a_personal_text_is_never_written(tmp_path: Path) -> None:
    engine = FakeEngine()
    speaker = Speaker([engine], AudioCache(tmp_path))
    speaker.speak("Near your home.", private=True)
    speaker.speak("Near your home.", private=True)
    assert engine.said == ["Near your home."]
    assert list(tmp_path.iterdir()) == []


def test_the_oldest_sounds_make_room(tmp_path: Path) -> None:
    cache = AudioCache(tmp_path, disk_limit_bytes=25)
    engine = FakeEngine(size=10)
    for text in ("one", "two", "three"):
        cache.put(key(text, engine), engine.speak(text), private=False)
    assert len(list(tmp_path.glob("*.mp3"))) == 2


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    engine = FakeEngine()
    speaker = Speaker([engine], AudioCache(tmp_path))
    speaker.speak("Hello.", private=False)
    for file in tmp_path.glob("*.json"):
        file.write_text("{", encoding="utf-8")
    assert speaker.speak("Hello.", private=False).seconds == 1.5
    assert len(engine.said) == 2
