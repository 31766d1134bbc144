"""Do sellers differ beyond luck? Won and lost of each against what shuffling the same outcomes gives.

Everything is counted within groups of deals of one kind (strata), so that nobody is compared with sellers of other
deals. One stratum for all is the plain comparison.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import optimize, special

from saleslab.analysis.leaderboard import top_share

SHUFFLES, FEW_SHUFFLES = 999, 199
"""How often outcomes are dealt out anew; less often where sellers and kinds of deals are very many."""
_DRAWS = 2_000_000
LEAST_DEALS = 10
"""Nobody's own figure is shown, or used, below so many closed deals."""
_Z = 1.96
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Spread:
    """How far sellers' win rates lie apart beyond luck.

    ``sellers``: one row for each with owner_id, deals, won, expected (wins if all were equal), variance (of wins by
    luck). ``sd``: standard deviation of true win rates, in points of probability (0..1), with its 95 % interval
    ``low``, ``high``. ``rate``: share won of all.
    """

    sellers: pd.DataFrame
    rate: float
    sd: float
    low: float
    high: float
    _cells: _Cells

    @property
    def sd_log_odds(self) -> float:
        """The same on the scale of log-odds, near the mean rate."""
        return self.sd / (self.rate * (1.0 - self.rate))

    @property
    def tries(self) -> int:
        """How often outcomes are dealt out anew."""
        return int(np.clip(_DRAWS // len(self._cells.n), FEW_SHUFFLES, SHUFFLES))

    @cached_property
    def hits(self) -> int:
        """In how many of the tries luck gave as much spread as is seen."""
        expected, variance = (self.sellers[name].to_numpy(float) for name in ("expected", "variance"))
        seen = _excess(self.sellers["won"].to_numpy(float) - expected, variance)
        dealt = self._cells.dealt(self.tries) - expected
        return sum(_excess(row, variance) >= seen - 1e-9 for row in dealt)

    @property
    def p(self) -> float:
        """The chance (0..1) that luck alone gives as much spread: a permutation test within strata."""
        return (1 + self.hits) / (1 + self.tries)


@dataclass(frozen=True)
class _Cells:
    """Deals ``n`` and wins by seller ``o`` within stratum ``s``, one entry for each that occurs."""

    s: Ints
    o: Ints
    n: Ints
    won: Ints
    sellers: int

    def by_seller(self, values: npt.ArrayLike) -> Floats:
        """Sum of the cells' values for each seller."""
        return np.bincount(self.o, np.asarray(values, float), self.sellers).astype(float)

    def in_stratum(self, values: npt.ArrayLike) -> Floats:
        """For each cell the sum over its stratum."""
        return np.bincount(self.s, np.asarray(values, float)).astype(float)[self.s]

    def dealt(self, tries: int) -> Floats:
        """Wins of each seller when outcomes are dealt out anew within strata; shape (tries, sellers)."""
        rng, wins = np.random.default_rng(0), np.zeros((tries, self.sellers))
        for stratum in range(int(self.s.max()) + 1):
            rows = self.s == stratum
            drawn = rng.multivariate_hypergeometric(self.n[rows], int(self.won[rows].sum()), tries, method="marginals")
            wins[:, self.o[rows]] += drawn
        return wins


def spread(deals: pd.DataFrame, within: Sequence[str] = ()) -> Spread:
    """Measure the spread of sellers' win rates.

    Args:
        deals: closed deals with owner_id and is_won.
        within: columns whose levels make the strata; an empty cell is a level of its own.

    The spread is the one at which squared deviations are as large as their variance (Paule and Mandel 1982), with the
    exact, hypergeometric variance of shuffling. Its interval inverts the chi-squared test (Viechtbauer 2007).

    Raises:
        ValueError: fewer than two sellers have `LEAST_DEALS` deals.
    """
    counted = deals["owner_id"].value_counts()
    enough = counted.index[counted >= LEAST_DEALS]
    if len(enough) < 2:
        raise ValueError(f"{len(enough)} sellers with {LEAST_DEALS} closed deals or more; two at least are needed")
    known = deals[deals["owner_id"].isin(enough)]
    owner = pd.Categorical(known["owner_id"], sorted(enough))
    rows = pd.DataFrame({"s": _strata(known, within), "o": owner.codes, "won": known["is_won"].to_numpy(bool)})
    table = rows.groupby(["s", "o"])["won"].agg(["size", "sum"]).reset_index()
    s, o, n, won = (table[name].to_numpy(np.int64) for name in ("s", "o", "size", "sum"))
    cells = _Cells(s, o, n, won, len(enough))
    size = cells.in_stratum(cells.n)
    share, others = cells.in_stratum(cells.won) / size, size - cells.n
    sellers = pd.DataFrame(
        {
            "owner_id": owner.categories,
            "deals": cells.by_seller(cells.n).astype(np.int64),
            "won": cells.by_seller(cells.won).astype(np.int64),
            "expected": cells.by_seller(cells.n * share),
            "variance": cells.by_seller(cells.n * share * (1 - share) * others / np.maximum(size - 1, 1)),
        }
    )
    compared = cells.by_seller(cells.n * others / size)  # deals that have others' to be compared with
    apart = (sellers["won"] - sellers["expected"]).to_numpy(float)
    low, sd, high = _between(apart, sellers["variance"].to_numpy(float), compared)
    return Spread(sellers, float(known["is_won"].mean()), sd, low, high, cells)


def _strata(deals: pd.DataFrame, within: Sequence[str]) -> npt.NDArray[np.int64]:
    if not within:
        return np.zeros(len(deals), np.int64)
    grouped = deals[list(within)].fillna("").groupby(list(within), sort=True)
    return np.asarray(grouped.ngroup(), np.int64)


def _excess(seen: Floats, variance: Floats) -> float:
    told = variance > 1e-9
    return float((seen[told] ** 2 / variance[told]).sum())


def _between(seen: Floats, variance: Floats, alone: Floats) -> tuple[float, float, float]:
    """Low end, estimate and high end of the standard deviation between sellers."""
    told = variance > 1e-9
    seen, variance, alone = seen[told], variance[told], alone[told]
    if seen.size < 2:
        return 0.0, 0.0, 1.0
    free = seen.size - 1

    def q(tau2: float) -> float:
        return float((seen**2 / (variance + alone**2 * tau2)).sum())

    def solve(target: float) -> float:
        if q(0.0) <= target:
            return 0.0
        return float(optimize.brentq(lambda tau2: q(tau2) - target, 0.0, 1.0)) if q(1.0) < target else 1.0

    high, low = (solve(float(special.chdtri(free, upper))) for upper in (0.975, 0.025))
    return low**0.5, solve(free) ** 0.5, high**0.5


def shrunk(found: Spread) -> pd.DataFrame:
    """Each seller's win rate, drawn towards what such deals give by as much as luck can have moved it.

    Beta-binomial: the seller's true rate is beta-distributed around the expected one with the spread's variance.

    Returns:
        `found.sellers` with rate (as counted), usual (expected rate), shrunk, low and high (95 %), sorted by shrunk.
    """
    s = found.sellers
    usual = (s["expected"] / s["deals"]).clip(1e-3, 1 - 1e-3)
    weight = np.maximum(usual * (1 - usual) / max(found.sd, 1e-4) ** 2 - 1.0, 1.0)
    a, b = usual * weight + s["won"], (1 - usual) * weight + s["deals"] - s["won"]
    low, high = (special.betaincinv(a, b, at) for at in (0.025, 0.975))
    frame = s.assign(rate=s["won"] / s["deals"], usual=usual, shrunk=a / (a + b), low=low, high=high)
    return frame.sort_values(["shrunk", "owner_id"], ascending=[False, True], ignore_index=True)


def apart(sellers: pd.DataFrame) -> tuple[int, int]:
    """How many sellers of `shrunk` lie surely above what their deals usually give, and how many surely below."""
    return int((sellers["low"] > sellers["usual"]).sum()), int((sellers["high"] < sellers["usual"]).sum())


def top_share_by_luck(deals: pd.DataFrame, sellers: int, top: int, seed: int = 0) -> tuple[float, float, float]:
    """Share of bookings that the `top` of `sellers` would bring if all were equally good: median, and 95 % range.

    Every seller keeps the number of deals that closed; won amounts are dealt out among all closed deals, 199 times, or
    less often where there are very many.
    ``deals``: closed ones with owner_id, is_won and amount.
    """
    rng = np.random.default_rng(seed)
    owner = pd.Categorical(deals["owner_id"]).codes
    booked = (deals["amount"].fillna(0.0) * deals["is_won"]).to_numpy(float)
    kept = owner >= 0
    owner, booked = owner[kept], booked[kept]
    shares = []
    for _ in range(int(np.clip(_DRAWS // len(owner), 25, FEW_SHUFFLES))):
        total = np.bincount(owner, rng.permutation(booked), sellers)
        shares.append(top_share(pd.DataFrame({"rep_id": np.arange(sellers), "bookings": total}), top))
    low, middle, high = np.quantile(shares, (0.025, 0.5, 0.975))
    return float(middle), float(low), float(high)


def interval(won: int, deals: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927)."""
    share, z2 = won / deals, _Z**2
    middle = (share + z2 / (2 * deals)) / (1 + z2 / deals)
    half = _Z / (1 + z2 / deals) * (share * (1 - share) / deals + z2 / (4 * deals**2)) ** 0.5
    return max(middle - half, 0.0), min(middle + half, 1.0)


def repeat_range(sellers: int, top: int) -> tuple[int, int]:
    """Between how many of the `top` of `sellers` luck alone keeps there, 19 times in 20 (hypergeometric)."""
    kept = np.arange(top + 1)

    def ways(pool: int, taken: npt.NDArray[np.int64] | int) -> npt.NDArray[np.float64]:
        """Logarithm of the ways to take some of a pool; none where that can't be."""
        left = np.asarray(pool - taken)
        known = (
            special.gammaln(pool + 1)
            - special.gammaln(np.asarray(taken) + 1)
            - special.gammaln(np.maximum(left, 0) + 1)
        )
        return np.asarray(np.where(left < 0, -np.inf, known))

    upto = np.cumsum(np.exp(ways(top, kept) + ways(sellers - top, top - kept) - ways(sellers, top)))
    return int(np.searchsorted(upto, 0.025)), int(np.searchsorted(upto, 0.975))
