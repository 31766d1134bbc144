"""Amounts of several currencies in one: with the owner's rates, or not at all."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from saleslab.crm.defects import Defect, Question, Refused
from saleslab.crm.headers import plain
from saleslab.crm.mapping import ColumnMapping

_NAMES = {
    "US DOLLAR": "USD",
    "EURO": "EUR",
    "POUND STERLING": "GBP",
    "BRITISH POUND": "GBP",
    "SWISS FRANC": "CHF",
    "YEN": "JPY",
    "CANADIAN DOLLAR": "CAD",
    "AUSTRALIAN DOLLAR": "AUD",
}
"""Currencies that Dynamics calls by name."""


class Converted(NamedTuple):
    """Amounts in one currency; ``currency`` is its code, or empty where the file never says."""

    amounts: pd.Series
    currency: str
    defects: tuple[Defect, ...]


def in_company_currency(header: str) -> bool:
    """Whether the CRM itself has put a column of amounts into one currency."""
    words = plain(header)
    return any(word in words for word in ("company currency", "converted", "konvertiert", "converti", "convertido"))


def converted(amounts: pd.Series, codes: pd.Series, header: str, mapping: ColumnMapping) -> Converted:
    """Put amounts into one currency. ``codes``: each row's currency, missing where nothing says.

    Raises Refused for two currencies without the owner's rates.
    """
    codes = codes.str.upper().replace(_NAMES)
    there = codes[amounts.notna()].dropna()
    found = there.value_counts()
    if len(found) <= 1:
        return Converted(amounts, mapping.report_in or (str(found.index[0]) if len(found) else ""), ())
    if in_company_currency(header):
        return Converted(amounts, mapping.report_in or "", ())
    target = mapping.report_in or str(found.index[0])
    rates = {**mapping.rates, target: mapping.rates.get(target, 1.0)}
    missing = [code for code in found.index if code not in rates]
    if missing:
        listed = ", ".join(f"{count:,} in {code}" for code, count in found.items())
        raise Refused(
            f"The amounts are in {len(found)} currencies ({listed}), and adding them up would be nonsense.",
            f"Say what one unit is worth in {target}, or export the amount in the company's currency.",
            [
                Question(f"rates.{code}", f"What is 1 {code} worth in {target}?", {}, hint="a number, such as 1.08")
                for code in missing
            ],
        )
    rate = codes.map(rates).fillna(1.0)
    shown = ", ".join(f"1 {code} = {rates[code]:g} {target}" for code in found.index if code != target)
    unknown = int((codes.isna() & amounts.notna()).sum())
    defects = [
        Defect(
            what="Amounts in several currencies",
            count=int((there != target).sum()),
            done=f"Put into {target} at your rates: {shown}.",
            means="One rate for all years: comparisons over time hold what the rate has moved.",
        )
    ]
    if unknown:
        defects.append(
            Defect(
                what="Amounts without a currency",
                count=unknown,
                done=f"Taken to be in {target}.",
                means=f"If they are not, sums are off by them ({unknown:,} deals).",
            )
        )
    return Converted(amounts * rate, target, tuple(defects))
