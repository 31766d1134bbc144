"""What L5's lesson shows: a paper, a dashboard, the lot count beside it, how long a chip works, a quarter played."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from saleslab.analysis import l5
from saleslab.analysis.l5 import BEFORE_YOU, LEVER_NAMES
from saleslab.analysis.two_years import best_quarter, chip_worth, course, opening, team_quarter, tried
from saleslab.analysis.words import gained, signed_percent
from saleslab.charts.house import BLUE, GREY, Chart, phone_axes
from saleslab.org import World
from saleslab.org.policy import HORIZON
from saleslab.org.quarterly import GIVE, TRIED, Reading
from saleslab.org.two_years import CHIP, LEVERS

BET_WITHIN = 3
"""How far off a bet on a quarter's applause may be and still count, in points of percent."""
GOOD = 0.95
"""Share of a careful reader's quarter from which one's own is called as good: several draws differ by as much."""
FADED = "faded"
"""A lever that isn't one: coach development as it would be if it faded like training."""
MENU = {**LEVER_NAMES, FADED: "Coach development, if it faded like training"}
KEPT = "kept"
"""What a chip that is placed nowhere is put down as."""


def dashboard(world: World, quarter: int) -> Chart:
    """A quarter's dashboard as the operations lead draws it: growth on the quarter before, for whoever has a lever."""
    report = l5.before_you(world)[quarter - 1]
    values = {f"{LEVER_NAMES[line.lever]}, {line.teams} teams": 100 * line.dashboard for line in report.lines}
    values["The whole company"] = 100 * report.growth
    with phone_axes(f"Quarter {quarter}, on the quarter before", 2.0) as (figure, axes):
        names = list(reversed(values))
        axes.barh(names, [values[name] for name in names], color=GREY, height=0.6)
        reach = max(abs(each) for each in values.values())
        for row, name in enumerate(names):
            axes.text(max(values[name], 0) + 0.03 * reach, row, signed_percent(values[name] / 100), va="center")
        axes.axvline(0, color=GREY, linewidth=1)
        axes.set_xlim(min(0.0, *values.values()) * 1.15, max(reach * 0.2, *values.values()) * 1.3)
        axes.set_xlabel("bookings, %")
    said = ", ".join(f"{name} {signed_percent(each / 100)}" for name, each in values.items())
    return Chart(figure, f"Bars, bookings in quarter {quarter} on the quarter before: {said}.")


def lots(world: World, quarter: int) -> Chart:
    """The same quarter by lot: teams that have a lever against the rest, with luck; nothing where all have it."""
    lines = l5.before_you(world)[quarter - 1].lines
    readings = {LEVER_NAMES[line.lever]: line.lot for line in lines if line.lot}
    return _by_lot(f"Quarter {quarter}, by lot: new business", readings)


def opening_paper(world: World) -> Chart:
    """What each lever added in the fair tests before the first quarter, with luck."""
    tests = opening(world.index)
    return _by_lot("Before quarter 1, by lot", {name: tests[lever] for lever, name in LEVER_NAMES.items()})


def _by_lot(title: str, readings: dict[str, Reading]) -> Chart:
    """Readings by name: a dot each, with its give or take to both sides."""
    with phone_axes(title, 0.9 + 0.5 * len(readings)) as (figure, axes):
        for row, reading in enumerate(reversed(readings.values())):
            effect, luck = 100 * reading.effect, 100 * GIVE * reading.luck
            axes.plot([effect - luck, effect + luck], [row, row], color=GREY, linewidth=7, solid_capstyle="butt")
            axes.plot([effect], [row], "o", color=BLUE)
            axes.annotate(signed_percent(effect / 100), (effect, row), (0, 9), textcoords="offset points", ha="center")
        axes.axvline(0, color=GREY, linewidth=1)
        axes.set_yticks(range(len(readings)), list(reversed(readings)))
        axes.set_ylim(-0.6, len(readings) - 0.2)
        axes.set_xlabel("%, against the rest")
    said = "; ".join(
        f"{name} {signed_percent(each.effect)}, give or take {100 * GIVE * each.luck:.1f}"
        for name, each in readings.items()
    )
    return Chart(figure, f"{title}. Dots with luck bars, teams that have it against teams that have not: {said}.")


def bonus_made(world: World) -> float:
    """What the bonus truly made of its teams' new opportunities in quarter 1, in percent."""
    return 100 * l5.truly_added(world, "pay", 1)


def first_quarter(world: World) -> Callable[[Mapping[str, float], str], list[str | Chart]]:
    """What follows the bet on the bonus and the guess where its rise came from."""
    truth, lines = bonus_made(world), l5.before_you(world)[0].lines
    pulled = 100 * world.specification.parameters.bonus_pull
    replies = {
        "effort": "It tempts: you see them run. They ran with deals that were coming anyway.",
        "market": "A part of it: the teams without a bonus rose too. The rest is not the market’s.",
        "pulled": "A good bet.",
        "best": "They were drawn by lot. It is a good question for every pitch, and not the answer here.",
    }

    def after(bet: Mapping[str, float], chosen: str) -> list[str | Chart]:
        off = abs(bet["value"] - truth)
        verdict = "Close enough." if off <= BET_WITHIN else f"Off by {off:.0f}."
        return [
            f"You said {signed_percent(bet['value'] / 100)}, {bet['sure']:.0f} % sure. In truth the bonus made "
            f"{signed_percent(truth / 100)}: some price was given away, and nobody found one buyer more. {verdict}",
            f"{replies[chosen]} No page of this quarter could tell you. The ten teams without a bonus rose "
            f"{signed_percent(l5.growth_of_the_others(world))}. The twenty with it signed {pulled:.0f} % of a "
            f"quarter’s "
            "bookings weeks early, out of the next one. Below, the same quarter in new business alone, drawn "
            "teams against "
            "the rest. The grey bar is the give or take, luck to both sides: nineteen times in twenty the truth lies "
            "inside.",
            lots(world, 1),
            where_the_truth_lies(next(line.lot for line in lines if line.lever == "pay" and line.lot), truth / 100),
        ]

    return after


def where_the_truth_lies(reading: Reading, truth: float) -> str:
    """Whether a reading's give or take reaches the truth (a share), said beside its chart."""
    effect, luck = round(reading.effect, 3), round(GIVE * reading.luck, 3)  # as the chart says them
    low, high = effect - luck, effect + luck
    place = "inside" if low <= truth <= high else "outside, as one time in twenty"
    return (
        f"For the bonus it goes from {signed_percent(low)} to {signed_percent(high)}. The truth, "
        f"{signed_percent(truth)}, lies {place}. This bar couldn’t tell anybody so much. But it holds nothing "
        "like the applause."
    )


def cut(world: World) -> Callable[[str], list[str | Chart]]:
    """What follows the choice of what to cut after quarter 2: the truth of one chip on each, to the end."""
    brought = {lever: one_chip(world, lever, 1) for lever in ("coaching", "pay")}
    by_paper = chip_worth(world.index, "pay", opening(world.index)["pay"].effect, 1)
    replies = {
        "coaching": "So did the leader before you. Its teams’ bar was below zero; on this page alone, who wouldn’t?",
        "pay": "Yes. The leader before you kept it: three chips more.",
        "both": "Half of it. Quarter 2 looks bad for everybody who had the bonus in quarter 1: most teams.",
        "neither": "It tempts: give it time. The bonus has had its time; it is rented by the quarter.",
        "some": "Right by the rule of this house: with ten on and twenty off you can see what it does. What the "
        "look costs stands below, beside the bonus.",
    }
    first, second = (coaching_by_lot(world, quarter) for quarter in (1, 2))
    return lambda chosen: [
        f"{replies[chosen]} What one chip of quarter 1 truly brings by the end of the two years, its price paid: coach "
        f"development {gained(brought['coaching'])}, the bonus {gained(brought['pay'])}. The buyer had told you what "
        "the bonus buys: a signature that was coming, at a lower price.",
        "The bill had come: what most teams signed early in quarter 1 was missing in quarter 2, under every "
        "bar. That leader "
        "cut coach development. Nobody had asked for quarter 2 by lot. Here it is:",
        lots(world, 2),
        f"{second}: it crosses zero. That it was working, this bar alone can’t say; with quarter 1 ({first}) and the "
        "paper below it can. A good lever looks dead in the quarter somebody else’s bill comes. The "
        "company’s own tests, from before the first quarter, lay in the drawer:",
        opening_paper(world),
        f"Whatever reckons with this paper shares its luck: a chip on the bonus is {gained(by_paper)} by the paper, "
        f"{gained(brought['pay'])} in truth.",
    ]


def coaching_by_lot(world: World, quarter: int) -> str:
    """Coach development by lot in a quarter of the leader before you: "+3.4 %, give or take 4.2"."""
    reading = next(line.lot for line in l5.before_you(world)[quarter - 1].lines if line.lever == "coaching")
    return f"{signed_percent(reading.effect)}, give or take {100 * GIVE * reading.luck:.1f}" if reading else ""


def one_chip(world: World, lever: str, quarter: int) -> float:
    """What one chip on a lever in a quarter truly brings to the end, USD, its price paid, averaged over draws."""
    placed = [*({} for _ in range(quarter - 1)), {lever: 1}]
    return float(np.mean([world.two_years(placed, lot).value(world.two_years([], lot)) for lot in range(8)]))


_WIDTH, _ZERO, _TOP, _ROW = 412, 165, 52, 24
_SCALE = 235 / 420e3
"""Pixels for a dollar: the largest chip's quarter fits to the right of zero, the dearest to its left."""


def chip_over_time(world: World) -> Callable[..., tuple[str, str]]:
    """For any quarter a chip is placed in, and any lever: what it brings in each quarter to the end, by the paper."""

    def draw(value: float, lever: str) -> tuple[str, str]:
        quarter = min(max(round(value), 1), HORIZON)
        by_quarter = _brought(world, lever, quarter)
        total = sum(by_quarter) - CHIP
        title = f"{MENU[lever]}, a chip in quarter {quarter}"
        worth = f"{gained(total)} by the end, by the paper, its price paid"
        listed = ", ".join(f"Q{at} {each / 1e3:.0f}k" for at, each in enumerate(by_quarter, start=quarter))
        return _bars(title, worth, by_quarter, quarter), f"{title}: {worth}. Quarter by quarter: {listed}."

    return draw


def _brought(world: World, lever: str, quarter: int) -> Sequence[float]:
    cost, share = course("training" if lever == FADED else lever)
    lever = "coaching" if lever == FADED else lever
    lasts = 1 if LEVERS[lever].lasts == "quarter" else HORIZON - quarter + 1
    effects = (cost + opening(world.index)[lever].effect * share)[:lasts]
    return [float(each) * LEVERS[lever].teams * team_quarter(world.index) for each in effects]


def _bars(title: str, worth: str, values: Sequence[float], first: int) -> str:
    bars = "".join(_bar(value, quarter) for quarter, value in enumerate(values, first))
    end = _TOP + HORIZON * _ROW
    names = "".join(f'<text x="0" y="{_line(quarter)}">Q{quarter}</text>' for quarter in range(1, HORIZON + 1))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {end + 8}" fill="currentColor" '
        f'font-size="14" style="width:100%;min-width:0;max-width:36rem;height:auto"><text y="15" font-weight="bold" '
        f'font-size="16">{html.escape(title)}</text><text y="36">{html.escape(worth)}</text>'
        f'<path d="M{_ZERO} {_TOP}V{end}" stroke="{GREY}"/>{names}{bars}</svg>'
    )


def _bar(value: float, quarter: int) -> str:
    """One quarter's number, and its bar: to the left of zero where it costs."""
    length = abs(value) * _SCALE
    number = f"{value / 1e3:.0f}k".replace("-", "−")
    return (
        f'<text x="92" y="{_line(quarter)}" text-anchor="end">{number}</text>'
        f'<rect x="{_ZERO - length * (value < 0):.1f}" y="{_line(quarter) - 13}" width="{max(length, 1):.1f}" '
        f'height="16" fill="{BLUE}"/>'
    )


def _line(quarter: int) -> int:
    return _TOP + (quarter - 1) * _ROW + 17


def turns(world: World) -> int:
    """The first quarter in which a chip on answer prompts brings more than one on coach development, by the paper."""
    tests = opening(world.index)

    def worth(lever: str, quarter: int) -> float:
        return chip_worth(world.index, lever, tests[lever].effect, quarter)

    return next(q for q in range(1, HORIZON + 1) if worth("tools", q) > worth("coaching", q))


def when_it_turns(world: World) -> Callable[[float], str]:
    """What follows the quarter found on the slider."""
    found, tests = turns(world), opening(world.index)

    def after(said: float) -> str:
        verdict = "Yes" if round(said) == found else f"Quarter {found}"
        coaching, tools = (
            gained(chip_worth(world.index, lever, tests[lever].effect, found)) for lever in ("coaching", "tools")
        )
        return (
            f"{verdict}: there a chip on answer prompts brings {tools}, and one on coach development {coaching}. "
            "Whatever grows slowly and stays is for the first quarters. Whatever works at once can wait for the "
            "last.\n\n"
            "That coach development grows and stays is our assumption, here and in the twenty sister companies; "
            "no study "
            "cited in this course shows it. Whoever takes over a team goes through the programme as well; the "
            "price has "
            "that in it. Choose “if it faded like training” above: what is left of it?"
        )

    return after


def pitches(world: World) -> Callable[[str], str]:
    """What follows the choice of the number that goes into one's own sheet."""
    luck = f"{100 * GIVE * opening(world.index)['coaching'].luck:.1f}"
    early = signed_percent(l5.growth_of_the_others(world))
    replies = {
        "bonus": "It tempts: your own page, teams drawn by lot. But it isn’t set beside the teams not drawn. It is set "
        f"beside the quarter before, in which they rose {early} without a bonus.",
        "coaching": "Yes. Small, and drawn. It quotes no luck; as with the paper’s test, reckon with "
        f"{luck} to both sides.",
        "both": "An average of a test and an advertisement is half an advertisement.",
        "neither": "Healthy distrust, and too much of it: one of the two was counted against teams that wait.",
    }
    return lambda chosen: (
        f"{replies[chosen]}\n\nSo the consultant’s page proves nothing against the bonus either: in many sister "
        "companies the same page stands above a bonus that pays.\n\nAsk every vendor: who got it first, who "
        "decided that, and beside whom "
        "do you put them? Vendors here don’t lie about the draw. Yours might: ask for the list of names."
    )


def fresh_tests(world: World) -> str:
    """The two fresh trials in the learner's company, and the margin that the arithmetic needs."""
    first, second = (
        f"{signed_percent(each.effect)}, give or take {100 * GIVE * each.luck:.1f}" for each in tried(world.index)
    )
    return (
        f"The operations lead counts. In the first test, of one quarter, teams with answer prompts opened "
        f"{first}, against "
        f"the rest. In the second, of four quarters: {second}. The paper says "
        f"{signed_percent(opening(world.index)[TRIED].effect)}, and by luck alone it may lie "
        f"{100 * l5.apart_by_luck(world):.1f} points from the two together. And from the finance head: the "
        f"margin of one "
        f"team in one quarter is here ${team_quarter(world.index) / 1e3:,.0f}k."
    )


def played_out(world: World) -> Callable[[Mapping[str, float]], list[str]]:
    """What follows the learner's own quarter 4: what these chips truly bring, beside those of a careful reader."""
    careful = best_quarter(world.index, BEFORE_YOU)

    def brought(placed: Mapping[str, int]) -> float:
        before = list(BEFORE_YOU)
        return float(
            np.mean([world.two_years([*before, placed], lot).value(world.two_years(before, lot)) for lot in range(8)])
        )

    best = brought(careful)
    by_paper = opening(world.index)["coaching"].effect
    wait = chip_worth(world.index, "coaching", by_paper, 4) - chip_worth(world.index, "coaching", by_paper, 5)
    waiting = (
        f"To keep teams out one more quarter costs {gained(wait)} for each chip, by the paper. Four "
        "fair numbers agree, the paper, the academy’s and quarters 1 and 2 by lot, and a fifth would hardly bring "
        "coach development below the next best. Testing stops where the answer could no longer change the decision."
    )
    chips = ", ".join(f"{n} on {LEVER_NAMES[lever].lower()}" for lever, n in careful.items())

    def after(given: Mapping[str, float]) -> list[str]:
        placed = {lever: round(n) for lever, n in given.items() if n and lever != KEPT}
        mine = brought(placed)
        verdict = "As good, within the luck of the draw." if mine >= GOOD * best else "Where did the rest stay?"
        return [
            f"Your five chips truly bring {gained(mine)} by the end, their price paid. A careful reader of the same "
            f"pages places {chips}: {gained(best)}. {verdict}",
            "He multiplies, for each lever: teams a chip reaches, the quarters it is worth at its first-year average "
            f"(of the five left {l5.counts_for('coaching', 4):.1f} for coach development, "
            f"{l5.counts_for('training', 4):.1f} for training, which fades), percent by lot, and the margin "
            f"of a team and quarter, ${team_quarter(world.index) / 1e3:,.0f}k. Then he takes the price off, "
            f"${CHIP / 1e3:.0f}k, and starts with the highest.",
            f"Why give it to everybody now? {waiting}",
        ]

    return after


def outside(*studies: str) -> Callable[[str], str]:
    """What follows the guess on promoted sellers elsewhere: yes or no, then the studies."""
    promoted, timed, effort, redesigned, coached, prompts, support = studies
    replies = {
        "better": "No. It sounds fair: they know how it is done.",
        "same": "No, though that is what most firms seem to count on.",
        "worse": "Yes.",
    }
    return lambda chosen: (
        f"{replies[chosen]}\n\n{promoted}\n\nOn bonuses, against our quarter 1:\n\n{effort}\n\nAnd for it:\n\n{timed}"
        f"\n\nOn changing the pay (B: nobody was drawn by lot, so it isn’t A):\n\n{redesigned}\n\nFor tools "
        f"like answer "
        f"prompts:\n\n{prompts}\n\n{support}\n\nAnd coaching, which the plan above builds on, is far from proved:"
        f"\n\n{coached}\n\nWhat each lever does at Tarnhold is our setting, and we set it differently in the "
        f"twenty sister "
        "companies."
    )


def if_it_faded(brings: float) -> float:
    """What a chip of quarter 1 on coach development would bring, USD, if its effect faded like training's."""
    fades = float(course("training")[1].sum() / course("coaching")[1].sum())
    return fades * (brings + CHIP) - CHIP


def assumed(brings: float) -> str:
    """What is said wherever coach development is called the best place for a first chip."""
    return (
        f" That coach development stays and grows is our assumption: nobody could have seen on these pages that it "
        f"stays. If it faded like training, that chip would bring {gained(if_it_faded(brings))}."
    )


def hunch_answered(world: World) -> Callable[[Mapping[str, object], str], str]:
    """What follows the run: where the first chip would have gone before anything was seen, against the truth."""
    groups = {"tools": ("tools",), "people": ("training", "coaching", "promotions", "territories"), "pay": ("pay",)}
    worth = {lever: one_chip(world, lever, 1) for lever in LEVER_NAMES}

    def after(_: Mapping[str, object], hunch: str) -> str:
        return said(hunch) + (assumed(worth["coaching"]) if "coaching" in named(hunch) else "")

    def named(hunch: str) -> set[str]:
        return {max(each, key=lambda lever: worth[lever]) for each in (groups[hunch], tuple(worth))}

    def said(hunch: str) -> str:
        mine = max(groups[hunch], key=lambda lever: worth[lever])
        best = max(worth, key=lambda lever: worth[lever])
        opened = f"Before you had seen anything you said “{hunch}”. "
        if mine == best:
            return (
                opened + f"{LEVER_NAMES[best]} is where a first chip brings most here: {gained(worth[best])}. A hunch."
            )
        return (
            f"{opened}The best there, {LEVER_NAMES[mine].lower()}, brings {gained(worth[mine])} for a first chip; "
            f"{LEVER_NAMES[best].lower()} brings {gained(worth[best])}. Next door it is another lever."
        )

    return after
