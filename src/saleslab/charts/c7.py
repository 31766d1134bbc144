"""What module C7 shows: the buyer's four visitors, two pictures that follow a slider, and a decision played out."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from saleslab.analysis import c7
from saleslab.analysis.handoff_notes import Trail
from saleslab.analysis.panel import Mask
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, house_axes
from saleslab.org import World

_WIDTH, _LEFT, _TOP, _ROW = 640, 206, 36, 36

# --- the buyer's side. The deal is a story, the same in every company; what was lost in its notes is read off `_kept`.
DETAILS = {
    "alarm": "The alarm rang for two hours. The night porter took it for the lift.",
    "stock": "A week of oncology stock was lost.",
    "night": "At night one pharmacist is alone. Any new alarm lands on her.",
    "it": "IT security refused the last system, and was right.",
    "march": "The inspector is back in March, and last year's finding is still open.",
    "one_site": "I could say yes to one pharmacy for a month. Not to six at once.",
}
_DESKS = ("Meeting setter to closer", "Closer to engineer", "Engineer to account manager")
_TYPED = {"alarm": ", alarm rang 2 h, nobody came", "stock": ", a week of oncology stock gone"}
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
        f"You bet on {guess['value']:.0f} of {len(DETAILS)}; {ARRIVED} arrived. You placed {right} of {len(DETAILS)} "
        f"right.{night}\n\nNobody was lazy and nobody meant harm; “wants reliable alarms” is the closer’s own. Each "
        "note holds what its writer is paid for: a meeting held, a demo given, a contract out. The second and third "
        "are the same whatever you told the closer and the engineer."
    )
    return [text, _arrivals(told)]


def _last_note(name: str, told: Sequence[str]) -> int:
    """The last of the three notes that holds a detail; 0 where none does."""
    return max((number for number, kept in enumerate(_kept(told), 1) if name in kept), default=0)


def _arrivals(told: Sequence[str]) -> Chart:
    labels = ("Alarm unheard", "Lost stock", "Alone at night", "IT refused", "Inspector", "One site first")
    short = dict(zip(DETAILS, labels, strict=True))
    with house_axes(f"{('None', 'One', 'Two')[ARRIVED]} of six things reached the fourth", height=2.9) as made:
        figure, axes = made
        for row, name in enumerate(DETAILS):
            last = _last_note(name, told)
            at = [0] * (name in told) + [number for number, kept in enumerate(_kept(told), 1) if name in kept]
            color = BLUE if last == len(_DESKS) else ORANGE
            axes.plot(at, [-row] * len(at), "o-", color=color, linewidth=3, markersize=8)
            if last < len(_DESKS):
                axes.plot(last + 1 if at else 0, -row, "x", color=color, markersize=9, markeredgewidth=2.5)
        axes.set_xticks(range(4), ["You told her", "Note 1", "Note 2", "Note 3"])
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
    "march": "March. “Yes. He came last year, too.”",
    "small": "One pharmacy. “For a month? That I could sign.”",
    "who": "Whose idea the last system was. She looks at the table. “Ask me that when the others have left.”",
}
_SHE_GOES_ON = ("words", "night", "small", "who")


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
    moved = set(marked) & set(_SHE_GOES_ON)
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
        ""
        if len(moved) == len(marked)
        else " Champion, demo and date tempt: they are true, and our own forecast asks for them."
    )
    after = f"In this story a new seller gets as far as the note does. Seller B gets there with either.{tempts}"
    return ["\n\n".join(_SHE_SAYS[line] for line in marked), TwoClosers(answers), after]


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

    ``elsewhere`` is what became of such plans in the other companies.
    """
    seen = c7.reading(world)
    opportunities, money = added(world, "opportunities"), added(world, "bookings")
    wins = [f"{_third_added(world, third, 'wins'):+.0f}" for third in c7.THIRDS[::-1]]
    shown = [f"{100 * seen.effect(seen.third(third)):+.0f}" for third in c7.THIRDS[::-1]]

    def after(guess: Mapping[str, float], _: object) -> list[str | Chart]:
        miss = abs(guess["value"] - money)
        side = "inside" if miss <= BET_WITHIN else "outside"
        said = (
            f"The company is simulated, so the truth can be known. You said {guess['value']:.0f} %; the split added "
            f"{money:.0f} % to bookings. Off by {miss:.0f}: {side} the {BET_WITHIN} you gave yourself, and you were "
            f"{guess['sure']:.0f} % sure."
        )
        near = (
            f"Won deals, as you could see them: strong, middle and weak third {_listed(shown)} %. In truth "
            f"{_listed(wins)} %. Which hands lose is a setting of this simulation, no finding."
        )
        return [said, _true_bars(world, opportunities, money), f"{near}\n\n{elsewhere}"]

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
    with house_axes(f"{opportunities:+.0f} % opportunities, {money:+.0f} % money", height=2.7) as made:
        figure, axes = made
        rows = [-row for row in range(len(values))]
        colors = [GREY, BLUE, *(BLUE if value >= 0 else ORANGE for value in thirds.values())]
        axes.barh(rows, list(values.values()), color=colors, height=0.6)
        for row, value in zip(rows, values.values(), strict=True):
            axes.text(max(value, 0) + 0.5, row, f"{value:+.0f} %", va="center")
        axes.axvline(0, color=GREY, linewidth=1)
        axes.set_yticks(rows, list(values))
        axes.set_xlim(1.3 * min(0.0, *values.values()), 1.2 * opportunities)
        axes.set_xlabel("Added by the split in North and East, percent")
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

    def draw(set_to: float) -> tuple[str, str]:
        there = abs(set_to - market) <= MARKET_STEP / 2
        taken = market if there else set_to
        left = {key: value - taken for key, value in grown.items()}
        others = f"{left['bookings', 'whole']:+.1f} %"
        words = (
            f"With {taken:.1f} % taken out, North and East: bookings {left['bookings', 'split']:+.1f} %, opportunities "
            f"{left['opportunities', 'split']:+.1f} %. South and West: bookings {'at zero' if there else others}, "
            f"opportunities {left['opportunities', 'whole']:+.1f} %."
        ) + (" There you are: the market’s money is out." if there else "")
        rows = [
            (f"{what.capitalize()}, {'North, East' if place == 'split' else 'South, West'}", value, place == "split")
            for (what, place), value in left.items()
        ]
        title = "The market is taken out" if there else f"{taken:+.1f} % taken out"
        return _bars(f"Growth from year 2 to year 3. {title}", rows, -20, high), words

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
        return _bars(f"Closers {first} to {last}: against South and West", rows, low, high, luck), words

    return draw


WEAK_WITHIN = 8
"""How far off a bet on the weak closers may be and still count: what the lesson's prediction asks for."""


def weak_won(world: World) -> float:
    """What the split did to the weak third's won deals, read against the others', in percent."""
    seen = c7.reading(world)
    return 100 * seen.effect(seen.third("weak"))


def weak_bet(world: World) -> Callable[[Mapping[str, float]], str]:
    """What follows the locked bet on the weak closers: how near it was, why, and what speaks for the split."""
    seen, won = c7.reading(world), weak_won(world)
    strong = 100 * seen.effect(seen.third("strong"))

    def after(guess: Mapping[str, float]) -> str:
        miss = abs(guess["value"] - won)
        side = "inside" if miss <= WEAK_WITHIN else "outside"
        return (
            f"You said {guess['value']:+.0f} %; it was {won:+.0f} %. Off by {miss:.0f}: {side} the {WEAK_WITHIN} you "
            f"gave yourself, and you were {guess['sure']:.0f} % sure.\n\n"
            "More meetings, fewer won. Nobody leans back, and no setter keeps the good ones. The first call used to be "
            "theirs: the buyer told them herself. Now it is somebody else’s. That a hand-over costs deals, and costs "
            "most where nobody asks again, is built into this simulation.\n\n"
            f"The chief revenue officer, who bought it: “On that slider my strong closers are {strong:.0f} % "
            "ahead. For them I’d buy it tomorrow.” For them, the data are with him."
        )

    return after


_ADDED = {
    "field": "It tempts: a field can be enforced. But all fields of the three notes you read were filled. Somebody "
    "will type “alarms”.",
    "stay": "It tempts: she tells it once. But a setter who sits in on every later call sets fewer meetings, and "
    "meetings are what was bought.",
    "read": "You read: “Quality head, six sites, IT to be involved.” She: “And ask who is alone at night.” Two minutes "
    "of hers, ten of yours.",
    "none": "It tempts: Seller B does ask again. Who does, in the weak third?",
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
    with house_axes("Same size: fewer won, only mid-size is solid", height=2.7) as (figure, axes):
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
        "less": "Not in that study: the more skilled, by far. In another one, yes.",
        "all": "No: the more skilled, by far.",
        "more": "Yes: the more skilled, by far.",
        "none": "No: sales rose, most with the more skilled.",
    }
    return lambda guess: f"{said[guess]}\n\n{studies}"


PLANS = {
    "both": "All of South and West",
    "strong": "Strong of South and West",
    "hands": "Split all but the weak",
    "leave": "Leave all as it is",
    "end": "End it in North and East",
}
"""Plans that the learner's own is shown beside."""


def plan(world: World, name: str) -> dict[str, str]:
    """One of the five plans beside the learner's, as a pile for each group of sellers."""
    groups = list(c7.groups(world))
    changed = {
        "both": [g for g in groups if g.startswith("South")],
        "strong": ["South and West, strong closers"],
        "hands": [g for g in groups if g.startswith("South") != ("weak" in g)],
        "leave": [],
        "end": [g for g in groups if g.startswith("North")],
    }
    return c7.plan_of(world, *changed[name])


def played_out(world: World) -> Callable[[Mapping[str, str], str], list[str | Chart]]:
    """What follows the learner's plan for the six groups and the condition added to it.

    Its worth on what could be seen, what it brings, and what sparing each hand-over a little would add.
    """

    def after(mine: Mapping[str, str], condition: str) -> list[str | Chart]:
        changed = [group for group, pile in mine.items() if pile != c7.today(group)]
        fewer = c7.book_less(world, mine)
        seen = (
            f"On what you could see, your plan was worth {_signed(c7.visible_plan(world, mine))} over two years, its "
            "price paid."
            if changed
            else "You leave all as it is. It costs nothing, and brings nothing new."
        )
        brings = (
            f"The organisation has played it: it brings {_signed(c7.plan_truth(world, mine))}. {fewer} of "
            f"{len(world.reps)} sellers book less than if nothing had changed."
            if changed
            else ""
        )
        told = " ".join([seen, *_otherwise(world, mine)])
        return [told, brings, _plans_chart(world, mine), _her_part(world, mine, condition)]

    return after


def _her_part(world: World, mine: Mapping[str, str], condition: str) -> str:
    """What the buyer's two minutes would add to a plan, if they spared each hand-over a tenth of its loss."""
    more = c7.spared(world, mine)
    if more <= 0:
        return "Nobody hands over in your plan: her two minutes have nothing to save. She tells it once."
    inside = "are" if condition == "read" else "aren’t"
    return (
        f"Her two minutes {inside} in your plan. If they spared each hand-over a tenth of what it takes on average, "
        f"they would add {_millions(more)} in two years. The tenth is an if; we know of nobody who has measured it. "
        "Try it with half the teams, drawn by lot, before you count on it."
    )


def _otherwise(world: World, mine: Mapping[str, str]) -> list[str]:
    """The two groups of a plan that cost most on the evidence, each with what it costs and why it tempts."""
    best = c7.best_plan(world)
    other = {group: abs(c7.visible_change(world, group)) for group in best if mine[group] != best[group]}
    return [
        f"{group}: {_TEMPTS[mine[group], c7.today(group)]} On that evidence it costs {_millions(other[group])}."
        for group in sorted(other, key=lambda group: -other[group])[:2]
    ] or ["Nothing you could see spoke for another."]


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
    with house_axes(f"{max(real, key=lambda words: real[words])}: best", height=2.9) as (figure, axes):
        rows = [-row for row in range(len(real))]
        axes.barh(rows, values, color=[BLUE if plans[words] == mine else GREY for words in real], height=0.6)
        for row, value in zip(rows, values, strict=True):
            axes.text(max(value, 0) + 0.3, row, f"{value:+.1f}", va="center")
        axes.axvline(0, color=GREY, linewidth=1)
        axes.set_yticks(rows, list(real))
        axes.set_xlim(min(0, 1.15 * min(values)), 1.25 * max(values))
        axes.set_xlabel("Left after cost and price, two years, $m")
        axes.tick_params(axis="y", length=0)
    words = "; ".join(f"{name}: {_signed(value)}" for name, value in real.items())
    return Chart(figure, f"Gain over two years against leaving all as it is. {words}.")


def won_beyond(world: World) -> Chart:
    """Won deals of all sellers in the split regions against those in the others, beside what luck alone does."""
    won, luck = c7.won_in_all(world)
    seen = c7.reading(world)
    both = here_and_there(seen, seen.split | ~seen.split)
    with house_axes(f"Won deals: {won:+.1f} %, and luck is {luck:.1f}", height=1.95) as (figure, axes):
        axes.axvspan(-luck, luck, color=GREY, alpha=0.35)
        axes.barh([0], [won], color=BLUE if won >= 0 else ORANGE, height=0.4)
        axes.axvline(0, color=GREY, linewidth=1)
        axes.text(-luck / 2, 0.42, "luck", ha="center", va="center")
        axes.set_ylim(-0.5, 0.6)
        axes.set_yticks([])
        axes.set_xlim(-max(15.0, 1.2 * abs(won)), max(15.0, 1.2 * abs(won)))
        axes.set_xlabel(f"North and East against South and West, percent\nGrowth: {both}")
    words = f"Won deals of all sellers: {both}; against each other {won:+.1f} %. Luck: {luck:.1f} ({ONE_LUCK})."
    return Chart(figure, words)


def _signed(amount: float) -> str:
    return "nothing" if not amount else f"{'+' if amount > 0 else '−'}{_millions(amount)}"


def _millions(amount: float) -> str:
    return f"${abs(amount) / 1e6:.1f}m"


def _bars(title: str, rows: Sequence[tuple[str, float, bool]], low: float, high: float, luck: float = 0.0) -> str:
    """Horizontal bars in percent from a zero line, drawn from low to high; marked ones blue or, below zero, orange.

    ``luck``: behind the marked bars a band as far as luck alone goes, to both sides; none at 0.
    """
    scale = (_WIDTH - 70 - _LEFT) / (high - low)
    zero, bottom = _LEFT - low * scale, _TOP + _ROW * len(rows)
    marks = ""
    for row, (name, value, marked) in enumerate(rows):
        y, end = _TOP + _ROW * row + 6, zero + min(max(value, low), high) * scale
        color = GREY if not marked else BLUE if value >= 0 else ORANGE
        if marked and luck:
            marks += (
                f'<rect x="{zero - luck * scale:.1f}" y="{y - 6}" width="{2 * luck * scale:.1f}" height="36" '
                f'fill="{GREY}" fill-opacity="0.3"/>'
                f'<text x="{zero - luck * scale + 3:.1f}" y="{y + 43}" font-size="12">luck</text>'
            )
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
