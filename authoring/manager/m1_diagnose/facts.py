"""The numbers module M1's prose states, each computed on the company of the lessons."""

from functools import cache

from saleslab.analysis import m1
from saleslab.analysis.diagnosis import STEPS, last_quarters, record, records
from saleslab.analysis.words import dollars
from saleslab.org import World, world
from saleslab.org.worlds import WORLDS


def _who(w: World, cause: str) -> str:
    return next(rep for rep, each in m1.cause_of(w).items() if each == cause)


def _money(column: str, who):
    return lambda w: dollars(record(w, who(w))[column])


def _unlucky(w: World) -> str:
    return _who(w, "luck")


def _luck(w: World, column: str, quarters: int) -> str:
    return f"{last_quarters(w, _unlucky(w)).loc[quarters, column]:.1f}"


@cache
def _files(causes: tuple[str, ...]) -> tuple[int, int]:
    """Named and right, over the companies of the exercises."""
    counted = [m1.files_right(world(index), causes) for index in range(1, WORLDS + 1)]
    return sum(named for named, _ in counted), sum(right for _, right in counted)


def _share(causes: tuple[str, ...]) -> str:
    named, right = _files(causes)
    return f"{100 * right / named:.0f}"


_ONE = ("patch", "luck", *STEPS)
"""Causes that are one thing."""


def _below() -> int:
    return _files((*_ONE, "several", "unsure"))[0]


def _of_100(causes: tuple[str, ...]) -> str:
    """How many of 100 sellers below their colleagues have a file that says so."""
    return f"{100 * _files(causes)[0] / _below():.0f}"


def _companies_with(cause: str) -> str:
    return str(sum(cause in m1.cause_of(world(index)).values() for index in range(1, WORLDS + 1)))


def _companies_with_buyer() -> str:
    kinds = [set(m1.kind_of(world(index)).values()) for index in range(1, WORLDS + 1)]
    return str(sum(bool(kind & {"told", "unsure"}) for kind in kinds))


def _minutes(of) -> list[int]:
    return sorted(sum(m1.PRICES[look] for _, look in of(world(index))["opened"]) for index in range(1, WORLDS + 1))


def _ordered(w: World):
    return m1.by_the_order(w, m1.six(w))


FACTS = {
    "her": m1.warned,
    "her_booked": _money("booked", m1.warned),
    "her_board": _money("board", m1.warned),
    "her_board_place": lambda w: str(m1.place_in_three(w, m1.warned(w))),
    "her_place": lambda w: str(m1.place_for_patch(w, m1.warned(w))),
    "unlucky": _unlucky,
    "unlucky_booked": _money("booked", _unlucky),
    "unlucky_board": _money("board", _unlucky),
    "unlucky_three": lambda w: f"{record(w, _unlucky(w))['three']:.2f}",
    "luck_low": lambda w: _luck(w, "low", 4),
    "luck_high": lambda w: _luck(w, "high", 4),
    "misread": m1.misread,
    "asker_heard": lambda w: f"{record(w, _who(w, 'questions'))['follow_up_question']:.1f}",
    "all_heard": lambda w: f"{records(w)['follow_up_question'].mean():.1f}",
    "named_skill": lambda _: str(_files(STEPS)[0]),
    "skill_right": lambda _: _share(STEPS),
    "patch_right": lambda _: _share(("patch",)),
    "luck_right": lambda _: _share(("luck",)),
    "doors_right": lambda _: _share(("doors",)),
    "price_right": lambda _: _share(("price",)),
    "questions_right": lambda _: _share(("questions",)),
    "several_right": lambda _: _share(("several",)),
    "below": lambda _: f"{_below():,}",
    "name_one": lambda _: _of_100(_ONE),
    "name_several": lambda _: _of_100(("several",)),
    "name_none": lambda _: str(100 - int(_of_100(_ONE)) - int(_of_100(("several",)))),
    "with_price": lambda _: _companies_with("price"),
    "with_questions": lambda _: _companies_with("questions"),
    "with_unsure": lambda _: _companies_with("unsure"),
    "with_buyer": lambda _: _companies_with_buyer(),
    "with_several": lambda _: _companies_with("several"),
    "order_least": lambda _: str(_minutes(_ordered)[0]),
    "order_most": lambda _: str(_minutes(_ordered)[-1]),
    "better_next": lambda _: str(sum(m1.better_next_year(world(index)) for index in range(1, WORLDS + 1))),
    "back_next": lambda _: str(sum(m1.back_next_year(world(index)) for index in range(1, WORLDS + 1))),
    "worst_of_all": lambda _: str(m1.SIX * WORLDS),
}


RETRIEVAL = {
    "company": lambda w: w.name,
    "booked": _money("booked", m1.warned),
    "board": _money("board", m1.warned),
    "usual": _money("usual", m1.warned),
    "better": lambda w: str(m1.better_next_year(w)),
}
