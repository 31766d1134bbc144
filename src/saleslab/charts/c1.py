"""What module C1 shows: the year in order, the second year, and two pictures that follow a slider."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from saleslab.analysis import c1
from saleslab.analysis import leaderboard as board
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw
from saleslab.charts.leaderboard import ranked_bookings, repeats
from saleslab.org import World

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 640, 366, 56, 312, 44
_RIGHT = _WIDTH - 20
BET_WITHIN = 3
"""How far off a bet on the second year may be and still count: what the lesson's prediction asks for."""


def year_in_order(world: World, fiscal_year: int) -> Chart:
    """One year's bookings, biggest first, the top 48 marked."""
    return ranked_bookings(board.annual_bookings(world.attainment, fiscal_year))


def came_back(world: World) -> int:
    """How many of the first year's top 48 are in the second year's."""
    first, second = (board.annual_bookings(world.attainment, year) for year in (1, 2))
    return len(board.repeaters(first, second))


def bet_and_second_year(world: World) -> Callable[[Mapping[str, float]], list[str | Chart]]:
    """What follows a locked bet on how many of the first year's top 48 come back: the miss, and the chart."""
    first, second = (board.annual_bookings(world.attainment, year) for year in (1, 2))
    stayed = came_back(world)

    places = second.set_index("rep_id")["rank"]
    narrowly = int(places[board.top_sellers(first)].between(board.TOP + 1, 2 * board.TOP).sum())

    def after(guess: Mapping[str, float]) -> list[str | Chart]:
        miss = abs(guess["value"] - stayed)
        side = "inside" if miss <= BET_WITHIN else "outside"
        said = (
            f"You said {guess['value']:.0f}; it was {stayed}. Off by {miss:.0f}, {side} the {BET_WITHIN} that count as "
            f"near. You were {guess['sure']:.0f} % sure of that."
        )
        gone = board.TOP - stayed
        rest = (
            f"Of the {gone} who dropped out of the top {board.TOP}, {narrowly} landed between place {board.TOP + 1} "
            f"and {2 * board.TOP}."
        )
        return [said, repeats(first, second), rest]

    return after


def copied_calls(world: World, then: str) -> Callable[[list[str]], str]:
    """What follows the pick of whose calls to record: what was visible, how well each really sells, and ``then``."""
    sellers = world.truth.sellers
    selling = dict(zip(sellers["rep_id"], sellers["selling_fy2"], strict=True))
    four = c1.stage_and_floor(world).set_index("rep_id")
    best = max(four.index, key=selling.__getitem__)
    beat = {str(rep): int(years) for rep, years in (four[["ratio", "last_ratio"]] > 1).sum(axis=1).items()}
    twice = [rep for rep, years in beat.items() if years == 2]
    asks = c1.next_question(world)[twice]
    asker, other = str(asks.idxmax()), str(asks.idxmin())
    never = [rep for rep, years in beat.items() if years == 0]
    listener = str(c1.next_question(world)[never].idxmax())

    def after(picked: list[str]) -> str:
        mine = picked[0]
        years = beat[mine]
        beaten = {0: "never beat the patch", 1: "beat the patch in one year only", 2: "beat the patch in both years"}
        if mine == asker:
            heard = f" So did {other}. Both choices hold; you went by the calls as well."
        elif mine == other:
            heard = f" So did {asker}. Both choices hold; {asker} asks the next question more often."
        else:
            heard = f" Two of the four beat it twice: {' and '.join(twice)}."
        ranks = ", ".join(f"{rep} {selling[rep]:.1f}" for rep in sorted(four.index, key=lambda rep: -selling[rep]))
        verdict = "You picked the best of the four." if mine == best else f"The best of the four is {best}."
        also = f"{listener} asks well, too, and never beat the patch: listening alone is not enough either."
        return (
            f"{mine} {beaten[years]}.{heard}\n\nAnd the truth, since this company is simulated. On an average patch, "
            f"against the average seller, each would bring: {ranks} times as much. {verdict} {also}\n\n{then}"
        )

    return after


def counted_from_the_top(world: World) -> Draw:
    """For any number of sellers from the top: their share of this year's bookings, and how many led last year too."""
    last, this = (board.annual_bookings(world.attainment, year) for year in (c1.THIS_YEAR - 1, c1.THIS_YEAR))
    shares = np.r_[0, this["bookings"].cumsum() / this["bookings"].sum()]

    def draw(sellers: float) -> tuple[str, str]:
        n = int(sellers)
        both = len(board.repeaters(last, this, n))
        words = (
            f"The top {n} of {len(this)} sellers bring {100 * shares[n]:.1f} % of this year’s bookings. "
            f"Of last year’s top {n}, {both} are in this year’s top {n} too."
        )
        return _curve(shares, n), words

    return draw


def patch_taken_out(world: World) -> Draw:
    """The first year's sellers by patch and bookings, and the line above which the best 48 stand.

    At 0 percent the line is level: bookings alone count. At 100 percent it rises with what such a patch usually
    brings. In between, ``log(bookings) - share * log(expected)`` is ranked.
    """
    adjusted = board.adjusted_ranking(board.annual_bookings(world.attainment, 1), world.reps, world.territories)
    sold = adjusted[adjusted["bookings"] > 0]
    bookings, expected = np.log(sold["bookings"].to_numpy(float)), np.log(sold["expected"].to_numpy(float))
    on_stage = sold["rep_id"].isin(board.top_sellers(adjusted)).to_numpy()

    def draw(percent: float) -> tuple[str, str]:
        counted = bookings - percent / 100 * expected
        line = np.sort(counted)[-board.TOP]
        dropped, crossed = on_stage & (counted < line), ~on_stage & (counted >= line)
        words = (
            f"With the patch counted at {percent:.0f} %, {int(dropped.sum())} of the {board.TOP} on stage are below "
            f"the line, and {int(crossed.sum())} others have crossed it."
        )
        return _tilted(expected, bookings, (on_stage & ~dropped, dropped, crossed), percent / 100, line), words

    return draw


def _curve(shares: np.ndarray, n: int) -> str:
    """Share of bookings over sellers counted from the top, with a marker at ``n``."""
    sellers = len(shares) - 1
    across = np.linspace(_LEFT, _RIGHT, sellers + 1)
    up = _BOTTOM - shares * (_BOTTOM - _TOP)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(across, up, strict=True))
    x, y = across[n], up[n]
    return _svg(
        f"The top {n} bring {100 * shares[n]:.0f} % of the bookings",
        f'<polyline points="{path}" fill="none" stroke="{GREY}" stroke-width="3"/>'
        f'<path d="M{x:.1f} {_BOTTOM}V{y:.1f}H{_LEFT}" fill="none" stroke="{BLUE}" stroke-width="2"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{BLUE}"/>'
        + "".join(_tick_up(_BOTTOM - s * (_BOTTOM - _TOP), f"{100 * s:.0f} %") for s in (0, 0.5, 1))
        + "".join(_tick_across(float(across[k]), str(k)) for k in (0, 48, 120, 240) if k <= sellers),
        "Sellers counted from the top",
        "Share of this year’s bookings",
    )


def _tilted(x: np.ndarray, y: np.ndarray, groups: tuple[np.ndarray, ...], tilt: float, line: float) -> str:
    """Dots at log patch and log bookings; the line is ``y = line + tilt * x``. Groups: stayed, dropped, crossed."""
    stayed, dropped, crossed = groups
    low, high = float(y.min()) - 0.1, float(y.max()) + 0.1
    left, right = float(x.min()) - 0.05, float(x.max()) + 0.05

    def across(value: float) -> float:
        return _LEFT + (value - left) / (right - left) * (_RIGHT - _LEFT)

    def up(value: float) -> float:
        return _BOTTOM - (min(max(value, low), high) - low) / (high - low) * (_BOTTOM - _TOP)

    def marks(chosen: np.ndarray, shape: str) -> str:
        return "".join(shape.format(x=across(a), y=up(b)) for a, b in zip(x[chosen], y[chosen], strict=True))

    ends = [(at, up(line + tilt * at)) for at in np.linspace(left, right, 40)]
    return _svg(
        f"{int(dropped.sum())} of the {board.TOP} on stage are below the line",
        marks(~(stayed | dropped | crossed), f'<circle cx="{{x:.0f}}" cy="{{y:.0f}}" r="3" fill="{GREY}"/>')
        + marks(crossed, f'<circle cx="{{x:.0f}}" cy="{{y:.0f}}" r="4" fill="none" stroke="{BLUE}" stroke-width="2"/>')
        + marks(stayed, f'<circle cx="{{x:.0f}}" cy="{{y:.0f}}" r="5" fill="{BLUE}"/>')
        + marks(
            dropped, f'<path d="M{{x:.0f}} {{y:.0f}}m-5 -5l10 10m0 -10l-10 10" stroke="{ORANGE}" stroke-width="3"/>'
        )
        + f'<polyline points="{" ".join(f"{across(at):.1f},{height:.1f}" for at, height in ends)}" fill="none" '
        'stroke="currentColor" stroke-width="2"/>'
        + "".join(
            _tick_up(up(np.log(v)), name) for v, name in ((1e5, "$0.1m"), (3e5, "$0.3m"), (1e6, "$1m"), (3e6, "$3m"))
        )
        + "".join(_tick_across(across(np.log(v)), n) for v, n in _patch_ticks(left, right)),
        "What such a patch usually brings in a year",
        "Bookings; each label about three times the one below. Blue: on stage. Cross: fell. Ring: rose.",
    )


def _patch_ticks(left: float, right: float) -> list[tuple[float, str]]:
    ticks = [(2e5, "$0.2m"), (4e5, "$0.4m"), (8e5, "$0.8m"), (1.6e6, "$1.6m")]
    return [(value, name) for value, name in ticks if left <= np.log(value) <= right]


def _tick_up(y: float, name: str) -> str:
    return f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" font-size="12">{name}</text>'


def _tick_across(x: float, name: str) -> str:
    return f'<text x="{x:.1f}" y="{_BOTTOM + 18}" text-anchor="middle" font-size="12">{name}</text>'


def _svg(title: str, marks: str, across: str, up: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" fill="currentColor" font-size="13" '
        f'style="width:100%;height:auto"><text y="13" font-weight="bold" font-size="16">{title}</text>'
        f'<text y="31" font-size="12">{up}</text>'
        f'<path d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}" fill="none" stroke="{GREY}"/>{marks}'
        f'<text x="{_RIGHT}" y="{_HEIGHT - 12}" text-anchor="end">{across}</text></svg>'
    )
