"""Speaking, remembering, and failing kindly."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from bot.settings import SettingsError, load
from bot.speech.cache import AudioCache, key
from bot.speech.engine import SpeechError
from bot.speech.engines import engines
from bot.speech.speaker import LOCAL_FAILURES, Speaker
from tests.speech.fakes import FakeEngine


def speaker(folder: Path, *voices: FakeEngine) -> Speaker:
    return Speaker(voices, AudioCache(folder))


def test_the_next_engine_speaks_where_one_fails(tmp_path: Path) -> None:
    broken, good = FakeEngine(fails=True), FakeEngine()
    assert speaker(tmp_path, broken, good).speak("Hello.", private=False).seconds == 1.5
    assert good.said == ["Hello."]


def test_one_voice_speaks_the_whole(tmp_path: Path) -> None:
    class Stumbles(FakeEngine):
        def speak(self, text: str, rate: float = 1.0):  # type: ignore[no-untyped-def]
            self.fails = text == "Two."
            return super().speak(text, rate)

    stumbles, good = Stumbles("first"), FakeEngine("second")
    audio = speaker(tmp_path, stumbles, good).speak("One. Two. Three.", private=True)
    assert good.said == ["One.", "Two.", "Three."]
    assert audio.seconds == 4.5


def test_an_engine_that_keeps_failing_is_left_alone(tmp_path: Path) -> None:
    broken, good = FakeEngine(fails=True), FakeEngine("good")
    both = speaker(tmp_path, broken, good)
    for number in range(5):
        both.speak(f"Hello {number}.", private=False)
    assert len(broken.said) == LOCAL_FAILURES


def test_a_network_that_is_not_there_is_waited_for_once(tmp_path: Path) -> None:
    remote, good = FakeEngine("gtts", local=False, fails=True), FakeEngine()
    both = speaker(tmp_path, remote, good)
    for number in range(5):
        both.speak(f"Hello {number}.", private=False)
    assert len(remote.said) == 1


def test_nothing_of_a_person_s_leaves_this_machine(tmp_path: Path) -> None:
    remote, good = FakeEngine("gtts", local=False), FakeEngine()
    speaker(tmp_path, remote, good).speak("Near your home.", private=True)
    assert remote.said == []
    with pytest.raises(SpeechError, match="No voice is working"):
        speaker(tmp_path, remote).speak("Near your home.", private=True)


def test_no_engine_at_all_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match="No voice is working"):
        speaker(tmp_path, FakeEngine(fails=True)).speak("Hello.", private=False)


def test_nothing_to_say_is_told(tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match="nothing to say"):
        speaker(tmp_path, FakeEngine()).speak(" ... ", private=False)


def test_a_text_for_everyone_is_spoken_once_and_kept(tmp_path: Path) -> None:
    engine = FakeEngine()
    first = speaker(tmp_path, engine).speak("Hello.", private=False)
    again = speaker(tmp_path, engine).speak("Hello.", private=False)
    assert first == again
    assert engine.said == ["Hello."]


def test_the_whole_is_made_of_the_sentences_that_were_heard(tmp_path: Path) -> None:
    engine = FakeEngine()
    one = speaker(tmp_path, engine)
    one.speak("How are you?", private=False)
    whole = one.speak("Hello. How are you?", private=False)
    assert engine.said == ["How are you?", "Hello."]
    assert whole.mp3 == b"m" * 20
    assert whole.seconds == 3.0
    assert [(w.start, w.start_char, w.end_char) for w in whole.words] == [
        (0.0, 0, 6), (1.5, 7, 19),
    ]  # fmt: skip


def test_another_pace_is_another_sound(tmp_path: Path) -> None:
    engine = FakeEngine()
    one = speaker(tmp_path, engine)
    assert one.speak("Hello.", private=False).seconds == 1.5
    assert one.speak("Hello.", private=False, rate=0.75).seconds == 2.0
    assert engine.said == ["Hello.", "Hello."]


def test_a_personal_text_is_never_written(tmp_path: Path) -> None:
    engine = FakeEngine()
    one = speaker(tmp_path, engine)
    one.speak("Near your home.", private=True)
    one.speak("Near your home.", private=True)
    assert engine.said == ["Near your home."]
    assert list(tmp_path.iterdir()) == []


def test_two_who_ask_at_once_share_one_sound(tmp_path: Path) -> None:
    engine = FakeEngine(seconds=0.2)
    one = speaker(tmp_path, engine)
    threads = [threading.Thread(target=lambda: one.speak("Hello.", private=True)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert engine.said == ["Hello."]


def test_the_oldest_sounds_make_room_but_never_those_kept_for_good(tmp_path: Path) -> None:
    cache = AudioCache(tmp_path, disk_limit_bytes=25)
    engine = FakeEngine(size=10)
    for number in range(3):
        text = f"good {number}"
        cache.put(key(text, engine), engine.speak(text), private=False, for_good=True)
    for text in ("one", "two", "three"):
        cache.put(key(text, engine), engine.speak(text), private=False)
    assert len(list(tmp_path.glob("*.mp3"))) == 2
    assert cache.get(key("good 0", engine), private=False)
    assert cache.get(key("one", engine), private=False) is None


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    engine = FakeEngine()
    one = speaker(tmp_path, engine)
    one.speak("Hello.", private=False)
    for file in tmp_path.glob("*.json"):
        file.write_text("{", encoding="utf-8")
    assert one.speak("Hello.", private=False).seconds == 1.5
    assert len(engine.said) == 2


def test_a_folder_that_cannot_be_written_costs_no_answer(tmp_path: Path) -> None:
    (tmp_path / "audio").write_text("a file where the folder should be", encoding="utf-8")
    assert speaker(tmp_path / "audio", FakeEngine()).speak("Hello.", private=False).mp3


def test_waking_and_closing_reach_every_engine(tmp_path: Path) -> None:
    voices = FakeEngine("a"), FakeEngine("b")
    one = speaker(tmp_path, *voices)
    one.wake()
    one.close()
    assert [(voice.woken, voice.closed) for voice in voices] == [(1, 1), (1, 1)]


def test_the_setting_orders_the_engines() -> None:
    names = load({"DAYWISE_SPEECH": "espeak, piper,espeak"}).speech
    assert names == ("espeak", "piper")
    assert [engine.name for engine in engines(names)] == ["espeak", "piper"]
    assert load({}).speech == ("gtts", "piper", "espeak")


@pytest.mark.parametrize("value", ["festival", "piper,festival", ",", "Piper"])
def test_an_engine_that_is_not_known_is_named_with_those_that_are(value: str) -> None:
    with pytest.raises(SettingsError, match=r"DAYWISE_SPEECH is .* gtts, piper, espeak"):
        load({"DAYWISE_SPEECH": value})
