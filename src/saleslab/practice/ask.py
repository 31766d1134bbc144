"""The question forms of a notebook, one function per kind.

Each takes literal arguments only: the same call is read as data by the grader (`saleslab.answers.spec`, which says
what each kind's clean value is). Items of `pick` and `chances` are lists of `saleslab.analysis.cases`.
"""

from __future__ import annotations

from typing import Any

from saleslab.answers import parse_spec
from saleslab.practice.form import show_form
from saleslab.practice.guard import guarded
from saleslab.practice.session import current
from saleslab.practice.table import table_of


@guarded("This question")
def number(question: str, prompt: str, *, unit: str, low: float, high: float) -> None:
    """Ask for a number in ``unit`` from ``low`` to ``high``."""
    _ask("number", question=question, prompt=prompt, unit=unit, low=low, high=high)


@guarded("This question")
def choice(question: str, prompt: str, *, options: dict[str, str]) -> None:
    """Ask for one of ``options``, ``{key: text}``."""
    _ask("choice", question=question, prompt=prompt, options=options)


@guarded("This question")
def several(question: str, prompt: str, *, options: dict[str, str]) -> None:
    """Ask for any of ``options``, at least one."""
    _ask("several", question=question, prompt=prompt, options=options)


@guarded("This question")
def pick(question: str, prompt: str, *, items: str, count: int) -> None:
    """Ask for exactly ``count`` of the company's ``items``, shown as a table."""
    _ask("pick", question=question, prompt=prompt, items=items, count=count)


@guarded("This question")
def chances(question: str, prompt: str, *, items: str) -> None:
    """Ask for a chance in percent for each of the company's ``items``, shown as a table."""
    _ask("chances", question=question, prompt=prompt, items=items)


@guarded("This question")
def prediction(question: str, prompt: str, *, unit: str, low: float, high: float, within: float) -> None:
    """Ask for a guess and how sure the learner is to be ``within`` of the truth; it locks once given."""
    _ask("prediction", question=question, prompt=prompt, unit=unit, low=low, high=high, within=within)


@guarded("This question")
def text(question: str, prompt: str, *, least: int = 3) -> None:
    """Ask for a few sentences, ``least`` words or more."""
    _ask("text", question=question, prompt=prompt, least=least)


@guarded("This question")
def commitment(question: str, prompt: str) -> None:
    """Ask what the learner will do at work, by when, and who will see it."""
    _ask("commitment", question=question, prompt=prompt)


def _ask(kind: str, **arguments: Any) -> None:
    spec, session = parse_spec(kind, arguments), current()
    show_form(spec, session, table_of(spec, session))
