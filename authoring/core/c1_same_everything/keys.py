"""Keys of module C1, each a function of the learner's company. Never shipped to learners."""

from saleslab.analysis import c1
from saleslab.analysis import leaderboard as board
from saleslab.checks import ChancesKey, DecisionKey, LabelsKey, NumberKey, SetKey
from saleslab.org import World


def _stayed(world: World) -> int:
    last, this = (board.annual_bookings(world.attainment, year) for year in (c1.THIS_YEAR - 1, c1.THIS_YEAR))
    return len(board.repeaters(last, this))


def repeats(world: World) -> NumberKey:
    """N: how many of last year's top 48 are in this year's."""
    stayed = _stayed(world)
    return NumberKey(
        truth=stayed,
        tolerance=0.0,
        right="Far more than a raffle would bring back, and far fewer than the applause promises.",
        look="Count 48 from the top on the board, and read the line below the picture.",
        near={board.TOP - stayed: "That is how many left. The question asks who stayed."},
    )


def speech(world: World) -> SetKey:
    """K: the sentences this company's numbers contradict, and the one that no board can show anywhere."""
    stage = c1.marked(world, "stage")
    patch, asks = (c1.in_frames(c1.lined_up(world, by), stage) for by in ("patch", "asks"))
    borne_out = {
        "share": board.top_share(board.annual_bookings(world.attainment, c1.THIS_YEAR)) > 0.5,
        "back": _stayed(world) < 30,
        "thin": patch[0] <= 1,
        "rich": patch[-1] >= board.TOP / 2,
        "asks": asks[-1] <= board.range_by_chance(len(world.reps))[1],
    }
    return SetKey(
        best=("best", *(sentence for sentence, holds in borne_out.items() if not holds)),
        right="Those have to go. What is left is true, and still worth saying on a stage.",
        partly="Not all of it. A sentence may sound modest and be wrong here, or sound bold and be borne out. Take each one "
        "back to the board and the line-up.",
        wrong="Too many of your marks are on sentences that her numbers do bear out. Sounding bold is no reason to cut one: "
        "look each of them up.",
    )


def patch(world: World) -> LabelsKey:
    """K: in how many years each of the nine booked more than is usual for the patch."""
    rows = c1.call_candidates(world).set_index("rep_id")
    return LabelsKey(
        best={str(rep): c1.verdict(row) for rep, row in rows.iterrows()},
        right="All nine. This takes a minute, and it is the minute nobody spends before a kick-off.",
        partly="Most of it. Somebody with big figures can still be below what is usual for the patch, and somebody with "
        "small ones above it. Compare within one row, one year at a time.",
        wrong="It looks as if the size of the figures led you. A large patch makes large figures in anybody's hands. Compare "
        "within one row, one year at a time.",
    )


def heard(world: World) -> NumberKey:
    """N: how many of the 48 who beat their patch most stand in the group that asks the next question most."""
    frames = c1.in_frames(c1.lined_up(world, "asks"), c1.marked(world, "beat"))
    on_stage = c1.in_frames(c1.lined_up(world, "asks"), c1.marked(world, "stage"))
    near = {frames[0]: "That is the group that asks least.", on_stage[-1]: "Those are the 48 on stage."}
    return NumberKey(
        truth=frames[-1],
        tolerance=0.0,
        right="That is it. Beyond what a raffle does, one buyer's word has become a pattern; within it, it stays one word.",
        look="Line them up by how often they ask, choose those who beat their patch as blue, and go to group 5.",
        near={number: words for number, words in near.items() if number != frames[-1]},
    )


def calls(world: World) -> DecisionKey:
    """D: three of nine sellers to hear, judged on what was visible: both years and, where it counts, what was heard."""
    candidates = c1.call_candidates(world)
    counts = c1.asking_counts(world)
    right = (
        "They beat their patch twice, and they ask. A buyer's word, checked against 240 sellers, changed whom you play."
        if counts
        else "They beat their patch twice, by most. Here asking goes with nothing that a raffle couldn't do, so you were "
        "right to leave the buyer's word aside."
    )
    return DecisionKey(
        values=dict(zip(candidates["rep_id"], candidates["worth"].astype(float), strict=True)),
        count=3,
        # Two of the right three is worth something in every company.
        lost=0.6,
        right=right,
        partly="Some of your three are well chosen. For the rest, check two things: both years against the patch, and "
        "whether the buyer's word holds in this company.",
        wrong="What drew you here, a big figure, one great year, a convincing voice or a column that needn't decide, doesn't "
        "make others sell better. Start from who beat the patch twice.",
    )


def chances(world: World) -> ChancesKey:
    """B: chances of twelve of this year's top 48, against what happened; the base rate is what lasted a year before."""
    outcomes = c1.repeat_outcomes(world)
    base_rate = _stayed(world) / board.TOP
    base = sum((base_rate - happened) ** 2 for happened in outcomes.values()) / len(outcomes)
    # In some companies these do worse than the year before them: knowing nothing must not earn points there.
    base = min(base, 0.24)
    return ChancesKey(
        outcomes=outcomes,
        base=base,
        good=0.8 * base,
        at_base=0.2,
        right="Clearly better than saying the same number twelve times. You used both years, and that is a forecast.",
        partly="Better than a coin. To get further from one number for all, look at both places: who shot up this year and "
        "stands low falls back more often.",
        wrong="No better than a coin this time. It may be bad luck, with twelve names; it is more often a 90 on somebody who "
        "fell. Start every row from how many lasted, and move from there.",
    )


KEYS = {
    "repeats": repeats,
    "speech": speech,
    "patch": patch,
    "heard": heard,
    "calls": calls,
    "chances": chances,
}
