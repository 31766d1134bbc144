"""What module C6 shows: the slide the learner makes, the envelope, empty lotteries, and the hands."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping

import numpy as np

from saleslab.analysis import c6
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, house_axes
from saleslab.org import World
from saleslab.org.case import OPPORTUNITY_ID
from saleslab.org.policy import HORIZON, OFFERS, Policy, Step

_WIDTH, _LEFT, _RIGHT = 640, 4, 636
_VENDOR = 45
"""The vendor's own number, in percent: `social_index_claim` in evidence.yml."""
BET_WITHIN = 3
"""How far off a bet on the lottery may be and still count: what the lesson's prediction asks for."""
_MEASURED = {
    "opened": ("open {} % more deals", "Deals opened, against sellers with the same size of deal"),
    "quota": ("are {} % likelier to make quota", "Share who made quota"),
    "bookings": ("book {} % more", "Bookings of one seller"),
}
_HANDS = {"all": "all 240 sellers", "strong": "strong hands", "middle": "middle hands", "weak": "weak hands"}


def slide(world: World) -> Callable[..., tuple[str, str]]:
    """The vendor's slide, made by whoever moves the slider and the menus: leaders against laggards."""

    def draw(leaders: float, laggards: str, metric: str, year: str) -> tuple[str, str]:
        high, low = int(leaders), int(laggards)
        if high + low > len(world.reps):
            low = len(world.reps) - high
        found = c6.contrast(world, high, low, metric, int(year))
        more = round(100 * found.more)
        claim = _claim(metric, more)
        words = (
            f"{claim}. Year {year}: the {high} sellers with the highest index against the {low} with the lowest; "
            f"{_worth(metric, found.leaders)} against {_worth(metric, found.laggards)}. "
            f"{len(world.reps) - high - low} sellers are on neither side."
            + (f" That beats the vendor’s {_VENDOR} %." if more > _VENDOR else "")
        )
        return _slide(f"{claim}", metric, (found.leaders, found.laggards), (high, low), year), words

    return draw


def _claim(metric: str, more: int) -> str:
    said = _MEASURED[metric][0].format(abs(more))
    if more < 0:
        said = said.replace("more", "less" if metric == "bookings" else "fewer").replace("likelier", "less likely")
    return f"Leaders {said}"


def _worth(metric: str, value: float) -> str:
    return {"opened": f"{value:.2f} times the usual", "quota": f"{100 * value:.0f} %", "bookings": dollars(value)}[
        metric
    ]


def _slide(claim: str, metric: str, values: tuple[float, float], counted: tuple[int, int], year: str) -> str:
    scale = 330 / max(*values, 1e-9)
    rows = (
        (62, f"{counted[0]} leaders", values[0], BLUE),
        (102, f"{counted[1]} laggards", values[1], ORANGE),
    )
    bars = "".join(
        f'<text x="{_LEFT}" y="{y + 21}">{name}</text>'
        f'<rect x="{_LEFT + 130}" y="{y}" width="{scale * value:.1f}" height="32" fill="{colour}"/>'
        f'<text x="{_LEFT + 138 + scale * value:.1f}" y="{y + 21}">{_worth(metric, value)}</text>'
        for y, name, value, colour in rows
    )
    return _svg(
        claim,
        f"{_MEASURED[metric][1]}, year {year}",
        250,
        bars
        + f'<text x="{_LEFT}" y="176">All 240 sellers, highest social index first</text>'
        + _strip(240, *counted)
        + f'<text x="{_LEFT}" y="234" font-size="12">leaders</text>'
        f'<text x="{_RIGHT}" y="234" text-anchor="end" font-size="12">laggards</text>'
        f'<text x="{(_LEFT + _RIGHT) / 2}" y="234" text-anchor="middle" font-size="12">'
        f"{240 - sum(counted)} on neither side</text>",
    )


def _strip(sellers: int, leaders: int, laggards: int) -> str:
    """One tick a seller, in the order of the index; who is on neither side is short and grey."""
    wide = (_RIGHT - _LEFT) / sellers

    def ticks(first: int, last: int, colour: str, top: int) -> str:
        path = "".join(f"M{_LEFT + (at + 0.5) * wide:.2f} {top}V218" for at in range(first, last))
        return f'<path d="{path}" stroke="{colour}" stroke-width="1.6"/>' if path else ""

    return (
        ticks(0, leaders, BLUE, 186)
        + ticks(leaders, sellers - laggards, GREY, 206)
        + ticks(sellers - laggards, sellers, ORANGE, 186)
    )


def before_seats(world: World, exhibit: str) -> Callable[[str], str]:
    """What follows the look at year 1: who led before anybody had a seat, and the vendor's ``exhibit`` beside it."""
    year_1, year_3 = (round(100 * c6.contrast(world, 48, 72, "opened", year).more) for year in (1, 3))
    patch, opened = c6.already_better(world)
    among = int(c6.holders(world)[c6.posted(world, 3) <= 48].sum())
    mine = {
        "all": "Still there, and nobody has a seat. The plain cut says the same:",
        "part": "Part of it is there, and nobody has a seat. The plain cut:",
        "gone": "Yours is gone; it hung on one cut in one year. The plain cut:",
    }

    def after(seen: str) -> str:
        return (
            f"{mine[seen]} the 48 highest against the 72 lowest, deals opened, +{year_1} % in year 1 and +{year_3} % "
            "in year 3.\n\n"
            f"No seat made year 1. Its leaders have patches worth {100 * patch:.0f} % more, and open "
            f"{100 * opened:.0f} % more deals from the same patch. They were already better. Who has much to post "
            "about, posts.\n\n"
            f"And year 3? A seat lifts the index by itself: {among} of its 48 leaders hold one. So the slide can’t "
            f"tell a seat from its owner. Nobody lied, and the vendor’s own was made like yours: “{exhibit}”"
        )

    return after


def ahead(world: World) -> float:
    """How far the holders are ahead of the others after the draw, in percent."""
    return 100 * c6.halves(world).effect


def envelope(world: World) -> Callable[[Mapping[str, float]], list[str | Chart]]:
    """What follows the locked bet on the lottery: the miss, and both halves quarter by quarter."""
    found = ahead(world)

    def after(guess: Mapping[str, float]) -> list[str | Chart]:
        miss = abs(guess["value"] - found)
        side = "inside" if miss <= BET_WITHIN else "outside"
        said = (
            f"You said {guess['value']:+.0f} %; it is {found:+.0f} %. Off by {miss:.0f}: {side} the {BET_WITHIN} you "
            f"gave yourself, and you were {guess['sure']:.0f} % sure."
        )
        return [said, both_halves(world)]

    return after


def both_halves(world: World, *, told: bool = True) -> Chart:
    """Deals opened by the holders and by the others, each against its own average before the draw.

    ``told``: whether the heading and the words say how far the holders are ahead.
    """
    half, seats = c6.halves(world), c6.holders(world)
    opened = c6.panel(world).opportunities
    more = "more" if half.effect >= 0 else "less"
    title = f"Since the draw the holders grew {100 * abs(half.effect):.1f} % {more} than the others"
    with house_axes(title if told else "Both halves open more deals than before the draw", 6.0, 3.4) as (figure, axes):
        for who, before, colour, style, name in (
            (seats, half.holders_before, BLUE, "-", "Drew a seat"),
            (~seats, half.others_before, ORANGE, "--", "Drew none"),
        ):
            level = 100 * opened[who].mean(axis=0) / before
            axes.plot(range(1, 13), level, style, color=colour, label=name, linewidth=2)
        axes.axvline(6.5, color=GREY, linewidth=1)
        axes.text(6.6, 0.03, "seats", transform=axes.get_xaxis_transform(), fontsize=9)
        axes.set_xticks([1, 4, 5, 8, 9, 12], ["Y1 Q1", "Q4", "Y2 Q1", "Q4", "Y3 Q1", "Q4"])
        axes.set_ylabel("Deals opened (before = 100)")
        axes.legend(frameon=False, loc="upper left")
    words = (
        f"Deals opened by one seller in a quarter. The 120 who drew a seat: {half.holders_before:.2f} before, "
        f"{half.holders_after:.2f} after. The 120 who drew none: {half.others_before:.2f} before, "
        f"{half.others_after:.2f} after."
    )
    anyway = f" Had the holders grown like the others, they would open {half.without:.2f}."
    return Chart(figure, words + (anyway if told else ""))


def blanks(world: World) -> Callable[..., tuple[str, str]]:
    """Lotteries with nothing in the seats, up to a hundred, beside the real one; for all sellers or one third."""

    def draw(count: float, whose: str) -> tuple[str, str]:
        real = c6.halves(world, whose).effect
        empty = c6.blanks(world, whose)[: int(count)]
        as_far = int((empty >= real).sum())
        lead = f"{100 * abs(real):.1f} % {'ahead' if real >= 0 else 'behind'}"
        words = f"Among {_HANDS[whose]}, the holders are {lead}. " + (
            f"Of {len(empty)} lotteries with empty seats, {as_far} came out as far ahead or farther."
            if len(empty)
            else "No empty lottery drawn yet."
        )
        title = f"{as_far} of {len(empty)} empty lotteries came out as far ahead" if len(empty) else "No empty draw yet"
        return _dots(title, real, empty), words

    return draw


def _dots(title: str, real: float, empty: np.ndarray) -> str:
    """A dot for each empty lottery, blue where it came out as far ahead as the real one, which is the line."""
    low, high = min(-0.2, real - 0.02), max(0.2, real + 0.02)
    scale = (_RIGHT - _LEFT - 60) / (high - low)

    def across(value: float) -> float:
        return _LEFT + 30 + (min(max(value, low), high) - low) * scale

    seen: dict[int, int] = {}
    dots = []
    for value in empty:
        column = round(across(float(value)) / 9)
        seen[column] = seen.get(column, 0) + 1
        colour = BLUE if value >= real else GREY
        dots.append(f'<circle cx="{9 * column}" cy="{206 - 9 * seen[column]}" r="4" fill="{colour}"/>')
    ticks = "".join(
        f'<text x="{across(at):.1f}" y="224" text-anchor="middle" font-size="12">{_percent(at, 0)}</text>'
        for at in (-0.2, -0.1, 0.0, 0.1, 0.2, 0.3)
        if low <= at <= high
    )
    line = across(real)
    anchor = "end" if line > _WIDTH / 2 else "start"
    return _svg(
        title,
        "Holders against the others, deals opened. Each dot: one lottery with nothing in the seats",
        250,
        f'<path d="M{_LEFT} 204H{_RIGHT}" stroke="{GREY}"/>{"".join(dots)}{ticks}'
        f'<path d="M{line:.1f} 62V204" stroke="{ORANGE}" stroke-width="3"/>'
        f'<text x="{line + (-6 if anchor == "end" else 6):.1f}" y="60" text-anchor="{anchor}" font-weight="bold">'
        f"the real lottery {_percent(real)}</text>",
    )


def by_hands(world: World) -> Chart:
    """How far holders are ahead in each third: in this company's lottery, and in the twenty together."""
    own = [c6.halves(world, third).effect for third in c6.HANDS]
    together = [c6.TOGETHER[third] for third in c6.HANDS]
    places = np.arange(3)
    with house_axes("One lottery mixes up the hands; twenty put strong hands first", width=6.0) as (figure, axes):
        for shift, values, colour, name in (
            (-0.19, own, GREY, "Tarnhold’s lottery alone"),
            (0.19, together, BLUE, "twenty companies together"),
        ):
            bars = axes.bar(places + shift, [100 * value for value in values], 0.36, color=colour, label=name)
            axes.bar_label(bars, [_percent(value) for value in values], padding=3)
        axes.axhline(0, color=GREY, linewidth=1)
        axes.set_xticks(places, [_HANDS[third].capitalize() for third in c6.HANDS])
        axes.set_ylabel("Holders ahead, % of deals opened")
        axes.margins(y=0.18)
        axes.legend(frameon=False, loc="upper center", ncols=2, bbox_to_anchor=(0.5, -0.1))
    words = "; ".join(
        f"{_HANDS[third]}: {_percent(mine)} in Tarnhold’s lottery alone, {_percent(all_of_them)} in the twenty together"
        for third, mine, all_of_them in zip(c6.HANDS, own, together, strict=True)
    )
    return Chart(figure, f"How far holders are ahead. {words}.")


def whose_hands(world: World) -> Callable[[str], list[str | Chart]]:
    """What follows the answer to whose hands a seat helps: what luck makes of one small lottery, and the twenty."""
    lead = {third: c6.halves(world, third).effect for third in c6.HANDS}
    best = max(lead, key=lead.__getitem__)
    mine = {
        "unsure": "Right: Tarnhold’s own lottery doesn’t tell.",
        "nobody": "That is too much: not shown isn’t shown not.",
        "strong": "It may well be, but this lottery doesn’t say so.",
        "weak": "It does look so, and that is the trap.",
    }

    def after(chosen: str) -> list[str | Chart]:
        said = (
            f"{mine[chosen]} Over all 240, {c6.by_luck(world)} of 100 empty lotteries do as well. And among "
            f"{_HANDS[best]} the holders lead by {100 * lead[best]:.0f} %: two times forty people, one of three cuts "
            "you looked at. Cut small and often enough, and something stands out.\n\n"
            "Tarnhold’s owner has twenty sister companies. They drew lots too. Here are all of their lotteries "
            "together, each bar good to about two points."
        )
        return [said, by_hands(world)]

    return after


def she_answers(world: World) -> Callable[[str], str]:
    """What becomes of a comment under the Buyer's post, and where Deal 4471's seller stood on the index."""
    deals = world.opportunities
    owner = str(deals.loc[deals["opportunity_id"] == OPPORTUNITY_ID, "owner_id"].iloc[0])
    seller = (world.reps["rep_id"] == owner).to_numpy()
    if not c6.holders(world)[seller][0]:
        raise ValueError("the lesson says that Deal 4471's seller holds a seat")
    place = int(c6.posted(world, 3)[seller][0])
    answers = {
        "ask": "She answers within the hour:",
        "fan": "She reads it between two others like it, and scrolls on. Another seller wrote, “Two nights. What "
        "was it the record couldn’t show?” That one she answers:",
        "paper": "“Thanks”, she writes; a word that closes a talk. Another seller wrote, “Two nights. What was it "
        "the record couldn’t show?” That one gets more:",
        "like": "She connects. You are one of nine hundred. Another seller wrote, “Two nights. What was it the "
        "record couldn’t show?” That one she answers:",
    }

    def after(chosen: str) -> str:
        return (
            f"{answers[chosen]} “A gap of forty minutes. Nobody could tell me whether the vaccines were still "
            "good.”\n\n"
            f"The ‘So true!’ came from the seller on Deal 4471: {place}th of 240 by the vendor’s index, with a seat. "
            "The seat brings a seller under her post. It doesn’t bring the question. Bear that in mind for the next "
            "one."
        )

    return after


def best_guess(world: World) -> Chart:
    """What a seat should add in each third of hands, as far as anybody can see in this company."""
    gains = [c6.expected_gain(world, third) for third in c6.HANDS]
    title = f"Best guess: a seat in strong hands, {_percent(gains[0])} deals"
    with house_axes(title, width=6.0, height=2.6) as (figure, axes):
        bars = axes.bar(range(3), [100 * gain for gain in gains], 0.5, color=BLUE)
        axes.bar_label(bars, [_percent(gain) for gain in gains], padding=3)
        axes.axhline(0, color=GREY, linewidth=1)
        axes.set_xticks(range(3), [_HANDS[third].capitalize() for third in c6.HANDS])
        axes.set_ylabel("A seat adds, %")
        # A tenth of a percent must not look like much.
        axes.set_ylim(min(-2.0, 125 * min(gains)), max(8.0, 125 * max(gains)))
    words = "; ".join(f"{_HANDS[third]} {_percent(gain)}" for third, gain in zip(c6.HANDS, gains, strict=True))
    return Chart(figure, f"Best guess of what a seat adds to deals opened in this company: {words}.")


def played(world: World) -> Callable[[Mapping[str, float]], str]:
    """What follows the sharing out of seats: two years of the company with them, and the truth about the hands."""
    groups = c6.without_seat(world)
    price = OFFERS["social_seats"].price_per_quarter * HORIZON
    bare = world.run(Policy())
    runs = {third: world.run(Policy((Step("social_seats", ids),))) for third, ids in groups.items()}
    worth = {third: run.value(bare) / len(groups[third]) for third, run in runs.items()}
    wins = {
        third: float(run.expected.wins.sum() - bare.expected.wins.sum()) / len(groups[third])
        for third, run in runs.items()
    }
    good = [third for third in c6.HANDS if worth[third] > 0]
    if good != ["strong", "middle"]:
        raise ValueError(f"the lesson says that seats pay in strong and middle hands; they pay in {good}")

    def used(plan: Mapping[str, float]) -> dict[str, float]:
        return {third: min(plan[third], len(groups[third])) for third in c6.HANDS}

    def margin(plan: Mapping[str, float]) -> float:
        idle = sum(plan[third] for third in c6.HANDS) - sum(used(plan).values())
        return sum(seats * worth[third] for third, seats in used(plan).items()) - idle * price

    def judged(plan: Mapping[str, float]) -> str:
        missed = len(groups["strong"]) - used(plan)["strong"]
        return f"you left {missed:.0f} of them without a seat." if missed else "you gave every one of them a seat."

    def after(plan: Mapping[str, float]) -> str:
        bought = sum(plan[third] for third in c6.HANDS)
        won = sum(seats * wins[third] for third, seats in used(plan).items())
        best = {third: float(len(groups[third])) if third in good else 0.0 for third in c6.HANDS}
        return (
            f"Two years later. {bought:.0f} seats for {dollars(bought * price)}: {won:.0f} more wins and, after their "
            f"price, {_signed(margin(plan))} of margin. Strong and middle hands all, weak hands none: "
            f"{_signed(margin(best))}.\n\n"
            f"One seat over two years: {_signed(worth['strong'])} in strong hands, {_signed(worth['middle'])} in "
            f"middle ones, {_signed(worth['weak'])} in weak ones. On what you could see, strong hands came first: "
            f"{judged(plan)} That a weak hand doesn’t earn its seat back, nobody could see.\n\n{_truth(world)}"
        )

    return after


def _truth(world: World) -> str:
    """What the 120 seats of the pilot truly did, by how well their holders really prospect."""
    sellers, history, without = world.truth.sellers, world.truth.history, world.truth.without("P4")
    after, seats = slice(c6.AFTER[0] - 1, None), c6.holders(world)
    third = np.argsort(np.argsort(-sellers["PRO"].to_numpy())) * 3 // len(sellers)
    added, usual = (
        np.array([made[after][:, seats & (third == at)].sum() for at in range(3)])
        for made in (history.opportunities - without.opportunities, without.opportunities)
    )
    strong, middle, weak = (_percent(float(gain), 0) for gain in added / usual)
    return (
        "The truth, since this company is simulated: the pilot’s 120 seats brought "
        f"{_percent(added.sum() / usual.sum(), 0)} deals. By how well their holders really prospect: the strong third "
        f"{strong}, the middle {middle}, the weak {weak}. Of every ten deals more, "
        f"{round(10 * added[0] / added.sum())} came from the strong third."
    )


def _percent(share: float, digits: int = 1) -> str:
    """A share as the course writes a change: "+3.2 %", "−4.2 %", "0 %"."""
    number = f"{100 * share:+.{digits}f}"
    return f"{number.replace('-', '−') if float(number) else '0'} %"


def _signed(amount: float) -> str:
    return f"{'−' if amount < 0 else '+'}{dollars(abs(amount))}"


def _svg(title: str, under: str, height: int, marks: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" fill="currentColor" font-size="13" '
        f'style="width:100%;height:auto"><text x="{_LEFT}" y="18" font-weight="bold" font-size="17">'
        f'{html.escape(title)}</text><text x="{_LEFT}" y="38" font-size="12">{html.escape(under)}</text>{marks}</svg>'
    )
