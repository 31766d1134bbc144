"""What R2 stands on: counts that others share, and buyers who can be heard out and who differ by company."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from collections.abc import Callable, Sequence

import nbformat
import numpy as np
import pytest
import yaml

from saleslab.analysis import calls, r2
from saleslab.analysis.calls import first_calls
from saleslab.analysis.cases import script_for
from saleslab.charts import r2 as pictures
from saleslab.checks import load_keys
from saleslab.checks.keys import LEAST_JUDGEMENTS, AgreementKey
from saleslab.org import WORLDS, world
from saleslab.practice.conversation.engine import State, begin, offered, replay, share_known, step
from saleslab.practice.conversation.graded import held
from saleslab.practice.conversation.outlook import plans
from saleslab.practice.conversation.script import Move, load
from tests.course.conftest import ROOT

KEYS = load_keys(ROOT / "authoring", "r2_discovery")
COMPANIES = [world(number) for number in range(1, WORLDS + 1)]
BUYERS = {name: kind for kind, names in (("trouble", r2.IN_TROUBLE), ("signer", r2.WOULD_SIGN)) for name in names}
WITHOUT_READING: dict[str, Callable[[Sequence[tuple[str, Move]]], tuple[str, Move]]] = {
    "the shortest line": lambda shown: min(shown, key=lambda each: len(each[1].say)),
    "the longest line": lambda shown: max(shown, key=lambda each: len(each[1].say)),
    "the first line": lambda shown: shown[0],
    "the last line": lambda shown: shown[-1],
}
ASKED = ("word", "occasion", "cost", "person", "others", "back")
"""What a seller does to find out."""
HEARD_OUT = {"plan": {}, "path": ["what_made_you", "could_be_me", "what_changes", "dont_buy"]}


@pytest.fixture(scope="module")
def agreements() -> list[AgreementKey]:
    keys = [KEYS["calls"](company) for company in COMPANIES]
    assert all(isinstance(key, AgreementKey) for key in keys)
    return [key for key in keys if isinstance(key, AgreementKey)]


def _counted() -> dict[str, dict[str, int]]:
    """The count that the calls were written to, by behaviour and call."""
    raw = yaml.safe_load((ROOT / "authoring" / "rep" / "r2_discovery" / "ratings.yml").read_text("utf-8"))
    return {row: {name: times for name, (times, _) in counts.items()} for row, counts in raw.items()}


def test_the_calls_have_the_length_of_a_page() -> None:
    for call in first_calls().calls.values():
        assert 250 <= sum(len(text.split()) for _, text in call.lines) <= 400, call.title


def test_each_company_asks_sixty_judgements_of_its_own_and_none_that_is_disputed(
    agreements: list[AgreementKey],
) -> None:
    for key in agreements:
        assert len(key.best) == LEAST_JUDGEMENTS
        assert not first_calls().dropped & set(key.best)
    assert len({frozenset(key.best) for key in agreements}) == WORLDS


def test_most_rows_are_the_same_in_every_call(agreements: list[AgreementKey]) -> None:
    same = first_calls().asked_of_all()
    for company in COMPANIES:
        rows = [row.split(".") for row in r2.judgements(company).index]
        for call in first_calls().calls:
            assert tuple(each for name, each in rows if name == call)[: len(same)] == same


def test_what_raters_counted_otherwise_is_never_asked_and_the_agreement_told_is_theirs() -> None:
    """Two raters beside the count that the calls were written to."""
    folder = ROOT / "authoring" / "rep" / "r2_discovery"
    first = _counted()
    kappas, differ = [], set()
    for rater in ("second_count.yml", "third_count.yml"):
        count = yaml.safe_load((folder / rater).read_text("utf-8"))
        pairs = {f"{call}.{row}": (first[row][call], n) for call, rows in count.items() for row, n in rows.items()}
        assert set(pairs) == {f"{call}.{row}" for call in first_calls().calls for row in first_calls().behaviours}
        differ |= {each for each, (one, other) in pairs.items() if one != other}
        one, other = np.array(list(pairs.values())).T
        kappas.append(1 - np.abs(one - other).mean() / np.abs(one[:, None] - other).mean())
    assert differ <= first_calls().dropped
    assert not first_calls().doubted & first_calls().dropped
    told = " ".join((ROOT / "docs" / "coach" / "r2_discovery.md").read_text("utf-8").split())
    assert f"alike in {len(pairs) - len(differ)} of {len(pairs)} (weighted kappa {min(kappas):.2f}," in told
    book = nbformat.read(ROOT / "solutions" / "r2_discovery" / "r2_discovery.ipynb", as_version=4)
    asked = " ".join(next(cell.source for cell in book.cells if "Six calls: how often?" in cell.source).split())
    assert f"each alone: {len(pairs) - len(differ)} of {len(pairs)} alike" in asked


def test_each_count_names_lines_that_its_call_has() -> None:
    """A count above never has a line to show for it; where a line quotes, the call says so."""
    raw = yaml.safe_load((ROOT / "authoring" / "rep" / "r2_discovery" / "ratings.yml").read_text("utf-8"))
    for row, counts in raw.items():
        for name, (times, why) in counts.items():
            lines = first_calls().calls[name].lines
            named = [int(each) for each in re.findall(r"\d+", why)]
            assert (len(named) > 0 or times == 0) and all(each <= len(lines) for each in named), (row, name)
            assert all(any(quote in text for _, text in lines) for quote in re.findall("“(.*?)”", why)), (row, name)


def test_what_is_quoted_of_the_calls_stands_in_them() -> None:
    """The lesson's three lines of the fish call, and the coach's quotes."""
    lesson = (ROOT / "authoring" / "rep" / "r2_discovery" / "lesson.py").read_text("utf-8")
    quoted = re.findall(r'\*(?:Seller|Buyer):\* "(.*?)"', re.sub(r"\n# > ?", " ", lesson))
    said = [text.replace("’", "'").lower() for _, text in first_calls().calls["fish"].lines[5:8]]
    assert len(quoted) == 3 and all(part.lower() in whole for part, whole in zip(quoted, said, strict=True))
    coach = " ".join((ROOT / "docs" / "coach" / "r2_discovery.md").read_text("utf-8").split())
    spoken = [text.lower() for _, text in first_calls().calls["icecream"].lines]
    for quote in ("What did it come to in money?", "How many hours a week go on that?"):
        assert f'"{quote}"' in coach and any(quote.lower() in text for text in spoken)


def test_the_lesson_plays_the_two_calls_that_its_numbers_are_counted_in() -> None:
    """Else the bet would be settled by another call than the one that is heard."""
    facts = runpy.run_path(str(ROOT / "authoring" / "rep" / "r2_discovery" / "facts.py"))
    lesson = (ROOT / "authoring" / "rep" / "r2_discovery" / "lesson.py").read_text("utf-8")
    played = [re.findall('"(.*?)"', each) for each in re.findall(r"lines ?= ?\[(.*?)\]", lesson)]
    assert played == [facts["DEAF"], facts["HEARD"]]


def test_in_no_company_is_a_step_of_the_scale_rare_nor_a_call_skipped(agreements: list[AgreementKey]) -> None:
    for key in agreements:
        assert min(Counter(key.best.values()).values()) >= 8
        assert set(Counter(row.split(".")[0] for row in key.best).values()) == {r2.ASKED_PER_CALL}


def test_an_honest_slip_in_one_of_six_still_earns_all(agreements: list[AgreementKey]) -> None:
    for key in agreements:
        slips = {row: "once" if step != "once" else "never" for row, step in list(key.best.items())[::6]}
        assert key.credit(key.best | slips)[0] == 1


def _turns_that_asked_on() -> dict[str, int]:
    """How many of the seller's turns asked on in each call; a turn counts once, whatever it asked."""
    raw = yaml.safe_load((ROOT / "authoring" / "rep" / "r2_discovery" / "ratings.yml").read_text("utf-8"))
    turns: dict[str, set[str]] = {name: set() for name in first_calls().calls}
    for name in turns:
        for times, why in (raw[row][name] for row in ASKED):
            lines = re.findall(r"\d+", why.split(",")[0] if "corrected" in why or "confirmed" in why else why)
            turns[name] |= set(lines) if times else set()
            assert not times or len(lines) == times, (name, why)
    return {name: len(lines) for name, lines in turns.items()}


def test_the_share_of_talk_is_no_guide() -> None:
    """On either side of half some asked much and some little; the two who talk most talk alike, as the hint says."""
    shares = {name: 100 * call.seller_share() for name, call in first_calls().calls.items()}
    asked = _turns_that_asked_on()
    first, second, *rest = sorted(shares, key=lambda name: -shares[name])
    assert {first, second} == {"icecream", "fish"} and f"{shares[first]:.0f}" == f"{shares[second]:.0f}"
    assert min(shares[first], shares[second]) > 60 and max(shares[name] for name in rest) < 47
    assert asked["icecream"] == 4 and asked["fish"] == 0
    assert min(asked["lab"], asked["dairy"]) >= 8 and max(asked["chemist"], asked["kitchen"]) == 3
    assert rest[-2:] == ["dairy", "kitchen"]
    words = pictures.talk_shares({}).alternative
    much = {name for name in asked if asked[name] >= 4}
    assert much == calls.MUCH_ASKED and max(asked[name] for name in set(asked) - much) <= 3
    above = {name for name in shares if shares[name] > 50}
    assert all(2 * len(side & much) == len(side) for side in (above, set(shares) - above))
    assert all(f"{share:.0f}" in words for share in shares.values())


def test_the_company_draws_its_buyers_and_every_pair_occurs() -> None:
    pairs = [(script_for("r2.in_trouble", each), script_for("r2.would_sign", each)) for each in COMPANIES]
    assert set(pairs) == {(one, other) for one in r2.IN_TROUBLE for other in r2.WOULD_SIGN}


def test_a_buyer_whom_no_module_has_is_named() -> None:
    with pytest.raises(KeyError, match=r"no script 'r2\.nobody'; r2 has in_trouble, would_sign"):
        script_for("r2.nobody", COMPANIES[0])


@pytest.mark.parametrize("kind", [r2.IN_TROUBLE, r2.WOULD_SIGN])
def test_the_buyers_of_a_kind_are_of_three_types(kind: tuple[str, ...]) -> None:
    assert {load(name).person.type for name in kind} == {"careful", "brisk", "warm"}


@pytest.mark.parametrize("name", ["deal_4471", *BUYERS])
def test_a_plan_moves_a_buyer_only_by_what_is_said(name: str) -> None:
    lines = [line for row in load(name).plan.values() for line in row.lines.values()]
    assert all(line.say for line in lines if line.changes)
    assert sum(bool(line.ready) for line in lines) >= 3


@pytest.mark.parametrize("name", BUYERS)
def test_every_plan_leaves_a_way_to_all_points(name: str) -> None:
    """What wasn't prepared costs a line, never the call."""
    script = load(name)
    for plan in plans(script):
        known: dict[State, float] = {}

        def onward(state: State, known: dict[State, float] = known) -> float:
            if state.ending:
                return (share_known(script, state) + script.endings[state.ending].worth / 100) / 2
            if state not in known:
                known[state] = max(onward(step(script, state, move).after) for move in offered(script, state))
            return known[state]

        assert onward(begin(script, plan).opening) >= 0.75, plan


def test_what_buyers_said_asks_for_each_kind_of_question() -> None:
    for company in COMPANIES:
        assert set(r2.said(company)["next"]) == set(r2.SAID)


def test_a_run_is_worth_what_came_out_and_how_it_ended() -> None:
    clinic = load("not_for_you")
    assert held(clinic, HEARD_OUT) > 0.85
    signed = {"plan": {}, "path": ["order_form"]}
    assert replay(clinic, {}, ["order_form"]).state.ending == "signed"
    assert held(clinic, signed) == pytest.approx(0.05)


@pytest.mark.parametrize("path", [["no_such_line"], ["what_made_you"], ["dont_buy", "dont_buy"]])
def test_a_run_that_the_script_does_not_allow_or_end_is_worth_nothing(path: list[str]) -> None:
    assert held(load("not_for_you"), {"plan": {}, "path": path}) == 0


def _earned(name: str, habit: str) -> list[float]:
    """Shares of a conversation's points that a way of clicking earns, one for each plan there is."""
    script, kind = load(name), BUYERS[name]
    drawn = {"trouble": "r2.in_trouble", "signer": "r2.would_sign"}[kind]
    key = KEYS[kind](next(each for each in COMPANIES if script_for(drawn, each) == name))
    earned = []
    for plan in plans(script):
        path: list[str] = []
        while not (state := replay(script, plan, path).state).ending:
            path.append(WITHOUT_READING[habit](list(offered(script, state).items()))[0])
        earned.append(key.credit({"plan": dict(plan), "path": path})[0])
    return earned


@pytest.mark.parametrize("habit", WITHOUT_READING)
def test_neither_length_nor_place_tells_the_better_line(habit: str) -> None:
    earned = {name: _earned(name, habit) for name in BUYERS}
    for name, shares in earned.items():
        assert max(shares) <= 0.5, f"{name}: always {habit} earns {max(shares):.0%} with some plan"
    assert np.mean([np.mean(shares) for shares in earned.values()]) <= 0.3, earned
