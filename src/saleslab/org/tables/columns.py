"""Columns: ids, names by code, and what a table of one row per seller and period shares."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from saleslab.org.parameters import SEGMENTS
from saleslab.org.people import REGIONS, People
from saleslab.org.randomness import Ints


def ids(prefix: str, size: int, width: int = 3) -> list[str]:
    """Number `size` ids from 1, all of one width."""
    width = max(width, len(str(size)))
    return [f"{prefix}{number:0{width}d}" for number in range(1, size + 1)]


def numbered(prefix: str, numbers: Ints, width: int) -> pd.Series:
    """Write each number as an id, `width` digits wide."""
    digits = pc.utf8_lpad(pc.cast(pa.array(numbers), pa.large_string()), width, "0")
    joined = pc.binary_join_element_wise(pa.scalar(prefix, pa.large_string()), digits, pa.scalar("", pa.large_string()))
    return pd.Series(pd.array(joined, dtype="str"))


def rep_ids(size: int) -> list[str]:
    """Return the ids S001, S002, ... of `size` sellers."""
    return ids("S", size)


def manager_ids(size: int) -> list[str]:
    """Return the ids M01, M02, ... of `size` managers."""
    return ids("M", size, 2)


def pick(values: Sequence[str | None], codes: Ints) -> pd.Series:
    """Spell out codes: the text column `values[codes]`; code -1 is missing."""
    return pd.Series(pd.array(list(values), dtype="str").take(codes, allow_fill=True))


def rep_column(who: People, rep: Ints) -> pd.Series:
    """Spell out seller numbers as rep_id."""
    return pick(rep_ids(who.size), rep)


def region_column(region: Ints) -> pd.Series:
    """Spell out region codes."""
    return pick(REGIONS, region)


def segment_column(segment: Ints) -> pd.Series:
    """Spell out segment codes."""
    return pick(SEGMENTS, segment)


def choose(uniform: np.ndarray[tuple[int, ...], np.dtype[np.float64]], shares: Sequence[float]) -> Ints:
    """Turn uniform numbers into codes 0.. that come up in the given shares."""
    return np.searchsorted(np.cumsum(shares)[:-1], uniform, side="right")
