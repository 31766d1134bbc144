"""Spaced retrieval: every module's items fit in every company, and each defect is seen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from saleslab.course.catalogue import load_course
from saleslab.course.retrieval import course_items, faults, load_items, two_companies
from saleslab.org import WORLDS, world
from tests.course.conftest import MODULES, ROOT

FIRST = MODULES[0]
ALL = [world(index) for index in range(1, WORLDS + 1)]
HERE = ROOT / "authoring/core" / FIRST


@pytest.fixture
def authoring(tmp_path: Path) -> Path:
    """The first module alone, to plant defects in."""
    shutil.copytree(HERE, tmp_path / "core" / FIRST)
    (tmp_path / "course.yml").write_text(
        yaml.safe_dump(
            {"title": "Course", "tracks": [{"id": "core", "title": "Core", "modules": [FIRST]}], "paths": {}}
        )
    )
    return tmp_path


def change(authoring: Path, place: int, **fields: Any) -> list[str]:
    """The faults once an item's fields are changed."""
    path = authoring / "core" / FIRST / "retrieval.yml"
    items = yaml.safe_load(path.read_text("utf-8"))
    items[place].update(fields)
    path.write_text(yaml.safe_dump(items, sort_keys=False, allow_unicode=True), "utf-8")
    return faults(authoring, load_course(authoring), FIRST, ALL[:3])


@pytest.mark.parametrize("module", MODULES)
def test_every_modules_items_fit_in_every_company(module: str) -> None:
    assert faults(ROOT / "authoring", load_course(ROOT / "authoring"), module, ALL) == []


@pytest.mark.parametrize(
    ("place", "fields", "fault"),
    [
        (0, {"day": 7}, "the days are [7, 7, 21, 60]"),
        (0, {"day": 3}, "retrieval.yml: 0.day"),
        (0, {"options": {"one": "Only"}}, "retrieval.yml: 0.options"),
        (1, {"right": "nobody"}, "'nobody' is none of its options"),
        (1, {"right": "{{ company }}"}, "'Ostrevale' is none of its options"),
        (1, {"options": {"thin": "B", "rich": "B"}}, "two options read the same"),
        (2, {"because": "It was 31 of them, as you know."}, "'31' in “It was 31"),
        (3, {"prompt": "What is {{ invented }}, you think?"}, "'invented' is undefined"),
        (3, {"hint": "none"}, "retrieval.yml: 3.hint"),
    ],
)
def test_a_defect_is_named(authoring: Path, place: int, fields: dict[str, Any], fault: str) -> None:
    found = change(authoring, place, **fields)
    assert found and fault in found[0]


def test_right_options_that_look_right_are_found(authoring: Path) -> None:
    for place in range(4):
        found = change(authoring, place, options={"a": "A long and careful answer", "b": "Short"}, right="a")
    assert found == ["the right option always stands in place 1", "the right option is always the longest"]


def test_a_module_without_items_is_named(authoring: Path) -> None:
    (authoring / "core" / FIRST / "retrieval.yml").unlink()
    [fault] = faults(authoring, load_course(authoring), FIRST, ALL[:1])
    assert fault.endswith("retrieval.yml is missing")


def test_the_right_option_may_depend_on_the_company_and_both_companies_are_filled_in(authoring: Path) -> None:
    facts = authoring / "core" / FIRST / "facts.py"
    facts.write_text(facts.read_text("utf-8") + '\nRETRIEVAL["odd"] = lambda w: "ab"[w.index % 2]\n', "utf-8")
    assert change(authoring, 0, options={"a": "Even", "b": "Odd, for all we know"}, right="{{ odd }}") == []
    made = course_items(authoring, load_course(authoring))[FIRST]
    assert [item["day"] for item in made] == [2, 7, 21, 60]
    one, other = two_companies(FIRST)
    assert 1 <= one <= WORLDS and 1 <= other <= WORLDS and one != other
    for item in made:
        assert list(item["companies"]) == [str(one), str(other)]
    assert {made[0]["companies"][str(index)]["right"] for index in (one, other)} == {"ab"[one % 2], "ab"[other % 2]}
    assert world(one).name in made[1]["companies"][str(one)]["prompt"]
    assert "{{" not in json.dumps(made)


def test_items_are_read_as_written() -> None:
    assert [item.day for item in load_items(HERE)] == [2, 7, 21, 60]
