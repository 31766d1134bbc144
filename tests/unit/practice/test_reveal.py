"""Predict, commit, reveal: nothing shows before the lock, and everything in the moment of the lock."""

from __future__ import annotations

from typing import Any

from matplotlib.figure import Figure

from saleslab.analysis.cases import item_ids
from saleslab.charts import Chart
from saleslab.org import world
from saleslab.practice import ask, reveal, start
from saleslab.practice.form import Form
from saleslab.practice.session import current

from .helpers import MODULE, Page, enter

ITEMS = "c1.call_candidates"
WAITING = "Answer the question above first. The rest then appears here."


def predict() -> None:
    ask.prediction("stay", "How many?", unit="of 48", low=0, high=48, within=4)


def test_a_reveal_waits_for_the_lock_and_then_shows_at_once(notebook: Any, forms: list[Form], shown: Page) -> None:
    notebook(kind="lesson")
    predict()
    reveal("stay", lambda guess: f"You said {guess['value']:.0f}, {guess['sure']:.0f} % sure; it was 30.")
    assert shown.by_id["reveal-stay"]["text/plain"] == WAITING
    enter(forms[0], {"value": "60", "sure": 70})
    assert shown.by_id["reveal-stay"]["text/plain"] == WAITING
    enter(forms[0], {"value": "40", "sure": 70})
    assert shown.by_id["reveal-stay"]["text/plain"] == "You said 40, 70 % sure; it was 30."

    start(MODULE, "lesson")
    reveal("stay", "Thirty.")
    assert shown.outputs[-1]["text/plain"] == "Thirty."


def test_only_its_own_prediction_opens_a_reveal(notebook: Any, forms: list[Form], shown: Page) -> None:
    notebook(kind="lesson")
    predict()
    reveal("other", "Never")
    enter(forms[0], {"value": "40", "sure": 70})
    assert shown.by_id["reveal-other"]["text/plain"] == WAITING


def test_an_answer_that_is_not_locked_opens_nothing(notebook: Any, shown: Page) -> None:
    notebook(kind="lesson")
    current().store.put("stay", {"value": 40.0, "sure": 70.0})
    reveal("stay", "Thirty.")
    assert shown.by_id["reveal-stay"]["text/plain"] == WAITING


def test_what_is_still_open_opens_nothing(notebook: Any, shown: Page) -> None:
    notebook(kind="lesson")
    current().store.put("call", {"plan": {}, "path": ["hello"], "open": True})
    reveal("call", "She would.")
    assert shown.by_id["reveal-call"]["text/plain"] == WAITING


def test_a_choice_opens_its_reveal_and_a_change_of_mind_changes_it(
    notebook: Any, forms: list[Form], shown: Page
) -> None:
    notebook(kind="lesson")
    ask.choice("pay", "Revenue:", options={"rose": "rose", "fell": "fell"})
    reveal("pay", lambda chosen: f"You said it {chosen}.")
    assert shown.by_id["reveal-pay"]["text/plain"] == WAITING
    enter(forms[0], "fell")
    assert shown.by_id["reveal-pay"]["text/plain"] == "You said it fell."
    enter(forms[0], "rose", seq=2)
    assert shown.by_id["reveal-pay"]["text/plain"] == "You said it rose."


def test_text_is_escaped_and_charts_bring_their_alternative(notebook: Any, forms: list[Form], shown: Page) -> None:
    notebook(kind="lesson")
    predict()
    enter(forms[0], {"value": "40", "sure": 70})
    reveal("stay", ["Bookings < quota\n\nSecond paragraph", Chart(Figure(), "48 bars, the first $2m.")])
    output = shown.outputs[-1]
    assert "<p>Bookings &lt; quota</p><p>Second paragraph</p>" in output["text/html"]
    assert 'aria-label="48 bars, the first $2m."' in output["text/html"] and "<svg" in output["text/html"]
    assert output["text/plain"].endswith("48 bars, the first $2m.")


def test_a_failing_reveal_says_so_and_keeps_the_prediction(notebook: Any, forms: list[Form], shown: Page) -> None:
    notebook(kind="lesson")
    predict()
    reveal("stay", lambda guess: guess["no such part"])  # type: ignore[arg-type,return-value]
    state = enter(forms[0], {"value": "40", "sure": 70})
    assert (state["tone"], state["locked"]) == ("saved", True)
    assert "The answer can’t be shown" in shown.by_id["reveal-stay"]["text/plain"]


def test_a_reveal_about_two_questions_waits_for_both(notebook: Any, forms: list[Form], shown: Page) -> None:
    notebook(kind="lesson")
    predict()
    ask.choice("pay", "Revenue:", options={"rose": "rose", "fell": "fell"})
    reveal("stay", lambda guess, chosen: f"{guess['value']:.0f} and {chosen}", also=("pay",))
    enter(forms[1], "rose")
    assert "Answer the questions above first" in shown.by_id["reveal-stay-pay"]["text/plain"]
    enter(forms[0], {"value": "40", "sure": 70})
    assert shown.by_id["reveal-stay-pay"]["text/plain"] == "40 and rose"
    enter(forms[1], "fell", seq=2)
    assert shown.by_id["reveal-stay-pay"]["text/plain"] == "40 and fell"


def test_locked_chances_open_their_reveal_and_stay(notebook: Any, forms: list[Form], shown: Page) -> None:
    notebook(kind="lesson")
    ask.chances("odds", "How likely?", items=ITEMS, lock=True)
    reveal("odds", lambda odds: f"{len(odds)} chances")
    rows = item_ids(ITEMS, world(0))
    enter(forms[0], {"open": dict.fromkeys(rows, "40")})
    assert shown.by_id["reveal-odds"]["text/plain"] == WAITING
    enter(forms[0], dict.fromkeys(rows, "40"), seq=2)
    assert shown.by_id["reveal-odds"]["text/plain"] == f"{len(rows)} chances"
    state = enter(forms[0], dict.fromkeys(rows, "90"), seq=3)
    assert state["value"] == dict.fromkeys(rows, 40.0) and state["locked"]


def test_an_answer_that_is_not_finished_opens_nothing(notebook: Any, forms: list[Form], shown: Page) -> None:
    notebook(f'ask.pick("calls", "Which three?", items="{ITEMS}", count=3)', kind="lesson")
    ask.pick("calls", "Which three?", items=ITEMS, count=3)
    reveal("calls", lambda picked: f"{len(picked)} picked.")
    first = list(item_ids(ITEMS, world(0)))
    enter(forms[0], first[:2])
    assert current().store.get("calls") is not None
    assert shown.by_id["reveal-calls"]["text/plain"] == WAITING
    enter(forms[0], first[:3])
    assert shown.by_id["reveal-calls"]["text/plain"] == "3 picked."
