"""What module C5 shows: forecasters side by side, one number for all, sellers put right, and a number for the bank."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from saleslab.analysis import c5
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, house_axes
from saleslab.org import World
from saleslab.org.case import AMOUNT

Odds = Mapping[str, float]
Told = list[str | Chart]

HIRES = 140_000
"""From this number for the bank on, USD, the learner's team may hire."""
BET_WITHIN = 3
"""How far off a bet on the sellers' points may be and still count."""
FROM = 90
"""Where the slider for one number said of all fifteen stands at first."""
REMEMBERED = "D22249"
"""The deal of last quarter's fifteen of which the lesson asks, at its end, what the learner had said."""
_WIDTH, _LEFT, _RIGHT = 640, 56, 620
_KINDS = {"sandbags": "sandbags", "straight": "straight", "happy": "happy ears", "few": "can't tell yet"}
_ENDS = {"won": "signed", "lost": "lost", "no_decision": "no decision"}
_SOME, _MANY = 30, 100
_YOU, _EVEN, _SELLERS, _DULL, _CRM = "You", "50 every time", "The sellers", "The dull rival", "The CRM's odds"


# --- last quarter's fifteen
def sellers_points(world: World) -> float:
    """Points a deal that the sellers' odds lose on last quarter's fifteen."""
    return c5.forecasters(world, c5.fifteen(world, c5.LAST_QUARTER), c5.LAST_QUARTER)["sellers"]


def first_score(world: World) -> Callable[[Odds, Odds], Told]:
    """What follows the bet and fifteen chances: the learner's points and the sellers', and what March brought."""
    deals, sellers = c5.fifteen(world, c5.LAST_QUARTER), sellers_points(world)
    commit = deals.loc[deals["said"] >= c5.COMMIT, "is_won"]

    def after(bet: Odds, odds: Odds) -> Told:
        lost = c5.points(_mine(deals, odds), deals["is_won"])
        miss = abs(bet["value"] - sellers)
        side = "inside" if miss <= BET_WITHIN else "outside"
        yours = (
            f"You lost {lost:.0f} points a deal. The sellers lost {sellers:.0f}. You said {bet['value']:.0f} for them: "
            f"{side} the {BET_WITHIN} that count as near, and you were {bet['sure']:.0f} % sure."
        )
        bars = _bars("Saying 50 every time beats the sellers", {_YOU: lost, _EVEN: 25.0, _SELLERS: sellers})
        bank = (
            f"{int(deals['is_won'].sum())} of the fifteen were signed; of the {len(commit)} Commits, "
            f"{int(commit.sum())}. In March the bank was told {dollars(c5.sellers_sum(world, c5.LAST_QUARTER))}. "
            f"{dollars(c5.came_in(world, c5.LAST_QUARTER))} came in."
        )
        return [yours, bars, bank]

    return after


def one_number(world: World) -> Draw:
    """For any number said of all of last quarter's fifteen: the points a deal it loses, beside the sellers'."""
    deals = c5.fifteen(world, c5.LAST_QUARTER)
    lost = [c5.points(percent / 100, deals["is_won"]) for percent in range(101)]
    sellers = sellers_points(world)
    line = _Line(lost, sellers, f"The sellers: {sellers:.0f}", "Said of all fifteen, %", 80)

    def draw(value: float) -> tuple[str, str]:
        mine = lost[round(value)]
        if round(value) == FROM:  # as the page opens, above the bet on the sellers: nothing of them yet
            words = f"Saying {value:.0f} to every deal loses {mine:.1f} points a deal. Drag, and the sellers appear."
            return line.drawn(value, f"{mine:.0f} points a deal", beside=False), words
        verdict = "you beat the sellers" if mine < sellers else "the sellers beat you"
        words = f"Saying {value:.0f} to every deal loses {mine:.1f} points a deal. The sellers lost {sellers:.1f}."
        return line.drawn(value, f"{mine:.0f} points a deal: {verdict}"), words

    return draw


def how_low(world: World) -> Callable[[float], Told]:
    """What follows the lowest number that beats the sellers: how far that goes, on a whole week, and why."""
    few, week = (deals(world, c5.LAST_QUARTER) for deals in (c5.fifteen, c5.open_deals))
    everywhere, base = c5.forecasters(world, week, c5.LAST_QUARTER), 100 * c5.base_rate(world, c5.LAST_QUARTER)
    low, high = c5.one_number_beats(world)
    nothing = c5.points(low / 100, few["is_won"])
    loud, quiet = (100 * week.loc[part, "is_won"].mean() for part in (week["said"] >= 0.9, week["said"] < 0.25))
    missed = few[(few["said"] >= 0.9) & ~few["is_won"]]
    *others, last = missed["opportunity_id"]

    def after(number: float) -> Told:
        found = "Yes." if round(number) == low else f"Lower: drag on to {low}."
        return [
            f"{found} Say {low} to all fifteen and you lose {nothing:.0f} points a deal; people who have met the "
            f"buyers lost {sellers_points(world):.0f}. Any number from {low} to {high} beats them.",
            f"Luck, with only fifteen deals? Take all {len(week)} of that week's forecast that had ended by 31 "
            f"December. A dull rival says {base:.0f} to each of them, because {base:.0f} of 100 earlier deals were "
            "won.",
            _bars(
                f"All {len(week)}: the dull rival beats the sellers",
                {_SELLERS: everywhere["sellers"], _DULL: everywhere["base"]},
            ),
            "Do the sellers know nothing, then? They know which deals are better: where they said 90 or more, "
            f"{loud:.0f} of 100 were signed; where they said less than 25, {quiet:.0f}. But they "
            f"are far too sure. {', '.join(others)} and {last}, called {100 * missed['said'].min():.0f} or more and "
            "not signed, cost them more than half of all their points on the fifteen.",
        ]

    return after


# --- what the CRM kept
def kind_of_list(deals: float, bias: float) -> str:
    """The name of a seller's list, once it is long: 5 points below is sandbagging, 15 above happy ears."""
    if deals < c5.ENOUGH:
        return "few"
    return "sandbags" if bias < -0.05 else "happy" if bias > 0.15 else "straight"


def who_says_what(world: World) -> Callable[[Mapping[str, str]], Told]:
    """What follows naming the seven: which names fit, said beside won for each, and how much is luck."""
    short = c5.short_list(world)
    known = c5.records(world, c5.THIS_QUARTER).loc[[*c5.six_sellers(world), short]].sort_values("bias")
    right = {
        str(rep): kind_of_list(deals, bias)
        for rep, deals, bias in zip(known.index, known["deals"], known["bias"], strict=True)
    }
    loud, thin = known.iloc[-1], int(known["deals"][short])

    def after(named: Mapping[str, str]) -> Told:
        off = [rep for rep, kind in right.items() if named[rep] != kind]
        fit = f"{len(right) - len(off)} of your {len(right)} names fit the list."
        if off:
            fit += f" Look again at {off[0]}: {_KINDS[right[off[0]]]}, and you said {_KINDS[named[off[0]]]}."
        ears = (
            f"{fit} {known.index[-1]} says {100 * loud['said']:.0f} and wins {100 * loud['won']:.0f} of 100. Nobody "
            "has to lie for that. Hear “interesting” all day, never see a list of what became of it, and you write "
            "90."
        )
        luck = (
            f"{short} looks as far off as the others: {100 * known['said'][short]:.0f} said, none won. But that is "
            f"{thin} deals. Luck alone moves the share won by up to {c5.luck(thin)} points either way with {thin} "
            f"deals, by {c5.luck(_SOME)} with {_SOME}, by {c5.luck(_MANY)} with {_MANY}. {known.index[0]}, "
            f"{-100 * known['bias'].iloc[0]:.0f} too low on {known['deals'].iloc[0]} deals, is only just beyond luck."
        )
        return [ears, _said_and_won(known), luck]

    return after


def _said_and_won(known: pd.DataFrame) -> Chart:
    too_high = sum(
        kind_of_list(deals, bias) == "happy" for deals, bias in zip(known["deals"], known["bias"], strict=True)
    )
    with house_axes(f"{too_high} of these {len(known)} say far more than they win", height=3.2) as (figure, axes):
        for row, (said, won) in enumerate(zip(100 * known["said"], 100 * known["won"], strict=True)):
            axes.plot([said, won], [row, row], color=GREY, linewidth=2, zorder=1)
            axes.plot(said, row, "o", color=ORANGE, markersize=9, clip_on=False)
            axes.plot(won, row, "s", color=BLUE, markersize=9, clip_on=False)
        axes.set_yticks(range(len(known)), [f"{rep} ({known['deals'][rep]} deals)" for rep in known.index])
        axes.set(xlim=(0, 100), ylim=(-0.6, len(known) - 0.4), xlabel="Circle: said, on average. Square: won of 100.")
    said_won = ", ".join(
        f"{rep} said {100 * known['said'][rep]:.0f}, won {100 * known['won'][rep]:.0f}" for rep in known.index
    )
    return Chart(figure, f"Said on average and won of 100 deals: {said_won}.")


def turned(world: World) -> Draw:
    """For any share of the way, in percent, from what sellers say to their own lists: points lost on March's week."""
    deals, odds = c5.open_deals(world, c5.LAST_QUARTER), c5.towards_list(world, c5.LAST_QUARTER)
    lost = [c5.points(odds(percent / 100), deals["is_won"]) for percent in range(101)]
    dull = c5.forecasters(world, deals, c5.LAST_QUARTER)["base"]
    line = _Line(lost, dull, f"The dull rival: {dull:.0f}", "Turned towards the seller's own list, %", 40)

    def draw(value: float) -> tuple[str, str]:
        mine = lost[round(value)]
        verdict = "they beat the dull rival" if mine < dull else "the dull rival beats them"
        words = (
            f"Turned {value:.0f} % of the way, the sellers' odds lose {mine:.1f} points a deal; as they said them, "
            f"{lost[0]:.1f}. The dull rival loses {dull:.1f}. All {len(deals)} deals of March's last week."
        )
        return line.drawn(value, f"{mine:.1f} points a deal: {verdict}"), words

    return draw


# --- this quarter's fifteen, the call, and the bank
def adds_up(world: World) -> Callable[[Odds], str]:
    """What follows the learner's second fifteen chances: three sums, and nothing of how the deals end."""
    deals = c5.fifteen(world, c5.THIS_QUARTER)

    def after(odds: Odds) -> str:
        mine = float((_mine(deals, odds) * deals["amount"]).sum())
        return (
            f"Each amount times your chance, added up: {dollars(mine)}. The sellers' chances make "
            f"{dollars(c5.sellers_sum(world, c5.THIS_QUARTER))}; their Commits, counted in full, "
            f"{dollars(c5.commit_sum(world))}. Of 100 earlier Commits, {100 * c5.commit_rate(world):.0f} were won. "
            "Such a sum is an average, and the bank needs a number you reach. How these fifteen end you see after "
            "Friday."
        )

    return after


def her_reply(world: World) -> Callable[[str], str]:
    """What the buyer of Deal 4471 answers to the one question, and what it tells."""
    story = c5.fifteen(world, c5.THIS_QUARTER).set_index("opportunity_id").loc[c5.STORY]
    five = dollars(0.05 * AMOUNT)
    again = "She has half a minute left. Ask her something else: click another question."
    said = {
        "friday": "“I should think so. I like what I've seen.”\n\nThat is the yes on which her seller wrote 90. It "
        f"costs her nothing to say it, and you know no more than the file. {again}",
        "discount": "“It wouldn't do any harm. Send me something.”\n\nYou have just offered her "
        f"{five} that she hadn't asked for, and you still know no date. {again}",
        "who": "“Besides me? Finance, and they like it too.”\n\nTwo names, and no day. What has it been lying there "
        f"for, {story['days']} days? {again}",
        "steps": "She stops walking. “Over $100,000 it has to go before our committee. It isn't on their list, and "
        "that closed on the fifteenth. I hadn't asked for it yet. They meet again in January.”\n\nShe likes you, and "
        f"by her own word it won't be before January. The CRM holds {_logged(world)} activities on this deal by "
        "now, and not this sentence. Nobody had asked.",
    }
    return lambda question: said[question]


def _logged(world: World) -> int:
    """Activities logged for Deal 4471 up to this quarter's last week."""
    log = world.activities[world.activities["opportunity_id"] == c5.STORY]
    return int((log["date"] <= c5.last_week(world, c5.THIS_QUARTER)).sum())


def her_words(world: World) -> Callable[[float, Odds, str], str]:
    """What follows the chance given to Deal 4471 after the call: what her words moved, in dollars."""
    deals = c5.fifteen(world, c5.THIS_QUARTER)
    amount = float(deals.loc[deals["opportunity_id"] == c5.STORY, "amount"].sum())

    def after(now: float, before: Odds, asked: str) -> str:
        was = before[c5.STORY]
        total = float((_mine(deals, before) * deals["amount"]).sum()) + (now - was) / 100 * amount
        moved = (
            f"You stay at {now:.0f}."
            if abs(now - was) < 1
            else f"From {was:.0f} to {now:.0f}: one call moved {dollars(abs(now - was) / 100 * amount)}."
        )
        if asked == "steps" and now > 20:
            moved += (
                " Her committee meets after the date you are asked about. What would have to happen for her to sign?"
            )
        return f"{moved} Your fifteen now come to {dollars(total)}."

    return after


HERS = {"crm": None, "seller": 0.9, "low": 0.25, "out": 0.0}
"""Deal 4471's chance as the menu beside the bank's number offers it; None: the CRM's odds."""


def her_menu(world: World) -> dict[str, str]:
    """`HERS` in words."""
    crm = c5.fifteen(world, c5.THIS_QUARTER).set_index("opportunity_id")["crm"].get(c5.STORY, 0.0)
    return {
        "crm": f"at {100 * crm:.0f}, by the CRM's odds",
        "seller": "at 90, as her seller says",
        "low": "at 25",
        "out": "at 0: not in the number",
    }


def may_bring(world: World) -> Callable[..., tuple[str, str]]:
    """For any number in $k and a chance for Deal 4471: how often the fifteen bring as much; the spread of totals."""
    thrown = {name: c5.totals(world, chance) / 1e3 for name, chance in HERS.items()}
    edges = np.arange(0, 625, 25)
    counts = {name: np.histogram(np.minimum(t, 599), edges)[0] / len(t) for name, t in thrown.items()}
    across, up = _scale(0, 600, _LEFT, _RIGHT), _scale(0, max(float(c.max()) for c in counts.values()), 280, 60)

    def draw(value: float, hers: str) -> tuple[str, str]:
        reached = round(100 * float((thrown[hers] >= value).mean()))
        bars = "".join(
            f'<rect x="{across(left) + 1:.1f}" y="{up(share):.1f}" width="{across(25) - across(0) - 2:.1f}" '
            f'height="{280 - up(share):.1f}" fill="{BLUE if left >= value else GREY}"/>'
            for left, share in zip(edges[:-1], counts[hers], strict=True)
        )
        marks = (
            f'{bars}<path d="M{across(value):.1f} 52V280" stroke="{ORANGE}" stroke-width="3"/>'
            f'<path d="M{_LEFT} 280H{_RIGHT}" stroke="{GREY}"/>'
            + "".join(_tick_across(across(x), 280, f"${x}k") for x in range(0, 601, 100))
        )
        pays = reached * c5.TOO_LOW >= (100 - reached) * c5.TOO_HIGH
        words = (
            f"${value:.0f}k is reached in {reached} of 100 throws. Promise $10k more: in {reached} of 100 that saves "
            f"$10k, in {100 - reached} it costs $30k. On balance it {'pays' if pays else 'does not pay'}."
        )
        title = f"${value:.0f}k: reached in {reached} of 100 throws"
        return _svg(title, marks, "What the fifteen bring together", "Blue: reached. Grey: short.", 330), words

    return draw


def friday(world: World) -> Callable[[float, str], Told]:
    """What follows the number given to the bank, in $k: what came in, what it costs on average, what her words did.

    Judged by what the learner could know: her date where it was asked for, else the CRM's odds.
    """
    came_in = c5.came_in(world, c5.THIS_QUARTER)
    deaf, best = c5.bank_best(world), c5.bank_best(world, 0.0)
    call = c5.cost(deaf, c5.totals(world, 0.0)) - c5.cost(best, c5.totals(world, 0.0))

    def after(number: float, asked: str) -> Told:
        promised, heard = 1e3 * number, asked == "steps"
        cheapest, totals = (best, c5.totals(world, 0.0)) if heard else (deaf, c5.totals(world))
        expected, least = c5.cost(promised, totals), c5.cost(cheapest, totals)
        verdict = (
            "as good as the cheapest there is"
            if expected < 1.05 * least
            else "because it falls short too often"
            if promised > cheapest
            else "because much comes in that you didn't promise"
        )
        judged = (
            "One quarter is luck, so judge the number by thousands of such quarters, and by what you could know on "
            f"Friday. Yours costs {dollars(expected)} on average, {verdict}. The cheapest, {dollars(cheapest)}, costs "
            f"{dollars(least)}. We threw each deal alone; where deals fall together, the number has to be lower."
        )
        words = (
            "What was her answer worth? With the CRM's odds for Deal 4471 the cheapest number is "
            f"{dollars(deaf)}: {_against(deaf, came_in)}. With her date, taken at her word (our setting: "
            f"nobody knows how often such a word holds), it is {dollars(best)}: "
            f"{_against(best, came_in)}. On average that one answer saves {dollars(call)}."
        )
        if not heard:
            words = f"You don't know her date yet. Ask her again, above: what has to happen on her side? {words}"
        return [_played(promised, came_in, heard), _cost_curve(world, promised, cheapest, totals), judged, words]

    return after


def _against(number: float, came_in: float) -> str:
    """How a number for the bank came out."""
    return f"{dollars(abs(number - came_in))} {'short' if number > came_in else 'to spare'}"


def _played(promised: float, came_in: float, heard: bool) -> str:
    excuse = "You tell her what the buyer said." if heard else "You show her the list."
    hires = (
        "The two people hired on it have to go in autumn."
        if promised >= HIRES
        else f"No hires this summer, and the chair asks why so little. {excuse}"
    )
    return (
        f"You promised {dollars(promised)}. {dollars(came_in)} came in: {dollars(abs(promised - came_in))} "
        f"{'short' if promised > came_in else 'more'}, which costs {dollars(c5.cost(promised, came_in))}. {hires}"
    )


def _cost_curve(world: World, promised: float, best: float, totals: c5.Floats) -> Chart:
    numbers = np.linspace(0, 6e5, 121)
    costs = [c5.cost(number, totals) / 1e3 for number in numbers]
    marked = {
        "yours": (promised, BLUE, "o"),
        "Commits in full": (c5.commit_sum(world), GREY, "D"),
        "the sellers' odds": (c5.sellers_sum(world, c5.THIS_QUARTER), ORANGE, "s"),
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
    won = pd.concat([deals["is_won"] for deals in rounds], ignore_index=True)

    def after(now: Odds, before: Odds, _number: float, her: float) -> Told:
        mine = [_mine(deals, odds) for deals, odds in zip(rounds, (before, now), strict=True)]
        lost = [c5.points(odds, deals["is_won"]) for odds, deals in zip(mine, rounds, strict=True)]
        rows = {
            _YOU: sum(lost) / 2,
            _SELLERS: together["sellers"],
            _DULL: together["base"],
            _CRM: together["crm"],
        }
        best = "the CRM's odds lose fewest" if min(rows.values()) == rows[_CRM] else "you beat even the CRM's odds"
        better = "better than in March" if lost[1] < lost[0] - 1 else "no better than in March"
        progress = f"Your fifteen of June cost {lost[1]:.0f} points a deal, {better} ({lost[0]:.0f})."
        chances = pd.concat(mine, ignore_index=True)
        return [
            _endings(rounds[1], mine[1]),
            f"{progress} {_own_loud(chances, won)}",
            _bars(f"All thirty: {best}", rows),
            _hero(world),
            _case(rounds[1], now[c5.STORY], her),
        ]

    return after


def _own_loud(chances: pd.Series, won: pd.Series) -> str:
    """What became of the learner's own high chances."""
    loud = chances >= 0.7
    if not loud.any():
        return f"You never said 70 or more; {int(won.sum())} of the thirty were signed."
    return f"You said 70 or more {int(loud.sum())} times in all; {int(won[loud].sum())} of these were signed."


def _hero(world: World) -> str:
    """What the CRM's odds lose on the whole week, and how much of it the sellers' own odds are worth."""
    week, now = c5.open_deals(world, c5.THIS_QUARTER), c5.THIS_QUARTER
    lost, won = c5.forecasters(world, week, now), week["is_won"]
    return (
        f"Luck, with thirty? On all {len(week)} deals of June's last week that had ended by 31 December, the sellers "
        f"lose {lost['sellers']:.1f}, the dull rival {lost['base']:.1f}, the rule of thumb "
        f"{c5.points(week['hand'], won):.1f}, the CRM's odds {lost['crm']:.1f}. The hero is the CRM.\n\nWhat do the "
        "sellers' own odds bring to that? The CRM's odds without anything that a seller ever said: "
        f"{c5.without_sellers(world, now):.1f}. With it: {lost['crm']:.1f}. About one point. Most of it is what "
        "nobody has to estimate: the stage, the dates, and whether she answers."
    )


def _case(deals: pd.DataFrame, said: float, her: float) -> str:
    story = deals.set_index("opportunity_id").loc[c5.STORY]
    return (
        f"And Deal 4471? Her seller said {100 * story['said']:.0f}, the CRM's odds {100 * story['crm']:.0f}, the rule "
        f"of thumb {100 * story['hand']:.0f}; you {said:.0f}, and {her:.0f} once you had rung her. She signed "
        "nothing. The CRM is good at a thousand deals. For this one you had to ask."
    )


def _endings(deals: pd.DataFrame, mine: pd.Series) -> Chart:
    """How each of the open fifteen ended, beside the learner's chance, the seller's and the CRM's odds."""
    order = deals.assign(mine=mine).sort_values(["is_won", "amount"], ignore_index=True)
    title = f"{int(deals['is_won'].sum())} of June's fifteen were signed"
    columns = order[["opportunity_id", "amount", "outcome", "mine", "said", "crm"]]
    rows = [(str(d), float(a), str(o), 100 * m, 100 * s, 100 * c) for d, a, o, m, s, c in columns.to_numpy()]
    with house_axes(title, height=5.2) as (figure, axes):
        for name, column, colour, shape in (
            ("Seller", "said", ORANGE, "s"),
            ("CRM's odds", "crm", BLUE, "D"),
            (_YOU, "mine", GREY, "o"),
        ):
            axes.plot(100 * order[column], order.index, shape, color=colour, markersize=7, label=name, clip_on=False)
        axes.set_yticks(order.index, [f"{deal}, {dollars(amount)}: {_ENDS[end]}" for deal, amount, end, *_ in rows])
        axes.axhline((~order["is_won"]).sum() - 0.5, color=GREY, linewidth=1, linestyle="--")
        axes.set(xlim=(0, 100), ylim=(-0.6, len(order) + 1.2), xlabel="Chance given, %")
        axes.legend(frameon=False, loc="upper right", ncols=3, columnspacing=0.8, handletextpad=0.1)
    said = "; ".join(
        f"{deal} {_ENDS[end]}, you {you:.0f}, seller {seller:.0f}, CRM's odds {crm:.0f}"
        for deal, _, end, you, seller, crm in reversed(rows)
    )
    return Chart(figure, f"{title}. {said}.")


def outside(studies: str) -> Callable[[str], str]:
    """What follows the guess at a published figure: near or not, and the ``studies``."""
    said = {
        "few": "More than that: 47.3.",
        "half": "Yes: 47.3.",
        "most": "Fewer: 47.3.",
        "nearly": "Far fewer: 47.3.",
    }
    return lambda guess: f"{said[guess]}\n\n{studies}"


def remembered(world: World) -> Callable[[float, Odds], str]:
    """What follows the chance a learner remembers having given, beside the one on the sheet."""
    deals = c5.fifteen(world, c5.LAST_QUARTER).set_index("opportunity_id")
    end = 100.0 * bool(deals["is_won"][REMEMBERED])

    def after(memory: float, before: Odds) -> str:
        wrote = before[REMEMBERED]
        if abs(memory - wrote) < 1:
            return (
                f"You wrote {wrote:.0f}, and you remember it. That was half an hour ago. What did you say of your own "
                "largest deal three months ago, and where could you look it up?"
            )
        moved = (
            "Your memory has moved towards how it ended."
            if abs(memory - end) < abs(wrote - end) and abs(memory - wrote) > 10
            else "That was half an hour ago. What did you say of your own largest deal three months ago?"
        )
        return f"You remember {memory:.0f}. You wrote {wrote:.0f}. {moved}"

    return after


# --- the exercise
def warm_up(tick: str) -> str:
    """What follows the practice question: how a miss is counted."""
    said = {
        "square": "Yes, 81.",
        "ten": "No. 10 is the room you left for being wrong.",
        "ninety": "No. 90 is how far off you are, and far misses count for more.",
    }
    return f"{said[tick]} 90 times 90 is 8,100; divided by 100, that makes 81 points. Had you said 50: 25."


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
            f"they say {_thousands(now['said'])}, their Commits in full {_thousands(now['commit'])}; "
            f"{value:.0f} % of what they say is {_thousands(number)}."
        )
        title = f"{now['region']}: what came in, in percent of what the sellers said"
        return _svg(title, marks, "Quarter, year 1 and year 2", "Filled: at or above the line"), words

    return draw


def phone_rings(world: World) -> Callable[[float], str]:
    """What follows the number for the board: the buyer of the region's largest Commit deal rings."""
    deal = c5.largest_commit(world)
    said = {
        "date": "“Good news: you're our first choice, and nobody here is against you. We'll order as soon as the new "
        "budget opens. That's the first week of February.”",
        "polite": "“Good news: you're our first choice, and nobody here is against you. I can't see what should stop "
        "it now. You'll be the first to know.”",
        "step": "“I still find you dear, and I've said so upstairs. Well. Our lawyer sent your contract back this "
        "morning without a change, and our finance head signs it on Thursday at ten. She'd like your manager there.”",
    }
    return lambda _number: (
        f"Four o'clock. The buyer of {deal['opportunity_id']} rings, {dollars(float(deal['amount']))}, the largest "
        f"Commit of the region. Its seller says {100 * deal['said']:.0f}, the CRM's odds say "
        f"{100 * deal['crm']:.0f}.\n\n{said[c5.what_she_says(world)]}"
    )


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
        colours = [ORANGE if name.startswith(_SELLERS) else GREY if name in (_YOU, _EVEN) else BLUE for name in names]
        axes.barh(names, [rows[name] for name in names], color=colours, height=0.6)
        for place, name in enumerate(names):
            axes.text(rows[name] + 0.5, place, f"{rows[name]:.0f}", va="center")
        axes.set(xlim=(0, max(rows.values()) * 1.15), xlabel="Points lost a deal; fewer is better")
    said = ", ".join(f"{name} {lost:.1f}" for name, lost in rows.items())
    return Chart(figure, f"Points lost a deal: {said}.")


@dataclass(frozen=True)
class _Line:
    """Points lost at 0 to 100, drawn against a dashed line; what was tried stays, so that the curve appears."""

    lost: Sequence[float]
    against: float
    name: str
    across: str
    top: int
    tried: set[int] = field(default_factory=set)

    def drawn(self, value: float, title: str, beside: bool = True) -> str:
        """``beside``: whether the line it is held against is shown, too."""
        here = round(value)
        self.tried.add(here)
        across, up = _scale(0, 100, _LEFT, _RIGHT), _scale(0, self.top, 280, 44)
        line, colour = up(self.against), BLUE if self.lost[here] < self.against else ORANGE
        against = (
            f'<path d="M{_LEFT} {line:.1f}H{_RIGHT}" stroke="{GREY}" stroke-width="2" stroke-dasharray="6 4"/>'
            f'<text x="{_RIGHT}" y="{line - 6:.1f}" text-anchor="end">{self.name}</text>'
        )
        marks = (
            "".join(
                f'<circle cx="{across(x):.1f}" cy="{up(self.lost[x]):.1f}" r="3" fill="{GREY}"/>'
                for x in sorted(self.tried)
            )
            + (against if beside else "")
            + f'<circle cx="{across(here):.1f}" cy="{up(self.lost[here]):.1f}" r="8" fill="{colour}"/>'
            + "".join(_tick_up(up(y), str(y)) for y in range(0, self.top + 1, self.top // 4))
            + "".join(_tick_across(across(x), 280, str(x)) for x in range(0, 101, 20))
        )
        return _svg(title, marks, self.across, "Points lost a deal")


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
