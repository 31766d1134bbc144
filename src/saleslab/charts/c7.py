"""What module C7 shows: the buyer's four visitors, two pictures that follow a slider, and a decision played out."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from saleslab.analysis import c7
from saleslab.analysis.handoff_notes import Trail
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, house_axes
from saleslab.org import World

_WIDTH, _LEFT, _TOP, _ROW = 640, 206, 36, 36

# --- the buyer's side. The deal is a story, the same in every company; what was lost in its notes is read off KEPT.
DETAILS = {
    "alarm": "The alarm rang for two hours. The night porter took it for the lift.",
    "stock": "A week of oncology stock was lost.",
    "night": "At night one pharmacist is alone. Any new alarm lands on her.",
    "it": "IT security refused the last system, and was right.",
    "march": "The inspector is back in March, and last year's finding is still open.",
    "one_site": "I could say yes to one pharmacy for a month. Not to six at once.",
}
KEPT = (("alarm", "stock", "it", "march"), ("stock", "march"), ("march",))
"""Which details stand in the first, second and third hand-off note."""
_DESKS = ("Meeting setter to closer", "Closer to engineer", "Engineer to account manager")
_NOTES = (
    "Hospital pharmacies, 6 sites. Easter: cold room failed, alarm rang 2 h unheard, a week of oncology stock gone. "
    "IT refused last system. Inspector back in March. Qualified. Meeting Tue 10:00.",
    "Quality head, 6 sites, $150k. Incident at Easter, lost a week of stock. Wants reliable alarms before March "
    "inspection. IT to be involved. Demo please: alarms, dashboard.",
    "Demo went very well. 6 sites, alarms, dashboard, records. Inspection in March = compelling event. Forecast 90 %. "
    "Please send contract.",
)


_CARD = "border:1px solid currentColor;border-left-width:6px;padding:0.5rem 0.75rem;margin:0.5rem 0;max-width:34rem"


class Note(NamedTuple):
    """What happened at a visit: a sentence or two, the note that was typed, if any, and what it has cost so far.

    ``patience`` is what is left of 10, ``minutes`` the time that all visits have taken.
    """

    said: str
    desk: str
    note: str
    patience: int
    minutes: int

    @property
    def alternative(self) -> str:
        """The same in plain words."""
        note = f" The note, {self.desk.lower()}: {self.note}" if self.note else ""
        return f"{self.said}{note} {self._cost()}"

    def to_html(self) -> str:
        """The words, the note as a card, and the patience as ten blocks; ink is the colour of the page's text."""
        card = (
            f'<div style="{_CARD}"><strong>{html.escape(self.desk)}, note in the CRM</strong><br>'
            f'<span style="font-family:monospace">{html.escape(self.note)}</span></div>'
        )
        blocks = f'<span aria-hidden="true">{"▮" * self.patience}{"▯" * (10 - self.patience)}</span>'
        return f"<p>{html.escape(self.said)}</p>{card if self.note else ''}<p>{self._cost()} {blocks}</p>"

    def _cost(self) -> str:
        return f"So far: {self.minutes} minutes of your time. Patience left: {self.patience} of 10."


# For each answer: what happens, the patience it costs, the minutes it takes.
_Visit = Mapping[str, tuple[str, int, int]]
_CLOSER: _Visit = {
    "all": ("He nods in the right places. While you talk he types:", 2, 25),
    "short": ("“Got it.” He doesn’t ask for the rest, and opens his slides. Afterwards he types:", 1, 10),
    "notes": ("“I do. I’d just love to hear it in your words.” So you tell it. He types:", 3, 20),
}
_ENGINEER: _Visit = {
    "all": ("He is the best listener so far. Then the demo. Afterwards he types:", 3, 55),
    "ask": ("“Incident at Easter. Alarms. IT.” He waits. So you tell it, shorter this time. He types:", 2, 45),
    "short": ("“Perfect, then I’ll show you alarms.” It is a good demo. Afterwards he types:", 2, 40),
}
_ACCOUNT_MANAGER: _Visit = {
    "again": ("You tell it a fourth time. It takes four minutes now. “Great to have the full picture.”", 3, 15),
    "have": ("He reads: “Demo went very well. Forecast ninety.” He looks up. “So, what happened?”", 2, 10),
    "send": ("“Of course!” The contract comes that afternoon. It is for all six pharmacies.", 2, 5),
}
_FIRST_COST = (1, 11)


def told_setter(words: str) -> Note:
    """What becomes of the learner's own words at the first visit."""
    said = f"She is kind, and good at her job: you have a meeting. Your {len(words.split())} words became this note:"
    return Note(said, _DESKS[0], _NOTES[0], *_cost_of())


def told_closer(answer: str) -> Note:
    """The second visit."""
    return Note(_CLOSER[answer][0], _DESKS[1], _NOTES[1], *_cost_of(_CLOSER[answer]))


def told_engineer(answer: str, closer: str) -> Note:
    """The third visit, after what was said at the second."""
    return Note(_ENGINEER[answer][0], _DESKS[2], _NOTES[2], *_cost_of(_CLOSER[closer], _ENGINEER[answer]))


def told_account_manager(answer: str, closer: str, engineer: str) -> Note:
    """The fourth visit: nobody follows, so there is no note."""
    visits = _CLOSER[closer], _ENGINEER[engineer], _ACCOUNT_MANAGER[answer]
    return Note(_ACCOUNT_MANAGER[answer][0], "", "", *_cost_of(*visits))


def _cost_of(*visits: tuple[str, int, int]) -> tuple[int, int]:
    patience, minutes = _FIRST_COST
    return 10 - patience - sum(visit[1] for visit in visits), minutes + sum(visit[2] for visit in visits)


ARRIVED = len(KEPT[-1])
"""How many of the details the fourth visitor has in his note: what the lesson's first bet is about."""


def what_arrived(guess: Mapping[str, float], lost: Mapping[str, str]) -> list[str | Chart]:
    """What follows the bet and the learner's reading of the notes, ``{detail: "0" .. "3"}``: notes it got through."""
    right = sum(int(lost[name]) == _reached(name) for name in DETAILS)
    text = (
        f"You bet on {guess['value']:.0f} of {len(DETAILS)}; {ARRIVED} arrived. You placed {right} of {len(DETAILS)} "
        "right.\n\nNobody lied and nobody was lazy. Each note holds what its writer is paid for: a meeting held, a "
        "demo given, a contract out. What the next one needs stands in no field."
    )
    return [text, _arrivals()]


def _reached(name: str) -> int:
    """How many of the three notes hold a detail."""
    return sum(name in kept for kept in KEPT)


def _arrivals() -> Chart:
    names, stops = list(DETAILS), ["You said", "Note 1", "Note 2", "Note 3"]
    labels = ("Alarm unheard", "Lost stock", "Alone at night", "IT refused", "Inspector", "One site first")
    short = dict(zip(names, labels, strict=True))
    reached = [_reached(name) for name in names]
    with house_axes("One of six things reached the fourth", height=2.9) as (figure, axes):
        for row, far in enumerate(reached):
            color = BLUE if far == len(KEPT) else ORANGE
            axes.plot([0, far], [-row, -row], color=color, linewidth=3)
            axes.plot(range(far + 1), [-row] * (far + 1), "o", color=color, markersize=8)
            if far < len(KEPT):
                axes.plot(far + 1, -row, "x", color=color, markersize=9, markeredgewidth=2.5)
        axes.set_xticks(range(4), stops)
        axes.set_yticks([-row for row in range(len(names))], [short[name] for name in names])
        axes.tick_params(length=0)
        axes.set_xlim(-0.3, 3.3)
        axes.spines[["left", "bottom"]].set_visible(False)
    words = "; ".join(
        f"{short[name]}: {'in all three notes' if far == 3 else f'lost in note {far + 1}'}"
        for name, far in zip(names, reached, strict=True)
    )
    return Chart(figure, f"How far each of the six details got. {words}.")


_WORTH_READING = ("words", "night", "small", "asked", "promise")


def accepted(marked: Sequence[str]) -> str:
    """What follows the five lines that the learner would accept in a hand-off note."""
    right = len(set(marked) & set(_WORTH_READING))
    said = (
        f"{right} of your five are among ours: her own words on the alarm, the night pharmacist, the one pharmacy, the "
        "question nobody has asked, the promise. A line is worth reading if it holds her words, something still to be "
        "asked, or a promise with a day. With these you need not ask her a fifth time what happened."
    )
    return f"{said}\n\nThe other five fill a field. All of them may be true; none of them helps on Thursday at ten."


class Trails(NamedTuple):
    """Four deals as cards: what the buyer told the first seller, and the note at each hand-off."""

    deals: Mapping[str, Trail]

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        cards = (
            f'<section style="{_CARD}"><strong>Deal {html.escape(deal)}</strong><br>{html.escape(trail.said)}'
            f'<ol style="font-family:monospace;margin:0.25rem 0">{"".join(map(_item, trail.notes))}</ol></section>'
            for deal, trail in self.deals.items()
        )
        plain = (f"Deal {deal}: {trail.said} Notes: {' / '.join(trail.notes)}" for deal, trail in self.deals.items())
        return {"text/html": "".join(cards), "text/plain": "\n".join(plain)}


def _item(note: str) -> str:
    return f"<li>{html.escape(note)}</li>"


def trails(world: World) -> Trails:
    """The four deals that the exercise asks about, to read."""
    return Trails(c7.trails(world))


# --- the seat at the company
BET_WITHIN = 5
"""How far off a bet on the money may be and still count: what the lesson's prediction asks for."""


def added(world: World, what: str) -> float:
    """What the split truly added to ``what`` in the split regions in FY3, in percent."""
    reps = list(world.reps["rep_id"][c7.reading(world).split])
    return 100 * world.truth.effect("P5", reps, what, range(9, 13))


def bet_and_money(world: World) -> Callable[[Mapping[str, float]], list[str | Chart]]:
    """What follows a locked bet on what the split added to bookings: the miss, and the two bars."""
    opportunities, money = added(world, "opportunities"), added(world, "bookings")

    def after(guess: Mapping[str, float]) -> list[str | Chart]:
        miss = abs(guess["value"] - money)
        side = "inside" if miss <= BET_WITHIN else "outside"
        said = (
            f"You said {guess['value']:.0f} %; the split added {money:.0f} % to bookings. Off by {miss:.0f}: {side} "
            f"the {BET_WITHIN} you gave yourself, and you were {guess['sure']:.0f} % sure."
        )
        return [said, _two_bars(opportunities, money)]

    return after


def _two_bars(opportunities: float, money: float) -> Chart:
    with house_axes(f"{opportunities:.0f} % more opportunities, {money:.0f} % more money", height=1.9) as made:
        figure, axes = made
        axes.barh([1, 0], [opportunities, money], color=[GREY, BLUE], height=0.6)
        for y, value in ((1, opportunities), (0, money)):
            axes.text(value + 0.5, y, f"{value:+.0f} %", va="center")
        axes.set_yticks([1, 0], ["Opportunities", "Bookings"])
        axes.set_xlim(0, 1.2 * opportunities)
        axes.set_xlabel("Added by the split in North and East, percent")
        axes.tick_params(axis="y", length=0)
    words = (
        f"In North and East the split added {opportunities:.0f} % to opportunities and {money:.0f} % to bookings in "
        "its first year. This is the truth of a simulated company."
    )
    return Chart(figure, words)


def market_taken_out(world: World) -> Draw:
    """Growth of opportunities and bookings in both pairs of regions, less the percent taken out as the market's."""
    seen = c7.reading(world)
    places = {"split": seen.split, "whole": ~seen.split}
    grown = {
        (what, place): 100 * seen.growth(what, sellers)
        for what in ("opportunities", "bookings")
        for place, sellers in places.items()
    }

    high = max(30.0, *grown.values())

    def draw(taken: float) -> tuple[str, str]:
        left = {key: value - taken for key, value in grown.items()}
        words = (
            f"With {taken:g} % taken out: bookings in South and West {left['bookings', 'whole']:+.1f} %, in North and "
            f"East {left['bookings', 'split']:+.1f} %. Opportunities in South and West "
            f"{left['opportunities', 'whole']:+.1f} %, in North and East {left['opportunities', 'split']:+.1f} %."
        )
        rows = [
            (f"{what.capitalize()}, {'North, East' if place == 'split' else 'South, West'}", value, place == "split")
            for (what, place), value in left.items()
        ]
        return _bars(f"Growth from year 2 to year 3, less {taken:g} % for the market", rows, -20, high), words

    return draw


def by_closers(world: World) -> Draw:
    """For a group of 80 closers around a place: growth beyond the same group's in the regions that did not split."""
    seen = c7.reading(world)
    thirds = [100 * seen.effect(seen.third(name), what) for name in c7.THIRDS for what in ("wins", "opportunities")]
    low, high = min(-20.0, *thirds), max(40.0, *thirds)

    def draw(place: float) -> tuple[str, str]:
        group = np.abs(seen.place - place - 0.5) < c7.GROUP / 2
        wins, opportunities = (100 * seen.effect(group, what) for what in ("wins", "opportunities"))
        first, last = int(seen.place[group].min()), int(seen.place[group].max())
        words = (
            f"Closers {first} to {last} of {len(seen.place)}, counted from the weakest, against the same group in "
            f"South and West: opportunities {opportunities:+.0f} %, won deals {wins:+.0f} %. Luck alone moves the won "
            f"deals by about {100 * seen.luck(group):.0f}."
        )
        rows = [("Opportunities", opportunities, False), ("Won deals", wins, True)]
        return _bars(f"Closers {first} to {last}: growth beyond South and West", rows, low, high), words

    return draw


def handed_over(world: World) -> list[str | Chart]:
    """Win rate of handed-over and kept deals, all together and by size of customer, and why the two differ."""
    rates: Mapping[str, Mapping[str, float]] = c7.handed_rates(world).to_dict("index")  # type: ignore[assignment]
    names = {"all": "All deals", "SMB": "Small customers", "MM": "Mid-size", "ENT": "Large"}
    with house_axes("Handed over: worse in every size", height=2.7) as (figure, axes):
        for row, size in enumerate(names):
            handed, kept = 100 * rates[size]["handed"], 100 * rates[size]["kept"]
            axes.plot([kept, handed], [-row, -row], color=GREY, linewidth=2, zorder=1)
            axes.scatter(kept, -row, s=60, facecolors="none", edgecolors=BLUE, linewidths=2, zorder=2)
            axes.scatter(handed, -row, s=60, color=ORANGE, zorder=2)
        axes.set_yticks([-row for row in range(4)], list(names.values()))
        axes.set_ylim(-3.6, 0.6)
        axes.set_xlim(0, 1.15 * 100 * max(max(rate["handed"], rate["kept"]) for rate in rates.values()))
        for kind, at, color in (("handed over", "handed", ORANGE), ("kept", "kept", BLUE)):
            x, side = (
                100 * rates["all"][at],
                1 if rates["all"][at] == max(rates["all"]["handed"], rates["all"]["kept"]) else -1,
            )
            axes.text(x + 1.2 * side, 0, kind, color=color, va="center", ha="left" if side > 0 else "right")
        axes.set_xlabel("Win rate, percent")
        axes.tick_params(axis="y", length=0)
    words = "; ".join(
        f"{name.lower()}: handed over {100 * rates[size]['handed']:.0f} % of {rates[size]['n_handed']:.0f}, "
        f"kept {100 * rates[size]['kept']:.0f} % of {rates[size]['n_kept']:.0f}"
        for size, name in names.items()
    )
    few = rates["ENT"]["n_handed"]
    why = (
        "Small deals are handed over most, and small deals are won most: all together, you compare small deals with "
        f"large ones. Of the large, only {few:.0f} were handed over and have ended; don’t lean on that row."
    )
    return [Chart(figure, f"Win rates in North and East since the split. {words}."), why]


PLANS = {
    "both": "All of South and West",
    "strong": "South and West, strong closers",
    "hands": "By hands, everywhere",
    "leave": "Leave all as it is",
    "end": "End it in North and East",
}


def plan(world: World, name: str) -> dict[str, str]:
    """One of the five plans of the lesson's decision, as a pile for each group of sellers."""
    groups = list(c7.groups(world))
    changed = {
        "both": [g for g in groups if g.startswith("South")],
        "strong": ["South and West, strong closers"],
        "hands": [g for g in groups if g.startswith("South") != ("weak" in g)],
        "leave": [],
        "end": [g for g in groups if g.startswith("North")],
    }
    return c7.plan_of(world, *changed[name])


def played_out(world: World) -> Callable[[str], list[str | Chart]]:
    """What follows the decision: what it was worth on what could be seen, and what it brings."""
    seen = {name: c7.visible_plan(world, plan(world, name)) for name in PLANS}
    real = {name: c7.plan_truth(world, plan(world, name)) for name in PLANS}
    fewer = {name: c7.book_less(world, plan(world, name)) for name in PLANS}
    best = max(seen, key=lambda name: seen[name])

    def after(chosen: str) -> list[str | Chart]:
        verdict = (
            "Nothing you could see spoke for another plan."
            if chosen == best
            else f"On the same evidence “{PLANS[best]}” was worth {_signed(seen[best])}."
        )
        said = (
            f"On what you could see, your plan was worth {_signed(seen[chosen])} over two years, its price paid. "
            f"{verdict} The organisation has played it: it brings {_signed(real[chosen])}, and "
            f"{fewer[chosen] or 'none'} of {len(world.reps)} sellers book less than if nothing changed."
        )
        return [said, _plans_chart(real, chosen)]

    return after


def _plans_chart(real: Mapping[str, float], chosen: str) -> Chart:
    best = max(real, key=lambda name: real[name])
    values = [value / 1e6 for value in real.values()]
    with house_axes(f"{PLANS[best]}: best", height=2.6) as (figure, axes):
        rows = [-row for row in range(len(real))]
        axes.barh(rows, values, color=[BLUE if name == chosen else GREY for name in real], height=0.6)
        for row, value in zip(rows, values, strict=True):
            axes.text(max(value, 0) + 0.3, row, f"{value:+.1f}", va="center")
        axes.axvline(0, color=GREY, linewidth=1)
        axes.set_yticks(rows, [PLANS[name] + (" (yours)" if name == chosen else "") for name in real])
        axes.set_xlim(min(0, 1.15 * min(values)), 1.25 * max(values))
        axes.set_xlabel("Gross margin in two years, price paid, $m")
        axes.tick_params(axis="y", length=0)
    words = "; ".join(f"{PLANS[name]}: {_signed(value)}" for name, value in real.items())
    return Chart(figure, f"Gross margin over two years against leaving all as it is. {words}.")


def _signed(amount: float) -> str:
    return "nothing" if not amount else f"{'+' if amount > 0 else '−'}{dollars(abs(amount))}"


def _bars(title: str, rows: Sequence[tuple[str, float, bool]], low: float, high: float) -> str:
    """Horizontal bars in percent from a zero line, drawn from low to high; marked ones blue or, below zero, orange."""
    scale = (_WIDTH - 70 - _LEFT) / (high - low)
    zero, bottom = _LEFT - low * scale, _TOP + _ROW * len(rows)
    marks = ""
    for row, (name, value, marked) in enumerate(rows):
        y, end = _TOP + _ROW * row + 6, zero + min(max(value, low), high) * scale
        color = GREY if not marked else BLUE if value >= 0 else ORANGE
        marks += (
            f'<text x="{_LEFT - 12}" y="{y + 17}" text-anchor="end">{name}</text>'
            f'<rect x="{min(zero, end):.1f}" y="{y}" width="{max(abs(end - zero), 1):.1f}" height="24" fill="{color}"/>'
            f'<text x="{max(zero, end) + 6:.1f}" y="{y + 17}">{value:+.1f} %</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {bottom + 34}" fill="currentColor" '
        f'font-size="14" style="width:100%;height:auto"><text y="15" font-weight="bold" font-size="16">{title}</text>'
        f'{marks}<path d="M{zero:.1f} {_TOP}V{bottom}" stroke="currentColor" stroke-width="2"/>'
        f'<text x="{zero:.1f}" y="{bottom + 18}" text-anchor="middle" font-size="12">0</text></svg>'
    )
