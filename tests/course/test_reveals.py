"""Every reveal of the course has something to say, whichever way the questions before it are answered."""

import ast
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

import saleslab.practice
from saleslab.analysis.cases import item_ids
from saleslab.answers import Spec, specs_in_notebook
from saleslab.charts import Chart
from saleslab.course.build import SOLUTION_WORLD
from saleslab.org import World, world
from saleslab.practice.conversation.engine import begin, offered, replay
from saleslab.practice.conversation.script import load
from tests.course.conftest import MODULES, Written


class Reveal(NamedTuple):
    """One ``reveal(...)`` of a notebook: the questions it waits for, and what it shows."""

    questions: tuple[str, ...]
    content: Any


def reveals(notebook: Any, company: World, patch: pytest.MonkeyPatch) -> list[Reveal]:
    """The reveals of a notebook about a company. Else only imports and names given are run."""
    found: list[Reveal] = []

    def note(question: str, content: Any, *, also: tuple[str, ...] = (), truth: float | None = None) -> None:
        found.append(Reveal((question, *also), content))

    patch.setattr(saleslab.practice, "my_org", lambda: company)
    patch.setattr(saleslab.practice, "reveal", note)
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        for line in ast.parse(cell.source).body if cell.cell_type == "code" else []:
            if isinstance(line, ast.ImportFrom | ast.Assign) or ast.unparse(line).startswith("reveal("):
                exec(ast.unparse(line), names)
    return found


def values(spec: Spec, company: World) -> list[Any]:
    """Answers to a question: each of its options, or those at its ends."""
    rows = list(item_ids(spec.item_source, company))
    match spec.kind:
        case "choice":
            return list(spec.options)
        case "number":
            return [spec.low, spec.high]
        case "prediction":
            return [{"value": spec.low, "sure": 50.0}, {"value": spec.high, "sure": 95.0}]
        case "several":
            return [[key] for key in spec.options] + [list(spec.options)]
        case "pick":
            return [sorted(rows[: spec.count]), sorted(rows[-spec.count :])]
        case "chances":
            return [dict.fromkeys(rows, chance) for chance in (0.0, 50.0, 100.0)]
        case "match" | "sort" | "ratings":
            return [dict.fromkeys(spec.entries(rows), name) for name in spec.names]
        case "allocate":
            entries = spec.entries(rows)
            least = dict.fromkeys(entries, spec.least)
            return [least | {entry: max(spec.least, spec.step)} for entry in (entries[0], entries[-1])]
        case "mark":
            keys, count = list(spec.sentences), spec.count or 1
            return [keys[at : at + count] for at in range(len(keys) - count + 1)]
        case "case_file":
            looks = [[rows[0], look] for look in spec.looks]
            files = [{"opened": looks, "named": dict.fromkeys(rows, cause)} for cause in spec.causes]
            return [*files, files[0] | {"opened": []}]
        case "quarters":
            return [{"quarters": [{}] * 8}]
        case "conversation":
            return [{"plan": {}, "path": path_through(spec.script)}]
    raise AssertionError(f"no answers known for {spec.kind}")


def path_through(script: str) -> list[str]:
    """The first line offered, each time."""
    told, path = load(script), []
    state = begin(told, {}).state
    while state.turn:
        path.append(next(iter(offered(told, state))))
        state = replay(told, {}, path).state
    return path


def answered(choices: list[list[Any]]) -> Iterator[list[Any]]:
    """Each answer to each question once, the other questions answered in the first way."""
    for place, given in enumerate(choices):
        for value in given if place == 0 else given[1:]:
            yield [value if at == place else each[0] for at, each in enumerate(choices)]


@pytest.mark.parametrize("name", MODULES)
def test_every_answer_is_followed_by_something(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = Written(name)
    for notebook, company in ((written.lesson, world(0)), (written.solution, world(SOLUTION_WORLD))):
        specs = specs_in_notebook(notebook.cells)
        for reveal in reveals(notebook, company, monkeypatch):
            for given in answered([values(specs[question], company) for question in reveal.questions]):
                made = reveal.content(*given) if callable(reveal.content) else reveal.content
                parts = made if isinstance(made, list) else [made]
                assert parts and all(isinstance(part, Chart) or part for part in parts), (reveal.questions, given)
