"""What a report says, before it is stored: the event, and apart from it who was involved."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal
from uuid import UUID

Kind = Literal[
    "safety_incident",
    "near_miss",
    "complaint",
    "claim",
    "aggression",
    "patient_death",
    "other",
]
Harm = Literal["none", "mild", "moderate", "severe", "death", "unknown"]
Actuality = Literal["actual", "potential"]
YesNoUnknown = Literal["yes", "no", "unknown"]
Source = Literal["form", "paper", "phone", "fhir", "csv", "xlsx"]
IMPORTED: frozenset[str] = frozenset({"fhir", "csv", "xlsx"})


@dataclass(frozen=True)
class NamedColleague:
    """Somebody who was involved, as the reporter or the file says. Says nothing about fault."""

    name: str
    person_id: UUID | None = None
    phone: str = ""
    email: str = ""
    department: str = ""
    profession: str = ""
    is_reporter: bool = False
    support_already: YesNoUnknown = "unknown"
    may_call: Literal["yes", "not_asked"] = "not_asked"


@dataclass(frozen=True)
class IncidentDraft:
    """What happened, without anybody's name.

    text: facts; what a file tells is dropped on the way in. place: short, such as "theatre 2".
    recorded_at: when it was reported, also where that was on paper or in another system.
    source_system and source_number: both filled or both empty.
    """

    kind: Kind
    happened_on: date
    recorded_at: datetime
    happened_at_time: time | None = None
    department_id: UUID | None = None
    place: str = ""
    harm: Harm = "unknown"
    actuality: Actuality = "actual"
    possible_calamity: YesNoUnknown = "unknown"
    text: str = ""
    shaken: bool = False
    source: Source = "form"
    source_system: str = ""
    source_number: str = ""
