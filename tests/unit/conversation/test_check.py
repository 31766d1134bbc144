"""The checker names file, line and reason for whatever is wrong, and finds nothing in the scripts we ship."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from saleslab.practice.conversation.check import MOST_WORDS_MOVE, MOST_WORDS_REPLY, problems, unused_properties
from saleslab.practice.conversation.script import SCRIPTS, Property, Script, When, load

SHIPPED = sorted(path.stem for path in SCRIPTS.glob("*.yml"))


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_wrong_with_the_scripts_we_ship(name: str) -> None:
    assert problems(SCRIPTS / f"{name}.yml") == []


def test_the_small_script_is_sound(write: Callable[..., Path]) -> None:
    assert problems(write()) == []


def test_our_scripts_use_every_property() -> None:
    assert {"freezer_first_call", "deal_4471", "not_for_you", "coaching_pipeline"} <= set(SHIPPED)
    assert unused_properties([load(name) for name in SHIPPED]) == set()
    assert "empathy" in unused_properties([load("freezer_first_call").model_copy(update={"turns": {}})])


# What is wrong, the change that makes it so, text of the line that is named, and the reason.
WRONG: list[tuple[str, list[tuple[str, str]], str, str]] = [
    ("not YAML", [("scene: A buyer", "scene: A: buyer")], "scene: A: buyer", "mapping values are not allowed"),
    ("a word missing", [("title: A small call\n", "")], "scene:", "title: Field required"),
    ("an unknown field", [("  type: careful", "  type: careful\n  mood: sour")], "mood: sour", "mood: Extra inputs"),
    ("an unknown type", [("type: careful", "type: grumpy")], "type: grumpy", "'careful', 'brisk' or 'warm'"),
    ("a level out of reach", [("  trust: 3", "  trust: 30")], "  trust: 30", "less than or equal to 10"),
    ("a bound in other words", [("at least 5", "over 5")], "trust: over 5", "should match pattern"),
    ("a turn that is not there", [("start: opening", "start: openning")], "start: openning", "no turn “openning”"),
    ("a fact that is not there", [("knows: [name]}", "knows: [nam]}")], "agrees:", "no fact “nam”"),
    ("a promise nobody made", [("keeps: log", "keeps: lag")], "      sent:", "no promise “lag”"),
    (
        "a plan line not there",
        [("plan: {learn: loss}", "plan: {learn: los}")],
        "{learn: los}",
        "no plan line “learn > los”",
    ),
    (
        "no way on",
        [("            next: thursday\n", "")],
        "text: Do.",
        "a reply leads to a turn (next) or to an ending",
    ),
    ("a line twice", [("      sign:\n", "      send:\n")], "      send:", "“send” again in line"),
    ("round in circles", [("            next: thursday", "            next: opening")], "  opening:", "may never end"),
    (
        "no answer",
        [
            (
                "          - text: A week of stock.\n",
                "          - when: {trust: at least 6}\n            text: A week.\n",
            )
        ],
        "      what:",
        "can get no answer",
    ),
    (
        "a reply never spoken",
        [("trust: at least 5", "trust: at least 9")],
        "trust: at least 9",
        "this reply is never spoken",
    ),
    (
        "words never spoken",
        [("says:\n      - when: {plan: {learn: loss}}\n        text: Go on, ask.", "says:\n      - text: Yes?")],
        "- text: I have ten",
        "these words are never spoken",
    ),
    (
        "a move never offered",
        [("        promise: log\n", "        promise: log\n        when: {urgency: at least 9}\n")],
        "      send:",
        "is never offered",
    ),
    (
        "fewer than two lines",
        [("        promise: log\n", "        promise: log\n        when: {knows: [name]}\n")],
        "  close:",
        "fewer than two lines to choose",
    ),
    (
        "a turn never reached",
        [("            next: thursday", "            ending: lost")],
        "  thursday:",
        "no path leads to the turn",
    ),
    (
        "an ending never reached",
        [("endings:\n", "endings:\n  both: {title: Both, worth: 50, next_call: Yes.}\n")],
        "  both:",
        "no path leads to the ending “both”",
    ),
    ("a fact never told", [("reveals: [loss, name]", "reveals: [loss]")], "    name:", "no path brings out “name”"),
    ("a reply too long", [("text: Do.", "text: " + "Do. " * 46)], "Do. Do.", "46 words; nobody says more than 45"),
    (
        "a move too long",
        [("say: You send it.", "say: " + "You send it. " * 11)],
        "say: You send it.",
        "33 words; nobody says more than 30",
    ),
    ("half a quotation", [("text: Do.", "text: She says, “Do.")], "She says", "missing its other half"),
    ("a line that is nothing", [("        is: [pitch]\n", "")], "      tell:", "“tell” has no property"),
    (
        "asking at once wins",
        [("text: Send me something.\n            ending: lost", "text: Oh, yes.\n            ending: won")],
        "turns:",
        "“always ask for the commitment” comes to",
    ),
]


@pytest.mark.parametrize(("changes", "where", "reason"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_what_is_wrong_is_named_with_file_line_and_reason(
    write: Callable[..., Path], changes: list[tuple[str, str]], where: str, reason: str
) -> None:
    path = write(*changes)
    found = problems(path)
    fitting = [each for each in found if reason in each]
    assert fitting, found
    number = fitting[0].removeprefix("small.yml, line ").split(":")[0]
    assert where in path.read_text("utf-8").splitlines()[int(number) - 1], fitting[0]


def test_a_script_whose_longest_line_is_mostly_best_is_told(write: Callable[..., Path]) -> None:
    swapped = [
        ("Shall we sign today, since my quarter ends on Friday and so does the price?", "Shall we sign?"),
        ("What did it cost?", "What did that failure at Easter cost you, in money, in sleep and in patients?"),
        ("The log has to wait until next week, because legal has not looked at it and I am on the road.", "It waits."),
    ]
    found = problems(write(*swapped))
    assert any("the longest line is the best in" in each for each in found), found


def test_the_checker_runs_by_itself(write: Callable[..., Path]) -> None:
    command = [sys.executable, "-m", "saleslab.practice.conversation.check"]
    sound = subprocess.run([*command, str(write())], capture_output=True, text=True, check=False)
    assert (sound.returncode, sound.stdout) == (0, "Nothing wrong.\n")
    broken = subprocess.run([*command, str(write(("type: careful", "type: grumpy")))], capture_output=True, text=True)
    assert broken.returncode == 1 and broken.stdout.startswith("small.yml, line 5: person > type: ")


def test_the_guide_for_authors_names_every_property_condition_and_part() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "conversations.md").read_text("utf-8")
    written = {"follow_up": "layer", "promise": "promise: log", "keeps": "keeps: log", "breaks": "breaks: log"}
    for name in (*get_args(Property), *When.model_fields, *Script.model_fields):
        assert written.get(name, name) in guide, name
    for limit in (MOST_WORDS_REPLY, MOST_WORDS_MOVE):
        assert f"{limit}" in guide


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[1, 2]", b"- " * 5, b"a: &a [*a]", b"? [1]\n: 2", b"{"])
def test_a_file_that_is_no_script_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.yml"
    path.write_bytes(content)
    found = problems(path)
    assert found and all(each.startswith("odd.yml") for each in found)
