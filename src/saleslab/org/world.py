"""A world: one simulated company with its tables, built when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

import pandas as pd

from saleslab.org import tables
from saleslab.org.people import People, people
from saleslab.org.programmes import story
from saleslab.org.simulation import Run, simulate
from saleslab.org.truth import Truth
from saleslab.org.worlds import Kind, Specification, specification


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
    def _people(self) -> People:
        return people(self.specification.parameters, self.specification.seed)

    @cached_property
    def _run(self) -> Run:
        s = self.specification
        return simulate(s.parameters, self._people, story(s.parameters, self._people), s.seed)

    @cached_property
    def truth(self) -> Truth:
        """The true causes, for grading keys only: never shown or shipped to learners."""
        return Truth(self.specification.parameters, self._people, self._run)

    @cached_property
    def reps(self) -> pd.DataFrame:
        """One row per seller."""
        return tables.reps(self._people)

    @cached_property
    def managers(self) -> pd.DataFrame:
        """One row per front-line manager."""
        return tables.managers(self._people)

    @cached_property
    def territories(self) -> pd.DataFrame:
        """One row per territory, with the potential index operations publishes."""
        return tables.territories(self._people)

    @cached_property
    def quotas(self) -> pd.DataFrame:
        """One row per seller and quarter."""
        return tables.quotas(self._run)

    @cached_property
    def attainment(self) -> pd.DataFrame:
        """One row per seller and quarter: bookings as finance counts them, and share of quota."""
        return tables.attainment(self._run)


@cache
def world(index: int) -> World:
    """Open a shipped world.

    Raises:
        ValueError: `index` is no whole number from 0 to WORLDS.
    """
    return World(specification(index))
