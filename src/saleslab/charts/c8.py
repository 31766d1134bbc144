"""What module C8 shows: one number per tool, the same tools by whose hands, a plan played out, and what was bought."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from saleslab.analysis import c8
from saleslab.analysis.c8 import TOOL_NAMES
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, phone_axes
from saleslab.org import World
from saleslab.org.policy import GROSS_MARGIN, HORIZON, OFFERS

BET_WITHIN = 3
"""How far off a bet on the strong hands may be and still count, in points of percent."""
LOWEST_CUT, HIGHEST_CUT, CUT_STEP = 80, 180, 20
"""Where a line-up of the 240 can be cut."""
_LOOKS = {
    "lead_research": ("o", "-", BLUE),
    "answer_prompts": ("s", "-", ORANGE),
}
_ALIKE = 0.03
"""Shares that differ by no more are called the same."""
_SAME = 1_000
"""Lists that keep less than this apart, USD, are called the same."""
_AS_GOOD, _NEARLY = 0.97, 0.9
"""Shares of the best plan from which another is called as good, and nearly as good."""
_TWO = ("lead_research", "answer_prompts")
"""The tools the lesson follows: the last and the first on page one."""
_FOR_ALL = {
    "average": dict.fromkeys(c8.HANDS, "answer_prompts"),
    "matched": {"weak": "answer_prompts", "middle": "answer_prompts", "strong": "lead_research"},
    "turned": {"weak": "lead_research", "middle": "lead_research", "strong": "answer_prompts"},
}
LINE_UP_NAMES = {
    "tenure": "time in the job",
    "patch": "what the patch holds",
    "booked": "money booked last year",
    "hands": "strength of hands",
}
"""What the 240 can be lined up by, as the menu says it."""
_LEAST = {
    "tenure": ("newest", "longest here"),
    "patch": ("poorest patches", "richest patches"),
    "booked": ("who book least", "who book most"),
    "hands": ("weakest hands", "strongest hands"),
}
_AXIS = "% more conversations advance"


def first_page(world: World) -> Chart:
    """What the operations lead put on page one: each tool's average over everybody."""
    gains = {tool: 100 * c8.overall(world, tool) for tool in c8.TOOLS}
    names = sorted(gains, key=gains.__getitem__)
    with phone_axes(f"{TOOL_NAMES[names[-1]]}: first on page one", 2.4) as (figure, axes):
        axes.barh([TOOL_NAMES[name] for name in names], [gains[name] for name in names], color=GREY, height=0.6)
        reach = max(gains.values())
        for row, name in enumerate(names):
            axes.text(max(gains[name], 0) + 0.02 * reach, row, f"{gains[name]:+.1f} %".replace("-", "−"), va="center")
        axes.axvline(0, color=GREY, linewidth=1)
        axes.set_xlim(min(0, *gains.values()) * 1.2, reach * 1.2)
        axes.set_xlabel(_AXIS)
    said = ", ".join(f"{TOOL_NAMES[name]} {gains[name]:+.1f} %" for name in reversed(names)).replace("-", "−")
    return Chart(figure, f"Bars, average over all hands: {said} conversations that advance.")


def leader_in_strong(world: World) -> float:
    """What answer prompts did in strong hands, where of the three they did least: percent of what advances without."""
    gains = {whose: c8.pilot(world)["answer_prompts", whose].relative for whose in c8.HANDS}
    if min(gains, key=gains.__getitem__) != "strong":
        raise ValueError("the lesson says that of the three hands answer prompts did least in strong ones")
    return 100 * gains["strong"]


FIRST_SCREEN = {
    "audit": "“Who told you that?” She stays polite, and is gone in a minute. It tempts: you did your homework, and it "
    "shows. It shows her a salesman with a file on her.",
    "started": "“The night alarms. Nobody can say who was called.” She talks for four minutes, and wants you there on "
    "Tuesday. You made a question of what the screen said.",
    "groups": "“Send me something.” Safe, and you would have said it without any screen.",
}
"""What the buyer answers to each line said after lead research's screen."""
SECOND_SCREEN = {
    "read": "“Good. Nobody could tell me that so far. When could we try it?”",
    "ask": "“A whole ward's insulin.” A long breath. “So what does yours do at night?” You read it out. “When could we "
    "try it?”",
    "later": "“Do that.” She doesn't ring again. You will have the answer by Thursday; she needed it in the call.",
}
"""What the buyer answers to each line said after the screen of the answer prompts."""


def one_screen(answers: Mapping[str, str]) -> Callable[[str], str]:
    """What follows a line said with a tool's screen before you: the buyer's answer."""
    return lambda chosen: answers[chosen]


def line_up(world: World) -> Callable[..., tuple[str, str]]:
    """For any cut through any line-up of the sellers: what the two tools added on either side of it."""
    sellers = len(world.reps)
    cuts = {
        (by, cut): {tool: c8.parts(world, by, cut)[tool] for tool in _TWO}
        for by in c8.LINE_UPS
        for cut in range(LOWEST_CUT, HIGHEST_CUT + 1, CUT_STEP)
    }
    low, high = (100 * edge(g for two in cuts.values() for pair in two.values() for g in pair) for edge in (min, max))

    def draw(value: float, by: str) -> tuple[str, str]:
        cut = min(max(CUT_STEP * round(value / CUT_STEP), LOWEST_CUT), HIGHEST_CUT)
        two = cuts[by, cut]
        sides = {f"{cut} {_LEAST[by][0]}": 0, f"{sellers - cut} {_LEAST[by][1]}": 1}
        groups = {name: {tool: 100 * two[tool][side] for tool in _TWO} for name, side in sides.items()}
        said = "; ".join(
            f"the {name}: " + ", ".join(f"{_name(tool)} {_tenths(gain)}" for tool, gain in gains.items())
            for name, gains in groups.items()
        )
        ahead = [max(gains, key=gains.__getitem__) for gains in groups.values()]
        end = "Answer prompts lead on both sides." if set(ahead) == {"answer_prompts"} else "The lead changes."
        title = f"Lined up by {LINE_UP_NAMES[by]}"
        return _two_groups(groups, min(low, 0.0), high, title), f"{said[0].upper()}{said[1:]}. {end}"

    return draw


def where_it_turns(world: World) -> Callable[[Mapping[str, float], str], list[str | Chart]]:
    """What follows the bet and the line-up in which the lead changes: right or not, and the six luck bars."""
    replies = {
        "tenure": "No: wherever you cut, answer prompts lead on both sides. Time in the job is easy to look up, so it "
        "is what most people cut by. Try the others.",
        "patch": "No: wherever you cut, answer prompts lead on both sides. A rich patch makes a seller look good, and "
        "doesn't tell what a tool does. Try the others.",
        "booked": "Near: the lead shrinks, and never turns. Money booked is hands and patch in one. Which list takes "
        "the patch out?",
        "nobody": "Page one says so, and for most it is right. Have you cut each of the four lines, at both ends?",
    }
    found, (fewest, most) = leader_in_strong(world), c8.sellers_per_bar(world)
    third = len(world.reps) // 3
    by_booked = 100 * c8.parts(world, "booked", len(world.reps) - third)["answer_prompts"][1]
    looks = len(c8.LINE_UPS) * len(range(LOWEST_CUT, HIGHEST_CUT + 1, CUT_STEP))
    if c8.shape(world, "answer_prompts") != "weak":
        raise ValueError("the lesson says that answer prompts plainly do more in weak hands")

    def after(bet: Mapping[str, float], by: str) -> list[str | Chart]:
        if by != "hands":
            return [replies[by]]
        off = abs(bet["value"] - found)
        verdict = "Close enough." if off <= BET_WITHIN else f"Off by {off:.1f}."
        return [
            f"Yes. Only there does lead research, page one’s last, take the lead. But the page lets you cut in {looks} "
            "ways, and among so many some turn by luck. This line-up was made before the draw, and it sets what was "
            "booked against the patch: a rich patch alone makes nobody strong. So we look further.",
            f"Answer prompts in the strong third. Your bet: {bet['value']:+g} %, {bet['sure']:.0f} % sure. It was "
            f"{_tenths(found)}. {verdict} (The {third} who book most, no matter what patch: {_tenths(by_booked)}.) "
            "By hands, in thirds, with luck:",
            _rows(world, _TWO, "Two tools, three kinds of hands"),
            f"A dot is what the pilot saw, {fewest} to {most} sellers each. In five cases of six the truth lies on the "
            "grey bar. So this much is plain: answer prompts do less for strong hands than for weak ones. Whether lead "
            "research is ahead there is another question.",
        ]

    return after


def how_sure(chosen: str) -> str:
    """What follows the reading of the strong hands' bars."""
    replies = {
        "other": "The dot lies higher, so it tempts. But the two bars share a part: draw other sellers, and the "
        "dots may change places.",
        "level": "That goes too far the other way. You have seen the dots; would you bet nothing on the higher one?",
        "lean": "Yes: a lean to lead research, no more.",
    }
    return (
        f"{replies[chosen]}\n\nTwo tools in the same hands, then. Bars apart: 95 in 100 that the higher dot is right. "
        "Bars that share a part: about 85. Dots less than two points apart: a coin toss.\n\nOne tool in weak and in "
        "strong hands is read by another rule. Bars apart: it does more where the bar is higher. If they share a part, "
        "and all three bars lie wholly above zero: it helps everybody. Else say “can’t tell yet”."
    )


def seat_sum(world: World) -> str:
    """What a seat of answer prompts is worth in the hands of the buyer's seller, step by step."""
    seller, seat = c8.her_seller(world), OFFERS["answer_prompts"].price_per_quarter * HORIZON
    cell = c8.pilot(world)["answer_prompts", "strong"]
    return (
        f"Now a price. {seller.rep_id} has strong hands and booked {dollars(seller.bookings)} last year. Answer "
        f"prompts add {_percent_fine(cell.relative)} there. If bookings follow conversations (our assumption), that is "
        f"${cell.relative * seller.bookings / 1e3:.1f}k more booked a year. Two years of it, {100 * GROSS_MARGIN:.0f} "
        f"cents kept of each dollar, less ${seat / 1e3:.1f}k for the seat: {_by_dot_and_bar(world)}."
    )


def _by_dot_and_bar(world: World) -> str:
    """What that seat keeps in two years, by the dot and by both ends of its bar."""
    seller, cell = c8.her_seller(world), c8.pilot(world)["answer_prompts", "strong"]
    low, high = (c8.kept(cell.relative + side * cell.relative_luck, "answer_prompts", seller) for side in (-1, 1))
    return f"{dollars(seat_of_prompts(world))} by the dot; by its bar, {_signed(low)} to {_signed(high)}"


def thursday(world: World) -> Callable[[str], str]:
    """What follows the screen in one meeting: what the seat keeps in two years beside what her order keeps."""
    order, seller = GROSS_MARGIN * c8.her_amount(world), c8.her_seller(world).rep_id
    helps = f"{100 * c8.pilot(world)['answer_prompts', 'strong'].relative:.0f}"
    replies = {
        "on": "It tempts: why pay for a screen and switch it off? Weigh the two mistakes.",
        "few": "It tempts: a little of both. But the hard questions are the ones he answered, quick and all correct.",
        "off": "Right: here a plain no will do.",
        "none": "Off on Thursday, yes. The seat is another matter: a bet on all his buyers, "
        f"{_by_dot_and_bar(world)}. One sentence tempts, because she is so clear.",
    }
    she_did = {
        "on": "He reads out three answers. She writes down each, thanks him, and names no date.",
        "few": "He reads out one answer. She nods, talks about the audit, and names no date.",
        "off": "Without the screen he is slower. She talks for a quarter of an hour, about the audit, and names no "
        "date.",
        "none": "Without the screen he is slower. She talks for a quarter of an hour, about the audit, and names no "
        "date.",
    }
    return lambda chosen: (
        f"{replies[chosen]} By the pilot the screen moves {helps} % more of such buyers. So off costs about {helps} % "
        f"of what her order is worth. Leave it on, and if she means it you may lose all of it, {dollars(order)} kept. "
        f"Off is right once you give that a chance of {helps} in 100. She may not mean it: the pilot counted steps, "
        f"and never asked a buyer what she is short of.\n\nThursday. {she_did[chosen]} One meeting tells {seller} "
        f"little.\n\n"
        "For the next page, the pilot again, weak, middle and strong hands. "
        f"{_three_dots(world, _TWO[1])}. {_three_dots(world, _TWO[0])}."
    )


def _three_dots(world: World, tool: str) -> str:
    return (
        f"{TOOL_NAMES[tool]}: {', '.join(_tenths(100 * c8.pilot(world)[tool, whose].relative) for whose in c8.HANDS)}"
    )


def seat_of_prompts(world: World) -> float:
    """Gross margin in two years, USD, of answer prompts for the seller with the buyer like her, by the pilot."""
    return c8.visible_worth(world, "answer_prompts", c8.her_seller(world))


def played_out(world: World) -> Callable[[Mapping[str, str], str], list[str | Chart]]:
    """What follows three seats for six: what each list keeps by the pilot's numbers, and played out."""
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
        "Best three,\nall prompts": c8.played(world, dict.fromkeys(best, "answer_prompts")),
    }
    hers = c8.her_seller(world).rep_id
    more = c8.played(world, best | {hers: "answer_prompts"}) - c8.played(world, best)
    if c8.true_hands(world)[hers] == "strong" or best.get(hers) != "lead_research" or more < _SAME:
        raise ValueError("the lesson says that the buyer's seller was misjudged, and the best list was dearer for it")

    def after(plan: Mapping[str, str], screen: str) -> list[str | Chart]:
        given = {rep: tool for rep, tool in plan.items() if tool != c8.NOBODY}
        if len(given) != c8.SEATS:
            return [
                f"{c8.SEATS} seats are paid; you gave {len(given)}. With {c8.SEATS} given, your list is played out."
            ]
        mine = c8.played(world, given)
        beaten = mine > next(iter(others.values())) + _SAME
        kept = {
            ("answer_prompts", "off"): f"{hers} has the prompts, and on Thursday they are off: your word.",
            ("answer_prompts", "on"): f"{hers} has the prompts, and reads them to her on Thursday: your word.",
            ("answer_prompts", "few"): f"{hers} has the prompts, on Thursday for hard questions: your word.",
        }.get((given.get(hers, ""), screen), "")
        said = f"{kept} {_why_above(world, given) if beaten else ''}".strip()
        return [
            f"{_judged(world, given)} It is percent times what is booked: not who needs it most, and not who books "
            "most. Now your list, played out. From here it is true hands that count, and no longer the pilot’s:",
            _results({"Your list": mine} | others, "Your list", "Played out on true hands, two years"),
            *([said] if said else []),
            f"{hers} was truly {c8.true_hands(world)[hers]}: {_dearer(world, more)} Nobody at Tarnhold could know.",
            _hands_are_a_guess(world, others),
        ]

    return after


def _dearer(world: World, more: float) -> str:
    """Why prompts would have kept ``more`` USD than lead research with the buyer's seller, step by step."""
    seller = c8.her_seller(world)
    prompts, lead = (  # as printed, so that the sum comes out
        round(100 * c8.true_gain(world, tool, seller.rep_id), 1) for tool in ("answer_prompts", "lead_research")
    )
    by_percent = GROSS_MARGIN * (prompts - lead) / 100 * seller.bookings * HORIZON / 4
    if not 0 < by_percent < more:
        raise ValueError(f"the lesson says that wins rise more than conversations: {by_percent:.0f}, {more:.0f}")
    return (
        f"with this seller prompts add {prompts:.1f} % to the conversations that advance, lead research {lead:.1f} %. "
        f"Between the two, of {dollars(seller.bookings)} a year, two years, {100 * GROSS_MARGIN:.0f} cents kept, that "
        f"is {dollars(by_percent)} for the prompts. Played out it is {dollars(more)} (last bar "
        "against “Best by the pilot”), since wins rise a little more "
        "than conversations do."
    )


def _hands_are_a_guess(world: World, kept: Mapping[str, float]) -> str:
    """How many sellers sit in the wrong third, beside a blind draw, and how little the thirds were worth this time."""
    sellers, wrong, blind = len(world.reps), c8.misjudged(world), 2 / 3
    best, most, *_ = kept.values()
    if not (0.38 < wrong / sellers < 0.45 and best > most > 0.85 * best):
        raise ValueError("the lesson says: two in five, and that the plain list kept nearly as much")
    return (
        f"Two in five sit in the wrong third, {wrong} of {sellers}; by a blind draw it would be "
        f"{blind * sellers:.0f}. And "
        f"prompts for the three who book most, a list nobody has to judge hands for, kept {dollars(most)} against "
        f"{dollars(best)}. So treat a third as a question, and no label."
    )


def _ahead_in_strong(world: World) -> tuple[float, float]:
    """Points by which lead research truly beats answer prompts in strong hands: a plain mean, and one by bookings."""
    (strong,) = (year for whose, year in c8.last_year(world).groupby("hands")["bookings"] if whose == "strong")
    ahead = [
        100 * (c8.true_gain(world, "lead_research", rep) - c8.true_gain(world, "answer_prompts", rep))
        for rep in map(str, strong.index)
    ]
    return sum(ahead) / len(ahead), sum(a * b for a, b in zip(ahead, strong, strict=True)) / float(strong.sum())


def _bridge(world: World) -> tuple[float, float, str]:
    """By the pilot, lead research for answer prompts in strong hands: $m more in two years, points, and the sum."""
    lead, prompts = (100 * c8.pilot(world)[tool, "strong"].relative for tool in _TWO)
    worths = [c8.hands_worth(world, tool, "strong") for tool in _TWO]
    more, points = (worths[0] - worths[1]) / 1e6, lead - prompts
    booked = c8.last_year(world).query("hands == 'strong'")["bookings"].sum()
    return (
        more,
        points,
        f"{_tenths(lead)} less {_tenths(prompts)} is {points:.1f} points, of {dollars(booked)} a year, two years, "
        f"{100 * GROSS_MARGIN:.0f} cents kept; the seats cost the same",
    )


def everybody(world: World, elsewhere: str) -> Callable[[float], list[str | Chart]]:
    """What follows the guess at lead research for the strong third: three plans played out, and both tools' truth.

    ``elsewhere``: how many of the sister companies need only one tool.
    """
    kept = {
        name: c8.played(world, {str(rep): tools[whose] for rep, whose in c8.hands(world).items()}) / 1e6
        for name, tools in _FOR_ALL.items()
    }
    more, points, reckoned = _bridge(world)
    gained, (truly, by_money) = kept["matched"] - kept["average"], _ahead_in_strong(world)
    if not (more < gained and points < truly < by_money):
        raise ValueError(f"the lesson says that the pilot falls short, and why: {more}, {gained}, {truly}, {by_money}")
    prep, coach = (100 * c8.true_gains(world, t)[w] for t, w in (("meeting_prep", "strong"), ("ai_coach", "middle")))
    if not 0 < 100 * c8.true_gains(world, "lead_research")["strong"] - prep < 1:
        raise ValueError("the lesson says that meeting prep does nearly as much as lead research in strong hands")

    def after(guess: float) -> list[str | Chart]:
        return [
            f"You said ${guess:g}m. By the pilot it is ${more:.1f}m: {reckoned}.",
            f"Played out, answer prompts for everybody keep ${kept['average']:.1f}m. With lead research in strong "
            f"hands it is ${kept['matched']:.1f}m, ${gained:.1f}m more. Why more than by the pilot? Lead research is "
            f"truly {truly:.1f} points ahead there, and further with those who book most. Each tool in the wrong "
            f"hands: ${kept['turned']:.1f}m.",
            "What nobody at Tarnhold can see, the tools’ true gains:",
            _true_lines({tool: [100 * gain for gain in c8.true_gains(world, tool).values()] for tool in _TWO}),
            "In strong hands the higher dot was right. The bars couldn’t promise that. And two tools we left aside: "
            f"meeting prep truly adds {_tenths(prep)} in strong hands, nearly as much as lead research, and the AI "
            f"coach {_tenths(coach)} in the middle.",
            "How each tool works in whose hands is our setting, and we set it differently in the twenty sister "
            f"companies. In {elsewhere} of them one tool for everybody keeps as much as the best plan, or nearly.",
        ]

    return after


def _true_lines(gains: Mapping[str, list[float]]) -> Chart:
    title = "In truth: one widens the gap, one closes it"
    with phone_axes(title, 3.0) as (figure, axes):
        for tool, gain in gains.items():
            marker, line, colour = _LOOKS[tool]
            axes.plot(range(3), gain, marker=marker, linestyle=line, color=colour)
            axes.text(2.08, gain[-1], TOOL_NAMES[tool], va="center")
            for place, each in enumerate(gain):
                upper = each == max(other[place] for other in gains.values())
                away = (
                    (20 if place == 1 else 0, 7 if place == 1 else 10)
                    if upper
                    else (-14, 7)
                    if place == 1
                    else (0, -19)
                )  # clear of both lines and of zero
                axes.annotate(_tenths(each), (place, each), away, textcoords="offset points", ha="center")
        axes.axhline(0, color=GREY, linewidth=1)
        axes.set_xlim(-0.4, 3.1)
        axes.set_ylim(min(map(min, gains.values())) - 4, max(map(max, gains.values())) + 4)
        axes.set_xticks(range(3), c8.HANDS)
        axes.set_xlabel("hands")
        axes.set_ylabel("% more conversations advance")
    said = "; ".join(
        f"{TOOL_NAMES[tool]} "
        + ", ".join(f"{_tenths(each)} {whose}" for each, whose in zip(gain, c8.HANDS, strict=True))
        for tool, gain in gains.items()
    )
    return Chart(figure, f"Lines over weak, middle and strong hands, conversations that truly advance: {said}.")


def outside(*studies: str) -> Callable[[str], str]:
    """What follows the guess on an AI helper elsewhere: yes or no, then four studies, those against us first."""
    against, in_sales, middle, skilled = studies
    replies = {
        "best": "No. Knowing what to ask sounds like skill; this helper brought the answers along.",
        "all": "No, though on average everybody's did. Averages tempt.",
        "weak": "Yes. That suggests a helper that carries what the best know to the others.",
        "nobody": "No: it helped, and some far more than others.",
    }

    def after(chosen: str) -> str:
        return (
            f"{replies[chosen]}\n\n{against}\n\nIn sales, by lot, near it. There it is the "
            f"inexperienced:\n\n{in_sales}\n\nAnother helped most "
            f"in the middle:\n\n{middle}\n\nAnd one in skilled hands:\n\n{skilled}\n\n"
            "We know these four by their abstracts. “Six times more” is beside experienced agents. Tarnhold’s two "
            "tools "
            "are shaped after the first and the last: our setting, no proof. Who gains most differs from tool to tool. "
            "So ask, for each."
        )

    return after


def who_said_price(world: World) -> Callable[[float, object], list[str]]:
    """What follows the guess at the deals closed as "Price": what their buyers had said, and the one who was feared."""
    said, closed = c8.said_price(world)
    asked = c8.asked_afterwards(world)
    price = asked[asked["recorded_reason"] == "Price"]["buyer_interview_reason"].value_counts(normalize=True)
    others = asked[asked["recorded_reason"] != "Price"]["buyer_interview_reason"].value_counts(normalize=True)
    if (price - others).abs().max() > _ALIKE:
        raise ValueError("the lesson says that buyers gave the same reasons whatever was typed")
    truth, feared, unseen = (100 * price[w] for w in ("Price", "Feared choosing wrong", "Couldn't see what changes"))

    def after(guess: float, _: object) -> list[str]:
        return [
            f"You said {guess:.0f}; it was {truth:.0f}: {said:,} of {closed:,}. What the others said: afraid of "
            f"choosing wrong, {feared:.0f}. Couldn’t see what would change, {unseen:.0f}. The rest named other things.",
            f"And where we typed something else? There {100 * others['Price']:.0f} of 100 named the price, and "
            f"{100 * others['Feared choosing wrong']:.0f} were afraid. Whatever we typed, buyers gave the same "
            "reasons.",
            "Mind the limits: a buyer may say after the fact what sounds well. How many fear it is our setting, and "
            "so is that what we type tells nothing of what she says. In your own lost deals, ask.",
        ]

    return after


def the_mail(world: World) -> Callable[..., list[str | Chart]]:
    """What follows the interview for the discount that lies ready: which of her answers bears on it, and what came."""
    cut, seller = dollars(0.12 * c8.her_amount(world)), c8.her_seller(world).rep_id
    replies = {
        "form": "True, and it should change the form. It says nothing about the mail.",
        "handed": "True, and it says who should ring: he, and nobody new. It doesn’t say what to ask.",
        "hurry": "It goes half the way: a date needn’t move a buyer, so the mail can wait. It doesn’t say what to do "
        "instead.",
        "wrong": "Yes. The mail answers a question nobody has put to this buyer. So first put the other one.",
    }
    before = {
        "send": "You would have sent it.",
        "price": "You would have rung and asked about the price. Ring, with another question: whoever is asked about "
        "the price talks about the price.",
        "wait": "You would have waited. That is polite, and she may be waiting too.",
    }

    def after(chosen: str, mail: str, _: object) -> list[str | Chart]:
        return [
            f"{replies[chosen]} {before[mail]} What she said last settles it: keep the mail and ring. “If you choose "
            "us and it goes wrong, what happens to you?” If she says the price, the mail can go an hour later. Sent "
            f"first, {cut} are gone and you still don’t know.",
            f"{seller} rings, and asks that. A long breath. “I am the one who answers for it. If it fails at night, "
            "it is my name.” He doesn’t comfort her. “Who would have to be in the room, so that it isn’t only yours?” "
            "She names her head of nursing, and Tuesday at ten. She hasn’t bought. It is the first date she has named.",
            "We wrote that call; it proves nothing. It cost ten minutes, and the discount is still in the drawer.",
        ]

    return after


def one_story(world: World) -> Callable[..., str]:
    """What follows the choice of what to do with one buyer's story: what each way would find out, and miss."""
    said, closed = c8.said_price(world)
    missed, few, many = round(100 * (1 - said / closed)), c8.TAUGHT, 10 * c8.TAUGHT
    replies = {
        "discount": f"That is what “Price” asks for. By their own words it misses {missed} of 100 of them, and is "
        "given away to whoever would have bought.",
        "lot": f"A lot is how we came to trust the pilot, so it tempts. But with {few} against {few} only a gap of "
        f"more than {c8.lot_luck(world, few):.1f} % would stand out from luck. With {many} against {many} it is "
        f"{c8.lot_luck(world, many):.1f} %. After two quarters you would know little more than today.",
        "stalled": "It goes to where it hurts, so it tempts. But you have just seen that what sellers type tells "
        "nothing "
        "of what buyers say. Why should these notes? And who stalls most is luck too: they would look better next "
        "quarter, taught or not.",
        "ears": "Yes. The lot keeps your favourites out, and hers are the words that count, heard by somebody with "
        "nothing to defend. It doesn’t show that the question wins deals. It shows what stalled buyers say, and so "
        "whether a real test is worth it. The discount waits.",
        "file": "It is one deal, true. But you have just counted, and she isn’t alone.",
    }
    return lambda chosen, *_: (
        f"{replies[chosen]}\n\nAnd of all that Tarnhold had bought, what reached her? One thing: a seller who had read "
        "his notes."
    )


def pilot_rows(world: World) -> Chart:
    """A sister company's pilot: twelve rows, tool by hands, each with its gain and what luck alone could do."""
    return _rows(world, c8.TOOLS, "Four tools, three kinds of hands")


def signature(world: World) -> Callable[[str], str]:
    """What follows the first hunch on page one: what is coming, and not whether it is right."""
    first = _name(c8.page_one(world))
    replies = {
        "sign": f"So would he: {first} for everybody. Keep your pen in your hand.",
        "wait": "He asks what for: the number is large, and the draw was fair.",
        "never": "He asks why you sat through the pilot, then. Some tools earn their seat.",
    }
    return lambda chosen: f"{replies[chosen]} The next page has the same pilot by hands. Then you decide."


def her_seat(world: World) -> Callable[[object], str]:
    """What the question on a seat's price is about: page one's first, for a named seller with strong hands."""
    seller, tool = c8.her_seller(world), c8.page_one(world)
    return lambda _: (
        f"{seller.rep_id} has strong hands, booked {dollars(seller.bookings)} last year, and wants a seat of "
        f"{_name(tool)}, the first on page one. What it did, and in whose hands, stands in the table of question 1."
    )


def overnight(world: World) -> Callable[[object], str]:
    """Which vendor asks more since last night, by name."""
    tool = c8.dear_tool(world)
    return lambda _: (
        f"The vendor who got dearer: {_name(tool)}, now ${c8.asked_price(world, tool):,.0f} a seat and year."
    )


def she_speaks(world: World) -> Callable[[object], str]:
    """What the buyer of the seller with strong hands says before the call at noon, in one of three companies each."""
    seller = c8.her_seller(world).rep_id
    said = {
        "answers": "“I don't know that he wants this. Three times I asked whether it still rings when our network is "
        "down. Three times he said he'd find out. My committee meets today at two, and that is their one question.”",
        "fear": "“He is very good. Whatever I ask, he knows it by heart. Our list is all ticked, "
        "and the price is fine. It has lain on my desk for six weeks. I take it home, and I bring it back.”",
        "reason": "“I like him, I do. He rings every Monday and asks how we are. We are well, so we talk about the "
        "weather. He rings back today, I suppose. To be frank, I couldn't tell you what for.”",
    }
    return lambda _: f"She couldn't reach {seller}, so she got you:\n\n{said[c8.what_she_is_short_of(world)]}"


HE_DOES = {
    "prompts": "He has his answers ready, with proof.",
    "research": "He tells her what has changed in her house.",
    "question": "He asks one question about her, and waits.",
    "plan": "He borrows a screen, and has it on.",
    "close": "He asks what it would take to sign this week.",
}
"""What the seller does at noon by each note."""
_ELSE = ""
_SHE_SAYS = {
    "answers": {
        "prompts": "“Send me that page before two.” At four she rings: the committee wants it shown on the ninth.",
        "question": "She answers, for six minutes. Then: “And when our network is down?” He will find out. The "
        "committee meets without it.",
        _ELSE: "“And when our network is down?” she asks, for the fourth time. He will find out. The committee meets "
        "without it.",
    },
    "fear": {
        "question": "She is quiet for a long time. “The last one I chose was sent back. I signed for it.” He lets her "
        "finish, and on the ninth they sit down with the colleague who would sign beside her.",
        _ELSE: "“It is all very clear,” she says, and thanks him. The papers go home with her again, and come back in "
        "the morning.",
    },
    "reason": {
        "research": "“How do you know about the second ward?” She shuts her door. They meet on the ninth, with the "
        "ward’s head.",
        "question": "“Oh, I’m well.” Then she does think of something: the second ward. “Ring me next month, when I "
        "know more.” It is more than Monday brought.",
        _ELSE: "“I see,” she says, and stays friendly. By five past they are back at the weather. He will ring on "
        "Monday.",
    },
}
"""What she answers at noon, by what she is short of and the note; `_ELSE` is any other note."""


def noon(world: World) -> Callable[[str, object], str]:
    """How the call at noon ends, by the note that was given for good."""
    says = _SHE_SAYS[c8.what_she_is_short_of(world)]
    return lambda note, _: (
        f"Noon. {HE_DOES[note]} {says.get(note, says[_ELSE])}\n\n"
        "We wrote what she says: a story, and no proof of the note."
    )


def verdict(world: World) -> Callable[..., list[str | Chart]]:
    """What becomes of the officer's signature: his, the learner's and the best by the pilot, as money kept."""
    tool, best = c8.page_one(world), c8.signed_worth(world, c8.best_signatures(world))
    his = c8.signed_worth(world, dict.fromkeys(c8.HANDS, tool))
    rise = c8.price_rise(world, tool)
    his_bars = {"His, for all": his} | ({"His, at\nyesterday’s price": his + rise} if rise else {})

    def after(plan: Mapping[str, str], *_: object) -> list[str | Chart]:
        yours = c8.signed_worth(world, {whose: plan[f"{whose.capitalize()} hands"] for whose in c8.HANDS})
        kept = his_bars | {"Yours": yours, "Best by\nthe pilot": best}
        title = f"Kept in {c8.YEARS} years, by the pilot"
        said = [_of_his(his, best), _of_the_rise(rise, best - his), _of_yours(yours, his, best)]
        return [_results(kept, "Yours", title), " ".join(filter(None, said))]

    return after


def _of_his(his: float, best: float) -> str:
    left, share = dollars(best - his), his / best
    if share >= _AS_GOOD:
        return f"He was right, or near enough: the best plan keeps {left} more than his one tool for all."
    if share >= _NEARLY:
        return f"He was nearly right: the best plan keeps {left} more than his one tool for all."
    return f"His one tool for all leaves {left} behind, {100 * (1 - share):.0f} % of what the best plan keeps."


def _of_the_rise(rise: float, left: float) -> str:
    """How much of what his one tool leaves behind is the new price, which he never saw."""
    if not rise:
        return ""
    before = f"But its price rose after he had proposed it. The rise alone is {dollars(rise)}"
    if rise > left:
        return f"{before}: at yesterday’s price his would have kept more than the best plan does now."
    return f"{before}, {'most' if rise > left / 2 else 'the smaller part'} of what he leaves."


def _of_yours(yours: float, his: float, best: float) -> str:
    if yours >= _AS_GOOD * best:
        but = f", but for {dollars(best - yours)}" if best - yours >= _SAME else ""
        return f"Yours is as good as the pilot allows{but}. He caps his pen: “Then it is yours I send up.”"
    if yours > his:
        return "Yours keeps more. He reads it twice, and sends yours up."
    if yours == his:
        return "You signed what he would have signed."
    return "Yours keeps less. His goes up to the board, and he keeps your page for the next pilot."


def _judged(world: World, given: Mapping[str, str]) -> str:
    """A list beside the best one on the pilot's numbers: as good, a tie within luck, or how much it leaves."""
    best = c8.best_seats(world)
    left = c8.list_worth(world, best) - c8.list_worth(world, given)
    if left < _SAME:
        return "On the pilot’s numbers no list beats yours."
    if left < c8.list_luck(world, best, given):
        return f"A tie with the highest, {_listed(best)}: {dollars(left)} apart, within luck."
    return f"On the pilot’s numbers the best list keeps {dollars(left)} more: {_listed(best)}."


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


def _rows(world: World, tools: Sequence[str], title: str) -> Chart:
    said, ticks = [], {}
    with phone_axes(title, 1.0 + 1.05 * len(tools)) as (figure, axes):
        for block, tool in enumerate(tools):
            for line, whose in enumerate(c8.HANDS):
                cell, row = c8.pilot(world)[tool, whose], -(block * 3.8 + line)
                low, gain, high = (100 * (cell.relative + side * cell.relative_luck) for side in (-1, 0, 1))
                axes.plot([low, high], [row, row], color=GREY, linewidth=7, solid_capstyle="butt")
                axes.plot(gain, row, "o", color=BLUE, markersize=7)
                ticks[row] = f"{TOOL_NAMES[tool]} · {whose}"
                said.append(f"{TOOL_NAMES[tool]} in {whose} hands {gain:+.1f}, bar from {low:+.1f} to {high:+.1f}")
        axes.axvline(0, color=GREY, linewidth=1, linestyle="--")
        axes.set_yticks(list(ticks), list(ticks.values()))
        axes.grid(axis="x", color=GREY, linewidth=0.4, alpha=0.6)
        axes.set_xlabel("% more conversations advance")
    words = "; ".join(said).replace("-", "−")
    return Chart(figure, f"Dots with luck bars, percent more conversations that advance: {words}.")


def _results(results: Mapping[str, float], mine: str, title: str) -> Chart:
    scale, unit = (1e6, "Million") if max(results.values()) >= 1e6 else (1e3, "Thousand")
    names, worth = list(results)[::-1], [results[name] / scale for name in list(results)[::-1]]
    with phone_axes(title, max(2.6, 0.6 + 0.5 * len(results))) as (figure, axes):
        axes.barh(names, worth, color=[BLUE if name == mine else GREY for name in names], height=0.6)
        axes.axvline(0, color=GREY, linewidth=1)
        for row, value in enumerate(worth):
            axes.text(max(value, 0) + 0.02 * max(worth), row, _signed(value * scale), va="center")
        axes.set_xlim(min(0, *worth) * 1.1, max(worth) * 1.3)
        axes.set_xlabel(f"{unit} dollars kept")
    said = "; ".join(f"{' '.join(name.split())} {_signed(value)}" for name, value in results.items())
    return Chart(figure, f"Bars, {title[0].lower()}{title[1:]}: {said}.")


def _two_groups(groups: Mapping[str, Mapping[str, float]], low: float, high: float, title: str) -> str:
    """Two groups of bars as an SVG element, percent on a scale from ``low`` to ``high``."""
    left, right, top = 132, 362, 40
    scale = (right - left) / (high - low)
    zero, marks = left - low * scale, ""
    for block, (name, gains) in enumerate(groups.items()):
        y = top + 116 * block
        best = max(gains, key=gains.__getitem__)
        marks += f'<text y="{y + 12}" font-weight="bold">{name}</text>'
        for row, (tool, gain) in enumerate(gains.items()):
            at, end = y + 22 + 38 * row, zero + gain * scale
            marks += (
                f'<text x="{left - 12}" y="{at + 19}" text-anchor="end">{TOOL_NAMES[tool]}</text>'
                f'<rect x="{min(zero, end):.1f}" y="{at}" width="{abs(end - zero):.1f}" height="28" '
                f'fill="{BLUE if tool == best else GREY}"/>'
                f'<text x="{max(zero, end) + 8:.1f}" y="{at + 19}">{_tenths(gain)}</text>'
            )
        marks += f'<path d="M{zero:.1f} {y + 18}V{y + 98}" stroke="currentColor" stroke-width="1"/>'
    bottom = top + 116 * len(groups)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 440 {bottom + 20}" fill="currentColor" font-size="14" '
        'style="width:100%;min-width:0;max-width:36rem;height:auto">'
        f'<text y="15" font-weight="bold" font-size="16">{title}</text>{marks}'
        f'<text y="{bottom + 12}" font-size="13">Conversations that advance, % more. Blue: ahead.</text></svg>'
    )


def _listed(plan: Mapping[str, str]) -> str:
    return ", ".join(f"{rep} {_name(tool)}" for rep, tool in plan.items())


def _name(tool: str) -> str:
    return "the AI coach" if tool == "ai_coach" else TOOL_NAMES[tool].lower()


def _tenths(gain: float) -> str:
    return f"{gain:+.1f} %".replace("-0.0 %", "0 %").replace("+0.0 %", "0 %").replace("-", "−")


def _percent_fine(share: float) -> str:
    return _tenths(100 * share)


def _signed(amount: float) -> str:
    return f"{'−' if amount < 0 else '+'}{dollars(abs(amount))}"
