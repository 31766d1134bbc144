"""The start page's bet: how many deals called Commit are won."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from saleslab.analysis.forecasting import commit_win_rate, settled
from saleslab.org import World


@lru_cache(maxsize=1)
def commits_won(world: World) -> int:
    """Of 100 settled deals that sellers last called Commit, how many were won."""
    return round(100 * commit_win_rate(settled(world.forecast_submissions, world.opportunities)))


def commit_deals(world: World) -> Callable[[Mapping[str, float]], str]:
    """What follows the locked bet: the number, the miss, and what it means for the course."""

    def after(guess: Mapping[str, float]) -> str:
        won = commits_won(world)
        return (
            f"You said {guess['value']:.0f}; it was {won}. Off by {abs(guess['value'] - won):.0f}. "
            "We keep your score.\n\n"
            "Nobody lied. A seller who commits knows the stage, the fields, the last call. What the buyer will do is a "
            "different matter, and no tool types it in. That is what you are here for."
        )

    return after
