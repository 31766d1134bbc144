"""What the course consists of: ``authoring/course.yml`` and each module's ``module.yml``, read and checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

Role = Literal["rep", "manager", "leader"]


class CourseError(Exception):
    """Something an author has to mend. The message names the file and what is allowed."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Objective(_Entry):
    """One "you can ..." of a module, tied to the graded questions that ask for it."""

    id: str
    you_can: str
    questions: list[str] = Field(min_length=1)


class Limits(_Entry):
    """Bounds of a lesson's shape; a module that needs others says why."""

    cells: tuple[int, int] = (16, 32)
    words: int = 900
    words_between_actions: int = 150
    reason: str = ""


class Module(_Entry):
    """One module: a lesson and an exercise. ``minutes`` are measured on learners, not wished for."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{2,40}$")
    title: str
    opening: str = ""
    """The lesson's first line, where the way on is told: it pulls the learner in."""
    for_whom: str
    lesson_minutes: int = Field(ge=5, le=60)
    exercise_minutes: int = Field(ge=5, le=60)
    objectives: list[Objective] = Field(min_length=1, max_length=4)
    plain_numbers: dict[str, str] = Field(default_factory=dict)
    limits: Limits = Limits()


class Step(_Entry):
    """One stop on a role's path."""

    module: str
    part: Literal["lesson and exercise", "lesson", "exercise"] = "lesson and exercise"
    need: Literal["required", "optional"] = "required"

    def minutes(self, module: Module) -> tuple[int, int]:
        """Minutes of the lesson and of the exercise that the step asks for; 0 where it asks for none."""
        lesson = module.lesson_minutes if "lesson" in self.part else 0
        return lesson, module.exercise_minutes if "exercise" in self.part else 0


class Coming(_Entry):
    """A module that is not written yet, announced in one line."""

    title: str
    line: str


class Track(_Entry):
    """A shelf of modules: a folder under ``authoring``. A role's own track has the role's name."""

    id: Literal["core"] | Role
    title: str
    modules: list[str]
    coming: list[Coming] = Field(default_factory=list)


class Course(_Entry):
    """Tracks with their modules in order, and the path of each role through them."""

    title: str
    tracks: list[Track]
    paths: dict[Role, list[Step]]

    def module_ids(self) -> list[str]:
        """Every module's id, in the course's order."""
        return [module for track in self.tracks for module in track.modules]

    def coming_for(self, role: Role) -> list[Coming]:
        """What is announced on the role's own track."""
        return [module for track in self.tracks if track.id == role for module in track.coming]

    def track_of(self, module: str) -> str:
        """The track a module stands in. Raises `CourseError` for an unknown one."""
        for track in self.tracks:
            if module in track.modules:
                return track.id
        raise CourseError(f"unknown module {module!r}; course.yml has: {', '.join(self.module_ids())}")


Model = TypeVar("Model", bound=BaseModel)


def read_yaml(path: Path, model: type[Model]) -> Model:
    """The file as ``model``. Raises `CourseError` naming file, field and what was expected."""
    try:
        raw: Any = yaml.safe_load(path.read_text("utf-8"))
        return model.model_validate(raw)
    except FileNotFoundError as error:
        raise CourseError(f"{path} is missing") from error
    except yaml.YAMLError as error:
        raise CourseError(f"{path} is not YAML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise CourseError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def load_course(authoring: Path) -> Course:
    """The course, with every path and folder checked against the tracks. Raises `CourseError`."""
    course = read_yaml(authoring / "course.yml", Course)
    known = course.module_ids()
    for role, path in course.paths.items():
        for step in path:
            if step.module not in known:
                raise CourseError(f"course.yml: the path of {role!r} names {step.module!r}, which no track has")
    return course


def module_folder(authoring: Path, course: Course, module: str) -> Path:
    """Where a module is written."""
    return authoring / course.track_of(module) / module


def load_module(authoring: Path, course: Course, module: str) -> Module:
    """A module's description. Raises `CourseError` where its id is not its folder's name."""
    path = module_folder(authoring, course, module) / "module.yml"
    loaded = read_yaml(path, Module)
    if loaded.id != module:
        raise CourseError(f"{path}: id is {loaded.id!r}, the folder is {module!r}; they must be the same")
    return loaded
