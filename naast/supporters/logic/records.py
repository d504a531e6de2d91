"""The team as plain values: what it holds, and what a row of a file says."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class SupporterRecord:
    """A supporter by the id of the person."""

    person_id: UUID
    trained_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    maximum: int = 2
    available: bool = True
    rest_until: date | None = None
    accepts: tuple[str, ...] = ()
    active: bool = True

    def stopped(self, today: date) -> "SupporterRecord":
        """As it stands after leaving the team."""
        start = self.started_on
        last = max(today, start) if start else today
        return replace(self, active=False, ended_on=min(self.ended_on or last, last))


@dataclass(frozen=True)
class Team:
    """persons: those who work here, by staff number and by e-mail, with their names."""

    persons: Mapping[str, tuple[UUID, str]] = field(default_factory=dict)
    supporters: Mapping[UUID, SupporterRecord] = field(default_factory=dict)


@dataclass(frozen=True)
class TeamRow:
    """One row, read cell by cell. values: only the fields whose columns the file has."""

    row: int
    key: str
    name: str
    values: Mapping[str, object]
