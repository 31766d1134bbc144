"""What module R2 shows: two calls with one buyer, a charming call, and who talked in the six."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from saleslab.analysis.calls import asked_on
from saleslab.charts.house import BLUE, GREY, Chart, phone_axes

Told = list[str | Chart]

COUNTS = {"cut": "once", "figure": "once", "cost": "never", "word": "never"}
"""What the lesson's three lines hold, and nobody disputes."""


def two_calls(deaf: str, heard: str) -> Callable[[Mapping[str, float], str], Told]:
    """After both calls: the bet on the talk, and what set them apart; shares in seller's words of 100."""

    def after(bet: Mapping[str, float], chosen: str) -> Told:
        found = {
            "word": "Yes, twice. She said “Easter”, and was asked about Easter. She said stock, and was asked whose it "
            "was. The question about tonight's fridges came off a list, and was answered, in our rules, because of "
            "the two.",
            "less": "Count the words: there is next to no difference.",
            "nicer": "Both are polite. Read the second one again: where does the question about the stock begin?",
            "trouble": "They are, and this pair can't part the two: the questions that begin at her words are about "
            "her trouble, too. In our rules it was the beginning at her words; on a tape you couldn't say.",
            "bolder": "The boldest question stands in both, word for word. Read what was asked before it.",
        }[chosen]
        return [
            f"Of 100 words the first seller said {deaf}, the second {heard}. "
            f"You had said {bet['value']:.0f} for the first.",
            "One of them heard nothing that costs money, and the other most of it. We chose this pair because they "
            "talk nearly the same. So it shows that a share of talk can miss everything, and not how often it does.",
            found,
            "Three lines are the same in both, word for word: the Friday, the boldest question, the small start. Asked "
            "what a wrong choice costs her, she told the first seller “Nothing”, and the second one the truth. "
            "That a question has to be earned is our own rule: it is written into this buyer.",
            "To the same close one heard “I’d like to”, the other “I’ll come back to you”.",
            "The Buyer: “The week of stock, the eleven patients, my name in that report: it was all there. You’d only "
            "have had to ask what came next.”",
        ]

    return after


def charm(chosen: str) -> Told:
    """What a likeable call does to a scorecard."""
    guessed = {
        "high": "We'd bet on it, too. It is a bet: we have no count of such marks.",
        "low": "That would be fair, and where the card says “asks questions” it is what would stand there. Ours says "
        "“discovers”, and there we'd bet on a good mark. It is a bet: we have no count of such marks.",
        "none": "It can be told: seven or eight thousand dollars were named, and the next words were about the office.",
    }[chosen]
    return [guessed, "The buyer named a loss, and was about to say what comes of it. We'll never hear it."]


def counted(given: Mapping[str, str]) -> str:
    """How the learner's four counts stand beside ours."""
    right = sum(given[row] == times for row, times in COUNTS.items())
    return (
        f"{right} of your 4 counts are ours too. The buyer is cut off once (“so I’m –”) and names one loss. "
        "Nobody asks how much was lost, and “the office” is repeated without a question. You needn't like or dislike "
        "anybody to see that."
    )


def outside(studies: str) -> Callable[[str], str]:
    """The guess about ratings, and what studies found."""

    def after(chosen: str) -> str:
        near = "So it was." if chosen == "none" else "Less than you said."
        return f"{near}\n\n{studies}"

    return after


def warm_up(chosen: str) -> str:
    """The trial question: how a count works."""
    lead = {
        "passes": "Yes.",
        "person": "“That hurts” is kind, and asks nothing.",
        "word": "“Shops” is the seller's word, not the buyer's.",
    }[chosen]
    return f"{lead} The buyer named a loss, and the question was about shops. However warm, it was passed over."


def talk_shares(_: Mapping[str, str]) -> Chart:
    """The seller's share of the words in each call, most first, and whether much or little was asked on."""
    calls = [(100 * call.seller_share(), call.title, asked) for call, asked in asked_on()]
    shares = sorted(calls, reverse=True)
    with phone_axes("Of 100 words, the seller’s", height=2.6) as (figure, axes):
        titles = [title for _, title, _ in shares][::-1]
        values = [share for share, _, _ in shares][::-1]
        bars = axes.barh(titles, values, color=BLUE, height=0.6)
        axes.bar_label(bars, fmt="%.0f", padding=-16, color="white")
        for row, call in enumerate(shares[::-1]):
            axes.text(73, row, call[2], va="center")
        axes.text(73, len(shares) - 0.3, "asked on", va="center")
        axes.axvline(50, color=GREY, linewidth=1, linestyle="--")
        axes.set_xlim(0, 103)
        axes.set_ylim(-0.5, len(shares))
        axes.xaxis.set_visible(False)
        axes.spines["bottom"].set_visible(False)
        axes.tick_params(axis="y", length=0)
    return Chart(
        figure,
        "The seller’s words of 100, and how much was asked on: "
        + ", ".join(f"{title} {share:.0f}, {asked}" for share, title, asked in shares)
        + ". Half is 50.",
    )
