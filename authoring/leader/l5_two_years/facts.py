"""The numbers module L5's prose states, each computed on the company of the lessons."""

from saleslab.analysis import l5
from saleslab.analysis.two_years import LOST, both_trials, course, pitched
from saleslab.analysis.words import signed_percent
from saleslab.charts import l5 as charts
from saleslab.org import World
from saleslab.org.policy import HORIZON
from saleslab.org.quarterly import GIVE, Pitch, true_effects
from saleslab.org.two_years import CHIP, CHIPS, LEVERS

COUNTS = {1: "one", 2: "two", 3: "three", 10: "ten"}


def line(world: World, quarter: int, lever: str):
    """A lever's line in a report of the leader before you."""
    return next(each for each in l5.before_you(world)[quarter - 1].lines if each.lever == lever)


def lot(world: World, quarter: int, lever: str) -> str:
    reading = line(world, quarter, lever).lot
    return f"{signed_percent(reading.effect)}, give or take {100 * GIVE * reading.luck:.1f}"


def said(world: World, lever: str, compared: str) -> Pitch:
    """The pitch in which a lever's vendor compares so."""
    pitches = (pitched(world.index, quarter) for quarter in range(1, HORIZON + 1))
    return next(each for each in pitches if (each.lever, each.compared) == (lever, compared))


def truth(lever: str):
    return lambda world: signed_percent(true_effects(world)[lever])


FACTS = {
    "budget": lambda _: f"${CHIP * CHIPS * HORIZON / 1e6:.0f} million",
    "chip": lambda _: f"${CHIP:,.0f}",
    **{f"{lever}_teams": (lambda _, lever=lever: COUNTS[LEVERS[lever].teams]) for lever in LEVERS},
    "applause": lambda w: f"{signed_percent(line(w, 1, 'pay').dashboard)} on the quarter before",
    "pitch_academy": lambda w: signed_percent(said(w, "coaching", "lot").effect),
    "prompt_teams": lambda w: str(line(w, 3, "tools").teams),
    "prompt_lot": lambda w: lot(w, 3, "tools"),
    "pay_said": lambda w: signed_percent(line(w, 1, "pay").dashboard),
    "turns": lambda w: str(charts.turns(w)),
    "lost": lambda _: f"{100 * LOST:.0f} %",
    **{f"{lever}_true": truth(lever) for lever in LEVERS},
}

# What the reminders of the start page state, each computed on the company they are about.
RETRIEVAL = {
    "company": lambda w: w.name,
    "pay": truth("pay"),
    "promotions": truth("promotions"),
    "first": lambda _: f"{100 * course('coaching')[1][0] / course('coaching')[1][3]:.0f} %",
    "claim": lambda w: signed_percent(said(w, "tools", "users").effect),
    "fair": lambda w: signed_percent(both_trials(w.index).effect),
}
