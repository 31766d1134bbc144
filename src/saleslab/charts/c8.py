"""What module C8 shows: one number per tool, the same tools by whose hands, a plan played out, and what was bought."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from saleslab.analysis import c8
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, house_axes
from saleslab.org import World
from saleslab.org.policy import GROSS_MARGIN

TOOL_NAMES = {
    "lead_research": "Lead research",
    "meeting_prep": "Meeting prep",
    "answer_prompts": "Answer prompts",
    "ai_coach": "AI coach",
}
BET_WITHIN = 3
"""How far off a bet on the strong hands may be and still count, in points of percent."""
_REACH = 0.16
"""Standard deviation, as a share of all sellers, of the weights around the slider's place."""
_LOOKS = {
    "lead_research": ("o", "-", BLUE),
    "meeting_prep": ("^", "--", BLUE),
    "answer_prompts": ("s", "-", ORANGE),
    "ai_coach": ("D", ":", GREY),
}
_CLEARLY = 1.5
"""How many times its luck a gain must be to be called clearly beyond zero: about two standard errors."""
_SAME = 1_000
"""Lists that keep less than this apart, USD, are called the same."""
NEAR = 5
"""How far off the seller may be at whom the lead changes."""
_FOR_ALL = {
    "average": dict.fromkeys(c8.HANDS, "answer_prompts"),
    "matched": {"weak": "answer_prompts", "middle": "answer_prompts", "strong": "lead_research"},
    "turned": {"weak": "lead_research", "middle": "lead_research", "strong": "answer_prompts"},
}
_MOST = {"weak": "weak hands", "middle": "the middle", "strong": "strong hands"}
_HERS = {
    "answer_prompts": "The seller with the buyer like her now reads answers off a screen. You had her sentence.",
    "lead_research": "The seller with the buyer like her now has a reason to call. What to ask stays open.",
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


def leader_in_strong(world: World) -> float:
    """What answer prompts did in strong hands, in percent of conversations that advance without them."""
    return 100 * c8.pilot(world)["answer_prompts", "strong"].relative


def miss(world: World) -> Callable[[Mapping[str, float]], str]:
    """What follows a locked bet on the leader in strong hands: how far off it was, and what luck can do."""
    cell, found = c8.pilot(world)["answer_prompts", "strong"], leader_in_strong(world)

    def after(guess: Mapping[str, float]) -> str:
        off = abs(guess["value"] - found)
        verdict = f"Off by {off:.0f}" if off > BET_WITHIN else "Close enough"
        why = " A good average looks good everywhere." if guess["value"] - found > BET_WITHIN else ""
        return (
            f"You said {_percent(guess['value'])}, {guess['sure']:.0f} % sure. The pilot saw {_percent(found)}. "
            f"{verdict}.{why} Luck easily moves it by {100 * cell.relative_luck:.0f} either way; it may be nothing. "
            "Then whose hands made the average?"
        )

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


def takes_over(world: World) -> tuple[int, str]:
    """The first seller, counted from the weakest hands, around whom another tool leads than at the start; and which."""
    sellers = len(world.reps)
    leaders = [_ahead(world, (seller - 1) / (sellers - 1)) for seller in range(1, sellers + 1)]
    place = next(place for place, tool in enumerate(leaders) if tool != leaders[0])
    return place + 1, leaders[place]


def where_it_turns(world: World) -> Callable[[float], list[str | Chart]]:
    """What follows the seller at whom the lead changes: whether it was found, whose bookings follow, twelve bars."""
    turn, tool = takes_over(world)
    order = c8.ranked_hands(world).sort_values().index[turn - 1 :]
    booked = c8.last_year(world)["bookings"]
    share = booked.loc[order].sum() / booked.sum()
    fewest, most = c8.sellers_per_bar(world)

    def after(seller: float) -> list[str | Chart]:
        if abs(seller - turn) <= NEAR:
            said = f"Yes, around seller {turn}."
        else:
            ahead = _name(_ahead(world, (seller - 1) / (len(world.reps) - 1)))
            side = "still" if seller < turn else "already"
            said = f"Not yet: around seller {seller:.0f}, {ahead} {side} lead. It changes around seller {turn}."
        return [
            f"{said} From there on {_name(tool)}, last on page one, comes out highest. Those {len(order)} of "
            f"{len(world.reps)} sellers booked {100 * share:.0f} % of last year’s money. But is it sure? Here are the "
            "thirds, with luck:",
            _rows(world, dict(zip(c8.TOOLS, map(TOOL_NAMES.__getitem__, c8.TOOLS), strict=True))),
            f"A bar ({fewest} to {most} sellers) is how far luck easily moves a dot. The rule, for one tool in two "
            "kinds of hands and for two tools in the same hands: bars that part differ by more than luck does 19 "
            "times in 20; bars that touch are a tie, and the higher dot earns a “probably”.",
            "Answer prompts: the weak bar is clear of the strong one. Lead research: the two only just part. Meeting "
            "prep, AI coach: a tie. Strong hands alone: probably lead research; its bar touches the other three. "
            "And zero: of twelve useless rows, luck would clear about two. Ask for a bar clearly beyond it.",
            "How answer prompts sound. Weak hands: “And if it fails at night?” A glance at the screen, the right "
            "answer, and the buyer asks for a trial. Strong hands, the same glance: “I was just about to ask her.”",
        ]

    return after


def for_her_sake(world: World) -> Callable[[str], str]:
    """What follows the seat for one buyer's sake: yes or no to what was chosen, and her order beside a seat."""
    seller = c8.her_seller(world)
    kept = GROSS_MARGIN * c8.her_amount(world)
    replies = {
        "prompts": "Not for her: she had every answer, quick and correct. It tempts, because we can see it work.",
        "research": "Not for her: she was never short of calls. For the rest of the patch, read the bars.",
        "none": "Yes. No tool in this pilot was counted on what she was short of.",
    }
    best = max(c8.visible_worth(world, tool, seller) for tool in c8.TOOLS)

    def after(chosen: str) -> str:
        return (
            f"{replies[chosen]} Her order would have kept {dollars(kept)}, more than the best seat for "
            f"{seller.rep_id} in two years ({dollars(best)}). But no bar says that a tool brings such an order. What "
            "she was short of, ask her below."
        )

    return after


def _true_lines(gains: Mapping[str, list[float]]) -> Chart:
    title = "Two tools widen the gap, one closes it, one peaks"
    ends = {"lead_research": 0.6, "meeting_prep": -0.6, "answer_prompts": 0.0, "ai_coach": 0.0}
    with house_axes(title, height=3.4) as (figure, axes):
        for tool, gain in gains.items():
            marker, line, colour = _LOOKS[tool]
            axes.plot(range(3), gain, marker=marker, linestyle=line, color=colour)
            axes.text(2.08, gain[-1] + ends[tool], TOOL_NAMES[tool], va="center")
        axes.axhline(0, color=GREY, linewidth=1)
        axes.set_xlim(-0.15, 2.95)
        axes.set_xticks(range(3), [f"{whose} hands" for whose in c8.HANDS])
        axes.set_xlabel("Hands as judged before the draw")
        axes.set_ylabel("% more conversations advance")
    said = "; ".join(
        f"{TOOL_NAMES[tool]} "
        + ", ".join(f"{_percent(each)} {whose}" for each, whose in zip(gain, c8.HANDS, strict=True))
        for tool, gain in gains.items()
    )
    return Chart(figure, f"Lines over weak, middle and strong hands, conversations that truly advance: {said}.")


def played_out(world: World) -> Callable[[Mapping[str, str], Mapping[str, str]], list[str | Chart]]:
    """What follows three seats for six: their worth, seen and played out, then the truth and the tasting."""
    six = c8.six_sellers(world)
    best = c8.best_seats(world)
    most, least = (
        {each.rep_id: "answer_prompts" for each in sorted(six, key=lambda each: side * each.bookings)[: c8.SEATS]}
        for side in (-1, 1)
    )
    others = {
        "Best by\nthe pilot": c8.played(world, best),
        "Prompts to who\nbook most": c8.played(world, most),
        "Prompts to who\nbook least": c8.played(world, least),
    }
    everybody = {
        name: c8.played(world, {str(rep): tools[whose] for rep, whose in c8.hands(world).items()})
        for name, tools in _FOR_ALL.items()
    }
    millions = {name: f"${kept / 1e6:.0f}m" for name, kept in everybody.items()}
    hers = c8.her_seller(world).rep_id

    def after(plan: Mapping[str, str], taste: Mapping[str, str]) -> list[str | Chart]:
        given = {rep: tool for rep, tool in plan.items() if tool != c8.NOBODY}
        if len(given) != c8.SEATS:
            return [
                f"{c8.SEATS} seats are paid; you gave {len(given)}. With {c8.SEATS} given, your list is played out."
            ]
        seen = c8.list_worth(world, given)
        mine = c8.played(world, given)
        beaten = mine > next(iter(others.values())) + _SAME
        said = f"{_HERS.get(given.get(hers, ''), '')} {_why_above(world, given) if beaten else ''}".strip()
        return [
            f"On the pilot’s numbers your seats keep {_signed(seen)} in two years. {_judged(world, given)} Why: "
            "percent times what is booked, so neither the weakest nor the biggest first.",
            _results({"Your list": mine} | others),
            *([said] if said else []),
            f"And all {len(world.reps)}, a seat each, in one run: answer prompts for all {millions['average']}; lead "
            f"research for strong hands, prompts for the rest {millions['matched']}; prompts for strong hands, lead "
            f"research for the rest {millions['turned']}. By the bars, the first two were a tie.",
            f"Hands are judged, not known: {c8.misjudged(world)} of {len(world.reps)} belong in another third. Of the "
            f"six: {_truly_elsewhere(world, [seller.rep_id for seller in six])}.",
            f"Now your tasting. {_tasted(world, taste)} The truth, by hands as they were judged:",
            _true_lines({tool: [100 * gain for gain in c8.true_gains(world, tool).values()] for tool in c8.TOOLS}),
        ]

    return after


def outside(*studies: str) -> Callable[[str], str]:
    """What follows the guess on an AI helper elsewhere: yes or no, then three published studies."""
    against, middle, skilled = studies
    replies = {
        "best": "No. Knowing what to ask sounds like skill; this helper brought the answers along.",
        "all": "No, though on average everybody's did. Averages tempt.",
        "weak": "Yes: it carried what the best knew to the others.",
        "nobody": "No: it helped, and some far more than others.",
    }

    def after(chosen: str) -> str:
        return (
            f"{replies[chosen]}\n\n{against}\n\nAnother gained most in the middle:\n\n{middle}\n\nAnd one in skilled "
            f"hands:\n\n{skilled}\n\nTarnhold’s tools are shaped after these three: our setting, no fourth proof. Who "
            "gains most differs from tool to tool. So ask, for each."
        )

    return after


def one_story(world: World) -> Callable[[str, object], list[str | Chart]]:
    """What follows the choice of what to do with one buyer's story: what counting it shows, and what was bought."""
    asked = c8.asked_afterwards(world)
    feared = asked[asked["buyer_interview_reason"] == "Feared choosing wrong"]
    price = int((feared["recorded_reason"] == "Price").sum())
    replies = {
        "agree": f"You would train {len(world.reps)} sellers on one deal. It moves everybody; so it tempts.",
        "file": "It is one deal, true. But a story can say what to count, and this one has.",
        "count": "Yes, that first: others were asked too, so it is cheap. A story can't say how often.",
        "half": "A fair test, and the second step. First see whether it is one buyer in a hundred, or many.",
    }
    counted = (
        f"So we counted. Of the buyers who did nothing, {len(asked):,} had been asked why, afterwards. {len(feared):,} "
        f"said: afraid of choosing wrong. In the CRM, {price:,} of those deals stand as “Price”. There is no box for "
        "what she said."
    )
    limits = (
        "That isn't proof that asking would have won them. For that, ask it in half of your open deals, drawn by lot. "
        "How many fear it is a setting of this simulation."
    )

    def after(chosen: str, _: object) -> list[str | Chart]:
        last = "And the five purchases? None reached her. None was useless, in other hands. The truth for last year:"
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
    return _rows(world, {tool: letter for letter, tool in c8.letters(world).items()})


def lucky(world: World) -> Callable[[list[str]], str]:
    """What follows a row picked on a hunch: whether its bar is clear of zero."""
    tools = c8.letters(world)

    def after(picked: list[str]) -> str:
        letter, whose = picked[0].removesuffix(" hands").split(", ")
        cell = c8.pilot(world)[tools[letter], whose]
        if abs(cell.gain) > _CLEARLY * cell.luck:
            return (
                "Its bar lies clearly above zero. What it is worth, and whether others beat it, is open."
                if cell.gain > 0
                else "Its bar lies clearly below zero. Somebody would have paid for that."
            )
        if abs(cell.gain) > cell.luck:
            return "Its bar only just clears zero. Among twelve useless rows, luck would clear about two."
        return "Its bar crosses zero: luck alone could have made it."

    return after


def _judged(world: World, given: Mapping[str, str]) -> str:
    """A list beside the best one on the pilot's numbers: as good, a tie within luck, or how much it leaves."""
    best = c8.best_seats(world)
    left = c8.list_worth(world, best) - c8.list_worth(world, given)
    if left < _SAME:
        return "No list beats yours."
    if left < c8.list_luck(world, best, given):
        return f"A tie with the highest, {_listed(best)}: {dollars(left)} apart, within luck."
    return f"The best list keeps {dollars(left)} more: {_listed(best)}."


def _why_above(world: World, given: Mapping[str, str]) -> str:
    """Why a list was played out above the best one by the pilot: hands ranked wrongly, or luck."""
    best = c8.best_seats(world)
    changed = [rep for rep in sorted(given.keys() | best.keys()) if given.get(rep) != best.get(rep)]
    elsewhere = _truly_elsewhere(world, changed)
    if elsewhere and c8.list_truth(world, given) > c8.list_truth(world, best):
        return f"Yours came out above the best by the pilot, because hands were misjudged: {elsewhere}."
    return "Yours came out above the best by the pilot: luck of one run, by the tools’ true percents it keeps less."


def _truly_elsewhere(world: World, sellers: Sequence[str]) -> str:
    """Those of some sellers whose hands were ranked into another third than their true one, in words."""
    judged, true = c8.hands(world), c8.true_hands(world)
    return ", ".join(f"{rep} (judged {judged[rep]}, truly {true[rep]})" for rep in sellers if judged[rep] != true[rep])


def _rows(world: World, names: Mapping[str, str]) -> Chart:
    said, ticks = [], {}
    with house_axes("Four tools, three kinds of hands", width=5.6, height=5.2) as (figure, axes):
        for block, (tool, name) in enumerate(names.items()):
            for line, whose in enumerate(c8.HANDS):
                cell, row = c8.pilot(world)[tool, whose], -(block * 3.8 + line)
                low, gain, high = (100 * (cell.relative + side * cell.luck / cell.without) for side in (-1, 0, 1))
                axes.plot([low, high], [row, row], color=GREY, linewidth=7, solid_capstyle="butt")
                axes.plot(gain, row, "o", color=BLUE, markersize=7)
                ticks[row] = f"{name} · {whose}"
                said.append(f"{name} in {whose} hands {gain:+.1f}, bar from {low:+.1f} to {high:+.1f}")
        axes.axvline(0, color=GREY, linewidth=1, linestyle="--")
        axes.set_yticks(list(ticks), list(ticks.values()))
        axes.grid(axis="x", color=GREY, linewidth=0.4, alpha=0.6)
        axes.set_xlabel("% more conversations advance")
    words = "; ".join(said).replace("-", "−")
    return Chart(figure, f"Dots with luck bars, percent more conversations that advance: {words}.")


def _results(results: Mapping[str, float]) -> Chart:
    names, worth = list(results)[::-1], [results[name] / 1e3 for name in list(results)[::-1]]
    with house_axes("Three seats, four lists, two years", height=2.6) as (figure, axes):
        axes.barh(names, worth, color=[BLUE if name == "Your list" else GREY for name in names], height=0.6)
        axes.axvline(0, color=GREY, linewidth=1)
        for row, value in enumerate(worth):
            axes.text(max(value, 0) + 0.02 * max(worth), row, _signed(value * 1e3), va="center")
        axes.set_xlim(min(0, *worth) * 1.1, max(worth) * 1.25)
        axes.set_xlabel("Kept in two years, thousand dollars")
    said = "; ".join(f"{' '.join(name.split())} {_signed(value)}" for name, value in results.items())
    return Chart(figure, f"Bars, kept in two years: {said}.")


def _ahead(world: World, place: float) -> str:
    """The tool that leads around a place from the weakest (0) to the strongest hands (1)."""
    return max(c8.TOOLS, key=lambda tool: _around(world, tool, place))


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


def _listed(plan: Mapping[str, str]) -> str:
    return ", ".join(f"{rep} {_name(tool)}" for rep, tool in plan.items())


def _tasted(world: World, taste: Mapping[str, str]) -> str:
    """How many of the four tools were tasted right, and where the others help most."""
    most = {tool: max(gains, key=gains.__getitem__) for tool in c8.TOOLS if (gains := c8.true_gains(world, tool))}
    missed = [tool for tool in c8.TOOLS if taste[tool] != most[tool]]
    if not missed:
        return "All four right."
    rest = "; ".join(f"{TOOL_NAMES[tool]}: {_MOST[most[tool]]}" for tool in missed)
    return f"{len(most) - len(missed)} of {len(most)} right. {rest}."


def _name(tool: str) -> str:
    return "the AI coach" if tool == "ai_coach" else TOOL_NAMES[tool].lower()


def _percent(gain: float) -> str:
    return f"{gain:+.0f} %".replace("-0 %", "0 %").replace("+0 %", "0 %").replace("-", "−")


def _signed(amount: float) -> str:
    return f"{'−' if amount < 0 else '+'}{dollars(abs(amount))}"
