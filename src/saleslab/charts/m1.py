"""What module M1 shows: one seller's two places, luck by quarters, and a case file once it is closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from saleslab.analysis import m1
from saleslab.analysis.diagnosis import HELD, last_quarters, record, true_cause
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, house_axes
from saleslab.org import World

_SELLERS = 240
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 640, 300, 44, 624, 40, 262
_MOST = 4.0
"""Times the usual at the top of the picture of quarters."""

Reply = list[str | Chart]
SAYS = {
    "patch": "a thin patch, held well",
    "luck": "a bad year that luck makes",
    "doors": "too few deals opened",
    "questions": "the next question not asked",
    "price": "the price given away",
    "several": "more than one thing at once",
    "unsure": "nothing that stands out and holds up, so nobody can tell yet",
}
"""What each cause is called once a file is closed."""
_TRULY = {
    "patch": "the patch, which is poorer than operations think",
    "luck": "luck",
    "doors": "deals opened",
    "questions": "the next question",
    "price": "the price",
}
"""What only a simulation knows of somebody whose file doesn't tell."""


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
            f"The letter is about to hit one of the best. In average hands her patch brings {dollars(row['usual'])} "
            f"a year; she booked {dollars(row['booked'])}. Three years together are {row['three']:.2f} times the "
            f"usual; luck alone rarely makes more than {row['three_high']:.2f}."
        )
        same = f"This year alone, the same: place {year[0]} by bookings, {year[1]} against the patch."
        buyer = "A buyer in her valley: “Eleven clinics up here. She knows every fridge. Who else would come?”"
        return [said, _two_places(board, patch), same, buyer]

    return after


def _two_places(board: int, patch: int) -> Chart:
    with house_axes(f"Three years: place {board} by bookings, {patch} for her patch", height=1.7) as (figure, axes):
        rows = ((1, "Bookings, three years", board, ORANGE), (0, "Against the patch, three years", patch, BLUE))
        for level, name, place, colour in rows:
            axes.plot([1, _SELLERS], [level, level], color=GREY, linewidth=1)
            axes.plot(place, level, "o", color=colour, markersize=11)
            axes.annotate(f"{name}: {place}", (_SELLERS, level), (0, 9), textcoords="offset points")
        axes.set(xlim=(_SELLERS + 4, -3), ylim=(-0.4, 1.7), yticks=[], xticks=[_SELLERS, 180, 120, 60, 1])
        axes.set_xlabel("Place among 240 sellers, first place right")
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
        says = f"{counted}: {last['ratio']:.1f} times the usual, and {luck}"
        return _funnel(says, shown["ratio"], shown["low"], shown["high"]), f"{rep}, {says}."

    return draw


def _funnel(title: str, ratio: Any, low: Any, high: Any) -> str:
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
        f'style="width:100%;height:auto"><text y="15" font-weight="bold" font-size="16">{title}</text>'
        f'<path d="M{"L".join(range_)}Z" fill="{GREY}" fill-opacity="0.35" stroke="{GREY}" stroke-width="2"/>'
        f'<path d="M{_LEFT} {usual:.1f}H{_RIGHT}" stroke="currentColor" stroke-dasharray="4 4"/>'
        f'<text x="{_LEFT + 60}" y="{usual - 6:.1f}" font-size="12">usual for the patch</text>'
        f'<path d="M{"L".join(line)}" fill="none" stroke="{BLUE}" stroke-width="2"/><g fill="{BLUE}">{dots}</g>'
        f'<path d="M{_LEFT} {_BOTTOM}H{_RIGHT}" stroke="{GREY}"/>{names}{levels}'
        f'<text x="{_RIGHT}" y="{_HEIGHT - 3}" text-anchor="end">Quarters counted, back from today</text></svg>'
    )


# --- the file
def closed(world: World) -> Callable[[Mapping[str, Any]], Reply]:
    """What follows a closed case file: each seller's true cause, what the looks bore, and what it all took."""

    def after(file: Mapping[str, Any]) -> Reply:
        right = m1.right_in(world, file)
        spent = sum(m1.PRICES[look] for _, look in file["opened"])
        best = m1.by_the_order(world, list(file["named"]))
        order = sum(m1.PRICES[look] for _, look in best["opened"])
        told = [_told(world, rep, named, rep in right) for rep, named in file["named"].items()]
        total = (
            f"{len(right)} of {len(told)} count, after {spent} minutes. Patch, three years, the steps where they are "
            f"needed, and calls only where deals won stand out: that takes {order}."
        )
        return [*told, total]

    return after


def _told(world: World, rep: str, named: str, right: bool) -> str:
    cause = m1.cause_of(world)[rep]
    true = f"{rep}: {SAYS[cause]}."
    if cause == "unsure":
        true += f" (In truth, which only a simulation knows, mostly {_TRULY[true_cause(world)[rep]]}.)"
    if cause == "several":
        true += f" Outside of luck's range: {' and '.join(m1.out_in_words(world, rep))}."
    if right:
        return f"{true} You have it, and the looks to show for it."
    if named == cause:
        return f"{true} You named it without the looks that bear it, so it was a guess."
    return f"{true} You named another: {SAYS[named]}.{_why_not_luck(world, rep) if named == 'luck' else ''}"


def _why_not_luck(world: World, rep: str) -> str:
    three = record(world, rep)["three"]
    return f" {m1.times(three)} is below the usual, so you needed the three steps." if three < HELD else ""


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
    with house_axes("Right, of 100 files that name it", height=2.7) as (figure, axes):
        axes.barh(list(_BY_CAUSE.values()), [right[cause] for cause in _BY_CAUSE], color=BLUE)
        for row, cause in enumerate(_BY_CAUSE):
            axes.annotate(counted[cause], (right[cause], row), (5, 0), textcoords="offset points", va="center")
        axes.set(xlim=(0, 100))
        axes.invert_yaxis()
    words = "; ".join(f"{text}: {counted[cause]}" for cause, text in _BY_CAUSE.items())
    return Chart(figure, f"Right, of 100 files that name it. {words}.")


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
    causes = m1.cause_of(world)

    def after(picked: list[str], _file: Mapping[str, Any]) -> str:
        rep = picked[0]
        hers = " The letter is for the same one." if rep == m1.warned(world) else ""
        return (
            f"On Monday your gut said {rep}. The files say: {SAYS[causes[rep]]}.{hers} The board can’t tell you that."
        )

    return after


def her_file(world: World) -> str:
    """Every look into the file of the seller the letter is for, in words."""
    her = m1.warned(world)
    looks = [show(world, her).words for show in m1.LOOKS.values()]
    buyer = f"A buyer of hers, in a mail to the sales lead: {m1.HER_BUYER}"
    return "\n\n".join([f"The letter is for {her}. Here is the whole file:", *looks, buyer])


# --- the rebound
def rebound(world: World) -> Chart:
    """The worst of year 2 a year later, those coached most and those coached least."""
    halves = m1.rebound(world)
    most, least = (halves.loc[name] for name in ("most", "least"))
    with house_axes("Both halves came back", height=2.6) as (figure, axes):
        for row, name, colour, side in ((most, "coached most", BLUE, "o-"), (least, "coached least", ORANGE, "s--")):
            axes.plot([2, 3], row, side, color=colour, label=f"{name}: {row['before']:.2f}, then {row['after']:.2f}")
        axes.set(xlim=(1.8, 3.2), ylim=(0, None), xticks=[2, 3], ylabel="Times the usual")
        axes.set_xticklabels(["year 2", "year 3"])
        axes.legend(loc="lower right", frameon=False)
    words = (
        f"The {m1.WORST} sellers with the worst year 2, bookings in times the usual for the patch. "
        f"Coached most: {most['before']:.2f} in year 2, {most['after']:.2f} in year 3. "
        f"Coached least: {least['before']:.2f} in year 2, {least['after']:.2f} in year 3."
    )
    return Chart(figure, words)
