"""The answer bank of a module, ``answers.yml``: right, wrong and broken answers, and what each should earn."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from saleslab.answers import Sheet, world_index
from saleslab.answers.sheet import Answer
from saleslab.course.catalogue import CourseError, read_yaml
from saleslab.org import World, world

Kind = Literal["right", "partly", "wrong", "malformed"]


class _Line(BaseModel):
    """One answer as written. ``value`` is literal; ``compute`` names a function of the world in ``bank.py``."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind
    value: Any = None
    compute: str | None = None
    share: tuple[float, float] = Field(default=(0.0, 0.0), description="least and most credit, for 'partly'")
    stands_for: str


class _Bank(RootModel[dict[str, list[_Line]]]):
    pass


@dataclass(frozen=True)
class BankEntry:
    """One sample answer to ``question``; ``least`` and ``most`` bound the share of the points it earns."""

    question: str
    kind: Kind
    value: Callable[[World], Any]
    least: float
    most: float
    stands_for: str


def load_bank(authoring: Path, module: str) -> list[BankEntry]:
    """The bank of a module, in its order. Raises `CourseError` where a computed answer has no function."""
    folder = next(iter(sorted(authoring.glob(f"*/{module}"))), authoring / "*" / module)
    lines = read_yaml(folder / "answers.yml", _Bank).root
    functions = _functions(folder / "bank.py")
    return [_entry(folder, question, line, functions) for question, entries in lines.items() for line in entries]


def _entry(folder: Path, question: str, line: _Line, functions: dict[str, Callable[[World], Any]]) -> BankEntry:
    if line.compute is not None and line.compute not in functions:
        raise CourseError(f"{folder / 'answers.yml'}: {question}: no function {line.compute!r} in bank.py")
    literal = line.value
    value = functions[line.compute] if line.compute else lambda _: literal
    least, most = {"right": (1.0, 1.0), "partly": line.share}.get(line.kind, (0.0, 0.0))
    return BankEntry(question, line.kind, value, least, most, line.stands_for)


def _functions(path: Path) -> dict[str, Callable[[World], Any]]:
    spec = importlib.util.spec_from_file_location(f"saleslab_bank_{path.parent.name}", path)
    if spec is None or spec.loader is None or not path.exists():
        return {}
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return {name: f for name, f in vars(loaded).items() if callable(f) and not name.startswith("_")}


def sheet_id_for(world_number: int) -> str:
    """A sheet id that draws a given world (1 to 20): the first, counting up, so it is always the same."""
    return next(name for name in (f"{i:032x}" for i in range(10_000)) if world_index(name) == world_number)


def sample_sheet(module: str, answers: dict[str, BankEntry], world_number: int, release: str = "") -> Sheet:
    """A sheet that gives these answers in a world. It carries a fixed time, so that builds are repeatable."""
    company = world(world_number)
    entries = {
        question: Answer(value=entry.value(company), revision=n, saved_at="2000-01-01T00:00:00+00:00")
        for n, (question, entry) in enumerate(answers.items(), start=1)
    }
    return Sheet(assignment=module, release=release, sheet_id=sheet_id_for(world_number), answers=entries)


def right_answers(bank: list[BankEntry]) -> dict[str, BankEntry]:
    """The first right answer to each question, in the bank's order."""
    found: dict[str, BankEntry] = {}
    for entry in bank:
        if entry.kind == "right":
            found.setdefault(entry.question, entry)
    return found
