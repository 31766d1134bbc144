"""Sample answers of module C5 that depend on the company; `answers.yml` names them."""

from saleslab.analysis import c5 as _c5
from saleslab.org import World


def _commits(world: World):
    ended = _c5.all_ended(world)
    return ended[ended["said"] >= _c5.COMMIT]


def commit_rate(world: World) -> float:
    return round(100 * float(_commits(world)["is_won"].mean()))


def commit_said(world: World) -> float:
    return round(100 * float(_commits(world)["said"].mean()))


def commit_lost(world: World) -> float:
    lost = 100 - commit_rate(world)
    return lost if abs(lost - commit_rate(world)) > 2 else 20.0


def names(world: World) -> dict[str, str]:
    return {str(rep): str(label) for rep, label in _c5.seven_records(world)["label"].items()}


def names_without_few(world: World) -> dict[str, str]:
    bias = _c5.seven_records(world)["bias"]
    return {rep: ("sandbags" if bias[rep] < 0 else "happy") if n == "few" else n for rep, n in names(world).items()}


def all_happy(world: World) -> dict[str, str]:
    return dict.fromkeys(names(world), "happy")


def one_name_missing(world: World) -> dict[str, str]:
    return dict(list(names(world).items())[1:])


def _by_deal(world: World, column: str) -> dict[str, float]:
    deals = _c5.dozen(world)
    return {deal: round(100 * float(p)) for deal, p in zip(deals["opportunity_id"], deals[column], strict=True)}


def what_happened(world: World) -> dict[str, float]:
    return {deal: 90.0 if won else 10.0 for deal, won in _by_deal(world, "is_won").items()}


def the_record(world: World) -> dict[str, float]:
    return _by_deal(world, "crm")


def the_sellers(world: World) -> dict[str, float]:
    return _by_deal(world, "said")


def the_base_rate(world: World) -> dict[str, float]:
    return dict.fromkeys(what_happened(world), round(100 * _c5.base_rate(world, _c5.THIS_QUARTER)))


def all_even(world: World) -> dict[str, float]:
    return dict.fromkeys(what_happened(world), 50.0)


def one_row_missing(world: World) -> dict[str, float]:
    return dict(list(what_happened(world).items())[1:])


def safe_number(world: World) -> float:
    return round(_c5.board_best(world) / 1000)


def sellers_number(world: World) -> float:
    return round(float(_c5.region_quarters(world)["said"].iloc[-1]) / 1000)


def padded_number(world: World) -> float:
    quarters = _c5.region_quarters(world)
    return round(0.5 * float(quarters["share"].iloc[:-1].min() * quarters["said"].iloc[-1]) / 1000)


def call_heard(world: World) -> str:
    return {"date": "out", "polite": "leave", "step": "higher"}[_c5.what_she_says(world)]


def call_by_tone(world: World) -> str:
    return "out" if _c5.what_she_says(world) == "step" else "higher"
