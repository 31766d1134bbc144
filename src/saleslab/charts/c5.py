"""What module C5 shows: forecasters side by side, one number for all, a seller's 90s, and a number for the bank."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from saleslab.analysis import c5
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, house_axes
from saleslab.org import World

Odds = Mapping[str, float]
Told = list[str | Chart]

BET_WITHIN = 3
"""How far off a bet on the dull rival's points may be and still count."""
_WIDTH, _LEFT, _RIGHT = 640, 56, 620
_SELLERS, _DULL, _CRM = "The sellers", "Dull rival", "The record"


# --- last quarter's fifteen
def first_score(world: World) -> Callable[[Odds], str]:
    """What follows the learner's first fifteen chances: their points, the sellers', and the dearest miss."""
    deals = c5.fifteen(world, c5.LAST_QUARTER)
    sellers = c5.points(deals["said"], deals["is_won"])

    def after(odds: Odds) -> str:
        mine = _mine(deals, odds)
        lost = c5.points(mine, deals["is_won"])
        row = int((mine - deals["is_won"]).abs().argmax())
        dearest, seller = deals.iloc[row], float(deals["said"].iloc[row])
        return (
            f"You lost {lost:.0f} points a deal. The sellers, who know the buyers, lost {sellers:.0f}. "
            f"{int(deals['is_won'].sum())} of the fifteen were won.\n\n"
            f"Your dearest miss is {dearest['opportunity_id']}: you said {100 * mine.iloc[row]:.0f}, its seller "
            f"{100 * seller:.0f}; {_ended(dearest['outcome'])}."
        )

    return after


def dull_points(world: World) -> float:
    """Points a deal that the base rate, said of all of last quarter's fifteen, loses."""
    return c5.forecasters(world, c5.fifteen(world, c5.LAST_QUARTER), c5.LAST_QUARTER)["base"]


def dull_bet(world: World) -> Callable[[Odds], Told]:
    """What follows a locked bet on the dull rival: the miss, and the same on the fifteen and on the whole week."""
    few, week = (deals(world, c5.LAST_QUARTER) for deals in (c5.fifteen, c5.open_deals))
    here, everywhere = (c5.forecasters(world, deals, c5.LAST_QUARTER) for deals in (few, week))

    def after(guess: Odds) -> Told:
        miss = abs(guess["value"] - here["base"])
        side = "inside" if miss <= BET_WITHIN else "outside"
        said = (
            f"You said {guess['value']:.0f}; it was {here['base']:.0f}: {side} the {BET_WITHIN} you gave yourself, and "
            f"you were {guess['sure']:.0f} % sure. The sellers lost {here['sellers']:.0f}."
        )
        rows = {
            f"{_SELLERS}, these 15": here["sellers"],
            f"{_DULL}, these 15": here["base"],
            f"{_SELLERS}, all {len(week)}": everywhere["sellers"],
            f"{_DULL}, all {len(week)}": everywhere["base"],
        }
        rest = (
            f"Not the luck of fifteen deals: all {len(week)} that stood in the forecast that week say the same. The "
            "rival has never seen a deal, and knows one number from the CRM: how many were won before."
        )
        return [said, _bars("Knowing nothing loses fewer points", rows), rest]

    return after


def one_number(world: World) -> Draw:
    """For any number said of all of last quarter's fifteen: the points a deal it loses, beside the sellers'."""
    deals = c5.fifteen(world, c5.LAST_QUARTER)
    won = deals["is_won"]
    sellers = c5.points(deals["said"], won)
    lost = [c5.points(percent / 100, won) for percent in range(101)]
    across, up = _scale(0, 100, _LEFT, _RIGHT), _scale(0, 80, 280, 44)
    path = " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in enumerate(lost))

    def draw(value: float) -> tuple[str, str]:
        mine = lost[round(value)]
        fewer = mine < sellers
        verdict = "fewer than the sellers" if fewer else "more than the sellers"
        words = f"Saying {value:.0f} to every deal loses {mine:.1f} points a deal. The sellers lost {sellers:.1f}."
        marks = (
            f'<polyline points="{path}" fill="none" stroke="{GREY}" stroke-width="2"/>'
            f'<path d="M{_LEFT} {up(sellers):.1f}H{_RIGHT}" stroke="{ORANGE}" stroke-width="2" stroke-dasharray="6 4"/>'
            f'<text x="{_RIGHT}" y="{up(sellers) - 6:.1f}" text-anchor="end">The sellers: {sellers:.0f}</text>'
            f'<circle cx="{across(value):.1f}" cy="{up(mine):.1f}" r="8" fill="{BLUE if fewer else ORANGE}"/>'
            + "".join(_tick_up(up(y), str(y)) for y in (0, 20, 40, 60, 80))
            + "".join(_tick_across(across(x), 280, str(x)) for x in (0, 20, 40, 60, 80, 100))
        )
        return _svg(f"{mine:.0f} points a deal: {verdict}", marks, "Said of every deal, %", "Points lost a deal"), words

    return draw


# --- a seller's own record
def six_options(world: World) -> dict[str, str]:
    """The six sellers for a menu."""
    known = c5.records(world, c5.THIS_QUARTER)
    return {rep: f"{rep} ({known['deals'][rep]} deals)" for rep in c5.six_sellers(world)}


def nineties(world: World) -> Callable[..., tuple[str, str]]:
    """For a seller and what the 90s are turned to: points lost on that seller's ended deals, as said and as turned."""
    past = c5.ended_before(world, c5.THIS_QUARTER)
    base = c5.base_rate(world, c5.THIS_QUARTER)
    groups = {rep: past[past["rep_id"] == rep] for rep in c5.six_sellers(world)}

    def draw(value: float, seller: str) -> tuple[str, str]:
        deals = groups[seller]
        odds, won = c5.turned(deals["said"], value / 100), deals["is_won"]
        rows = {
            "As said": c5.points(deals["said"], won),
            f"90 turned to {value:.0f}": c5.points(odds, won),
            "One number for all": c5.points(base, won),
        }
        words = (
            f"{seller}: with every 90 turned to {value:.0f}, and the other odds moved alike, the odds are "
            f"{100 * odds.mean():.0f} on average; {100 * won.mean():.0f} of 100 deals were won. Points lost a deal: "
            f"{rows['As said']:.1f} as said, {rows[f'90 turned to {value:.0f}']:.1f} as turned."
        )
        marks = ""
        for place, (name, lost) in enumerate(rows.items()):
            y, colour = 70 + 62 * place, (ORANGE, BLUE, GREY)[place]
            marks += (
                f'<text x="0" y="{y - 8}">{name}</text><rect x="0" y="{y}" height="26" fill="{colour}" '
                f'width="{min(lost, 70) * 8:.0f}"/><text x="{min(lost, 70) * 8 + 8:.0f}" y="{y + 18}">{lost:.1f}</text>'
            )
        title = f"{seller}: {rows['As said']:.0f} points a deal as said, {c5.points(odds, won):.0f} as turned"
        return _svg(title, marks, "", "Points lost a deal, all deals that ended; shorter is better", 240), words

    return draw


def kind_of_record(bias: float) -> str:
    """The name the lesson gives to a seller's record: more than 5 points below is sandbagging, 15 above happy ears."""
    return "sandbags" if bias < -0.05 else "happy" if bias > 0.15 else "straight"


def who_says_what(world: World) -> Callable[[Mapping[str, str]], Told]:
    """What follows naming the six: which names fit, and said beside won for each."""
    known = c5.records(world, c5.THIS_QUARTER).loc[list(c5.six_sellers(world))].sort_values("bias")

    def after(named: Mapping[str, str]) -> Told:
        fits = sum(named[str(rep)] == kind_of_record(bias) for rep, bias in known["bias"].items())
        loud, straight = str(known.index[-1]), str(known["bias"].abs().idxmin())
        words = (
            f"{fits} of your 6 fit the record. {known.index[0]} looks like a pessimist and wins more than was said. "
            f"{loud} says {100 * known['said'][loud]:.0f} and wins {100 * known['won'][loud]:.0f} of 100; "
            f"{straight} says {100 * known['said'][straight]:.0f} and wins {100 * known['won'][straight]:.0f}. "
            "The same 90 from these two is not the same 90. And nobody here lies: a seller who hears “interesting” all "
            "day sees no list of what became of it. The CRM has that list."
        )
        return [_said_and_won(known), words]

    return after


def _said_and_won(known: pd.DataFrame) -> Chart:
    too_high = int((known["bias"] > 0.15).sum())
    with house_axes(f"{too_high} of these {len(known)} say far more than they win", height=2.9) as (figure, axes):
        for row, (said, won) in enumerate(zip(100 * known["said"], 100 * known["won"], strict=True)):
            axes.plot([said, won], [row, row], color=GREY, linewidth=2, zorder=1)
            axes.plot(said, row, "o", color=ORANGE, markersize=9)
            axes.plot(won, row, "s", color=BLUE, markersize=9)
        axes.set_yticks(range(len(known)), [f"{rep} ({known['deals'][rep]} deals)" for rep in known.index])
        axes.set(xlim=(0, 100), ylim=(-0.6, len(known) - 0.4), xlabel="Circle: said, on average. Square: won of 100.")
    said_won = ", ".join(
        f"{rep} said {100 * known['said'][rep]:.0f}, won {100 * known['won'][rep]:.0f}" for rep in known.index
    )
    return Chart(figure, f"Said on average and won of 100 deals: {said_won}.")


# --- this quarter's fifteen, and the bank
def adds_up(world: World) -> Callable[[Odds], str]:
    """What follows the learner's second fifteen chances: three sums, and nothing of how the deals end."""
    deals = c5.fifteen(world, c5.THIS_QUARTER)

    def after(odds: Odds) -> str:
        mine = float((_mine(deals, odds) * deals["amount"]).sum())
        return (
            f"Locked. Your odds times the amounts come to {dollars(mine)}. The sellers' odds come to "
            f"{dollars(c5.sellers_sum(world))}, their Commit deals in full to {dollars(c5.commit_sum(world))}. "
            "How the deals end, you see after Friday."
        )

    return after


def may_bring(world: World) -> Draw:
    """For any number in $k: how often the fifteen bring that much, by the CRM's record; the spread of totals."""
    totals = c5.totals(world) / 1e3
    edges = np.arange(0, 625, 25)
    counts = np.histogram(np.minimum(totals, 599), edges)[0] / len(totals)
    across, up = _scale(0, 600, _LEFT, _RIGHT), _scale(0, float(counts.max()), 280, 60)

    def draw(value: float) -> tuple[str, str]:
        reached = 100 * float((totals >= value).mean())
        bars = "".join(
            f'<rect x="{across(left) + 1:.1f}" y="{up(share):.1f}" width="{across(25) - across(0) - 2:.1f}" '
            f'height="{280 - up(share):.1f}" fill="{BLUE if left >= value else GREY}"/>'
            for left, share in zip(edges[:-1], counts, strict=True)
        )
        marks = (
            f'{bars}<path d="M{across(value):.1f} 52V280" stroke="{ORANGE}" stroke-width="3"/>'
            f'<path d="M{_LEFT} 280H{_RIGHT}" stroke="{GREY}"/>'
            + "".join(_tick_across(across(x), 280, f"${x}k") for x in range(0, 601, 100))
        )
        words = (
            f"${value:.0f}k or more came in {reached:.0f} times in 100, and less {100 - reached:.0f} times, when the "
            "record's odds were thrown like dice."
        )
        title = f"${value:.0f}k: reached {reached:.0f} times in 100"
        return _svg(title, marks, "What the fifteen deals bring together", "Blue: reached. Grey: short.", 330), words

    return draw


def friday(world: World) -> Callable[[float], Told]:
    """What follows the number given to the bank, in $k: what came in, its cost, and the cost of any number."""
    totals, best = c5.totals(world), c5.bank_best(world)
    came_in = c5.came_in(world)
    sellers = c5.sellers_sum(world)

    def after(number: float) -> Told:
        promised = 1e3 * number
        short = promised > came_in
        played = (
            f"You promised {dollars(promised)}. {dollars(came_in)} came in: {dollars(abs(promised - came_in))} "
            f"{'short' if short else 'over'}, which costs {dollars(c5.cost(promised, came_in))}."
        )
        expected = c5.cost(promised, totals)
        judged = (
            f"One quarter is luck. Over thousands of such quarters your number costs {dollars(expected)} on average. "
            f"The cheapest, {dollars(best)}, costs {dollars(c5.cost(best, totals))}: reached three times in four, "
            f"because a dollar short costs three and a dollar over costs one. The sellers' sum costs "
            f"{dollars(c5.cost(sellers, totals))}."
        )
        return [played, _cost_curve(world, promised), judged]

    return after


def _cost_curve(world: World, promised: float) -> Chart:
    totals, best = c5.totals(world), c5.bank_best(world)
    numbers = np.linspace(0, 6e5, 121)
    costs = [c5.cost(number, totals) / 1e3 for number in numbers]
    marked = {
        "yours": (promised, BLUE, "o"),
        "Commit in full": (c5.commit_sum(world), GREY, "D"),
        "sellers' odds": (c5.sellers_sum(world), ORANGE, "s"),
    }
    title = f"Cheapest: {dollars(best)}. Too high costs faster"
    with house_axes(title) as (figure, axes):
        axes.plot(numbers / 1e3, costs, color=GREY, linewidth=2)
        axes.plot(best / 1e3, c5.cost(best, totals) / 1e3, "*", color=BLUE, markersize=15, label="cheapest")
        for name, (number, colour, shape) in marked.items():
            axes.plot(
                min(number, 6e5) / 1e3, c5.cost(number, totals) / 1e3, shape, color=colour, markersize=9, label=name
            )
        axes.set(xlabel="Number given to the bank, $k", ylabel="What it costs on average, $k", xlim=(0, 610))
        axes.set_ylim(0, max(*costs, c5.cost(promised, totals) / 1e3) * 1.05)
        axes.legend(frameon=False, loc="upper center")
    said = ", ".join(f"{name} {dollars(n)}: {dollars(c5.cost(n, totals))}" for name, (n, _, _) in marked.items())
    return Chart(figure, f"Average cost by the number given. Cheapest {dollars(best)}. {said}.")


def thirty(world: World) -> Callable[[Odds, Odds, float], Told]:
    """What follows all thirty chances and the bank's number: both rounds, the four forecasters, the learner's dots."""
    rounds = [c5.fifteen(world, quarter) for quarter in (c5.LAST_QUARTER, c5.THIS_QUARTER)]
    parts = [c5.forecasters(world, deals, c5.LAST_QUARTER + i) for i, deals in enumerate(rounds)]
    together = {name: (parts[0][name] + parts[1][name]) / 2 for name in parts[0]}

    def after(now: Odds, before: Odds, _number: float) -> Told:
        mine = [_mine(deals, odds) for deals, odds in zip(rounds, (before, now), strict=True)]
        lost = [c5.points(odds, deals["is_won"]) for odds, deals in zip(mine, rounds, strict=True)]
        rows = {
            "You": sum(lost) / 2,
            _SELLERS: together["sellers"],
            _DULL: together["base"],
            _CRM: together["crm"],
        }
        best = min(rows, key=rows.__getitem__)
        title = "The record, corrected, loses fewest" if best == _CRM else "You beat even the record"
        story = rounds[1].set_index("opportunity_id").loc[c5.STORY]
        progress = (
            f"First fifteen: you lost {lost[0]:.0f} points a deal, the dull rival {parts[0]['base']:.0f}. Second "
            f"fifteen, with the record in your hand: you {lost[1]:.0f}, the dull rival {parts[1]['base']:.0f}, the "
            f"sellers {parts[1]['sellers']:.0f}, the record {parts[1]['crm']:.0f}."
        )
        case = (
            f"Deal 4471: you said {now[c5.STORY]:.0f}, her seller {100 * story['said']:.0f}, the record "
            f"{100 * story['crm']:.0f}. She did nothing. The record saw a busy file; it can't hear what she didn't say."
        )
        chances = pd.concat(mine, ignore_index=True)
        won = pd.concat([deals["is_won"] for deals in rounds], ignore_index=True)
        return [progress, _bars(title, rows), _own_dots(chances, won), case]

    return after


def _own_dots(chances: pd.Series, won: pd.Series) -> Chart:
    """The learner's thirty in bands of twenty points: what was said on average, and what share was won."""
    band = np.minimum((100 * chances + 1e-9) // 20, 4)
    groups = pd.DataFrame({"said": 100 * chances, "won": won.astype(float)}).groupby(band)
    dots = [(part["said"].mean(), int(part["won"].sum()), len(part)) for _, part in groups]
    surplus = float(100 * (chances.mean() - won.mean()))
    much = "about what happened" if abs(surplus) < 5 else "too high" if surplus > 0 else "too low"
    with house_axes(f"Your thirty chances were, on average, {much}", height=3.1) as (figure, axes):
        axes.plot([0, 100], [0, 100], color=GREY, linestyle="--", linewidth=1)
        axes.text(98, 92, "the line: won as often as said", ha="right", va="bottom")
        for said, wins, count in dots:
            share = 100 * wins / count
            axes.plot(said, share, "o", color=BLUE, markersize=9, clip_on=False)
            below = share > 85
            axes.annotate(
                f"{wins} of {count}",
                (said, share),
                (0, -9 if below else 9),
                textcoords="offset points",
                ha="center",
                va="top" if below else "bottom",
            )
        axes.set(xlim=(0, 100), ylim=(0, 104), xlabel="What you said, on average, %", ylabel="Won, %")
    bands = "; ".join(f"about {said:.0f} said: {wins} of {count} won" for said, wins, count in dots)
    average = f"You said {100 * chances.mean():.0f} on average; {100 * won.mean():.0f} of 100 were won."
    return Chart(figure, f"{average} In bands: {bands}.")


# --- the exercise
def commit_counted(world: World) -> Draw:
    """For any least odds: how many deals of three years the sellers gave that much, and how many of them were won."""
    deals = c5.all_ended(world)
    said, won = deals["said"].to_numpy(float), deals["is_won"].to_numpy(bool)
    across = _scale(0, len(deals), 0, 560)

    def draw(value: float) -> tuple[str, str]:
        counted = said >= value / 100 - 1e-9
        called, came = int(counted.sum()), int((counted & won).sum())
        marks = ""
        for place, (name, count, colour) in enumerate((("Called", called, GREY), ("Won of them", came, BLUE))):
            y = 80 + 70 * place
            marks += (
                f'<text x="0" y="{y - 8}">{name}</text><rect x="0" y="{y}" width="{across(count):.0f}" height="30" '
                f'fill="{colour}"/><text x="{across(count) + 8:.0f}" y="{y + 20}">{count:,}</text>'
            )
        words = f"The sellers gave {value:.0f} % or more to {called:,} deals that ended. {came:,} of them were won."
        return _svg(f"Odds of {value:.0f} % or more", marks, "", "Deals that ended, all three years", 200), words

    return draw


def quarter_shares(world: World) -> Draw:
    """For any share of what the sellers say: the region's eight quarters, reached or not, and the share in dollars."""
    quarters = c5.region_quarters(world)
    past, now = quarters.iloc[:-1], quarters.iloc[-1]
    shares = 100 * past["share"].to_numpy(float)
    high = max(80.0, float(shares.max()) + 4)
    across, up = _scale(-0.5, 7.5, _LEFT, _RIGHT), _scale(0, high, 280, 60)

    def draw(value: float) -> tuple[str, str]:
        reached = shares >= value
        marks = f'<path d="M{_LEFT} {up(min(value, high)):.1f}H{_RIGHT}" stroke="{ORANGE}" stroke-width="3"/>'
        for place, share in enumerate(shares):
            x, y = across(place), up(share)
            fill = BLUE if reached[place] else "none"
            marks += (
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="{fill}" stroke="{BLUE}" stroke-width="2"/>'
                f'<text x="{x:.1f}" y="{y - 12:.1f}" text-anchor="middle">{share:.0f}</text>'
                + _tick_across(x, 280, past["quarter"].iloc[place].replace("Year ", "Y"))
            )
        marks += "".join(_tick_up(up(y), f"{y} %") for y in (0, 20, 40, 60, 80))
        number = value / 100 * float(now["said"])
        words = (
            f"{value:.0f} % of what the sellers say was reached in {int(reached.sum())} of 8 quarters. This quarter "
            f"they say {_thousands(now['said'])}, of it Commit deals in full {_thousands(now['commit'])}; "
            f"{value:.0f} % of what they say is {_thousands(number)}."
        )
        title = f"{now['region']}: what came in, in percent of what the sellers said"
        return _svg(title, marks, "Quarter, year 1 and year 2", "Filled: at or above the line"), words

    return draw


def _thousands(amount: float) -> str:
    return f"${amount / 1e3:,.0f}k"


# --- shared
def _mine(deals: pd.DataFrame, odds: Odds) -> pd.Series:
    return deals["opportunity_id"].map(odds).astype(float) / 100


def _ended(outcome: str) -> str:
    return {"won": "it was won", "lost": "it was lost", "no_decision": "the buyer decided nothing"}[outcome]


def _bars(title: str, rows: Mapping[str, float]) -> Chart:
    """Points lost a deal by forecaster; the sellers orange, the learner grey, the others blue."""
    with house_axes(title, height=0.9 + 0.4 * len(rows)) as (figure, axes):
        names = list(rows)[::-1]
        colours = [ORANGE if name.startswith(_SELLERS) else GREY if name == "You" else BLUE for name in names]
        axes.barh(names, [rows[name] for name in names], color=colours, height=0.6)
        for place, name in enumerate(names):
            axes.text(rows[name] + 0.5, place, f"{rows[name]:.0f}", va="center")
        axes.set(xlim=(0, max(rows.values()) * 1.15), xlabel="Points lost a deal; fewer is better")
    said = ", ".join(f"{name} {lost:.1f}" for name, lost in rows.items())
    return Chart(figure, f"Points lost a deal: {said}.")


def _scale(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    return lambda value: start + (value - low) / (high - low) * (end - start)


def _tick_up(y: float, name: str) -> str:
    return f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" font-size="12">{name}</text>'


def _tick_across(x: float, y: float, name: str) -> str:
    return f'<text x="{x:.1f}" y="{y + 18:.0f}" text-anchor="middle" font-size="12">{name}</text>'


def _svg(title: str, marks: str, across: str, up: str, bare: int = 0) -> str:
    """A live picture with both axes or, where ``bare`` gives its height, with none."""
    axes = "" if bare else f'<path d="M{_LEFT} 44V280H{_RIGHT}" fill="none" stroke="{GREY}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {bare or 330}" fill="currentColor" '
        f'font-size="13" style="width:100%;height:auto"><text y="13" font-weight="bold" font-size="16">{title}</text>'
        f'<text y="32" font-size="12">{up}</text>{axes}{marks}'
        f'<text x="{_RIGHT}" y="320" text-anchor="end">{across}</text></svg>'
    )
