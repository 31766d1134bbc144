"""The gates a module passes before it is released. Each returns a plain line per fault, none when all is well."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbformat import NotebookNode

from saleslab.answers.spec import ChoiceSpec, Spec, specs_in_source
from saleslab.checks import Keys
from saleslab.checks.keys import ChoiceKey
from saleslab.course.bank import BankEntry
from saleslab.course.catalogue import Module
from saleslab.org import World

TOTAL_POINTS = 20
QUESTIONS = (5, 7)
CODE_STATEMENTS = 8
ROLE_LINES = 3
CHAIR_WORDS = 40
_ACTION = re.compile(r"\b(ask\.\w+|explore|reveal|submit)\(")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_FILLED = re.compile(r"\{\{.*?\}\}")
_FACT = "000000"
"""Stands in for a fact while a cell is read: it is a number in Python and a word that no author writes."""
_NAMES = ("items", "script", "module", "promise", "lines")
"""Arguments that name something instead of saying it."""
_NOT_PROSE = re.compile(r"\]\([^)]*\)|<[^>]+>|`[^`]*`")


def lesson_anatomy(notebook: NotebookNode, module: Module) -> list[str]:
    """Length, folded short code, an action often enough, a prediction before anything is revealed, and its ends."""
    cells, limits = notebook.cells, module.limits
    faults = []
    if not limits.cells[0] <= len(cells) <= limits.cells[1]:
        faults.append(f"{len(cells)} cells; the lesson has {limits.cells[0]} to {limits.cells[1]}")
    words = sum(_words(c.source) for c in cells if c.cell_type == "markdown")
    if words > limits.words:
        faults.append(f"{words} words; at most {limits.words}")
    faults += _long_code(cells) + _long_reading(cells, limits.words_between_actions)
    code = [c.source for c in cells if c.cell_type == "code"]
    predicted = next((i for i, s in enumerate(code) if "ask.prediction(" in s), None)
    revealed = next((i for i, s in enumerate(code) if "reveal(" in s), None)
    if predicted is None or revealed is None or revealed < predicted:
        faults.append("no prediction that is locked before a reveal")
    if not any("ask.commitment(" in s for s in code):
        faults.append("no commitment at work")
    faults += _core_faults(cells) if re.match(r"c\d", module.id) else []
    if f"exercises/{module.id}/{module.id}.ipynb" not in cells[-1].source:
        faults.append("the last cell does not lead to the exercise")
    faults += [
        f"objective {o.you_can!r} is not in the first cell"
        for o in module.objectives
        if o.you_can not in cells[0].source
    ]
    return faults


def _core_faults(cells: Sequence[NotebookNode]) -> list[str]:
    """What every module about something that was bought has: each role's lines, the buyer's side, and a verdict."""
    code = "\n".join(c.source for c in cells if c.cell_type == "code")
    text = "\n\n".join(c.source for c in cells if c.cell_type == "markdown")
    faults = []
    if code.count("for_role(") < ROLE_LINES:
        faults.append(f"{code.count('for_role(')} lines for the role; opening, decision and commitment each have one")
    if "ask.follow_up(" not in code:
        faults.append("nobody asks what became of the last commitment")
    chair = re.search(r"\*\*The Buyer[’']s chair\.\*\*(.*?)(?:\n\n|\Z)", text, flags=re.S)
    if chair is None:
        faults.append("no paragraph that begins **The Buyer's chair.**")
    elif _words(chair[1]) > CHAIR_WORDS:
        faults.append(f"the Buyer's chair has {_words(chair[1])} words; at most {CHAIR_WORDS}")
    faults += [f"no line for {verdict}" for verdict in ("Keep", "Fix", "Stop") if f"**{verdict}**" not in text]
    return faults


COACH_PARTS = ("Timing", "Misconceptions to expect", "Answers that are calibrated", "A 20-minute huddle")


def coach_faults(text: str) -> list[str]:
    """The facilitator's page has its four parts, in order, none of them empty."""
    parts = re.split(r"^## (.+)$", text, flags=re.M)
    if tuple(parts[1::2]) != COACH_PARTS:
        return [f"coach.md has the parts {parts[1::2]}; it has to have {list(COACH_PARTS)}"]
    return [
        f"coach.md: {name!r} is empty" for name, body in zip(parts[1::2], parts[2::2], strict=True) if not body.strip()
    ]


def exercise_anatomy(notebook: NotebookNode, module: Module) -> list[str]:
    """Five to seven questions: text with points and two hints, form, check, in this order; 20 points in all."""
    cells = notebook.cells
    checks = [(i, c) for i, c in enumerate(cells) if c.metadata.nbgrader["grade"]]
    faults = _long_code([c for c in cells if "ask." not in c.source])
    if not QUESTIONS[0] <= len(checks) <= QUESTIONS[1]:
        faults.append(f"{len(checks)} graded questions; {QUESTIONS[0]} to {QUESTIONS[1]} are wanted")
    total = sum(c.metadata.nbgrader["points"] for _, c in checks)
    if total != TOTAL_POINTS:
        faults.append(f"the points add up to {total:g}, not {TOTAL_POINTS}")
    for i, check in checks:
        faults += _question_faults(cells[i - 2], cells[i - 1], check)
    faults += [
        f"cell {c.metadata.nbgrader['grade_id']!r} is not locked" for c in cells if not c.metadata.nbgrader["locked"]
    ]
    if "submit(" not in cells[-1].source:
        faults.append("the last cell does not submit")
    asked = {c.metadata.nbgrader["grade_id"] for _, c in checks}
    return faults + _objective_faults(module, asked)


def _question_faults(text: NotebookNode, form: NotebookNode, check: NotebookNode) -> list[str]:
    question, points = check.metadata.nbgrader["grade_id"], check.metadata.nbgrader["points"]
    faults = []
    if form.cell_type != "code" or question not in specs_in_source(form.source):
        faults.append(f"{question}: the cell above its check is not its form")
    said = re.findall(r"\((\d+) points?\)", text.source)
    if said != [f"{points:g}"]:
        faults.append(f"{question}: is worth {points:g} points, but its text says {said or 'nothing'}")
    if text.source.count("<details>") != 2:
        faults.append(f"{question}: needs two hints behind folds")
    return faults


def _objective_faults(module: Module, asked: set[str]) -> list[str]:
    tied = {q for o in module.objectives for q in o.questions}
    faults = [
        f"objective {o.id!r} names the unknown question {q!r}"
        for o in module.objectives
        for q in o.questions
        if q not in asked
    ]
    return faults + [f"question {q!r} serves no objective" for q in sorted(asked - tied)]


def untied_numbers(authored: Path, module: Module) -> list[str]:
    """Numerals in prose, prompts and options that no fact computes and ``module.yml`` does not list as plain."""
    return [
        f"{authored.name}: {number!r} in “{' '.join(text.split())[:70]}” is not computed by facts.py"
        for text in prose(authored)
        for number in typed_numbers(text, module)
    ]


def typed_numbers(text: str, module: Module) -> list[str]:
    """Numerals in a text, as it was written, that no fact computes and ``module.yml`` does not list as plain."""
    numbers = _NUMBER.findall(_NOT_PROSE.sub(" ", _FILLED.sub(" ", text)))
    return [number for number in numbers if number != _FACT and number not in module.plain_numbers]


def prose(authored: Path) -> list[str]:
    """Everything in a hand-written page that is read by people."""
    if authored.suffix == ".md":
        return [authored.read_text("utf-8")]
    return [text for cell in jupytext.read(authored, fmt="py:percent").cells for text in _prose(cell)]


def _prose(cell: NotebookNode) -> Iterator[str]:
    """All that a learner reads in a cell, with `_FACT` where a fact is filled in."""
    if cell.cell_type == "markdown":
        # "(4 points)" is held to the check by its own gate.
        yield re.sub(r"\(\d+ points?\)|^#+ \d+ ·", " ", cell.source, flags=re.M)
    else:
        for node in ast.walk(ast.parse(_FILLED.sub(_FACT, cell.source))):
            words: list[ast.expr] = []
            if isinstance(node, ast.Call):
                words = [*node.args[1:], *(k.value for k in node.keywords if k.arg not in _NAMES)]
            elif isinstance(node, ast.Assign):
                words = [node.value]
            yield from (text for argument in words for text in _strings(argument))


def _strings(argument: ast.expr) -> Iterator[str]:
    """The strings in an argument that are read by learners: not the keys of options, nor what another call is given."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.Dict):
        for value in argument.values:
            yield from _strings(value)
    elif isinstance(argument, ast.List | ast.Tuple):
        for element in argument.elts:
            yield from _strings(element)
    elif isinstance(argument, ast.JoinedStr):
        for part in argument.values:
            yield from _strings(part)
    elif isinstance(argument, ast.BinOp):
        yield from _strings(argument.left)
        yield from _strings(argument.right)


def option_habits(specs: dict[str, Spec], keys: Keys, worlds: Sequence[World]) -> list[str]:
    """Choices that give themselves away: the right option always the longest, or always in the same place."""
    faults = []
    places: list[int] = []
    for question, make in keys.items():
        spec = specs[question]
        if not isinstance(spec, ChoiceSpec):
            continue
        right = {key.best for w in worlds if isinstance(key := make(w), ChoiceKey)}
        longest = max(spec.options, key=lambda option: len(spec.options[option]))
        if right == {longest}:
            faults.append(f"{question}: the right option is the longest")
        places += [list(spec.options).index(option) for option in right]
    if len(places) > 2 and len(set(places)) == 1:
        faults.append(f"the right option always stands in place {places[0] + 1}")
    return faults


def bank_faults(bank: list[BankEntry], specs: dict[str, Spec], graded: set[str]) -> list[str]:
    """Every graded question has right, wrong and malformed samples, and nothing else is in the bank."""
    faults = [f"the bank answers {e.question!r}, which nobody asks" for e in bank if e.question not in specs]
    for question in sorted(graded):
        kinds = {e.kind for e in bank if e.question == question}
        needed = (
            {"right", "malformed"}
            if specs[question].kind in ("text", "commitment", "page")
            else {"right", "wrong", "malformed"}
        )
        if needed - kinds:
            faults.append(f"{question}: the bank has no {', '.join(sorted(needed - kinds))} answer")
    return faults


def stray_files(solutions: Path) -> list[str]:
    """Anything but the notebooks in ``solutions/``: nbgrader would hand it to every learner."""
    wanted = {f"{folder.name}/{folder.name}.ipynb" for folder in solutions.iterdir() if folder.is_dir()}
    found = {p.relative_to(solutions).as_posix() for p in solutions.rglob("*") if p.is_file()}
    return [f"solutions/{name} must not be there" for name in sorted(found - wanted)]


def leaks(text: str, secrets: Sequence[str]) -> list[str]:
    """Which of the secrets (messages of keys, right values in words) stand in a released text."""
    plain = " ".join(text.split())
    return [secret for secret in secrets if " ".join(secret.split()) in plain]


def notebook_text(path: Path) -> str:
    """Everything a reader of the file could find in it: sources, outputs and metadata, unescaped."""
    notebook: Any = nbformat.read(path, as_version=4)
    return json.dumps(notebook, ensure_ascii=False).replace('\\"', '"').replace("\\n", "\n")


def _words(text: str) -> int:
    return len(re.sub(r"<[^>]+>|[#*|>_`-]", " ", text).split())


def _long_code(cells: Sequence[NotebookNode]) -> list[str]:
    faults = []
    for cell in cells:
        if cell.cell_type != "code":
            continue
        # Statements, not lines: how a call is broken into lines is the formatter's business.
        if len(ast.parse(cell.source).body) > CODE_STATEMENTS and "ask." not in cell.source:
            faults.append(f"cell {cell.id!r} has more than {CODE_STATEMENTS} statements")
        if not cell.metadata.get("jupyter", {}).get("source_hidden"):
            faults.append(f"cell {cell.id!r} is not folded")
    return faults


def _long_reading(cells: Sequence[NotebookNode], most: int) -> list[str]:
    faults, read = [], 0
    for cell in cells:
        if cell.cell_type == "markdown":
            read += _words(cell.source)
        elif _ACTION.search(cell.source):
            read = 0
        if read > most:
            faults.append(f"more than {most} words before cell {cell.id!r} without anything to do")
            read = 0
    return faults
