"""What module C3 shows: your ten places, four comparisons, a draw drawn again, what is left, and money played out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from saleslab.analysis import c3
from saleslab.analysis.panel import Mask
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, house_axes
from saleslab.org import World

_WIDTH, _LEFT, _RIGHT = 640, 56, 600
_MILLION = 1e6

Reply = str | list[str | Chart]


# --- the places
def your_places(world: World) -> Callable[[list[str]], Reply]:
    """What follows the pick of ten for the course: the lead those ten have, and would keep, with no course at all."""
    twenty = c3.place_candidates(world).set_index("rep_id")
    later = c3.without_course(world)
    up = dict(zip(world.reps["rep_id"], ~c3.hands(world).never, strict=True))

    def after(picked: list[str]) -> Reply:
        rest = [rep for rep in twenty.index if rep not in picked]
        last = twenty.loc[picked, "bookings"].mean() / twenty.loc[rest, "bookings"].mean() - 1.0
        then = later[picked].mean() / later[rest].mean() - 1.0
        volunteers = sum(up[rep] for rep in picked)
        said = (
            f"Your ten booked {_against(last)} the other ten last year. Now play three quarters in which nobody is "
            f"trained: your ten book {_against(then)} the other ten. {_slide(then)}\n\n"
            f"By the way: {volunteers} of your ten put a hand up for the real course, and "
            f"{sum(up[rep] for rep in rest)} of the other ten."
        )
        return [_two_bars(then, later[picked].mean(), later[rest].mean()), said]

    return after


def _against(share: float) -> str:
    return f"{1 + share:.1f} times as much as" if share > 1 else f"{_more(share)} than"


def _more(share: float) -> str:
    return f"{100 * abs(share):.0f} % {'more' if share >= 0 else 'less'}"


def _slide(lead: float) -> str:
    if lead > 0.1:
        return "Hold any course you like, even an empty room: your slide will say that graduates sell more."
    if lead < -0.1:
        return "Hold the best course there is: your slide will say that graduates sell less."
    return "That is close to level. A draw would do it for you, without your having to judge anybody."


def _two_bars(lead: float, picked: float, rest: float) -> Chart:
    title = f"Nobody trained, and your ten book {_against(lead).removesuffix(' as').removesuffix(' than')}"
    with house_axes(title, width=5.8, height=1.8) as (figure, axes):
        bars = axes.barh(["The other ten", "Your ten"], [rest, picked], color=[GREY, BLUE], height=0.6)
        axes.bar_label(bars, labels=[dollars(rest), dollars(picked)], padding=4)
        axes.set(xlim=(0, 1.2 * max(rest, picked)), xticks=[], xlabel="Booked a seller in three quarters, on average")
        axes.tick_params(left=False)
    return Chart(figure, f"Two bars: your ten would book {dollars(picked)} a seller, the other ten {dollars(rest)}.")


# --- whom to set beside the graduates
def set_beside(world: World) -> Draw:
    """Four comparisons, one at each place of a lever: three for the graduates, and one that holds no course at all."""
    h = c3.hands(world)

    def money(sellers: Mask, quarters: range = c3.AFTER) -> float:
        return c3.booked(world, sellers, quarters)

    rest = ~h.place
    grown = money(rest) / money(rest, c3.YEAR_BEFORE) - 1.0
    graduates = f"The {h.place.sum()} graduates"
    pairs = (
        (
            graduates,
            money(h.place),
            f"All {rest.sum()} without a place",
            money(rest),
            "No lot decided who is on which side.",
        ),
        (
            graduates,
            money(h.place),
            "The same people, the year before",
            money(h.place, c3.YEAR_BEFORE),
            f"In the same time everybody else booked {_more(grown)} than the year before.",
        ),
        (
            graduates,
            money(h.place),
            f"{h.lost.sum()} with a hand up who lost the draw",
            money(h.lost),
            "Alike but for the draw. With so few sellers, a handful of big deals moves this a lot.",
        ),
        (
            f"{h.lost.sum()} with a hand up who lost the draw",
            money(h.lost),
            f"{h.never.sum()} who never put a hand up",
            money(h.never),
            "Not one of either was on the course.",
        ),
    )
    most = max(max(pair[1], pair[3]) for pair in pairs)

    def draw(place: float) -> tuple[str, str]:
        above, first, below, second, note = pairs[int(place) - 1]
        lead = first / second - 1.0
        words = (
            f"{above} booked {dollars(first)} a seller in three quarters; {below[0].lower() + below[1:]} "
            f"{dollars(second)}. That is {_more(lead)}. {note}"
        )
        rows = [(above, first, dollars(first), BLUE), (below, second, dollars(second), GREY)]
        return _bars(f"{above}: {_more(lead)}", rows, most), words

    return draw


# --- a draw
def file_of_the_draw(world: World) -> Draw:
    """The file of a draw in four pages: who was in it, the note, the time before, the time after."""
    draw = c3.draw_on_file(world)
    before, after, others_before, others_after = (100 * rate for rate in c3.rates(world, draw))
    sent, others = int(draw.sent.sum()), int(draw.others.sum())
    booked = [c3.booked(world, who, c3.TEAMS_BEFORE) for who in (draw.sent, draw.others)]
    teams = world.reps.groupby("manager_id").ngroups
    drawn = world.reps.loc[c3.full_draw(world).sent, "manager_id"].nunique()
    who = {
        "fair": f"All {teams} teams were in the draw. {drawn} were drawn and went whole: {sent} sellers, {others} not.",
        "few": f"{draw.sellers} sellers were in the draw, out of 240. {sent} were drawn and sent, {others} were not.",
        "exchanged": f"All {teams} teams were in the draw, {drawn} were drawn. On file: {sent} sent, {others} not.",
    }[draw.kind]
    note = {
        "fair": "Everybody in a drawn team went, and nobody else.",
        "few": "Everybody drawn went, and nobody else. One trainer, one room: no more places this quarter.",
        "exchanged": f"Managers could exchange names after the draw. {draw.exchanged} sellers of drawn teams stayed at "
        f"home, {draw.exchanged} of other teams took their places. Those who changed are left out of the figures.",
    }[draw.kind]
    time_before = (
        f"In the seven quarters before, those sent booked {dollars(booked[0])} a seller and the others "
        f"{dollars(booked[1])}. Of 100 deals those sent won {before:.1f}, the others {others_before:.1f}."
    )
    time_after = (
        f"Deals of the two quarters after: of 100 those sent won {after:.1f}, the others {others_after:.1f}. "
        f"Before: {before:.1f} and {others_before:.1f}."
    )
    people = [("Sent", sent, str(sent), BLUE), ("Not sent", others, str(others), GREY)]
    pages = (
        ("Page 1: who was in the draw", people, 120.0, who),
        ("Page 2: the note", people, 120.0, note),
        ("Page 3: the time before", _won(before, others_before), 60.0, time_before),
        ("Page 4: the time after", _won(after, others_after), 60.0, time_after),
    )

    def turn(page: float) -> tuple[str, str]:
        title, rows, most, words = pages[int(page) - 1]
        return _bars(title, rows, most), words

    return turn


def _won(sent: float, others: float) -> list[tuple[str, float, str, str]]:
    return [
        ("Sent: won of 100 deals", sent, f"{sent:.1f}", BLUE),
        ("Not sent: won of 100 deals", others, f"{others:.1f}", GREY),
    ]


def drawn_again(world: World, full: bool = False) -> Draw:
    """The draw held again as often as the slider says: what luck alone shows. ``full``: the draw of all teams."""
    draw = c3.full_draw(world) if full else c3.draw_on_file(world)
    found, again = 100 * c3.gain(world, draw), 100 * c3.redraws(world, draw)
    low, high = float(min(again.min(), found)) - 0.5, float(max(again.max(), found)) + 0.5
    as_much = np.cumsum(again >= found)

    def picture(times: float) -> tuple[str, str]:
        n = int(times)
        reached = int(as_much[n - 1]) if n else 0
        words = (
            f"The real draw: those sent gained {_points(found)} of 100 deals on the others. "
            + (f"Drawn again {n} times, names out of a hat: {reached} of the {n} show as much or more." if n else "")
        ).strip()
        title = f"Luck alone shows as much {reached} times in {n}" if n else f"The real draw shows {_points(found)}"
        return _dots(title, again[:n], again >= found, found, (low, high)), words

    return picture


def for_whom(world: World) -> Draw:
    """The draw of all teams at three places of a lever: everybody, those with a hand up, those who never had one up."""
    draw, never = c3.full_draw(world), c3.hands(world).never
    chosen = (("everybody", never | ~never), ("those who had put a hand up", ~never), ("those who never did", never))
    found = [(who, 100 * c3.gain(world, draw, among), c3.as_much(world, draw, among)) for who, among in chosen]
    most = max(abs(gain) for _, gain, _ in found) + 1.0

    def picture(place: float) -> tuple[str, str]:
        who, gained, times = found[int(place) - 1]
        words = (
            f"Of {who}: those sent gained {_points(gained)} of 100 deals on those not sent. Drawn again {c3.REDRAWS} "
            f"times, the hat does as much {times} times."
        )
        rows = [
            (f"Gain of those sent: {name}", max(gain, 0.0), _points(gain), BLUE if name == who else GREY)
            for name, gain, _ in found
        ]
        return _bars(f"{who[0].upper()}{who[1:]}: {_points(gained)} deals of 100", rows, most), words

    return picture


def _points(gain: float) -> str:
    return f"{'−' if round(gain, 1) < 0 else '+'}{abs(gain):.1f}"


# --- who gains
def lead_without_course(world: World) -> int:
    """How many percent more the graduates would have booked than the rest had there been no course. Truth."""
    later, place = c3.without_course(world).to_numpy(dtype=float), c3.hands(world).place
    return round(float(100 * (later[place].mean() / later[~place].mean() - 1.0)))


def bet_and_lead(world: World) -> Callable[[Mapping[str, float]], Reply]:
    """What follows the bet on the lead that was there without the course, and on the climb since the year before."""
    place = c3.hands(world).place
    shown, truth = round(100 * c3.ahead(world, place, ~place)), lead_without_course(world)
    climbed = c3.booked(world, place, c3.AFTER) / c3.booked(world, place, c3.YEAR_BEFORE) - 1.0
    added = world.truth.effect("P2a", list(world.reps["rep_id"][place]), quarters=c3.AFTER)
    missed = c3.luck_missed(world, place, c3.YEAR_BEFORE)

    def after(guess: Mapping[str, float]) -> Reply:
        return (
            f"You said {guess['value']:.0f} %; it was {truth} %. The slide showed {shown} %. It is simulated, so "
            "the same quarters can be played without the course. On average the same people are ahead all the same, "
            f"by {truth} %.\n\n"
            f"And the {100 * climbed:.0f} % on their own year before, at place 2 of the lever? In truth the course "
            f"added {100 * added:.0f} % to their bookings. The year before they had had bad luck: with everybody "
            f"else’s luck they would have booked {_more(missed)}. They were due to rise."
        )

    return after


def gained_without_hand(world: World) -> int:
    """How many more of 100 deals sellers without a hand up won once drawn, beyond sellers like them not drawn."""
    return round(100 * c3.gain_by_hands(world)[1])


def bet_and_hands(world: World) -> Callable[[Mapping[str, float]], Reply]:
    """What follows the bet on sellers who never put a hand up: what the draw showed for both, and the truth."""
    shown = [100 * gain for gain in c3.gain_by_hands(world)]
    true = [100 * gain for gain in c3.true_gain_by_hands(world)]

    def after(guess: Mapping[str, float]) -> Reply:
        said = (
            f"You said {guess['value']:.0f}; the draw shows {shown[1]:.0f} more deals of 100. For those who had put "
            f"a hand up it shows {round(shown[0])}."
        )
        truth = (
            f"Every draw has luck in it. The truth here: the course added {true[1]:.0f} deals of 100 where no hand "
            f"was up, and {true[0]:.0f} where one was. Who volunteers asks the next question already."
        )
        return [said, _by_hands(shown, true), truth]

    return after


def _by_hands(shown: Sequence[float], true: Sequence[float]) -> Chart:
    title = "Who would never have volunteered gained most"
    with house_axes(title, height=2.4) as (figure, axes):
        for row, (name, colour) in enumerate((("Had put a hand up", GREY), ("Never did", BLUE))):
            axes.barh(row, shown[row], color=colour, height=0.55)
            axes.plot(true[row], row, "D", color=ORANGE, markersize=8)
            axes.text(
                max(shown[row], true[row]) + 0.6, row, f"{round(shown[row])} (truth {true[row]:.0f})", va="center"
            )
            axes.text(-0.6, row, name, ha="right", va="center")
        axes.axvline(0, color=GREY, linewidth=1)
        axes.set(
            xlim=(-6, max(*shown, *true) + 4),
            yticks=[],
            xlabel="More deals won of 100, sent against not sent; diamond: the truth",
        )
        axes.spines["left"].set_visible(False)
    words = "; ".join(
        f"{name} {round(s)} by the draw, {t:.0f} in truth"
        for name, s, t in zip(("had put a hand up", "never did"), shown, true, strict=True)
    )
    return Chart(figure, f"More deals won of 100 in the drawn teams: {words}.")


# --- what is left
def what_is_left(world: World) -> Draw:
    """The share of the gain still there, quarter by quarter, under managers who coach well and who coach badly."""
    good, weak = (100 * share for share in c3.kept(world))

    def picture(quarters: float) -> tuple[str, str]:
        n = int(quarters)
        when = "On the last day of the course" if n == 0 else f"{n} quarter{'s' if n > 1 else ''} after the course"
        words = (
            f"{when}: {good[n]:.0f} % of what was learned is still there under managers who coach well, "
            f"{weak[n]:.0f} % under those who coach badly."
        )
        return _two_lines(f"{when}: {good[n]:.0f} % and {weak[n]:.0f} %", good[: n + 1], weak[: n + 1]), words

    return picture


# --- the money
def split_played(world: World) -> Callable[[Mapping[str, float]], Reply]:
    """What follows a split of the budget: its worth on the evidence and in truth, beside plain ones and the best."""
    seen, true = c3.visible_money(world), c3.true_money(world)
    pots = list(c3.POTS)
    best = dict(c3.best_split(world))
    places = {pots[0]: 960_000.0, pots[1]: c3.BUDGET - 960_000.0, pots[2]: 0.0, pots[3]: 0.0}
    coaching = {pots[0]: 0.0, pots[1]: 0.0, pots[2]: 600_000.0, pots[3]: 600_000.0}

    def after(amounts: Mapping[str, float]) -> Reply:
        rows = [("Yours", amounts), ("Places only", places), ("Coaching only", coaching), ("Best we found", best)]
        worths = [(name, seen.worth(split), true.worth(split)) for name, split in rows]
        mine, most = worths[0][1], max(worth for _, worth, _ in worths)
        left = (
            "On that evidence we found no better split."
            if mine >= most - 0.05 * _MILLION
            else f"The best we found was worth {_signed(most)}: {_in_words(best)}."
        )
        said = (
            f"Eight quarters on, your split brings {_signed(mine)} of gross margin more than doing nothing, its "
            f"{dollars(c3.spent(amounts))} paid, as far as anybody could know. {left}"
        )
        truth = (
            f"The truth, since it is simulated: yours {_signed(worths[0][2])}, places only {_signed(worths[1][2])}, "
            f"coaching only {_signed(worths[2][2])}. A place is worth most where the manager looks again afterwards; "
            "and a manager who looks again is worth something on every other deal too."
        )
        return [said, _split_chart(worths), truth]

    return after


def _in_words(split: Mapping[str, float]) -> str:
    named = [f"{dollars(amount)} on {pot[0].lower() + pot[1:]}" for pot, amount in split.items() if amount]
    return "; ".join(named)


def _signed(amount: float) -> str:
    return f"{'−' if round(amount / _MILLION, 1) < 0 else '+'}${abs(amount) / _MILLION:.1f}m"


def _split_chart(worths: Sequence[tuple[str, float, float]]) -> Chart:
    title = f"Yours: {_signed(worths[0][1])} on the evidence, {_signed(worths[0][2])} in truth"
    with house_axes(title, width=5.8, height=2.6) as (figure, axes):
        names = [name for name, _, _ in worths][::-1]
        seen = [on_evidence / _MILLION for _, on_evidence, _ in worths][::-1]
        true = [in_truth / _MILLION for _, _, in_truth in worths][::-1]
        axes.barh(names, seen, color=[GREY, GREY, GREY, BLUE], height=0.6)
        axes.plot(true, names, "D", color=ORANGE, markersize=7)
        for name, on_evidence, in_truth in worths:
            at = max(on_evidence, in_truth, 0.0) / _MILLION
            both = f"{_signed(on_evidence)}, truth {_signed(in_truth)}"
            axes.annotate(both, (at, name), (9, 0), textcoords="offset points", va="center")
        axes.axvline(0, color=GREY, linewidth=1)
        axes.set_xlim(min(0.0, *seen, *true) * 1.2, max(*seen, *true) * 1.75)
        axes.set_xlabel("$m beyond doing nothing. Bar: on the evidence; diamond: the truth")
    words = "; ".join(f"{name} {_signed(s)} on the evidence, {_signed(t)} in truth" for name, s, t in worths)
    return Chart(figure, f"Four splits of the budget: {words}.")


# --- drawn by hand, for the speed of a slider
def _bars(title: str, rows: Sequence[tuple[str, float, str, str]], most: float) -> str:
    """Level bars with their names above and their values beside them; ``rows``: name, value, label, colour."""
    parts = []
    for at, (name, value, label, colour) in enumerate(rows):
        y, width = 44 + 66 * at, 520 * value / most
        parts.append(
            f'<text x="0" y="{y}" font-size="14">{name}</text>'
            f'<rect x="0" y="{y + 8}" width="{width:.1f}" height="26" fill="{colour}"/>'
            f'<text x="{width + 8:.1f}" y="{y + 27}" font-size="15" font-weight="bold">{label}</text>'
        )
    return _svg(title, "".join(parts), 44 + 66 * len(rows))


def _dots(
    title: str, again: np.ndarray, beyond: np.ndarray, found: float, scale: tuple[float, float], bins: int = 30
) -> str:
    """A dot for each redraw, piled up; those at or beyond the real draw in orange, and the real draw as a line."""
    low, high = scale
    bottom, step = 250, 7.5

    def across(value: float) -> float:
        return _LEFT + (value - low) / (high - low) * (_RIGHT - _LEFT)

    piles: dict[int, int] = {}
    dots = []
    for value, reached in zip(again, beyond, strict=False):
        column = int((value - low) / (high - low) * bins)
        piles[column] = piles.get(column, 0) + 1
        x = _LEFT + (column + 0.5) * (_RIGHT - _LEFT) / bins
        colour = ORANGE if reached else GREY
        dots.append(f'<circle cx="{x:.1f}" cy="{bottom + 2 - step * piles[column]:.1f}" r="3.4" fill="{colour}"/>')
    line = across(found)
    anchor = "end" if line > 400 else "start"
    marks = [tick for tick in range(-60, 61, 5) if low <= tick <= high]
    return _svg(
        title,
        "".join(dots)
        + f'<path d="M{_LEFT} {bottom}H{_RIGHT}" stroke="{GREY}"/>'
        + f'<path d="M{line:.1f} 42V{bottom}" stroke="{BLUE}" stroke-width="3"/>'
        + f'<text x="{line + (-7 if anchor == "end" else 7):.1f}" y="52" text-anchor="{anchor}" font-size="14" '
        f'font-weight="bold">the real draw: {_points(found)}</text>'
        + "".join(
            f'<text x="{across(tick):.1f}" y="{bottom + 18}" text-anchor="middle" font-size="13">{tick:d}</text>'
            for tick in marks
        )
        + f'<text x="{_RIGHT}" y="{bottom + 38}" text-anchor="end" font-size="13">'
        "More deals won of 100 by those sent</text>",
        296,
    )


def _two_lines(title: str, good: np.ndarray, weak: np.ndarray) -> str:
    """Two curves from 100 percent, drawn as far as the slider stands."""
    bottom, top, most = 250, 44, c3.QUARTERS_ON

    def points(shares: np.ndarray) -> list[tuple[float, float]]:
        return [
            (_LEFT + at / most * (_RIGHT - 90 - _LEFT), bottom - share / 100 * (bottom - top))
            for at, share in enumerate(shares)
        ]

    parts = [f'<path d="M{_LEFT} {top}V{bottom}H{_RIGHT - 90}" fill="none" stroke="{GREY}"/>']
    apart = good[-1] - weak[-1] >= 8
    for shares, colour, name in ((good, BLUE, "coach well"), (weak, ORANGE, "coach badly")):
        path = points(shares)
        x, y = path[-1]
        said = f"{name}: {shares[-1]:.0f} %" if apart else ""
        parts.append(
            f'<polyline points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in path)}" fill="none" stroke="{colour}" '
            f'stroke-width="3"/><circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{colour}"/>'
            f'<text x="{x + 11:.1f}" y="{y + 5:.1f}" font-size="14">{said}</text>'
        )
    parts += [
        f'<text x="{_LEFT - 6}" y="{bottom - share / 100 * (bottom - top) + 4:.1f}" text-anchor="end" '
        f'font-size="13">{share} %</text>'
        for share in (0, 50, 100)
    ]
    parts += [
        f'<text x="{_LEFT + at / most * (_RIGHT - 90 - _LEFT):.1f}" y="{bottom + 18}" text-anchor="middle" '
        f'font-size="13">{at}</text>'
        for at in range(most + 1)
    ]
    parts.append(
        f'<text x="{_RIGHT - 90}" y="{bottom + 38}" text-anchor="end" font-size="13">Quarters after the course</text>'
    )
    return _svg(title, "".join(parts), 296)


def _svg(title: str, marks: str, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" fill="currentColor" font-size="13" '
        f'style="width:100%;height:auto"><text y="16" font-weight="bold" font-size="16">{title}</text>{marks}</svg>'
    )
