"""What module C6 shows: the slide the learner makes, the envelope, draws of useless seats, and the hands."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping

import numpy as np

from saleslab.analysis import c6
from saleslab.analysis.panel import has
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, house_axes
from saleslab.org import World
from saleslab.org.case import OPPORTUNITY_ID
from saleslab.org.policy import HORIZON, OFFERS

_WIDTH, _LEFT, _RIGHT = 640, 4, 636
_VENDOR = 45
"""The vendor's own number, in percent: `social_index_claim` in evidence.yml."""
BET_WITHIN = 3
"""How far off a bet on the lottery may be and still count: what the lesson's prediction asks for."""
_MEASURED = {
    "opened": ("open {} % more deals", "Deals opened; the average seller of such deals = 100"),
    "quota": ("are {} % likelier to make quota", "Share who made quota"),
    "bookings": ("book {} % more", "Bookings of one seller"),
    "patch": ("have patches worth {} % more", "What a patch's accounts usually buy; the average patch = 100"),
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


def dragged_back(world: World) -> Callable[..., tuple[str, str]]:
    """The same slide with the year on the slider."""
    draw = slide(world)

    def of_year(year: float, leaders: str, laggards: str, metric: str) -> tuple[str, str]:
        return draw(float(leaders), laggards, metric, str(int(year)))

    return of_year


def _claim(metric: str, more: int) -> str:
    said = _MEASURED[metric][0].format(abs(more))
    if more < 0:
        fewer = "less" if metric in ("bookings", "patch") else "fewer"
        said = said.replace("more", fewer).replace("likelier", "less likely")
    return f"Leaders {said}"


def _worth(metric: str, value: float) -> str:
    return {"quota": f"{100 * value:.0f} %", "bookings": dollars(value)}.get(metric, f"{100 * value:.0f}")


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


def before_seats(world: World, exhibit: str) -> Callable[[float, float], str]:
    """What follows the look at year 1, given its number and the signed one: who led before anybody had a seat."""
    year_1, year_3 = (round(100 * c6.contrast(world, 48, 72, "opened", year).more) for year in (1, 3))
    patch, opened = 100 * c6.contrast(world, 48, 72, "patch", 1).more, 100 * c6.from_the_same_patch(world)
    among = int(c6.holders(world)[c6.posted(world, 3) <= 48].sum())

    def after(seen: float, signed: float) -> str:
        if seen >= signed:
            mine = f"Your {signed:+.0f} % was all there in year 1, without a seat in the house: {seen:+.0f} %."
        elif seen > 0:
            mine = f"Of your {signed:+.0f} %, {seen:+.0f} % was there before the first seat."
        else:
            mine = f"Your {signed:+.0f} % is gone in year 1: it hung on one cut in one year."
        return (
            f"{mine} One cut for everybody, 48 against 72, deals opened: +{year_1} % in year 1, +{year_3} % in "
            "year 3.\n\n"
            f"Year 1’s leaders have patches worth {patch:.0f} % more, and from the same patch they open {opened:.0f} % "
            f"more deals. {1 + patch / 100:.2f} times {1 + opened / 100:.2f} makes the +{year_1} %. In the "
            f"{opened:.0f} sit better sellers, that year’s luck, and what the estimate of a patch misses.\n\n"
            f"And year 3? A seat lifts the index by itself: {among} of the 48 leaders hold one. So the slide can’t "
            "tell the seat from its owner. The vendor counted no deals at all; it asked sellers. Our card:\n\n"
            f"{exhibit}"
        )

    return after


def ahead(world: World) -> float:
    """How far the holders are ahead of the others after the draw, in percent."""
    return 100 * c6.halves(world).effect


def envelope(world: World) -> Callable[[Mapping[str, float], float], list[str | Chart]]:
    """What follows the locked bet on the lottery: the miss, and both halves quarter by quarter."""
    found = ahead(world)

    def after(guess: Mapping[str, float], _year_one: float) -> list[str | Chart]:
        miss = abs(guess["value"] - found)
        side = "inside" if miss <= BET_WITHIN else "outside"
        said = (
            f"You said {guess['value']:+.0f} %; it is {found:+.0f} %. Off by {miss:.0f}: {side} the {BET_WITHIN} "
            f"allowed, and you were {guess['sure']:.0f} % sure."
        )
        return [said, both_halves(world)]

    return after


def both_halves(world: World, *, told: bool = True) -> Chart:
    """Deals opened by the holders and by the others, each against its own average before the draw.

    ``told``: whether the heading and the words say how far the holders are ahead.
    """
    half, seats = c6.halves(world), c6.holders(world)
    drew, drew_none = 100 * half.holders_after / half.holders_before, 100 * half.others_after / half.others_before
    opened = c6.panel(world).opportunities
    more = "more" if half.effect >= 0 else "fewer"
    title = f"Against the others, holders open {100 * abs(half.effect):.1f} % {more} deals"
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
        f"Deals opened in a quarter; each half’s average before the draw = 100. The 120 who drew a seat: {drew:.1f} "
        f"after it. The 120 who drew none: {drew_none:.1f}."
    )
    anyway = f" {drew:.1f} divided by {drew_none:.1f}: {100 * abs(half.effect):.1f} % {more}."
    return Chart(figure, words + (anyway if told else ""))


def blanks(world: World, *, told: bool = True) -> Callable[..., tuple[str, str]]:
    """Draws of seats that do nothing, up to a hundred, beside the real one; for all sellers or one third.

    ``told``: whether it says how far the holders are ahead.
    """

    def draw(count: float, whose: str) -> tuple[str, str]:
        real = c6.halves(world, whose).effect
        useless = c6.blanks(world, whose)[: int(count)]
        as_well = int((useless >= real).sum())
        lead = f"Among {_HANDS[whose]}, the holders are {100 * abs(real):.1f} % {'ahead' if real >= 0 else 'behind'}. "
        title = f"{as_well} of {len(useless)} draws of useless seats did as well or better"
        if not len(useless):
            title = "Move the slider to draw useless seats"
        return _dots(title, real, useless, told=told), f"{lead if told else ''}{title}."

    return draw


def _dots(title: str, real: float, useless: np.ndarray, *, told: bool) -> str:
    """A dot for each useless draw, blue where it did as well as the real one, which is the line."""
    low, high = min(-0.2, real - 0.02), max(0.2, real + 0.02)
    scale = (_RIGHT - _LEFT - 60) / (high - low)

    def across(value: float) -> float:
        return _LEFT + 30 + (min(max(value, low), high) - low) * scale

    seen: dict[int, int] = {}
    dots = []
    for value in useless:
        column = round(across(float(value)) / 9)
        seen[column] = seen.get(column, 0) + 1
        colour = BLUE if value >= real else GREY
        dots.append(f'<circle cx="{9 * column}" cy="{206 - 9 * seen[column]}" r="4" fill="{colour}"/>')
    ticks = "".join(
        f'<text x="{across(at):.1f}" y="224" text-anchor="middle" font-size="12">{_percent(at, 0)}</text>'
        for at in ((-0.2, -0.1, 0.0, 0.1, 0.2, 0.3) if told else (0.0,))
        if low <= at <= high
    )
    line = across(real)
    anchor = "end" if line > _WIDTH / 2 else "start"
    return _svg(
        title,
        "Holders against the others, deals opened. Each dot: 120 seats drawn again, which do nothing",
        250,
        f'<path d="M{_LEFT} 204H{_RIGHT}" stroke="{GREY}"/>{"".join(dots)}{ticks}'
        f'<path d="M{line:.1f} 62V204" stroke="{ORANGE}" stroke-width="3"/>'
        f'<text x="{line + (-6 if anchor == "end" else 6):.1f}" y="60" text-anchor="{anchor}" font-weight="bold">'
        f"the real draw{f' {_percent(real)}' if told else ''}</text>",
    )


def by_hands(world: World) -> Chart:
    """How far holders are ahead in each third: in this company's lottery, and in the twenty together."""
    own = [c6.halves(world, third).effect for third in c6.HANDS]
    together = [c6.TOGETHER[third] for third in c6.HANDS]
    places = np.arange(3)
    with house_axes("One draw mixes up the hands; twenty put strong hands first", width=6.0) as (figure, axes):
        for shift, values, colour, name in (
            (-0.19, own, GREY, "Tarnhold’s draw alone"),
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
        f"{_HANDS[third]}: {_percent(mine)} in Tarnhold’s draw alone, {_percent(all_of_them)} in the twenty together"
        for third, mine, all_of_them in zip(c6.HANDS, own, together, strict=True)
    )
    return Chart(figure, f"How far holders are ahead. {words}.")


def whose_hands(world: World) -> Callable[[str], list[str | Chart]]:
    """What follows the answer to whose hands a seat helps: what luck makes of one small lottery, and the twenty."""
    lead, luck = ({third: read(world, third) for third in c6.HANDS} for read in (_lead, c6.by_luck))
    best = max(lead, key=lead.__getitem__)
    if c6.stands_out(world, best) or c6.stands_out(world):
        raise ValueError("the lesson says that Tarnhold's draw clears the bar nowhere")
    looked = f"But three thirds are three looks: {c6.counted(world, best)} of 100, and the bar is fewer than {c6.BAR}"
    mine = {
        "weak": f"{luck[best]} of 100 is rare; that is why it tempts. {looked}. Just missed is missed.",
        "strong": f"That may be so, but {luck['strong']} of 100 useless draws do as well among strong hands, "
        "counted once. This draw doesn’t say it.",
        "unsure": f"Yes. {best.capitalize()} hands tempt with {luck[best]} of 100. {looked}. Just missed is missed.",
        "nobody": f"Over all 240, luck does as well in {c6.by_luck(world)} of 100. It may be luck, or the seats.",
    }

    def after(chosen: str) -> list[str | Chart]:
        said = (
            f"{mine[chosen]}\n\nTarnhold’s owner has twenty sister companies. They drew lots too. Here are all of "
            f"their draws together. Luck can still put each bar {100 * c6.TOGETHER_WITHIN:.0f} points off, either way."
        )
        return [said, by_hands(world)]

    return after


def _lead(world: World, third: str) -> float:
    return c6.halves(world, third).effect


def she_answers(world: World) -> Callable[[str], str]:
    """What becomes of a comment under the Buyer's post, and where both sellers under it stand on the index."""
    deals, place = world.opportunities, c6.posted(world, 3)
    owner = str(deals.loc[deals["opportunity_id"] == OPPORTUNITY_ID, "owner_id"].iloc[0])
    theirs = has(world.reps, [owner])
    if not c6.holders(world)[theirs][0]:
        raise ValueError("the lesson says that Deal 4471's seller holds a seat")
    quiet = has(world.reps, c6.no_seat_yet(world)["sellers"][c6.DOORS[1]])
    asker = int(np.argmax(np.where(quiet, c6.opened_for_patch(world), 0.0)))
    who, times = str(world.reps["rep_id"].iloc[asker]), c6.opened_for_patch(world)[asker]
    other = f"Another seller, {who}, wrote: “Two nights. What was missing?” That one she answers:"
    answers = {
        "ask": f"She answers within the hour. Seller {who} had asked her the same:",
        "similar": f"A question, but about you. “Good for them”, she writes. {other}",
        "paper": f"“Thanks”, she writes: a word that closes a talk. {other}",
        "like": f"She connects. You are one of nine hundred. {other}",
    }

    def after(chosen: str) -> str:
        return (
            f"{answers[chosen]}\n\n“Forty minutes of one night. Nobody could tell me whether the vaccines were still "
            "good. Thank you for asking; few do.”\n\n"
            f"The ‘So true!’ came from the seller on Deal 4471: {place[theirs][0]:.0f}th of 240 by the index, with a "
            f"seat. {who} is {place[asker]:.0f}th, has no seat, and opens {times:.1f} times as many deals as usual for "
            "the patch. A seat brings a seller under her post. It doesn’t bring the question."
        )

    return after


def best_guess(world: World) -> Chart:
    """What a seat should add in each third of hands, as far as anybody can see in this company."""
    gains = [c6.expected_gain(world, third) for third in c6.HANDS]
    title = f"Best guess: a seat in strong hands brings {_percent(gains[0])} deals"
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
    price = OFFERS["social_seats"].price_per_quarter * HORIZON
    worth, wins, added = (c6.seats_played(world)[column].to_dict() for column in ("worth", "wins", "added"))
    doors, quiet, posts, neither = c6.DOORS
    by_posts = (added[doors] - added[quiet], added[posts] - added[neither])
    by_doors = (added[doors] - added[posts], added[quiet] - added[neither])
    if min(worth.values()) < 0 or not 0.5 < min(by_posts) <= max(by_posts) < 1.5 or min(by_doors) < 5:
        raise ValueError(f"the lesson says that posts add about one point and doors over five; seats add {added}")

    def used(plan: Mapping[str, float]) -> dict[str, float]:
        return {name: min(plan[name], c6.NEXT_GROUP) for name in c6.DOORS}

    def margin(plan: Mapping[str, float]) -> float:
        idle = sum(plan[name] for name in c6.DOORS) - sum(used(plan).values())
        return float(sum(seats * worth[name] for name, seats in used(plan).items())) - idle * price

    def judged(plan: Mapping[str, float]) -> str:
        given = used(plan)
        if given[doors] + given[quiet] >= c6.NEXT_SEATS:
            return "You put doors first, the quiet ones too. That was the better call on what you could see."
        if given[posts] > given[quiet]:
            return (
                f"You gave more to those who post ({given[posts]:.0f}) than to quiet sellers who open doors "
                f"({given[quiet]:.0f}). It tempts: they would use it daily."
            )
        if plan[c6.KEEP] >= c6.NEXT_SEATS / 2:
            return (
                "You held back. Tarnhold’s own draw couldn’t tell; the twenty could, and a seat pays from one percent."
            )
        return f"You left {c6.NEXT_SEATS - given[doors] - given[quiet]:.0f} sellers who open doors without a seat."

    def after(shared: Mapping[str, float]) -> str:
        plan = {name: shared.get(name, 0.0) for name in (*c6.DOORS, c6.KEEP)}
        if sum(plan.values()) != c6.NEXT_SEATS:
            return f"Played out once all {c6.NEXT_SEATS} have a row. What you don’t buy goes to “{c6.KEEP}”."
        bought = sum(plan[name] for name in c6.DOORS)
        won = sum(seats * wins[name] for name, seats in used(plan).items())
        each = "; ".join(f"{name.lower()}: {_signed(worth[name])}" for name in c6.DOORS)
        return (
            f"{judged(plan)}\n\nTwo years later. {bought:.0f} seats for {dollars(bought * price)}: {won:.0f} more wins "
            f"and, after their price, {_signed(margin(plan))} of margin. One seat each, after its price: {each}.\n\n"
            "What a seat added to what its seller sells: with doors "
            f"{added[doors]:.1f} % with many posts, {added[quiet]:.1f} % with few; with few doors {added[posts]:.1f} % "
            f"and {added[neither]:.1f} %. So posts add about one point: there the sales lead is right. Doors add over "
            "five. (Quiet door openers sell more each, hence their dollars.)\n\n"
            f"{_truth(world)}"
        )

    return after


def _truth(world: World) -> str:
    """What the 120 seats of the pilot truly did, in the hands that held them."""
    history, without = world.truth.history, world.truth.without("P4")
    after, seats = slice(c6.AFTER[0] - 1, None), c6.holders(world)

    def gain(third: str) -> float:
        some = seats & c6.hands(world, third)
        made, usual = (past.opportunities[after][:, some].sum() for past in (history, without))
        return float(made / usual - 1.0)

    every, strong, middle, weak = (_percent(gain(third), 0) for third in ("all", *c6.HANDS))
    return (
        f"The truth, since this company is simulated: the pilot’s 120 seats brought {every} deals. In strong hands "
        f"{strong}, in middle hands {middle}, in weak hands {weak}. Nearly all of the weak hands’ "
        f"{_percent(_lead(world, 'weak'), 0)} was luck. So was most of the twenty’s {_percent(c6.TOGETHER['weak'], 0)} "
        "for weak hands, which is why few doors paid less than that promised. The sales lead is right that the tool "
        "works. The slide could never have shown it."
    )


def studied(*, against: str, weak_hands: str, support: str) -> Callable[[str], str]:
    """What follows the guess about sellers whom nobody helped with their software, contrary studies first."""
    mine = {
        "better": "No: worse, in this study. “Use it and you will sell” is what the slide says, too.",
        "same": "No: worse. Why, the study doesn’t say.",
        "worse": "Yes, worse. Why, the study doesn’t say.",
    }

    def after(chosen: str) -> str:
        return (
            f"{mine[chosen]} The study comes last; first, what speaks against tonight’s lesson. Use alone went with "
            f"more sales: {against}\n\nAnd some tools help weak hands most: {weak_hands}\n\nFor it: {support}\n\n"
            "Nobody we found has drawn lots for social selling itself."
        )

    return after


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
