"""How people are developed: coaching, training, call reviews, the programmes and the tool pilots."""

from __future__ import annotations

import numpy as np
import pandas as pd

from saleslab.org.calendar import dates, first_day
from saleslab.org.parameters import Parameters
from saleslab.org.people import People
from saleslab.org.programmes import PURCHASES, START, tool_effects
from saleslab.org.randomness import Draws, Ints
from saleslab.org.simulation import Run, logistic
from saleslab.org.tables.columns import choose, manager_ids, pick, region_column, rep_column

ITEMS = ("follow_up_question", "next_commitment", "buyer_numbers", "asks_who_else", "overall")
_ITEM_SKILLS = ("DIS", "COM", "VAL", "CON")
RATERS = ("manager", "peer", "ai", "expert")
# How sharply each rater sees the skill, and how far the first impression colours every item.
_SHARPNESS, _HALO = (0.6, 0.4, 0.5, 1.0), (0.6, 0.4, 0.2, 0.1)
FOCUS = ("Discovery", "Commitments", "Business case", "Pipeline")


def coaching_sessions(who: People, run: Run, seed: int) -> pd.DataFrame:
    """One row per session; a seller's hours in a quarter add up to what the manager gave (to 0.1 h)."""
    hours = run.coaching
    count = np.where(hours > 0.05, np.maximum(np.round(hours / 0.75), 1.0), 0.0).astype(np.int64).ravel()
    row = np.repeat(np.arange(count.size), count)
    number = np.arange(row.size) - np.repeat(np.cumsum(count) - count, count)
    at, rep = row // who.size, row % who.size
    draw = Draws(seed, "coaching session", rep, at, number)
    start, end = first_day(at), first_day(at + 1)
    share = (number + draw.uniform("day")) / count[row]
    coach = who.coaching_skill[who.manager[rep]]
    return pd.DataFrame(
        {
            "manager_id": pick(manager_ids(who.coaching_skill.size), who.manager[rep]),
            "rep_id": rep_column(who, rep),
            "quarter": at + 1,
            "date": dates(start + (share * (end - start)).astype(np.int64)),
            "hours": np.round(hours.ravel()[row] / count[row], 3),
            "focus_skill": pick(FOCUS, choose(draw.uniform("focus"), (0.25, 0.2, 0.15, 0.4))),
            "observed_call": draw.uniform("observed") < logistic(-0.8 + 1.0 * coach),
            "followed_up": draw.uniform("followed up") < logistic(-0.5 + 1.0 * coach),
        }
    )


def training_attendance(who: People, seed: int) -> pd.DataFrame:
    """One row per seller and methodology programme: P2a for volunteers, P2b for teams drawn by lot."""
    draw = Draws(seed, "attendance", np.tile(np.arange(who.size), 2), np.repeat([0, 1], who.size))
    attended = np.concatenate([who.first_wave, who.second_wave])
    volunteer = np.concatenate([who.volunteer, np.zeros(who.size, dtype=bool)])
    start = np.repeat(first_day([START["P2a"], START["P2b"]]), who.size)
    scores = np.clip(70.0 + 8.0 * np.tile(who.general, 2) + 8.0 * draw.normal("test"), 0.0, 100.0)
    reaction = np.clip(np.round(4.3 + 0.5 * draw.normal("reaction"), 1), 1.0, 5.0)
    return pd.DataFrame(
        {
            "rep_id": rep_column(who, np.tile(np.arange(who.size), 2)),
            "programme_id": pick(("P2a", "P2b"), np.repeat([0, 1], who.size)),
            "invited": np.concatenate([np.ones(who.size, dtype=bool), who.second_wave]),
            "opted_in": volunteer,
            "assigned": attended,
            "attended": attended,
            "date": pd.Series(dates(start + 10)).where(attended),
            "reaction_score": np.where(attended, reaction, np.nan),
            "test_score": np.where(attended, np.round(scores), np.nan),
        }
    )


def call_reviews(p: Parameters, who: People, run: Run, seed: int) -> pd.DataFrame:
    """One row per call, rater and item (scores 1 to 5): one call per seller and quarter, two raters each.

    The first four items are observable acts; "overall" follows the smoothness of the talk more than any skill.
    """
    calls = p.quarters * who.size
    call = np.repeat(np.arange(calls), 2 * len(ITEMS))
    item = np.tile(np.arange(len(ITEMS)), 2 * calls)
    second = np.tile(np.repeat([0, 1], len(ITEMS)), calls)
    at, rep = call // who.size, call % who.size
    pair = Draws(seed, "call", rep, at).uniform("raters")
    # The manager always rates; the second is a peer, the AI helper or, for one call in five, an expert.
    rater = np.where(second == 0, 0, 1 + choose(pair, (0.4, 0.4, 0.2)))
    learned = np.array([s.skills.training + s.skills.coached for s in run.states[-p.quarters :]])[at, rep]
    skill = np.stack([who.skills[s] for s in _ITEM_SKILLS] + [np.zeros(who.size)])[item, rep] + learned * (item < 2)
    smooth = Draws(seed, "smooth", rep).normal("talk")
    halo = np.take(_HALO, rater) * np.where(item == 4, 2.0, 1.0) * smooth
    noise = Draws(seed, "call item", rep, at, second, item).normal("noise")
    severity = Draws(seed, "rater", rater, who.manager[rep]).normal("severity")
    score = 3.0 + np.take(_SHARPNESS, rater) * skill + halo + 0.3 * severity * (rater != 3) + 0.6 * noise
    raters = [f"{kind[0].upper()}{m + 1:02d}" for kind in RATERS for m in range(p.managers)]
    return pd.DataFrame(
        {
            "call_id": pick([f"C{number:06d}" for number in range(1, calls + 1)], call),
            "rep_id": rep_column(who, rep),
            "quarter": at + 1,
            "rater_id": pick(raters, rater * p.managers + who.manager[rep]),
            "rater_type": pick(RATERS, rater),
            "item_code": pick(ITEMS, item),
            "score": np.clip(np.round(score), 1.0, 5.0).astype(np.int64),
        }
    )


def programme_rollouts(p: Parameters, who: People) -> pd.DataFrame:
    """One row per programme and unit it was given to, with how the unit was chosen."""
    reps = np.arange(who.size)
    first_rep = np.arange(p.managers) * p.team_size
    rep_names, team_names = rep_column(who, reps), pick(manager_ids(p.managers), np.arange(p.managers))
    units = {
        "P1": ["company"],
        "P2a": list(rep_names[who.first_wave]),
        "P2b": list(team_names[who.second_wave[first_rep]]),
        "P3": ["company"],
        "P3s": list(team_names[who.supported[first_rep]]),
        "P4": list(rep_names[who.seat]),
        "P5": list(region_column(np.unique(who.region[who.region < 2]))),
    }
    bought = [b for b in PURCHASES for _ in units[b.programme_id]]
    return pd.DataFrame(
        {
            "programme_id": [b.programme_id for b in bought],
            "type": [b.type for b in bought],
            "unit": [b.unit for b in bought],
            "unit_id": [unit for b in PURCHASES for unit in units[b.programme_id]],
            "start_date": dates(first_day([b.start for b in bought])),
            "assignment": [b.assignment for b in bought],
            "programme_cost": [b.cost for b in bought],
        }
    )


def tool_pilots(p: Parameters, who: People, seed: int) -> pd.DataFrame:
    """One row per seller in the pilot of four AI tools: drawn by lot into a tool or none, counted by conversation.

    Columns: conversations counted, as many for everybody, and how many of them ended with the buyer's next step.
    """
    draw = Draws(seed, "pilot", np.arange(who.size))
    tools = tool_effects(p, who)
    arm: Ints = np.argsort(np.argsort(draw.uniform("arm"))) % (len(tools) + 1)
    effects = np.vstack([*tools.values(), np.zeros(who.size)])
    talks = np.full(who.size, round(p.pilot_conversations))
    chance = logistic(-0.4 + 0.10 * who.general + effects[arm, np.arange(who.size)])
    advanced = np.floor(talks * chance + np.sqrt(talks * chance * (1.0 - chance)) * draw.normal("luck") + 0.5)
    return pd.DataFrame(
        {
            "rep_id": rep_column(who, np.arange(who.size)),
            "arm": pick((*tools, "none"), arm),
            "conversations": talks,
            "advanced": np.clip(advanced, 0, talks).astype(np.int64),
        }
    )
