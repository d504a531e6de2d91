"""What is sealed about the colleague: who, how to reach them, wishes. Never what was said."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Wishes:
    """Choices of the colleague for a supporter."""

    unit: str = "any"  # own | other | any
    gender: str = "any"
    profession: str = "any"  # same | any


@dataclass(frozen=True)
class Profile:
    """One colleague. person: the id in the directory, or None for a typed or unnamed one."""

    name: str = ""
    person: str | None = None
    phone: str = ""
    email: str = ""
    voicemail: bool = False
    call_time: str = "any"  # morning | afternoon | evening | any
    language: str = "nl"
    languages: tuple[str, ...] = ()
    department: str = ""  # as typed, or the directory's name
    department_id: str | None = None
    site_id: str | None = None
    profession: str = ""
    specialism: str = ""
    seniority: str = ""
    birth_decade: int | None = None
    started_year: int | None = None
    gender: str = ""
    wishes: Wishes = field(default_factory=Wishes)
    route: str = "incident"
    event_kind: str = ""
    support_already: str = "unknown"
    agreed: str = "yes"  # yes | not_asked: somebody else asked on the colleague's behalf
    apart: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    units: tuple[str, ...] = ()  # departments of the event and of everybody involved in it
    leaves_on: str = ""  # the last day here, where it is known, as an ISO date

    @property
    def last_day(self) -> date | None:
        """The last day here, for students, ambulance crews and others with an end date."""
        return date.fromisoformat(self.leaves_on) if self.leaves_on else None

    @property
    def can_be_called(self) -> bool:
        """False for somebody who stayed unnamed, or left no way to be reached."""
        return bool(self.phone or self.email)


def as_json(profile: Profile) -> dict[str, Any]:
    """Plain values for sealing."""
    return asdict(profile)


def from_json(values: Mapping[str, Any]) -> Profile:
    """The opposite of as_json. Who is not independent was sealed once, and is asked anew now."""
    read = {name: value for name, value in values.items() if name != "not_independent"}
    read["wishes"] = Wishes(**read.get("wishes", {}))
    for name in ("languages", "apart", "others", "units"):
        read[name] = tuple(read.get(name, ()))
    return Profile(**read)
