"""Random numbers that belong to an entity and not to a place in a queue.

A counterfactual may differ from the company that was by the decision alone. So each seller, each deal slot
and each quarter owns its random numbers: they are a hash of (seed, name, keys), whatever else is drawn.
NumPy's generators hand numbers out in order, where one deal more would shift everybody after it.
"""

from __future__ import annotations

import zlib

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
_Words = npt.NDArray[np.uint64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_HIGHEST_MEAN = 700.0


def _mix(words: _Words) -> _Words:
    """Scramble 64-bit words (the finaliser of SplitMix64; Steele, Lea & Flood 2014)."""
    words = (words ^ (words >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    words = (words ^ (words >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return words ^ (words >> np.uint64(31))


class Draws:
    """The random numbers of one kind of entity, addressed by integer keys that broadcast together."""

    def __init__(self, seed: int, kind: str, *keys: npt.ArrayLike) -> None:
        """Address the entities `keys` of `kind` (for example "deal": rep, quarter, slot)."""
        with np.errstate(over="ignore"):
            words = _mix(np.full(1, (seed << 32) ^ zlib.crc32(kind.encode()), dtype=np.uint64))
            for key in keys:
                # The offset keeps keys from 2^20 below zero upwards (warm-up quarters are negative) distinct.
                offset = np.asarray(np.asarray(key, dtype=np.int64) + (1 << 20)).astype(np.uint64)
                words = _mix(words + _GOLDEN * offset)
        self._words = words

    def _named(self, name: str) -> _Words:
        with np.errstate(over="ignore"):
            return _mix(self._words ^ (_GOLDEN * np.uint64(zlib.crc32(name.encode()))))

    def uniform(self, name: str) -> Floats:
        """Uniform numbers strictly between 0 and 1, one per entity."""
        return _unit(self._named(name))

    def normal(self, name: str) -> Floats:
        """Standard normal numbers, one per entity (Box & Muller 1958)."""
        words = self._named(name)
        with np.errstate(over="ignore"):
            angle = _unit(_mix(words + _GOLDEN))
        return np.sqrt(-2.0 * np.log(_unit(words))) * np.cos(2.0 * np.pi * angle)

    def poisson(self, name: str, mean: Floats) -> Ints:
        """Poisson counts by inversion, so that a higher mean never gives the same entity fewer.

        Raises ValueError for a mean above 700, whose chance of nothing is too small for a float.
        """
        if mean.max(initial=0.0) > _HIGHEST_MEAN:
            raise ValueError(f"a Poisson mean of {mean.max():g}; at most {_HIGHEST_MEAN:g} can be drawn")
        uniform = np.broadcast_to(self.uniform(name), mean.shape)
        pmf = np.exp(-mean)
        cdf = pmf.copy()
        counts = np.zeros(mean.shape, dtype=np.int64)
        for k in range(1, int(mean.max(initial=0.0) + 12.0 * np.sqrt(mean.max(initial=0.0))) + 12):
            below = uniform > cdf
            if not below.any():
                break
            counts += below
            pmf = pmf * (mean / k)
            cdf = cdf + pmf
        return counts


def _unit(words: _Words) -> Floats:
    """Map 64-bit words into the open interval (0, 1)."""
    return ((words >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53


def half(uniform: Floats, share: float = 0.5, by: npt.ArrayLike = 0) -> npt.NDArray[np.bool_]:
    """Draw a lottery inside each group of `by`: the share of entities with the smallest numbers wins."""
    groups = np.broadcast_to(np.asarray(by, dtype=np.int64), uniform.shape)
    winners = np.zeros(uniform.size, dtype=bool)
    for group in np.unique(groups):
        members = np.nonzero(groups == group)[0]
        winners[members[np.argsort(uniform[members], kind="stable")[: round(share * members.size)]]] = True
    return winners
