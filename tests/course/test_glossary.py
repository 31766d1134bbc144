"""The same word for the same thing, everywhere a learner or a facilitator reads."""

from saleslab.course.gates import prose
from saleslab.course.glossary import load_glossary
from tests.course.conftest import ROOT

GLOSSARY = load_glossary(ROOT / "authoring")


def test_every_page_keeps_to_the_words_of_the_course(written):
    for name in ("lesson.py", "exercise.py", "coach.md"):
        assert GLOSSARY.slips("\n".join(prose(written.folder / name))) == []


def test_a_word_that_is_avoided_is_found_and_the_right_one_named():
    assert GLOSSARY.slips("Her close rate fell. A Prospect called; the prospector posted.") == [
        "“Prospect”: this course says “buyer”",
        "“close rate”: this course says “win rate”",
    ]


def test_no_word_of_the_course_is_avoided_by_another_entry():
    assert GLOSSARY.slips("\n".join(f"{e.word}. {e.means}" for e in GLOSSARY.root)) == []


def test_the_fold_holds_every_word():
    fold = GLOSSARY.fold()
    assert all(f"<strong>{entry.word}</strong>" in fold for entry in GLOSSARY.root)
