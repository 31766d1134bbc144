"""What module C7 shows: the buyer's four visitors, two pictures that follow a slider, and a decision played out."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from saleslab.analysis import c7
from saleslab.analysis.handoff_notes import Trail
from saleslab.analysis.panel import Mask
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, phone_axes
from saleslab.org import World

_WIDTH, _TOP, _ROW = 412, 58, 54

# --- the buyer's side. The deal is a story, the same in every company; what was lost in its notes is read off `_kept`.
DETAILS = {
    "alarm": "The alarm rang for two hours. The night porter took it for the lift.",
    "stock": "A week of stock was lost.",
    "night": "At night one pharmacist is alone. Any new alarm lands on her.",
    "it": "IT security refused the last system, and was right.",
    "march": "The inspector is back in March, and last year's finding is still open.",
    "one_site": "I could say yes to one pharmacy for a month. Not to six at once.",
}
_DESKS = ("Meeting setter to closer", "Closer to engineer", "Engineer to account manager")
_TYPED = {"alarm": ", alarm rang 2 h, nobody came", "stock": ", a week of stock gone"}
_LATER_NOTES = (
    "Quality head, 6 sites, $150k. Incident at Easter, lost a week of stock. Wants reliable alarms before March "
    "inspection. IT to be involved. Demo please: alarms, dashboard.",
    "Demo went very well. 6 sites, alarms, dashboard, records. Inspection in March = compelling event. Forecast 90 %. "
    "Please send contract.",
)


def _first_note(told: Sequence[str]) -> str:
    """What the meeting setter types of what she is told; her form has the date of the inspection already."""
    easter = "".join(words for name, words in _TYPED.items() if name in told)
    refused = " IT refused last system." if "it" in told else ""
    return f"Hospital pharmacies, 6 sites. Cold room failed{easter}.{refused} Inspector back in March. Qualified."


def _kept(told: Sequence[str]) -> tuple[set[str], set[str], set[str]]:
    """Which details stand in each of the three notes, given what the buyer told the first seller."""
    return {"alarm", "stock", "it"} & set(told) | {"march"}, {"stock", "march"}, {"march"}


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
        demo = ", the demo with it" if self.minutes > _BEFORE_DEMO else ""
        return f"So far: {self.minutes} minutes of your time{demo}. Patience left: {self.patience} of 10."


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
_BEFORE_DEMO = _FIRST_COST[1] + max(minutes for _, _, minutes in _CLOSER.values())


def told_setter(told: Sequence[str]) -> Note:
    """The first visit: what becomes of the details that the learner tells."""
    arrived = len(_kept(told)[0] & set(told))
    said = (
        f"She is kind, and good at her job: you have a meeting. Of the {len(told)} you told her, she typed {arrived}:"
    )
    return Note(said, _DESKS[0], _first_note(told), *_cost_of())


def told_closer(answer: str) -> Note:
    """The second visit."""
    return Note(_CLOSER[answer][0], _DESKS[1], _LATER_NOTES[0], *_cost_of(_CLOSER[answer]))


def told_engineer(answer: str, closer: str) -> Note:
    """The third visit, after what was said at the second."""
    return Note(_ENGINEER[answer][0], _DESKS[2], _LATER_NOTES[1], *_cost_of(_CLOSER[closer], _ENGINEER[answer]))


def told_account_manager(answer: str, closer: str, engineer: str) -> Note:
    """The fourth visit: nobody follows, so there is no note."""
    visits = _CLOSER[closer], _ENGINEER[engineer], _ACCOUNT_MANAGER[answer]
    return Note(_ACCOUNT_MANAGER[answer][0], "", "", *_cost_of(*visits))


def _cost_of(*visits: tuple[str, int, int]) -> tuple[int, int]:
    patience, minutes = _FIRST_COST
    return 10 - patience - sum(visit[1] for visit in visits), minutes + sum(visit[2] for visit in visits)


ARRIVED = len(_kept(())[-1])
"""How many of the details the fourth visitor has in his note: what the lesson's first bet is about."""


def what_arrived(guess: Mapping[str, float], last: Mapping[str, str], told: Sequence[str]) -> list[str | Chart]:
    """What follows the bet and the learner's reading of the notes, ``{detail: the last note that holds it}``."""
    right = sum(int(last[name]) == _last_note(name, told) for name in DETAILS)
    night = "" if last["night"] == "0" else " The pharmacist at night stood in no note: no form has a field for her."
    text = (
        f"You bet on {guess['value']:.0f} of {len(DETAILS)}; {ARRIVED} arrived. (Not scored: closer and engineer "
        f"type the same whatever you tell them.) You placed {right} of {len(DETAILS)} "
        f"right.{night}\n\nNobody was lazy and nobody meant harm; “wants reliable alarms” is the closer’s own. Each "
        "note holds what its writer is paid for: a meeting held, a demo given, a contract out."
    )
    return [text, _arrivals(told)]


def _last_note(name: str, told: Sequence[str]) -> int:
    """The last of the three notes that holds a detail; 0 where none does."""
    return max((number for number, kept in enumerate(_kept(told), 1) if name in kept), default=0)


def _arrivals(told: Sequence[str]) -> Chart:
    labels = ("Alarm unheard", "Lost stock", "Alone at night", "IT refused", "Inspector", "One site first")
    short = dict(zip(DETAILS, labels, strict=True))
    with phone_axes(f"{('None', 'One', 'Two')[ARRIVED]} of six things reached the fourth", 2.9) as made:
        figure, axes = made
        for row, name in enumerate(DETAILS):
            last = _last_note(name, told)
            at = [0] * (name in told) + [number for number, kept in enumerate(_kept(told), 1) if name in kept]
            color = BLUE if last == len(_DESKS) else ORANGE
            axes.plot(at, [-row] * len(at), "o-", color=color, linewidth=3, markersize=8)
            if last < len(_DESKS):
                axes.plot(last + 1 if at else 0, -row, "x", color=color, markersize=9, markeredgewidth=2.5)
        axes.set_xticks(range(4), ["You said", "Note 1", "Note 2", "Note 3"])
        axes.set_yticks([-row for row in range(len(short))], list(short.values()))
        axes.tick_params(length=0)
        axes.set_xlim(-0.3, 3.3)
        axes.spines[["left", "bottom"]].set_visible(False)
    words = "; ".join(f"{label}: {_got(_last_note(name, told))}" for name, label in short.items())
    return Chart(figure, f"How far each of the six details got. {words}.")


def _got(last: int) -> str:
    return f"last in note {last}" if last else "in no note"


_SHE_SAYS = {
    "champion": "The budget. “Yes. There was one for the last system, too.”",
    "words": "The porter. “So somebody wrote it down.” No fifth telling.",
    "night": "The pharmacist at night. “Would you ask her yourself? She is on until seven.”",
    "demo": "The demo. “Very nice, thank you.”",
    "small": "One pharmacy. “For a month? That I could sign.”",
    "who": "Whose idea the last system was. She looks at the table. “Ask me that when the others have left.”",
}
_SHE_GOES_ON = ("words", "night", "small", "who")
_MARCH_BESIDE = ("night", "small")
"""The date alone is what every forecast has; beside one of these it is her reason to act now."""
_MARCH = "March. “Yes. He came last year, too.”", "March. “Yes. I’d like to have something to show him by then.”"


class TwoClosers(NamedTuple):
    """The same deal in two pairs of hands, with the engineer's note and with the learner's: what the buyer says."""

    answers: Mapping[str, tuple[str, str]]

    @property
    def alternative(self) -> str:
        """The same in plain words."""
        rows = (f"{who}: with his note {old} With yours {new}" for who, (old, new) in self.answers.items())
        return " ".join(rows)

    def to_html(self) -> str:
        """A small table: a row for each closer, a column for each note."""
        left = 'style="text-align:left"'
        head = "".join(
            f'<th scope="col" {left}>{name}</th>' for name in ("", "The engineer’s note", "Your three lines")
        )
        rows = "".join(
            f'<tr><th scope="row" {left}>{html.escape(who)}</th>'
            f"<td {left}>{html.escape(old)}</td><td {left}>{html.escape(new)}</td></tr>"
            for who, (old, new) in self.answers.items()
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


_SENDS, _SIGNS = "“Send me something.”", "She signs for one pharmacy, for a month."


def two_closers(marked: Sequence[str]) -> list[str | TwoClosers]:
    """How the next meeting goes with the three lines that the learner typed: in new hands, and in Seller B's."""
    urgent = "march" in marked and bool(set(marked) & set(_MARCH_BESIDE))
    moved = set(marked) & {*_SHE_GOES_ON, *(["march"] if urgent else [])}
    new = _SIGNS if "small" in moved else "A second meeting. Nothing signed." if moved else _SENDS
    retold = _SIGNS if "words" in moved else f"A fifth telling. Then: {_SIGNS[0].lower()}{_SIGNS[1:]}"
    answers = {
        "A new seller, who works from the note": (_SENDS, new),
        "Seller B, who asks “Who was there when it rang?” whatever the note says": (
            f"A fifth telling. Then: {_SIGNS[0].lower()}{_SIGNS[1:]}",
            retold,
        ),
    }
    tempts = (
        "" if len(moved) == len(marked) else " What left her cold tempts: it is true, and our own forecast asks for it."
    )
    after = f"In this story a new seller gets as far as the note does. Seller B gets there with either.{tempts}"
    said = _SHE_SAYS | {"march": _MARCH[urgent]}
    return ["\n\n".join(said[line] for line in marked), TwoClosers(answers), after]


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


class ThirdMarks(NamedTuple):
    """For each size of customer: where the weak third of the closers ends and the strong third begins."""

    marks: Mapping[str, tuple[float, float]]

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        head = "".join(f'<th scope="col">{name}</th>' for name in ("Sells to", "Weak: below", "Strong: above"))
        rows = "".join(
            f'<tr><th scope="row">{c7.SIZES[size]}</th><td>{weak:.0f} of 100</td><td>{strong:.0f} of 100</td></tr>'
            for size, (weak, strong) in self.marks.items()
        )
        plain = (
            f"{c7.SIZES[size].capitalize()}: weak third below {weak:.0f} of 100 won, strong third above {strong:.0f}."
            for size, (weak, strong) in self.marks.items()
        )
        return {
            "text/html": f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>",
            "text/plain": "\n".join(plain),
        }


def third_marks(world: World) -> ThirdMarks:
    """The win rates that part the thirds, to read."""
    return ThirdMarks(c7.third_marks(world))


# --- the seat at the company
MARKET_STEP = 0.5
"""Step of the slider that takes the market out, in percent."""
BET_WITHIN = 4
"""How far off a bet on the money may be and still count: what the lesson's prediction asks for."""


def added(world: World, what: str) -> float:
    """What the split truly added to ``what`` in the split regions in FY3, in percent."""
    reps = list(world.reps["rep_id"][c7.reading(world).split])
    return 100 * world.truth.effect("P5", reps, what, range(9, 13))


def bet_and_money(world: World, elsewhere: str) -> Callable[..., list[str | Chart]]:
    """What follows a locked bet on what the split added to bookings, once decided: the truth, and how near it was.

    ``elsewhere`` is what became of such plans in the other companies. Raises where more was added than could be read.
    """
    seen = c7.reading(world)
    opportunities, money = added(world, "opportunities"), added(world, "bookings")
    read = 100 * seen.beyond("bookings", seen.split | ~seen.split)
    if read - money < 1:
        raise ValueError("the lesson says: luck was in what could be read of the bookings")
    wins = [f"{_third_added(world, third, 'wins'):+.0f}" for third in c7.THIRDS[::-1]]
    shown = [f"{100 * seen.effect(seen.third(third)):+.0f}" for third in c7.THIRDS[::-1]]

    def after(guess: Mapping[str, float], plan: Mapping[str, str]) -> list[str | Chart]:
        if over_budget(world, plan):
            return [_TOO_DEAR]
        said = (
            f"The company is simulated, so the truth can be known. You said {guess['value']:.0f} %; the split added "
            f"{money:.0f} % to bookings. {_settled(guess, money, BET_WITHIN)} The {read:.0f} points on your slider had "
            f"about {read - money:.0f} that aren’t the split’s: luck, for which a few large deals are "
            "enough, or whatever else differs between the regions."
        )
        near = (
            f"Won deals, as you could see them: strong, middle and weak third {_listed(shown)} %. In truth "
            f"{_listed(wins)} %. Which hands lose is a setting of this simulation, no finding."
        )
        return [said, _true_bars(world, opportunities, money), f"{near}\n\n{elsewhere}"]

    return after


def _settled(guess: Mapping[str, float], truth: float, within: float) -> str:
    miss = abs(guess["value"] - truth)
    side = "inside" if miss <= within else "outside"
    return f"Off by {miss:.0f}: {side} the {within:.0f} you gave yourself, and you were {guess['sure']:.0f} % sure."


WON_WITHIN = 3
"""How far off a bet on all won deals may be and still count: what the lesson's prediction asks for."""


def two_years(world: World) -> Callable[[Mapping[str, float]], list[str | Chart]]:
    """What follows a locked bet on how much of the won deals is the split's: both years, and what nobody can tell."""
    (won, luck), (before, _) = c7.won_in_all(world), c7.won_the_year_before(world)
    if not (0 < before < won and luck < before < c7.SIGNED_LUCKS * luck < won):
        raise ValueError("the lesson says: ahead the year before by little more than luck, further since")
    left = 100 * ((1 + won / 100) / (1 + before / 100) - 1)

    def after(guess: Mapping[str, float]) -> list[str | Chart]:
        return [
            _two_years_chart(world),
            f"You said {guess['value']:.0f} %. Nobody can read it off. If their lead of the year before went on by "
            f"itself, about {left:.0f} % is the split’s. If that lead was luck and is over, all {won:.0f} % may be. So "
            "the paper gets both years, and no single number. What it was in truth you see once you have decided.",
        ]

    return after


def _two_years_chart(world: World) -> Chart:
    years = {"Year 2, all whole": c7.won_the_year_before(world), "Year 3, split": c7.won_in_all(world)}
    with phone_axes("Won deals: ahead already, perhaps by luck", 2.1) as (figure, axes):
        for row, (won, luck) in enumerate(years.values()):
            axes.barh(-row, 2 * luck, left=-luck, height=0.8, color=GREY, alpha=0.35)
            axes.barh(-row, won, height=0.45, color=BLUE)
        axes.axvline(0, color=GREY, linewidth=1)
        names = [f"{name}\n{won:+.1f} %, luck {luck:.1f}" for name, (won, luck) in years.items()]
        axes.set_yticks([0, -1], names)
        axes.set_xlim(-1.4 * max(luck for _, luck in years.values()), 1.15 * max(won for won, _ in years.values()))
        axes.set_xlabel("Against South and West, percent")
        axes.tick_params(axis="y", length=0)
    words = "; ".join(f"{name}: {won:+.1f} %, luck {luck:.1f}" for name, (won, luck) in years.items())
    return Chart(figure, f"Growth of won deals in North and East against South and West. {words} ({ONE_LUCK}).")


def bet_and_won(world: World) -> Callable[..., str]:
    """The same bet settled, once decided."""
    truth, (won, _) = added(world, "wins"), c7.won_in_all(world)
    if not truth < won:
        raise ValueError("the lesson says: part of the lead in won deals was not the split's")

    def after(guess: Mapping[str, float], plan: Mapping[str, str]) -> str:
        if over_budget(world, plan):
            return _TOO_DEAR
        return (
            f"Won deals: of the {won:.0f} % the split’s were {truth:.0f}; you said {guess['value']:.0f}. "
            f"{_settled(guess, truth, WON_WITHIN)}"
        )

    return after


def _listed(three: Sequence[str]) -> str:
    return f"{', '.join(three[:-1])} and {three[-1]}"


def _third_added(world: World, third: str, what: str) -> float:
    """What the split truly added with one third of the closers in the split regions in FY3, in percent."""
    seen = c7.reading(world)
    reps = list(world.reps["rep_id"][seen.split & seen.third(third)])
    return 100 * world.truth.effect("P5", reps, what, range(9, 13))


def _true_bars(world: World, opportunities: float, money: float) -> Chart:
    thirds = {f"Bookings, {third} third": _third_added(world, third, "bookings") for third in c7.THIRDS[::-1]}
    values = {"Opportunities": opportunities, "Bookings": money} | thirds
    with phone_axes(f"{opportunities:+.0f} % opportunities, {money:+.0f} % money", 2.7) as made:
        figure, axes = made
        rows = [-row for row in range(len(values))]
        colors = [GREY, BLUE, *(BLUE if value >= 0 else ORANGE for value in thirds.values())]
        axes.barh(rows, list(values.values()), color=colors, height=0.6)
        for row, value in zip(rows, values.values(), strict=True):
            axes.text(max(value, 0) + 0.5, row, f"{value:+.0f} %", va="center")
        axes.axvline(0, color=GREY, linewidth=1)
        axes.set_yticks(rows, list(values))
        axes.set_xlim(1.3 * min(0.0, *values.values()), 1.2 * opportunities)
        axes.set_xlabel("Added in North and East, percent")
        axes.tick_params(axis="y", length=0)
    words = "; ".join(f"{name}: {value:+.0f} %" for name, value in values.items())
    return Chart(figure, f"What the split added in its first year in North and East. {words}.")


def market_taken_out(world: World) -> Draw:
    """Growth of opportunities and bookings in both pairs of regions, less the percent taken out as the market's.

    Within half a step of it, exactly the bookings' growth in the regions that split nothing is taken out.
    """
    seen = c7.reading(world)
    places = {"split": seen.split, "whole": ~seen.split}
    grown = {
        (what, place): 100 * seen.growth(what, sellers)
        for what in ("opportunities", "bookings")
        for place, sellers in places.items()
    }
    high, market = max(30.0, *grown.values()), grown["bookings", "whole"]
    names = {"split": "North and East", "whole": "South and West"}

    def draw(set_to: float) -> tuple[str, str]:
        there = abs(set_to - market) <= MARKET_STEP / 2
        taken = market if there else set_to
        left = {key: value - taken for key, value in grown.items()}
        bookings, opportunities = (f"{left[what, 'split']:+.1f} %" for what in ("bookings", "opportunities"))
        words = (
            f"There you are: South and West grew {market:.1f} % in bookings, and just that is taken out. "
            if there
            else f"With {taken:.1f} % taken out, South and West: bookings {left['bookings', 'whole']:+.1f} %. "
        ) + (
            f"North and East: bookings {bookings}, opportunities {opportunities}. South and West: opportunities "
            f"{left['opportunities', 'whole']:+.1f} %."
        )
        rows = [
            (f"{what.capitalize()}, {names[place]}", value, place == "split") for (what, place), value in left.items()
        ]
        title = "The market’s money is out" if there else f"{taken:+.1f} % taken out"
        return _bars(title, "Growth from year 2, all whole, to year 3, split", rows, -20, high), words

    return draw


def here_and_there(seen: c7.Split, sellers: Mask) -> str:
    """How the won deals of some sellers grew from year 2 to year 3: in the split regions, and in the others."""
    here, there = (100 * seen.growth("wins", sellers & place) for place in (seen.split, ~seen.split))
    return f"North and East {here:+.0f} %, South and West {there:+.0f} %"


ONE_LUCK = "in two cases of three, chance alone stays within it"


def by_closers(world: World) -> Draw:
    """For a group of 80 closers around a place: growth against the same group's in the regions that did not split."""
    seen = c7.reading(world)
    thirds = [100 * seen.effect(seen.third(name), what) for name in c7.THIRDS for what in ("wins", "opportunities")]
    low, high = min(-20.0, *thirds), max(40.0, *thirds)

    def draw(place: float) -> tuple[str, str]:
        group = np.abs(seen.place - place - 0.5) < c7.GROUP / 2
        wins, opportunities = (100 * seen.effect(group, what) for what in ("wins", "opportunities"))
        first, last = int(seen.place[group].min()), int(seen.place[group].max())
        luck = 100 * seen.luck(group)
        words = (
            f"Closers {first} to {last} of {len(seen.place)}, counted from the weakest, against the same group in "
            f"South and West: opportunities {opportunities:+.0f} %, won deals {wins:+.0f} % "
            f"({here_and_there(seen, group)}). Luck: {luck:.0f} ({ONE_LUCK})."
        )
        rows = [("Opportunities", opportunities, False), ("Won deals", wins, True)]
        under = "North and East against South and West"
        return _bars(f"Closers {first} to {last}", under, rows, low, high, luck), words

    return draw


WEAK_WITHIN = 8
"""How far off a bet on the weak closers may be and still count: what the lesson's prediction asks for."""


def weak_won(world: World) -> float:
    """What the split did to the weak third's won deals, read against the others', in percent."""
    seen = c7.reading(world)
    return 100 * seen.effect(seen.third("weak"))


def weak_bet(world: World) -> Callable[[Mapping[str, float], float], str]:
    """What follows the locked bet on the weak closers: how near it was, why, and what speaks for the split."""
    seen, won = c7.reading(world), weak_won(world)
    lucks = abs(won) / (100 * seen.luck(seen.third("weak")))
    if won >= 0 or not 1 < lucks < c7.SIGNED_LUCKS:
        raise ValueError("the lesson says: fewer won with the weak third, enough for a bet and no proof")
    strong = 100 * seen.effect(seen.third("strong"))
    money = _listed([f"{100 * seen.effect(seen.third(third), 'bookings'):+.0f}" for third in c7.THIRDS[::-1]])

    def after(guess: Mapping[str, float], _: float) -> str:
        return (
            f"You said {guess['value']:+.0f} %; it was {won:+.0f} %, {lucks:.1f} times its luck: a bet, no proof. "
            f"{_settled(guess, won, WEAK_WITHIN)}\n\n"
            "Nobody leans back, and no setter keeps the good ones. The first call used to be theirs: the buyer told "
            "them herself. Now it is somebody else’s. That a hand-over costs deals, and costs most where nobody asks "
            "again, is built into this simulation.\n\n"
            f"Bookings of the same thirds, strong, middle and weak: {money} %. A few large deals swing those; won "
            "deals are steadier. Where the two part, say both.\n\n"
            f"The chief revenue officer, who bought it: “On that slider my strong closers are {strong:.0f} % "
            "ahead. For them I’d buy it tomorrow.” For them, won deals are with him."
        )

    return after


_ADDED = {
    "lines": "The notes grow by three lines. The closer knows of the pharmacist before he dials. Whose idea the last "
    "system was stays blank: nobody had asked, and a line can’t.",
    "stay": "She tells it once: the setter was there. The next engineer wasn’t. A setter who sits in on first calls "
    "sets fewer meetings; meetings are what was bought.",
    "read": "He reads: “Quality head, six sites, IT to be involved.” She: “And ask who is alone at night.” Two minutes "
    "of hers, ten of yours, at each hand-over.",
    "paid": "Setters write longer notes, and send fewer deals across. The closer sends back what he can’t use. He "
    "can’t send back what neither knows.",
}


def her_condition(chosen: str) -> str:
    """What follows the condition that the learner adds to the plan, or doesn't, after the buyer's words."""
    return _ADDED[chosen]


def handed_over(world: World) -> Callable[[str], list[str | Chart]]:
    """What follows the question put to the operations lead: win rates by size of customer, and why they differ."""
    rates = c7.handed_rates(world)
    strong, weak = (100 * c7.handed_share(world, third) for third in ("strong", "weak"))
    said = {
        "luck": "A fair question, and no: with so many deals, luck can’t make that gap. Something else does.",
        "size": "Yes: ask that first.",
        "hands": f"It tempts, after the last picture. But they were handed {strong:.0f} % of their deals, the weak "
        f"third {weak:.0f} %. Ask for the size.",
    }
    large = float(rates["n_handed"]["ENT"])
    why = (
        "Small deals are handed over most, and small deals are won most: all together, you compare small deals with "
        f"large ones. Size by size, only the mid-size gap is solid. Small deals lean the same way; of the large, "
        f"only {large:.0f} were handed over and have ended."
    )
    return lambda asked: [said[asked], _rates_chart(world), why]


def _rates_chart(world: World) -> Chart:
    rates = c7.handed_rates(world).to_dict("index")
    names = {"all": "All deals", "SMB": "Small customers", "MM": "Mid-size", "ENT": "Large"}
    with phone_axes("Same size: fewer won, mid-size solid", 2.7) as (figure, axes):
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
    return Chart(figure, f"Win rates in North and East since the split. {words}.")


def outside(studies: str) -> Callable[[str], str]:
    """What follows the guess at a published study: right or not, and the ``studies``."""
    said = {
        "large": "Yes, there.",
        "small": "There it went with less.",
        "both": "Not everywhere: it went with more or with less, by the customer base.",
        "never": "It did in some places: it went with more or with less, by the customer base.",
    }
    return lambda guess: f"{said[guess]}\n\n{studies}"


PLANS = {
    "both": "All of South, West",
    "hands": "Split all but weak",
    "million": "Split strong, end weak",
    "strong": "Split strong only",
    "leave": "Leave all as is",
    "end": "End it everywhere",
}
"""Plans that the learner's own is shown beside."""


def plan(world: World, name: str) -> dict[str, str]:
    """One of the plans beside the learner's, as a pile for each group of sellers."""
    groups = list(c7.groups(world))
    changed = {
        "both": [g for g in groups if g.startswith("South")],
        "hands": [g for g in groups if g.startswith("South") != ("weak" in g)],
        "million": ["South and West, strong closers", "North and East, weak closers"],
        "strong": ["South and West, strong closers"],
        "leave": [],
        "end": [g for g in groups if g.startswith("North")],
    }
    return c7.plan_of(world, *changed[name])


def over_budget(world: World, plan: Mapping[str, str]) -> bool:
    """Whether a plan costs more than the chair signs for."""
    return c7.plan_price(world, plan) > c7.BUDGET


_TOO_DEAR = "The chair has not signed yet: bring your plan below the sum."


def played_out(world: World) -> Callable[[Mapping[str, str], str], list[str | Chart]]:
    """What follows the learner's plan for the six groups and the condition added to it.

    Its worth on what could be seen, what it brings, and what sparing each hand-over a little would add; nothing of
    it while the plan costs more than `c7.BUDGET`.
    """

    def after(mine: Mapping[str, str], condition: str) -> list[str | Chart]:
        paid = _millions(c7.plan_price(world, mine))
        if over_budget(world, mine):
            return [
                f"“{paid}? I said {_millions(c7.BUDGET)}.” The plan comes back. Which of your changes is worth least "
                "for its price? Take it out."
            ]
        changed = [group for group, pile in mine.items() if pile != c7.today(group)]
        fewer = c7.book_less(world, mine)
        seen = (
            f"On what you could see, your plan was worth {_signed(c7.visible_plan(world, mine))} over two years, its "
            f"price of {paid} paid."
            if changed
            else "You leave all as it is. It costs nothing, and brings nothing new."
        )
        brings = (
            f"The organisation has played it: it brings {_signed(c7.plan_truth(world, mine))}. {fewer} of "
            f"{len(world.reps)} sellers book less than if nothing had changed; somebody has to tell them first."
            if changed
            else ""
        )
        told = " ".join([seen, *_otherwise(world, mine)])
        return [told, brings, _plans_chart(world, mine), _her_part(world, mine, condition)]

    return after


_SAVES = {
    "lines": ("the three lines", "They cost minutes. What nobody asked stays blank, so count the blanks."),
    "stay": ("the setter on the call", "It costs meetings the setter no longer sets: take those off first."),
    "read": ("reading the note back", "It costs ten minutes of yours at each hand-over, and two of hers."),
    "paid": ("a note that two have signed", "It costs the deals that are held back: count them against it."),
}
"""What each condition is called in a sentence, and what is to be set against what it saves."""


def _her_part(world: World, mine: Mapping[str, str], condition: str) -> str:
    """What the learner's condition would add to a plan, if it spared each hand-over a tenth of its loss."""
    more = c7.spared(world, mine)
    if more <= 0:
        return "Nobody hands over in your plan: your condition has nothing to save. She tells it once."
    name, price = _SAVES[condition]
    return (
        f"Suppose {name} saved one in ten of the deals a hand-over costs: {_millions(more)} in two years. One in ten "
        f"is a "
        f"guess, the same for all four conditions; nobody has measured any. {price} Then ask ten buyers how often "
        f"they had "
        "to tell it."
    )


def _otherwise(world: World, mine: Mapping[str, str]) -> list[str]:
    """The two groups of a plan that cost most on the evidence, each with what it costs and why it tempts.

    A group counts where the evidence spoke for the other pile, and the best plan within the budget could pay for it.
    """
    best, affordable = c7.best_plan(world), c7.best_within(world)
    other = {
        group: abs(c7.visible_change(world, group))
        for group, pile in mine.items()
        if pile not in (best[group], affordable[group])
    }
    return [
        f"{group}: {_TEMPTS[mine[group], c7.today(group)]} On that evidence it costs {_millions(other[group])}."
        for group in sorted(other, key=lambda group: -other[group])[:2]
    ] or ["By won deals nothing spoke for another plan."]


_TEMPTS = {
    (c7.SPLIT, c7.WHOLE): "you split them; more meetings tempt, and their won deals don’t repay the price.",
    (c7.WHOLE, c7.WHOLE): "you left them whole; careful, and their won deals spoke for a split.",
    (c7.SPLIT, c7.SPLIT): "you left them split; it saves a quarrel, and their won deals spoke against it.",
    (c7.WHOLE, c7.SPLIT): "you ended it; their won deals had held up better than in South and West.",
}
"""For the pile chosen and the pile of today, where the other one was better."""


def _plans_chart(world: World, mine: Mapping[str, str]) -> Chart:
    plans = {words: plan(world, name) for name, words in PLANS.items()}
    plans = {f"{words} (yours)" if made == mine else words: made for words, made in plans.items()}
    if mine not in plans.values():
        plans = {"Your plan": dict(mine), **plans}
    real = {words: c7.plan_truth(world, made) for words, made in plans.items()}
    values = [value / 1e6 for value in real.values()]
    with phone_axes("Your plan beside others, at any price", 3.4) as (figure, axes):
        rows = [-row for row in range(len(real))]
        axes.barh(rows, values, color=[BLUE if plans[words] == mine else GREY for words in real], height=0.6)
        for row, value in zip(rows, values, strict=True):
            axes.text(max(value, 0) + 0.3, row, f"{value:+.1f}", va="center")
        axes.axvline(0, color=GREY, linewidth=1)
        paid = {words: c7.plan_price(world, made) / 1e6 for words, made in plans.items()}
        axes.set_yticks(rows, [f"{words}\ncosts {paid[words]:.1f}" for words in real], fontsize=9)
        axes.set_xlim(min(0, 1.15 * min(values)), 1.4 * max(values))
        axes.set_xlabel("Left in two years, all paid, $m")
        axes.tick_params(axis="y", length=0)
    words = "; ".join(f"{name}: {_signed(value)}" for name, value in real.items())
    return Chart(figure, f"Gain over two years against leaving all as it is. {words}.")


def won_beyond(world: World) -> Chart:
    """Won deals of all sellers in the split regions against the others', beside the two lucks a signature needs."""
    won, luck = c7.won_in_all(world)
    seen = c7.reading(world)
    both = here_and_there(seen, seen.split | ~seen.split)
    band = c7.SIGNED_LUCKS * luck
    with phone_axes(f"Won deals: {won:+.1f} %, and two lucks are {band:.1f}", 1.95) as (figure, axes):
        axes.axvspan(-band, band, color=GREY, alpha=0.35)
        axes.barh([0], [won], color=BLUE if won >= 0 else ORANGE, height=0.4)
        axes.axvline(0, color=GREY, linewidth=1)
        axes.text(-band / 2, 0.42, "two lucks", ha="center", va="center")
        axes.set_ylim(-0.5, 0.6)
        axes.set_yticks([])
        axes.set_xlim(-max(15.0, 1.2 * abs(won)), max(15.0, 1.2 * abs(won)))
        axes.set_xlabel(f"North and East against South and West, percent\nGrowth: {both}")
    words = (
        f"Won deals of all sellers: {both}; against each other {won:+.1f} %. Two lucks: {band:.1f}. Chance alone goes "
        "beyond them about once in twenty."
    )
    return Chart(figure, words)


def _signed(amount: float) -> str:
    return "nothing" if not amount else f"{'+' if amount > 0 else '−'}{_millions(amount)}"


def _millions(amount: float) -> str:
    return f"${abs(amount) / 1e6:.1f}m"


def _bars(
    title: str, under: str, rows: Sequence[tuple[str, float, bool]], low: float, high: float, luck: float = 0.0
) -> str:
    """Horizontal bars in percent from a zero line, drawn from low to high; marked ones blue or, below zero, orange.

    Name and value stand above each bar, at the left, where a phone shows them. ``luck``: behind the marked bars a
    band as far as luck alone goes, to both sides; none at 0.
    """
    scale = (_WIDTH - 4) / (high - low)
    zero, bottom = 2 - low * scale, _TOP + _ROW * len(rows)
    marks = ""
    for row, (name, value, marked) in enumerate(rows):
        y, end = _TOP + _ROW * row + 22, zero + min(max(value, low), high) * scale
        color = GREY if not marked else BLUE if value >= 0 else ORANGE
        if marked and luck:
            marks += (
                f'<rect x="{zero - luck * scale:.1f}" y="{y - 5}" width="{2 * luck * scale:.1f}" height="34" '
                f'fill="{GREY}" fill-opacity="0.3"/>'
            )
        marks += (
            f'<text x="2" y="{y - 8}">{name}: <tspan font-weight="bold">{_shown(value)} %</tspan></text>'
            f'<rect x="{min(zero, end):.1f}" y="{y}" width="{max(abs(end - zero), 1):.1f}" height="24" fill="{color}"/>'
            f'<path d="M{zero:.1f} {y - 4}v32" stroke="currentColor" stroke-width="2"/>'
        )
    band = f'<text x="2" y="{bottom + 16}" font-size="13">Grey band: one luck</text>' if luck else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {bottom + 22}" fill="currentColor" '
        f'font-size="15" style="width:100%;min-width:0;max-width:36rem;height:auto">'
        f'<text x="2" y="18" font-weight="bold" font-size="16">{title}</text>'
        f'<text x="2" y="38" font-size="13">{under}</text>{marks}{band}'
        f'<text x="{zero + 4:.1f}" y="{bottom + 16}" font-size="13">0</text></svg>'
    )


def _shown(percent: float) -> str:
    """A number as its picture has it, to one decimal and with its sign; nothing is no "-0.0"."""
    return f"{round(percent, 1) + 0.0:+.1f}".replace("-", "−")
