"""What a learner touches: question forms, reveals, live charts, submitting. Notebooks import from here."""

from saleslab.practice import ask
from saleslab.practice.calibration import calibration
from saleslab.practice.conversation.overheard import overheard
from saleslab.practice.explore import explore
from saleslab.practice.path import path
from saleslab.practice.promises import promises
from saleslab.practice.reveal import reveal
from saleslab.practice.review import review
from saleslab.practice.role import for_role
from saleslab.practice.session import my_org, start
from saleslab.practice.submit import submit

__all__ = [
    "ask",
    "calibration",
    "explore",
    "for_role",
    "my_org",
    "overheard",
    "path",
    "promises",
    "reveal",
    "review",
    "start",
    "submit",
]
