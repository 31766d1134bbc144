"""The question forms of a notebook, one function per kind.

Each takes literal arguments only: the same call is read as data by the grader (`saleslab.answers.spec`, which says
what each kind's clean value is). ``items`` names a list of `saleslab.analysis.cases`, shown as a table; where a
question takes ``items`` or ``options``, exactly one of them is given.
"""

from __future__ import annotations

from typing import Any

from saleslab.answers import parse_spec
from saleslab.answers.board import BoardSpec
from saleslab.answers.case_file import CaseFileSpec
from saleslab.answers.conversation import ConversationSpec
from saleslab.answers.page import PageSpec
from saleslab.answers.quarters import QuartersSpec
from saleslab.practice.board import show_board
from saleslab.practice.case_file import show_case_file
from saleslab.practice.conversation.widget import show_conversation
from saleslab.practice.form import show_form
from saleslab.practice.guard import guarded
from saleslab.practice.one_page import show_page
from saleslab.practice.quarters import show_quarters
from saleslab.practice.session import current
from saleslab.practice.table import table_of


@guarded("This question")
def number(question: str, prompt: str, *, unit: str, low: float, high: float) -> None:
    """Ask for a number in ``unit`` from ``low`` to ``high``."""
    _ask("number", question=question, prompt=prompt, unit=unit, low=low, high=high)


@guarded("This question")
def choice(question: str, prompt: str, *, options: dict[str, str], lock: bool = False) -> None:
    """Ask for one of ``options``, ``{key: text}``; ``lock``: given for good."""
    _ask("choice", question=question, prompt=prompt, options=options, lock=lock)


@guarded("This question")
def several(question: str, prompt: str, *, options: dict[str, str]) -> None:
    """Ask for any of ``options``, at least one."""
    _ask("several", question=question, prompt=prompt, options=options)


@guarded("This question")
def pick(question: str, prompt: str, *, items: str, count: int) -> None:
    """Ask for exactly ``count`` of the company's ``items``, shown as a table."""
    _ask("pick", question=question, prompt=prompt, items=items, count=count)


@guarded("This question")
def chances(question: str, prompt: str, *, items: str, lock: bool = False) -> None:
    """Ask for a chance in percent for each of the company's ``items``, shown as a table; ``lock``: given for good."""
    _ask("chances", question=question, prompt=prompt, items=items, lock=lock)


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


@guarded("This question")
def rank(question: str, prompt: str, *, items: str | None = None, options: dict[str, str] | None = None) -> None:
    """Ask for an order, first place first."""
    _ask("rank", question=question, prompt=prompt, items=items, options=options)


@guarded("This question")
def match(
    question: str,
    prompt: str,
    *,
    labels: dict[str, str],
    items: str | None = None,
    options: dict[str, str] | None = None,
    lock: bool = False,
) -> None:
    """Ask for one of a few ``labels``, ``{key: text}``, for each row; ``lock``: given for good."""
    _ask("match", question=question, prompt=prompt, labels=labels, items=items, options=options, lock=lock)


@guarded("This question")
def ratings(question: str, prompt: str, *, items: str, scale: dict[str, str]) -> None:
    """Ask for a step of ``scale``, ``{key: text}``, lowest first, for each row of ``items``, under its passage."""
    _ask("ratings", question=question, prompt=prompt, items=items, scale=scale)


@guarded("This question")
def sort(
    question: str,
    prompt: str,
    *,
    piles: dict[str, str],
    items: str | None = None,
    options: dict[str, str] | None = None,
) -> None:
    """Ask for each card's pile, ``{key: text}``; the piles are shown filling up."""
    _ask("sort", question=question, prompt=prompt, piles=piles, items=items, options=options)


@guarded("This question")
def allocate(
    question: str,
    prompt: str,
    *,
    budget: float,
    unit: str,
    step: float = 1,
    least: float = 0,
    most: float | None = None,
    items: str | None = None,
    options: dict[str, str] | None = None,
) -> None:
    """Ask to share a ``budget`` in ``unit`` over the rows, ``least`` to ``most`` each in steps of ``step``."""
    amounts = {"budget": budget, "unit": unit, "step": step, "least": least, "most": most}
    _ask("allocate", question=question, prompt=prompt, **amounts, items=items, options=options)


@guarded("This question")
def mark(question: str, prompt: str, *, sentences: dict[str, str], count: int | None = None) -> None:
    """Ask to mark ``count`` of the ``sentences``, ``{key: sentence}``, or any number of them, in the text they make."""
    _ask("mark", question=question, prompt=prompt, sentences=sentences, count=count)


@guarded("This question")
def confidence(question: str, prompt: str) -> None:
    """Ask how sure the learner is, 5 to 99 percent."""
    _ask("confidence", question=question, prompt=prompt)


@guarded("This question")
def follow_up(question: str, prompt: str, *, module: str | None = None, promise: str = "promise") -> None:
    """Ask what became of the commitment ``promise`` of an earlier ``module``, which is shown again.

    Without a ``module``: of the learner's latest in any other one that no follow-up asked about; where there is none,
    nothing is asked.
    """
    _ask("follow_up", question=question, prompt=prompt, module=module, promise=promise)


@guarded("This conversation")
def conversation(question: str, prompt: str, *, script: str, plan: bool = False) -> None:
    """Ask to play the conversation ``script``; ``plan``: after making a call plan of three lines."""
    spec = parse_spec("conversation", {"question": question, "prompt": prompt, "script": script, "plan": plan})
    assert isinstance(spec, ConversationSpec)
    show_conversation(spec, current())


@guarded("This decision")
def board(question: str, prompt: str, *, offers: dict[str, str], budget: float) -> None:
    """Ask which of the ``offers``, ``{offer of saleslab.org.policy: text}``, to buy within ``budget`` in USD.

    For whom and from when is chosen with it. It binds once committed to, and only then is it looked back on.
    """
    spec = parse_spec("board", {"question": question, "prompt": prompt, "offers": offers, "budget": budget})
    assert isinstance(spec, BoardSpec)
    show_board(spec, current())


@guarded("This run")
def quarters(question: str, prompt: str, *, levers: dict[str, str], chips: int) -> None:
    """Ask for two years by the quarter: ``chips`` each on ``levers``, ``{lever of saleslab.org.two_years: text}``.

    Each quarter binds once committed to; the last dashboard and a vendor's pitch are shown before it. The truth is told
    after the eighth.
    """
    spec = parse_spec("quarters", {"question": question, "prompt": prompt, "levers": levers, "chips": chips})
    assert isinstance(spec, QuartersSpec)
    show_quarters(spec, current())


@guarded("This case file")
def case_file(
    question: str,
    prompt: str,
    *,
    items: str,
    looks: dict[str, str],
    prices: dict[str, int],
    causes: dict[str, str],
    minutes: int,
) -> None:
    """Ask for one of the ``causes`` for each of the company's ``items``, after opening ``looks``, ``{key: text}``.

    A look takes its price in minutes of the ``minutes`` there are. It stays open; the causes bind once the file is
    closed. What a look shows is in ``LOOKS`` of the module that ``items`` names.
    """
    bought = {"looks": looks, "prices": prices, "causes": causes, "minutes": minutes}
    spec = parse_spec("case_file", {"question": question, "prompt": prompt, "items": items, **bought})
    assert isinstance(spec, CaseFileSpec)
    show_case_file(spec, current())


@guarded("This page")
def page(question: str, prompt: str, *, title: str, parts: dict[str, str], least: int = 20, each: int = 1) -> None:
    """Ask for ``each`` words or more on the ``parts``, ``{key: what is asked}``; a page to print is made of them."""
    asked = {"question": question, "prompt": prompt, "title": title, "parts": parts, "least": least, "each": each}
    spec = parse_spec("page", asked)
    assert isinstance(spec, PageSpec)
    show_page(spec, current())


def _ask(kind: str, **arguments: Any) -> None:
    spec, session = parse_spec(kind, arguments), current()
    show_form(spec, session, table_of(spec, session))
