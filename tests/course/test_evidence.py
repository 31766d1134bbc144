"""Every study can be traced: from the lessons, and from the figures the simulation is set by."""

import re
from collections import Counter
from dataclasses import fields

import pytest

from saleslab.analysis.calibration import MOMENTS
from saleslab.course.build import Project
from saleslab.course.evidence import Evidence, evidence_page, load_evidence
from saleslab.org.parameters import Parameters
from tests.course.conftest import ROOT

SOURCES = {moment.name: moment.source for moment in MOMENTS} | {
    spec.name: spec.metadata["source"] for spec in fields(Parameters)
}


@pytest.fixture
def evidence() -> Evidence:
    return load_evidence(ROOT / "authoring")


def names(citation: str) -> set[str]:
    """``Benson, Li & Shue (2019), ...`` as sources name it: all authors and year, or the first one et al. and year."""
    found = re.match(r"(.+?) \((\d{4})", citation)
    if found is None:
        return set()
    authors, year = found[1].removesuffix(" et al."), found[2]
    return {f"{authors} {year}", f"{re.split(', | & ', authors)[0]} et al. {year}"}


def untraced(evidence: Evidence) -> list[str]:
    """The moments and parameters that lean on something published, or name a year, and on no study we list."""
    known = set().union(*(names(study.citation) for study in evidence.root.values()))
    return [
        place
        for place, source in SOURCES.items()
        for part in source.split(";")
        if source.startswith("published") or re.search(r"\b(19|20)\d\d\b", part)
        if not any(name in part for name in known)
    ]


def without(evidence: Evidence, key: str) -> Evidence:
    return Evidence({k: study for k, study in evidence.root.items() if k != key})


class TestSourcesInTheSimulation:
    def test_each_is_a_study_we_list(self, evidence):
        assert untraced(evidence) == []

    @pytest.mark.parametrize(
        ("key", "place"),
        [
            ("forecast_deals_lost", "deals called Commit, share won"),
            ("best_sellers_promoted", "coaching_vs_selling"),
            ("ai_assistant_in_support", "tool_answer_prompts"),
            ("quota_attainment_surveys", "sellers at or above their yearly quota, share"),
        ],
    )
    def test_a_study_that_is_gone_is_missed(self, evidence, key, place):
        assert untraced(without(evidence, key)) == [place]


class TestStudies:
    def test_no_two_share_a_citation(self, evidence):
        cited = Counter(study.citation for study in evidence.root.values())
        assert [citation for citation, times in cited.items() if times > 1] == []

    @pytest.mark.parametrize("empty", ["citation", "setting", "design", "sentence", "address"])
    def test_none_leaves_anything_empty(self, evidence, empty):
        assert [key for key, study in evidence.root.items() if not getattr(study, empty).strip()] == []

    def test_a_correlation_says_that_it_proves_nothing(self, evidence):
        correlations = {k: s for k, s in evidence.root.items() if s.printable and "correlation" in s.design}
        assert correlations
        assert [k for k, s in correlations.items() if "Linked, not proved." not in s.sentence] == []

    def test_another_trade_is_named_where_the_sentence_stands(self, evidence):
        elsewhere = {k: s for k, s in evidence.root.items() if "not sales" in s.setting}
        assert elsewhere
        assert [k for k, s in elsewhere.items() if "Not sales" not in s.sentence] == []


class TestPage:
    def test_the_file_is_what_the_evidence_gives_today(self, evidence):
        assert Project(ROOT).evidence_page().read_text("utf-8") == evidence_page(evidence)

    def test_every_study_has_a_row_of_ten_cells(self, evidence):
        rows = evidence_page(evidence).split("|---|\n")[1].splitlines()
        assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == list(evidence.root)
        assert {row.count("|") for row in rows} == {11}
