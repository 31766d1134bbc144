"""C2: do full forms win deals, or do won deals get full forms?"""

from __future__ import annotations

import pandas as pd


def completeness_gap(opportunities: pd.DataFrame, column: str) -> float:
    """Win rate of the fullest third of closed deals minus that of the emptiest third (0..1).

    `column` is fields_complete_day30 or fields_complete_at_close.
    """
    closed = opportunities[opportunities["is_closed"]]
    order = closed[column].rank(method="first", pct=True)
    won = closed["is_won"]
    return float(won[order > 2 / 3].mean() - won[order <= 1 / 3].mean())
