"""C4: what the activity target and the CRM hours did."""

from __future__ import annotations

import numpy as np
import pandas as pd

from saleslab.analysis.panel import Mask, Panel, quarter_number

_BEFORE, _AFTER = range(2, 6), range(6, 13)


def logged_growth(activities: pd.DataFrame, opportunities: pd.DataFrame, meetings: bool) -> float:
    """Growth per opportunity, before to after the target, of meetings or of everything else logged (0.4 = +40 %)."""
    created = pd.Series(quarter_number(opportunities["created_date"]), index=pd.Index(opportunities["opportunity_id"]))
    of_kind = activities[(activities["type"] == "Meeting") == meetings]
    at = of_kind["opportunity_id"].map(created)
    before, after = (
        at.isin(_BEFORE).sum() / created.isin(_BEFORE).sum(),
        at.isin(_AFTER).sum() / created.isin(_AFTER).sum(),
    )
    return float(after / before - 1.0)


def supported_sellers(rollouts: pd.DataFrame, reps: pd.DataFrame) -> Mask:
    """Mark sellers whose team got CRM training and support."""
    teams = rollouts["unit_id"][rollouts["programme_id"] == "P3s"]
    return reps["manager_id"].isin(list(teams)).to_numpy()


def support_effect(rollouts: pd.DataFrame, panel: Panel, reps: pd.DataFrame) -> float:
    """Win-rate change (0..1) since the CRM in supported teams, beyond that of unsupported teams."""
    supported = supported_sellers(rollouts, reps)
    return panel.win_rate_change(supported, ~supported, range(1, 6), _AFTER)


def gain_by_hours(usage: pd.DataFrame, panel: Panel, reps: pd.DataFrame, sellers: Mask) -> pd.DataFrame:
    """Win-rate change since the CRM by CRM hours, for some sellers.

    Returns:
        One row per band: hours (mean per week), gain (win rate after minus before, 0..1).
    """
    hours = usage.groupby("rep_id")["hours"].mean().reindex(reps["rep_id"]).to_numpy()
    edges = np.quantile(hours[sellers], (0.25, 0.5, 0.75))
    rows = []
    for band in range(4):
        inside = sellers & (np.digitize(hours, edges) == band)
        gain = panel.win_rate(inside, _AFTER) - panel.win_rate(inside, range(1, 6))
        rows.append({"hours": float(hours[inside].mean()), "gain": gain})
    return pd.DataFrame(rows)
