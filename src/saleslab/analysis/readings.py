"""Every number a module grades, and the truth beside it, read from one world."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from saleslab.analysis import c1, c2, coaching, crm, forecasting, leaderboard, process, roles, social, training
from saleslab.analysis.panel import Mask, Panel
from saleslab.org import World
from saleslab.org.policy import Policy

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Readings:
    """One world, read the naive way, the fair way and, for keys, as it truly is. Shares are 0..1."""

    world: World

    @cached_property
    def panel(self) -> Panel:
        """Opportunities by seller and quarter."""
        return Panel(self.world.opportunities, self.world.reps)

    def year(self, fiscal_year: int) -> pd.DataFrame:
        """Rank the sellers by a fiscal year's bookings."""
        return leaderboard.annual_bookings(self.world.attainment, fiscal_year)

    # --- C1
    @cached_property
    def top_share(self) -> float:
        """Share of FY2 bookings from the top 48."""
        return leaderboard.top_share(self.year(2))

    @cached_property
    def kept(self) -> int:
        """How many of FY2's top 48 are in FY3's."""
        return len(leaderboard.repeaters(self.year(2), self.year(3)))

    @cached_property
    def asks_gain(self) -> float:
        """What the 48 who ask the next question most make of equal deals, beyond the 48 who ask least."""
        line, worth = list(c1.lined_up(self.world, "asks")), c1.on_calls(self.world)
        return float(worth[line[-leaderboard.TOP :]].mean() - worth[line[: leaderboard.TOP]].mean())

    # --- C2
    @cached_property
    def gap_at_close(self) -> float:
        """Win-rate gap between full and empty forms at close."""
        return process.completeness_gap(self.world.opportunities, "fields_complete_at_close")

    @cached_property
    def gap_at_day_30(self) -> float:
        """Win-rate gap between full and empty forms at day 30."""
        return process.completeness_gap(self.world.opportunities, "fields_complete_day30")

    @cached_property
    def process_truth(self) -> float:
        """What the process truly adds to wins (0.05 = +5 %)."""
        return self._gain("P1", slice(0, None), self._all, "wins")

    @cached_property
    def process_by_hands(self) -> float:
        """What the process adds to the wins of the strongest third beyond those of the weakest third."""
        strong, weak = self._thirds(self._general)
        return self._gain("P1", slice(0, None), strong, "wins") - self._gain("P1", slice(0, None), weak, "wins")

    @cached_property
    def process_left_to_luck(self) -> float:
        """The largest gap between sellers that luck brought beyond the real one: above 0 nothing can be told."""
        real = process.like_with_like(process.steps_by_seller(self.world))
        return max(process.shuffled_gaps(self.world)) - real

    @cached_property
    def process_checks(self) -> float:
        """What a check of the three best candidates' early steps truly brings, against three picked by chance."""
        nine = c2.check_candidates(self.world)
        nothing = self.world.run(Policy())
        each = {rep: c2.followed(self.world, [rep]).value(nothing) for rep in nine["rep_id"]}
        best = sum(each[rep] for rep in nine.nlargest(3, "worth")["rep_id"])
        return best / (3 / len(each) * sum(each.values()))

    # --- C3
    @cached_property
    def graduates_lead(self) -> float:
        """Quota reached by trained volunteers against everybody else."""
        w = self.world
        return training.graduates_lead(w.training_attendance, w.attainment, w.reps)

    @cached_property
    def untrained_lead(self) -> float:
        """Bookings of volunteers who lost the draw against those of sellers without a hand up."""
        w = self.world
        return training.untrained_lead(w.training_attendance, w.attainment, w.reps)

    @cached_property
    def volunteer_lottery(self) -> float:
        """Win-rate change by lottery among volunteers."""
        return training.volunteer_lottery(self.world.training_attendance, self.panel, self.world.reps)

    @cached_property
    def team_lottery(self) -> float:
        """Win-rate change by lottery among teams."""
        return training.team_lottery(self.world.training_attendance, self.panel, self.world.reps)

    @cached_property
    def volunteer_truth(self) -> float:
        """What training truly added to the volunteers' bookings in the three quarters after."""
        return self._gain("P2a", slice(4, 7), self.world.truth.people.first_wave, "bookings")

    @cached_property
    def team_truth(self) -> float:
        """What training truly added to the drawn teams' bookings in two quarters."""
        return self._gain("P2b", slice(7, 9), self.world.truth.people.second_wave, "bookings")

    @cached_property
    def kept_by_coach(self) -> tuple[float, float]:
        """Share of the team training's gain kept after three quarters: under good coaches, under weak ones."""
        who, states = self.world.truth.people, self.world.truth.run.states
        fresh = who.second_wave & ~who.first_wave
        coach = who.coaching_skill[who.manager]
        then, now = states[-5].skills.training, states[-2].skills.training

        def kept(which: Mask) -> float:
            gained = float(then[which].sum())
            return float(now[which].sum()) / gained if gained > 0 else 0.0

        return kept(fresh & (coach > 0.4)), kept(fresh & (coach < -0.4))

    # --- C4
    @cached_property
    def logged_growth(self) -> float:
        """Growth of typed activities per opportunity under the activity target."""
        return crm.logged_growth(self.world.activities, self.world.opportunities, meetings=False)

    @cached_property
    def meetings_growth(self) -> float:
        """Growth of meetings per opportunity under the activity target."""
        return crm.logged_growth(self.world.activities, self.world.opportunities, meetings=True)

    @cached_property
    def support_effect(self) -> float:
        """Win-rate change in teams that got CRM support by lot, beyond the others'."""
        return crm.support_effect(self.world.programme_rollouts, self.panel, self.world.reps)

    @cached_property
    def support_truth(self) -> float:
        """What CRM support truly adds to the wins of the teams that got it."""
        return self._gain("P3s", slice(5, None), self.world.truth.people.supported, "wins")

    @cached_property
    def turning_point(self) -> float:
        """CRM hours a week beyond which supported use costs more than it brings."""
        p = self.world.truth.parameters
        return p.crm_linear / (2.0 * p.crm_quadratic) if p.crm_quadratic else 0.0

    # --- C5
    @cached_property
    def settled(self) -> pd.DataFrame:
        """Last forecast of every deal that has closed since."""
        return forecasting.settled(self.world.forecast_submissions, self.world.opportunities)

    @cached_property
    def commit_win_rate(self) -> float:
        """Share of deals called Commit that were won."""
        return forecasting.commit_win_rate(self.settled)

    @cached_property
    def brier(self) -> tuple[float, float, float]:
        """Brier scores on FY3 of the sellers, of FY1-FY2's base rate, and of the odds corrected by FY1-FY2."""
        past, held_out = (self.settled[late] for late in (self._late_closes == 0, self._late_closes == 1))
        return (
            forecasting.brier(held_out["stated_probability"], held_out["is_won"]),
            forecasting.brier(float(past["is_won"].mean()), held_out["is_won"]),
            forecasting.brier(forecasting.corrected(past, held_out), held_out["is_won"]),
        )

    @cached_property
    def _late_closes(self) -> pd.Series:
        return (self.settled["close_date"] >= pd.Timestamp("2025-01-01")).astype(int)

    # --- C6
    @cached_property
    def headline_opportunities(self) -> float:
        """The vendor's contrast: opportunities of leaders against laggards."""
        return social.headline_opportunities(self.world.social_index, self.panel, self.world.reps)

    @cached_property
    def headline_quota(self) -> float:
        """The vendor's contrast: leaders' odds of making quota against laggards'."""
        return social.headline_quota(self.world.social_index, self.world.attainment, self.world.reps)

    @cached_property
    def social_lottery(self) -> float:
        """Growth in opportunities of seat winners beyond the others'."""
        return social.lottery_opportunities(self.world.social_index, self.panel, self.world.reps)

    @cached_property
    def social_truth(self) -> float:
        """What a seat truly adds to opportunities."""
        return self._gain("P4", slice(6, None), self.world.truth.people.seat, "opportunities")

    @cached_property
    def social_by_hands(self) -> float:
        """What a seat adds in the hands of the best third of prospectors beyond the worst third."""
        seat = self.world.truth.people.seat
        strong, weak = self._thirds(self.world.truth.people.skills["PRO"])
        gain = [self._gain("P4", slice(6, None), seat & third, "opportunities") for third in (strong, weak)]
        return gain[0] - gain[1]

    # --- C7
    @cached_property
    def split(self) -> Mask:
        """Sellers in the regions that split roles."""
        return roles.split_sellers(self.world.programme_rollouts, self.world.reps)

    @cached_property
    def split_opportunities(self) -> float:
        """Growth of opportunities in the split regions, FY2 to FY3."""
        return roles.opportunity_growth(self.panel, self.split)

    @cached_property
    def split_revenue_growth(self) -> float:
        """Growth of bookings in the split regions, FY2 to FY3."""
        return roles.revenue_growth(self.world.attainment, self.world.reps, self.split)

    @cached_property
    def split_difference(self) -> float:
        """Growth of bookings in the split regions beyond the others'."""
        return roles.revenue_difference(self.world.attainment, self.world.reps, self.split)

    @cached_property
    def split_truth(self) -> float:
        """What the split truly adds to bookings."""
        return self._gain("P5", slice(8, None), self.split, "bookings")

    @cached_property
    def split_truth_opportunities(self) -> float:
        """What the split truly adds to opportunities."""
        return self._gain("P5", slice(8, None), self.split, "opportunities")

    @cached_property
    def split_by_hands(self) -> tuple[float, float]:
        """What the split truly adds to bookings: of the strongest third, of the weakest third."""
        strong, weak = self._thirds(self._general)
        rows = slice(8, None)
        return self._gain("P5", rows, self.split & strong, "bookings"), self._gain(
            "P5", rows, self.split & weak, "bookings"
        )

    @cached_property
    def handed_over(self) -> tuple[float, float]:
        """Win-rate gap of handed-over deals: all together, and within segments."""
        return roles.handed_over(self.world.opportunities, self.world.reps, self.split)

    # --- M1
    @cached_property
    def coaching_correlation(self) -> float:
        """Correlation of coaching hours with attainment, over sellers."""
        w = self.world
        return coaching.coached_look_worse(w.coaching_sessions, w.attainment, w.reps)

    @cached_property
    def rebound(self) -> tuple[float, float]:
        """Points regained after a bad quarter: with much coaching, with little."""
        w = self.world
        return coaching.rebound(w.coaching_sessions, w.attainment, w.reps)

    @property
    def _general(self) -> Floats:
        return self.world.truth.people.general

    @property
    def _all(self) -> Mask:
        return np.ones(self._general.size, dtype=bool)

    @staticmethod
    def _thirds(score: Floats) -> tuple[Mask, Mask]:
        low, high = np.quantile(score, (1 / 3, 2 / 3))
        return score > high, score < low

    def _gain(self, programme: str, quarters: slice, sellers: Mask, what: str) -> float:
        """Return what a programme truly added to some sellers' expected results (0.05 = +5 %)."""
        with_it = getattr(self.world.truth.history, what)[quarters][:, sellers].sum()
        without = getattr(self.world.truth.without(programme), what)[quarters][:, sellers].sum()
        return float(with_it / without - 1.0)
