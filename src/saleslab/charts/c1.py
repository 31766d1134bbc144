"""What module C1 shows: who came back, a raffle, all sellers lined up, and what became of a choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from saleslab.analysis import c1
from saleslab.analysis import leaderboard as board
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, house_axes
from saleslab.charts.leaderboard import ranked_bookings, repeats
from saleslab.org import World

_WIDTH, _LEFT, _TOP = 640, 56, 44
_RIGHT = _WIDTH - 20
BET_WITHIN = 3
"""How far off a bet on the second year may be and still count: what the lesson's prediction asks for."""
RAFFLES = 40
_ROWS = 8
_SAYS = {
    "twice": "beat the patch in both years",
    "once": "beat the patch in one year only",
    "never": "never beat the patch",
}
LINE_UPS = {
    "forms": "deal form filled in",
    "years": "years with the company",
    "coaching": "hours of coaching",
    "patch": "what the patch usually sells",
    "convincing": "how convincing they sound",
    "asks": "asking the next question",
}
"""What all sellers can be lined up by, as a menu says it."""
COUNTED = {"stage": "the 48 on stage", "beat": "the 48 who beat their patch most, over two years"}
_WHAT_IS = {
    "forms": "That is the share of fields filled in 30 days after a deal is opened.",
    "years": "Counted from the day they were hired.",
    "coaching": "The hours a manager sat down with them in the year.",
    "patch": "A patch is the accounts a seller was given. What such a patch usually sells is estimated from all 240.",
    "convincing": "Two listeners give each call 1 to 5 for the overall impression.",
    "asks": "Two listeners give each call 1 to 5: does the seller follow an answer up with the next question?",
}


def year_in_order(world: World, fiscal_year: int) -> Chart:
    """One year's bookings, biggest first, the top 48 marked."""
    return ranked_bookings(board.annual_bookings(world.attainment, fiscal_year))


def came_back(world: World) -> int:
    """How many of the first year's top 48 are in the second year's."""
    first, second = (board.annual_bookings(world.attainment, year) for year in (1, 2))
    return len(board.repeaters(first, second))


def bet_and_second_year(world: World) -> Callable[..., list[str | Chart]]:
    """What follows a locked bet on how many of the first year's top 48 come back, and a pick from among them."""
    first, second = (board.annual_bookings(world.attainment, year) for year in (1, 2))
    stayed = came_back(world)
    before, places = (year.set_index("rep_id")["rank"] for year in (first, second))
    narrowly = int(places[board.top_sellers(first)].between(board.TOP + 1, 2 * board.TOP).sum())

    def after(guess: Mapping[str, float], picked: Sequence[str] = ()) -> list[str | Chart]:
        miss = abs(guess["value"] - stayed)
        near = "no more" if miss <= BET_WITHIN else "more"
        said = (
            f"You said {guess['value']:.0f}; {stayed} came back. That is {miss:.0f} off, {near} than the {BET_WITHIN} "
            f"you gave yourself, and you were {guess['sure']:.0f} % sure."
        )
        mine = [f"Your own pick, {rep}: place {before[rep]} then, place {places[rep]} a year later." for rep in picked]
        gone = (
            f"{board.TOP - stayed} are off the stage. {narrowly} of them landed between place {board.TOP + 1} and "
            f"{2 * board.TOP}."
        )
        return [" ".join([said, *mine]), repeats(first, second), gone]

    return after


def raffles(world: World) -> Draw:
    """How many of the top 48 would come back if the places were raffled: one raffle more at each step."""
    sellers, stayed = len(world.reps), came_back(world)
    drawn = np.random.default_rng(board.TOP).hypergeometric(board.TOP, sellers - board.TOP, board.TOP, size=RAFFLES)

    def draw(raffle: float) -> tuple[str, str]:
        so_far = drawn[: int(raffle)]
        if not so_far.size:
            # The first raffle shows the truth too: before it, somebody may still have a bet open.
            return _dots(so_far, None, "Draw the first raffle"), "No raffle yet."
        between = f"{so_far.min()} to {so_far.max()}" if so_far.min() < so_far.max() else f"{so_far[0]}"
        title = f"{so_far.size} raffle{'s' * (so_far.size > 1)}: {between} come back"
        last = f"Raffle {so_far.size} brings {so_far[-1]} of the {board.TOP} back."
        return _dots(so_far, stayed, title), f"{last} So far it was {between}. In truth it was {stayed}."

    return draw


def lined_up(world: World, fiscal_year: int, counted: c1.Counted = "stage") -> Callable[..., tuple[str, str]]:
    """All sellers lined up by something, 48 of them in a frame; blue are the 48 that are counted."""

    def draw(frame: float, by: str, counted: c1.Counted = counted) -> tuple[str, str]:
        order, chosen = c1.lined_up(world, by, fiscal_year), c1.marked(world, counted, fiscal_year)
        at = int(frame)
        inside = c1.in_frames(order, chosen)[at - 1]
        which = {1: ", the lowest", len(order) // board.TOP: ", the highest"}.get(at, "")
        words = (
            f"Lined up by {LINE_UPS[by]}. {_WHAT_IS[by]} In group {at}{which}, stand {inside} of {COUNTED[counted]}."
        )
        title = f"{inside} of the {board.TOP} stand in this frame"
        return _grid([rep in chosen for rep in order], at, title, f"Large and blue: {COUNTED[counted]}."), words

    return draw


def suspects(world: World) -> Callable[[str], list[str]]:
    """What follows the choice of what gave the first year's 48 a head start: what each line-up showed."""
    stage = c1.marked(world, "stage", 1)
    lines = {by: c1.lined_up(world, by, 1) for by in ("forms", "years", "coaching", "patch")}
    held = {by: c1.in_frames(order, stage) for by, order in lines.items()}
    usual = c1.LINE_UPS["patch"](world, 1)
    newest, longest = (
        dollars(usual[list(part)].median()) for part in (lines["years"][: board.TOP], lines["years"][-board.TOP :])
    )
    first = {
        "patch": "The patch.",
        "years": "Years tempt: look at the ends. But look at the patch first.",
        "coaching": "Coaching stands out most, and the wrong way round. But look at the patch first.",
        "forms": "A little, it seems, but no more than a raffle would do. Look at the patch.",
    }
    few, many = held["patch"][0] or "not one", held["patch"][-1]
    found = (
        f"{many} of the 48 on stage hold one of the 48 richest patches, and {few} holds one of the 48 thinnest. When "
        "you clap, you also clap for the accounts somebody was given."
    )
    new, old, forms = held["years"][0], held["years"][-1], held["forms"]
    years = (
        f"Years: {old} on stage from the longest-serving group, {new} from the newest. But the long-serving were given "
        f"more: their patches usually sell {longest}, those of the newest {newest}."
    )
    coaching = (
        f"Coaching: {held['coaching'][0]} on stage from the group that gets least. Cause or result? Managers sit down "
        "with whoever was behind the quarter before, and a line-up can't tell which came first. Don't cut anybody's "
        "coaching on this picture."
    )
    form = (
        f"The form: {min(forms)} to {max(forms)} in a frame, as in a raffle. What everybody uses can be good and still "
        "not set 48 people apart."
    )
    return lambda chosen: [f"{first[chosen]} {found}", years, coaching, form]


def looked_at_six(world: World) -> Callable[[Mapping[str, str], Sequence[str]], str]:
    """What follows the sorting of the six and the first pick among them."""
    rows = c1.six(world).set_index("rep_id")
    truth = {str(rep): c1.verdict(row) for rep, row in rows.iterrows()}
    three = c1.finalists(world)
    fallen = rows.loc[three[2]]
    rich = rows[rows["last_usual"] == rows["last_usual"].max()].iloc[0]

    def after(labels: Mapping[str, str], picked: Sequence[str]) -> str:
        missed = [rep for rep, label in labels.items() if label != truth[rep]]
        right = "All six right." if not missed else f"{len(labels) - len(missed)} of 6 right."
        notes = " ".join([right, *(f"{rep} {_SAYS[truth[rep]]}." for rep in missed)])
        mine = f"And {picked[0]}, the first name you wrote down, {_SAYS[truth[picked[0]]]}."
        stage = (
            "One good year can be luck. Two in a row are harder to come by.\n\n"
            f"Being on stage proves little: {rich.name} was there twice, and sold less than such a patch usually does. "
            f"Being off it proves little, too: {fallen.name} slipped to place {fallen['rank']:.0f} and still sold "
            f"{fallen['ratio']:.1f} times what is usual for that patch."
        )
        return f"{notes}\n\n{stage}\n\n{mine} Three names are left: {_listed(sorted(three))}."

    return after


def played_out(
    world: World, bet: str, voices: str, limits: str
) -> Callable[[Sequence[str], Sequence[str]], list[str | Chart]]:
    """What follows the last word on whose calls to take: what could be seen, what it brought, and why.

    ``bet`` says how good a bet each was on what could be seen, ``voices`` what one hears of the three, ``limits`` what
    of all this is only a setting.
    """
    asker = c1.finalists(world)[2]
    asks, beat = c1.heard(world, "follow_up_question"), c1.marked(world, "beat")

    def after(picked: Sequence[str], before: Sequence[str]) -> list[str | Chart]:
        mine, gut = picked[0], before[0]
        gains = _gains(world)
        asking, sounding = (c1.in_frames(c1.lined_up(world, by), beat) for by in ("asks", "convincing"))
        tested = (
            f"Her word held. Of the 48 who beat their patch most, {asking[-1]} are among the 48 who ask most, and "
            f"{asking[0]} among the 48 who ask least. By how convincing they sound, a frame holds {min(sounding)} to "
            f"{max(sounding)}, as in a raffle."
        )
        grade = "the best bet of the three" if mine == asker else "a fair bet, and not the best of the three"
        judged = (
            f"On what you could see, {mine} was {grade}: above the patch in both years, and {asks[mine]:.1f} of 5 on "
            "the next question."
        )
        return [
            tested,
            f"{judged} {bet}",
            limits,
            _bars(gains["money"], mine),
            _changed(gains["money"], mine, gut),
            _people(world, gains),
            voices,
            *_why(world),
        ]

    return after


def _changed(gains: pd.Series, mine: str, gut: str) -> str:
    """What it was worth to listen to the buyer."""
    moved = gains[mine] - gains[gut]
    if mine == gut == gains.idxmax():
        return f"You said {gut} before the buyer spoke, too. Her word, tested, gave you a reason that you can show."
    if mine == gut:
        missed = _millions(gains.max() - gains[mine])
        return f"You said {gut} before the buyer spoke, and stayed. Going by her word was worth {missed} a year more."
    what = "was worth" if moved > 0 else "cost"
    return f"Before the buyer spoke you said {gut}. Changing your mind {what} {_millions(abs(moved))} a year."


def _gains(world: World) -> pd.DataFrame:
    """By finalist: what all sellers book more (USD a year) and how many more reach quota, after a year's listening."""
    plain = c1.after_listening(world, None)
    gains = {}
    for rep in c1.finalists(world):
        heard = c1.after_listening(world, rep)
        more = int(heard["at_quota"].sum()) - int(plain["at_quota"].sum())
        gains[rep] = {"money": (heard["bookings"] - plain["bookings"]).sum(), "quota": more}
    return pd.DataFrame(gains).T


def _people(world: World, gains: pd.DataFrame) -> str:
    """What the choice is to one team, and to people's quotas."""
    _, smooth, asker = c1.finalists(world)
    more, less = gains["money"][asker] / len(world.managers), -gains["money"][smooth] / len(world.managers)
    team = len(world.reps) / len(world.managers)
    return (
        f"For one team of {team:.0f} that is {dollars(more)} a year more with {asker}, or {dollars(less)} less with "
        f"{smooth}. And people: {gains['quota'][asker]:.0f} more sellers make their quota with {asker}, and "
        f"{-gains['quota'][smooth]:.0f} fewer with {smooth}."
    )


def _why(world: World) -> list[str]:
    """Why the three calls were worth what they were, and the next year's board."""
    first, smooth, asker = c1.finalists(world)
    deals, won = c1.deals_opened(world), c1.deals_won(world)
    rate, usual = c1.win_rates(world, asker)
    places = board.annual_bookings(world.attainment, c1.NEXT_YEAR).set_index("rep_id")["rank"]
    opened, others = deals[first], deals[c1.same_customers(world, first)].mean()
    why = (
        f"{asker} wins {rate:.0f} of 100 deals; sellers with customers of that size win {usual:.0f}. {smooth} tells it "
        f"beautifully and asks less than most; those two big years were {won[smooth]} deals. {first} is a strong "
        f"seller: {opened} deals opened in two years, where others with such customers open {others:.0f}. That is hard "
        "work, and you can't hear it on a recording."
    )
    came = ", ".join(f"{rep} {_th(places[rep])}" for rep in (asker, first, smooth))
    return [why, f"The board of year 3, dice and all: {came}."]


def _bars(gains: pd.Series, mine: str) -> Chart:
    """What each of the three is worth to all sellers together in a year, the learner's own choice marked."""
    ordered = gains.sort_values()
    best, worst = ordered.index[-1], ordered.index[0]
    title = f"{_millions(ordered[best])} a year more with {best}, {_millions(-ordered[worst])} less with {worst}"
    with house_axes(title, width=6, height=2.4) as (figure, axes):
        for place, money in enumerate(ordered):
            axes.barh(place, money / 1e6, color=BLUE if money > 0 else ORANGE)
            side = "left" if money > 0 else "right"
            axes.annotate(
                _signed(money),
                (money / 1e6, place),
                (4 if money > 0 else -4, 0),
                textcoords="offset points",
                ha=side,
                va="center",
            )
        axes.set_yticks(range(len(ordered)), [f"{rep} (yours)" if rep == mine else str(rep) for rep in ordered.index])
        axes.axvline(0, color=GREY, linewidth=1)
        reach = 1.6 * float(ordered.abs().max()) / 1e6
        axes.set_xlim(-reach, reach)
        axes.set_xlabel("Bookings of all sellers in a year, against no listening, $m")
    each = "; ".join(f"{rep}: {_signed(money)}" for rep, money in ordered[::-1].items())
    return Chart(figure, f"Bars: bookings of all sellers in a year, against no listening. {each}. You chose {mine}.")


def counted_from_the_top(world: World) -> Draw:
    """For any number of sellers from the top: their share of this year's bookings, and how many led last year too."""
    last, this = (board.annual_bookings(world.attainment, year) for year in (c1.THIS_YEAR - 1, c1.THIS_YEAR))
    shares = np.r_[0, this["bookings"].cumsum() / this["bookings"].sum()]

    def draw(sellers: float) -> tuple[str, str]:
        n = int(sellers)
        both = len(board.repeaters(last, this, n))
        words = (
            f"The top {n} of {len(this)} sellers bring {100 * shares[n]:.1f} % of this year’s bookings. "
            f"Of last year’s top {n}, {both} are in this year’s top {n} too."
        )
        return _curve(shares, n), words

    return draw


def _dots(drawn: np.ndarray, truth: int | None, title: str) -> str:
    """Dots over a line from 0 to 48, one for each raffle, and where the truth lies, if it may be known."""
    floor, step = 212, 13

    def across(back: float) -> float:
        return _LEFT + back / board.TOP * (_RIGHT - _LEFT)

    marks, height = [], dict.fromkeys(range(board.TOP + 1), 0)
    for i, back in enumerate(drawn):
        height[int(back)] += 1
        colour = "currentColor" if i == len(drawn) - 1 else GREY
        marks.append(
            f'<circle cx="{across(back):.1f}" cy="{floor - step * height[int(back)] + 4}" r="5" fill="{colour}"/>'
        )
    if truth is not None:
        x = across(truth)
        marks.append(f'<path d="M{x:.1f} {floor}V{_TOP + 40}" stroke="{BLUE}" stroke-width="3"/>')
        marks.append(f'<text x="{x:.1f}" y="{_TOP + 30}" text-anchor="middle">{truth} really came back</text>')
    ticks = "".join(_tick_across(across(k), floor, str(k)) for k in range(0, board.TOP + 1, 8))
    return _svg(title, "".join(marks) + ticks, floor, "How many of the 48 come back", "One dot for each raffle")


def _grid(blue: Sequence[bool], frame: int, title: str, legend: str) -> str:
    """All sellers as dots, column by column from the lowest; a frame around 48 of them."""
    columns = len(blue) // _ROWS
    wide = (_RIGHT - 20) / columns
    floor = _TOP + _ROWS * 20 + 12

    def spot(i: int, marked: bool) -> str:
        x, y = 20 + (i // _ROWS + 0.5) * wide, _TOP + 6 + (i % _ROWS + 0.5) * 20
        return f'<circle cx="{x:.1f}" cy="{y:.0f}" r="{7 if marked else 3}" fill="{BLUE if marked else GREY}"/>'

    across = board.TOP // _ROWS * wide
    box = (
        f'<rect x="{20 + (frame - 1) * across:.1f}" y="{_TOP + 2}" width="{across:.1f}" height="{_ROWS * 20 + 8}" '
        f'fill="none" stroke="{ORANGE}" stroke-width="3"/>'
    )
    low = f'<text x="20" y="{floor + 18}">lowest</text>'
    high = f'<text x="{_RIGHT}" y="{floor + 18}" text-anchor="end">highest</text>'
    dots = "".join(spot(i, marked) for i, marked in enumerate(blue))
    return _svg(title, dots + box + low + high, floor, "", legend, axis=False)


def _curve(shares: np.ndarray, n: int) -> str:
    """Share of bookings over sellers counted from the top, with a marker at ``n``."""
    floor = 312
    sellers = len(shares) - 1
    across = np.linspace(_LEFT, _RIGHT, sellers + 1)
    up = floor - shares * (floor - _TOP)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(across, up, strict=True))
    x, y = across[n], up[n]
    return _svg(
        f"The top {n} bring {100 * shares[n]:.0f} % of the bookings",
        f'<polyline points="{path}" fill="none" stroke="{GREY}" stroke-width="3"/>'
        f'<path d="M{x:.1f} {floor}V{y:.1f}H{_LEFT}" fill="none" stroke="{BLUE}" stroke-width="2"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{BLUE}"/>'
        + "".join(_tick_up(floor - s * (floor - _TOP), f"{100 * s:.0f} %") for s in (0, 0.5, 1))
        + "".join(_tick_across(float(across[k]), floor, str(k)) for k in (0, 48, 120, 240) if k <= sellers),
        floor,
        "Sellers counted from the top",
        "Share of this year’s bookings",
    )


def _tick_up(y: float, name: str) -> str:
    return f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" font-size="12">{name}</text>'


def _tick_across(x: float, floor: float, name: str) -> str:
    return f'<text x="{x:.1f}" y="{floor + 18}" text-anchor="middle" font-size="12">{name}</text>'


def _svg(title: str, marks: str, floor: float, across: str, up: str, *, axis: bool = True) -> str:
    height = floor + (54 if across else 30)
    frame = f'<path d="M{_LEFT} {_TOP}V{floor}H{_RIGHT}" fill="none" stroke="{GREY}"/>' if axis else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" fill="currentColor" font-size="13" '
        f'style="width:100%;height:auto"><text y="13" font-weight="bold" font-size="16">{title}</text>'
        f'<text y="31" font-size="12">{up}</text>{frame}{marks}'
        f'<text x="{_RIGHT}" y="{height - 12}" text-anchor="end">{across}</text></svg>'
    )


def _signed(amount: float) -> str:
    return ("+" if amount > 0 else "−") + _millions(abs(amount))


def _millions(amount: float) -> str:
    return f"${amount / 1e6:.1f}m"


def _th(place: int) -> str:
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
