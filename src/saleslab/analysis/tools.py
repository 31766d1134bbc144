"""C8: whose hands does a tool help? The pilot by lottery, by strength of the seller."""

from __future__ import annotations

import numpy as np
import pandas as pd


def pilot_gains(pilots: pd.DataFrame, strength: pd.Series) -> pd.DataFrame:
    """What each tool added to the share of conversations that advance, for three thirds of sellers.

    Args:
        pilots: the `tool_pilots` table.
        strength: any score by rep_id; the thirds are cut by it.

    Returns:
        One row per tool: weak, middle, strong (difference to sellers of the same third without a tool, 0..1).
    """
    third = np.digitize(pilots["rep_id"].map(strength).rank(pct=True), (1 / 3, 2 / 3))
    sums = pilots.groupby(["arm", third])[["advanced", "conversations"]].sum()
    rate = (sums["advanced"] / sums["conversations"]).unstack()
    gains = rate.drop(index="none") - rate.loc["none"]
    return gains.set_axis(["weak", "middle", "strong"], axis=1)
