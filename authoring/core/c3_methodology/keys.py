"""Keys of module C3, each a function of the learner's company. Never shipped to learners."""

import numpy as np

from saleslab.analysis import c3
from saleslab.analysis.words import dollars
from saleslab.checks import ChoiceKey, DecisionKey, NumberKey, PlanKey, ReflectionKey
from saleslab.org import World


def no_course(world: World) -> NumberKey:
    """N: what those who lost the draw booked beyond those without a hand up, in percent."""
    h = c3.hands(world)
    return NumberKey(
        truth=100 * c3.ahead(world, h.lost, h.never),
        tolerance=1.0,
        right="Right. Nobody in that pair was trained: it is the lead that every slide of graduates starts with.",
        look="Look for the pair without a graduate in it, one side of which wanted to go.",
        near={
            100 * c3.ahead(world, h.place, ~h.place): "That is the slide itself. There are graduates in it.",
            100 * c3.ahead(world, h.place, h.lost): "One side of that pair was trained.",
        },
    )


def gain(world: World) -> NumberKey:
    """N: the gain in deals of 100 that the draw on file shows."""
    sent_before, sent_after, others_before, others_after = (
        round(100 * rate, 1) for rate in c3.rates(world, c3.draw_on_file(world))
    )
    return NumberKey(
        truth=sent_after - sent_before - (others_after - others_before),
        tolerance=0.25,
        right="Right: their change, less the change of those who stayed. Whether you may believe it is the next question.",
        look="Take both changes from the last page, then one from the other.",
        near={
            sent_after - sent_before: "That is the change of those sent alone. The others changed too.",
            sent_after - others_after: "That is the difference afterwards. Some of it was there before.",
        },
    )


_PAPER = {
    "own_year": "It tempts because these are the same people. But a year can be good for everybody: what did those who "
    "stayed at home do in it?",
    "luck": "It is good to be careful, but be careful about the right thing. Make both checks: who decided who went, and "
    "how often does luck do as much?",
    "draw": "A draw is the best there is, as long as it is one, and large enough. Who went in the end, and how often does "
    "luck do as much?",
    "exchanged": "That would spoil any draw. But see who decided: page 2. And two fair groups differ a little in dollars.",
    "nothing": "It tempts after so many slides. But a draw that shows no gain hasn't shown that there is none. See how far "
    "luck alone moves it.",
}
_SIGNED = {
    "draw": "Yes. The draw decided who went, everybody drawn went, and luck seldom does as much. You may sign that number.",
    "luck": "Yes. Luck alone does as much too often. On Monday, ask for more teams in the draw before you ask for money. Question 5 holds you to it.",
    "exchanged": "Yes. Managers changed names after the draw, and those sent were far ahead before. On Monday, count "
    "everybody as drawn, or draw again.",
}


def paper(world: World) -> ChoiceKey:
    """K: what the draw on file allows. In some companies it shows something, in some luck or an exchange spoils it."""
    best = c3.reading(world)
    return ChoiceKey(best=best, messages=_PAPER | {best: _SIGNED[best]})


def teams(world: World) -> DecisionKey:
    """D: three of nine teams, by how often their managers watch a call and look again afterwards."""
    return DecisionKey(
        values={str(manager): float(both) for manager, both in c3.team_candidates(world)["both"].items()},
        count=3,
        right="These managers hear a call before and come back after it. That is where a course stays.",
        partly="Some of your three. Hours of coaching, or high bookings, don't keep a new habit alive by themselves.",
        wrong="Hours, hands up and high bookings catch the eye, and keep nothing alive. Who comes back to the next call?",
        lost=0.6,
    )


def course_worth(world: World) -> float:
    """What the course truly brings a team in eight quarters, USD, its price not yet paid."""
    return c3.true_money(world).team("course", np.ones(len(world.reps), dtype=bool))


def money(world: World) -> PlanKey:
    """D: what the chair's rule gives the course and coaches, each by its own lot."""
    tested = {"course": c3.course_tested(world), "coaches": c3.coaches_tested(world)}
    best = {name: lot.verdict for name, lot in tested.items()}
    course, coaches = tested["course"].true, tested["coaches"].true
    known = f"Here we can know: the course truly added {course:.1f} deals of 100 in the quarters watched, coaches {coaches:.1f}."
    return PlanKey(
        worth=lambda plan: float(sum(plan[name] == what for name, what in best.items())),
        best=2.0,
        # Two rows, three answers: what somebody gets who doesn't look.
        plain=2 / 3,
        right=f"By the rule, both. {known} The course was watched for two quarters, the coaches for eight. Over eight the "
        f"course truly brings {dollars(course_worth(world))} a team. What would you change in the rule?",
        partly="One of the two keeps to the rule. A claim, a bar that was seen, and one that sticks out are three things.",
        wrong="Neither keeps to the rule. Leave sheet 1 aside, and hold two bars of each lot against its price.",
    )


def own_case(_: World) -> ReflectionKey:
    """F: complete or not."""
    return ReflectionKey(
        thanks="Noted, and not graded. Whoever listened, or didn't, is the person to talk to this week."
    )


KEYS = {
    "no_course": no_course,
    "gain": gain,
    "paper": paper,
    "teams": teams,
    "money": money,
    "own_case": own_case,
}
