"""What module C4 shows: a Friday's two screens, what a target moves, Deal 4471, and lots drawn again."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from saleslab.analysis import c4
from saleslab.charts.house import BLUE, GREY, ORANGE, Draw
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
READ, CALL = 5, 10
"""Minutes for reading a buyer's record, and for a call."""
TYPED_A_MINUTE = 2
"""Notes, or check-ins from the template."""
_HEARD = {
    "talk": "You ring. “You said you would find out.” – “I did,” she says. “I was waiting for somebody to ask.” You "
    "meet on Tuesday.",
    "cold": "She picks up. “Nothing new here. Send me something.” You had no question for her.",
    "read": "Her record: eighteen days ago you asked her something, and she said she would find out. Nobody has asked "
    "her since.",
    "mail": "One check-in gets an answer: “Nothing new.”",
}
BET_WITHIN = 2
"""How far off a bet on wins may be and still count: what the lesson's prediction asks for."""


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
    given = {kind: int(minutes.get(kind, 0)) for kind in ("note", "mail", "read", "call")}
    logged = LOGGED + TYPED_A_MINUTE * (given["note"] + given["mail"]) + given["call"] // CALL
    moved = moves_her(minutes)
    heard = ["mail"] if given["mail"] else []
    if given["call"] >= CALL:
        heard.insert(0, "talk" if moved else "cold")
    elif given["read"] >= READ:
        heard.insert(0, "read")
    screen = "green, and applauds" if logged >= TARGET else "red"
    words = (
        f"The manager’s screen: {logged} of {TARGET} activities, {screen}. The buyers: "
        f"{'something happened' if moved else 'nothing happened'}."
    )
    return [Picture(_screens(logged, moved), words), _said(logged, " ".join(_HEARD[kind] for kind in heard), moved)]


def moves_her(minutes: Mapping[str, float]) -> bool:
    """Whether a buyer does something on such a Friday: she was rung, and her record read before."""
    return minutes.get("read", 0) >= READ and minutes.get("call", 0) >= CALL


def _said(logged: int, happened: str, moved: bool) -> str:
    if logged >= TARGET:
        return (
            "“GREEN! Great hustle,” your manager writes to the whole team, and the wall screen claps. Now the lower "
            f"screen. {happened or 'No buyer noticed anything.'}"
        )
    if moved:
        return (
            f"{happened}\n\nThe report: red, {TARGET - logged} short. “Let’s talk on Monday.” It has no line for her. "
            "Is there any way to be green and move her?"
        )
    return f"{happened} Red, {TARGET - logged} short. What is the fastest way to green?".strip()


def _screens(logged: int, moved: bool) -> str:
    green = logged >= TARGET
    colour, state = (GREEN, "GREEN · applause") if green else (ORANGE, "RED · behind")
    line = "H250C290 222 310 196 350 190H440" if moved else "H440"
    says = "she meets you on Tuesday" if moved else "nothing happens"
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


def wins_since(world: World) -> int:
    """Deals won of 100 that ended since the target, rounded: what the bet is settled by."""
    return round(c4.won_of_100(world)[1])


def piles(world: World) -> Callable[[Mapping[str, float], Mapping[str, str]], list[str | Picture]]:
    """What follows a locked bet on wins and five cards on two piles: both piles and the wins, drawn by quarter."""
    ticked, box = 100 * c4.ticked(world)["Note"], c4.growth(world, ["ticked"])
    nudges = {
        "tick": f"The box is in the buyer’s pile, and the pile rose. Who ticks it? Of 100 notes to file, {ticked:.0f} "
        "carry the tick, about as many as of the emails. A note goes to nobody. Move the box and look again.",
        "call": "Calls are in the buyer’s pile, and the pile rose. A voicemail counts as a call. Could you log one at "
        "ten past four? Move it and look again.",
        "email": "Emails are in the buyer’s pile, and the pile rose. An email counts when you send it. Move it and "
        "look again.",
        "note": "Notes are in the buyer’s pile, and the pile rose. A note to file goes to nobody. Move it and look "
        "again.",
    }

    def after(bet: Mapping[str, float], sorted_to: Mapping[str, str]) -> list[str | Picture]:
        buyers = [kind for kind, pile in sorted_to.items() if pile == "buyer"]
        said = next((nudge for kind, nudge in nudges.items() if kind in buyers), "")
        if not buyers:
            said = "The buyer’s pile is empty. Is there no card for which somebody has to turn up?"
        elif not said:
            said = (
                "Only meetings are left in the buyer’s pile, and it did not move. The box looks like the buyer’s, "
                f"yet the ticks are up by {box:.0f} %: {ticked:.0f} of 100 notes to file carry the tick, and a note "
                "goes to nobody. A meeting is typed too, but a calendar can check it."
            )
        return [said, _two_piles(world, buyers), _money_line(world, bet)]

    return after


def _money_line(world: World, bet: Mapping[str, float]) -> str:
    before, since = (round(rate) for rate in c4.won_of_100(world))
    miss = abs(bet["value"] - since)
    side = "inside" if miss <= BET_WITHIN else "outside"
    return (
        f"And the money? You bet on {bet['value']:.0f} wins of 100; it is {since}, and it was {before} before. Off "
        f"by {miss:.0f}: {side} the {BET_WITHIN} you gave yourself, and you were {bet['sure']:.0f} % sure.\n\nThe "
        "operations lead had drawn what was typed, in good faith. Nobody had asked for the other lines."
    )


_COLUMNS = {"email": "email", "call": "call", "note": "note", "tick": "ticked", "meeting": "meeting"}
"""The cards of the lesson, and what they are in `c4.by_quarter`."""


def _two_piles(world: World, buyers: list[str]) -> Picture:
    quarters = c4.by_quarter(world)
    named = {
        "desk": [column for kind, column in _COLUMNS.items() if kind not in buyers],
        "buyer": [_COLUMNS[kind] for kind in buyers],
    }
    filled = {name: columns for name, columns in named.items() if columns}
    lines = {name: c4.per_deal(world, columns) for name, columns in filled.items()}
    grown = {name: c4.percent(c4.growth(world, columns)) for name, columns in filled.items()}
    # Deals of the last quarter are mostly still open.
    lines["wins"] = (quarters["won"] / quarters["closed"]).loc[: c4.LAST - 1]
    grown["wins"] = "{:.0f} → {:.0f}".format(*c4.won_of_100(world))
    lines = {name: 100 * line / line.loc[: c4.TARGET - 1].mean() for name, line in lines.items()}
    said = ", ".join(f"{name} {grown[name]}" for name in lines)

    def across(quarter: float) -> float:
        return _LEFT + (quarter - c4.FIRST) / (c4.LAST - c4.FIRST) * (_RIGHT - _LEFT)

    def up(level: float) -> float:
        return _BOTTOM - (level - 70) / 90 * (_BOTTOM - _TOP)

    looks = {"desk": (ORANGE, ""), "buyer": (BLUE, ""), "wins": (GREY, "6 4")}
    marks = "".join(
        _line([across(quarter) for quarter in line.index], [up(level) for level in line], *looks[name])
        for name, line in lines.items()
    )
    marks += f'<path d="M{across(c4.TARGET - 0.5):.1f} {_TOP}V{_BOTTOM}" stroke="{GREY}"/>'
    marks += f'<text x="{across(c4.TARGET - 0.5) - 6:.1f}" y="{_TOP + 12}" text-anchor="end">the target</text>'
    levels = {name: float(line.loc[c4.TARGET :].mean()) for name, line in lines.items()}
    for name, place in _places(levels).items():
        marks += f'<text x="{across(8.9):.1f}" y="{up(place) + 5:.1f}" text-anchor="middle">{_NAMES[name]}</text>'
    marks += "".join(_tick_up(up(level), str(level)) for level in range(80, 161, 20))
    marks += "".join(_tick_across(across(q), f"Y{(q + 3) // 4} Q{(q - 1) % 4 + 1}") for q in range(2, 12, 3))
    title = f"{said[0].upper()}{said[1:]}"
    svg = _svg(title, "The time before the target is set to 100.", marks, "Quarter in which the deal was created")
    return Picture(svg, f"Lines by quarter, the time before the target set to 100. Since the target: {said}.")


_NAMES = {"desk": "your desk, per deal", "buyer": "the buyer, per deal", "wins": "wins of 100 deals (dashed)"}


def _places(levels: Mapping[str, float]) -> dict[str, float]:
    """Heights for the names of lines: each above its line, the wins below, or where nothing is in the way."""
    places: dict[str, float] = {}
    for name, level in sorted(levels.items(), key=lambda pair: -pair[1]):
        place = level + 8 if name != "wins" else level - 13
        while any(abs(place - other) < 7 for other in (*levels.values(), *places.values())):
            place -= 1
        places[name] = place
    return places


def remembered(world: World) -> Callable[[list[str], Mapping[str, float]], str]:
    """What follows the pick of the entry that the buyer remembers, and the learner's own Friday."""
    log, days = c4.case_log(world), (c4.FRIDAY - c4.day_of(world, c4.REMEMBERED)).days

    def after(picked: list[str], minutes: Mapping[str, float]) -> str:
        kind, day = log["kind"][picked[0]], log["date"][picked[0]]
        if picked[0] == c4.REMEMBERED:
            first = "Yes: of the seven, the one line in which she does something."
        elif kind == "Note":
            first = "That is a note to file. It goes to nobody; he ticked the box himself. Look for what she does."
        elif kind == "Email":
            first = "A check-in gives her nothing to do. Look for what she does."
        else:
            first = f"That says how he felt{' on a Sunday' if day[:3] == 'Sun' else ''}. Look for what she does."
        yours = (
            "You, on your Friday, read and rang."
            if moves_her(minutes)
            else "Did yours go differently? You can still play it again, above."
        )
        return (
            f"{first}\n\nIt was the 30th of June. He had asked who signs when a batch is lost. She found out: she "
            f"does. {days} days later came a Friday like yours. He left a voicemail, logged it as a call (entry 6), "
            f"and filed a note. {yours}"
        )

    return after


def on_the_wall(world: World) -> Callable[[str, str], str]:
    """What follows the choice of a number for the wall: Deal 4471's Friday, played again with it."""
    log, days = c4.on_friday(world), (c4.FRIDAY - c4.day_of(world, c4.REMEMBERED)).days
    played = {
        "ticks": f"Beside her deal stand {log['ticked']} ticks. That is green. He ticks one more and goes home; she "
        "hears nothing. You had seen who ticks.",
        "calls": f"Beside her deal stand {log['calls']} calls. He makes one more, and she hears a voicemail: “Just "
        "touching base.” She is still waiting for the question.",
        "meetings": f"Beside her deal stand {log['meetings']} meetings. At last something is red. He rings and asks "
        "for half an hour. “What about?” she says. The wall told him that something was missing, and not what.",
        "hers": f"Beside her deal it says: {days} days, she went to find out who signs for a lost batch. So he asks. "
        "“I do,” she says. “I sign. And the last system had my name on it, too.” It is no yes. It is the first thing "
        "in the whole log that he can help her with.",
    }
    rest = (
        "So show the board meetings: her calendar can check them. Show the seller the last thing she did: it tells him "
        "what to ask. Both are typed, too. A manager who rings one buyer a week keeps them honest.\n\nOne deal is a "
        "story, not evidence."
    )

    def after(mine: str, first: str) -> str:
        changed = f" Before she spoke you would have {_AT_FIRST[first][0]}." if mine == "hers" else ""
        return f"The 18th of July again, with your number on the wall. {played[mine]}{changed}\n\n{rest}"

    return after


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
    return _svg("Typed entries, and meetings held", "Per 100 deals. Line: typed. Dashed: meetings.", marks, "Quarter")


def drawn_again(world: World) -> Draw:
    """For any number of pretended draws: their gains, luck's reach once all are there, and the gain seen."""
    drawn = c4.lottery(world)
    (before, since), (other_before, other_since) = drawn.rates["with a trainer"], drawn.rates["without"]
    gain = (
        f"Of 100 deals, teams with a trainer won {before:.1f} before and {since:.1f} since; the others "
        f"{other_before:.1f} and {other_since:.1f}. {_apart(since - before, other_since - other_before)}"
    )

    def draw(times: float) -> tuple[str, str]:
        shown = drawn.pretended[: int(times)]
        full = len(shown) == len(drawn.pretended)
        words = f"{gain} {len(shown)} other draws so far. Go on to {len(drawn.pretended)}."
        if full:
            words = (
                f"{gain} Of {len(shown)} other draws, {len(shown) - c4.RARE} stay within {drawn.reach:.1f} points "
                f"of zero, up or down: luck’s reach is {drawn.reach:.1f}."
            )
        return _dots(shown, drawn, full), words

    return draw


def _apart(gain: float, others: float) -> str:
    return f"So {_points(gain)} with a trainer, {_points(others)} without: the gain seen is {_points(gain - others)}."


def _dots(shown: np.ndarray, drawn: c4.Lottery, full: bool) -> str:
    far, width = 9.5, 0.4

    def across(value: float) -> float:
        return float(_LEFT + (value + far) / (2 * far) * (_RIGHT - _LEFT))

    stacks: dict[int, int] = {}
    marks = ""
    if full:
        left, right = across(-drawn.reach), across(drawn.reach)
        box = f'x="{left:.1f}" y="{_TOP}" width="{right - left:.1f}" height="{_BOTTOM - _TOP}"'
        marks += f'<rect {box} fill="{GREY}" fill-opacity="0.18"/>'
    for value in shown:
        column = round(value / width)
        stacks[column] = stacks.get(column, 0) + 1
        y = _BOTTOM - 5 - 7 * (stacks[column] - 1)
        marks += f'<circle cx="{across(column * width):.1f}" cy="{y}" r="3.2" fill="{GREY}"/>'
    real = across(drawn.real)
    marks += f'<path d="M{real:.1f} {_TOP}V{_BOTTOM}" stroke="{BLUE}" stroke-width="3"/>'
    side, aside = ("end", -6) if drawn.real > 2 else ("start", 6)
    marks += (
        f'<text x="{real + aside:.1f}" y="{_TOP + 12}" text-anchor="{side}">the gain seen: {_points(drawn.real)}</text>'
    )
    marks += "".join(_tick_across(across(v), _points(v, 0) if v else "0") for v in range(-8, 9, 2))
    title = f"The gain seen is {_points(drawn.real)}; {len(shown) or 'no'} draws of other teams"
    if full:
        title = f"The gain seen is {_points(drawn.real)}; luck reaches {drawn.reach:.1f}"
    under = "Each dot: other teams, luck alone." + (" Grey: luck’s reach." if full else "")
    return _svg(title, under, marks, "Points of win rate")


def _points(gain: float, digits: int = 1) -> str:
    return f"{'−' if round(gain, digits) < 0 else '+'}{abs(gain):.{digits}f}"


def promised(world: World) -> Callable[[float], str]:
    """What follows the points that the learner would promise the board, judged by what could be seen."""
    drawn = c4.lottery(world)
    seen, reach, out = drawn.real, drawn.reach, drawn.sticks_out

    def after(mine: float) -> str:
        said = f"That is what sticks out: {seen:.1f} seen, less {reach:.1f} that luck can reach."
        if mine > out + PROMISE_WITHIN:
            said = (
                f"Part of that may be luck: {seen:.1f} seen, and luck alone reaches {reach:.1f}. {out:.1f} stick out."
            )
        elif mine < out - PROMISE_WITHIN:
            said = (
                f"Safer than it has to be: {seen:.1f} seen, luck reaches {reach:.1f}. {out:.1f} stick out all the same."
            )
        return (
            f"{said} It may be more. Of {ONE_IN} promises made by this rule, one comes out too high.\n\nIn all teams "
            f"without a trainer together, one "
            f"point of win rate is worth {_money(c4.point_worth_without(world))} of gross margin in two years."
        )

    return after


ONE_IN = 2 * c4.REDRAWS // c4.RARE
"""Of so many promises one is too high: luck goes past its reach to either side, and only one side promises too much."""
PROMISE_WITHIN = 0.7
"""Points by which a promise in the lesson may miss what sticks out."""
_PLANS = {
    "end": "Switch the CRM off",
    "target": "A higher target",
    "nothing": "Buy nothing",
    "support": "Trainers for all, now",
    "staged": "Trainers for half, then the rest",
}
_AFTERWARDS = {
    "end": "Sellers cheered on Friday. Teams that had learned to open the record lost it with the others.",
    "target": "Every screen was green by summer, as promised. Two more hours a week went into the CRM. Where "
    "nobody had shown them how, those hours cost deals.",
    "nothing": "The teams without a trainer went on as they were, and so did their buyers.",
    "support": "Till summer those teams were red, and their managers sat in the chair’s office. Whose idea was that?",
    "staged": "A careful plan, and the right one where nothing sticks out. Here half the teams waited a year "
    "for nothing.",
}
TRIED = 7
"""Teams that get a trainer first where the learner wants to be sure."""
_A_YEAR_ON = 5
"""The quarter in which the others follow."""


@lru_cache(maxsize=4)
def plans(world: World) -> dict[str, float]:
    """What each of the five decisions truly adds in two years, USD of gross margin after its price."""
    teams = tuple(world.managers["manager_id"])
    without = c4.without_trainer(world)
    order = tuple(str(team) for team in np.random.default_rng(4471).permutation(without))
    steps = {
        "end": (Step("end_crm", teams),),
        "target": (Step("crm_target", teams),),
        "nothing": (),
        "support": (Step("crm_support", without),),
        "staged": (Step("crm_support", order[:TRIED]), Step("crm_support", order[TRIED:], _A_YEAR_ON)),
    }
    nothing = world.run(Policy())
    return {plan: world.run(Policy(step)).value(nothing) for plan, step in steps.items()}


_AT_FIRST = {
    "raise": ("raised the target", "target"),
    "off": ("switched the CRM off", "end"),
    "meetings": ("put meetings on the wall", "nothing"),
    "leave": ("left everything as it was", "nothing"),
}
"""The learner's first answer, before the buyer has spoken: in words, and as a plan."""


def played_out(world: World, elsewhere: str) -> Callable[[str, str, float], list[str | Picture]]:
    """What follows the decision, the first answer and the promise: two years of each plan, judged by what was seen.

    ``elsewhere``: how the rule about luck did in other companies.
    """
    worth, drawn = plans(world), c4.lottery(world)
    truth, others = true_points(world), true_points_elsewhere(world)
    point, trainers = c4.point_worth_without(world), len(c4.without_trainer(world)) * c4.price("crm_support")

    def after(mine: str, first: str, promise: float) -> list[str | Picture]:
        said = f"{_PLANS[mine]}: two years on, that {_came_to(worth[mine])}. {_AFTERWARDS[mine]}"
        words, plan = _AT_FIRST[first]
        before = f"Before you had heard her you would have {words}. That {_came_to(worth[plan])}."
        visible = (
            f"What you could see: {drawn.sticks_out:.1f} points stick out, at {_money(point)} a point, for "
            f"{_money(trainers)}. For more target, or for no CRM, no lot was ever drawn.\n\nHere we can know: "
            f"where there were trainers they added {truth:.1f} points. In the other teams they add {others:.1f}, each "
            f"worth {_money((worth['support'] + trainers) / others)}: those win fewer deals every quarter, so one more "
            f"is more. You promised {promise:g}. What stuck out was a little too much: of {ONE_IN} promises made by "
            f"this rule, this is the one. {elsewhere}"
        )
        rule = (
            "The chair makes a rule of it. “Where the points that stick out pay for a trainer, I sign. Where only the "
            "points seen would pay, we draw lots for half of the teams, and look again. For the rest, nothing.”"
        )
        return [said, _bars(worth, mine), before, visible, rule]

    return after


def _came_to(amount: float) -> str:
    if not amount:
        return "alone brings nothing"
    return f"{'brings' if amount > 0 else 'loses'} {_money(abs(amount))}"


@lru_cache(maxsize=32)
def true_points(world: World) -> float:
    """Points of win rate that support truly added in the teams that had it."""
    sellers, since = world.truth.people.supported, slice(c4.TARGET - 1, None)
    with_it, without = (
        float(100 * run.wins[since][:, sellers].sum() / run.opportunities[since][:, sellers].sum())
        for run in (world.truth.history, world.truth.without("P3s"))
    )
    return with_it - without


def true_points_elsewhere(world: World) -> float:
    """Points of win rate that trainers would truly add in two years in the teams that had none."""
    without = c4.without_trainer(world)
    sellers = world.reps["manager_id"].isin(without).to_numpy()
    with_it, nothing = (
        float(100 * run.expected.wins[:, sellers].sum() / run.expected.opportunities[:, sellers].sum())
        for run in (world.run(Policy((Step("crm_support", without),))), world.run(Policy()))
    )
    return with_it - nothing


def outside(studies: str) -> Callable[[str], str]:
    """What follows the guess at a published study: right or not, and the ``studies``."""
    said = {
        "rejected": "Yes, rejected.",
        "daily": "No: rejected. They had liked it in the training room. Nobody stood beside them in spring.",
        "alone": "No: rejected altogether. Liking it on the day was no sign.",
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


def _money(amount: float) -> str:
    """USD in millions, one decimal: no decision of two years is known finer."""
    return f"{'−' if round(amount, -5) < 0 else ''}${abs(amount) / 1e6:.1f}m"


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
