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

HIRES = 300_000
"""From this number for the bank on, USD, the learner's team may hire."""
BET_WITHIN = 3
"""How far off a bet on the dull rival's points may be and still count."""
_WIDTH, _LEFT, _RIGHT = 640, 56, 620
_KINDS = {"sandbags": "sandbags", "straight": "straight", "happy": "happy ears", "few": "can't tell yet"}
_ENDS = {"won": "won", "lost": "lost", "no_decision": "no decision"}
_FEW, _SOME, _MANY = 8, 30, 100
WORKED = "D21714"
"""The deal of last quarter's fifteen on which the lesson shows its rule of thumb."""
_SELLERS, _DULL, _CRM = "The sellers", "Dull rival", "The record"


# --- last quarter's fifteen
def first_score(world: World) -> Callable[[Odds, Odds], str]:
    """What follows fifteen chances and the bet: the learner's points, the sellers', Commit, the dearest miss."""
    deals = c5.fifteen(world, c5.LAST_QUARTER)
    sellers = c5.points(deals["said"], deals["is_won"])

    commit = deals.loc[deals["said"] >= c5.COMMIT, "is_won"]

    def after(odds: Odds, _bet: Odds) -> str:
        mine = _mine(deals, odds)
        lost = c5.points(mine, deals["is_won"])
        row = int((mine - deals["is_won"]).abs().argmax())
        dearest, seller = deals.iloc[row], float(deals["said"].iloc[row])
        return (
            f"You lost {lost:.0f} points a deal. The sellers, who know the buyers, lost {sellers:.0f}. "
            f"{int(deals['is_won'].sum())} of the fifteen were won; of the {len(commit)} Commit deals, "
            f"{int(commit.sum())}.\n\n"
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
            f"You said {guess['value']:.0f}; it was {here['base']:.0f}: {side} the {BET_WITHIN} that count as near, "
            f"and you were {guess['sure']:.0f} % sure. The sellers lost {here['sellers']:.0f}."
        )
        rows = {
            f"{_SELLERS}, these 15": here["sellers"],
            f"{_DULL}, these 15": here["base"],
            f"{_SELLERS}, all {len(week)}": everywhere["sellers"],
            f"{_DULL}, all {len(week)}": everywhere["base"],
        }
        rest = (
            f"Not the luck of fifteen deals: all {len(week)} that stood in that week's forecast in March say the same. "
            "The rival has never seen a deal, and knows one number from the CRM: how many were won before."
        )
        return [said, _bars("Knowing nothing loses fewer points", rows), rest]

    return after


def one_number(world: World) -> Draw:
    """For any number said of all of last quarter's fifteen: the points a deal it loses, beside the sellers'.

    What was tried stays on the picture, so that the curve appears as the learner moves.
    """
    deals = c5.fifteen(world, c5.LAST_QUARTER)
    won = deals["is_won"]
    sellers = c5.points(deals["said"], won)
    lost = [c5.points(percent / 100, won) for percent in range(101)]
    across, up = _scale(0, 100, _LEFT, _RIGHT), _scale(0, 80, 280, 44)
    tried: set[int] = set()

    def draw(value: float) -> tuple[str, str]:
        mine = lost[round(value)]
        tried.add(round(value))
        fewer = mine < sellers
        verdict = "fewer than the sellers" if fewer else "more than the sellers"
        words = f"Saying {value:.0f} to every deal loses {mine:.1f} points a deal. The sellers lost {sellers:.1f}."
        marks = (
            "".join(f'<circle cx="{across(x):.1f}" cy="{up(lost[x]):.1f}" r="3" fill="{GREY}"/>' for x in sorted(tried))
            + f'<path d="M{_LEFT} {up(sellers):.1f}H{_RIGHT}" stroke="{ORANGE}" stroke-width="2" '
            'stroke-dasharray="6 4"/>'
            f'<text x="{_RIGHT}" y="{up(sellers) - 6:.1f}" text-anchor="end">The sellers: {sellers:.0f}</text>'
            f'<circle cx="{across(value):.1f}" cy="{up(mine):.1f}" r="8" fill="{BLUE if fewer else ORANGE}"/>'
            + "".join(_tick_up(up(y), str(y)) for y in (0, 20, 40, 60, 80))
            + "".join(_tick_across(across(x), 280, str(x)) for x in (0, 20, 40, 60, 80, 100))
        )
        return _svg(f"{mine:.0f} points a deal: {verdict}", marks, "Said of every deal, %", "Points lost a deal"), words

    return draw


def why_so_dear(world: World) -> Callable[[str], str]:
    """What follows the tick on which single numbers beat the sellers: right or not, and where their points went."""
    deals = c5.fifteen(world, c5.LAST_QUARTER)
    loud = deals[(deals["said"] >= 0.9) & ~deals["is_won"]]
    part = 100 * (100 * loud["said"] ** 2).sum() / (c5.points(deals["said"], deals["is_won"]) * len(deals))
    low, high = c5.one_number_beats(world)
    ticked = {
        "wide": "Yes.",
        "near": "Wider than that. It feels as if the rival had to be right; it is enough not to be loud.",
        "middle": "Wider: go to the left end. Writing off every deal feels absurd, and still loses less.",
        "top": "Not so far up: there the rival is as loud as the sellers.",
    }
    return lambda tick: (
        f"{ticked[tick]} From {low} to {high}. Even writing off every deal beats these sellers, and they do know their "
        f"buyers. Of the fifteen, {len(loud)} were called 90 or more and not won: {part:.0f} % of all their points."
        "\n\nMostly they aren't ignorant; they are too sure. That can be put right by somebody who kept a list."
    )


# --- a seller's own record
def six_options(world: World) -> dict[str, str]:
    """The six sellers for a menu."""
    known = c5.records(world, c5.THIS_QUARTER)
    return {rep: f"{rep} ({known['deals'][rep]} deals)" for rep in c5.six_sellers(world)}


def nineties(world: World) -> Callable[..., tuple[str, str]]:
    """For a seller and what the 90s are turned to: points lost on that seller's ended deals, as said and as turned.

    The fewest points so far are remembered for each seller.
    """
    past = c5.ended_before(world, c5.THIS_QUARTER)
    base = c5.base_rate(world, c5.THIS_QUARTER)
    groups = {rep: past[past["rep_id"] == rep] for rep in c5.six_sellers(world)}
    fewest: dict[str, tuple[float, float]] = {}

    def draw(value: float, seller: str) -> tuple[str, str]:
        deals = groups[seller]
        odds, won = c5.turned(deals["said"], value / 100), deals["is_won"]
        lost = c5.points(odds, won)
        rows = {
            "As said": c5.points(deals["said"], won),
            f"90 turned to {value:.0f}": lost,
            f"The dull rival: {100 * base:.0f} for every deal": c5.points(base, won),
        }
        fewest[seller] = min(fewest.get(seller, (lost, value)), (lost, value))
        words = (
            f"{seller} now says {100 * odds.mean():.0f} on average and wins {100 * won.mean():.0f} of 100. "
            f"Fewest points so far: {fewest[seller][0]:.1f}, with 90 turned to {fewest[seller][1]:.0f}."
        )
        marks = ""
        for place, (name, points) in enumerate(rows.items()):
            y, colour = 70 + 62 * place, (ORANGE, BLUE, GREY)[place]
            marks += (
                f'<text x="0" y="{y - 8}">{name}</text><rect x="0" y="{y}" height="26" fill="{colour}" '
                f'width="{min(points, 70) * 8:.0f}"/>'
                f'<text x="{min(points, 70) * 8 + 8:.0f}" y="{y + 18}">{points:.1f}</text>'
            )
        title = f"{seller}: {rows['As said']:.0f} points a deal as said, {lost:.0f} as turned"
        return _svg(title, marks, "", "Points lost a deal, all deals that ended; shorter is better", 240), words

    return draw


def kind_of_record(bias: float) -> str:
    """The name the lesson gives to a seller's record: more than 5 points below is sandbagging, 15 above happy ears."""
    return "sandbags" if bias < -0.05 else "happy" if bias > 0.15 else "straight"


def who_says_what(world: World) -> Callable[[Mapping[str, str]], Told]:
    """What follows naming the six: which names fit, and said beside won for each."""
    known = c5.records(world, c5.THIS_QUARTER).loc[list(c5.six_sellers(world))].sort_values("bias")

    def after(named: Mapping[str, str]) -> Told:
        right = {str(rep): kind_of_record(bias) for rep, bias in known["bias"].items()}
        off = [rep for rep, kind in right.items() if named[rep] != kind]
        loud, first = str(known.index[-1]), off[0] if off else str(known.index[0])
        fit = "All six fit the record." if not off else f"{6 - len(off)} of your 6 fit the record."
        one = (
            f"{first} says {100 * known['said'][first]:.0f} and wins {100 * known['won'][first]:.0f} of 100: "
            f"{_KINDS[right[first]]}, and you {f'ticked “{_KINDS[named[first]]}”' if off else 'saw it'}."
        )
        thin = str(known["deals"].idxmin())
        enough = (
            f"How many deals are enough? Luck alone moves {_FEW} deals up to {c5.luck(_FEW)} points of 100 either way, "
            f"{_SOME} up to {c5.luck(_SOME)}, {_MANY} up to {c5.luck(_MANY)}. {thin} has {known['deals'][thin]} and is "
            f"{100 * known['bias'][thin]:.0f} off: more than luck."
        )
        worked = c5.fifteen(world, c5.LAST_QUARTER).set_index("opportunity_id").loc[WORKED]
        before = c5.records(world, c5.LAST_QUARTER)["won"][worked["rep_id"]]
        rule = (
            f"One deal worked, {WORKED} from March. {worked['rep_id']} said {100 * worked['said']:.0f}, and had won "
            f"{100 * before:.0f} of 100. In Propose, a third off: {100 * before * 2 / 3:.0f}. {worked['days']} days in "
            f"that stage, so half: {100 * worked['hand']:.0f}. The CRM's own record, by the same signs, said "
            f"{100 * worked['crm']:.0f}. {_ended(str(worked['outcome'])).capitalize()}."
        )
        words = (
            f"{fit} {one} The 90 of {loud} isn't the 90 of others, and nobody has to lie for that: who hears "
            "“interesting” all day sees no list of what became of it."
        )
        return [_said_and_won(known), words, enough, rule]

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
            f"{dollars(c5.sellers_sum(world))}, their Commit deals in full to {dollars(c5.commit_sum(world))}. Of 100 "
            f"earlier Commit deals {100 * c5.commit_rate(world):.0f} came in. How these end, you see after Friday."
        )

    return after


def her_words(world: World) -> Callable[[float, Odds], str]:
    """What follows the chance given to Deal 4471 after the buyer spoke: what her words moved, in dollars."""
    deals = c5.fifteen(world, c5.THIS_QUARTER)
    amount = float(deals.loc[deals["opportunity_id"] == c5.STORY, "amount"].sum())

    def after(now: float, before: Odds) -> str:
        was = before[c5.STORY]
        total = float((_mine(deals, before) * deals["amount"]).sum()) + (now - was) / 100 * amount
        if abs(now - was) < 1:
            moved = f"You stay at {now:.0f}. Her words were worth nothing to you, or you had read the dates already."
        else:
            moved = f"From {was:.0f} to {now:.0f}: a few words moved {dollars(abs(now - was) / 100 * amount)}."
        return f"{moved} Your odds now come to {dollars(total)}."

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
            f"${value:.0f}k came in {reached:.0f} times in 100. $10k more on the promise would save $10k in about "
            f"{reached:.0f} of 100 such quarters, and cost $30k in about {100 - reached:.0f}."
        )
        title = f"${value:.0f}k: reached {reached:.0f} times in 100"
        return _svg(title, marks, "What the fifteen deals bring together", "Blue: reached. Grey: short.", 330), words

    return draw


def friday(world: World) -> Callable[[float], Told]:
    """What follows the number given to the bank, in $k: what came in, its cost, and the cost of any number."""
    totals, best = c5.totals(world), c5.bank_best(world)
    came_in = c5.came_in(world)
    sellers, commit = c5.sellers_sum(world), c5.commit_sum(world)

    def after(number: float) -> Told:
        promised = 1e3 * number
        short = promised > came_in
        played = (
            f"You promised {dollars(promised)}. {dollars(came_in)} came in: {dollars(abs(promised - came_in))} "
            f"{'short' if short else 'over'}, which costs {dollars(c5.cost(promised, came_in))}."
        )
        played += (
            " The two hires you were given for it have to go in autumn."
            if short and promised >= HIRES
            else " No hires this summer; the chair asks why so little, once."
            if promised < HIRES
            else " The two hires stay."
        )
        expected, cheapest = c5.cost(promised, totals), c5.cost(best, totals)
        verdict = (
            "as good as the cheapest"
            if expected < 1.05 * cheapest
            else "because it falls short too often"
            if promised > best
            else "because much comes in that you didn't promise"
        )
        judged = (
            f"One quarter is luck. Over thousands of such quarters your number costs {dollars(expected)} on average, "
            f"{verdict}. The cheapest, {dollars(best)}, costs {dollars(cheapest)}: reached three times in four, where "
            f"$10k more saves as much as it costs. Commit in full, {dollars(commit)}, costs "
            f"{dollars(c5.cost(commit, totals))}, the sellers' odds {dollars(c5.cost(sellers, totals))}."
        )
        judged += " Each deal was thrown alone. Where deals fall together the spread is wider, and the number lower."
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


def thirty(world: World) -> Callable[[Odds, Odds, float, float], Told]:
    """What follows all thirty chances and the bank's number: how each deal ended, and the four forecasters."""
    rounds = [c5.fifteen(world, quarter) for quarter in (c5.LAST_QUARTER, c5.THIS_QUARTER)]
    parts = [c5.forecasters(world, deals, c5.LAST_QUARTER + i) for i, deals in enumerate(rounds)]
    together = {name: (parts[0][name] + parts[1][name]) / 2 for name in parts[0]}
    week = c5.open_deals(world, c5.THIS_QUARTER)
    everywhere = c5.forecasters(world, week, c5.THIS_QUARTER)
    by_hand = c5.points(rounds[1]["hand"], rounds[1]["is_won"])
    story = rounds[1].set_index("opportunity_id").loc[c5.STORY]

    def after(now: Odds, before: Odds, _number: float, her: float) -> Told:
        mine = [_mine(deals, odds) for deals, odds in zip(rounds, (before, now), strict=True)]
        lost = [c5.points(odds, deals["is_won"]) for odds, deals in zip(mine, rounds, strict=True)]
        rows = {
            "You": sum(lost) / 2,
            _SELLERS: together["sellers"],
            _DULL: together["base"],
            _CRM: together["crm"],
        }
        best = "the record loses fewest" if min(rows.values()) == rows[_CRM] else "you beat even the record"
        better = "better than in March" if lost[1] < lost[0] - 1 else "no better than in March"
        progress = (
            f"June's fifteen, points lost a deal: you {lost[1]:.0f}, {better} ({lost[0]:.0f}). The sellers "
            f"{parts[1]['sellers']:.0f}, the dull rival {parts[1]['base']:.0f}, the record {parts[1]['crm']:.0f}, the "
            f"rule of thumb, kept to strictly, {by_hand:.0f}."
        )
        case = (
            f"Deal 4471: you said {now[c5.STORY]:.0f}, after her words {her:.0f}; her seller "
            f"{100 * story['said']:.0f}, the record {100 * story['crm']:.0f}, the rule {100 * story['hand']:.0f}. "
            "She did nothing. The record saw a busy file; the rule counted the days on her desk. "
            "Neither knows why."
        )
        hero = (
            f"Not the luck of thirty deals. On all {len(week)} that stood open in June (simulated, so we know their "
            f"ends): the sellers {everywhere['sellers']:.0f}, the dull rival {everywhere['base']:.0f}, the rule of "
            f"thumb {c5.points(week['hand'], week['is_won']):.0f}, the record {everywhere['crm']:.0f}. "
            "The hero is the CRM. And it starts from what the sellers said: without their odds, dated and never "
            "cleaned up, there is nothing to correct."
        )
        chances = pd.concat(mine, ignore_index=True)
        won = pd.concat([deals["is_won"] for deals in rounds], ignore_index=True)
        ends = _endings(rounds[1], mine[1])
        return [ends, progress, case, _bars(f"All thirty: {best}", rows), _own_dots(chances, won), hero]

    return after


def _endings(deals: pd.DataFrame, mine: pd.Series) -> Chart:
    """How each of the open fifteen ended, beside the learner's chance, the seller's and the record's."""
    order = deals.assign(mine=mine).sort_values(["is_won", "amount"], ignore_index=True)
    title = f"{int(deals['is_won'].sum())} of June's fifteen were won"
    columns = order[["opportunity_id", "amount", "outcome", "mine", "said", "crm"]]
    rows = [(str(d), float(a), str(o), 100 * m, 100 * s, 100 * c) for d, a, o, m, s, c in columns.to_numpy()]
    with house_axes(title, height=5.2) as (figure, axes):
        for name, column, colour, shape in (
            ("Seller", "said", ORANGE, "s"),
            ("Record", "crm", BLUE, "D"),
            ("You", "mine", GREY, "o"),
        ):
            axes.plot(100 * order[column], order.index, shape, color=colour, markersize=7, label=name)
        axes.set_yticks(order.index, [f"{deal}, {dollars(amount)}: {_ENDS[end]}" for deal, amount, end, *_ in rows])
        axes.axhline((~order["is_won"]).sum() - 0.5, color=GREY, linewidth=1, linestyle="--")
        axes.set(xlim=(0, 100), ylim=(-0.6, len(order) + 1.2), xlabel="Chance given, %")
        axes.legend(frameon=False, loc="upper right", ncols=3, columnspacing=0.8, handletextpad=0.1)
    said = "; ".join(
        f"{deal} {_ENDS[end]}, you {you:.0f}, seller {seller:.0f}, record {record:.0f}"
        for deal, _, end, you, seller, record in reversed(rows)
    )
    return Chart(figure, f"{title}. {said}.")


def _own_dots(chances: pd.Series, won: pd.Series) -> Chart:
    """The learner's thirty in bands of twenty points: what was said on average, and what share was won."""
    band = np.minimum((100 * chances + 1e-9) // 20, 4)
    groups = pd.DataFrame({"said": 100 * chances, "won": won.astype(float)}).groupby(band)
    dots = [(part["said"].mean(), int(part["won"].sum()), len(part)) for _, part in groups]
    surplus = float(100 * (chances.mean() - won.mean()))
    near = abs(surplus) < c5.luck(len(won))
    much = (
        "fit what happened, give or take luck" if near else f"were too {'high' if surplus > 0 else 'low'}, beyond luck"
    )
    with house_axes(f"Your thirty chances {much}", height=3.1) as (figure, axes):
        axes.plot([0, 100], [0, 100], color=GREY, linestyle="--", linewidth=1)
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
        axes.set(xlim=(0, 100), ylim=(0, 104), ylabel="Won, %")
        axes.set_xlabel("What you said, on average, %. Dashed: won as often as said")
    bands = "; ".join(f"about {said:.0f} said: {wins} of {count} won" for said, wins, count in dots)
    average = f"You said {100 * chances.mean():.0f} on average; {100 * won.mean():.0f} of 100 were won."
    return Chart(figure, f"{average} In bands: {bands}.")


def outside(studies: str) -> Callable[[str], str]:
    """What follows the guess at a published figure: near or not, and the ``studies``."""
    said = {
        "quarter": "Yes, about 28.",
        "few": "More than that: about 28. Few, though, for deals that were all won.",
        "half": "Fewer: about 28. We remember the deals that came in as said.",
        "most": "Far fewer: about 28. We remember the deals that came in as said.",
    }
    return lambda guess: f"{said[guess]}\n\n{studies}"


# --- the exercise
def warm_up(tick: str) -> str:
    """What follows the practice question: how a miss is counted."""
    said = {
        "square": "Yes, 81.",
        "ten": "No: 10 is what you left open.",
        "ninety": "No: the far miss counts more than simply.",
    }
    return f"{said[tick]} You were 90 off, and 90 times 90 is 8,100; divided by 100, that is 81. A miss of 50 costs 25."


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
