"""What module C4 shows: a Friday's screen, typing against meetings, hours in the CRM, and lotteries drawn again."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from saleslab.analysis import c4
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, house_axes
from saleslab.org import World
from saleslab.org.policy import Policy, Step

GREEN = "#009e73"
"""Okabe and Ito's green: the one place in the course where a screen turns green."""
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 640, 366, 60, 312, 48
_RIGHT = _WIDTH - 20

LOGGED, TARGET = 31, 50
"""Activities logged at four o'clock, and the week's target."""
_MINUTES = {"note": 1, "mail": 1, "voicemail": 2, "call": 10, "meeting": 15}
_FELT = {
    "call": "She picked up. “I had nearly given up on you.” She has a date, and you have a name in finance.",
    "meeting": "Three of her colleagues hold a Tuesday for you. One of them is the one who says no.",
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


def friday(minutes: Mapping[str, float]) -> list[str | Picture]:
    """What both sides see after the last minutes of a Friday: ``{kind of entry: minutes given}``."""
    done = {kind: int(minutes.get(kind, 0) // each) for kind, each in _MINUTES.items()}
    logged = LOGGED + sum(done.values())
    felt = [kind for kind in _FELT if done[kind]]
    green = logged >= TARGET
    screen = "green, and applauds" if green else "red"
    words = (
        f"The manager’s screen: {logged} of {TARGET} activities, {screen}. "
        f"The buyers: {'something happened' if felt else 'nothing happened'}."
    )
    return [Picture(_screens(logged, felt), words), _said(logged, felt)]


def _said(logged: int, felt: list[str]) -> str:
    happened = " ".join(_FELT[kind] for kind in felt)
    if logged >= TARGET and not felt:
        return (
            "“GREEN! Great hustle,” writes your manager to everybody, and the wall screen claps. Look at the lower "
            "line. No buyer knows that you worked this afternoon."
        )
    if logged >= TARGET:
        return f"Green, and a buyer moved. {happened}"
    if felt:
        return (
            f"{happened} And the report: red, {TARGET - logged} short, “let’s talk on Monday”. It has no line for her."
        )
    return f"Red: {TARGET - logged} short. What is the cheapest way to green?"


def _screens(logged: int, felt: list[str]) -> str:
    green = logged >= TARGET
    colour, state = (GREEN, "GREEN · everybody claps") if green else (ORANGE, "RED · behind")
    line, says = ("H330C380 222 400 196 440 190H620", "somebody answers") if felt else ("H620", "nothing")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 262" fill="currentColor" font-size="14" '
        'style="width:100%;height:auto">'
        '<text y="16" font-weight="bold" font-size="16">Your manager’s screen, 4:20</text>'
        f'<text y="70" font-size="46" font-weight="bold" fill="{colour}">{logged}</text>'
        f'<text x="70" y="70" font-size="18">of {TARGET} activities</text>'
        f'<text x="640" y="70" text-anchor="end" font-size="18" font-weight="bold" fill="{colour}">{state}</text>'
        f'<rect y="86" width="640" height="22" rx="4" fill="none" stroke="{GREY}"/>'
        f'<rect y="86" width="{min(640.0, 640 * logged / TARGET):.0f}" height="22" rx="4" fill="{colour}"/>'
        f'<text y="129" fill="{colour}">{"clap clap clap clap clap clap" if green else ""}</text>'
        '<text y="164" font-weight="bold" font-size="16">Your buyers, the same twenty minutes</text>'
        f'<path d="M0 222{line}" fill="none" stroke="{BLUE}" stroke-width="4"/>'
        '<text y="252" font-size="12">4:00</text><text x="620" y="252" text-anchor="end" font-size="12">4:20</text>'
        f'<text x="310" y="{186 if felt else 210}" text-anchor="middle">{says}</text></svg>'
    )


def meetings_growth(world: World) -> int:
    """Change of meetings per deal since the target, percent, rounded."""
    quarters = c4.by_quarter(world)
    before, since = map(c4.per_hundred, c4.halves(quarters))
    return round(100 * (since["meetings"] / before["meetings"] - 1))


def ticked_notes(world: World) -> Callable[[list[str]], str]:
    """What follows the pick of the line that can't be true: notes to file that the buyer is said to have answered."""
    log, quarters = c4.case_log(world), c4.by_quarter(world)
    notes = world.activities[world.activities["type"] == "Note"]
    before, since = (part["ticked"].sum() / part["deals"].sum() for part in c4.halves(quarters))

    def after(picked: list[str]) -> str:
        first = {
            "Notes to file": "Yes, that one.",
            "Meetings": "It could be true, and it is: in six months nobody sat down with her. Look one line up.",
        }.get(picked[0], "That one could be true. Look for an answer that nobody could have given.")
        ticked, written = int(log["ticked"]["Note"]), int(log["entries"]["Note"])
        return (
            f"{first} {ticked} of {written} notes to file are ticked “buyer answered”. Nobody answers a note to file. "
            "The seller ticks that box, in a hurry.\n\n"
            f"It isn’t him alone. In the whole company {100 * notes['inbound_reply'].mean():.0f} of 100 notes carry "
            f"the tick, and with the target the ticks per deal rose by {100 * (since / before - 1):.0f} %. The name "
            "on a box doesn’t make it the buyer’s doing."
        )

    return after


def typed_and_done(world: World) -> Callable[[Mapping[str, float]], list[str | Chart]]:
    """What follows a locked bet on meetings per deal: the miss, and typing, meetings and wins since the target."""
    truth, typed = meetings_growth(world), c4.typed_growth(world)

    def after(guess: Mapping[str, float]) -> list[str | Chart]:
        miss = abs(guess["value"] - truth)
        side = "inside" if miss <= BET_WITHIN else "outside"
        said = (
            f"You said {_percent(guess['value'])}; it was {_percent(truth)}. Off by {miss:.0f}: {side} the "
            f"{BET_WITHIN} you gave yourself, and you were {guess['sure']:.0f} % sure."
        )
        rest = (
            f"Everybody had your Friday. Emails, calls and notes: {typed:+.0f} % per deal. Meetings and wins: where "
            "they were. The operations lead drew the first line in good faith; nobody had asked for the other two."
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
    with house_axes(f"Typing {_percent(typed)}, meetings {_percent(truth)}, wins much as before") as (figure, axes):
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
            f"Around {hours:.1f} hours a week. With a trainer: {gain:+.2f} points of win rate since the CRM; luck "
            f"alone explains up to {luck:.2f}. Without one: {other:+.2f}."
        )
        return _curves(with_it, without, hours, gain), words

    return draw


def _curves(with_it: c4.Curve, without: c4.Curve, hours: float, gain: float) -> str:
    curve, luck, other = with_it.at(c4.HOURS), with_it.luck(c4.HOURS), without.at(c4.HOURS)
    low = 2 * np.floor(min((curve - luck).min(), other.min()) / 2)
    high = 2 * np.ceil(max((curve + luck).max(), other.max()) / 2)

    def up(value: float) -> float:
        return float(_BOTTOM - (value - low) / (high - low) * (_BOTTOM - _TOP))

    def across(value: float) -> float:
        return float(_LEFT + (value - c4.HOURS[0]) / (c4.HOURS[-1] - c4.HOURS[0]) * (_RIGHT - _LEFT))

    x = [across(h) for h in c4.HOURS]
    edge = [f"{a:.1f},{up(b):.1f}" for a, b in zip(x, curve + luck, strict=True)]
    edge += [f"{a:.1f},{up(b):.1f}" for a, b in zip(x[::-1], (curve - luck)[::-1], strict=True)]
    marks = f'<polygon points="{" ".join(edge)}" fill="{BLUE}" fill-opacity="0.16"/>'
    marks += f'<path d="M{_LEFT} {up(0):.1f}H{_RIGHT}" stroke="currentColor"/>'
    marks += _line(x, [up(v) for v in curve], BLUE) + _line(x, [up(v) for v in other], ORANGE, "6 4")
    marks += f'<path d="M{across(hours):.1f} {_BOTTOM}V{up(gain):.1f}H{_LEFT}" fill="none" stroke="{BLUE}"/>'
    marks += f'<circle cx="{across(hours):.1f}" cy="{up(gain):.1f}" r="7" fill="{BLUE}"/>'
    step = 2 if high - low <= 16 else 4
    marks += "".join(_tick_up(up(v), f"{v:+.0f}" if v else "0") for v in np.arange(low, high + 1, step))
    marks += "".join(_tick_across(across(h), str(h)) for h in range(1, 13))
    under = "Points of win rate since the CRM. Line: with a trainer, band: luck. Dashed: without."
    return _svg(f"{hours:.1f} hours: {gain:+.1f} points with a trainer", under, marks, "Hours a week in the CRM")


def drawn_again(world: World) -> Draw:
    """For any number of pretended lotteries: their gains, and how many match the real one."""
    drawn = c4.lottery(world)

    def draw(lotteries: float) -> tuple[str, str]:
        shown = drawn.pretended[: int(lotteries)]
        (before, since), (other_before, other_since) = drawn.rates["with support"], drawn.rates["without"]
        words = (
            f"Win rate with a trainer: {before:.1f} % before, {since:.1f} % since. Without: {other_before:.1f} %, "
            f"{other_since:.1f} %. The real gain is {drawn.real:+.1f} points. Of {len(shown)} pretended lotteries, "
            f"{int((shown >= drawn.real).sum())} show as much or more."
        )
        return _dots(shown, drawn.real), words

    return draw


def _dots(shown: np.ndarray, real: float) -> str:
    far = 9.5
    width = 0.25

    def across(value: float) -> float:
        return float(_LEFT + (value + far) / (2 * far) * (_RIGHT - _LEFT))

    stacks: dict[int, int] = {}
    marks = ""
    for value in shown:
        column = round(value / width)
        stacks[column] = stacks.get(column, 0) + 1
        y = _BOTTOM - 6 - 9 * (stacks[column] - 1)
        colour = ORANGE if value >= real else GREY
        marks += f'<circle cx="{across(column * width):.1f}" cy="{y}" r="3.6" fill="{colour}"/>'
    marks += f'<path d="M{across(real):.1f} {_TOP}V{_BOTTOM}" stroke="{BLUE}" stroke-width="3"/>'
    side, aside = ("end", -6) if real > 0 else ("start", 6)
    marks += f'<text x="{across(real) + aside:.1f}" y="{_TOP + 12}" text-anchor="{side}">the real one</text>'
    marks += "".join(_tick_across(across(v), f"{v:+d}" if v else "0") for v in range(-8, 9, 2))
    title = f"{len(shown)} pretended lotteries, {int((shown >= real).sum())} at least as large as the real one"
    return _svg(
        title, "Each dot: the gain of teams drawn anew, as if trainers did nothing.", marks, "Points of win rate"
    )


_PLANS = {
    "end": "Switch the CRM off",
    "target": "A higher target and its licences",
    "support": "A trainer for teams that have none",
    "leave": "Leave all as it is",
}


def plans(world: World) -> dict[str, float]:
    """What each of the four decisions truly adds in two years, USD of gross margin after its price."""
    teams = tuple(world.managers["manager_id"])
    supported = set(world.programme_rollouts.query("programme_id == 'P3s'")["unit_id"])
    steps = {
        "end": Step("end_crm", teams),
        "target": Step("crm_target", teams),
        "support": Step("crm_support", tuple(team for team in teams if team not in supported)),
    }
    nothing = world.run(Policy())
    worth = {plan: world.run(Policy((step,))).value(nothing) for plan, step in steps.items()}
    return {**worth, "leave": 0.0}


def played_out(world: World) -> Callable[[str], list[str | Picture]]:
    """What follows the decision: two years of each of the four, the learner's own first."""
    worth = plans(world)

    def after(mine: str) -> list[str | Picture]:
        own = worth[mine]
        verb = "brings" if own > 0 else "loses" if own < 0 else "changes nothing:"
        money = _money(abs(own)) if own else "no money either way"
        said = f"{_PLANS[mine]}. Two years on, that {verb} {money}."
        if mine == "end":
            said += " The cynic paid for it: half the teams had learned to use it."
        return [said, _bars(worth, mine)]

    return after


def _bars(worth: Mapping[str, float], mine: str) -> Picture:
    names = sorted(worth, key=lambda plan: -worth[plan])
    best, step = names[0], 52
    furthest = max(abs(amount) for amount in worth.values())
    zero, scale = 230, 230 / furthest
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
    title = f"{_PLANS[best]}: {_money(worth[best])} in two years"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 {bottom + 26}" fill="currentColor" font-size="14" '
        f'style="width:100%;height:auto"><text y="15" font-weight="bold" font-size="16">{title}</text>{marks}'
        f'<text y="{bottom + 20}" font-size="12">Gross margin over two years, less the price</text></svg>'
    )
    each = "; ".join(f"{_PLANS[name]} {_money(worth[name])}" for name in names)
    return Picture(svg, f"Gross margin over two years, less the price: {each}.")


def _percent(change: float) -> str:
    return f"{change:+.0f} %" if round(change) else "0 %"


def _money(amount: float) -> str:
    return ("−" if amount < 0 else "") + dollars(abs(amount)) if amount else "$0"


def _line(x: object, y: list[float], colour: str, dashes: str = "") -> str:
    points = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True))  # type: ignore[call-overload]
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="3" stroke-dasharray="{dashes}"/>'


def _tick_up(y: float, name: str) -> str:
    return f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" font-size="12">{name}</text>'


def _tick_across(x: float, name: str) -> str:
    return f'<text x="{x:.1f}" y="{_BOTTOM + 18}" text-anchor="middle" font-size="12">{name}</text>'


def _svg(title: str, under: str, marks: str, across: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" fill="currentColor" font-size="13" '
        f'style="width:100%;height:auto"><text y="13" font-weight="bold" font-size="16">{title}</text>'
        f'<text y="33" font-size="12">{under}</text>'
        f'<path d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}" fill="none" stroke="{GREY}"/>{marks}'
        f'<text x="{_RIGHT}" y="{_HEIGHT - 12}" text-anchor="end">{across}</text></svg>'
    )
