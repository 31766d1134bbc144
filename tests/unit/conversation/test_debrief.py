"""Looking back: what is told is what happened, and what is advised would have landed."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest

from saleslab.practice.conversation.debrief import _better, debrief, debrief_html
from saleslab.practice.conversation.engine import Plan, Played, begin, offered, replay, step
from saleslab.practice.conversation.outlook import Outlook, plans
from saleslab.practice.conversation.picture import state_svg, state_words
from saleslab.practice.conversation.preparation import BetterPlan, better_plan, warmth
from saleslab.practice.conversation.script import SCRIPTS, Script, Source, load, parse

FREEZER = load("freezer_first_call")
BADLY = ["right_people", "discount", "brochure"]
WELL = ["what_happened", "a_lot", "customers_said"]


def test_a_bad_call_is_told_what_it_never_heard_and_what_would_have_helped() -> None:
    played = replay(FREEZER, {}, BADLY)
    seen = debrief(FREEZER, played, Outlook(FREEZER))
    assert seen.title == "“Send me something.”"
    assert [text for text, _ in seen.hidden] == [fact.text for fact in FREEZER.person.problem.values()]
    assert seen.found == 0
    assert len(seen.better) == 2
    for better in seen.better:
        before = played.steps[better.number - 1].before
        [move] = [m for m, each in offered(FREEZER, before).items() if each.say == better.instead]
        instead = step(FREEZER, before, move)
        assert instead.landed and instead.reply.text == better.answer
        assert better.gain > 0 and better.said == FREEZER.turns[before.turn].moves[BADLY[better.number - 1]].say
    assert seen.better[0].instead == "What happened, the night it failed?"
    assert seen.turnings and all(turning.change < 0 for turning in seen.turnings)


def test_a_good_call_is_not_improved_for_the_sake_of_it() -> None:
    seen = debrief(FREEZER, replay(FREEZER, {}, WELL), Outlook(FREEZER))
    assert seen.better == []
    assert seen.found == 1
    assert all(turning.change > 0 for turning in seen.turnings)


def test_no_line_is_advised_that_would_not_have_landed() -> None:
    script = load("coaching_pipeline")
    outlook = Outlook(script)
    advised = 0
    for choices in product(range(4), repeat=5):
        path: list[str] = []
        for choice in choices:
            moves = list(offered(script, replay(script, {}, path).state))
            path += [moves[choice % len(moves)]] if moves else []
        played = replay(script, {}, path)
        for better in debrief(script, played, outlook).better:
            before = played.steps[better.number - 1].before
            [move] = [m for m, each in offered(script, before).items() if each.say == better.instead]
            assert step(script, before, move).landed
            advised += 1
    assert advised > 100


def test_no_discount_or_pitch_is_advised_and_asking_on_goes_first() -> None:
    """Nor a line after which nothing more is heard and nothing ends better: a level that rises isn't worth a word."""
    script = load("deal_4471")
    outlook = Outlook(script)
    plan = {"learn": "easter", "first": "notes", "close": "night_round"}
    for path in (
        ["why_now", "what_happened", "the_patients", "who_against", "night_round", "not_deciding", "what_would_you_do"],
        ["why_now", "easter_echo", "hold_price", "committees", "twelve_percent", "not_deciding", "ninety"],
    ):
        played = replay(script, plan, path)
        assert played.state.ending
        for better in debrief(script, played, outlook).better:
            said = played.steps[better.number - 1]
            [move] = [m for m, each in offered(script, said.before).items() if each.say == better.instead]
            other = step(script, said.before, move)
            assert not script.turns[said.turn].moves[move].all_properties & {"pitch", "concession"}
            worse = script.endings[said.after.ending].worth if said.after.ending else 0
            assert other.after.knows > said.after.knows or script.endings[other.after.ending].worth > worse
    rather = _better(script, played.steps[1], 2, outlook)
    assert rather and rather.instead == "You said Easter. What happened then, if you don’t mind my asking?"


def test_the_picture_has_every_level_in_words() -> None:
    played = replay(FREEZER, {}, WELL)
    states = [played.opening, *(each.after for each in played.steps)]
    numbers = [int(n) for n in re.findall(r"\d+", state_words(FREEZER, played).removeprefix("From 0 to 10"))]
    assert numbers == [getattr(state, m) for m in ("trust", "urgency", "fear") for state in states]
    svg = ElementTree.fromstring(state_svg(FREEZER, played))
    assert svg.get("aria-label") == state_words(FREEZER, played)
    ways = [line.get("points", "").split() for line in svg.iter("polyline")]
    assert [len(way) for way in ways] == [len(states)] * 3
    trust = [float(point.split(",")[1]) for point in ways[0]]
    # Upwards on the page is a smaller y.
    assert sorted(range(4), key=lambda n: -trust[n]) == sorted(range(4), key=lambda n: states[n].trust)


TALK = load("coaching_pipeline")
WORST_PLAN = {"aim": "warning", "evidence": "ranking", "talk": "me"}


def talked(plan: Plan, move: int = 0, script: Script = TALK) -> Played:
    """A talk to its end after a plan, always with the line at one place."""
    path: list[str] = []
    while moves := list(offered(script, replay(script, plan, path).state)):
        path.append(moves[min(move, len(moves) - 1)])
    return replay(script, plan, path)


def advised(seen: BetterPlan) -> dict[str, str]:
    """The rows that another plan changes, as a learner would choose them."""
    rows = {each.ask: (row, {line.text: key for key, line in each.lines.items()}) for row, each in TALK.plan.items()}
    return {rows[ask][0]: rows[ask][1][other] for ask, _, other in seen.rather}


def test_another_call_plan_is_told_with_all_it_would_have_changed() -> None:
    played, outlook = talked(WORST_PLAN), Outlook(TALK)
    seen = debrief(TALK, played, outlook).plan
    assert seen is not None
    rather = WORST_PLAN | advised(seen)
    assert all(own != other for _, own, other in seen.rather)
    opening = begin(TALK, rather)
    assert warmth(opening.opening) == max(warmth(begin(TALK, plan).opening) for plan in plans(TALK))
    assert seen.levels == [
        ("Trust in you", played.opening.trust, opening.opening.trust),
        ("Fear of looking weak", played.opening.fear, opening.opening.fear),
    ]
    assert opening.first_words is not None and seen.first_words == opening.first_words.text
    page = debrief_html(TALK, played, outlook)
    assert "Your call plan" in page and "Trust in you would have begun at" in page and "Rather:" in page


def test_the_very_same_lines_are_told_to_lead_elsewhere_after_a_better_plan() -> None:
    unprepared = {"aim": "number", "evidence": "list", "talk": "me"}
    lines = ["which_close", "between_us", "delete_nine", "besides_him", "try_it"]
    played, outlook = replay(TALK, unprepared, lines), Outlook(TALK)
    seen = debrief(TALK, played, outlook).plan
    assert (played.state.ending, seen and seen.ending) == ("nodded", "He will try, by himself")
    assert seen is not None
    assert replay(TALK, unprepared | advised(seen), lines).state.ending == "alone"
    assert "would have led elsewhere: “He will try, by himself”" in debrief_html(TALK, played, outlook)
    # Here they lead to the same end, and nothing is said of it.
    seen = debrief(TALK, talked(WORST_PLAN, 1), outlook).plan
    assert seen is not None and seen.ending == ""


def test_a_plan_that_is_as_good_as_any_is_let_alone_and_no_plan_is_not_judged() -> None:
    outlook = Outlook(TALK)
    best = max(plans(TALK), key=lambda plan: warmth(begin(TALK, plan).opening))
    played = talked(dict(best))
    assert debrief(TALK, played, outlook).plan is None
    assert "It was as good as any." in debrief_html(TALK, played, outlook)
    played = replay(FREEZER, {}, WELL)
    assert "Your call plan" not in debrief_html(FREEZER, played, Outlook(FREEZER))


def test_what_a_plan_brought_to_mind_is_told_and_a_sum_that_nobody_said_is_not() -> None:
    script = load("deal_4471")
    plan = {"learn": "easter", "first": "notes", "close": "night_round"}
    later = ["who_against", "bad_month", "good_numbers", "one_page", "fifteen"]
    path = ["why_now", "what_happened", "the_patients", *later]
    page = debrief_html(script, replay(script, plan, path), Outlook(script))
    assert "A week of stock. And the patients it was meant for, what became of them?” You said it." in page
    assert "walk a night round with whoever answers the alarm?” You left it." in page
    assert "Of 4 parts that cost money you heard 3: The inspector is back in March" in page
    assert "still open (" not in page and "The rest makes $75,000 of $360,000" in page
    played = replay(script, plan | {"learn": "unsaid"}, ["decide_when", *later])
    short = debrief_html(script, played, Outlook(script))
    assert "If you choose and it goes wrong, what happens to you?” You left it." in short


def test_what_speaks_against_an_order_is_counted_and_not_priced() -> None:
    script = load("hot_kitchens")
    played = replay(script, {}, ["seen_before", "first_to_know", "tried_so_far", "just_one"])
    assert script.endings[played.state.ending].title.startswith("No order. He had told you what it needs")
    page = debrief_html(script, played, Outlook(script))
    assert "Of 3 things that count here you heard 2" in page
    assert "$" not in page.replace("$6,000 would mend it", "")


@pytest.mark.parametrize("name", [path.stem for path in SCRIPTS.glob("*.yml") if load(path.stem).plan])
def test_no_plan_is_praised_that_opens_them_colder(name: str) -> None:
    """Whoever is hard to win over signs nothing wrong, either; that is no reason to be met coldly."""
    script = load(name)
    for plan in plans(script):
        played = talked(plan, script=script)
        if seen := better_plan(script, played):
            assert (
                sum(
                    (new - old) * (-1 if name == script.measures["fear"] else 1)
                    for name, old, new in seen.levels
                    if name != script.measures["urgency"]
                )
                > 0
            )


def test_a_line_that_brought_trust_is_not_blamed_and_the_largest_are_told_in_order() -> None:
    script = load("deal_4471")
    plan = {"learn": "easter", "first": "notes", "close": "signature"}
    path = ["why_now", "what_happened", "the_patients", "sign_before", "bad_month", "ring_before", "fifteen"]
    path[-1:] = ["one_page", "fifteen"]
    played, outlook = replay(script, plan, path), Outlook(script)
    seen = debrief(script, played, outlook)
    numbers = [turning.number for turning in seen.turnings]
    assert numbers == sorted(numbers) and len(numbers) == 3
    moved = {
        n: abs(warmth(each.after) - warmth(each.before) + len(each.after.knows - each.before.knows))
        for n, each in enumerate(played.steps, 1)
    }
    told_least = min(moved[turning.number] for turning in seen.turnings if not turning.stake)
    assert told_least >= max(size for n, size in moved.items() if n not in numbers)
    for turning in seen.turnings:
        told = played.steps[turning.number - 1]
        assert turning.change == warmth(told.after) - warmth(told.before) + len(turning.told)
    rose = {n for n, each in enumerate(played.steps, 1) if warmth(each.after) > warmth(each.before)}
    assert not rose & {better.number for better in seen.better}
    page = debrief_html(script, played, outlook)
    assert "Line 6 opened it up" in page and "Trust +2; Fear of deciding −1" in page
    assert "Line 5 closed it down" not in page


def test_the_words_of_a_script_are_never_taken_for_html(write: Callable[..., Path]) -> None:
    markup = [
        ("title: She said yes", 'title: "<img src=x>"'),
        ("next_call: Yes.", 'next_call: "<b>"'),
        ("say: What did it cost?", "say: <b>"),
        ("text: Her name", "text: <b> Her name"),
    ]
    script = parse(Source(write(*markup)))
    page = debrief_html(script, replay(script, {}, ["what", "send", "sent"]), Outlook(script))
    assert "<img" not in page and "<b>" not in page
    assert page.count("&lt;") == 4
    ElementTree.fromstring(page.replace("<br>", "<br/>"))


def test_what_is_at_stake_for_her_is_told_and_a_line_too_early_says_so() -> None:
    script = load("interview_4471")
    path = ["first_week_like", "filled_without", "leave_out", "lonely", "at_ninety", "if_wrong"]
    seen = debrief(script, replay(script, {}, path), Outlook(script))
    assert seen.turnings[-1].number == 6 and seen.turnings[-1].stake
    early = ["must_have_been", "which_question", "leave_out", "too_often", "who_else", "product_missing"]
    lines = {t.number: t for t in debrief(script, replay(script, {}, early), Outlook(script)).turnings}
    assert lines[1].why == "she had just said nothing that called for it"
    assert lines[2].why == "she had told you too little so far"
    assert "(she had just said nothing that called for it)" in debrief_html(
        script, replay(script, {}, early), Outlook(script)
    )


def test_a_fear_that_was_settled_is_not_told_as_hidden() -> None:
    """She was told what the talk is not, or was no longer afraid; else it is told that she never said it."""
    script = load("coaching_doors")
    warning = script.person.problem["warning"].text

    def hidden(plan: Plan, path: list[str]) -> list[str]:
        return [text for text, _ in debrief(script, replay(script, plan, path), Outlook(script)).hidden]

    told_off = ["more_calls", "help_out", "script_from_me", "courses", "listen_in"]
    heard = ["take_me", "pick_up_phone", "no_reason_to", "try_one"]
    board = {"aim": "knows", "evidence": "board"}
    assert warning in hidden({**board, "first": "praise"}, told_off)
    assert warning not in hidden({**board, "first": "what_for"}, told_off)
    count = {"aim": "one_step", "evidence": "count", "first": "ask_her"}
    assert replay(script, count, heard).state.fear <= 2
    assert warning not in hidden(count, heard)
