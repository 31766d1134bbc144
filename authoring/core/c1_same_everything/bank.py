"""Sample answers of module C1 that depend on the company; `answers.yml` names them."""

from itertools import combinations as _combinations

from saleslab.analysis import c1 as _c1
from saleslab.analysis import leaderboard as _board
from saleslab.checks import DecisionKey as _DecisionKey
from saleslab.org import World

_SENTENCES = ("share", "back", "raffle", "rich", "thin", "best", "asks")


def stayed(world: World) -> int:
    last, this = (_board.annual_bookings(world.attainment, year) for year in (_c1.THIS_YEAR - 1, _c1.THIS_YEAR))
    return len(_board.repeaters(last, this))


def left(world: World) -> int:
    return _board.TOP - stayed(world) if 2 * stayed(world) != _board.TOP else 1


def to_cut(world: World) -> list[str]:
    stage = _c1.marked(world, "stage")
    patch, asks = (_c1.in_frames(_c1.lined_up(world, by), stage) for by in ("patch", "asks"))
    share = _board.top_share(_board.annual_bookings(world.attainment, _c1.THIS_YEAR))
    wrong = {
        "share": share <= 0.5,
        "back": stayed(world) >= 30,
        "best": True,
        "thin": patch[0] > 1,
        "rich": patch[-1] < 24,
        "asks": asks[-1] > 15,
    }
    return [sentence for sentence in _SENTENCES if wrong.get(sentence)]


def to_keep(world: World) -> list[str]:
    return [sentence for sentence in _SENTENCES if sentence not in to_cut(world)]


def cut_but_one(world: World) -> list[str]:
    return [sentence for sentence in to_cut(world) if sentence != "best"]


def by_the_patch(world: World) -> dict[str, str]:
    return {str(row["rep_id"]): _c1.verdict(row) for _, row in _c1.call_candidates(world).iterrows()}


def all_twice(world: World) -> dict[str, str]:
    return dict.fromkeys(by_the_patch(world), "twice")


def one_label_wrong(world: World) -> dict[str, str]:
    right = by_the_patch(world)
    return {**right, next(rep for rep, label in right.items() if label == "once"): "never"}


def eight_labels(world: World) -> dict[str, str]:
    return dict(list(by_the_patch(world).items())[1:])


def _asking(world: World, counted: _c1.Counted) -> list[int]:
    return _c1.in_frames(_c1.lined_up(world, "asks"), _c1.marked(world, counted))


def who_ask_most(world: World) -> int:
    return _asking(world, "beat")[-1]


def who_ask_least(world: World) -> int:
    least, most = _asking(world, "beat")[0], _asking(world, "beat")[-1]
    return least if least != most else least + 1


def best_calls(world: World) -> list[str]:
    return _c1.best_calls(world)


def _key(world: World) -> _DecisionKey:
    nine = _c1.call_candidates(world)
    worth = dict(zip(nine["rep_id"], nine["worth"], strict=True))
    return _DecisionKey(values=worth, count=3, right="", partly="", wrong="")


def fair_calls(world: World) -> list[str]:
    """The three that come closest to leaving behind a third of what choosing well is worth."""
    key = _key(world)
    return list(min(_combinations(sorted(key.values), 3), key=lambda pick: abs(key.regret(list(pick)) - 0.35)))


def worst_calls(world: World) -> list[str]:
    key = _key(world)
    return sorted(sorted(key.values, key=lambda rep: key.values[rep])[:3])


def what_happened(world: World) -> dict[str, float]:
    return {rep: 90.0 if again else 10.0 for rep, again in _c1.repeat_outcomes(world).items()}


def the_reverse(world: World) -> dict[str, float]:
    return {rep: 100 - chance for rep, chance in what_happened(world).items()}


def all_even(world: World) -> dict[str, float]:
    return dict.fromkeys(what_happened(world), 50.0)


def one_row_missing(world: World) -> dict[str, float]:
    return dict(list(what_happened(world).items())[1:])
