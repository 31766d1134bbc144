"""A live chart: every move of the slider is answered, whatever the picture does."""

from __future__ import annotations

from typing import Any

import pytest

from saleslab.practice import explore
from saleslab.practice.explore import Explore

from .helpers import Page


def draw(value: float) -> tuple[str, str]:
    if value == 13:
        raise ValueError("no such step")
    return f'<svg data-v="{value:g}"></svg>', f"At {value:g} % it is {2 * value:g}."


SETTING = {
    "name": "x",
    "label": "Share",
    "low": 0,
    "high": 100,
    "step": 1,
    "start": 5,
    "unit": "%",
    "goal": "",
    "menus": [],
}


def test_a_move_draws_the_picture_and_its_words() -> None:
    widget = Explore(SETTING, draw)
    assert widget.picture["words"] == "At 5 % it is 10."
    widget._handle_custom_msg({"value": 20}, [])
    assert (widget.picture["svg"], widget.picture["words"]) == ('<svg data-v="20"></svg>', "At 20 % it is 40.")


@pytest.mark.parametrize(("sent", "value"), [(-5, 0), (1e9, 100), (20, 20)])
def test_the_slider_stays_in_its_range(sent: float, value: float) -> None:
    widget = Explore(SETTING, draw)
    widget._handle_custom_msg({"value": sent}, [])
    assert widget.picture["value"] == value


@pytest.mark.parametrize("content", [{"value": 13}, {"value": "x"}, {}, None])
def test_a_step_that_fails_is_answered_in_words_and_keeps_the_picture(content: Any) -> None:
    widget = Explore(SETTING, draw)
    before = widget.picture["svg"]
    widget._on_message(widget, content, [])
    assert widget.picture["svg"] == before
    assert widget.picture["words"].startswith("This step can’t be drawn")


def test_each_move_reaches_the_page_even_if_the_picture_is_the_same() -> None:
    widget = Explore(SETTING, draw)
    widget._handle_custom_msg({"value": 20}, [])
    first = widget.picture
    widget._handle_custom_msg({"value": 20}, [])
    assert widget.picture != first


def test_the_static_version_has_goal_position_and_numbers(shown: Page) -> None:
    explore("x", "Share", low=0, high=100, step=1, start=5, unit="%", goal="Find the turn.", draw=draw)
    output = shown.outputs[0]
    assert output["text/plain"] == "Find the turn.\nShare: 5 %\nAt 5 % it is 10."
    assert '<svg data-v="5">' in output["text/html"]


def test_a_picture_that_can_never_be_drawn_is_told(shown: Page) -> None:
    explore("x", "Share", low=0, high=100, step=1, start=13, draw=draw)
    assert "This live chart can’t be shown" in shown.text and "ValueError: no such step" in shown.text


def by_year(value: float, year: str) -> tuple[str, str]:
    return f'<svg data-year="{year}"></svg>', f"At {value:g} in year {year}."


YEARS = {"year": ("Year", {"1": "year 1", "2": "year 2"})}


def test_what_is_chosen_from_a_menu_is_drawn(shown: Page) -> None:
    options = [{"key": key, "text": text} for key, text in YEARS["year"][1].items()]
    widget = Explore(SETTING | {"menus": [{"name": "year", "label": "Year", "options": options}]}, by_year)
    assert widget.picture["words"] == "At 5 in year 1."
    widget._handle_custom_msg({"value": 20, "chosen": {"year": "2"}}, [])
    assert (widget.picture["svg"], widget.picture["chosen"]) == ('<svg data-year="2"></svg>', {"year": "2"})
    widget._handle_custom_msg({"value": 20, "chosen": {"year": "9", "moon": "full"}}, [])
    assert widget.picture["words"] == "At 20 in year 1."


def test_the_static_version_says_what_stands_in_each_menu(shown: Page) -> None:
    explore("x", "Share", low=0, high=9, step=1, start=5, draw=by_year, menus=YEARS)
    assert shown.outputs[0]["text/plain"] == "Share: 5\nYear: year 1\nAt 5 in year 1."
