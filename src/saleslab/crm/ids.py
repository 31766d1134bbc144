"""Ids stay text. Those that a program has turned into numbers are lost, and the file is refused."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from saleslab.crm.defects import SHOWN, Defect, Refused

_WAY_OUT = "Export the file again and don't open it in a spreadsheet first; or save the column as text before saving."
_MANY = 20
"""Fewer long ids than these prove nothing by their last digits."""


def read_ids(column: pa.Array, name: str) -> tuple[pa.Array, list[Defect]]:
    """Ids as text. Raises Refused where they were turned into numbers or lost their case."""
    ids = column.drop_null()
    written = pc.filter(ids, pc.match_substring_regex(ids, r"^\d+([.,]\d+)?[eE]\+?\d+$"))
    if len(written):
        raise Refused(
            f"{len(written):,} ids in “{name}” are written as {written[0].as_py()}: their last digits are gone.",
            _WAY_OUT,
        )
    _refuse_rounded(ids, name)
    return _as_text(column, ids, name)


def _refuse_rounded(ids: pa.Array, name: str) -> None:
    """Ids of more digits than a number keeps end in zeros, or are all multiples of the gap between two numbers.

    A spreadsheet keeps 15 digits; other programs a number of 53 bits (IEEE 754), whose neighbours above 2^60 are 256
    apart and more.
    """
    long = pc.filter(ids, pc.match_substring_regex(ids, r"^[1-9]\d{15,18}$"))
    if len(long) < _MANY:
        return
    number = np.asarray(long.cast(pa.int64(), safe=False))
    size = np.asarray(pc.utf8_length(long))
    zeros = (number % np.power(10, size - 15, dtype=np.int64) == 0).mean()
    wide = number >= 2**60
    multiples = (number[wide] % 128 == 0).mean() if wide.sum() >= _MANY else 0.0
    if max(zeros, multiples) > 0.9:
        begins = pc.utf8_slice_codeunits(long, 0, 15)
        shared = len(long) - len(pc.unique(begins))
        raise Refused(
            f"The ids in “{name}” have {int(size.max())} digits, and a program has kept the first 15 or so "
            f"(such as {long[0].as_py()}); {shared:,} of {len(long):,} begin like another one. Different deals now "
            "share an id.",
            _WAY_OUT,
        )


def _as_text(column: pa.Array, ids: pa.Array, name: str) -> tuple[pa.Array, list[Defect]]:
    defects = []
    decimal = pc.match_substring_regex(ids, r"^\d+\.0+$")
    if len(ids) and pc.all(decimal).as_py():
        column = pc.replace_substring_regex(column, r"\.0+$", "")
        defects.append(
            Defect(
                what="Ids written as numbers with decimals",
                count=len(ids),
                examples=(ids[0].as_py(),),
                done="The decimals are cut off.",
                means="Nothing: these ids are short enough to be whole.",
            )
        )
    salesforce = r"^006[0-9A-Za-z]{12}([0-9A-Z]{3})?$"
    if not len(ids) or not pc.all(pc.match_substring_regex(ids, salesforce)).as_py():
        return column, defects
    return _salesforce(column, ids, name, defects)


def _salesforce(column: pa.Array, ids: pa.Array, name: str, defects: list[Defect]) -> tuple[pa.Array, list[Defect]]:
    """Salesforce's 15 characters tell by case; the 18-character form adds three that say the case again."""
    length = pc.utf8_length(ids)
    short = pc.filter(ids, pc.equal(length, 15))
    letters = pc.match_substring_regex(short, "[A-Za-z]")
    if len(short) >= _MANY and pc.sum(letters).as_py() > len(short) / 2:
        for turn in (pc.utf8_lower, pc.utf8_upper):
            if pc.all(pc.equal(turn(short), short)).as_py():
                raise Refused(
                    f"The ids in “{name}” are Salesforce's of 15 characters and have lost their case: two deals that "
                    "differ by case alone are now one.",
                    "Export the id of 18 characters, or export again.",
                )
    if 0 < len(short) < len(ids):
        column = pc.utf8_slice_codeunits(column, 0, 15)
        defects.append(
            Defect(
                what="Salesforce ids of 15 and of 18 characters",
                count=len(short),
                examples=tuple(short[:SHOWN].to_pylist()),
                done="All cut to 15, which name the same record; case is kept.",
                means="Left as they are, one deal could count twice.",
            )
        )
    return column, defects
