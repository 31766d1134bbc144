"""Notes that go from seller to seller with a deal, and the point where the buyer's reason to buy drops out of them.

The stories are written by hand. A note that keeps the reason says it in other words; a note that loses it is no
shorter, and reads just as complete.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

NEVER = "never"
STAGES = ("first", "second", "third", NEVER)
"""In which note the reason is missing for the first time."""


@dataclass(frozen=True)
class Story:
    """What a buyer said, and for each of three notes a version that keeps the reason and one that has lost it."""

    said: str
    keeps: tuple[str, str, str]
    loses: tuple[str, str, str]


@dataclass(frozen=True)
class Trail:
    """One deal's three notes, and where the reason to buy was lost."""

    said: str
    notes: tuple[str, str, str]
    lost: str


STORIES = (
    Story(
        "“The alarm goes to whoever is on duty. At night that is one trainee, and she can’t leave the ward.”",
        (
            "Hospital group, 3 sites. Trainee alone at night gets the alarms, tied to the ward. Meeting 9th.",
            "Night duty = one person who can’t walk away. That is the case for the alarm service.",
            "3 sites, price agreed in principle, legal has the contract. Open: who goes to the fridge at 3 a.m.?",
        ),
        (
            "Hospital group, 3 sites, better alarms. Decision maker on the call. Meeting 9th.",
            "Alarm service for 3 sites. Strong interest, budget in place, decision maker engaged since day one.",
            "3 sites, alarm service and records. Price agreed, legal has the contract.",
        ),
    ),
    Story(
        "“Our largest customer audits us in May. If the records have a gap again, we’re off their list.”",
        (
            "Customer audit in May; a second gap in the records loses that customer.",
            "Biggest account is at stake in May: gap-free records or delisted. Demo of records on Tuesday, two depots.",
            "Must be live and gap-free before the May audit.",
        ),
        (
            "Food distributor, two depots. Looking at a records module, compares three vendors. Wants a call.",
            "Demo of records and dashboard on Tuesday. Two depots, about 60 doors. Price matters.",
            "Two depots, 60 doors, records module included. Wants a start date in spring. Discount discussed.",
        ),
    ),
    Story(
        "“IT turned down the last system: it wanted a port open to the outside. They’ll turn down the next one too.”",
        (
            "Laboratory, 40 fridges, meeting on Friday. IT said no last time (open port) and will say no again.",
            "Security first: no inbound connection, or IT stops it as before. Engineer please prepare for Friday.",
            "Showed that nothing comes in from outside. IT, who stopped the last one, has to put that in writing.",
        ),
        (
            "Lab manager wants sensors in 40 fridges. IT will be involved. Meeting on Friday.",
            "40 fridges, wireless, network check. Very technical buyer, good questions. Quote sent.",
            "Installation plan for 40 fridges is done. Network check scheduled. Waiting for the order.",
        ),
    ),
    Story(
        "“Two of my pharmacists write temperatures by hand, two hours a day. One of them has said she’ll leave.”",
        (
            "Hand-written logs, 2 people, 2 h daily; one threatens to quit over it.",
            "She may lose a pharmacist over paper logs. Show her the first week without them.",
            "12 clinics. Success for her: no paper by June, and the pharmacist stays. Contract with deputy.",
        ),
        (
            "Clinic chain, paper logs today, wants to go digital. Friendly, open to a demo next week.",
            "Digital logs instead of paper, 12 clinics, rollout by summer. Asks about tablets and training.",
            "12 clinics, start in June. Contract with her deputy. Reference call went well.",
        ),
    ),
    Story(
        "“I can sign for one depot. For all nine I need the operations director. A big start burnt him once.”",
        (
            "Nine depots, good fit. She signs for 1; the operations director, burnt by a big start, for 9.",
            "Start with one depot. He has been burnt by a big start; don’t bring him nine at once.",
            "One depot, then eight once he has seen it run.",
        ),
        (
            "Nine depots, good fit, contact has signing power. Wants to see the product soon.",
            "Nine depots. Contact signs, director copied in. Full package before quarter end.",
            "Proposal for nine depots is out. Director copied in. Full package has the better unit price.",
        ),
    ),
    Story(
        "“We had sensors. They cried wolf every night until the staff switched them off. Then the freezer failed.”",
        (
            "Had sensors; false alarms every night, staff switched them off, then a real failure.",
            "Trust in alarms is gone: too many false ones.",
            "25 freezers, quote revised twice. Before all else: our false-alarm count, from a site like hers.",
        ),
        (
            "Replaces an old sensor system, 25 freezers in two buildings. Budget is there. Wants a quote.",
            "Replacement of a competitor’s system, 25 freezers. Wants sensitive sensors and fast alarms at all hours.",
            "25 freezers, most sensitive setting, alarms by text and call. Quote revised twice.",
        ),
    ),
)


def draw(seed: int, count: int) -> list[Trail]:
    """``count`` different stories with the place where each was lost; no place comes more than twice.

    Raises:
        ValueError: there are not that many stories.
    """
    if not 0 < count <= len(STORIES):
        raise ValueError(f"count = {count!r}: allowed is 1 to {len(STORIES)}")
    chance = np.random.default_rng(seed)
    stories = chance.permutation(len(STORIES))[:count]
    lost = chance.permutation(np.tile(STAGES, 2))[:count]
    return [_trail(STORIES[story], str(stage)) for story, stage in zip(stories, lost, strict=True)]


def _trail(story: Story, lost: str) -> Trail:
    gone = STAGES.index(lost)
    first, second, third = ((story.loses if at >= gone else story.keeps)[at] for at in range(3))
    return Trail(story.said, (first, second, third), lost)
