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
PLACES = 10

Reply = str | list[str | Chart]


# --- the places
def your_places(world: World) -> Callable[[list[str]], Reply]:
    """What follows the pick of ten for the course: the lead those ten have, and would keep, with no course at all."""
    twenty = c3.place_candidates(world).set_index("rep_id")
    later = c3.without_course(world)
    up = dict(zip(world.reps["rep_id"], ~c3.hands(world).never, strict=True))

    def after(picked: list[str]) -> Reply:
        if len(picked) != PLACES:
            return f"Pick {PLACES}. What they book then appears here."
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
            f"{h.lost.sum()} of these had put a hand up and lost the draw; {h.never.sum()} never had.",
        ),
        (
            graduates,
            money(h.place),
            "The same people, the same three quarters a year before",
            money(h.place, c3.YEAR_BEFORE),
            f"Everybody else booked {_more(grown)} than a year before. Any year has its lucky deals.",
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
    named = f"the real draw: {_points(found)}" if full else "the real draw"
    before, after, others_before, others_after = (100 * rate for rate in c3.rates(world, draw))
    improved = (
        f"Of 100 deals those sent won {before:.1f} before and {after:.1f} after; the others {others_before:.1f} and "
        f"{others_after:.1f}. The difference of the two changes is {_points(found)}."
        if full
        else "You worked it out in question 3."
    )

    def picture(times: float) -> tuple[str, str]:
        n = int(times)
        reached = int(as_much[n - 1]) if n else 0
        words = (
            f"Line: the real draw. {improved} "
            + (f"Dots: {n} redraws of the hat. {reached} of the {n} show as much or more." if n else "")
        ).strip()
        title = f"Luck alone shows as much {reached} times in {n}" if n else "The real draw, and no redraw yet"
        return _dots(title, again[:n], again >= found, found, (low, high), named), words

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
            f"Of {who}: those sent gained {_points(gained)} deals of 100 beyond those not sent. Drawn again "
            f"{c3.REDRAWS} times, the hat does as much {times} times."
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


def _what_the_slide_shows(world: World) -> Callable[[str], str]:
    """What follows the reading of the slide: the untrained lead, and who puts a hand up."""
    h = c3.hands(world)
    lost, slide = (round(100 * c3.ahead(world, *pair)) for pair in ((h.lost, h.never), (h.place, ~h.place)))
    first, _, last = c3.hands_by_third(world)
    third = len(world.reps) // 3
    said = {
        "course": "You said the course. Then comparison 4 should be level: nobody in it was trained.",
        "hands": "You said: who puts a hand up. Yes.",
        "quarter": "You said luck. There is always some; but both groups at 4 had the same three quarters.",
        "spirit": "You said morale. It helps some; but those ahead at 4 were the ones not chosen.",
    }
    found = (
        f"Untrained, they are ahead by {lost} %. Of the {third} who had booked most the year before, {first} put a "
        f"hand up; of the last {third}, {last}.\n\nWhy {lost} %, when the slide says {slide} %? On the slide those who "
        "lost the draw stand among everybody else, and lift them."
    )
    return lambda answer: f"{said[answer]} {found}"


def bet_and_lead(world: World) -> Callable[[Mapping[str, float], str], Reply]:
    """What follows the bet on the lead that was there without the course, and what the course truly added."""
    place, lost = c3.hands(world).place, c3.hands(world).lost
    shown, truth = round(100 * c3.ahead(world, place, ~place)), lead_without_course(world)
    added = world.truth.effect("P2a", list(world.reps["rep_id"][place]), quarters=c3.AFTER)

    reading = _what_the_slide_shows(world)

    def after(guess: Mapping[str, float], read: str) -> Reply:
        return (
            f"{reading(read)}\n\nYour guess without a course was {guess['value']:.0f} %; it is {truth} %. The company "
            f"is simulated, so the same quarters can be played without the course. The slide shows {shown} %.\n\nThe "
            f"course itself added {100 * added:.0f} % to the graduates’ bookings. Comparison 3, against those who lost "
            f"the draw, says {100 * c3.ahead(world, place, lost):.0f} %: the nearest of all, and still off by a few "
            "big deals."
        )

    return after


def signed(world: World) -> Callable[[str], Reply]:
    """What follows the sentence signed about the draw of all teams, by the rule written down before it."""
    times = c3.as_much(world, c3.full_draw(world))
    said = {
        "raises": "You signed that the course raises wins. It tempts: the line stands far to the right.",
        "nothing": "You signed that it does nothing. But most hats do less than this draw did.",
        "wait": "You signed “can’t tell yet”. That is what her rule allows.",
    }
    found = (
        f"The hat does as much {times} times in {c3.REDRAWS}, and the rule asks for fewer than {c3.CLEAR}. It just "
        "misses. A rule bent once, for a result we like, is no rule. “Can’t tell yet” goes into the minutes; it is no "
        "reason to stop, and there is one more group to look at."
    )
    return lambda answer: f"{said[answer]} {found}"


def gained_without_hand(world: World) -> int:
    """How many more of 100 deals sellers without a hand up won once drawn, beyond sellers like them not drawn."""
    return round(100 * c3.gain_by_hands(world)[1])


def bet_and_hands(world: World) -> Callable[[Mapping[str, float], str], Reply]:
    """What follows the bet on sellers who never put a hand up: what the draw showed for both, and the truth."""
    draw, never = c3.full_draw(world), c3.hands(world).never
    shown = [round(100 * gain) for gain in c3.gain_by_hands(world)]
    true = [round(100 * gain) for gain in c3.true_gain_by_hands(world)]
    times = [c3.as_much(world, draw, among) for among in (~never, never)]

    def after(guess: Mapping[str, float], _: str) -> Reply:
        said = (
            f"You said {guess['value']:.0f}; the draw shows {shown[1]} more deals of 100. The hat does as much "
            f"{times[1]} times in {c3.REDRAWS}: that passes her rule, and that you may sign. For those who had put a "
            f"hand up it shows {shown[0]}, which the hat does {times[0]} times."
        )
        truth = (
            f"The truth, since it is simulated: {true[1]} deals of 100 where no hand was up, {true[0]} where one was, "
            f"{100 * c3.true_gain(world):.0f} for all who were sent. The draw had shown "
            f"{100 * c3.gain(world, draw):.0f} for all. The gain was real; one draw of 30 teams is too small to say "
            "so. Whoever volunteers asks the next question already, so the graduates on the slide had least to gain."
        )
        return [said, _by_hands(shown, true), truth]

    return after


def _by_hands(shown: Sequence[int], true: Sequence[int]) -> Chart:
    title = f"Never a hand up, and {shown[1]} more deals won of 100"
    with house_axes(title, height=2.4) as (figure, axes):
        for row, (name, colour) in enumerate((("Had put a hand up", GREY), ("Never did", BLUE))):
            axes.barh(row, shown[row], color=colour, height=0.55)
            axes.plot(true[row], row, "D", color=ORANGE, markersize=8)
            label = f"draw {shown[row]}, truth {true[row]}"
            axes.text(max(shown[row], true[row]) + 0.6, row, label, va="center")
            axes.text(-0.6, row, name, ha="right", va="center")
        axes.axvline(0, color=GREY, linewidth=1)
        most = max(*shown, *true)
        axes.set(
            xlim=(-6, most + 5),
            xticks=range(0, most + 3, 2),
            yticks=[],
            xlabel="More deals won of 100. Bar: draw; diamond: truth",
        )
        axes.spines["left"].set_visible(False)
    words = "; ".join(
        f"{name} {s} by the draw, {t} in truth"
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


# --- the deal
def word_in_time() -> Callable[[list[str]], Reply]:
    """What follows the line marked in the two calls of Deal 4471."""
    said = {
        "cost": "You marked his question. It was the right one, and it came from the course; nothing to mend yet.",
        "stock": "You marked her answer. There the deal was open. The chance to speak came one line later.",
        "great": "You marked “Great”. Yes: what the course taught ends on that word.",
        "slides": "You marked the slides. That is where it shows. By July there was no question left to save.",
        "send": "You marked “Send them to me”. By then she was being polite.",
        "friday": "You marked the last line. By then she was being polite.",
    }
    found = (
        "After the call in February one sentence would have done: “A week of stock. Who had to explain that?” Nobody "
        "had heard the call. He went on as before, and in July the manager would have heard a presentation. A look "
        "that comes five months after the course finds nothing to look at."
    )
    return lambda marked: (
        f"{said[marked[0]]} {found}" if len(marked) == 1 else "Mark one line. The rest then appears here."
    )


# --- the money
def split_played(world: World) -> Callable[[Mapping[str, float]], Reply]:
    """What follows a split of the budget: its worth on the evidence and in truth, beside plain ones and the best."""
    seen, true = c3.visible_money(world), c3.true_money(world)
    pots = list(c3.POTS)
    best = dict(c3.best_split(world))
    places, coaching = c3.only("training"), c3.only("coach_development")

    def after(amounts: Mapping[str, float]) -> Reply:
        rows = [("Yours", amounts), ("Places only", places), ("Coaching only", coaching), ("Best we found", best)]
        worths = [(name, seen.worth(split), true.worth(split)) for name, split in rows]
        mine, most = worths[0][1], max(worth for _, worth, _ in worths)
        left = (
            "We found no split with a better estimate."
            if mine >= most - 0.05 * _MILLION
            else f"The best we found: {_signed(most)}, with {_in_words(best)}."
        )
        said = (
            f"You spent {dollars(c3.spent(amounts))}. Estimated from what anybody could see, that brings "
            f"{_signed(mine)} of gross margin over eight quarters, its price already paid. {left}"
        )
        heard = int(min(amounts[pots[3]], 600_000.0) // 40_000)
        her = (
            f"Deal 4471: her seller’s manager is one of 15 who look again least. You paid {heard} of them a coach. "
            + (
                "In February nobody hears that call."
                if heard == 0
                else "Where one is paid, somebody may hear it in time; in the other teams July comes as it came."
                if heard < 15
                else "So somebody may hear the next such call in time."
            )
        )
        truth = (
            "Places or coaching alone bring about the same. Together they bring more: a place is worth most where "
            "somebody looks again, and even follow-up managers look again only some of the time. In truth each split "
            f"brings more than estimated (yours {_signed(worths[0][2])}): one draw made for a careful estimate."
        )
        return [said, _split_chart(worths), her, truth]

    return after


def _in_words(split: Mapping[str, float]) -> str:
    named = [f"{dollars(amount)} on {pot[0].lower() + pot[1:]}" for pot, amount in split.items() if amount]
    return "; ".join(named)


def _signed(amount: float) -> str:
    return f"{'−' if round(amount / _MILLION, 1) < 0 else '+'}${abs(amount) / _MILLION:.1f}m"


def _split_chart(worths: Sequence[tuple[str, float, float]]) -> Chart:
    title = f"Yours: {_signed(worths[0][1])} estimated, {_signed(worths[0][2])} in truth"
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
        axes.set_xlabel("$m beyond doing nothing. Bar: estimated before; diamond: truth")
    words = "; ".join(f"{name} {_signed(s)} estimated, {_signed(t)} in truth" for name, s, t in worths)
    return Chart(figure, f"Four splits of the budget: {words}.")


# --- published
def mentors(found: str) -> Callable[[str], Reply]:
    """What follows the guess about mentors: yes or no to it, then what was ``found``."""
    said = {
        "had": "You said those who had to. Yes, and only those.",
        "chose": "You said those who chose to. They looked better, and that is the trap: it was those who had to.",
        "both": "You said both. It was those who had to, and only those.",
        "none": "You said neither. It was those who had to, and only those.",
    }
    return lambda answer: f"{said[answer]}\n\n{found}"


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
    title: str, again: np.ndarray, beyond: np.ndarray, found: float, scale: tuple[float, float], named: str
) -> str:
    """A dot for each redraw, piled up; those at or beyond the real draw in orange, and the real draw as a line."""
    low, high = scale
    bottom, step, bins = 250, 7.5, 30
    width = (high - low) / bins

    def across(value: float) -> float:
        return _LEFT + (value - low) / (high - low) * (_RIGHT - _LEFT)

    piles: dict[int, int] = {}
    dots = []
    for value, reached in zip(again, beyond, strict=False):
        column = int(np.floor((value - found) / width))  # no column lies across the line
        piles[column] = piles.get(column, 0) + 1
        x = across(found + (column + 0.5) * width)
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
        f'font-weight="bold">{named}</text>'
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
