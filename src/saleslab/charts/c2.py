"""What module C2 shows: eight forms read twice, a clock on all of them, shuffled forms, and a decision played."""

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
from saleslab.org.policy import Policy, Step, play

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
            "\n\nThese are eight clear cases, picked to be read quickly. All closed deals follow below."
        )

    return after


def called_on_day_30(world: World) -> Callable[[Sequence[str]], str]:
    """What follows the second pick: how many were right on day 30, and that they were the same eight deals."""
    right = _right(world, "on_day_30")
    eight = c2.eight_forms(world)
    won = eight[eight["outcome"] == "won"]
    others = eight[eight["outcome"] != "won"]
    rest = (others["late"] - others["early"]).sum()
    filled, perfect = (won["late"] - won["early"]).sum(), won.nlargest(1, "late").iloc[0]

    def after(picked: Sequence[str]) -> str:
        return (
            f"{right(picked)} of 4; a coin finds 2. The winners: {_listed(eight, 'on_day_30')}. And these were the "
            "same eight deals as before, in another order.\n\n"
            f"The perfect form, {perfect['at_close']}: {perfect['early']} of {FIELDS} fields on day 30, "
            f"{perfect['late']} when it closed, on day {perfect['age']}. After day 30 somebody filled {filled} "
            f"fields in the four winners, and {rest} in the other four. When you last did that, was the deal already "
            "yours?"
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


def bet_and_gap(world: World) -> Callable[[Mapping[str, float], float], list[str]]:
    """What follows a locked bet on the gap at day 30, once the learner has read it off the clock."""
    full, empty = turned_back(world.opportunities, 0.0)
    close, left = 100 * (full - empty), points_left(world)
    grown, days = _grown(world)

    def after(guess: Mapping[str, float], read: float) -> list[str]:
        side = "inside" if abs(guess["value"] - left) <= BET_WITHIN else "outside"
        misread = "" if abs(read - left) <= 1 else f"You read {read:g}; turned to 100, the clock says {left:.0f}. "
        return [
            f"{misread}You bet on {guess['value']:.0f}; it was {left:.0f} of {close:.0f}. That is {side} the "
            f"{BET_WITHIN} you gave yourself, and you were {guess['sure']:.0f} % sure.",
            f"The other {close - left:.0f} points were not there on day 30. Won deals gained {grown[True]:.1f} fields "
            f"after it, the others {grown[False]:.1f}, although won deals were over sooner: half of them in "
            f"{days[True]:.0f} days, of the others in {days[False]:.0f}. That may be work on the way, or "
            "typing after the handshake. The two copies can’t part them, so the gap at close can’t tell anybody to "
            "enforce.",
        ]

    return after


def _grown(world: World) -> tuple[dict[bool, float], dict[bool, float]]:
    """Of won deals (True) and of the others: mean fields filled after the early copy, and median days they lived."""
    known = c2.forms(world)
    won, added = known["outcome"] == "won", known["late"] - known["early"]
    kinds = {True: won, False: ~won}
    return (
        {kind: float(added[deals].mean()) for kind, deals in kinds.items()},
        {kind: float(known.loc[deals, "age"].median()) for kind, deals in kinds.items()},
    )


_COMPARISONS = {
    "sellers": "Yes.",
    "size": "It takes out the size of the customer. Eager buyers fill the full side, in every size.",
    "within": "It takes out who sells, and that is worth something. But of one seller’s deals the eager buyers’ are "
    "the full ones, and the won ones.",
    "year": "It asks the right thing, what the process changed. But the market changed between the two years as "
    "well, and in both the eager buyers’ forms are the full ones.",
}


def what_to_compare(world: World) -> Callable[[str], str]:
    """What follows the choice of a comparison without eager buyers: the one that is used, and how luck is made."""
    sellers = steps_by_seller(world)
    place = sellers["early"].rank(pct=True)
    often, seldom = (FIELDS * sellers.loc[who, "early"].mean() for who in (place > 2 / 3, place < 1 / 3))

    def after(chosen: str) -> str:
        return (
            f"{_COMPARISONS[chosen]} Compare sellers: over some {sellers['deals'].mean():.0f} deals each, eager buyers "
            "even out. And like with like: same customer size, equally good in calls that outside reviewers scored. "
            f"The third of sellers who fill most early have {often:.1f} of {FIELDS} fields by day 30, the third who "
            f"fill least {seldom:.1f}. Who wins more?\n\nLuck alone makes some gap, too. How large? Hand each "
            "seller’s forms to a random colleague, and compare again."
        )

    return after


def what_was_said(world: World) -> Callable[[str], str]:
    """What follows the sentence chosen for the chair on the gap between sellers."""
    real, largest = 100 * like_with_like(steps_by_seller(world)), 100 * max(shuffled_gaps(world))
    if real <= largest:
        raise ValueError("the lesson says that the gap between sellers is more than luck made")
    told = {
        "linked": "Sign it.",
        "proved": "More than luck, like with like: it is tempting.",
        "luck": f"Look again: luck’s largest was {largest:.1f} points, the line stands at {real:.1f}.",
    }

    def after(chosen: str) -> str:
        return (
            f"{told[chosen]} The gap is more than luck made, and still nobody drew lots for who works early. Tidy "
            "sellers may win for other reasons.\n\nAnd fields were counted, not steps. Over all of a seller’s deals, "
            "early fields are a trace of early work. In one deal they may be typing. Here is one."
        )

    return after


_LISTS = {
    "hers": "Yes, and on no other.",
    "blanks": "It has none: all twelve were filled on day 5.",
    "old": "It had one, and the date was correct.",
    "quiet": "He was busy. He logged, she read.",
}


def which_list(_: World) -> Callable[[str], str]:
    """What follows the choice of a list that has Deal 4471 on it; her words decide."""

    def after(chosen: str) -> str:
        rest = "" if chosen == "hers" else " She is on one list only: buyers who have done nothing."
        return f"{_LISTS[chosen]}{rest} What would have to stand in a form to keep her off it?"

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
        when = {0.0: "At close", 100.0: "On day 30"}.get(percent, "In between (drawn)")
        words = (
            f"{when}: the fullest third of the forms won {100 * full:.1f} %, the emptiest {100 * empty:.1f} %. "
            f"The gap is {100 * (full - empty):.1f} points. The average won deal has {fields[0]:.1f} of {FIELDS} "
            f"fields, the others {fields[1]:.1f}."
        )
        return _clock(when, full, empty, fields), words

    return draw


def shuffled(world: World) -> Draw:
    """Sellers' gap in win rate, like with like, beside as many gaps as the slider says with the forms shuffled."""
    real = 100 * like_with_like(steps_by_seller(world))
    luck = [100 * gap for gap in shuffled_gaps(world)]

    def draw(times: float) -> tuple[str, str]:
        shown = luck[: int(times)]
        largest = f"The largest of {len(shown)} gaps from luck: {max(shown):.1f} points. " if shown else ""
        words = f"{largest}The real gap: {real:.1f} points."
        return _dots(shown, real), words

    return draw


def signals(world: World) -> Chart:
    """What three things known by day 30 say about winning, for deals that lived longer, within customer size."""
    known = _day_30(world)
    gaps = {
        "The buyer had answered a mail or call": _signal(known, known["answered"]),
        "At least half the form was filled": _signal(known, known["half_full"]),
        "We had typed three activities": _signal(known, known["typed"]),
    }
    if max(gaps, key=lambda name: gaps[name]) != "The buyer had answered a mail or call":
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
    "finance": "finance on the call",
    "booked": "their invitation",
}


def after_sorting(world: World) -> Callable[[Mapping[str, str]], list[str | Chart]]:
    """What follows the sort of eight lines of forms into the buyer's acts and ours: what was mixed up, and the data."""

    def after(piles: Mapping[str, str]) -> list[str | Chart]:
        wrong = sum((pile == "buyer") != (card in _HERS) for card, pile in piles.items())
        score = "All eight as we would." if not wrong else f"{len(piles) - wrong} of {len(piles)} as we would."
        return [
            f"{score} Three are hers: {', '.join(_HERS.values())}. The other five you can do at your desk, on day 5 or "
            "on the day after the win: we send the proposal, we name the champion, she need not know. They may be "
            "true; they don’t show that she has moved.",
            signals(world),
            "The CRM holds no alarm logs, but it does hold whether the buyer answered us. For deals older than 30 "
            "days, that says most about the end. Linked, not proved: eager buyers answer. But it is hers, and early "
            "enough to act on.",
        ]

    return after


_REPLIES = {
    "proof": "“Yes, do.” You send them that evening. Her finance colleague has never believed another hospital’s "
    "figures, and nobody in this one has counted.",
    "case": "“Please do.” You write all weekend. She forwards it, unread. One more box is ticked, and it was you who "
    "worked.",
    "hers": "“I would have to ask the night shift. Give me until Thursday.” If Thursday comes with it, "
    "something is hers. If it comes without, you know this week, and not on day 300.",
    "who": "“Finance, I suppose. I’ll let you know.” A good question, and her answer cost her nothing. You enter a "
    "name.",
}


def her_reply(_: World) -> Callable[[str], str]:
    """What follows the line chosen for the call on day 30: what she answers. Written for the lesson, no data."""

    def after(line: str) -> str:
        rest = "" if line == "hers" else f"\n\nHad you asked her to look it up and show it: {_REPLIES['hers']}"
        return f"{_REPLIES[line]}{rest}\n\nA written scene, no data."

    return after


def played_out(world: World) -> Callable[[str], list[str | Chart]]:
    """What follows the decision: its own story, all four over two years, and what the process truly does."""
    wins, margin, before = _plans(world)
    hours = {"strong": c2.hours_to_look(world, c2.strongest(world)), "weak": c2.hours_to_look(world, c2.weakest(world))}
    everybody = list(world.reps["rep_id"])
    with_it = [
        100 + 100 * world.truth.effect("P1", who, "wins") for who in (everybody, c2.strongest(world), c2.weakest(world))
    ]
    truth = (
        "Simulated, so it can be known: for every 100 wins without the process there are "
        f"{with_it[0]:.0f} with it; {with_it[1]:.0f} in the hands of the 80 with the strongest reviewed calls, "
        f"{with_it[2]:.0f} in those of the 80 with the weakest. The chief revenue officer bought something real. He "
        "reads it off the wrong copy of the form."
    )
    between = round(wins["strong"]) - round(wins["weak"])
    hands = (
        f"Strong hands or weak? {between} wins lie between them, and luck alone moves two such years by about "
        f"{round(_luck(world), -1):.0f}. Outside a simulation nobody would see it. To the chair: don’t enforce the "
        "form. Ask one question, early."
    )

    def after(chosen: str) -> list[str | Chart]:
        told = _story(chosen, wins[chosen], margin[chosen], before, hours.get(chosen, 0.0))
        return [told, _plans_chart(wins, margin), truth, hands]

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


@lru_cache(maxsize=4)
def _luck(world: World) -> float:
    """How far luck alone moves the wins of two years: the SD of 20 plays in which nothing is decided."""
    truth = world.truth
    plays = (play(truth.parameters, truth.people, truth.run, Policy(), seed) for seed in range(20))
    return float(np.std([run.deals.won.sum() for run in plays], ddof=1))


def _story(chosen: str, wins: float, margin: float, before: float, hours: float) -> str:
    if chosen == "scrap":
        return (
            f"The costliest: {-wins:.0f} fewer wins of {before:,.0f} over two years, ${-margin / 1e6:.0f}m of margin "
            "gone. It tempts after such a chart. The gap at close told nothing about the process; the early steps "
            "behind the form were worth keeping. The hours sellers get back are not counted."
        )
    if chosen == "enforce":
        return (
            "Nothing moves, and that is our assumption: a field typed because it is required changes no buyer, on "
            "day 5 or on day 300. Deal 4471 passes. Your best argument was that what is asked gets done. Then ask "
            "for the deed; we know no trial of such a rule."
        )
    return (
        f"{wins:.0f} more wins over two years on average, ${margin / 1e6:.1f}m of margin, if our assumption holds. "
        f"It took about {round(hours, -1):.0f} hours of managers: ${round(margin / hours, -2):,.0f} an hour. Weigh "
        "it against what else those hours could do."
    )


_GUESSES = {
    "same": "Not with the boss following up: about a fifth more. Without it, you are right: the lists lay there.",
    "fell": "It rose, by about a fifth. Lists do cost time; this one paid for it.",
    "little": "More than that: about a fifth.",
    "fifth": "Yes, about a fifth.",
}


def mechanics_guess(evidence: str) -> Callable[[str], str]:
    """What follows the guess on the car mechanics' checklist: how near it was, and the evidence."""
    return lambda guessed: f"{_GUESSES[guessed]}\n\n{evidence}"


_PLAN_NAMES = {
    "scrap": "End the process",
    "enforce": "Enforce all twelve fields",
    "weak": "Look on day 30: 80 weakest",
    "strong": "Look on day 30: 80 strongest",
}


def _plans_chart(wins: Mapping[str, float], margin: Mapping[str, float]) -> Chart:
    lost, (least, most) = -wins["scrap"], sorted((wins["weak"], wins["strong"]))
    with house_axes(f"Ending it loses {lost:.0f} wins; looking early adds {least:.0f} to {most:.0f}", height=3) as (
        figure,
        axes,
    ):
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
        return "nothing, as we assume"
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
    """A dot for each gap that luck made, stacked, and a line at the real one."""
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
        f'<text x="{across(real):.1f}" y="52" text-anchor="{end}" font-weight="bold">Real gap: {real:.1f}</text>'
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
