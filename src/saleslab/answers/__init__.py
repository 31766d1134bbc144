"""The answer sheet: what a learner answered, kept in ``answers.json`` beside the notebook.

No user interface here, and nothing of the course: `spec` says what a valid answer looks like, `sheet` reads a
sheet that may be damaged, `store` writes one safely, `copies` reads the second copy that travels in a notebook.
"""

from saleslab.answers.copies import MIME, copies_in_notebook
from saleslab.answers.question import AnswerError
from saleslab.answers.sheet import Answer, Copy, Sheet, SheetError, read_sheet, world_index
from saleslab.answers.spec import Spec, parse_spec, specs_in_notebook
from saleslab.answers.store import SaveError, Store

__all__ = [
    "MIME",
    "Answer",
    "AnswerError",
    "Copy",
    "SaveError",
    "Sheet",
    "SheetError",
    "Spec",
    "Store",
    "copies_in_notebook",
    "parse_spec",
    "read_sheet",
    "specs_in_notebook",
    "world_index",
]
