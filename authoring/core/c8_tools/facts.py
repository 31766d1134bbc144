"""The numbers module C8's prose states, each computed on the company of the lessons."""

from saleslab.analysis import c8
from saleslab.analysis.words import dollars
from saleslab.org import WORLDS, World
from saleslab.org import world as sister
from saleslab.org.case import OPPORTUNITY_ID
from saleslab.org.policy import GROSS_MARGIN, OFFERS


def deal(world: World):
    """The row of Deal 4471."""
    return world.opportunities.set_index("opportunity_id").loc[OPPORTUNITY_ID]


def forecast(world: World) -> str:
    """The odds the seller last gave Deal 4471."""
    said = world.forecast_submissions
    return f"{100 * said[said['opportunity_id'] == OPPORTUNITY_ID]['stated_probability'].iloc[-1]:.0f}\u00a0%"


def recorded(world: World) -> str:
    reasons = world.win_loss.set_index("opportunity_id")["recorded_reason"]
    return str(reasons[OPPORTUNITY_ID]).lower()


def feared(world: World):
    """The buyers who did nothing and said afterwards that they were afraid of choosing wrong."""
    asked = c8.asked_afterwards(world)
    return asked[asked["buyer_interview_reason"] == "Feared choosing wrong"]


def best_in_strong(world: World) -> str:
    """What lead research did in strong hands, the most of all four tools there."""
    gains = {tool: c8.pilot(world)[tool, "strong"].relative for tool in c8.TOOLS}
    if max(gains, key=gains.__getitem__) != "lead_research":
        raise ValueError("the lesson says that nothing lifts strong hands more than lead research")
    return percent(gains["lead_research"])


def percent(share: float) -> str:
    return f"{100 * share:+.1f} %".replace("-0.0 %", "0 %").replace("+0.0 %", "0 %").replace("-", "−")


def advanced(world: World, *, with_tool: bool) -> str:
    """Of 100 conversations, how many advance without a tool or with answer prompts, over all hands."""
    cells = [c8.pilot(world)["answer_prompts", whose] for whose in c8.HANDS]
    return f"{100 * sum(cell.with_tool if with_tool else cell.without for cell in cells) / len(cells):.1f}"


def spread(world: World, tool: str) -> str:
    """A tool in weak, middle and strong hands, in the pilot and in truth."""
    seen = ", ".join(f"{percent(c8.pilot(world)[tool, whose].relative)} {whose}" for whose in c8.HANDS)
    true = ", ".join(percent(gain) for gain in c8.true_gains(world, tool).values())
    return f"{seen} in the pilot; {true} in truth"


def every_seller(world: World, tools: dict[str, str]) -> str:
    """A tool for each hands, played for all sellers."""
    plan = {str(rep): tools[whose] for rep, whose in c8.hands(world).items()}
    return f"${c8.played(world, plan) / 1e6:.1f}m"


def her_seller(world: World) -> str:
    """The seller with the buyer like that of Deal 4471, who had no tool in the pilot."""
    seller = c8.her_seller(world).rep_id
    if world.tool_pilots.set_index("rep_id")["arm"].get(seller) != c8.NOBODY:
        raise ValueError("the lesson says that this seller drew no tool in the pilot")
    return seller


def tried_first(_: World) -> str:
    """Rows of the sister companies' table in which a trial is the best signature."""
    sisters = [sister(index) for index in range(1, WORLDS + 1)]
    return str(sum(list(c8.best_signatures(w).values()).count(c8.TRY_FIRST) for w in sisters))


def one_tool_enough(_: World) -> str:
    """Sister companies in which one tool for everybody keeps within a tenth of what the best plan keeps."""
    sisters = [sister(index) for index in range(1, WORLDS + 1)]
    return str(sum(c8.one_tool(w) >= 0.9 * c8.plan_worth(w, c8.best_plan(w)) for w in sisters))


def same_as_tarnhold(_: World) -> str:
    """Sister companies in which Tarnhold's plan keeps within a tenth of what the best plan keeps."""
    sisters, plan = [sister(index) for index in range(1, WORLDS + 1)], c8.best_plan(sister(0))
    return str(sum(c8.plan_worth(w, plan) >= 0.9 * c8.plan_worth(w, c8.best_plan(w)) for w in sisters))


FACTS = {
    "spent": lambda w: dollars(w.programme_rollouts.groupby("programme_id")["programme_cost"].first().sum()),
    "price": lambda w: f"${4 * OFFERS['lead_research'].price_per_quarter:,.0f}",
    "margin": lambda _: f"{100 * GROSS_MARGIN:.0f}",
    "per_tool": lambda w: str((w.tool_pilots["arm"] == "lead_research").sum()),
    "prompts_strong": lambda w: percent(c8.pilot(w)["answer_prompts", "strong"].relative),
    "best_seats": lambda w: ", ".join(f"{rep} {tool.replace('_', ' ')}" for rep, tool in c8.best_seats(w).items()),
    "her_seller": her_seller,
    "strong_booked": lambda w: dollars(c8.last_year(w).query("hands == 'strong'")["bookings"].sum()),
    "dear": lambda _: f"${c8.DEAR:,.0f}",
    "trial": lambda _: f"${c8.TRIAL:,.0f}",
    "few": lambda _: str(c8.FEW_SEATS),
    "years": lambda _: str(c8.YEARS),
    "years_left": lambda _: str(c8.YEARS - 1),
    "tried_first": tried_first,
    "rows": lambda _: str(WORLDS * len(c8.HANDS)),
    "lot": lambda _: str(c8.TAUGHT),
    "lot_luck": lambda w: f"{c8.lot_luck(w, c8.TAUGHT):.1f} %",
    "one_tool_enough": one_tool_enough,
    "same_as_tarnhold": same_as_tarnhold,
    "amount": lambda w: dollars(float(deal(w)["amount"])),
    "activities": lambda w: str((w.activities["opportunity_id"] == OPPORTUNITY_ID).sum()),
    "handoffs": lambda w: {3: "three"}[int(deal(w)["n_handoffs"])],
    "forecast": forecast,
    "recorded": recorded,
    "asked": lambda w: f"{len(c8.asked_afterwards(w)):,}",
    "feared": lambda w: f"{len(feared(w)):,}",
    "as_price": lambda w: f"{c8.said_price(w)[1]:,}",
    "said_price": lambda w: f"{c8.said_price(w)[0]:,}",
    "misjudged": lambda w: str(c8.misjudged(w)),
    "by_bookings": lambda w: str(c8.misjudged_by_bookings(w)),
    "without": lambda w: advanced(w, with_tool=False),
    "with_prompts": lambda w: advanced(w, with_tool=True),
    "prompts_all": lambda w: percent(c8.overall(w, "answer_prompts")),
    "lead_research": lambda w: f"{best_in_strong(w)} in strong hands, the highest dot; {spread(w, 'lead_research')}",
    "meeting_prep": lambda w: spread(w, "meeting_prep"),
    "answer_prompts": lambda w: spread(w, "answer_prompts"),
    "ai_coach": lambda w: spread(w, "ai_coach"),
    "for_all": lambda w: every_seller(w, dict.fromkeys(c8.HANDS, "answer_prompts")),
    "matched": lambda w: every_seller(
        w, {"weak": "answer_prompts", "middle": "answer_prompts", "strong": "lead_research"}
    ),
    "mismatched": lambda w: every_seller(
        w, {"weak": "lead_research", "middle": "lead_research", "strong": "answer_prompts"}
    ),
}

# What the reminders of the start page state, each computed on the company they are about.
RETRIEVAL = {
    "best_average": lambda w: percent(c8.overall(w, "answer_prompts")),
    "weak": lambda w: percent(c8.pilot(w)["answer_prompts", "weak"].relative),
    "strong": lambda w: percent(c8.pilot(w)["answer_prompts", "strong"].relative),
    "lead_weak": lambda w: percent(c8.pilot(w)["lead_research", "weak"].relative),
    "lead_strong": lambda w: percent(c8.pilot(w)["lead_research", "strong"].relative),
    "asked": lambda w: f"{len(c8.asked_afterwards(w)):,}",
    "feared": lambda w: f"{len(feared(w)):,}",
}
