"""Items of spaced retrieval: a module's idea again, days after its lesson, in another company.

``retrieval.yml`` of a module holds them. The build fills each in for two companies, so that a learner can be asked
about one that is not the exercise's. The start page asks (`saleslab.practice.review`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from saleslab.course.catalogue import Course, CourseError, Module, load_module, module_folder, read_yaml
from saleslab.course.gates import typed_numbers
from saleslab.course.source import Facts, facts_module, fill_in
from saleslab.org import WORLDS, World, world

DAYS = (2, 7, 21, 60)
"""How long after the lesson each item is asked, in days."""


class Item(BaseModel):
    """One question as it is written; every text and ``right`` may hold ``{{ name }}`` of the module's `RETRIEVAL`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    day: Literal[2, 7, 21, 60]
    prompt: str = Field(min_length=10)
    options: dict[str, str] = Field(min_length=2, max_length=4)
    right: str
    because: str = Field(min_length=10)

    def texts(self) -> list[str]:
        """Everything that a learner reads."""
        return [self.prompt, *self.options.values(), self.because]


class _Items(RootModel[list[Item]]):
    pass


def load_items(folder: Path) -> list[Item]:
    """The items of the module in ``folder``. Raises `CourseError` that names what is wrong."""
    return read_yaml(folder / "retrieval.yml", _Items).root


def load_names(folder: Path) -> Facts:
    """``RETRIEVAL`` of a module's ``facts.py``: name -> function of the world that gives the words to fill in."""
    names: Facts = getattr(facts_module(folder), "RETRIEVAL", {})
    return names


def rendered(folder: Path, companies: Sequence[World]) -> list[dict[str, Any]]:
    """Each item with its texts in each company: ``{"day", "companies": {index: {"prompt", "options", ...}}}``.

    Options are pairs of key and text, in the order they are shown. Raises `CourseError` for an unknown name.
    """
    items, names, path = load_items(folder), load_names(folder), folder / "retrieval.yml"
    values = {str(w.index): {name: fact(w) for name, fact in names.items()} for w in companies}
    return [
        {"day": item.day, "companies": {index: _filled(item, each, path) for index, each in values.items()}}
        for item in items
    ]


def course_items(authoring: Path, course: Course) -> dict[str, Any]:
    """What the start page reads: the items of every module, by module, each for two of the twenty companies."""
    return {
        module: rendered(module_folder(authoring, course, module), [world(index) for index in two_companies(module)])
        for module in course.module_ids()
    }


def two_companies(module: str) -> list[int]:
    """Two of the sister companies, always the same two for a module."""
    return sorted(range(1, WORLDS + 1), key=lambda index: hashlib.sha256(f"{module} {index}".encode()).digest())[:2]


def faults(authoring: Path, course: Course, module: str, companies: Sequence[World]) -> list[str]:
    """A plain line for each thing wrong with a module's items, looked at in all ``companies``."""
    folder, description = module_folder(authoring, course, module), load_module(authoring, course, module)
    try:
        items, asked = load_items(folder), rendered(folder, companies)
    except CourseError as error:
        return [str(error)]
    found = []
    if [item.day for item in items] != list(DAYS):
        found.append(f"the days are {[item.day for item in items]}; wanted, in this order: {list(DAYS)}")
    found += _numbers(items, description)
    for item in asked:
        for company, words in item["companies"].items():
            found += [f"day {item['day']}, company {company}: {fault}" for fault in _unfit(words)]
    return found or _habits(asked)


def _filled(item: Item, values: Mapping[str, str], path: Path) -> dict[str, Any]:
    return {
        "prompt": fill_in(item.prompt, values, path),
        "options": [[key, fill_in(text, values, path)] for key, text in item.options.items()],
        "right": fill_in(item.right, values, path),
        "because": fill_in(item.because, values, path),
    }


def _numbers(items: Sequence[Item], description: Module) -> list[str]:
    return [
        f"day {item.day}: {number!r} in “{text[:60]}” is not computed by RETRIEVAL in facts.py"
        for item in items
        for text in item.texts()
        for number in typed_numbers(text, description)
    ]


def _unfit(words: Mapping[str, Any]) -> list[str]:
    options = dict(words["options"])
    found = [] if words["right"] in options else [f"{words['right']!r} is none of its options {list(options)}"]
    if len(set(options.values())) < len(options):
        found.append(f"two options read the same: {list(options.values())}")
    return found


def _habits(asked: Sequence[Mapping[str, Any]]) -> list[str]:
    """Right options that could be told by their looks: always the longest, or always in the same place."""
    questions = [words for item in asked for words in item["companies"].values()]
    texts = [(dict(words["options"]), words["right"]) for words in questions]
    places = {list(options).index(right) for options, right in texts}
    found = [f"the right option always stands in place {places.pop() + 1}"] if len(places) == 1 else []
    if all(len(options[right]) == max(map(len, options.values())) for options, right in texts):
        found.append("the right option is always the longest")
    return found
