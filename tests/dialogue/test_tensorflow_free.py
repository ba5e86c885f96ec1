"""Rasa runs without TensorFlow, and says so where something needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from rasa.core.channels import BUILTIN_CHANNELS
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.exceptions import RasaException

from bot.dialogue import tensorflow_free
from bot.dialogue.tensorflow_free import COMPONENTS, TensorFlowMissingError
from bot.settings import PROJECT


def test_tensorflow_is_not_installed_and_not_imported() -> None:
    assert not [name for name in sys.modules if name.partition(".")[0] in ("tensorflow", "keras")]


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_a_pipeline_that_needs_tensorflow_is_refused_by_name(name: str) -> None:
    config = {"pipeline": [{"name": "FallbackClassifier"}, {"name": name}]}
    with pytest.raises(TensorFlowMissingError, match=f"{name} needs TensorFlow"):
        tensorflow_free.check_config(config)


def test_policies_are_checked_too_and_by_their_full_name() -> None:
    config = {"policies": [{"name": "rasa.core.policies.ted_policy.TEDPolicy"}]}
    with pytest.raises(TensorFlowMissingError, match=r"TEDPolicy.*config\.yml"):
        tensorflow_free.check_config(config)


def test_our_own_pipeline_needs_no_tensorflow() -> None:
    from rasa.shared.utils.io import read_model_configuration

    tensorflow_free.check_config(read_model_configuration(PROJECT / "config.yml"))


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_rasa_itself_gets_the_same_message(name: str) -> None:
    component = DefaultV1Recipe._from_registry(name).clazz
    with pytest.raises(TensorFlowMissingError, match=name):
        component.create({}, None, None, None)
    with pytest.raises(TensorFlowMissingError, match=name):
        component.get_default_config()


def test_a_part_of_tensorflow_that_is_used_says_what_is_missing() -> None:
    from rasa.utils.tensorflow.data_generator import RasaBatchDataGenerator

    with pytest.raises(TensorFlowMissingError, match="RasaBatchDataGenerator"):
        RasaBatchDataGenerator()


def test_channels_to_other_services_are_left_out_by_name() -> None:
    with pytest.raises(RasaException, match="slack"):
        BUILTIN_CHANNELS["slack"].from_credentials({})


def test_a_second_install_does_nothing() -> None:
    before = list(sys.meta_path)
    tensorflow_free.install()
    assert sys.meta_path == before


def test_an_install_that_comes_too_late_is_refused(tmp_path: Path) -> None:
    late = (
        "import sys, types\n"
        "sys.modules['rasa.core.policies.ted_policy'] = types.ModuleType('late')\n"
        "from bot.dialogue import tensorflow_free\n"
        "tensorflow_free.install()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", late], cwd=PROJECT, capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 1
    assert "was called after rasa.core.policies.ted_policy" in ran.stderr
