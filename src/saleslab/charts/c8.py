"""What module C8 shows: one number per tool, the same tools by whose hands, a plan played out, and what was bought."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from saleslab.analysis import c8
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, house_axes
from saleslab.org import World

TOOL_NAMES = {
    "lead_research": "Lead research",
    "meeting_prep": "Meeting prep",
    "answer_prompts": "Answer prompts",
    "ai_coach": "AI coach",
}
BET_WITHIN = 3
"""How far off a bet on the weak hands may be and still count, in points of percent."""
_REACH = 0.16
"""Standard deviation, as a share of all sellers, of the weights around the slider's place."""
_LOOKS = {
    "lead_research": ("o", "-", BLUE),
    "meeting_prep": ("^", "--", BLUE),
    "answer_prompts": ("s", "-", ORANGE),
    "ai_coach": ("D", ":", GREY),
}
_AXIS = "Conversations that advance, % more than without a tool"


def first_page(world: World) -> Chart:
    """What the operations lead put on page one: each tool's average over everybody."""
    gains = {tool: 100 * c8.overall(world, tool) for tool in c8.TOOLS}
    best, worst = max(gains, key=gains.__getitem__), min(gains, key=gains.__getitem__)
    title = f"{TOOL_NAMES[best]} lead, {TOOL_NAMES[worst].lower()} trails"
    with house_axes(title, height=2.4) as (figure, axes):
        names = sorted(gains, key=gains.__getitem__)
        axes.barh([TOOL_NAMES[name] for name in names], [gains[name] for name in names], color=GREY, height=0.6)
        for row, name in enumerate(names):
            axes.text(gains[name] + 0.2, row, f"{gains[name]:+.1f} %", va="center")
        axes.set_xlim(0, max(gains.values()) * 1.2)
        axes.set_xlabel(_AXIS)
    said = ", ".join(f"{TOOL_NAMES[name]} {gains[name]:+.1f} %" for name in reversed(names))
    return Chart(figure, f"Bars, average over all hands: {said} conversations that advance.")


def weak_hands(world: World) -> float:
    """What lead research did in weak hands, in percent of conversations that advance without it."""
    return 100 * c8.pilot(world)["lead_research", "weak"].relative


def bet_and_lead_research(world: World) -> Callable[[Mapping[str, float]], list[str | Chart]]:
    """What follows a locked bet on lead research in weak hands: the miss, and that tool by hands."""
    found = weak_hands(world)

    def after(guess: Mapping[str, float]) -> list[str | Chart]:
        miss = abs(guess["value"] - found)
        side = "inside" if miss <= BET_WITHIN else "outside"
        said = (
            f"You said {_percent(guess['value'])}; it was {_percent(found)}. Off by {miss:.0f}: {side} the "
            f"{BET_WITHIN} you gave yourself, and you were {guess['sure']:.0f} % sure."
        )
        chart = _by_hands(world, ("lead_research",), "Lead research is not one number")
        return [said, chart, "The dot is what was seen; the thin bar is what luck alone can do."]

    return after


def slide_hands(world: World) -> Draw:
    """For sellers around any place from the weakest to the strongest hands: what each tool added there."""
    curves = {tool: [_around(world, tool, place / 100) for place in range(101)] for tool in c8.TOOLS}
    low, high = min(map(min, curves.values())) - 1, max(map(max, curves.values())) + 1
    sellers = len(world.reps)

    def draw(seller: float) -> tuple[str, str]:
        place = round(100 * (seller - 1) / (sellers - 1))
        gains = {tool: curve[place] for tool, curve in curves.items()}
        best = max(gains, key=gains.__getitem__)
        listed = ", ".join(f"{_name(tool)} {_percent(gain)}" for tool, gain in gains.items())
        words = f"Around seller {seller:.0f}, counted from the weakest hands: {listed}. Ahead: {_name(best)}."
        return _bars(gains, best, low, high, f"Ahead around seller {seller:.0f}: {_name(best)}"), words

    return draw


def true_shapes(world: World) -> list[str | Chart]:
    """Two tools that cross, the four tools as they truly are, and what the pilot could not have told."""
    seen = {cell: _percent(100 * c8.pilot(world)[cell].relative) for cell in c8.pilot(world)}
    blurred = [_name(tool) for tool in c8.TOOLS if c8.shapes(world, tool) == {"cannot_tell"}]
    coach = ", ".join(seen["ai_coach", whose] for whose in c8.HANDS)
    return [
        f"Same price. Lead research: {seen['lead_research', 'strong']} in strong hands, "
        f"{seen['lead_research', 'weak']} in weak ones. Answer prompts: {seen['answer_prompts', 'strong']} in strong "
        f"hands, {seen['answer_prompts', 'weak']} in weak ones. One widens the gap, one closes it. An average adds the "
        "same to everybody; hands don't.",
        "Now hold your tasting beside it. The truth, since this company is simulated:",
        _true_lines({tool: [100 * gain for gain in c8.true_gains(world, tool).values()] for tool in c8.TOOLS}),
        f"The pilot saw less. On {' and '.join(blurred)} it could not tell: of the coach it saw {coach} in weak, "
        "middle and strong hands, within what luck can do. It has to guess whose hands are strong, and has few sellers "
        "in each third.",
    ]


def _true_lines(gains: Mapping[str, list[float]]) -> Chart:
    title = "Two tools widen the gap, one closes it, one peaks"
    ends = {"lead_research": 0.6, "meeting_prep": -0.6, "answer_prompts": 0.7, "ai_coach": -1.7}
    with house_axes(title, height=3.4) as (figure, axes):
        for tool, gain in gains.items():
            marker, line, colour = _LOOKS[tool]
            axes.plot(range(3), gain, marker=marker, linestyle=line, color=colour)
            axes.text(2.08, gain[-1] + ends[tool], TOOL_NAMES[tool], va="center")
        axes.axhline(0, color=GREY, linewidth=1)
        axes.set_xlim(-0.15, 2.95)
        axes.set_xticks(range(3), [f"{whose} hands" for whose in c8.HANDS])
        axes.set_ylabel("% more conversations advance")
    said = "; ".join(
        f"{TOOL_NAMES[tool]} "
        + ", ".join(f"{_percent(each)} {whose}" for each, whose in zip(gain, c8.HANDS, strict=True))
        for tool, gain in gains.items()
    )
    return Chart(figure, f"Lines over weak, middle and strong hands, conversations that truly advance: {said}.")


def played_out(world: World) -> Callable[[Mapping[str, str]], list[str | Chart]]:
    """What follows the plan for six: its worth on the pilot's numbers, and the same plan played for everybody."""
    six = c8.six_sellers(world)
    best = {seller.rep_id: _best_tool(world, seller) for seller in six}
    turned = {seller.rep_id: _worst_tool(world, seller) for seller in six}
    average = max(c8.TOOLS, key=lambda tool: c8.average_gain(world, tool))
    rest = {
        f"{TOOL_NAMES[average].replace(' ', chr(10))}\nfor all": c8.played(
            world, dict.fromkeys(map(str, world.reps["rep_id"]), average)
        ),
        "Matched\nto hands": c8.played(world, c8.for_everybody(world, best)),
        "The wrong\nway round": c8.played(world, c8.for_everybody(world, turned)),
    }

    def after(plan: Mapping[str, str]) -> list[str | Chart]:
        seen, best_seen = (
            sum(c8.visible_worth(world, each[seller.rep_id], seller) for seller in six) for each in (plan, best)
        )
        results = {"Your\nplan": c8.played(world, c8.for_everybody(world, plan)), **rest}
        left = best_seen - seen
        judged = (
            "No plan beats yours on what the pilot showed."
            if left < 1_000
            else f"The best plan on the same numbers is worth {dollars(left)} more."
        )
        return [
            f"Your six, on the pilot’s numbers: {_signed(seen)} of margin in eight quarters, seats paid. {judged} The "
            f"organisation played it: {_signed(c8.played(world, plan))}.",
            _results(results),
            f"Now everybody with such hands gets what you gave. {TOOL_NAMES[average]} for all is what page one "
            f"recommends. Matched to hands, by the pilot: {_in_words(six, best)}. The wrong way round: "
            f"{_in_words(six, turned)}. In these three everybody has a seat, and the bill is the same.",
        ]

    return after


def one_story(world: World) -> Callable[[str], list[str | Chart]]:
    """What follows the choice of what to do with one buyer's story: what counting it shows, and what was bought."""
    asked = c8.asked_afterwards(world)
    feared = asked[asked["buyer_interview_reason"] == "Feared choosing wrong"]
    price = int((feared["recorded_reason"] == "Price").sum())
    replies = {
        "agree": f"You would train {len(world.reps)} sellers on one deal. It moves everybody; it proves nothing.",
        "file": "It proves nothing, true. But a story can say what to count, and this one has.",
        "count": "One deal is a story, not evidence. It can't say how often. It can say what to count.",
    }
    counted = (
        f"So we counted. Of the buyers who did nothing, {len(asked):,} had been asked why, afterwards. {len(feared):,} "
        f"said: afraid of choosing wrong. In the CRM, {price:,} of those deals stand as “Price”. There is no box for "
        "what she said."
    )
    limits = (
        "That isn't proof that asking would have won them. For that, ask it in half of your open deals, drawn by lot. "
        "And how many fear it is a setting of this simulation; outside, we know only vendors' claims."
    )

    def after(chosen: str) -> list[str | Chart]:
        last = "And what was bought? It was not useless. The truth, for this company's last year:"
        return [replies[chosen], counted, limits, last, bought(world)]

    return after


def bought(world: World) -> Chart:
    """What each of the five purchases truly added in weak and in strong hands."""
    table = {name: {whose: 100 * gain for whose, gain in row.items()} for name, row in c8.bought(world).items()}
    rows = range(len(table))[::-1]
    with house_axes("Bought once, used by different hands", height=3.0) as (figure, axes):
        for row, gains in zip(rows, table.values(), strict=True):
            axes.plot([gains["weak"], gains["strong"]], [row, row], color=GREY, linewidth=2)
            axes.plot(gains["weak"], row, "o", color=ORANGE, markersize=8)
            axes.plot(gains["strong"], row, "s", color=BLUE, markersize=8)
        axes.axvline(0, color=GREY, linewidth=1, linestyle="--")
        for whose in ("weak", "strong"):
            at = (next(iter(table.values()))[whose], rows[0])
            axes.annotate(f"{whose} hands", at, (0, 9), textcoords="offset points", ha="center")
        axes.set_ylim(-0.5, len(table) - 0.3)
        axes.set_yticks(list(rows), list(table))
        axes.set_xlabel("Truly added to the last year’s bookings, %")
    said = "; ".join(
        f"{name} {_percent(gains['weak'])} weak, {_percent(gains['strong'])} strong" for name, gains in table.items()
    )
    return Chart(figure, f"What each purchase added to bookings, by hands: {said}.")


def pilot_rows(world: World) -> Chart:
    """A sister company's pilot: twelve rows, tool by hands, each with its gain and what luck alone could do."""
    said, ticks = [], {}
    with house_axes("Four tools, three kinds of hands", width=5.6, height=5.2) as (figure, axes):
        for block, (letter, tool) in enumerate(c8.letters(world).items()):
            for line, whose in enumerate(c8.HANDS):
                cell, row = c8.pilot(world)[tool, whose], -(block * 3.8 + line)
                low, gain, high = (100 * (cell.gain + side * cell.luck) for side in (-1, 0, 1))
                axes.plot([low, high], [row, row], color=GREY, linewidth=7, solid_capstyle="butt")
                axes.plot(gain, row, "o", color=BLUE, markersize=7)
                ticks[row] = f"{letter} · {whose}"
                said.append(f"{letter} in {whose} hands {gain:+.1f}, bar from {low:+.1f} to {high:+.1f}")
        axes.axvline(0, color=GREY, linewidth=1, linestyle="--")
        axes.set_yticks(list(ticks), list(ticks.values()))
        axes.grid(axis="x", color=GREY, linewidth=0.4, alpha=0.6)
        axes.set_xlabel("More of 100 conversations advance than without a tool")
    words = "; ".join(said).replace("-", "−")
    return Chart(figure, f"Dots with luck bars, in conversations of 100: {words}.")


def _by_hands(world: World, tools: tuple[str, ...], title: str) -> Chart:
    said = []
    with house_axes(title, height=3.4) as (figure, axes):
        for shift, tool in enumerate(tools):
            marker, line, colour = _LOOKS[tool]
            cells = [c8.pilot(world)[tool, whose] for whose in c8.HANDS]
            gain, luck = [100 * cell.relative for cell in cells], [100 * cell.luck / cell.without for cell in cells]
            across = np.arange(3) + 0.06 * (shift - (len(tools) - 1) / 2)
            axes.errorbar(
                across, gain, yerr=luck, fmt=marker, linestyle=line, color=colour, elinewidth=1, label=TOOL_NAMES[tool]
            )
            by_hands = (f"{_percent(each)} {whose}" for each, whose in zip(gain, c8.HANDS, strict=True))
            said.append(f"{TOOL_NAMES[tool]} {', '.join(by_hands)}")
        axes.axhline(0, color=GREY, linewidth=1)
        axes.set_xticks(range(3), [f"{whose} hands" for whose in c8.HANDS])
        axes.set_ylabel("% more advance")
        if len(tools) > 1:
            axes.legend(frameon=False, loc="upper right")
    bars = "Thin bars: what luck alone can do."
    return Chart(figure, f"Lines over hands, conversations that advance: {'; '.join(said)}. {bars}")


def _results(results: Mapping[str, float]) -> Chart:
    names, worth = list(results)[::-1], [results[name] / 1e6 for name in list(results)[::-1]]
    title = "The same seats, in different hands"
    with house_axes(title, height=2.6) as (figure, axes):
        axes.barh(names, worth, color=[BLUE if name == "Your\nplan" else GREY for name in names], height=0.6)
        axes.axvline(0, color=GREY, linewidth=1)
        for row, value in enumerate(worth):
            axes.text(max(value, 0) + 0.2, row, _signed(value * 1e6), va="center")
        axes.set_xlim(min(0, *worth) - 0.5, max(worth) * 1.25)
        axes.set_xlabel("Margin gained in eight quarters, seats paid, $m")
    return Chart(
        figure,
        "Bars: " + "; ".join(f"{' '.join(name.split())} {_signed(value)}" for name, value in results.items()) + ".",
    )


def _around(world: World, tool: str, place: float) -> float:
    """Gain in percent among sellers weighted by how near their hands are to a place (0 weakest, 1 strongest)."""
    pilots = world.tool_pilots
    near = np.exp(-0.5 * ((pilots["rep_id"].map(c8.ranked_hands(world)).to_numpy(float) - place) / _REACH) ** 2)
    share = (pilots["advanced"] / pilots["conversations"]).to_numpy(float)

    def mean(arm: str) -> float:
        there: npt.NDArray[np.bool_] = (pilots["arm"] == arm).to_numpy()
        return float(np.average(share[there], weights=near[there]))

    return 100 * (mean(tool) / mean(c8.NOBODY) - 1.0)


def _bars(gains: Mapping[str, float], best: str, low: float, high: float, title: str) -> str:
    left, right, top, step = 130, 560, 52, 44
    scale = (right - left) / (high - low)
    zero = left - low * scale
    rows = []
    for row, (tool, gain) in enumerate(gains.items()):
        y, end = top + row * step, zero + gain * scale
        colour = BLUE if tool == best else GREY
        rows.append(
            f'<text x="{left - 12}" y="{y + 19}" text-anchor="end">{TOOL_NAMES[tool]}</text>'
            f'<rect x="{min(zero, end):.1f}" y="{y}" width="{abs(end - zero):.1f}" height="28" fill="{colour}"/>'
            f'<text x="{max(zero, end) + 8:.1f}" y="{y + 19}">{_percent(gain)}</text>'
        )
    bottom = top + len(gains) * step
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 {bottom + 30}" fill="currentColor" font-size="14" '
        f'style="width:100%;height:auto"><text y="15" font-weight="bold" font-size="16">{title}</text>'
        f'<text y="36" font-size="13">{_AXIS}</text>'
        f'<path d="M{zero:.1f} {top - 6}V{bottom}" stroke="currentColor" stroke-width="1"/>{"".join(rows)}</svg>'
    )


def _in_words(six: list[c8.Seller], plan: Mapping[str, str]) -> str:
    """A plan that gives one tool to each hands, in words."""
    tools = {seller.hands: plan[seller.rep_id] for seller in six}
    return ", ".join(f"{_name(tools[whose])} for {whose} hands" for whose in c8.HANDS)


def _best_tool(world: World, seller: c8.Seller) -> str:
    return max((*c8.TOOLS, c8.NOBODY), key=lambda tool: c8.visible_worth(world, tool, seller))


def _worst_tool(world: World, seller: c8.Seller) -> str:
    return min(("lead_research", "answer_prompts"), key=lambda tool: c8.visible_worth(world, tool, seller))


def _name(tool: str) -> str:
    return "the AI coach" if tool == "ai_coach" else TOOL_NAMES[tool].lower()


def _percent(gain: float) -> str:
    return f"{gain:+.0f} %".replace("-", "−")


def _signed(amount: float) -> str:
    return f"{'−' if amount < 0 else '+'}{dollars(abs(amount))}"
