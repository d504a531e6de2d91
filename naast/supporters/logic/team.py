"""One member of the team as matching sees them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID


def calls_soon(weekdays: Collection[int], today: date) -> bool:
    """Whether today or tomorrow is a day of the own week (0 is Monday; none named: every day).

    A first call is due within a day, so nobody is asked whose next day is further off.
    """
    return not weekdays or bool({today.weekday(), (today.weekday() + 1) % 7} & set(weekdays))


@dataclass(frozen=True)
class TeamMember:
    """A supporter on one day. person_id is also the id of the user.

    cases_last_year counts the twelve months up to today; last_case_on is the first day of the last
    month with a count, because no finer moment is kept; accepts holds the words of Accepts; ready:
    agreement and core competences, as logic.readiness has it.
    on_call: 1 is asked first, 2 is the reserve; asleep: it is night, and somebody else is on call.
    """

    person_id: UUID
    name: str
    profession: str
    specialism: str
    seniority: str
    birth_decade: int | None
    started_year: int | None
    gender: str | None
    site: str
    department: UUID
    languages: tuple[str, ...]
    maximum: int
    open_count: int
    cases_last_year: int
    last_case_on: date | None
    rest_until: date | None
    available: bool
    absent: bool
    trained: bool
    accepts: tuple[str, ...] = ()
    work_pattern: str = ""
    ready: bool = True
    on_call: int = 0
    asleep: bool = False

    def resting(self, today: date) -> bool:
        """Asked for rest, up to and including the day."""
        return self.rest_until is not None and self.rest_until >= today
