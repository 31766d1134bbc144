"""The answer sheet's reader: whatever is in the file, a clear message and no crash."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saleslab.answers import AnswerError, Sheet, SheetError, parse_spec, read_sheet, world_index
from saleslab.answers.sheet import MAX_BYTES, WORLDS, Answer
from saleslab.org import WORLDS as ORG_WORLDS

MODULE = "c1_same_everything"
SHEET_ID = "0" * 32


def sheet(**answers: object) -> Sheet:
    entries = {q: Answer(value=v, revision=1, saved_at="2026-01-01T00:00:00+00:00") for q, v in answers.items()}
    return Sheet(assignment=MODULE, release="ab12", sheet_id=SHEET_ID, answers=entries)


def test_a_written_sheet_is_read_back_whole():
    written = sheet(share=51.5, pick=["S001"], words="Grüße, 東京 🧊")
    assert read_sheet(written.to_bytes(), MODULE) == (written, [])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b'{"format": 1, "course": "worth-buying-from", "ass', "cut short"),
        (b"not json at all", "not JSON"),
        (b"\xff\xfe\x00{", "not text"),
        (b"[1, 2, 3]", "not an answer sheet"),
        (b'"worth-buying-from"', "not an answer sheet"),
        (b'{"course": "another"}', "not an answer sheet"),
        (b"[" * 200_000, "beyond reason"),
        (b'{"course": "worth-buying-from", "format": ' + b"9" * 5000 + b"}", "beyond reason"),
        (b" " * MAX_BYTES + b"{}", "bytes long"),
        (b"x" * 10_000_000, "10,000,000 bytes"),
    ],
)
def test_a_file_that_is_no_sheet_is_named_as_what_it_is(data, says):
    with pytest.raises(SheetError, match=says):
        read_sheet(data, MODULE)


def test_a_sheet_of_another_exercise_is_refused_by_name():
    with pytest.raises(SheetError, match=r"another exercise.*c2_process"):
        read_sheet(sheet().model_copy(update={"assignment": "c2_process"}).to_bytes(), MODULE)


def test_a_sheet_of_a_newer_format_is_told_apart_so_that_it_can_be_left_alone():
    raw = {**sheet().model_dump(), "format": 2}
    with pytest.raises(SheetError, match="newer version") as caught:
        read_sheet(json.dumps(raw).encode(), MODULE)
    assert caught.value.newer


@pytest.mark.parametrize(
    ("field", "value"),
    [("sheet_id", "../../etc"), ("sheet_id", 7), ("release", "<script>"), ("format", "1"), ("format", 0), ("extra", 1)],
)
def test_a_wrong_field_is_named(field, value):
    raw = {**sheet().model_dump(), field: value}
    with pytest.raises(SheetError, match=field):
        read_sheet(json.dumps(raw).encode(), MODULE)


@pytest.mark.parametrize("entry", [None, 7, [], {}, {"value": 1}, {"value": 1, "revision": "2", "saved_at": ""}])
def test_one_damaged_answer_does_not_cost_the_others(entry):
    raw = sheet(share=50.0).model_dump()
    raw["answers"]["other"] = entry
    read, problems = read_sheet(json.dumps(raw).encode(), MODULE)
    assert set(read.answers) == {"share"}
    assert len(problems) == 1
    assert problems[0].startswith("other: ")


def test_nan_and_infinities_reach_the_question_and_are_refused_there():
    raw = json.dumps(sheet(a=math.nan, b=math.inf, c=-math.inf).model_dump()).encode()
    assert b"NaN" in raw and b"Infinity" in raw
    read, _ = read_sheet(raw, MODULE)
    spec = parse_spec("number", {"question": "a", "prompt": "How many?", "unit": "deals", "low": 0, "high": 10})
    for answer in read.answers.values():
        with pytest.raises(AnswerError, match="from 0 to 10"):
            spec.clean(answer.value)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_sheet_or_a_sheet_error(data):
    with pytest.raises(SheetError):
        read_sheet(data, MODULE)


@given(st.dictionaries(st.sampled_from([*Sheet.model_fields, "x"]), json_values))
def test_any_json_in_the_fields_is_a_sheet_or_a_sheet_error(changes):
    raw = {**sheet(share=1.0).model_dump(), **changes}
    try:
        read, problems = read_sheet(json.dumps(raw).encode(), MODULE)
    except SheetError:
        return
    assert read.assignment == MODULE
    assert len(read.answers) + len(problems) == len(raw["answers"])


ROWS = ["S001", "S002", "S003"]
AB = {"a": "A", "b": "B"}
SPECS = [
    parse_spec(kind, {"question": "q", "prompt": "How many?", **arguments})
    for kind, arguments in [
        ("number", {"unit": "deals", "low": 0, "high": 10}),
        ("choice", {"options": AB}),
        ("several", {"options": AB}),
        ("pick", {"items": "sellers", "count": 2}),
        ("chances", {"items": "sellers"}),
        ("chances", {"items": "sellers", "lock": True}),
        ("prediction", {"unit": "of 48", "low": 0, "high": 48, "within": 3}),
        ("text", {}),
        ("commitment", {}),
        ("rank", {"items": "sellers"}),
        ("rank", {"options": AB}),
        ("match", {"items": "sellers", "labels": AB}),
        ("ratings", {"items": "sellers", "scale": AB}),
        ("sort", {"options": AB, "piles": {"x": "X", "y": "Y"}}),
        ("allocate", {"items": "sellers", "budget": 10, "unit": "hours", "step": 0.5}),
        ("allocate", {"options": AB, "budget": 1000, "unit": "$", "step": 100, "least": 100, "most": 800}),
        ("mark", {"sentences": AB}),
        ("mark", {"sentences": AB, "count": 1}),
        ("confidence", {}),
        ("follow_up", {"module": "c1_same_everything"}),
        ("conversation", {"script": "freezer_first_call"}),
        ("case_file", {"items": "sellers", "looks": AB, "prices": {"a": 5, "b": 9}, "causes": AB, "minutes": 20}),
        ("page", {"title": "My page", "parts": AB, "least": 1}),
    ]
]
keys = st.sampled_from([*ROWS, "a", "b", "x", "y", "value", "sure", "did", "happened", "yes"])
near_misses = (
    st.lists(keys, max_size=4)
    | st.dictionaries(keys, keys | st.integers(-1, 20) | st.floats(0, 12) | st.text(max_size=20), max_size=3)
    | st.integers(0, 100)
)


@given(value=json_values | near_misses)
@settings(max_examples=500)
def test_any_value_is_clean_or_refused_in_words(value):
    for spec in SPECS:
        try:
            clean = spec.clean(value, ROWS)
        except AnswerError as error:
            assert str(error)
        else:
            # A clean value is stable, finite, and can be written down.
            assert spec.clean(clean, ROWS) == clean
            assert json.loads(json.dumps(clean, allow_nan=False).encode()) == clean
            assert isinstance(spec.in_words(clean), str)
            assert spec.in_brief(clean)


@given(st.permutations(ROWS))
def test_every_order_of_the_rows_is_a_ranking(order):
    spec = next(spec for spec in SPECS if spec.kind == "rank")
    assert spec.clean(order, ROWS) == order


@given(st.lists(st.integers(0, 24), min_size=3, max_size=3))
def test_an_allocation_is_clean_exactly_within_its_budget(halves):
    spec = next(spec for spec in SPECS if spec.kind == "allocate")
    amounts = dict(zip(ROWS, [half / 2 for half in halves], strict=True))
    if 0 < sum(halves) <= 20:
        assert spec.clean(amounts, ROWS) == amounts
    else:
        with pytest.raises(AnswerError):
            spec.clean(amounts, ROWS)


@pytest.mark.parametrize(
    ("amounts", "says"),
    [
        ({"a": 100, "b": 1000}, "B: at most $800, please."),
        ({"a": 0, "b": 100}, "A: at least $100, please."),
        ({"a": 150, "b": 100}, "A: in steps of $100, please."),
        ({"a": 700, "b": 500}, "That is $1,200. The budget is $1,000: take $200 away somewhere."),
        ({"a": 100}, "Give an amount for every row; 0 is one."),
    ],
)
def test_an_allocation_says_what_is_wrong_with_it(amounts, says):
    arguments = {"question": "q", "prompt": "How much?", "options": AB, "budget": 1000, "unit": "$"}
    spec = parse_spec("allocate", {**arguments, "step": 100, "least": 100, "most": 800})
    with pytest.raises(AnswerError) as refused:
        spec.clean(amounts)
    assert str(refused.value) == says


@pytest.mark.parametrize("both", [{}, {"items": "sellers", "options": AB}])
def test_a_list_question_takes_one_list(both):
    with pytest.raises(ValueError, match="give either items"):
        parse_spec("rank", {"question": "q", "prompt": "In what order?", **both})


def test_sheet_ids_draw_every_world_and_agree_with_the_organisation():
    assert {world_index(f"{i:032x}") for i in range(400)} == set(range(1, WORLDS + 1))
    assert WORLDS == ORG_WORLDS
