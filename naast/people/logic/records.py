"""The directory as plain values: what it holds, and what a row of a file says."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

NEEDS_END_DATE = frozenset({"student", "agency"})


@dataclass(frozen=True)
class SiteRecord:
    """A site by its code."""

    code: str
    name: str


@dataclass(frozen=True)
class DepartmentRecord:
    """A department by its code; parent, site and head are codes and staff numbers."""

    code: str
    name: str
    site: str
    parent: str = ""
    head: str = ""


@dataclass(frozen=True)
class PersonRecord:
    """A person by staff number; the others are named by their staff numbers too."""

    number: str
    name: str
    profession: str
    department: str
    specialism: str = ""
    seniority: str = ""
    birth_decade: int | None = None
    started_year: int | None = None
    gender: str | None = None
    languages: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    work_pattern: str = ""
    employment: str = "employee"
    ends_on: date | None = None
    manager: str = ""
    trained_by: frozenset[str] = frozenset()
    assessed_by: frozenset[str] = frozenset()
    appointed_by: frozenset[str] = frozenset()
    active: bool = True
    died: bool = False  # no file brings this person back

    @property
    def others(self) -> frozenset[str]:
        """The staff numbers this record leans on."""
        own = frozenset({self.manager}) if self.manager else frozenset()
        return own | self.trained_by | self.assessed_by | self.appointed_by

    def gone(self, today: date) -> "PersonRecord":
        """As it stands after leaving: the ways to reach the person are not kept."""
        last = min(self.ends_on, today) if self.ends_on else today
        return replace(self, ends_on=last, active=False, email="", phone="")


@dataclass(frozen=True)
class Directory:
    """All that the plan must know. foreign_emails: sign-in addresses that belong to nobody with
    a staff number (people without one, auditors)."""

    persons: Mapping[str, PersonRecord] = field(default_factory=dict)
    departments: Mapping[str, DepartmentRecord] = field(default_factory=dict)
    sites: Mapping[str, SiteRecord] = field(default_factory=dict)
    foreign_emails: frozenset[str] = frozenset()


@dataclass(frozen=True)
class FileRow:
    """One row, read cell by cell. person: only the fields whose columns the file has;
    department: the filled cells about department and site, by column name."""

    row: int
    number: str
    person: Mapping[str, object]
    department: Mapping[str, str]
