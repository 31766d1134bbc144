"""Findings say what the file says, refuse what it can't, and a report names nobody."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest

from saleslab.crm.findings import findings
from saleslab.crm.importer import import_table
from saleslab.crm.reading import open_table
from saleslab.crm.report import in_words, report_page
from saleslab.crm.sample import STYLES, exported
from saleslab.org import world
from saleslab.org.schemas import IMPORTED, SCHEMAS
from tests.crm.files import SALT, deals, read, text

DAYS = {"Created Date": "2024-01-31", "Close Date": "2024-02-20"}


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    """The simulated company's deals of 60 sellers, as exports have them."""
    every = exported(world(0))
    return every[every["owner_id"] <= "S060"].reset_index(drop=True)


@pytest.fixture(scope="module")
def pipedrive(table):
    return import_table(open_table(STYLES["pipedrive"](table).content), SALT)


def by_key(imported, reps=True):
    return {finding.key: finding for finding in findings(imported, reps)}


@pytest.mark.parametrize("style", sorted(STYLES))
def test_every_style_gives_the_same_deals(style, table):
    name, content = STYLES[style](table.head(600))
    imported = import_table(open_table(content), SALT)
    crm, sure, _ = imported.recognition
    assert crm is not None and crm.split()[0].lower() in name and sure > 0.8
    found, true = imported.opportunities, table.head(600)
    assert len(found) == 600
    assert (found["is_won"].to_numpy() == true["is_won"].to_numpy()).all()
    assert (found["outcome"].fillna("open").to_numpy() == true["outcome"].fillna("open").to_numpy()).all()
    assert (found["close_date"].to_numpy() == true["close_date"].to_numpy()).all()
    assert (found["created_date"].to_numpy() == true["created_date"].to_numpy()).all()
    assert found["owner_id"].nunique() == true["owner_id"].nunique()
    won = true["is_won"].to_numpy()
    assert np.allclose(found["amount"][won], true["amount"][won])


def test_the_canonical_table_is_the_companys_own():
    """The company's opportunities pass the schema of imported ones, as far as they have its columns."""
    shared = [name for name in IMPORTED.columns if name in SCHEMAS["opportunities"].columns]
    assert len(shared) == 16
    IMPORTED.select_columns(shared).validate(world(0).opportunities[shared])
    wrong = world(0).opportunities[shared].assign(is_won=1)
    with pytest.raises(Exception, match="is_won"):
        IMPORTED.select_columns(shared).validate(wrong)


def test_findings_on_a_full_export(pipedrive, table):
    found = by_key(pipedrive)
    ended = table[table["is_closed"]]
    rate = ended["is_won"].mean()
    decided = ended[ended["outcome"] != "no_decision"]["is_won"].mean()
    said = found["endings"].verdict.replace("\u00a0", " ")
    assert f"{100 * decided:.0f} % of the deals that a buyer decided; {100 * rate:.0f} %" in said
    assert found["luck"].verdict.startswith("Yes.") and found["luck"].sure == "sure"
    assert "segment" in found["like"].verdict
    assert f"{np.sum(table['odds'].notna() & table['is_closed']):,} closed deals with odds" in found["odds"].why
    assert "too high" in found["odds"].verdict
    assert found["slip"].sure == "sure" and "stages" not in found
    assert all(finding.cannot for finding in found.values() if finding.sure != "refused")


def test_what_the_file_cannot_carry_is_refused():
    found = by_key(read(text(deals(60, **DAYS))))
    assert found["slip"].sure == "refused" and "overwrites" in found["slip"].verdict
    assert found["odds"].sure == "refused" and found["again"].sure == "refused"
    assert "one person" in found["top"].verdict
    wins = read(text(deals(60, Stage="Closed Won", **DAYS)))
    only_wins = by_key(wins)
    assert only_wins["endings"].sure == only_wins["luck"].sure == only_wins["sellers"].sure == "refused"
    assert "every win rate would be 100 %" in only_wins["endings"].verdict
    leak = {"Probability (%)": lambda n: ("100", "0", "40")[n % 3]}
    assert "always look right" in by_key(read(text(deals(90, **leak, **DAYS))))["odds"].verdict


def test_roles_are_not_compared_with_each_other():
    """Setters win nothing and closers half: one list would call that a difference in skill."""
    drawn = np.random.default_rng(1).random(600)
    columns = {
        "Opportunity Owner": lambda n: f"Rep {n % 12}",
        "Owner Role": lambda n: "SDR" if n % 12 < 6 else "AE",
        "Stage": lambda n: "Closed Won" if drawn[n] < (0.05 if n % 12 < 6 else 0.5) else "Closed Lost",
    }
    rows = deals(600, **columns, **DAYS)
    assert not by_key(read(text(rows)))["luck"].verdict.startswith("Yes")
    without = [{k: v for k, v in row.items() if k != "Owner Role"} for row in rows]
    assert by_key(read(text(without)))["luck"].sure == "sure"


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def test_a_report_loads_nothing_and_names_nobody(pipedrive):
    page = report_page("deals & <script>.csv", pipedrive, findings(pipedrive))
    parser = Links()
    parser.feed(page)
    assert not [tag for tag, _ in parser.tags if tag in ("script", "link", "img", "iframe", "object")]
    assert all(a["href"].startswith("#") for tag, a in parser.tags if tag == "a" and "href" in a)
    assert "deals &amp; &lt;script&gt;.csv" in page
    assert not re.search(r"(Seller|Account) \d", page)
    assert page == report_page("deals & <script>.csv", pipedrive, findings(pipedrive))
    assert "works council" in page and page.index("works council") < page.index('id="sellers"')


def test_without_reps_nothing_is_about_a_person_or_a_few(pipedrive):
    page = report_page("deals.csv", pipedrive, findings(pipedrive, reps=False))
    assert "works council" not in page and 'id="sellers"' not in page
    assert not set(pipedrive.opportunities["owner_id"].dropna()) & set(re.findall(r"S-[0-9a-f]+", page))
    rows = deals(240, **{"Opportunity Owner": lambda n: f"Rep {n % 13}"}, **DAYS)
    small = read(text(rows))
    assert "no group below 5" in by_key(small, reps=False)["top"].verdict
    assert "no group below 5" not in by_key(small)["top"].verdict
    four = read(text(deals(240, **{"Opportunity Owner": lambda n: f"Rep {n % 4}"}, **DAYS)))
    assert "no group below 5" in by_key(four, reps=False)["luck"].verdict
    assert by_key(four)["luck"].sure != "refused"


def test_the_words_hold_the_numbers_of_every_picture(pipedrive):
    found = findings(pipedrive)
    words = in_words("deals.csv", pipedrive, found)
    assert all(finding.chart.alternative in words for finding in found if finding.chart)


def test_every_text_of_a_picture_lies_inside_it(pipedrive):
    for finding in findings(pipedrive):
        if finding.chart is None:
            continue
        figure = finding.chart.figure
        figure.draw_without_rendering()
        width, height = figure.bbox.size
        [axes] = figure.axes
        for words in (axes.title, axes._left_title, axes.xaxis.label, axes.yaxis.label, *axes.texts):
            box = words.get_window_extent()
            inside = box.x0 >= -1 and box.y0 >= -1 and box.x1 <= width + 1 and box.y1 <= height + 1
            assert inside or not words.get_text(), (finding.key, words.get_text())
