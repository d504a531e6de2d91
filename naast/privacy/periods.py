"""How long each kind of record is kept: the default, and what a hospital may choose.

No source we read gives a number of days, so every one is a choice of design; the law only
says "no longer than needed" (GDPR art. 5(1)(e)), and of reports in the Netherlands that they are
anonymised early (Uitvoeringsbesluit Wkkgz art. 6.1). Support has no period: it goes when it ends,
and nothing can hold it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

YEAR = 365


class Kept(StrEnum):
    """A kind of record with a period of its own."""

    INCIDENT_TEXT = "incident_text"
    INCIDENT = "incident"
    PERSON = "person"
    ROLE = "role"
    SUPPORTER = "supporter"
    TRAINING = "training"
    LOAD = "load"
    GROUP_MONTH = "group_month"
    INTERVISION = "intervision"
    BROKEN_CONFIDENCE = "broken_confidence"
    STANDING = "standing"
    CALAMITY = "calamity"
    AUDIT = "audit"


@dataclass(frozen=True)
class Period:
    """In days. since: from when the days count, in words for the data map."""

    since: str
    default: int
    lowest: int
    highest: int

    @property
    def words(self) -> str:
        """For the data map; without commas, because the comparison of versions splits at them."""
        chosen = f"the hospital may choose {self.lowest} to {self.highest}"
        return f"{self.default} days after {self.since}; {chosen}"


PERIODS: Mapping[Kept, Period] = {
    # Not below 30: the reporter has so long to take back a wrong name.
    Kept.INCIDENT_TEXT: Period("the report", 60, 30, 180),
    Kept.INCIDENT: Period("the report", 5 * YEAR, YEAR, 5 * YEAR),
    Kept.PERSON: Period("leaving the hospital", YEAR, 30, YEAR),
    Kept.ROLE: Period("the role or proposal ended", 2 * YEAR, YEAR, 2 * YEAR),
    Kept.SUPPORTER: Period("leaving the team", YEAR, 30, YEAR),
    # Not below five years: so long a competence holds.
    Kept.TRAINING: Period("that day", 6 * YEAR, 5 * YEAR + 2, 6 * YEAR),
    # Not below a year: asking fairly looks a year back.
    Kept.LOAD: Period("the first of that month", 2 * YEAR + 1, YEAR + 31, 2 * YEAR + 1),
    Kept.GROUP_MONTH: Period("the first of that month", 2 * YEAR + 1, YEAR + 92, 2 * YEAR + 1),
    Kept.INTERVISION: Period("that meeting", 2 * YEAR + 1, YEAR + 31, 5 * YEAR),
    Kept.BROKEN_CONFIDENCE: Period("that day", 5 * YEAR, YEAR, 5 * YEAR),
    Kept.STANDING: Period("it ended", 5 * YEAR, YEAR, 5 * YEAR),
    Kept.CALAMITY: Period("closing the file", 5 * YEAR, YEAR, 15 * YEAR),
    Kept.AUDIT: Period("the change", 5 * YEAR, YEAR, 5 * YEAR),
}


def words(kind: Kept) -> str:
    """What the data map says of the kind."""
    return PERIODS[kind].words
