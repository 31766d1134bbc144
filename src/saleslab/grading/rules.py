"""A class's due dates, what lateness costs, and who has longer: ``rules.yml`` in the class's folder.

    due:
      c1_same_everything: 2026-03-06 18:00:00+01:00
    percent_per_day: 10     # of the exercise's points, for each day begun
    percent_at_most: 50
    extensions:
      anna:
        c1_same_everything: 3    # days

What is late follows from dates alone and is worked out whenever results are read: a rule changed afterwards counts at
once, and nobody has to be graded again.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from saleslab.grading.release import ReleaseError

DAY = timedelta(days=1)


class Rules(BaseModel):
    """See the module. Times without an offset are UTC. Without a due date nothing is late."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    due: dict[str, datetime] = Field(default_factory=dict)
    percent_per_day: float = Field(default=0.0, ge=0, le=100)
    percent_at_most: float = Field(default=100.0, ge=0, le=100)
    extensions: dict[str, dict[str, float]] = Field(default_factory=dict)

    def days_late(self, module: str, learner: str, sent: datetime | None) -> int:
        """Days begun since the learner's own due date, 0 where it was kept or nothing says when it was sent."""
        due = self.due.get(module)
        if due is None or sent is None:
            return 0
        due = due if due.tzinfo else due.replace(tzinfo=UTC)
        due += self.extensions.get(learner, {}).get(module, 0.0) * DAY
        return max(0, math.ceil((sent - due) / DAY))

    def penalty(self, module: str, learner: str, sent: datetime | None, possible: float) -> float:
        """Points of ``possible`` that lateness costs, to hundredths."""
        percent = min(self.percent_at_most, self.percent_per_day * self.days_late(module, learner, sent))
        return round(possible * percent / 100, 2)


def read_rules(path: Path) -> Rules:
    """The rules at ``path``; none where there is no file. Raises `ReleaseError`."""
    try:
        return Rules.model_validate(yaml.safe_load(path.read_text("utf-8")) or {})
    except FileNotFoundError:
        return Rules()
    except ValidationError as error:
        first = error.errors()[0]
        raise ReleaseError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ReleaseError(f"{path} can't be read: {error}") from error
