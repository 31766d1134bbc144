"""A class's folder holds whatever its keys need: else each learner's answer would go to a person, undecided."""

from pathlib import Path

import pytest

from saleslab.grading.cohort import make_class
from saleslab.grading.release import released_modules
from saleslab.org import world

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def new_class(tmp_path_factory):
    return make_class(ROOT, tmp_path_factory.mktemp("class") / "new")


@pytest.mark.parametrize("module", released_modules(ROOT / "exercises"))
def test_every_key_can_be_made_in_a_class_folder(new_class, module):
    keys = new_class.keys(module)
    assert set(new_class.release(module).points) <= set(keys)
    for key in keys.values():
        assert key(world(1)) is not None
