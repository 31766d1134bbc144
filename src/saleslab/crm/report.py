"""The report a leader would forward: one page of verdicts, then the pictures, then what was wrong with the file."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from saleslab.analysis.luck import LEAST_DEALS
from saleslab.crm.dates import spoken
from saleslab.crm.findings import Finding
from saleslab.crm.importer import Imported
from saleslab.crm.mapping import FIELDS

_PAGES = Environment(loader=PackageLoader("saleslab.crm"), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def report_page(name: str, imported: Imported, found: Sequence[Finding]) -> str:
    """The report as one HTML page that loads nothing. ``name``: what the file is called.

    Rep-level pages are there where ``found`` holds rep-level findings.
    """
    return _rendered("report.html", name, imported, found)


def inside_page(name: str, imported: Imported, found: Sequence[Finding]) -> str:
    """The same as a part of a page, folded below its verdicts."""
    return _rendered("inside.html", name, imported, found)


def in_words(name: str, imported: Imported, found: Sequence[Finding]) -> str:
    """The verdicts as plain text, with the numbers of every picture."""
    lines = [about(name, imported), kept(imported)]
    for f in found:
        lines += [f"{f.question} {f.verdict} ({f.sure})"] + ([f"  {f.chart.alternative}"] if f.chart else [])
    return "\n".join([*lines, *(f"{defect.what}: {defect.count:,}. {defect.done}" for defect in imported.defects)])


def _rendered(template: str, name: str, imported: Imported, found: Sequence[Finding]) -> str:
    def finding(f: Finding) -> Markup:
        return Markup(_PAGES.get_template("finding.html").render(f=f))

    return _PAGES.get_template(template).render(
        name=name,
        about=about(name, imported),
        company=[f for f in found if not f.rep_level],
        sellers=[f for f in found if f.rep_level],
        finding=finding,
        defects=imported.defects,
        kept=kept(imported),
        readings=[*columns_read(imported), *imported.readings],
        least=LEAST_DEALS,
    )


def about(name: str, imported: Imported) -> str:
    """The file in a line: its name, CRM, rows and dates."""
    deals = imported.opportunities
    first = deals["created_date"].min()
    parts = [
        name,
        recognised(imported),
        f"{len(deals):,} deals",
        f"created from {first:%B %Y}" if not pd.isna(first) else "",
        f"as of {spoken(imported.as_of)}" if imported.as_of else "",
        f"amounts in {imported.currency}" if imported.currency else "",
    ]
    return " · ".join(part for part in parts if part)


def recognised(imported: Imported) -> str:
    """The CRM and how sure that is, in words."""
    crm, sure, _ = imported.recognition
    return f"{crm} export ({sure:.0%} sure)" if crm else "a table mapped by hand"


def kept(imported: Imported) -> str:
    """How many rows became deals."""
    deals, rows = len(imported.opportunities), imported.rows
    lost = rows - deals
    return f"{rows:,} rows, {deals:,} deals. " + (
        f"{lost:,} rows were left out, and are counted below." if lost else "No row was left out."
    )


def columns_read(imported: Imported) -> list[str]:
    """What was taken for what, a line each."""
    return [f"{FIELDS[field].label}: “{'”, “'.join(headers)}”" for field, headers in imported.columns.items()] + [
        f"Won or lost is told by {imported.told}"
    ]
