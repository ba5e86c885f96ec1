"""Training: only when an input changed, whole or not at all, and never on doubtful data."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.dialogue import model_file, train
from bot.dialogue.components import encoder
from bot.dialogue.components.encoder import EncoderError
from bot.dialogue.model_file import TrainingError, fingerprint, other_models, sentence_files
from bot.dialogue.tensorflow_free import TensorFlowMissingError
from bot.settings import PROJECT, Settings


@pytest.fixture
def data(small_data: Path, tmp_path: Path) -> Path:
    """A copy of the small assistant, to be spoilt."""
    return Path(shutil.copytree(small_data, tmp_path / "data"))


def run(data: Path, model: Path) -> None:
    train.train(
        Settings(state=model.parent.parent),
        model,
        config=data / "config.yml",
        domain=data / "domain.yml",
        data=[data / "nlu.yml", data / "rules.yml"],
    )


def refused(data: Path, tmp_path: Path) -> str:
    model = tmp_path / "models" / "dorset-aaaaaaaaaaaa.tar.gz"
    with pytest.raises(TrainingError) as error:
        run(data, model)
    assert not list(model.parent.glob("*"))
    return str(error.value)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_the_model_appears_whole_and_replaces_those_of_its_council(
    data: Path, tmp_path: Path
) -> None:
    models = tmp_path / "models"
    models.mkdir()
    old, other, note = (
        models / "dorset-bbbbbbbbbbbb.tar.gz",
        models / "nottinghamshire-bbbbbbbbbbbb.tar.gz",
        models / "dorset-notes.tar.gz",
    )
    for file in (old, other, note):
        file.write_bytes(b"old")
    made = models / "dorset-aaaaaaaaaaaa.tar.gz"
    run(data, made)
    assert sorted(models.iterdir()) == sorted([made, other, note])
    assert made.stat().st_size > 5_000


def test_training_says_nothing_and_leaves_no_cache(
    data: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    run(data, tmp_path / "models" / "dorset-aaaaaaaaaaaa.tar.gz")
    assert not list(here.iterdir())
    assert capfd.readouterr() == ("", "")


def test_a_sentence_of_two_topics_is_refused(data: Path, tmp_path: Path) -> None:
    edit(data / "nlu.yml", "- hiya\n", "- hiya\n    - What is a review?\n")
    assert refused(data, tmp_path) == (
        "'What is a review?' is a sentence of both what_is_a_review and greeting. "
        "Keep it in one of them."
    )


def test_a_topic_without_a_rule_is_refused(data: Path, tmp_path: Path) -> None:
    edit(data / "rules.yml", "  - intent: greeting\n", "  - intent: what_is_a_review\n")
    assert "No rule starts with the intent greeting" in refused(data, tmp_path)


def test_a_rule_for_a_topic_without_sentences_is_refused(data: Path, tmp_path: Path) -> None:
    edit(data / "rules.yml", "  - intent: nlu_fallback\n", "  - intent: goodbye\n")
    edit(data / "domain.yml", "intents:\n", "intents:\n- goodbye\n")
    assert "the intent goodbye, which has no sentences" in refused(data, tmp_path)


def test_an_intent_of_the_domain_without_sentences_is_refused(data: Path, tmp_path: Path) -> None:
    edit(data / "domain.yml", "intents:\n", "intents:\n- goodbye\n")
    assert "lists the intent goodbye, which has no sentences" in refused(data, tmp_path)


def test_a_filter_that_the_domain_does_not_know_is_refused(data: Path, tmp_path: Path) -> None:
    edit(data / "domain.yml", "- near: {influence_conversation: false}\n", "")
    assert "no entity 'near'" in refused(data, tmp_path)


def test_rules_that_contradict_each_other_are_refused(data: Path, tmp_path: Path) -> None:
    more = "\n- rule: another\n  steps:\n  - intent: greeting\n  - action: action_ask_which\n"
    with (data / "rules.yml").open("a") as file:
        file.write(more)
    assert "The model cannot be trained" in refused(data, tmp_path)


def test_a_fault_of_our_own_components_is_said_as_they_say_it(data: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoder, "NETWORK_FILE", tmp_path / "missing.onnx")
        with pytest.raises(EncoderError, match=r"missing\.onnx cannot be read"):
            run(data, tmp_path / "models" / "dorset-aaaaaaaaaaaa.tar.gz")


def test_a_pipeline_that_needs_tensorflow_is_refused(data: Path, tmp_path: Path) -> None:
    edit(data / "config.yml", "- name: FallbackClassifier", "- name: DIETClassifier")
    with pytest.raises(TensorFlowMissingError, match="DIETClassifier"):
        run(data, tmp_path / "models" / "dorset-aaaaaaaaaaaa.tar.gz")


@pytest.fixture
def project(tmp_path: Path, small_places: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one file of each kind of input, and a state folder with places."""
    root = tmp_path / "project"
    files = ("config.yml", "bot/dialogue/requirements.lock", "bot/dialogue/domain/base.yml",
             "bot/dialogue/rules/find.yml", "data/nlu/find/find_activity.yml",
             "data/nlu/vocabulary/days.yml", "bot/dialogue/components/snap.py",
             "bot/dialogue/models/minilm-vocab.txt", "bot/dialogue/models/minilm.json",
     "bot/language/dates.py",
     "bot/language/sayings/dates.yml")  # fmt: skip
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    monkeypatch.setattr(model_file, "PROJECT", root)
    monkeypatch.setattr(model_file, "CONFIG", root / "config.yml")
    for constant in ("DOMAIN", "RULES", "SENTENCES", "VOCABULARY"):
        there = getattr(model_file, constant).relative_to(PROJECT)
        monkeypatch.setattr(model_file, constant, root / there)
    (root / "var").mkdir()
    shutil.copy(small_places, root / "var" / "places.db")
    return root


@pytest.mark.parametrize(
    "changed",
    ["config.yml", "bot/dialogue/requirements.lock", "bot/dialogue/domain/base.yml",
     "bot/dialogue/rules/find.yml", "data/nlu/find/find_activity.yml",
     "data/nlu/vocabulary/days.yml", "bot/dialogue/components/snap.py",
     "bot/dialogue/models/minilm-vocab.txt", "bot/dialogue/models/minilm.json",
     "bot/language/dates.py",
     "bot/language/sayings/dates.yml"],
)  # fmt: skip
def test_a_change_of_any_input_needs_a_new_model(project: Path, changed: str) -> None:
    settings = Settings(state=project / "var")
    before = fingerprint(settings)
    assert fingerprint(settings) == before
    (project / changed).write_text("changed")
    assert fingerprint(settings) != before


def test_a_new_or_a_renamed_file_of_sentences_needs_a_new_model(project: Path) -> None:
    settings = Settings(state=project / "var")
    before = fingerprint(settings)
    sentences = project / "data/nlu/find/find_activity.yml"
    sentences.rename(sentences.with_name("find_hub.yml"))
    renamed = fingerprint(settings)
    (project / "data/nlu/find/more.yml").write_text("more")
    assert len({before, renamed, fingerprint(settings)}) == 3


def test_councils_have_models_of_their_own(project: Path) -> None:
    state = project / "var"
    dorset, other = (
        fingerprint(Settings(state=state, council=council))
        for council in ("dorset", "nottinghamshire")
    )
    assert dorset != other


def test_a_missing_table_of_places_is_said_in_one_sentence(project: Path) -> None:
    (project / "var" / "places.db").unlink()
    with pytest.raises(TrainingError, match=r"table of places .*Run \./daywise setup"):
        fingerprint(Settings(state=project / "var"))


def test_the_vocabulary_is_no_training_sentence(project: Path) -> None:
    assert sentence_files() == [project / "data/nlu/find/find_activity.yml"]


def test_only_models_of_the_same_council_are_other_models(tmp_path: Path) -> None:
    names = ("dorset-aaaaaaaaaaaa", "dorset-bbbbbbbbbbbb", "dorsetshire-bbbbbbbbbbbb", "dorset-b")
    for name in names:
        (tmp_path / f"{name}.tar.gz").touch()
    assert other_models(tmp_path / "dorset-aaaaaaaaaaaa.tar.gz", "dorset") == [
        tmp_path / "dorset-bbbbbbbbbbbb.tar.gz"
    ]


def test_an_up_to_date_model_is_said_without_loading_rasa(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(state=project / "var")
    model = model_file.model_file(settings)
    model.parent.mkdir()
    model.touch()
    monkeypatch.setattr(train, "load", lambda: settings)
    monkeypatch.setattr(train, "train", lambda *_: pytest.fail("trained"))
    assert train.main() == 0
    assert capsys.readouterr().out == f"The model is up to date: {model.name}\n"


def test_looking_for_a_model_imports_neither_rasa_nor_spacy() -> None:
    """So that a second start is quick."""
    look = (
        "import sys, bot.dialogue.train, bot.dialogue.server\n"
        "heavy = {'rasa', 'spacy', 'numpy', 'sklearn', 'onnxruntime', 'structlog'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", look], cwd=PROJECT, capture_output=True, text=True, timeout=60
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_fault_is_one_sentence_and_a_code(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "var" / "places.db").unlink()
    monkeypatch.setattr(train, "load", lambda: Settings(state=project / "var"))
    assert train.main() == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Run ./daywise setup." in said.err
    assert "Traceback" not in said.err
