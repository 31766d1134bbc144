"""``saleslab build``: authoring -> curriculum and solutions -> exercises, each step only where its input changed.

``exercises/`` is written by ``nbgrader generate_assignment`` alone. Two builds of the same source give the same
bytes: nothing random, timed or personal stays in a notebook.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from saleslab.course.bank import load_bank, right_answers, sample_sheet
from saleslab.course.catalogue import Course, CourseError, load_course, load_module, module_folder
from saleslab.course.evidence import evidence_page, load_evidence
from saleslab.course.retrieval import course_items
from saleslab.course.source import coach_page, exercise_notebook, lesson_notebook, load_facts
from saleslab.course.start import own_numbers_notebook, start_notebook

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
SOLUTION_WORLD = 1
"""The company that the built solutions are about."""

PAGES = ("start", "own_numbers")
"""Pages that are no module."""

BUILT = ("curriculum", "solutions", "exercises", "docs/coach")
Say = Callable[[str], None]


@dataclass(frozen=True)
class Project:
    """The folders of one checkout, or of a copy of it that a check builds into."""

    root: Path

    @property
    def authoring(self) -> Path:
        """Where everything is written by hand."""
        return self.root / "authoring"

    @property
    def manifest(self) -> Path:
        """What was built: for each notebook its source, release and the hash of every code cell."""
        return self.root / "curriculum" / "manifest.json"

    def evidence_page(self) -> Path:
        """Every study the course cites, for whoever wants to check it."""
        return self.root / "docs" / "evidence.md"

    def coach_page(self, module: str) -> Path:
        """What whoever runs a session on the module needs."""
        return self.root / "docs" / "coach" / f"{module}.md"

    def lesson(self, course: Course, module: str) -> Path:
        """The built lesson."""
        return self.root / "curriculum" / course.track_of(module) / module / f"{module}.ipynb"

    def start_page(self) -> Path:
        """The built start page."""
        return self.root / "curriculum" / "start" / "start.ipynb"

    def own_numbers(self) -> Path:
        """The built page for one's own CRM export."""
        return self.root / "curriculum" / "own_numbers" / "own_numbers.ipynb"

    def retrieval(self) -> Path:
        """What the start page asks days later, filled in."""
        return self.root / "curriculum" / "retrieval.json"

    def solution(self, module: str) -> Path:
        """The built solution."""
        return self.root / "solutions" / module / f"{module}.ipynb"

    def release(self, module: str) -> Path:
        """The exercise as learners get it."""
        return self.root / "exercises" / module / f"{module}.ipynb"


def build(project: Project, say: Say, *, everything: bool = False) -> list[str]:
    """Build what changed and return the modules that were built. Raises `CourseError`."""
    course = load_course(project.authoring)
    cache = project.root / "build" / "built.json"
    known = {} if everything else _read_json(cache)
    current = {name: _fingerprint(project, course, name) for name in [*PAGES, *course.module_ids()]}
    done = [n for n, fingerprint in current.items() if known.get(n) != fingerprint or not _is_built(project, course, n)]
    for name in done:
        say(f"building {name}")
        if name == "start":
            _write(_executed(start_notebook(project.authoring, course)), project.start_page())
            _write_json(project.retrieval(), course_items(project.authoring, course))
        elif name == "own_numbers":
            _write(_executed(own_numbers_notebook(project.authoring)), project.own_numbers())
        else:
            _build_cells(project, course, name)
    _release_all(project, [name for name in done if name not in PAGES])
    _write_json(project.manifest, manifest(project, course))
    _write_text(project.evidence_page(), evidence_page(load_evidence(project.authoring)))
    _write_json(cache, current)
    return done


def differences(project: Project, say: Say) -> list[str]:
    """Build everything afresh elsewhere and name each built file that is not what its source gives."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = sources_copied(project, Path(folder))
        build(fresh, say)
        return unequal_files(project.root, fresh.root)


def sources_copied(project: Project, folder: Path) -> Project:
    """A copy of all that is written by hand, to build from."""
    copy = Project(folder)
    shutil.copytree(project.authoring, copy.authoring, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(project.root / "nbgrader_config.py", copy.root)
    return copy


def unequal_files(one: Path, other: Path) -> list[str]:
    """Built files that are not the same, byte by byte, under both roots; a file that only one has is named too."""
    names = {path.relative_to(root) for root in (one, other) for path in _built_files(root)}
    return [name.as_posix() for name in sorted(names) if not _same(one / name, other / name)]


def manifest(project: Project, course: Course) -> dict[str, object]:
    """Notebooks by the place they get in a learner's ``work`` folder."""
    places = {"start.ipynb": project.start_page(), "own_numbers/own_numbers.ipynb": project.own_numbers()}
    for module in course.module_ids():
        places[f"lessons/{module}/{module}.ipynb"] = project.lesson(course, module)
        places[f"exercises/{module}/{module}.ipynb"] = project.release(module)
    return {"notebooks": {place: _manifest_entry(project, path) for place, path in places.items()}}


def code_hashes(notebook: NotebookNode) -> list[str]:
    """SHA-256 of each code cell's source, in order: what must match for a notebook to run by itself."""
    return [hashlib.sha256(c.source.encode()).hexdigest() for c in notebook.cells if c.cell_type == "code"]


def execute(notebook: NotebookNode, folder: Path, *, keys: Path | None = None) -> NotebookNode:
    """Run a notebook in ``folder`` and keep of its outputs what is the same every time.

    Raises `CourseError` where a cell raises or writes to stderr: learners would see it.
    """
    name = notebook.metadata["saleslab"]["module"]
    nbformat.write(notebook, folder / f"{name}.ipynb")
    with _environment(SALESLAB_KEYS=str(keys) if keys else None, NBGRADER_EXECUTION="build", SALESLAB_LAB=None):
        client = NotebookClient(
            notebook,
            timeout=120,
            kernel_name="python3",
            extra_arguments=["--log-level=ERROR"],
            resources={"metadata": {"path": folder}},
        )
        client.execute()
    _stabilise(notebook)
    return notebook


def _executed(notebook: NotebookNode) -> NotebookNode:
    """The notebook run in a folder of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        return execute(notebook, Path(scratch))


def build_module(project: Project, course: Course, module: str) -> None:
    """Build one module and nothing else: what its author wants while writing. Raises `CourseError`."""
    _build_cells(project, course, module)
    _release_all(project, [module])


def _build_cells(project: Project, course: Course, module: str) -> None:
    """Lesson, solution and coach's page of a module."""
    _refuse_strays(project.solution(module))
    folder = module_folder(project.authoring, course, module)
    description = load_module(project.authoring, course, module)
    facts, evidence = load_facts(folder), load_evidence(project.authoring)
    _write(_executed(lesson_notebook(folder, description, facts, evidence)), project.lesson(course, module))
    with tempfile.TemporaryDirectory() as scratch:
        solution = exercise_notebook(folder, description, facts, evidence)
        right = right_answers(load_bank(project.authoring, module))
        sheet = sample_sheet(module, right, SOLUTION_WORLD, solution.metadata["saleslab"]["release"])
        (Path(scratch) / "answers.json").write_bytes(sheet.to_bytes())
        _write(execute(solution, Path(scratch), keys=project.authoring), project.solution(module))
    _write_text(project.coach_page(module), coach_page(folder, description, facts, evidence))


def _refuse_strays(solution: Path) -> None:
    stray = sorted(path.name for path in solution.parent.glob("*") if path != solution)
    if stray:
        raise CourseError(
            f"solutions/{solution.parent.name}/ holds {', '.join(stray)}: nbgrader would give every learner a copy and "
            "overwrite their own with it. Move it away."
        )


def _release_all(project: Project, modules: Iterable[str]) -> None:
    """``nbgrader generate_assignment``, with one throw-away gradebook for all: making one takes longer than a release.

    Raises `CourseError`.
    """
    with tempfile.TemporaryDirectory() as scratch:
        for module in modules:
            _release(project, module, Path(scratch, "gradebook.db"))


def _release(project: Project, module: str, gradebook: Path) -> None:
    command = [
        *(sys.executable, "-m", "nbgrader", "generate_assignment", module, "--force", "--log-level=ERROR"),
        f"--db=sqlite:///{gradebook}",
    ]
    # nbgrader calls alembic by name, so this environment's programs must be found first.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        command, cwd=project.root, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    if done.returncode != 0 or not project.release(module).exists():
        raise CourseError(f"nbgrader generate_assignment {module} failed:\n{done.stdout}{done.stderr}")


def _stabilise(notebook: NotebookNode) -> None:
    """Drop from outputs and metadata what differs between two runs of the same source."""
    for key in ("language_info", "widgets"):
        notebook.metadata.pop(key, None)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for count, cell in enumerate(code, start=1):
        cell.metadata.pop("execution", None)
        # nbval takes a cell without a count for one that was never run.
        cell.execution_count = count
        for output in cell.outputs:
            if output.output_type == "error" or output.get("name") == "stderr":
                words = output.get("text") or f"{output.get('ename')}: {output.get('evalue')}"
                raise CourseError(f"cell {cell.id!r} of {notebook.metadata['saleslab']['module']}: {words.strip()}")
            if output.output_type == "execute_result":
                output["execution_count"] = count
            output.get("data", {}).pop(WIDGET_VIEW, None)


def _fingerprint(project: Project, course: Course, name: str) -> str:
    """Changes with anything a built notebook depends on: its folder, the evidence, the package, the catalogue."""
    shared = ("course.yml", "evidence.yml", "glossary.yml")
    parts = [*(project.authoring / name for name in shared), project.root / "nbgrader_config.py"]
    package = Path(__file__).parents[1]
    parts += _files(package, "*.py")
    modules = {"start": course.module_ids(), "own_numbers": []}.get(name, [name])
    for module in modules:
        parts += _files(module_folder(project.authoring, course, module), "*")
    parts += _files(project.authoring / "start", "*")
    if name == "own_numbers":
        parts += [
            *_files(project.authoring / name, "*"),
            *_files(package / "crm", "*.html"),
            *_files(package / "crm", "*.yml"),
        ]
    digest = hashlib.sha256()
    for path in sorted(set(parts)):
        digest.update(str(path.name).encode() + path.read_bytes())
    return digest.hexdigest()


def _is_built(project: Project, course: Course, name: str) -> bool:
    if name == "start":
        return project.start_page().exists() and project.retrieval().exists()
    if name == "own_numbers":
        return project.own_numbers().exists()
    built = (project.lesson(course, name), project.solution(name), project.release(name), project.coach_page(name))
    return all(path.exists() for path in built)


def _manifest_entry(project: Project, path: Path) -> dict[str, object]:
    notebook = nbformat.read(path, as_version=4)
    return {
        "source": path.relative_to(project.root).as_posix(),
        "release": notebook.metadata["saleslab"]["release"],
        "code": code_hashes(notebook),
    }


def _built_files(root: Path) -> Iterator[Path]:
    for folder in BUILT:
        yield from (p for p in (root / folder).rglob("*") if p.is_file() and ".ipynb_checkpoints" not in p.parts)


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.read_bytes() == other.read_bytes()


def _files(folder: Path, pattern: str) -> list[Path]:
    return [p for p in folder.rglob(pattern) if p.is_file() and "__pycache__" not in p.parts]


def _write(notebook: NotebookNode, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


def _read_json(path: Path) -> dict[str, str]:
    try:
        loaded: dict[str, str] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return loaded


def _write_json(path: Path, content: object) -> None:
    _write_text(path, json.dumps(content, indent=1, sort_keys=True) + "\n")


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


@contextmanager
def _environment(**values: str | None) -> Iterator[None]:
    """Environment variables for the kernels started inside, as they were afterwards."""
    before = {name: os.environ.get(name) for name in values}
    try:
        _set_environment(values)
        yield
    finally:
        _set_environment(before)


def _set_environment(values: dict[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
