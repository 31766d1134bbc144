"""What module C4 shows: a Friday's screen, typing against meetings, hours in the CRM, and lotteries drawn again."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from saleslab.analysis import c4
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, house_axes
from saleslab.org import World
from saleslab.org.policy import Policy, Step

GREEN = "#009e73"
"""Okabe and Ito's green: the one place in the course where a screen turns green."""
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 440, 366, 42, 312, 48
_RIGHT = _WIDTH - 12

LOGGED, TARGET = 31, 50
"""Activities logged at four o'clock, and the week's target."""
BUDGET = 20
"""Minutes until the report runs."""
_TAKES = {"note": 1, "mail": 1, "call": 10, "meeting": 15}
"""Minutes for one activity; reading is none."""
_READ = 5
_HEARD = {
    "talk": "She picks up. “You remembered the batch we lost. I asked around about that.” You have a date.",
    "cold": "She picks up. “No news. Send me something.” You had nothing else to ask.",
    "meeting": "Three of her colleagues hold a Tuesday for you; one is finance, who stopped the last purchase.",
    "mail": "One of the template’s readers answers: “Nothing new.”",
}
BET_WITHIN = 5
"""How far off a bet on meetings may be and still count: what the lesson's prediction asks for."""


class Picture(NamedTuple):
    """A drawing by hand, and the same in plain words with the numbers."""

    svg: str
    alternative: str

    def to_html(self) -> str:
        """The drawing with its alternative for screen readers."""
        return (
            '<figure class="wbf-chart tex2jax_ignore" style="max-width:36rem;margin:0.5rem 0">'
            f'<div role="img" aria-label="{html.escape(self.alternative)}">{self.svg}</div></figure>'
        )


def friday(minutes: Mapping[str, float]) -> str | list[str | Picture]:
    """What both sides see after the last minutes of a Friday: ``{what is done: minutes given}``."""
    if sum(minutes.values()) > BUDGET:
        return f"That is more than {BUDGET} minutes. Take some back, and the screens return."
    done = {kind: int(minutes.get(kind, 0) // each) for kind, each in _TAKES.items()}
    logged = LOGGED + sum(done.values())
    heard = [kind for kind in ("meeting", "mail") if done[kind]]
    if done["call"]:
        heard.insert(0, "talk" if minutes.get("read", 0) >= _READ else "cold")
    moved = bool({"talk", "meeting"} & set(heard))
    screen = "green, and applauds" if logged >= TARGET else "red"
    words = (
        f"The manager’s screen: {logged} of {TARGET} activities, {screen}. "
        f"The buyers: {'something happened' if moved else 'nothing happened'}."
    )
    return [Picture(_screens(logged, moved), words), _said(logged, heard, moved)]


def _said(logged: int, heard: list[str], moved: bool) -> str:
    happened = " ".join(_HEARD[kind] for kind in heard)
    if logged >= TARGET:
        return (
            "“GREEN! Great hustle,” writes your manager to everybody, and the wall screen claps. Look at the lower "
            f"line. {happened or 'No buyer knows that you worked this afternoon.'}"
        )
    if moved:
        return (
            f"{happened} And the report: red, {TARGET - logged} short, “let’s talk on Monday”. It has no line for her."
        )
    return f"{happened} Red: {TARGET - logged} short. What is the cheapest way to green?".strip()


def _screens(logged: int, moved: bool) -> str:
    green = logged >= TARGET
    colour, state = (GREEN, "GREEN · applause") if green else (ORANGE, "RED · behind")
    line, says = ("H250C290 222 310 196 350 190H440", "something moves") if moved else ("H440", "nothing")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} 262" fill="currentColor" font-size="15" '
        'style="width:100%;min-width:0;height:auto">'
        '<text y="16" font-weight="bold" font-size="16">Your manager’s screen, 4:20</text>'
        f'<text y="70" font-size="46" font-weight="bold" fill="{colour}">{logged}</text>'
        f'<text x="66" y="70" font-size="17">of {TARGET} activities</text>'
        f'<text x="{_WIDTH}" y="70" text-anchor="end" font-size="17" font-weight="bold" fill="{colour}">{state}</text>'
        f'<rect y="86" width="{_WIDTH}" height="22" rx="4" fill="none" stroke="{GREY}"/>'
        f'<rect y="86" width="{min(1, logged / TARGET) * _WIDTH:.0f}" height="22" rx="4" fill="{colour}"/>'
        f'<text y="129" fill="{colour}">{"clap clap clap clap clap clap" if green else ""}</text>'
        '<text y="164" font-weight="bold" font-size="16">Your buyers, the same twenty minutes</text>'
        f'<path d="M0 222{line}" fill="none" stroke="{BLUE}" stroke-width="4"/>'
        f'<text y="252">4:00</text><text x="{_WIDTH}" y="252" text-anchor="end">4:20</text>'
        f'<text x="200" y="{190 if moved else 210}" text-anchor="middle">{says}</text></svg>'
    )


def meetings_growth(world: World) -> int:
    """Change of meetings per deal since the target, percent, rounded."""
    quarters = c4.by_quarter(world)
    before, since = map(c4.per_hundred, c4.halves(quarters))
    return round(100 * (since["meetings"] / before["meetings"] - 1))


def remembered(world: World) -> Callable[[list[str]], str]:
    """What follows the pick of the one entry the buyer remembers, of those ticked "buyer answered"."""
    log = c4.case_log(world)

    def after(picked: list[str]) -> str:
        kind, day = log["kind"][picked[0]], log["date"][picked[0]]
        if picked[0] == c4.REMEMBERED:
            first = "Yes, the dullest line of the seven: the only one that leaves her something to do."
        elif kind == "Note":
            first = (
                "That is a note to file. Nobody heard it; the tick is his. Only one line leaves her something to do."
            )
        elif kind == "Email":
            first = "A check-in asks nothing that she couldn’t answer. Only one line leaves her something to do."
        else:
            first = (
                f"It sounds best. Which of its words did she say? {'That was a Sunday. ' if day[:3] == 'Sun' else ''}"
            )
            first += "Only one line leaves her something to do."
        return (
            f"{first}\n\nThe 30th of June. His team had a trainer, and that day he opened the record before he rang. "
            "She: “He asked who signs when a batch is lost. I found out: I do. I waited for him to ask.” He never did."
        )

    return after


def ticked_notes(world: World) -> Callable[[float], str]:
    """What follows the guess how many of 100 notes to file are ticked "buyer answered"."""
    truth = 100 * c4.ticked(world)["Note"]
    before, since = (part["ticked"].sum() / part["deals"].sum() for part in c4.halves(c4.by_quarter(world)))

    def after(guess: float) -> str:
        first = "You had it" if abs(guess - truth) <= 3 else f"You said {guess:.0f}"
        return (
            f"{first}: it is {truth:.0f}, as many as of the emails. Notes don’t get answers; the seller ticks that "
            "box, in a hurry.\n\nThe box was the last defence of the target: “replies per deal are up "
            f"{100 * (since / before - 1):.0f} % as well”. They are. So is typing, and the tick comes with the typing."
        )

    return after


def typed_and_done(world: World) -> Callable[[Mapping[str, float]], list[str | Chart]]:
    """What follows a locked bet on meetings per deal: the miss, and typing, meetings and wins since the target."""
    truth, typed, won = meetings_growth(world), c4.typed_growth(world), c4.won_of_100(world)

    def after(guess: Mapping[str, float]) -> list[str | Chart]:
        miss = abs(guess["value"] - truth)
        side = "inside" if miss <= BET_WITHIN else "outside"
        said = (
            f"You said {_percent(guess['value'])}; it was {_percent(truth)}. Off by {miss:.0f}: {side} the "
            f"{BET_WITHIN} you gave yourself, and you were {guess['sure']:.0f} % sure."
        )
        rest = (
            f"Everybody had your Friday. Typed entries: {typed:+.0f} % per deal. Meetings, typed too, but somebody’s "
            f"calendar can check them: {_percent(truth)}. Won, of 100 deals closed: {won[0]:.0f} before, {won[1]:.0f} "
            "since. The operations lead drew the first line in good faith; nobody had asked for the other two."
        )
        return [said, _three_lines(world, guess["value"]), rest]

    return after


def _three_lines(world: World, guess: float) -> Chart:
    quarters = c4.by_quarter(world)
    counts = {
        "typed": quarters[["email", "call", "note"]].sum(axis=1) / quarters["deals"],
        "meetings": quarters["meeting"] / quarters["deals"],
        "wins": quarters["won"] / quarters["closed"],
    }
    lines = {name: 100 * line / line.loc[: c4.TARGET - 1].mean() for name, line in counts.items()}
    typed, truth = c4.typed_growth(world), meetings_growth(world)
    won = "wins {:.0f} → {:.0f} of 100".format(*c4.won_of_100(world))
    with house_axes(f"Typing {_percent(typed)}, meetings {_percent(truth)}, {won}") as (figure, axes):
        looks = {"typed": (ORANGE, "-"), "meetings": (BLUE, "-"), "wins": (GREY, "--")}
        for name, line in lines.items():
            axes.plot(line.index, line, color=looks[name][0], linestyle=looks[name][1], linewidth=2)
        axes.axvline(c4.TARGET - 0.5, color=GREY, linewidth=1)
        axes.text(c4.TARGET - 0.4, 152, "the target", fontsize=9)
        axes.text(9, float(lines["typed"].loc[9]) + 4, "typed per deal", ha="center")
        axes.text(9, 90, "meetings per deal", ha="center")
        axes.text(9, 82, "won, of 100 closed (dashed)", ha="center")
        height = min(max(100 + guess, 74), 158)
        axes.plot([c4.TARGET, c4.LAST], [height, height], color=BLUE, linestyle=":", linewidth=1)
        axes.text(c4.LAST, height + 1, "your bet on meetings (dotted)", ha="right", fontsize=9)
        axes.set_ylim(70, 162)
        axes.set_xticks([2, 4, 6, 8, 10, 12], ["Y1 Q2", "Y1 Q4", "Y2 Q2", "Y2 Q4", "Y3 Q2", "Y3 Q4"])
        axes.set_ylabel("before the target = 100")
        axes.set_xlabel("Quarter in which the deal was created")
    alternative = (
        f"Three lines by quarter, the quarters before the target set to 100. Typed entries per deal rise to "
        f"{lines['typed'].loc[c4.TARGET :].mean():.0f} with the target and stay there. Meetings per deal stay at "
        f"{lines['meetings'].loc[c4.TARGET :].mean():.0f}, wins of 100 closed deals at "
        f"{lines['wins'].loc[c4.TARGET :].mean():.0f}. Your bet on meetings: {100 + guess:.0f}."
    )
    return Chart(figure, alternative)


def split_at(world: World) -> Draw:
    """For any quarter: typed entries and meetings per 100 deals before it, and from it on."""
    quarters = c4.by_quarter(world)
    typed = 100 * quarters[["email", "call", "note"]].sum(axis=1) / quarters["deals"]
    met = 100 * quarters["meeting"] / quarters["deals"]

    def draw(quarter: float) -> tuple[str, str]:
        at = int(quarter)
        before, since = c4.per_hundred(quarters.loc[: at - 1]), c4.per_hundred(quarters.loc[at:])
        words = (
            f"Cut before quarter {at}, year {(at + 3) // 4} Q{(at - 1) % 4 + 1}. Typed per 100 deals: "
            f"{before['typed']:.0f} before, {since['typed']:.0f} since. Meetings per 100 deals: "
            f"{before['meetings']:.0f} before, {since['meetings']:.0f} since."
        )
        return _by_quarter(typed.to_numpy(), met.to_numpy(), at), words

    return draw


def _by_quarter(typed: np.ndarray, met: np.ndarray, at: int) -> str:
    high = 100 * np.ceil(max(typed.max(), met.max()) / 100)
    quarters = np.arange(c4.FIRST, c4.LAST + 1)
    x = _LEFT + (quarters - c4.FIRST) / (c4.LAST - c4.FIRST) * (_RIGHT - _LEFT)

    def up(value: float) -> float:
        return float(_BOTTOM - value / high * (_BOTTOM - _TOP))

    cut = _LEFT + (at - 0.5 - c4.FIRST) / (c4.LAST - c4.FIRST) * (_RIGHT - _LEFT)
    marks = _line(x, [up(v) for v in typed], ORANGE) + _line(x, [up(v) for v in met], BLUE, "6 4")
    marks += f'<path d="M{cut:.1f} {_TOP}V{_BOTTOM}" stroke="currentColor" stroke-width="2"/>'
    marks += "".join(_tick_up(up(v), f"{v:.0f}") for v in np.arange(0, high + 1, 100))
    marks += "".join(_tick_across(place, str(q)) for place, q in zip(x, quarters, strict=True))
    return _svg("What is typed, and meetings held", "Per 100 deals. Line: typed. Dashed: meetings.", marks, "Quarter")


def gain_by_hours(world: World) -> Draw:
    """For any hours a week in the CRM: how the win rate of sellers around it moved, with support and without."""
    with_it, without = c4.curves(world)

    def draw(hours: float) -> tuple[str, str]:
        gain, luck, other = float(with_it.at(hours)), float(with_it.luck(hours)), float(without.at(hours))
        words = (
            f"Around {_hours(hours)} a week. With a trainer: {gain:+.1f} points of win rate since the CRM; luck alone "
            f"explains up to {luck:.1f}. Without one: {other:+.1f}; luck, up to {float(without.luck(hours)):.1f}."
        )
        return _curves(with_it, without, hours, gain), words

    return draw


def _curves(with_it: c4.Curve, without: c4.Curve, hours: float, gain: float) -> str:
    curve, luck = with_it.at(c4.HOURS), with_it.luck(c4.HOURS)
    other, around = without.at(c4.HOURS), without.luck(c4.HOURS)
    low = 2 * np.floor(min((curve - luck).min(), (other - around).min()) / 2)
    high = 2 * np.ceil(max((curve + luck).max(), (other + around).max()) / 2)

    def up(value: float) -> float:
        return float(_BOTTOM - (value - low) / (high - low) * (_BOTTOM - _TOP))

    def across(value: float) -> float:
        return float(_LEFT + (value - c4.HOURS[0]) / (c4.HOURS[-1] - c4.HOURS[0]) * (_RIGHT - _LEFT))

    # Only as far as the slider has come: the rest is for the learner to find.
    seen = hours >= c4.HOURS
    x = [across(h) for h in c4.HOURS[seen]]
    marks = f'<path d="M{_LEFT} {up(0):.1f}H{_RIGHT}" stroke="currentColor"/>'
    for line, spread, colour, dashes in ((curve, luck, BLUE, ""), (other, around, ORANGE, "6 4")):
        edge = [f"{a:.1f},{up(b):.1f}" for a, b in zip(x, (line + spread)[seen], strict=True)]
        edge += [f"{a:.1f},{up(b):.1f}" for a, b in zip(x[::-1], (line - spread)[seen][::-1], strict=True)]
        marks += f'<polygon points="{" ".join(edge)}" fill="{colour}" fill-opacity="0.14"/>'
        marks += _line(x, [up(v) for v in line[seen]], colour, dashes)
    marks += f'<path d="M{across(hours):.1f} {_BOTTOM}V{up(gain):.1f}H{_LEFT}" fill="none" stroke="{BLUE}"/>'
    marks += f'<circle cx="{across(hours):.1f}" cy="{up(gain):.1f}" r="7" fill="{BLUE}"/>'
    step = 2 if high - low <= 16 else 4
    marks += "".join(_tick_up(up(v), f"{v:+.0f}" if v else "0") for v in np.arange(low, high + 1, step))
    marks += "".join(_tick_across(across(h), str(h)) for h in range(1, 13))
    under = "Points of win rate. Dashed: no trainer. Bands: what luck does."
    return _svg(f"{_hours(hours)}: {gain:+.1f} points with a trainer", under, marks, "Hours a week in the CRM")


def drawn_again(world: World) -> Draw:
    """For any number of pretended lotteries: their gains, and how many lie as far from zero as the gain seen."""
    drawn = c4.lottery(world)

    def draw(lotteries: float) -> tuple[str, str]:
        shown = drawn.pretended[: int(lotteries)]
        (before, since), (other_before, other_since) = drawn.rates["with support"], drawn.rates["without"]
        words = (
            f"Win rate with a trainer: {before:.1f} % before, {since:.1f} % since. Without: {other_before:.1f} %, "
            f"{other_since:.1f} %. The gain seen is {drawn.real:+.1f} points. Of {len(shown)} other draws, "
            f"{int(drawn.as_far()[: len(shown)].sum())} lie as far from zero, up or down."
        )
        return _dots(shown, drawn.real), words

    return draw


def _dots(shown: np.ndarray, real: float) -> str:
    far = 9.5
    width = 0.4

    def across(value: float) -> float:
        return float(_LEFT + (value + far) / (2 * far) * (_RIGHT - _LEFT))

    stacks: dict[int, int] = {}
    marks = ""
    for value in shown:
        column = round(value / width)
        stacks[column] = stacks.get(column, 0) + 1
        y = _BOTTOM - 5 - 7 * (stacks[column] - 1)
        colour = ORANGE if abs(value) >= abs(real) else GREY
        marks += f'<circle cx="{across(column * width):.1f}" cy="{y}" r="3.2" fill="{colour}"/>'
    marks += f'<path d="M{across(real):.1f} {_TOP}V{_BOTTOM}" stroke="{BLUE}" stroke-width="3"/>'
    marks += f'<path d="M{across(-real):.1f} {_TOP + 18}V{_BOTTOM}" stroke="{BLUE}" stroke-dasharray="4 4"/>'
    side, aside = ("end", -6) if real > 0 else ("start", 6)
    marks += f'<text x="{across(real) + aside:.1f}" y="{_TOP + 12}" text-anchor="{side}">the gain seen</text>'
    marks += "".join(_tick_across(across(v), f"{v:+d}" if v else "0") for v in range(-8, 9, 2))
    title = f"{len(shown)} other draws, {int((abs(shown) >= abs(real)).sum())} as far from zero as the gain seen"
    return _svg(title, "Each dot: teams drawn anew. Dashed: as far, the other way.", marks, "Points of win rate")


_PLANS = {
    "end": "Switch the CRM off",
    "target": "A higher target",
    "support": "A trainer for all without one",
    "half": "A trainer for seven of them",
}
_AFTERWARDS = {
    "end": "The cynic paid for it: teams that had learned to use the CRM lost it with the others.",
    "target": "Every screen was green by summer, as promised. What her phone got: more check-ins.",
    "half": "A careful signature. It cost what the other seven would have won; the lot had been drawn once already.",
    "support": "Till summer the red teams’ managers sat in the chair’s office. They asked whose idea it was.",
}
TRIED = 7
"""Teams that get a trainer where the learner wants to be sure first."""


def plans(world: World) -> dict[str, float]:
    """What each of the four decisions truly adds in two years, USD of gross margin after its price."""
    teams = tuple(world.managers["manager_id"])
    supported = set(world.programme_rollouts.query("programme_id == 'P3s'")["unit_id"])
    without = tuple(team for team in teams if team not in supported)
    drawn = tuple(str(team) for team in np.random.default_rng(4471).permutation(without)[:TRIED])
    steps = {
        "end": Step("end_crm", teams),
        "target": Step("crm_target", teams),
        "support": Step("crm_support", without),
        "half": Step("crm_support", drawn),
    }
    nothing = world.run(Policy())
    return {plan: world.run(Policy((step,))).value(nothing) for plan, step in steps.items()}


def played_out(world: World) -> Callable[[str], list[str | Picture]]:
    """What follows the decision: two years of each of the four, the learner's own first."""
    worth, drawn = plans(world), c4.lottery(world)

    def after(mine: str) -> list[str | Picture]:
        verb = "brings" if worth[mine] > 0 else "loses"
        said = f"{_PLANS[mine]}. Two years on, that {verb} {_money(abs(worth[mine]))}. {_AFTERWARDS[mine]}"
        visible = (
            f"What you could see: trainers were drawn by lot, and {drawn.matched} of {len(drawn.pretended)} other "
            "draws came as far. For a higher target, or for switching off, there was no draw."
        )
        return [said, _bars(worth, mine), visible]

    return after


def two_lines(world: World) -> Callable[[str], str]:
    """What follows the choice of a sentence about hours with a trainer and without."""
    low, high = c4.plateau(world)
    said = {
        "shown": "Yes. The lot chose the teams; nobody’s eagerness did.",
        "more": "The line does climb. But nobody drew lots for hours: whoever likes the tool stays in it longer, and "
        "may have gained anyway.",
        "less": "The dashed line does fall. Perhaps the hours cost deals; perhaps whoever loses deals types more.",
        "noise": "Of the hours that is right. But the trainers were drawn by lot, and you have seen how rarely "
        "luck does that.",
    }
    rest = (
        f"\n\nAnd read the top no finer than it is: anywhere from {low:.0f} to {high:.0f} hours is within half a "
        "point. Linked, not proved."
    )
    return lambda mine: said[mine] + rest


def true_size(world: World, elsewhere: str) -> Callable[[float, str], str]:
    """What follows the points put in the budget, judged by what could be seen; the truth; then ``elsewhere``."""
    truth, drawn = true_points(world), c4.lottery(world)
    seen, furthest = drawn.real, float(np.abs(drawn.pretended).max())

    def after(mine: float, _: str) -> str:
        said = "Well judged on what you could see: some of it kept back for luck."
        if mine > seen - 1:
            said = "Little or nothing kept back for luck, and you had just watched what luck does."
        elif mine < np.floor(seen - furthest):
            said = f"Too careful on what you could see: luck alone went no further than {furthest:.0f}."
        first = f"You budgeted {mine:g} points of the {seen:.0f} seen. {said} Here we can know: {truth:.0f} are real."
        return f"{first} Luck alone doesn’t make {seen:.0f}; {truth:.0f} with luck on top does.\n\n{elsewhere}"

    return after


@lru_cache(maxsize=32)
def true_points(world: World) -> float:
    """Points of win rate that support truly added in the teams that had it."""
    sellers, since = world.truth.people.supported, slice(c4.TARGET - 1, None)
    with_it, without = (
        float(100 * run.wins[since][:, sellers].sum() / run.opportunities[since][:, sellers].sum())
        for run in (world.truth.history, world.truth.without("P3s"))
    )
    return with_it - without


def outside(studies: str) -> Callable[[str], str]:
    """What follows the guess at a published study: right or not, and the ``studies``."""
    said = {
        "rejected": "Yes, rejected.",
        "daily": "No: rejected. A room that applauds the trainer isn’t a team that uses the tool in spring.",
        "half": "No: rejected, and more of them left. Liking it on the day was no sign.",
    }
    return lambda guess: f"{said[guess]}\n\n{studies}"


def _bars(worth: Mapping[str, float], mine: str) -> Picture:
    names = sorted(worth, key=lambda plan: -worth[plan])
    best, step = names[0], 52
    furthest = max(abs(amount) for amount in worth.values())
    zero, scale = 170, 170 / furthest
    marks = ""
    for row, name in enumerate(names):
        y, amount = 48 + step * row, worth[name]
        width = abs(amount) * scale
        left, colour = (zero - width, ORANGE) if amount < 0 else (zero, BLUE)
        yours = ' font-weight="bold"' if name == mine else ""
        marks += f'<text y="{y}"{yours}>{_PLANS[name]}{" (yours)" if name == mine else ""}</text>'
        marks += f'<rect x="{left:.0f}" y="{y + 8}" width="{width:.0f}" height="18" fill="{colour}"/>'
        marks += f'<path d="M{zero} {y + 5}v24" stroke="currentColor"/>'
        marks += f'<text x="{max(zero, left + width) + 8:.0f}" y="{y + 22}"{yours}>{_money(amount)}</text>'
    bottom = 40 + step * len(names)
    title = f"{_money(worth[best])}: {_PLANS[best][0].lower()}{_PLANS[best][1:]}"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {bottom + 26}" fill="currentColor" '
        'font-size="15" style="width:100%;min-width:0;height:auto">'
        f'<text y="15" font-weight="bold" font-size="16">{title}</text>{marks}'
        f'<text y="{bottom + 20}" font-size="14">Gross margin over two years, less the price</text></svg>'
    )
    each = "; ".join(f"{_PLANS[name]} {_money(worth[name])}" for name in names)
    return Picture(svg, f"Gross margin over two years, less the price: {each}.")


def _percent(change: float) -> str:
    return f"{change:+.0f} %" if round(change) else "0 %"


def _money(amount: float) -> str:
    """USD in millions, one decimal: no decision of two years is known finer."""
    return f"{'−' if amount < 0 else ''}${abs(amount) / 1e6:.1f}m"


def _hours(hours: float) -> str:
    return f"{hours:g} hour{'' if hours == 1 else 's'}"


def _line(x: Iterable[float], y: list[float], colour: str, dashes: str = "") -> str:
    points = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True))
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="3" stroke-dasharray="{dashes}"/>'


def _tick_up(y: float, name: str) -> str:
    return f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" font-size="14">{name}</text>'


def _tick_across(x: float, name: str) -> str:
    return f'<text x="{x:.1f}" y="{_BOTTOM + 18}" text-anchor="middle" font-size="14">{name}</text>'


def _svg(title: str, under: str, marks: str, across: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" fill="currentColor" font-size="15" '
        'style="width:100%;min-width:0;max-width:36rem;height:auto">'
        f'<text y="13" font-weight="bold" font-size="16">{title}</text>'
        f'<text y="33" font-size="14">{under}</text>'
        f'<path d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}" fill="none" stroke="{GREY}"/>{marks}'
        f'<text x="{_RIGHT}" y="{_HEIGHT - 12}" text-anchor="end">{across}</text></svg>'
    )
