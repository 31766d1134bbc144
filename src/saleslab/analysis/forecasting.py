"""C5: are stated odds worth their name, and what puts them right?"""

from __future__ import annotations

import numpy as np
import pandas as pd


def settled(forecasts: pd.DataFrame, opportunities: pd.DataFrame) -> pd.DataFrame:
    """Last submission of every deal that has closed since, with is_won and the deal's close quarter."""
    last = forecasts.drop_duplicates("opportunity_id", keep="last")
    closed = opportunities.loc[opportunities["is_closed"], ["opportunity_id", "is_won", "close_date"]]
    return last.merge(closed, on="opportunity_id", validate="one_to_one")


def commit_win_rate(closed: pd.DataFrame) -> float:
    """Share (0..1) of deals called Commit that were won."""
    return float(closed.loc[closed["category"] == "Commit", "is_won"].mean())


def brier(probability: pd.Series | float, won: pd.Series) -> float:
    """Mean squared error of stated odds: 0 is perfect, always saying the base rate r scores r(1 - r)."""
    return float(((probability - won.astype(float)) ** 2).mean())


def corrected(history: pd.DataFrame, stated: pd.DataFrame) -> pd.Series:
    """Replace each stated probability by how often such statements came true.

    Takes the win rate in twenty equal bands of `history`, then each seller's own record in three bands, shrunk
    towards the band by 20 deals.
    """
    edges = np.unique(np.quantile(history["stated_probability"], np.linspace(0.0, 1.0, 21)[1:-1]))
    band = np.digitize(history["stated_probability"], edges)
    rate = history["is_won"].groupby(band).mean()
    expected = pd.Series(band, index=history.index).map(rate)
    surplus = (history["is_won"].astype(float) - expected).groupby(history["rep_id"]).agg(["sum", "size"])
    personal = surplus["sum"] / (surplus["size"] + 20.0)
    own = stated["rep_id"].map(personal).fillna(0.0)
    here = pd.Series(np.digitize(stated["stated_probability"], edges), index=stated.index).map(rate)
    return (here.fillna(history["is_won"].mean()) + own).clip(0.01, 0.99)


def bias_by_seller(closed: pd.DataFrame, least: int = 20) -> pd.Series:
    """Mean stated probability minus share won, by rep_id, for sellers with at least `least` settled deals."""
    groups = closed.groupby("rep_id")
    bias = groups["stated_probability"].mean() - groups["is_won"].mean()
    return bias[groups.size() >= least].sort_values()


def in_bands(stated: pd.Series, won: pd.Series) -> pd.DataFrame:
    """Stated odds against what came of them, in bands of a tenth: columns stated (mean), won (share) and deals."""
    band = np.minimum((stated * 10).astype(int), 9)
    groups = pd.DataFrame({"stated": stated, "won": won.astype(float)}).groupby(band)
    return groups.mean().assign(deals=groups.size()).reset_index(drop=True)


def written_by_the_outcome(stated: pd.Series, won: pd.Series) -> bool:
    """Whether closing a deal has overwritten its odds: nearly all won ones say 1, nearly all others 0."""
    if not won.any() or won.all():
        return True
    return bool((stated[won] >= 0.99).mean() > 0.9 or (stated[~won] <= 0.01).mean() > 0.9)
