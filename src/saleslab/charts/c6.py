"""What module C6 shows: the slide the learner makes, the envelope, success stories, stickers, hands and her post."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping

import numpy as np

from saleslab.analysis import c6
from saleslab.analysis.first_meetings import first_meetings
from saleslab.analysis.panel import has
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, phone_axes
from saleslab.org import World
from saleslab.org.case import OPPORTUNITY_ID

_WIDTH, _LEFT, _RIGHT = 440, 2, 438
_VENDOR = 45
"""The vendor's own number, in percent: `social_index_claim` in evidence.yml."""
BET_WITHIN = 3
"""How far off a bet on the lottery may be and still count: what the lesson's prediction asks for."""
_MEASURED = {
    "opened": ("open {} % more deals", "Deals opened; the average seller of such deals = 100"),
    "quota": ("are {} % likelier to make quota", "Share who made quota"),
    "bookings": ("book {} % more", "Bookings of one seller"),
    "patch": ("have patches worth {} % more", "What a patch usually buys; the average patch = 100"),
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
        others = len(world.reps) - high - low
        words = (
            f"{claim}. Year {year}: the {high} sellers with that year’s highest index against the {low} with the "
            f"lowest; "
            f"{_worth(metric, found.leaders)} against {_worth(metric, found.laggards)}. "
            + (f"{others} sellers are on neither side: {_worth(metric, found.between)}." if others else "")
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
    scale = 240 / max(*values, 1e-9)
    rows = (
        (62, f"{counted[0]} leaders", values[0], BLUE),
        (102, f"{counted[1]} laggards", values[1], ORANGE),
    )
    bars = "".join(
        f'<text x="{_LEFT}" y="{y + 21}">{name}</text>'
        f'<rect x="{_LEFT + 110}" y="{y}" width="{scale * value:.1f}" height="32" fill="{colour}"/>'
        f'<text x="{_LEFT + 118 + scale * value:.1f}" y="{y + 21}">{_worth(metric, value)}</text>'
        for y, name, value, colour in rows
    )
    return _svg(
        claim,
        f"{_MEASURED[metric][1]}, year {year}",
        250,
        bars
        + f'<text x="{_LEFT}" y="176">All 240 sellers, highest social index first</text>'
        + _strip(240, *counted)
        + f'<text x="{_LEFT}" y="236" font-size="13">leaders</text>'
        f'<text x="{_RIGHT}" y="236" text-anchor="end" font-size="13">laggards</text>'
        f'<text x="{(_LEFT + _RIGHT) / 2}" y="236" text-anchor="middle" font-size="13">'
        f"{240 - sum(counted)} on neither side</text>",
    )


def _strip(sellers: int, leaders: int, laggards: int) -> str:
    """One tick a seller, in the order of the index; who is on neither side is short and grey."""
    wide = (_RIGHT - _LEFT) / sellers

    def ticks(first: int, last: int, colour: str, top: int) -> str:
        path = "".join(f"M{_LEFT + (at + 0.5) * wide:.2f} {top}V218" for at in range(first, last))
        return f'<path d="{path}" stroke="{colour}" stroke-width="1.2"/>' if path else ""

    return (
        ticks(0, leaders, BLUE, 186)
        + ticks(leaders, sellers - laggards, GREY, 206)
        + ticks(sellers - laggards, sellers, ORANGE, 186)
    )


def before_seats(world: World, exhibit: str) -> Callable[..., str]:
    """What follows the look at year 1, given its number, the signed one and the bet: who led without any seat."""
    year_1, year_3 = (round(100 * c6.contrast(world, 48, 72, "opened", year).more) for year in (1, 3))
    patch, rich = (100 * c6.contrast(world, 48, 72, "patch", year).more for year in (1, 3))
    opened, kept = 100 * c6.from_the_same_patch(world), 100 * c6.kept_names(world, 3)
    bare, among = 100 * c6.without_the_seats(world, 3), int(c6.holders(world)[c6.posted(world, 3) <= 48].sum())
    if year_3 - bare > 3 or abs(kept - year_1) > 3 or among < 30 or rich < 1.5 * patch:
        raise ValueError(
            f"the lesson says that new names and richer patches, and hardly the seats, raise year 3: {year_3} against "
            f"{bare} without the seats and {kept} with year 1's names; {among} hold one; patches {patch}, then {rich}"
        )

    def after(seen: float, signed: float, _bet: Mapping[str, float]) -> str:
        return (
            f"You signed {_signed_percent(signed)}. In year 1, without a seat in the house, you read "
            f"{_signed_percent(seen)}. 48 against 72, deals opened: +{year_1} % in year 1, +{year_3} % in "
            "year 3.\n\n"
            f"Year 1’s leaders have patches worth {patch:.0f} % more, and from the same patch they open {opened:.0f} % "
            "more deals. Whoever opens doors and has much to tell also posts.\n\n"
            f"Why more in year 3? Not for the seats: take off what the draw below says they add, and +{bare:.0f} % is "
            f"left. The names have changed, and the new leaders have richer patches. With year 1’s names it is "
            f"+{kept:.0f} %.\n\n"
            f"And the vendor counted no deals at all; it asked sellers. Our card:\n\n{exhibit}"
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
    title = f"Holders open {100 * abs(half.effect):.1f} % {more} deals"
    with phone_axes(title if told else "Both halves open more than before", 3.0) as (figure, axes):
        for who, before, colour, style, name in (
            (seats, half.holders_before, BLUE, "-", "Drew a seat"),
            (~seats, half.others_before, ORANGE, "--", "Drew none"),
        ):
            level = 100 * opened[who].mean(axis=0) / before
            axes.plot(range(1, 13), level, style, color=colour, label=name, linewidth=2)
        axes.axvline(6.5, color=GREY, linewidth=1)
        axes.text(6.6, 0.03, "seats", transform=axes.get_xaxis_transform(), fontsize=9)
        axes.set_xticks([1, 5, 9], ["Year 1", "Year 2", "Year 3"])
        axes.set_ylabel("Deals opened (before = 100)")
        axes.legend(frameon=False, loc="upper left")
    words = (
        f"Deals opened in a quarter; each half’s average before the draw = 100. The 120 who drew a seat: {drew:.1f} "
        f"after it. The 120 who drew none: {drew_none:.1f}."
    )
    anyway = f" {drew:.1f} divided by {drew_none:.1f}: {100 * abs(half.effect):.1f} % {more}."
    return Chart(figure, words + (anyway if told else ""))


def stories(world: World) -> Callable[[float], tuple[str, str]]:
    """Sellers with a seat and without whose deals grew by so many percent or more, as success stories."""

    def draw(by: float) -> tuple[str, str]:
        seats, none = c6.grew(world, by / 100)
        title = f"{seats} success stories with a seat, {none} without"
        scale = 250 / max(c6.grew(world, 0.0))
        bars = "".join(
            f'<text x="{_LEFT}" y="{y + 21}">{name}</text>'
            f'<rect x="{_LEFT + 130}" y="{y}" width="{scale * count:.1f}" height="32" fill="{colour}"/>'
            f'<text x="{_LEFT + 138 + scale * count:.1f}" y="{y + 21}">{count}</text>'
            for y, name, count, colour in (
                (56, "120 drew a seat", seats, BLUE),
                (96, "120 drew none", none, ORANGE),
            )
        )
        under = f"Sellers who open {by:.0f} % more deals than before the draw, or better"
        return _svg(title, under, 140, bars), f"{title}. {under}."

    return draw


def told_stories(world: World) -> Callable[[float], str]:
    """What follows the guess at how many sellers without a seat have the same story."""
    seats, none = c6.grew(world, c6.STORY)

    def after(guess: float) -> str:
        return (
            f"You said {guess:.0f}; it is {none}. So of the {seats} with a seat, about {none} would have had their "
            f"year without one. They earned their applause; the seat didn’t. {seats - none} are left. Is that the "
            "seats? Or better luck in one half of the room?"
        )

    return after


def stickers(world: World, *, told: bool = True) -> Callable[..., tuple[str, str]]:
    """Stickers given out by lot, up to a hundred times, beside the real seats; for all sellers or one third.

    ``told``: whether it says how far the holders are ahead.
    """

    def draw(count: float, whose: str = "all") -> tuple[str, str]:
        real = c6.halves(world, whose).effect
        drawn = c6.blanks(world, whose)[: int(count)]
        as_well = int((drawn >= real).sum())
        lead = f"Among {_HANDS[whose]}, the holders are {100 * abs(real):.1f} % {'ahead' if real >= 0 else 'behind'}. "
        if not len(drawn):
            title = "Move the slider to give out stickers"
            return _dots(title, None, drawn, told=told), f"{title}."
        title = f"Stickers did as well as seats {as_well} of {len(drawn)} times"
        return _dots(title, real, drawn, told=told), f"{lead if told else ''}{title}."

    return draw


def _dots(title: str, real: float | None, drawn: np.ndarray, *, told: bool) -> str:
    """A dot for each draw of stickers, blue where it did as well as the seats, which are the line.

    ``real``: None until stickers are given out, so that nothing of the seats is told before the bet.
    """
    low, high = min(-0.2, (real or 0.0) - 0.02), max(0.2, (real or 0.0) + 0.02)
    scale = (_RIGHT - _LEFT - 60) / (high - low)

    def across(value: float) -> float:
        return _LEFT + 30 + (min(max(value, low), high) - low) * scale

    seen: dict[int, int] = {}
    dots = []
    for value in drawn:
        column = round(across(float(value)) / 7)
        seen[column] = seen.get(column, 0) + 1
        colour = BLUE if real is not None and value >= real else GREY
        dots.append(f'<circle cx="{7 * column}" cy="{207 - 7 * seen[column]}" r="3" fill="{colour}"/>')
    ticks = "".join(
        f'<text x="{across(at):.1f}" y="224" text-anchor="middle" font-size="13">{_percent(at, 0)}</text>'
        for at in ((-0.2, -0.1, 0.0, 0.1, 0.2, 0.3) if told else (0.0,))
        if low <= at <= high
    )
    return _svg(
        title,
        "Each dot: one draw of stickers. Deals opened by those with one",
        250,
        f'<path d="M{_LEFT} 204H{_RIGHT}" stroke="{GREY}"/>{"".join(dots)}{ticks}'
        + ("" if real is None else _seats_line(across(real), f"the seats{f' {_percent(real)}' if told else ''}")),
    )


def _seats_line(at: float, said: str) -> str:
    anchor = "end" if at > _WIDTH / 2 else "start"
    return (
        f'<path d="M{at:.1f} 62V204" stroke="{ORANGE}" stroke-width="3"/>'
        f'<text x="{at + (-6 if anchor == "end" else 6):.1f}" y="60" text-anchor="{anchor}" font-weight="bold">'
        f"{said}</text>"
    )


def by_hands(world: World) -> Chart:
    """How far holders are ahead in each third: in this company's lottery, and in the twenty together."""
    own = [c6.halves(world, third).effect for third in c6.HANDS]
    together = [c6.TOGETHER[third] for third in c6.HANDS]
    places = np.arange(3)
    with phone_axes("One pilot mixes them up; twenty don’t", 3.2) as (figure, axes):
        for shift, values, colour, name in (
            (-0.19, own, GREY, "Tarnhold’s pilot alone"),
            (0.19, together, BLUE, "twenty companies together"),
        ):
            bars = axes.bar(places + shift, [100 * value for value in values], 0.36, color=colour, label=name)
            axes.bar_label(bars, [_percent(value) for value in values], padding=3, fontsize=8)
        axes.axhline(0, color=GREY, linewidth=1)
        axes.set_xticks(places, [_HANDS[third].capitalize() for third in c6.HANDS])
        axes.set_ylabel("Holders ahead, % deals")
        axes.margins(y=0.18)
        axes.legend(frameon=False, loc="upper center", bbox_to_anchor=(0.5, -0.1))
    words = "; ".join(
        f"{_HANDS[third]}: {_percent(mine)} in Tarnhold’s pilot alone, {_percent(all_of_them)} in the twenty together"
        for third, mine, all_of_them in zip(c6.HANDS, own, together, strict=True)
    )
    return Chart(figure, f"How far holders are ahead. {words}.")


def cut_in_three(world: World) -> str:
    """How far holders are ahead in each third of this company's pilot."""
    strong, middle, weak = (_percent(_lead(world, third)) for third in c6.HANDS)
    return f"Holders against the others: strong hands {strong} deals, middle hands {middle}, weak hands {weak}."


def whose_hands(world: World) -> Callable[[str], list[str | Chart]]:
    """What follows the answer to whose hands a seat helps: three sellers, and the twenty companies."""
    lead = {third: _lead(world, third) for third in c6.HANDS}
    if c6.stands_out(world):
        raise ValueError("the lesson says that Tarnhold's pilot is not over the bar")
    weak, without = int((c6.hands(world, "weak") & c6.holders(world)).sum()), c6.without_best(world, "weak", 3)
    if lead["weak"] != max(lead.values()) or lead["middle"] > 0 or without > 0.6 * lead["weak"]:
        raise ValueError(f"the lesson says that three sellers make nearly half the weak hands' lead: {lead}, {without}")
    three = (
        f"{weak} weak hands hold a seat. Leave out the three whose year was best, and {_percent(lead['weak'])} becomes "
        f"{_percent(without)}."
    )
    doors, few = 100 * c6.no_seat_yet(world)["gain"].iloc[[0, -1]]
    pays, luck = 100 * c6.pays_from(world), 100 * float(c6.blanks(world).std())
    if 2 * pays > luck:
        raise ValueError(f"the lesson says that a draw can't see what pays for a seat: {pays} %, stickers {luck} %")
    guessed = (
        "To bet money we mix the two: how much a seat adds here, mostly from this pilot; in whose hands, from the "
        f"twenty. With sellers who open doors a seat should add {doors:.1f} % deals, with the others {few:.1f} %."
    )
    mine = {
        "weak": f"{_percent(lead['weak'])} looks like a lot. {three} That is no base to buy on.",
        "strong": f"It sounds right. But this pilot would say it even louder of weak hands. {three}",
        "unsure": f"Yes. {three} One pilot can say how much, roughly. Cut in three it tells stories.",
        "middle": f"Why should it? A seat can’t shut a door. Nor does the rest hold. {three}",
    }

    def after(chosen: str) -> list[str | Chart]:
        said = (
            f"{mine[chosen]} And over all 240? Stickers do as well in {c6.by_luck(world)} of 100; our bar is fewer "
            f"than {c6.BAR}. This pilot doesn’t say yet.\n\n“Your bar sees only large effects”, says the vendor. “A "
            f"seat pays from +{pays:.1f} % deals.” True, and stickers alone often swing {luck:.0f} % either way. So "
            "ask more draws. Tarnhold’s owner has twenty sister companies, and they drew lots too. "
            f"All twenty together: luck can still put each bar {100 * c6.TOGETHER_WITHIN:.0f} points "
            "off, either way."
        )
        return [said, by_hands(world), guessed]

    return after


def _lead(world: World, third: str) -> float:
    return c6.halves(world, third).effect


def seat_costs(world: World) -> Callable[[float], tuple[str, str]]:
    """What a seat should bring in each group without one, and the luck in it, against what it costs with its posts."""
    groups = c6.no_seat_yet(world)
    zero, scale = _LEFT + 196, 170 / float((groups["brings"] + groups["give_or_take"]).max())

    def draw(posts: float) -> tuple[str, str]:
        cost = c6.next_price() + c6.posts_cost(posts)
        odds = {name: round(10 * chance) for name, chance in c6.chance_to_pay(world, cost).items()}
        line = zero + scale * cost
        bars, each = [], []
        for y, (name, brings, around) in zip(
            (56, 92, 128, 164), groups[["brings", "give_or_take"]].itertuples(name=None), strict=True
        ):
            low, high = (zero + scale * (brings + way * around) for way in (-1, 1))
            bars.append(
                f'<text x="{_LEFT}" y="{y + 19}">{name}</text>'
                f'<rect x="{zero}" y="{y}" width="{scale * brings:.1f}" height="28" '
                f'fill="{BLUE}"/>'
                f'<path d="M{low:.1f} {y + 14}H{high:.1f}M{low:.1f} {y + 9}v10M{high:.1f} {y + 9}v10" '
                f'stroke="currentColor" stroke-width="1.5"/>'
                f'<text x="{high + 6:.1f}" y="{y + 19}">{_thousands(brings)}</text>'
            )
            each.append(f"{name.lower()} {_thousands(brings)}, give or take {_thousands(around)}: {odds[name]} of 10")
        title = f"{posts:.0f} posts a month: a seat costs ${cost:,.0f}"
        marks = (
            f'{"".join(bars)}<path d="M{line:.1f} 50V198" stroke="{ORANGE}" stroke-width="3"/>'
            f'<text x="{line:.1f}" y="214" text-anchor="middle">costs ${cost:,.0f}</text>'
        )
        words = (
            f"{title}. What it should bring, and in how many of 10 such companies it pays: {'; '.join(each)}. The "
            "thin line is luck of the pilots alone; money swings more."
        )
        return _svg(title, "Bar: margin a seat should bring in two years. Thin line: luck", 222, marks), words

    return draw


def _thousands(amount: float) -> str:
    """An amount of some thousand dollars, to a tenth: two groups may lie on either side of the same price."""
    return f"${amount / 1e3:.1f}k"


def she_answers(world: World) -> Callable[[str], str]:
    """What becomes of a comment under the Buyer's post, and where both sellers under it stand on the index."""
    deals, place = world.opportunities, c6.posted(world, 3)
    owner = str(deals.loc[deals["opportunity_id"] == OPPORTUNITY_ID, "owner_id"].iloc[0])
    theirs = has(world.reps, [owner])
    if not c6.holders(world)[theirs][0]:
        raise ValueError("the lesson says that Deal 4471's seller holds a seat")
    quiet = np.flatnonzero(has(world.reps, c6.no_seat_yet(world)["sellers"][c6.DOORS[1]]))
    # The middle of the group: the best of thirty would be one more success story.
    asker = quiet[np.argsort(-c6.opened_for_patch(world)[quiet], kind="stable")[len(quiet) // 2]]
    who, times = str(world.reps["rep_id"].iloc[asker]), c6.opened_for_patch(world)[asker]
    other = f"Seller {who} had asked: “Two nights. Who had to stay up with you?”"
    answers = {
        "who": f"You are a little late: seller {who} has asked her the same, and got this.",
        "missing": "Your question is about her, and in the wrong place. She answers days later, and only you: “Not "
        f"where my inspector reads.” {other}",
        "similar": f"A question, but about you. “Good for them”, she writes. {other}",
        "paper": f"“Thanks”, she writes: a word that closes a talk. {other}",
    }

    def after(chosen: str) -> str:
        return (
            f"{answers[chosen]}\n\n“Our trainee. She found it at four in the morning, and she was right.” Then "
            f"a message, for {who} alone: “She keeps asking whether she is in trouble. Do others have that?” An hour "
            "later they were on the telephone.\n\n"
            "You pass it on to the sales lead, who rings her: how often should we post? “Do you post? I answered one "
            "of you. She asked what I could say aloud.”\n\n"
            f"The ‘So true!’ came from the seller on Deal 4471: {place[theirs][0]:.0f}th of 240 by the index, with a "
            f"seat. {who} is {place[asker]:.0f}th and has no seat. No star: in the middle of the quiet door openers, "
            f"{times:.1f} times the usual deals for the patch. One answer makes no case for either.\n\n"
            "“I asked for one buyer”, says the sales lead. “Nobody has to post for now. What do we try?”"
        )

    return after


def best_guess(world: World) -> Chart:
    """What a seat should add in each third of hands, as far as anybody can see in this company."""
    gains = [c6.expected_gain(world, third) for third in c6.HANDS]
    title = f"Best guess, strong hands: {_percent(gains[0])} deals"
    with phone_axes(title, 2.6) as (figure, axes):
        bars = axes.bar(range(3), [100 * gain for gain in gains], 0.5, color=BLUE)
        axes.bar_label(bars, [_percent(gain) for gain in gains], padding=3)
        axes.axhline(0, color=GREY, linewidth=1)
        axes.set_xticks(range(3), [_HANDS[third].capitalize() for third in c6.HANDS])
        axes.set_ylabel("A seat adds, %")
        # A tenth of a percent must not look like much.
        axes.set_ylim(min(-2.0, 125 * min(gains)), max(8.0, 125 * max(gains)))
    words = "; ".join(f"{_HANDS[third]} {_percent(gain)}" for third, gain in zip(c6.HANDS, gains, strict=True))
    return Chart(figure, f"Best guess of what a seat adds to deals opened in this company: {words}.")


def played(world: World) -> Callable[[list[str], list[str], str], str]:
    """What follows the second plan, given both and the rule to be tested: two years of the company with each plan."""
    brings, added = (c6.seats_played(world)[column].to_dict() for column in ("brings", "added"))
    names = dict(zip(("doors", "quiet", "posts", "neither"), c6.DOORS, strict=True))
    seat, ruled = c6.next_price(), c6.next_price() + c6.RULES["posts"]
    if max(brings[few] for few in c6.DOORS[2:]) > ruled or min(brings.values()) < seat:
        raise ValueError(f"the lesson says that without ten posts two more groups pay; seats bring {brings}")
    doors, few = (round(10 * c6.chance_to_pay(world, seat)[group]) for group in (c6.DOORS[0], c6.DOORS[-1]))
    if doors < 9 or not 5 <= few <= 7:
        raise ValueError(f"the lesson says that doors are a good bet and few doors an open one: {doors}, {few} of 10")

    def margin(chosen: list[str], paid: float) -> float:
        return float(sum(c6.NEXT_GROUP * (brings[names[group]] - paid) for group in chosen if group in names))

    def seats(chosen: list[str]) -> int:
        return c6.NEXT_GROUP * sum(group in names for group in chosen)

    def after(again: list[str], first: list[str], rule: str) -> str:
        before, now = margin(first, ruled), margin(again, seat)
        hours = c6.RULES["posts"] / c6.HOUR * seats(first)
        each = ", ".join(f"{name.lower()} {added[name]:.1f} %" for name in c6.DOORS)
        came_in = "You took it, and it came in" if {"posts", "neither"} & set(again) else "You passed, and it came in"
        return (
            f"Two years later. Your first plan, {seats(first)} seats with ten posts a month: {_signed(before)} of "
            f"margin, and {hours:,.0f} hours of posts. Your second, {seats(again)} seats: {_signed(now)}. "
            f"{_difference(now - before, seats(first) * c6.RULES['posts'])}\n\n"
            f"So much a seat really added: {each}.\n\nJudge your plan by what you could see. With door openers a seat "
            f"pays in {doors} of 10 such companies: a bet worth its price, not yet shown. With few doors in {few} of "
            f"10. {came_in}; it might not have. There you can draw lots.\n\n{_tested(rule, seats(again))}\n\n"
            f"{_truth(world)}"
        )

    return after


def _difference(more: float, hours: float) -> str:
    """How far the second plan is from the first, in USD, and how much of it are hours of posts no longer paid for."""
    if more == 0:
        return "The same. Her word changed nothing for you."
    saved, moved = f"{_signed(hours)} for hours of posts saved", f"{_signed(more - hours)} for who has a seat now"
    told = f"That is {_signed(more)} after her word: {', '.join([saved] * (hours > 0) + [moved] * (more != hours))}."
    return told if more >= hours else f"{told} Which other seats would have paid?"


def _tested(rule: str, seats: int) -> str:
    """What a test of the rule on half of the seats costs, apart from both plans, and what it can tell."""
    if not seats:
        return "Without a seat there is no rule to test."
    if rule == "nothing":
        return "You test no rule. It costs nothing, and next year you will know as much as today."
    return (
        f"Your test, half of {seats} seats: {dollars(seats / 2 * c6.RULES[rule])} of hours, not counted above. It buys "
        "an answer. Count buyers who answer; on deals a lot this small sees only large effects. We let neither posts "
        "nor questions bring deals by themselves: our setting. In your company a lot would tell."
    )


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
        f"{_percent(_lead(world, 'weak'), 0)} was luck. The sales lead is right that the tool works. The slide could "
        "never have shown it."
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
            f"{mine[chosen]} {support}\n\nWhat speaks against tonight’s lesson: use alone went with more sales. "
            f"{against}\n\nAnd some tools help weak hands most: {weak_hands}\n\n"
            "Nobody we found has drawn lots for social selling itself."
        )

    return after


def by_their_words(world: World) -> Callable[[Mapping[str, str]], str]:
    """What the learner's reading of the buyers makes of the dashboard's count."""
    listed = len(first_meetings(world))

    def after(read: Mapping[str, str]) -> str:
        posts, questions = (sum(label == brought for label in read.values()) for brought in ("post", "question"))
        return (
            f"The dashboard counts {listed} first meetings from social. By your reading it is {posts + questions}: "
            f"{posts} from posts, {questions} from questions. That is the number you would put your name to."
        )

    return after


def _percent(share: float, digits: int = 1) -> str:
    """A share as the course writes a change: "+3.2 %", "−4.2 %", "0 %"."""
    number = f"{100 * share:+.{digits}f}"
    return f"{number.replace('-', '−') if float(number) else '0'} %"


def _signed_percent(number: float) -> str:
    return f"{number:+.0f} %".replace("-", "−")


def _signed(amount: float) -> str:
    return f"{'−' if amount < 0 else '+'}{dollars(abs(amount))}"


def _svg(title: str, under: str, height: int, marks: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" fill="currentColor" font-size="15" '
        f'style="width:100%;min-width:0;max-width:36rem;height:auto">'
        f'<text x="{_LEFT}" y="18" font-weight="bold" font-size="16">'
        f'{html.escape(title)}</text><text x="{_LEFT}" y="38" font-size="13">{html.escape(under)}</text>{marks}</svg>'
    )
