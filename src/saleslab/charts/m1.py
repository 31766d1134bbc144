"""What module M1 shows: one seller's two places, luck by quarters, and a case file once it is closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from saleslab.analysis import m1
from saleslab.analysis.diagnosis import HELD, STEPS, last_quarters, record, true_parts
from saleslab.analysis.m1 import Kind
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, phone_axes
from saleslab.org import World

_SELLERS = 240
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 400, 300, 30, 394, 50, 262
_MOST = 4.0
"""Times the usual at the top of the picture of quarters."""

Reply = list[str | Chart]
SAYS: Mapping[Kind, str] = {
    "patch": "a thin patch, held well",
    "told": "a patch poorer than its figure, as her buyer says",
    "luck": "a bad year that luck makes",
    "doors": "too few deals opened",
    "questions": "the next question not asked",
    "price": "the price given away",
    "several": "more than one thing at once",
    "unsure": "nothing that holds up: the numbers said the next question, her buyer says otherwise",
}
"""What each kind of case is called once a file is closed."""
NAMED: Mapping[str, str] = {
    "patch": "the patch",
    "luck": "luck",
    "doors": "deals opened",
    "questions": "the next question",
    "price": "the price",
    "several": "more than one thing",
    "unsure": "can't tell yet",
}
"""What a learner names, in few words."""
_LOOKED = {
    "patch": "the patch",
    "years": "three years",
    "opened": "deals opened",
    "price": "discount",
    "won": "deals won",
    "buyer": "a buyer",
}
"""The looks that can bear a cause, in words."""


# --- the letter
def her_place(world: World) -> int:
    """The place among all sellers, for what the patch holds, of the one the letter is for."""
    return m1.place_for_patch(world, m1.warned(world))


def two_places(world: World) -> Callable[[Mapping[str, float]], Reply]:
    """What follows a bet on that place."""
    her = m1.warned(world)
    board, patch = m1.place_in_three(world, her), her_place(world)
    year = m1.place_on_board(world, her), m1.place_this_year(world, her)
    row = record(world, her)

    def after(bet: Mapping[str, float]) -> Reply:
        said = (
            f"You said place {bet['value']:.0f}, and were {bet['sure']:.0f} % sure to be near; it is place {patch}. "
            "The letter is about to hit somebody who brings more than her patch does, just beyond what luck makes. "
            f"In average hands that patch brings {dollars(row['usual'])} a year; she booked {dollars(row['booked'])}. "
            f"Three years together are {row['three']:.2f} times the usual."
        )
        luck = (
            f"Luck's range for her three years: {row['three_low']:.2f} to {row['three_high']:.2f}. So much chance "
            f"alone makes "
            "for nine sellers of ten; one of twenty lies above it, one below. The fewer and larger the deals of a "
            "patch, the "
            "wider it is."
        )
        same = f"This year alone, the same: place {year[0]} by bookings, {year[1]} against the patch."
        buyer = "A buyer in her valley: “Eleven clinics up here. She knows every fridge. Who else would come?”"
        return [said, _two_places(board, patch), luck, same, buyer]

    return after


def _two_places(board: int, patch: int) -> Chart:
    with phone_axes(f"Place {board} by bookings, {patch} for her patch", 2.0) as (figure, axes):
        rows = ((1, "By bookings", board, ORANGE), (0, "Against the patch", patch, BLUE))
        for level, name, place, colour in rows:
            axes.plot([1, _SELLERS], [level, level], color=GREY, linewidth=1)
            axes.plot(place, level, "o", color=colour, markersize=11)
            axes.annotate(f"{name}: {place}", (_SELLERS, level), (0, 9), textcoords="offset points")
        axes.set(xlim=(_SELLERS + 6, -6), ylim=(-0.4, 1.7), yticks=[], xticks=[_SELLERS, 180, 120, 60, 1])
        axes.set_xlabel("Three years: place of 240, first place right")
        axes.spines["left"].set_visible(False)
    words = f"Two lines of 240 places, three years each: by bookings place {board}, against her patch place {patch}."
    return Chart(figure, words)


# --- luck
def quarters_counted(world: World) -> Draw:
    """The seller of the bad year: bookings of the last quarters against the usual, and the range that luck alone gives.

    The slider says how many quarters are counted, back from the end of year 3.
    """
    rep = next(rep for rep, cause in m1.cause_of(world).items() if cause == "luck")
    frame = last_quarters(world, rep)

    def draw(value: float) -> tuple[str, str]:
        shown = frame.iloc[: max(1, round(value))]
        last = shown.iloc[-1]
        counted = "1 quarter" if len(shown) == 1 else f"{len(shown)} quarters"
        luck = f"luck alone makes {last['low']:.1f} to {last['high']:.1f}"
        says = f"{counted}: {last['ratio']:.1f} times the usual"
        picture = _funnel(says, luck, shown["ratio"], shown["low"], shown["high"])
        return picture, f"{rep}, {says}, and {luck}."

    return draw


def _funnel(title: str, luck: str, ratio: Any, low: Any, high: Any) -> str:
    """Seller's line over luck's range, one place for each number of quarters counted."""

    def at(quarters: int, times: float) -> str:
        x = _LEFT + (quarters - 0.5) * (_RIGHT - _LEFT) / 12
        return f"{x:.1f} {_BOTTOM - min(times, _MOST) / _MOST * (_BOTTOM - _TOP):.1f}"

    numbers = range(1, len(ratio) + 1)
    range_ = [at(n, t) for n, t in zip(numbers, high, strict=True)]
    range_ += [at(n, t) for n, t in zip(reversed(numbers), low[::-1], strict=True)]
    line = [at(n, t) for n, t in zip(numbers, ratio, strict=True)]
    usual = _BOTTOM - (_BOTTOM - _TOP) / _MOST
    dots = "".join("<circle cx='{}' cy='{}' r='5'/>".format(*point.split()) for point in line)
    names = "".join(
        f'<text x="{at(n, 0).split()[0]}" y="{_BOTTOM + 17}" text-anchor="middle" font-size="12">{n}</text>'
        for n in range(1, 13)
    )
    levels = "".join(
        f'<text x="{_LEFT - 8}" y="{float(at(1, t).split()[1]) + 4:.0f}" text-anchor="end" font-size="12">{t}</text>'
        for t in range(5)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" fill="currentColor" font-size="13" '
        'style="width:100%;min-width:0;max-width:34rem;height:auto">'
        f'<text y="15" font-weight="bold" font-size="16">{title}</text>'
        f'<text y="34">{luck}</text>'
        f'<path d="M{"L".join(range_)}Z" fill="{GREY}" fill-opacity="0.35" stroke="{GREY}" stroke-width="2"/>'
        f'<path d="M{_LEFT} {usual:.1f}H{_RIGHT}" stroke="currentColor" stroke-dasharray="4 4"/>'
        f'<text x="{_LEFT + 60}" y="{usual - 6:.1f}" font-size="12">the usual</text>'
        f'<path d="M{"L".join(line)}" fill="none" stroke="{BLUE}" stroke-width="2"/><g fill="{BLUE}">{dots}</g>'
        f'<path d="M{_LEFT} {_BOTTOM}H{_RIGHT}" stroke="{GREY}"/>{names}{levels}'
        f'<text x="{_RIGHT}" y="{_HEIGHT - 3}" text-anchor="end">Quarters counted, back from today</text></svg>'
    )


# --- the file
RULE = (
    "Now the order, for everybody. Patch and three years first: at 1.00 or more they are held, and there is no skill "
    "to look "
    "for. It was the patch if that is thin, else luck. The cut at 1.00 is ours; below it, look on, even inside luck's "
    "range.",
    "Then all three steps. One outside of luck's range, on the worse side, on a fair or rich patch: that one. Two, or "
    "one on a "
    "thin patch: more than one thing; whoever stops at the first misses the second.",
    "No step outside, or deals won alone? The numbers end there: hear a buyer before you name it. She may say more "
    "than the "
    "numbers, or the opposite. If she leaves it open: can't tell yet. That is a good answer.",
)
"""How the files are read, told once one of them has been misread."""


def first_file(world: World) -> Callable[[Mapping[str, Any]], Reply]:
    """What follows the file opened before any rule: what her buyer overturns, and the order of the looks."""
    rep = m1.misread(world)

    def after(file: Mapping[str, Any]) -> Reply:
        row, named = record(world, rep), file["named"][rep]
        heard = [rep, "buyer"] in file["opened"]
        said = (
            f"You named {NAMED[named]}{'' if heard else ', and didn’t ring her buyer'}. Three years are "
            f"{row['three']:.2f} times the usual, inside luck's range, and none of the three steps (deals opened, "
            "discount, deals won) stands out. The numbers end there. "
            f"Her buyer goes on: {m1.buyers(world)[rep]}"
        )
        truth = (
            f"So it is {SAYS['told'].removesuffix(', as her buyer says')}; the simulation, which knows, says so, too. "
            f"{'You heard it. ' if heard and named == 'patch' else ''}"
            f"The kind of figure that saved {m1.warned(world)} was wrong here."
        )
        lead = (
            "The sales lead: “That figure is somebody's estimate. My board only counts.” He has a point. Ask how a "
            "figure was "
            "made before you lean on it. (What buyers say is written by us, in line with what is true. A real one can "
            "err.)"
        )
        return [said, truth, lead, *RULE]

    return after


def closed(world: World) -> Callable[[Mapping[str, Any]], Reply]:
    """What follows a closed case file: each seller's true cause, what the looks bore, and what it all took."""

    def after(file: Mapping[str, Any], *_: Any) -> Reply:
        right = m1.right_in(world, file)
        spent = sum(m1.PRICES[look] for _, look in file["opened"])
        best = m1.by_the_order(world, list(file["named"]))
        order = sum(m1.PRICES[look] for _, look in best["opened"])
        told = [_told(world, rep, file, rep in right) for rep in file["named"]]
        total = (
            f"{len(right)} of {len(told)} count, after {spent} minutes. Patch, three years, the steps where they are "
            f"needed, and a buyer where the numbers end: that takes {order}."
        )
        return [*told, total]

    return after


def _told(world: World, rep: str, file: Mapping[str, Any], right: bool) -> str:
    kind, named = m1.kind_of(world)[rep], file["named"][rep]
    true = f"{rep}: {SAYS[kind]}."
    if kind == "several":
        true += f" Outside of luck's range: {' and '.join(m1.out_in_words(world, rep))}."
    if right:
        return f"{true} You have it, and the looks to show for it."
    if named == m1.cause_of(world)[rep]:
        short = _one_short(world, rep, file)
        return f"{true} You named it {short or 'without the looks that bear it, so it was a guess'}."
    seen = {look for item, look in file["opened"] if item == rep}
    return f"{true} You named {NAMED[named]}.{_why_not_luck(world, rep, seen) if named == 'luck' else ''}"


def _one_short(world: World, rep: str, file: Mapping[str, Any]) -> str:
    """The one look that a right name lacks, in words; "" where it lacks more."""
    lacks = [look for look in m1.looks_for(world, rep) if [rep, look] not in file["opened"]]
    return f"one look short ({_LOOKED[lacks[0]]}), so it doesn't count yet" if len(lacks) == 1 else ""


def _why_not_luck(world: World, rep: str, seen: set[str]) -> str:
    three = record(world, rep)["three"]
    if three >= HELD:
        return ""
    needed = "the three steps decide" if {"opened", "price", "won"} <= seen else "you needed the three steps"
    return f" {m1.times(three)} is below our cut of {HELD:.2f}, so {needed}."


def became(world: World) -> Callable[[Any, Mapping[str, Any]], Reply]:
    """What became of each verdict of a closed file: held or not, and what acting on it brings in an average year."""

    def after(_talk: Any, file: Mapping[str, Any]) -> Reply:
        right = m1.right_in(world, file)
        lines = [_became(world, rep, file, rep in right) for rep in file["named"]]
        held = f"{len(right)} of {len(lines)} verdicts held. What acting on them brings, the simulation knows:"
        return [held, *lines]

    return after


def _became(world: World, rep: str, file: Mapping[str, Any], right: bool) -> str:
    kind, named = m1.kind_of(world)[rep], file["named"][rep]
    found = f"right, {_one_short(world, rep, file) or 'and not shown'}"
    verdict = "held" if right else found if named == m1.cause_of(world)[rep] else "didn't hold"
    if named in STEPS:
        gain = 100 * (float(np.exp(-true_parts(world)[named][rep])) - 1)
        more = "nothing more" if round(gain) == 0 else f"{gain:+.0f} %".replace("-", "−")
        next_ = f"Coached until it is like everybody's, an average year brings {more}."
    else:
        next_ = _LEFT_ALONE[named]
    true = "" if right else f" The file and her buyer say: {SAYS[kind]}."
    return f"{rep}, {NAMED[named]}: {verdict}. {next_}{true}"


_LEFT_ALONE = {
    "patch": "Nobody is coached for it; operations count the patch again.",
    "luck": "Left alone, and looked at again in a year.",
    "several": "One is chosen first, and the other waits thirty days.",
    "unsure": "Nobody is coached on a guess; one more look next month.",
}
"""What acting on a verdict means where it names no skill."""


_BY_CAUSE = {
    "patch": "The patch",
    "several": "More than one thing",
    "doors": "Deals opened",
    "luck": "Luck",
    "price": "Price",
    "questions": "The next question",
}


def how_sure(**counted: str) -> Chart:
    """How many of 100 files that name a cause are right, by cause: counted where the module is built, not here."""
    right = {cause: float(share) for cause, share in counted.items()}
    with phone_axes("Right, of 100 files that name it", 2.7) as (figure, axes):
        axes.barh(list(_BY_CAUSE.values()), [right[cause] for cause in _BY_CAUSE], color=BLUE)
        for row, cause in enumerate(_BY_CAUSE):
            axes.annotate(counted[cause], (right[cause], row), (5, 0), textcoords="offset points", va="center")
        axes.set(xlim=(0, 112), xticks=[0, 50, 100])
        axes.invert_yaxis()
    words = "; ".join(f"{text}: {counted[cause]}" for cause, text in _BY_CAUSE.items())
    return Chart(figure, f"Simulated sellers. Right, of 100 files that name it. {words}.")


def first_words(world: World) -> Callable[[str, Mapping[str, Any]], str]:
    """What the seller who doesn't ask the next question answers to a manager's first words, once the file is closed.

    Invented.
    """
    rep = next(rep for rep, cause in m1.cause_of(world).items() if cause == "questions")
    answers = {
        "verdict": "“I do ask. I ask all ten.” Arms crossed. Now you argue about a score.",
        "praise": "“Thanks. But?” Everybody hears the but coming. Nothing is thought of until it is there.",
        "lesson": "“Right. I'll try that.” Written down, word for word. It is yours, and it stays in the notebook.",
        "call": "“Her fridge.” Then nothing, for a while. “I went on down my list, didn't I? I never asked.”",
    }

    def after(chosen: str, _file: Mapping[str, Any]) -> str:
        best = "" if chosen == "call" else f"\n\nTo the one about the call, {rep} says: {answers['call']}"
        return (
            f"{rep}: {answers[chosen]}{best}\n\nTelling is quicker, and sometimes right: for a fact, or a rule. A "
            "habit has to be heard by whoever has it. Ask for what happened, then wait."
        )

    return after


def gut_again(world: World) -> Callable[[list[str], Mapping[str, Any]], str]:
    """What follows the gut's pick from the board, once the file is closed: what it turned out to be."""
    kinds = m1.kind_of(world)

    def after(picked: list[str], _file: Mapping[str, Any]) -> str:
        rep = picked[0]
        hers = " The letter is for the same one." if rep == m1.warned(world) else ""
        return f"On Monday your gut said {rep}. The files say: {SAYS[kinds[rep]]}.{hers} The board can’t tell you that."

    return after


def her_file(world: World) -> str:
    """Every look into the file of the seller the letter is for, in words."""
    her = m1.warned(world)
    looks = [show(world, her).words for look, show in m1.LOOKS.items() if look != "buyer"]
    buyer = f"A buyer of hers, in a mail to the sales lead: {m1.HER_BUYER}"
    return "\n\n".join([f"The letter is for {her}. Here is the whole file:", *looks, buyer])


_FRIDAY = {
    "letter": (
        "{rep} signs for it. Two deals are closed at once, a quarter off. In March she leaves; a patch worth {usual} "
        "a year "
        "has nobody until June. A clinic of hers: “The third face this year. We'll stay with what we have.”",
        "For it: three years at {three}, where luck ends at {low}, and the other five carry her. Against: nobody had "
        "ever told "
        "her which two things.",
    ),
    "plan": (
        "{rep} hears both numbers and picks deals opened. Four new customers are rung by January, seven more by "
        "March. The "
        "price still slips. A clinic of hers: “First time anybody rang before something failed.”",
        "Against it: a quarter more of a patch worth {usual} at a third, and it may fail. Then the letter is written "
        "from that "
        "page, and she knows each line.",
    ),
    "hold": (
        "Nothing is written. In June two others ask what the board is for. A clinic of hers bought elsewhere in "
        "April: “I would "
        "have talked to anybody who rang.”",
        "For it: the patch figure can be wrong, as once today. But it would have to be wrong by more than half. One "
        "call to a buyer "
        "and one to operations settle that this week.",
    ),
}
"""Six months after Friday, by what was done with the letter. Invented."""


def friday(world: World) -> Callable[[str, Mapping[str, Any]], Reply]:
    """What follows the letter's last decision, once the files are closed: six months on, for the seller and a buyer."""
    rep = letter_after_all(world)
    row, kinds = record(world, rep), m1.kind_of(world)
    listed = [each for each, kind in kinds.items() if kind in (*STEPS, "several")]
    known = {
        "rep": rep,
        "usual": dollars(row["usual"]),
        "three": f"{row['three']:.2f}",
        "low": f"{row['three_low']:.2f}",
    }

    def after(chosen: str, _file: Mapping[str, Any]) -> Reply:
        story, case = (text.format(**known) for text in _FRIDAY[chosen])
        ours = (
            "We would take the plan with a date: three years say that it isn't luck, and two numbers say where to "
            "begin. "
            "Somebody who carried the other five may choose the letter, with both numbers in it."
        )
        right = f"The board was right to list {', '.join(listed[:-1])} and {listed[-1]}; the letter would go to {rep}."
        return [right, f"Six months on, as we imagine it. {story}", case, ours]

    return after


def letter_after_all(world: World) -> str:
    """Of the six, the one with more than one thing against her."""
    return next(rep for rep, kind in m1.kind_of(world).items() if kind == "several")


# --- the rebound
def rebound(world: World) -> Chart:
    """The worst of year 2 a year later, those coached most and those coached least."""
    halves = m1.rebound(world)
    most, least = (halves.loc[name] for name in ("most", "least"))
    with phone_axes("Both halves did better in year 3", 3.0) as (figure, axes):
        axes.axhline(HELD, color=GREY, linestyle=":")
        axes.annotate("the usual", (1.85, HELD), (0, 4), textcoords="offset points")
        for row, name, colour, side in ((most, "coached most", BLUE, "o-"), (least, "coached least", ORANGE, "s--")):
            axes.plot([2, 3], row, side, color=colour, label=f"{name}: {row['before']:.2f}, then {row['after']:.2f}")
        axes.set(xlim=(1.8, 3.2), ylim=(0, 1.25), xticks=[2, 3], yticks=[0, 0.5, 1], ylabel="Times the usual")
        axes.set_xticklabels(["year 2", "year 3"])
        figure.legend(loc="outside lower left", frameon=False)
    words = (
        f"The {m1.WORST} sellers with the worst year 2, bookings in times the usual for the patch. "
        f"Coached most: {most['before']:.2f} in year 2, {most['after']:.2f} in year 3. "
        f"Coached least: {least['before']:.2f} in year 2, {least['after']:.2f} in year 3."
    )
    return Chart(figure, words)
