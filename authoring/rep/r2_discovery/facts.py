"""The numbers module R2's prose states. They are the same in every company."""

import re
from pathlib import Path
from typing import Any

import yaml

from saleslab.analysis import r2
from saleslab.analysis.calls import first_calls
from saleslab.checks.keys import weighted_kappa
from saleslab.org import World
from saleslab.practice.conversation.engine import Played, replay, share_known
from saleslab.practice.conversation.script import load
from saleslab.practice.conversation.transcript import transcript

STORY = load("deal_4471")
DEAF = ["decide_when", "sign_before", "night_round", "if_wrong_now", "small_start"]
HEARD = ["why_now", "what_happened", "the_patients", "sign_before", "monday_again", "if_wrong_now", "small_start"]
"""Two sellers' lines with the buyer of Deal 4471: nearly as much talk, and all that differs is what they ask."""
BOTH = {"sign_before", "if_wrong_now", "small_start"}
QUESTIONS = {"open", "closed", "follow_up"}
RATERS = ("second_count.yml", "third_count.yml")


def _talk(played: Played) -> float:
    """The seller's words of 100, as the lesson shows the call. What the narrator says is nobody's."""
    words = {"you": 0, "other": 0, "scene": 0}
    for line in transcript(STORY, {}, played):
        spoken = re.findall("“(.*?)”", line["text"]) or [line["text"]]
        words[line["who"]] += sum(len(each.split()) for each in spoken)
    return 100 * words["you"] / (words["you"] + words["other"])


def _only_questions_differ(deaf: Played, heard: Played) -> bool:
    """Whether both say the same lines but for questions of their own."""
    said = {each.move_id: STORY.turns[each.turn].moves[each.move_id] for each in (*deaf.steps, *heard.steps)}
    own = {each.move_id for each in deaf.steps} ^ {each.move_id for each in heard.steps}
    return set(said) - own == BOTH and all(said[each].all_properties <= QUESTIONS for each in own)


def _pair() -> tuple[Played, Played]:
    """Both calls. Raises where the prose would be untrue."""
    deaf, heard = replay(STORY, {}, DEAF), replay(STORY, {}, HEARD)
    known = [share_known(STORY, each.state) for each in (deaf, heard)]
    if not _only_questions_differ(deaf, heard):
        raise ValueError("what one of the two sellers alone says must be questions, and no more")
    if known[0] > 0 or known[1] < 0.75 or abs(_talk(deaf) - _talk(heard)) > 3:
        raise ValueError(
            f"two calls with equal talk, one of which finds nothing: {known}, {_talk(deaf)}, {_talk(heard)}"
        )
    return deaf, heard


def deaf_talk(_: World) -> str:
    """The first seller's words of 100."""
    return f"{_talk(_pair()[0]):.0f}"


def heard_talk(_: World) -> str:
    """The second seller's words of 100."""
    return f"{_talk(_pair()[1]):.0f}"


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((Path(__file__).parent / name).read_text("utf-8"))
    return read


def _beside(rater: str) -> list[tuple[int, int]]:
    """All judgements of the six calls: the count they were written to, and a rater's, 0 to 2 each."""
    counted = _read("ratings.yml")
    return [(counted[name][call][0], times) for call, rows in _read(rater).items() for name, times in rows.items()]


def _alike() -> list[bool]:
    """For each judgement, whether both raters counted as it was written."""
    both = zip(*map(_beside, RATERS), strict=True)
    return [all(one == other for one, other in judged) for judged in both]


def _arguments(_: World) -> str:
    """For the coach: what was counted in each call, behaviour by behaviour, with its argument."""
    found = first_calls()
    counted = _read("ratings.yml")
    rows = []
    for name, behaviour in found.behaviours.items():
        each = [
            f"{call.title.removeprefix('The ')} {times} ({why})"
            for call_id, call in found.calls.items()
            for times, why in [counted[name][call_id]]
            if name in found.asked_of(call_id)
        ]
        if each:
            rows.append(f"- **{behaviour}.** {'; '.join(each)}.")
    return "\n".join(rows)


FACTS = {
    "deaf_talk": deaf_talk,
    "heard_talk": heard_talk,
    "doubted": lambda _: str(len(first_calls().doubted)),
    "dropped": lambda _: str(len(first_calls().dropped)),
    "agreed": lambda _: str(sum(len(first_calls().asked_of(call)) for call in first_calls().calls)),
    "judgements": lambda world: str(len(r2.judgements(world))),
    "same_rows": lambda _: str(len(first_calls().asked_of_all())),
    "other_rows": lambda _: str(r2.ASKED_PER_CALL - len(first_calls().asked_of_all())),
    "raters_alike": lambda _: str(sum(_alike())),
    "raters_of": lambda _: str(len(_alike())),
    "raters_kappa": lambda _: f"{min(weighted_kappa(_beside(rater)) for rater in RATERS):.2f}",
    "arguments": _arguments,
}

RETRIEVAL = {"company": lambda w: w.name}
