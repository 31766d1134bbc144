"""A world: one simulated company with its tables, built when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

import pandas as pd

from saleslab.org import case
from saleslab.org.parameters import Parameters
from saleslab.org.people import People, people
from saleslab.org.policy import HORIZON, Outcome, Policy, play, run
from saleslab.org.programmes import story
from saleslab.org.simulation import Run, simulate
from saleslab.org.tables import deals, development, forecasts, usage
from saleslab.org.tables import people as people_tables
from saleslab.org.tables.deals import Pipeline
from saleslab.org.truth import Truth
from saleslab.org.two_years import Quarter, TwoYears, two_years
from saleslab.org.worlds import Kind, Specification, specification

TABLES = (
    "reps",
    "managers",
    "territories",
    "quotas",
    "attainment",
    "accounts",
    "opportunities",
    "opportunity_stage_history",
    "activities",
    "crm_usage",
    "social_index",
    "coaching_sessions",
    "training_attendance",
    "call_reviews",
    "programme_rollouts",
    "tool_pilots",
    "forecast_submissions",
    "win_loss",
)


@dataclass(frozen=True)
class World:
    """One company over three fiscal years; columns and units are in docs/data-dictionary.md."""

    specification: Specification

    @property
    def index(self) -> int:
        """0 for Tarnhold, 1 to 20 for the sister companies."""
        return self.specification.index

    @property
    def name(self) -> str:
        """The company's invented name."""
        return self.specification.name

    @property
    def kind(self) -> Kind:
        """Say what the company's programmes and sellers are like; learners are not told."""
        return self.specification.kind

    @cached_property
    def clean(self) -> World:
        """Return the same company with a CRM nobody neglects: no defect, and nothing else changed."""
        spotless = replace(self._p, past_close_date=0.0, missing_field=0.0, late_entry=0.0, zero_amount=0.0)
        return World(replace(self.specification, parameters=spotless))

    def run(self, policy: Policy) -> Outcome:
        """What a policy for the eight quarters after FY3 is worth on average.

        Raises:
            PolicyError: the policy cannot be carried out.
        """
        return run(self._p, self._people, self._run.states[-1].skills, policy)

    def play(self, policy: Policy) -> Run:
        """Throw the dice for the eight quarters after FY3, the same dice whatever the policy.

        Raises:
            PolicyError: the policy cannot be carried out.
        """
        return play(self._p, self._people, self._run, policy, self._seed)

    def two_years(self, decisions: Sequence[Quarter], lots: int = 0, quarters: int = HORIZON) -> TwoYears:
        """What decisions by the quarter are worth on average after FY3; ``lots`` numbers the draw of who gets what.

        Raises:
            DecisionError: the decisions cannot be carried out.
        """
        skills = self._run.states[-1].skills
        return two_years(self._p, self._people, skills, decisions, self._seed + 1_000_003 * lots, quarters)

    @property
    def _p(self) -> Parameters:
        return self.specification.parameters

    @property
    def _seed(self) -> int:
        return self.specification.seed

    @cached_property
    def _people(self) -> People:
        return people(self._p, self._seed)

    @cached_property
    def _run(self) -> Run:
        return simulate(self._p, self._people, story(self._p, self._people), self._seed)

    @cached_property
    def _line(self) -> Pipeline:
        line = deals.pipeline(self._p, self._people, self._run, self._seed)
        return case.plant(line, self._people) if self.index == 0 else line

    @cached_property
    def truth(self) -> Truth:
        """The true causes, for grading keys only: never shown or shipped to learners."""
        return Truth(self._p, self._people, self._run)

    @cached_property
    def reps(self) -> pd.DataFrame:
        """One row per seller."""
        return people_tables.reps(self._people)

    @cached_property
    def managers(self) -> pd.DataFrame:
        """One row per front-line manager."""
        return people_tables.managers(self._people)

    @cached_property
    def territories(self) -> pd.DataFrame:
        """One row per territory, with the potential index operations publishes."""
        return people_tables.territories(self._people)

    @cached_property
    def quotas(self) -> pd.DataFrame:
        """One row per seller and quarter."""
        return people_tables.quotas(self._run)

    @cached_property
    def attainment(self) -> pd.DataFrame:
        """One row per seller and quarter: bookings as finance counts them, and share of quota."""
        return people_tables.attainment(self._run)

    @cached_property
    def accounts(self) -> pd.DataFrame:
        """One row per account."""
        return deals.accounts(self._p, self._people, self._seed)

    @cached_property
    def opportunities(self) -> pd.DataFrame:
        """One row per opportunity, as the CRM shows it at the end of FY3, defects included."""
        return deals.opportunities(self._p, self._people, self._line, self._seed)

    @cached_property
    def opportunity_stage_history(self) -> pd.DataFrame:
        """One row per stage change."""
        return deals.stage_history(self._p, self._people, self._line, self._seed)

    @cached_property
    def activities(self) -> pd.DataFrame:
        """One row per activity sellers logged."""
        return usage.activities(self._p, self._people, self._line, self._seed)

    @cached_property
    def crm_usage(self) -> pd.DataFrame:
        """One row per seller and week since the CRM was bought."""
        return usage.crm_usage(self._p, self._people, self._seed)

    @cached_property
    def social_index(self) -> pd.DataFrame:
        """One row per seller and quarter, with who holds a seat."""
        return usage.social_index(self._p, self._people, self._seed)

    @cached_property
    def coaching_sessions(self) -> pd.DataFrame:
        """One row per coaching session."""
        return development.coaching_sessions(self._people, self._run, self._seed)

    @cached_property
    def training_attendance(self) -> pd.DataFrame:
        """One row per seller and methodology programme."""
        return development.training_attendance(self._people, self._seed)

    @cached_property
    def call_reviews(self) -> pd.DataFrame:
        """One row per reviewed call, rater and item."""
        return development.call_reviews(self._p, self._people, self._run, self._seed)

    @cached_property
    def programme_rollouts(self) -> pd.DataFrame:
        """One row per programme and unit that got it."""
        return development.programme_rollouts(self._p, self._people)

    @cached_property
    def tool_pilots(self) -> pd.DataFrame:
        """One row per seller in the pilot of the AI tools."""
        return development.tool_pilots(self._p, self._people, self._seed)

    @cached_property
    def forecast_submissions(self) -> pd.DataFrame:
        """One row per submission week and open late-stage deal."""
        return forecasts.forecast_submissions(self._p, self._people, self._line, self._seed)

    @cached_property
    def win_loss(self) -> pd.DataFrame:
        """One row per closed deal that was not won."""
        return forecasts.win_loss(self._line, self._seed)


@cache
def world(index: int) -> World:
    """Open a shipped world.

    Raises:
        ValueError: `index` is no whole number from 0 to WORLDS.
    """
    return World(specification(index))
