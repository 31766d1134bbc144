"""Imports go one way, and a learner's kernel never loads the author's or the instructor's side."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "saleslab"
MAY_IMPORT = {
    "org": set(),
    "analysis": {"org"},
    "answers": set(),
    "checks": {"answers", "analysis", "org"},
    "charts": {"analysis", "org"},
    "crm": {"charts", "analysis", "org"},
    "practice": {"answers", "checks", "crm", "charts", "analysis", "org"},
    "lab": set(),
    "course": {"answers", "checks", "analysis", "org"},
    "grading": {"answers", "checks", "course", "practice", "analysis", "org"},
    "cli": {"course", "crm", "doctor", "grading", "lab", "org", "analysis"},
}


def imported_parts(source: str, package: str) -> set[str]:
    """Parts of saleslab that a module imports, outside blocks for the type checker."""
    parts = set()
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = [
                f"{node.module}.{alias.name}" if node.module == "saleslab" else node.module for alias in node.names
            ]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        parts |= {name.split(".")[1] for name in names if name.startswith("saleslab.")}
    return parts - {package}


@pytest.mark.parametrize("package", sorted(MAY_IMPORT))
def test_imports_go_one_way(package):
    files = [PACKAGE / f"{package}.py"] if package == "cli" else sorted((PACKAGE / package).rglob("*.py"))
    assert files
    for path in files:
        wrong = imported_parts(path.read_text("utf-8"), package) - MAY_IMPORT[package]
        assert not wrong, f"{path.relative_to(PACKAGE)} imports {', '.join(sorted(wrong))}"


def test_every_part_has_its_rule():
    parts = {p.name for p in PACKAGE.iterdir() if (p / "__init__.py").exists()} | {"cli"}
    assert parts == set(MAY_IMPORT)


def test_the_rule_sees_a_wrong_import():
    assert imported_parts("def f():\n    from saleslab.grading.grade import grade", "org") == {"grading"}
    assert imported_parts("from saleslab import course", "org") == {"course"}


def test_a_learners_kernel_loads_neither_authors_nor_instructors_side():
    code = (
        "import sys; from saleslab.practice import ask, start; from saleslab.checks import check; "
        "print(*[m for m in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = ("saleslab.course", "saleslab.grading", "saleslab.lab", "nbgrader", "jupytext", "pandera", "jupyter_server")
    assert [name for name in loaded if name.startswith(heavy)] == []
