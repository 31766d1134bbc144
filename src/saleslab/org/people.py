"""The people: latent skills, patches, managers and who wins which lottery."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from saleslab.org.parameters import CONVERSION_SKILLS, SKILLS, Parameters
from saleslab.org.randomness import Draws, Floats, Ints, half

Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
# How far each skill shares the general factor, where it is not the common loading.
_LOADINGS = {"QUA": 0.2, "DSC": 0.3}
REGIONS = ("North", "East", "South", "West")


@dataclass(frozen=True)
class People:
    """Sellers (R) and managers (M), as arrays; skills are standard normal, 0 is average."""

    manager: Ints
    region: Ints
    segment: Ints
    general: Floats
    skills: dict[str, Floats]
    adherence: Floats
    tenure: Floats
    log_potential: Floats
    potential_seen: Floats
    accounts: Ints
    quota_error: Floats
    volunteer: Flags
    first_wave: Flags
    second_wave: Flags
    seat: Flags
    crm_hours: Floats
    supported: Flags
    optimism: Floats
    ssi_trait: Floats
    coaching_skill: Floats
    past_sales: Floats
    collaboration: Floats

    @property
    def size(self) -> int:
        """Number of sellers."""
        return self.manager.size


def people(p: Parameters, seed: int) -> People:
    """Draw the people of one company."""
    reps, teams = np.arange(p.sellers), np.arange(p.managers)
    draw, team = Draws(seed, "rep", reps), Draws(seed, "manager", teams)
    manager = reps // p.team_size
    team_region = teams * len(REGIONS) // p.managers
    region = team_region[manager]
    segment = np.searchsorted(np.cumsum(p.segment_share)[:-1], draw.uniform("segment"), side="right")
    general = draw.normal("general")

    def loaded(name: str, loading: float, on: Floats) -> Floats:
        return np.asarray(loading * on + np.sqrt(1.0 - loading**2) * draw.normal(name))

    skills = {s: loaded(s, _LOADINGS.get(s, p.general_loading), general) for s in SKILLS}
    skills |= {s: p.skill_spread * skills[s] for s in CONVERSION_SKILLS}
    tenure = np.exp(1.0 + 0.10 * general + 0.6 * draw.normal("tenure"))
    log_potential = p.potential_sd * loaded("potential", p.potential_tenure, (np.log(tenure) - 1.0) / 0.61)
    coaching_skill = team.normal("coaching skill")
    rest = np.sqrt(1.0 - p.coaching_vs_selling**2)
    volunteer = draw.uniform("volunteer") < _logistic(p.volunteer_base + p.volunteer_general * general)
    # Prospecting beyond general ability: posting goes with the habit, not with selling well.
    rest_of_skill = np.sqrt(1.0 - p.general_loading**2)
    prospecting_alone = (skills["PRO"] - p.general_loading * general) / rest_of_skill
    crm_hours = p.crm_hours + p.crm_hours_sd * (0.4 * skills["DSC"] + 0.917 * draw.normal("crm"))
    return People(
        manager=manager,
        region=region,
        segment=segment,
        general=general,
        skills=skills,
        adherence=loaded("adherence", p.process_adherence_dsc, skills["DSC"]),
        tenure=tenure,
        log_potential=log_potential,
        potential_seen=np.exp(log_potential + p.potential_seen * draw.normal("potential seen")),
        accounts=20 + draw.poisson("accounts", 25.0 * np.exp(log_potential)),
        quota_error=p.quota_sd * draw.normal("quota"),
        volunteer=volunteer,
        first_wave=volunteer & half(draw.uniform("first wave"), by=volunteer),
        second_wave=half(team.uniform("second wave"), by=team_region)[manager],
        seat=half(draw.uniform("seat"), p.social_share),
        crm_hours=np.clip(crm_hours, 0.0, 15.0),
        supported=half(team.uniform("support"), p.crm_supported_share, by=team_region)[manager],
        optimism=p.optimism + p.optimism_sd * draw.normal("optimism") + p.optimism_judgement * skills["QUA"],
        ssi_trait=p.ssi_prospecting * prospecting_alone
        + p.ssi_potential * log_potential / max(p.potential_sd, 1e-9)
        + p.ssi_enterprise * (segment == 2)
        + p.ssi_noise * draw.normal("ssi"),
        coaching_skill=coaching_skill,
        past_sales=p.coaching_vs_selling * coaching_skill + rest * team.normal("past sales"),
        collaboration=0.5 * coaching_skill + 0.866 * team.normal("collaboration"),
    )


def _logistic(x: Floats) -> Floats:
    return 1.0 / (1.0 + np.exp(-x))
