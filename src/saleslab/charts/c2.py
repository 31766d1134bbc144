"""What module C2 shows: eight forms read twice, a clock on all of them, dealt-out names, and a decision played."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from saleslab.analysis import c2
from saleslab.analysis.process import FIELDS, like_with_like, shuffled_gaps, steps_by_seller, turned_back
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, house_axes
from saleslab.org import World
from saleslab.org.policy import Policy, Step

_WIDTH = 440
BET_WITHIN = 5
"""How far off a bet on the gap at day 30 may be and still count, in points: what the lesson's prediction asks for."""


def called_at_close(world: World) -> Callable[[Sequence[str]], str]:
    """What follows the first pick of four winners: how many were right, from the forms as they stood at close."""
    right, eight = _right(world, "at_close"), c2.eight_forms(world)

    def after(picked: Sequence[str]) -> str:
        found = right(picked)
        return (
            f"{found} of 4. The fuller form won, every time: {_listed(eight, 'at_close')}. You see why the room nodded."
            "\n\nThese are eight clear cases, picked to be read quickly. All closed deals come in a minute."
        )

    return after


def called_on_day_30(world: World) -> Callable[[Sequence[str]], str]:
    """What follows the second pick: how many were right on day 30, and that they were the same eight deals."""
    right = _right(world, "on_day_30")
    eight = c2.eight_forms(world)
    won = eight[eight["outcome"] == "won"]
    filled, perfect = (won["late"] - won["early"]).sum(), won.nlargest(1, "late").iloc[0]

    def after(picked: Sequence[str]) -> str:
        return (
            f"{right(picked)} of 4; a coin finds 2. The winners: {_listed(eight, 'on_day_30')}. And these were the "
            "same eight deals as before, in another order.\n\n"
            f"The perfect form, {perfect['at_close']}: {perfect['early']} of {FIELDS} fields on day 30, "
            f"{perfect['late']} when it closed, on day {perfect['age']}. In the four winners somebody filled {filled} "
            "fields after day 30. When you last did that, was the deal already yours?"
        )

    return after


def _right(world: World, letters: str) -> Callable[[Sequence[str]], int]:
    eight = c2.eight_forms(world)
    won = set(eight.loc[eight["outcome"] == "won", letters])
    return lambda picked: len(won & set(picked))


def _listed(eight: pd.DataFrame, letters: str) -> str:
    return ", ".join(sorted(eight.loc[eight["outcome"] == "won", letters]))


def points_left(world: World) -> float:
    """The gap on day 30, in points of win rate: what the lesson's bet is settled by."""
    full, empty = turned_back(world.opportunities, 1.0)
    return 100 * (full - empty)


def bet_and_gap(world: World) -> Callable[[Mapping[str, float]], list[str]]:
    """What follows a locked bet on the gap at day 30."""
    full, empty = turned_back(world.opportunities, 0.0)
    close, left = 100 * (full - empty), points_left(world)

    def after(guess: Mapping[str, float]) -> list[str]:
        side = "inside" if abs(guess["value"] - left) <= BET_WITHIN else "outside"
        return [
            f"You said {guess['value']:.0f}; it was {left:.0f} of {close:.0f}. That is {side} the {BET_WITHIN} you "
            f"gave yourself, and you were {guess['sure']:.0f} % sure.",
            f"The other {close - left:.0f} points were typed in later, when the outcome was known or in sight. There "
            "the full form didn’t make the win. The win made the full form.",
        ]

    return after


def clock(world: World) -> Draw:
    """All closed forms, the clock turned back from close (0 percent) to day 30 (100 percent).

    Above: the form of the average won deal and of the average other deal. Below: what the fullest and the emptiest
    third of all forms won.
    """
    closed = world.opportunities[world.opportunities["is_closed"]]
    copies = ["fields_complete_at_close", "fields_complete_day30"]
    won, others = (FIELDS * closed.loc[closed["is_won"] == kind, copies].mean() for kind in (True, False))

    @lru_cache(maxsize=128)
    def draw(percent: float) -> tuple[str, str]:
        back = percent / 100
        full, empty = turned_back(world.opportunities, back)
        fields = [float((1 - back) * form.iloc[0] + back * form.iloc[1]) for form in (won, others)]
        when = {0.0: "At close", 100.0: "On day 30"}.get(percent, f"{percent:.0f} % of the way back")
        words = (
            f"{when}: the fullest third of the forms won {100 * full:.1f} %, the emptiest {100 * empty:.1f} %. "
            f"The gap is {100 * (full - empty):.1f} points. The average won deal has {fields[0]:.1f} of {FIELDS} "
            f"fields, the others {fields[1]:.1f}."
        )
        return _clock(when, full, empty, fields), words

    return draw


def dealt_out(world: World) -> Draw:
    """Sellers' gap in win rate, like with like, beside as many gaps as the slider says with the names dealt out."""
    real = 100 * like_with_like(steps_by_seller(world))
    luck = [100 * gap for gap in shuffled_gaps(world)]

    def draw(times: float) -> tuple[str, str]:
        shown = luck[: int(times)]
        largest = f"The largest of {len(shown)} gaps from luck: {max(shown):.1f} points. " if shown else ""
        words = f"{largest}With the real names: {real:.1f} points."
        return _dots(shown, real), words

    return draw


def signals(world: World) -> Chart:
    """What three things known by day 30 say about winning, for deals that lived longer, within customer size."""
    known = _day_30(world)
    gaps = {
        "The buyer had answered": _signal(known, known["answered"]),
        "Half the form was filled": _signal(known, known["half_full"]),
        "We had typed three activities": _signal(known, known["typed"]),
    }
    if max(gaps, key=lambda name: gaps[name]) != "The buyer had answered":
        raise ValueError(f"the chart's title says that the buyer's answer says most; it is {gaps}")
    with house_axes("By day 30, the buyer’s answer says most", height=2.6) as (figure, axes):
        _named_bars(axes, gaps, [f"{gap:.0f} points" for gap in gaps.values()], [BLUE, GREY, GREY])
        axes.set_xlim(0, 1.25 * max(gaps.values()))
        axes.set_xticks(range(0, int(1.25 * max(gaps.values())) + 1, 5))
        axes.set_xlabel("How much more often won when yes than when no, in points")
    said = ", ".join(f"{name.lower()}: {gap:.0f} points" for name, gap in gaps.items())
    return Chart(figure, f"Bars: how much more often a deal was won when this was so by day 30 than when not. {said}.")


@lru_cache(maxsize=4)
def _day_30(world: World) -> pd.DataFrame:
    """Closed deals older than 30 days: segment, won, and as of day 30 answered, half_full and typed."""
    deals = c2.forms(world).set_index("opportunity_id")
    shown = world.opportunities.set_index("opportunity_id")
    deals = deals.join(shown[["segment", "is_won"]])[deals["age"] > 30]
    began = deals["close_date"] - pd.to_timedelta(deals["age"], unit="D")
    logged = world.activities
    early = logged[(logged["date"] - logged["opportunity_id"].map(began)).dt.days <= 30]
    typed = early.loc[early["type"] != "Meeting", "opportunity_id"].value_counts()
    return pd.DataFrame(
        {
            "segment": deals["segment"],
            "won": deals["is_won"],
            "answered": deals.index.isin(early.loc[early["inbound_reply"], "opportunity_id"]),
            "half_full": deals["early"] >= FIELDS / 2,
            "typed": typed.reindex(deals.index, fill_value=0) >= 3,
        }
    )


def _signal(deals: pd.DataFrame, yes: pd.Series) -> float:
    """Win rate when yes beyond that when no, in points; the mean over customer sizes, by their deals."""
    rates = deals.groupby([deals["segment"], yes])["won"].mean().unstack()
    return float(100 * np.average(rates[True] - rates[False], weights=deals.groupby("segment").size()))


_HERS = {
    "log": "her alarm log",
    "finance": "her colleague on the call",
    "booked": "the meeting she booked",
}


def after_sorting(world: World) -> Callable[[Mapping[str, str]], list[str | Chart]]:
    """What follows the sort of eight exit criteria into the buyer's acts and ours: what was mixed up, and the data."""

    def after(piles: Mapping[str, str]) -> list[str | Chart]:
        wrong = sum((pile == "buyer") != (card in _HERS) for card, pile in piles.items())
        score = "All eight as we would." if not wrong else f"{len(piles) - wrong} of {len(piles)} as we would."
        return [
            f"{score} Three are hers: {', '.join(_HERS.values())}. The other five you can do at your desk, on day 5 or "
            "on the day after the win. We send the proposal, we name the champion. She need not know.",
            signals(world),
            "The CRM holds no alarm logs, but it does hold answers. That the buyer had answered by day 30 says most "
            "about the end. Linked, not proved: eager buyers answer. An answer is hers, and early enough to act on.",
        ]

    return after


_REPLIES = {
    "news": "“No news. We are looking at it.” She is friendly, and she hangs up. You type: follow up in two weeks. "
    "The form is as full as before.",
    "case": "“Please do.” You write all weekend. She forwards it to somebody, unread. One more box is ticked, and it "
    "was you who worked.",
    "hers": "She pauses. “I would have to ask the night shift. Give me until Thursday.” Now something is hers. If "
    "Thursday passes without it you know that, too: on day 30, and not on day 300.",
    "sign": "“When my board has decided.” Has anybody asked the board? She doesn’t say, and you enter a date.",
}


def her_reply(_: World) -> Callable[[str], str]:
    """What follows the line chosen for the call on day 30: what she answers. Written for the lesson, no data."""

    def after(line: str) -> str:
        rest = "" if line == "hers" else f"\n\nThe line that gives her something to do: {_REPLIES['hers']}"
        return f"{_REPLIES[line]}{rest}\n\nWritten for this lesson, after calls you have made."

    return after


def played_out(world: World) -> Callable[[str], list[str | Chart]]:
    """What follows the decision: its own story, and the wins of all four over two years."""
    wins, margin, before = _plans(world)

    def after(chosen: str) -> list[str | Chart]:
        return [_story(chosen, wins[chosen], margin[chosen], before), _plans_chart(wins, margin)]

    return after


@lru_cache(maxsize=4)
def _plans(world: World) -> tuple[dict[str, float], dict[str, float], float]:
    """Wins and gross margin (USD) over eight quarters beyond doing nothing, by plan, and the wins of doing nothing."""
    nothing = world.run(Policy())
    runs = {
        "scrap": world.run(Policy((Step("end_process", ("company",)),))),
        "enforce": nothing,
        "strong": c2.followed(world, c2.strongest(world)),
        "weak": c2.followed(world, c2.weakest(world)),
    }
    before = float(nothing.expected.wins.sum())
    wins = {name: float(outcome.expected.wins.sum()) - before for name, outcome in runs.items()}
    return wins, {name: outcome.value(nothing) for name, outcome in runs.items()}, before


def _story(chosen: str, wins: float, margin: float, before: float) -> str:
    if chosen == "scrap":
        return (
            f"The cynic's choice, and the costliest: {-wins:.0f} fewer wins of {before:,.0f} over two years, "
            f"${-margin / 1e6:.1f}m of margin gone. The form at close was hollow. The steps behind it were not."
        )
    if chosen == "enforce":
        return (
            "Nothing moves, and here is why: in this simulation a field typed once the outcome is known changes no "
            "outcome. The forms get full. The hours they take are not even counted."
        )
    return (
        f"{wins:.0f} more wins over two years, ${margin / 1e6:.1f}m of margin. We assume that a manager who looks by "
        "day 30 brings whoever skips steps up to the average, no further. A modest gain, and a real one."
    )


_PLAN_NAMES = {
    "scrap": "Scrap the process",
    "enforce": "Enforce all twelve fields",
    "weak": "Check steps: 80 weakest",
    "strong": "Check steps: 80 strongest",
}


def _plans_chart(wins: Mapping[str, float], margin: Mapping[str, float]) -> Chart:
    lost, gained = -wins["scrap"], wins["strong"]
    with house_axes(f"Scrapping loses {lost:.0f} wins; checking early adds {gained:.0f}", height=3) as (figure, axes):
        bars = {_PLAN_NAMES[name]: wins[name] for name in _PLAN_NAMES}
        colours = [BLUE if amount > 0 else ORANGE for amount in bars.values()]
        _named_bars(axes, bars, [_gained(wins[name], margin[name]) for name in _PLAN_NAMES], colours)
        axes.axvline(0, color=GREY, linewidth=1)
        axes.set_xlim(-1.02 * lost, 0.6 * lost)
        axes.set_xlabel("Wins over two years, against going on as now")
    said = "; ".join(f"{_PLAN_NAMES[name]}: {_gained(wins[name], margin[name])}" for name in _PLAN_NAMES)
    return Chart(figure, f"Bars of wins over two years against going on as now. {said}.")


def _named_bars(axes: Axes, bars: Mapping[str, float], labels: Sequence[str], colours: Sequence[str]) -> None:
    """Horizontal bars from the top down, each with its name above it, so that names take no width from the bars."""
    places = range(len(bars), 0, -1)
    axes.barh(places, list(bars.values()), height=0.4, color=list(colours))
    for place, (name, value), label in zip(places, bars.items(), labels, strict=True):
        axes.annotate(name, (0, place + 0.27), xycoords=("axes fraction", "data"))
        axes.annotate(label, (max(value, 0), place), (4, 0), textcoords="offset points", va="center", weight="bold")
    axes.set_ylim(0.6, len(bars) + 0.65)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)


def _gained(wins: float, margin: float) -> str:
    if round(wins) == 0:
        return "nothing"
    sign = "−" if wins < 0 else "+"
    return f"{sign}{abs(wins):.0f} wins, {sign}${abs(margin) / 1e6:.1f}m"


def _clock(when: str, full: float, empty: float, fields: Sequence[float]) -> str:
    """Two forms of boxes, and two bars with the gap between them."""
    bars = "".join(
        f'<text y="{y}">{name}</text><rect y="{y + 8}" width="{440 * rate:.1f}" height="26" fill="{colour}"/>'
        f'<text x="{440 * rate + 8:.1f}" y="{y + 27}" font-weight="bold">{100 * rate:.0f} % won</text>'
        for name, rate, y, colour in (
            ("Fullest third of all closed deals’ forms", full, 194, BLUE),
            ("Emptiest third", empty, 256, GREY),
        )
    )
    return _svg(
        300,
        f"{when}: full forms win {100 * (full - empty):.0f} points more often",
        _form(0, "Average deal, won", fields[0], BLUE) + _form(228, "Average deal, not won", fields[1], GREY) + bars,
    )


def _form(x: int, name: str, filled: float, colour: str) -> str:
    """A form of `FIELDS` boxes, so many of them filled; the last one in part."""
    boxes = []
    for box in range(FIELDS):
        at, y = x + 34 * (box % 6), 80 + 34 * (box // 6)
        part = min(max(filled - box, 0.0), 1.0)
        boxes.append(f'<rect x="{at}" y="{y}" width="{29 * part:.1f}" height="29" fill="{colour}"/>')
        boxes.append(f'<rect x="{at}" y="{y}" width="29" height="29" fill="none" stroke="{GREY}" stroke-width="1.5"/>')
    return (
        f'<text x="{x}" y="50">{name}</text>'
        f'<text x="{x}" y="69" font-weight="bold">{filled:.1f} of {FIELDS} fields</text>' + "".join(boxes)
    )


def _dots(luck: Sequence[float], real: float) -> str:
    """A dot for each dealt-out gap, stacked, and a line at the real one."""
    low, high, left, right, floor = -5.0, max(6.0, real + 1.0), 12, _WIDTH - 12, 236

    def across(points: float) -> float:
        return left + (points - low) / (high - low) * (right - left)

    stacked: dict[int, int] = {}
    marks = [f'<path d="M{left} {floor}H{right}" stroke="{GREY}"/>']
    for gap in luck:
        column = round(gap / 0.25)
        stacked[column] = stacked.get(column, 0) + 1
        x, y = across(0.25 * column), floor - 11 * stacked[column] + 5
        marks.append(f'<circle cx="{x:.1f}" cy="{y}" r="4.5" fill="{GREY}"/>')
    end = "end" if across(real) > _WIDTH - 80 else "middle"
    marks.append(
        f'<path d="M{across(real):.1f} {floor}V62" stroke="{BLUE}" stroke-width="4"/>'
        f'<text x="{across(real):.1f}" y="52" text-anchor="{end}" font-weight="bold">Real names: {real:.1f}</text>'
    )
    marks += [
        f'<text x="{across(at):.1f}" y="{floor + 20}" text-anchor="middle">{at}</text>'
        for at in range(-4, int(high) + 1, 2)
    ]
    marks.append(f'<text y="{floor + 44}">How much more often early fillers win, in points</text>')
    beyond = sum(gap >= real for gap in luck)
    title = f"{beyond} of {len(luck)} gaps from luck reach the real one" if luck else "The real gap"
    return _svg(floor + 54, title, "".join(marks))


def _svg(height: int, title: str, marks: str) -> str:
    """Narrow enough for a phone: at 330 pixels its text is still 11 pixels high."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" fill="currentColor" font-size="15" '
        f'style="width:100%;min-width:0;max-width:36rem;height:auto"><text y="18" font-weight="bold" font-size="16">'
        f"{title}</text>{marks}</svg>"
    )
