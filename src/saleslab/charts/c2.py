"""What module C2 shows: a clock on all forms, ever fairer comparisons, a forecast made twice, and two decisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
from matplotlib.axes import Axes

from saleslab.analysis import c2
from saleslab.analysis.process import FIELDS, peeled, turned_back
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, house_axes
from saleslab.org import WORLDS, World
from saleslab.org import world as company
from saleslab.org.policy import Outcome, Policy, Step, play
from saleslab.org.worlds import specification

_WIDTH = 440
BET_WITHIN = 5
"""How far off a bet on the gap at day 30 may be and still count, in points: what the lesson's prediction asks for."""


def points_left(world: World) -> float:
    """The gap on day 30, in points of win rate: what the lesson's bet is settled by."""
    full, empty = turned_back(world.opportunities, 1.0)
    return 100 * (full - empty)


_FILLED_IN = {
    "calls": "Yours would keep its fields as the clock goes back. The average won form keeps {kept:.1f} of {late:.1f}.",
    "forecast": "Then a meeting filled it, and not the buyer.",
    "sure": "Then it was full because you were winning, and not the other way round.",
    "after": "Then it was full because you had won, and not the other way round.",
}


def bet_and_gap(world: World) -> Callable[[Mapping[str, float], str], list[str]]:
    """What follows a locked bet on the gap at day 30, once the learner has said when the own form was filled in."""
    full, empty = turned_back(world.opportunities, 0.0)
    close, left = 100 * (full - empty), points_left(world)
    grown, days = _grown(world)
    if not (grown[True] > grown[False] and days[True] < days[False]):
        raise ValueError("the lesson says that won deals gained more fields in less time")
    known = c2.forms(world)
    kept, late = known.loc[known["outcome"] == "won", ["early", "late"]].mean()

    def after(guess: Mapping[str, float], filled_in: str) -> list[str]:
        side = "inside" if abs(guess["value"] - left) <= BET_WITHIN else "outside"
        return [
            f"You bet on {guess['value']:.0f}. On day 30, {left:.0f} of the {close:.0f} points are there. That is "
            f"{side} the {BET_WITHIN} you allowed yourself, and you were {guess['sure']:.0f} % sure.",
            f"{_FILLED_IN[filled_in].format(kept=kept, late=late)} After day 30 won deals gained {grown[True]:.1f} "
            f"fields, the others {grown[False]:.1f}, although won deals were over sooner.",
            "That can be work on the way to the signature, or typing after it. The two copies can’t say which. So the "
            f"{close:.0f} points can’t tell anybody to enforce.",
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


def clock(world: World) -> Draw:
    """All closed forms, the clock turned back from close (0 percent) to day 30 (100 percent).

    Above: one won deal's perfect form, the average won deal's and the average other deal's. Below: what the fullest
    and the emptiest third of all forms won.
    """
    known, one = c2.forms(world), c2.perfect_form(world)
    ends = {
        "One form, won": (one["late"], one["early"]),
        **{
            name: tuple(known.loc[(known["outcome"] == "won") == won, ["late", "early"]].mean())
            for name, won in (("Average, won", True), ("Average, not won", False))
        },
    }

    @lru_cache(maxsize=128)
    def draw(percent: float) -> tuple[str, str]:
        back = percent / 100
        full, empty = turned_back(world.opportunities, back)
        fields = {name: (1 - back) * late + back * early for name, (late, early) in ends.items()}
        when = {0.0: "At close", 100.0: "On day 30"}.get(percent, "In between (drawn)")
        forms = ", ".join(f"{name.lower()}: {filled:.1f}" for name, filled in fields.items())
        words = (
            f"{when}: the fullest third of the forms won {100 * full:.1f} %, the emptiest {100 * empty:.1f} %. "
            f"The gap is {100 * (full - empty):.1f} points. Fields of {FIELDS}: {forms}."
        )
        return _clock(when, full, empty, fields), words

    return draw


_COMPARISONS = (
    "At close, deal against deal",
    "On day 30, deal against deal",
    "On day 30, only where customer and seller are alike",
    "On day 30, seller against like seller",
)


def peel(world: World) -> Draw:
    """The gap under ever fairer comparisons, from step 0 to 3, each beside the largest gap that luck made."""
    gaps = [(100 * gap, 100 * luck) for gap, luck in peeled(world)]

    def draw(step: float) -> tuple[str, str]:
        shown = gaps[: int(step) + 1]
        told = [
            f"{name}: {_points(gap)} points; luck alone makes up to {luck:.1f}."
            for name, (gap, luck) in zip(_COMPARISONS, shown, strict=False)
        ]
        return _peeled(shown), told[-1]

    return draw


def _points(number: float) -> str:
    return f"{number:.1f}".replace("-", "−")


_ADVICE = {
    "linked": "You can sign that.",
    "proved": "The gap is more than luck, so this tempts. It goes a step too far.",
    "luck": "It is close. But luck’s largest was {luck:.1f} points and the gap is {gap:.1f}: more than luck.",
    "end": "It tempts, after such a fall. But look at the last two bars: the gap is longer than luck’s.",
}


@cache
def _gaps_without_effect() -> list[float]:
    """Points between full and empty forms at close, in each company of the exercises whose process adds nothing."""
    idle = [i for i in range(1, WORLDS + 1) if specification(i).parameters.process_effect == 0.0]
    return [100 * (full - empty) for full, empty in (turned_back(company(i).opportunities, 0.0) for i in idle)]


def ended(world: World, outside: str) -> Callable[[str], list[str | Chart]]:
    """What follows the first answer to the chair: what may be said, two years without the process, and what is known
    outside."""
    gap, luck = (100 * points for points in peeled(world)[-1])
    if gap <= luck:
        raise ValueError("the lesson says that the gap between sellers is more than luck made")
    nothing = world.run(Policy())
    gone = world.run(Policy((Step("end_process", ("company",)),)))
    with_it, without = (float(outcome.expected.wins.sum()) for outcome in (nothing, gone))
    closed = world.opportunities[world.opportunities["is_closed"]]
    rate = 100 * closed["is_won"].mean()
    idle = _gaps_without_effect()
    everybody = list(world.reps["rep_id"])
    hundred = 100 + 100 * world.truth.effect("P1", everybody, "wins")
    lost = with_it - without
    played = (
        f"Tarnhold is simulated, so we can end the process and look. In two years {lost:.0f} of {with_it:,.0f} wins "
        f"are gone, and ${-gone.value(nothing) / 1e6:.0f}m of margin. (The hours that sellers get back are not "
        f"counted. They would have to win {lost:.0f} deals.)"
    )
    meaning = (
        f"So the process works: where there were 100 wins without it, there are {hundred:.0f} with it. The chief "
        "revenue officer had bought something good, and tried to prove it with the wrong copy of the form. And "
        f"{gap:.1f} points were never little: on a win rate of {rate:.0f} %, they are about one win in "
        f"{rate / gap:.0f}. How much it adds is our setting. In {len(idle)} of the twenty sister companies the same "
        f"process adds nothing, and there the full forms lead by {min(idle):.0f} to {max(idle):.0f} points at close, "
        "too. The copy of the last day can't tell those companies from this one."
    )

    def after(advice: str) -> list[str | Chart]:
        said = (
            f"{_ADVICE[advice].format(gap=gap, luck=luck)} Nobody drew lots for who works early, and tidy sellers may "
            "win for other reasons. So: linked, not proved. That is all the CRM can say, and it is no reason to end it."
        )
        return [said, played, _ended_chart(with_it, without), meaning, outside]

    return after


def _ended_chart(with_it: float, without: float) -> Chart:
    lost = with_it - without
    with house_axes(f"Ending it costs {lost:.0f} wins in two years", height=2) as (figure, axes):
        bars = {"Go on as now": with_it, "End it": without}
        _named_bars(axes, bars, [f"{wins:,.0f} wins" for wins in bars.values()], [BLUE, ORANGE])
        axes.set_xlim(0, 1.7 * with_it)
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
    return Chart(figure, f"Wins in two years: {with_it:,.0f} going on as now, {without:,.0f} without the process.")


def first_forecast(world: World) -> Callable[[Sequence[str]], str]:
    """What follows the three deals forecast by their forms: the sum, and which of the six is Deal 4471."""
    six = c2.six_deals(world).set_index("letter")
    story = six.index[six["outcome"].eq("no_decision") & six["early"].eq(FIELDS)][0]

    def after(picked: Sequence[str]) -> str:
        hers = "one of your three" if story in picked else "which you left out"
        total = dollars(six.loc[list(picked), "amount"].sum())
        return (
            f"Noted: {', '.join(sorted(picked))}, {total}. Deal {story}, {hers}, is Deal 4471: a hospital pharmacy "
            "group, its form complete on day 5. Before the forecast goes out, hear its buyer."
        )

    return after


_CHANGED = {1: "one", 2: "two", 3: "all"}


def both_forecasts(world: World) -> Callable[[Sequence[str], Sequence[str]], list[str | Chart]]:
    """What follows the second three, picked by what the buyer did: both forecasts in money, and all such deals."""
    six = c2.six_deals(world).set_index("letter")
    won = six["outcome"] == "won"
    ends = "; ".join(
        f"{told}: {', '.join(six.index[six['outcome'] == end])}"
        for end, told in (("won", "Won"), ("lost", "lost"), ("no_decision", "no decision"))
    )

    def told(picked: Sequence[str]) -> str:
        three = six.loc[list(picked)]
        came_in = three.loc[won[three.index], "amount"].sum()
        return f"{dollars(three['amount'].sum())} forecast, {dollars(came_in) if came_in else 'nothing'} came in"

    def after(second: Sequence[str], first: Sequence[str]) -> list[str | Chart]:
        moved = len(set(second) - set(first))
        change = f"Her column changed {_CHANGED[moved]} of your three deals" if moved else "You kept your three deals"
        return [
            f"{change}. Before: {told(first)}. Now: {told(second)}. {ends}.",
            "Six deals, picked because they are clear. Here are all in which somebody had mailed, rung or met the "
            "buyer by day 30:",
            signals(world),
            "Linked, not proved: a buyer who is going to buy also answers. And it is we who tick “answered”. But it "
            "is about her, it is early, and it stands in none of the twelve fields.",
        ]

    return after


def signals(world: World) -> Chart:
    """Win rates by what was known on day 30: had she answered, and was half the form full."""
    known = c2.on_day_30(world).query("tried")
    won = known["outcome"] == "won"
    answered, half = known["answered"] > 0, known["early"] >= FIELDS / 2
    bars = {
        "She had answered": answered,
        "She had not": ~answered,
        "Form at least half full": half,
        "Form emptier": ~half,
    }
    rates = {name: 100 * float(won[deals].mean()) for name, deals in bars.items()}
    hers, ours = (
        rates["She had answered"] - rates["She had not"],
        rates["Form at least half full"] - rates["Form emptier"],
    )
    if hers <= ours:
        raise ValueError(f"the chart's title says that her answer tells more: {hers:.1f} against {ours:.1f} points")
    title = f"Her answer: {hers:.0f} points apart. The form: {ours:.0f}"
    with house_axes(title, height=3) as (figure, axes):
        labels = [
            f"{rate:.0f} % of {deals.sum():,} won" for rate, deals in zip(rates.values(), bars.values(), strict=True)
        ]
        _named_bars(axes, rates, labels, [BLUE, BLUE, GREY, GREY])
        axes.set_xlim(0, 2.1 * max(rates.values()))
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
    said = "; ".join(f"{name.lower()}: {label}" for name, label in zip(rates, labels, strict=True))
    return Chart(figure, f"Known on day 30, and what became of {len(known):,} deals. {said}.")


_REPLIES = {
    "proof": "“Yes, please.” You send them that night. Finance says: other hospitals aren’t us. She has done nothing "
    "yet.",
    "case": "“That would be kind.” It costs you the weekend. She forwards it, and nobody opens it. She has done "
    "nothing yet.",
    "hers": "“I’d have to ask the night shift. Give me until Thursday.” If it is there on Thursday, something is hers. "
    "If it isn’t, you know this week, and not on day {age}.",
    "who": "“Finance, I suppose, and IT.” Good to know, and you type two names. She has done nothing yet.",
}


def her_reply(world: World) -> Callable[[str], str]:
    """What follows the line chosen for the call on day 30: what she answers. Written for the lesson, no data."""
    deals = c2.six_deals(world)
    age = deals.loc[deals["early"].eq(FIELDS) & deals["outcome"].eq("no_decision"), "age"].iloc[0]

    def after(line: str) -> str:
        hers = _REPLIES["hers"].format(age=age)
        if line == "hers":
            return f"{hers}\n\nA written scene, no data."
        return f"{_REPLIES[line]}\n\nHad you asked her to find it out by Thursday: {hers}\n\nA written scene, no data."

    return after


_PLAN_NAMES = {
    "gate": "The gate, if every box stands for a step done",
    "least": "The look: 80 who fill least",
    "strong": "The look: 80 strongest on calls",
    "weak": "The look: 80 weakest on calls",
    "all": "The look: all 240",
}


def played_out(world: World) -> Callable[[str], list[str | Chart]]:
    """What follows the decision: its own story, all plans over two years, and what the CRM had let one expect."""
    plans = _plans(world)
    wins = {name: plan[0] for name, plan in plans.items()}
    if not (wins["least"] > wins["strong"] > wins["weak"]):
        raise ValueError(f"the lesson says whose deals bring most, but the plans bring {wins}")
    half = (
        "What if it only half works? Halve every look. Halve the gate, too: if half of the boxes stand for a step "
        f"done, it brings {wins['all'] / 2:.0f} wins. So it comes down to what makes a seller ring her: a box, or a "
        "manager’s question. The mechanics moved when somebody looked. Deal 4471 had every box. And once all forms are "
        "full, nobody can see any more who works early."
    )
    judged = (
        "In orange: what the CRM alone let you expect. The 80 who fill least were well ahead there, too; that strong "
        "hands gain more, it did not show. And luck alone moves two such years by about "
        f"{round(_luck(world), -1):.0f} wins, up or down. So judge a plan by what could be seen, not by how one year "
        "came out."
    )

    def after(chosen: str) -> list[str | Chart]:
        return [_story(world, chosen, plans), _plans_chart(world, wins), half, judged]

    return after


@lru_cache(maxsize=4)
def _plans(world: World) -> dict[str, tuple[float, float, float]]:
    """Of each plan: wins and gross margin (USD) over eight quarters beyond going on as now, and hours of managers.

    The gate at its best moves everybody, as looking at all does, and takes no hours.
    """
    nothing = world.run(Policy())

    def plan(outcome: Outcome, hours: float) -> tuple[float, float, float]:
        return float(outcome.expected.wins.sum() - nothing.expected.wins.sum()), outcome.value(nothing), hours

    looks = {
        name: plan(c2.followed(world, sellers), c2.hours_to_look(world, sellers))
        for name, sellers in c2.looked_at(world).items()
    }
    return {"gate": (*looks["all"][:2], 0.0), **looks}


@lru_cache(maxsize=4)
def _luck(world: World) -> float:
    """How far luck alone moves the wins of two years: the SD of 20 plays in which nothing is decided."""
    truth = world.truth
    plays = (play(truth.parameters, truth.people, truth.run, Policy(), seed) for seed in range(20))
    return float(np.std([run.deals.won.sum() for run in plays], ddof=1))


def _story(world: World, chosen: str, plans: Mapping[str, tuple[float, float, float]]) -> str:
    wins, margin, hours = plans[chosen]
    gained = f"{wins:.0f} more wins in two years, ${margin / 1e6:.1f}m of margin"
    if chosen == "gate":
        share = 100 * plans["least"][0] / wins
        return (
            f"If every box stands for a step done: {gained}, and not an hour of a manager. If all are typed, as in "
            f"Deal 4471: nothing. To bring what the look at 80 brings, {share:.0f} of 100 boxes have to be honest."
        )
    gained += f", for {hours:,.0f} hours of managers"
    return f"{gained}. {_rest(plans, chosen) if chosen in ('least', 'all') else _hands(world, chosen)}"


def _rest(plans: Mapping[str, tuple[float, float, float]], chosen: str) -> str:
    """What the other 160 sellers would bring, beside the 80 who fill least."""
    wins, margin, hours = (a - b for a, b in zip(plans["all"], plans["least"], strict=True))
    first, more = round(plans["least"][1] / plans["least"][2], -1), round(margin / hours, -1)
    hourly = f"An hour spent on the 80 brings ${first:,.0f}, an hour spent on the others ${more:,.0f}."
    rest = f"{wins:.0f} wins for {hours:,.0f} hours"
    if chosen == "all":
        return (
            f"No plan brings more. But nearly all of it is the 80 who fill least; the other 160 bring {rest}. {hourly}"
        )
    return f"You went where the work is missing. The other 160 sellers would have brought {rest} more. {hourly}"


def _hands(world: World, chosen: str) -> str:
    """What early work is worth in strong and weak hands, and how many of the chosen have none to make up."""
    sellers = c2.looked_at(world)
    strong, weak = (100 + 100 * world.truth.effect("P1", sellers[hands], "wins") for hands in ("strong", "weak"))
    busy = 80 - c2.below_average(world, sellers[chosen])
    right = "You were right about hands" if chosen == "strong" else "They need help most, but they make less of this"
    return (
        f"{right}: where there were 100 wins without the process, the 80 strongest now have {strong:.0f}, the 80 "
        f"weakest {weak:.0f}. But {busy} of these 80 work early already, and there a look has nothing to move."
    )


def _plans_chart(world: World, wins: Mapping[str, float]) -> Chart:
    seen = {name: c2.expected_wins(world, sellers) for name, sellers in c2.looked_at(world).items()}
    title = f"The 80 who fill least: {wins['least']:.0f} of {wins['all']:.0f} wins"
    with house_axes(title, height=4.2) as (figure, axes):
        bars = {_PLAN_NAMES[name]: wins[name] for name in _PLAN_NAMES}
        labels = [f"{'0 to ' if name == 'gate' else ''}{wins[name]:.0f} wins" for name in _PLAN_NAMES]
        clear = [max(gained, seen.get(name, 0.0)) for name, gained in wins.items()]
        _named_bars(axes, bars, labels, [BLUE] * len(bars), clear)
        axes.patches[0].set(facecolor="none", edgecolor=BLUE, linestyle="--")
        places = [len(bars) - list(_PLAN_NAMES).index(name) for name in seen]
        axes.plot(list(seen.values()), places, "D", color=ORANGE, markersize=7, label="what the CRM let you expect")
        axes.legend(loc="upper left", bbox_to_anchor=(-0.04, -0.16), frameon=False, handletextpad=0.2)
        axes.set_xlim(0, 1.9 * wins["all"])
        axes.set_xticks(range(0, 201, 50))
        axes.set_xlabel("More wins over two years, on average", loc="left")
    said = "; ".join(f"{_PLAN_NAMES[name]}: {label}" for name, label in zip(_PLAN_NAMES, labels, strict=True))
    hoped = ", ".join(f"{_PLAN_NAMES[name]} {points:.0f}" for name, points in seen.items())
    return Chart(figure, f"More wins over two years, on average. {said}. What the CRM let you expect: {hoped}.")


def _named_bars(
    axes: Axes,
    bars: Mapping[str, float],
    labels: Sequence[str],
    colours: Sequence[str],
    clear: Sequence[float] | None = None,
) -> None:
    """Horizontal bars from the top down, each with its name above it, so that names take no width from the bars.

    Labels stand right of the bars, or of ``clear`` where something else is drawn beyond them.
    """
    places, ends = range(len(bars), 0, -1), list(bars.values())
    axes.barh(places, ends, height=0.4, color=list(colours))
    for place, name, end, label in zip(places, bars, clear or ends, labels, strict=True):
        axes.annotate(name, (0, place + 0.27), xycoords=("axes fraction", "data"))
        axes.annotate(label, (end, place), (8, 0), textcoords="offset points", va="center", weight="bold")
    axes.set_ylim(0.6, len(bars) + 0.65)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)


def _clock(when: str, full: float, empty: float, fields: Mapping[str, float]) -> str:
    """Three forms of boxes, and two bars with the gap between them."""
    bars = "".join(
        f'<text y="{y}">{name}</text><rect y="{y + 8}" width="{440 * rate:.1f}" height="26" fill="{colour}"/>'
        f'<text x="{440 * rate + 8:.1f}" y="{y + 27}" font-weight="bold">{100 * rate:.0f} % won</text>'
        for name, rate, y, colour in (
            ("Fullest third of all forms", full, 164, BLUE),
            ("Emptiest third", empty, 226, GREY),
        )
    )
    forms = "".join(
        _form(150 * at, name, filled, GREY if at == 2 else BLUE) for at, (name, filled) in enumerate(fields.items())
    )
    return _svg(270, f"{when}: full forms win {100 * (full - empty):.0f} points more often", forms + bars)


def _form(x: int, name: str, filled: float, colour: str) -> str:
    """A form of `FIELDS` boxes, so many of them filled; the last one in part."""
    boxes = []
    for box in range(FIELDS):
        at, y = x + 22 * (box % 6), 80 + 22 * (box // 6)
        part = min(max(filled - box, 0.0), 1.0)
        boxes.append(f'<rect x="{at}" y="{y}" width="{18 * part:.1f}" height="18" fill="{colour}"/>')
        boxes.append(f'<rect x="{at}" y="{y}" width="18" height="18" fill="none" stroke="{GREY}" stroke-width="1.5"/>')
    return (
        f'<text x="{x}" y="50">{name}</text>'
        f'<text x="{x}" y="69" font-weight="bold">{filled:.1f} of {FIELDS}</text>' + "".join(boxes)
    )


def _peeled(gaps: Sequence[tuple[float, float]]) -> str:
    """Of each comparison so far two bars: the gap, and below it the largest that luck made."""
    scale = 300 / gaps[0][0]
    marks = []
    for at, (gap, luck) in enumerate(gaps):
        y = 50 + 66 * at
        marks += [
            f'<text y="{y}">{_COMPARISONS[at]}</text>',
            f'<rect y="{y + 7}" width="{scale * max(gap, 0.0):.1f}" height="16" fill="{BLUE}"/>',
            f'<text x="{scale * max(gap, 0.0) + 8:.1f}" y="{y + 20}" font-weight="bold">{_points(gap)} points</text>',
            f'<rect y="{y + 25}" width="{scale * luck:.1f}" height="12" fill="{GREY}"/>',
            f'<text x="{scale * luck + 8:.1f}" y="{y + 37}" font-size="14">luck: up to {luck:.1f}</text>',
        ]
    return _svg(300, f"Full forms win {_points(gaps[-1][0])} points more often", "".join(marks))


def _svg(height: int, title: str, marks: str) -> str:
    """Narrow enough for a phone: at 330 pixels its text is still 11 pixels high."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" fill="currentColor" font-size="15" '
        f'style="width:100%;min-width:0;max-width:36rem;height:auto"><text y="18" font-weight="bold" font-size="16">'
        f"{title}</text>{marks}</svg>"
    )
