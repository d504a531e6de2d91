"""Invented FHIR messages for tests: the shapes that incident systems send."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from naast.incidents.logic.fhir_read import read_fhir
from naast.incidents.logic.rows import Reading, ReadRow

TERMS = "http://terminology.hl7.org/CodeSystem"
SHIPPED_EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "incident.json"
READ_AT = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)


def coded(system: str, code: str) -> dict[str, Any]:
    return {"coding": [{"system": system, "code": code}]}


def _without_none(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def an_r4_event(**kw: Any) -> dict[str, Any]:
    """A wrong dose, mild harm. A field given as None is left out."""
    return _without_none(
        {
            "resourceType": "AdverseEvent",
            "id": "one",
            "text": {"status": "generated", "div": "<div>Canary story</div>"},
            "identifier": {"system": "https://tpsc.example/reports", "value": "R4-77"},
            "actuality": "actual",
            "category": [coded(f"{TERMS}/adverse-event-category", "wrong-dose")],
            "event": {"text": "Canary story of Mr Patient"},
            "subject": {"reference": "Patient/p1", "display": "Canary Patient"},
            "date": "2026-03-01T23:30:00+00:00",
            "seriousness": coded(f"{TERMS}/adverse-event-seriousness", "Non-serious"),
            "severity": coded(f"{TERMS}/adverse-event-severity", "mild"),
            "recorder": {"reference": "Practitioner/r1", "display": "Canary Recorder"},
        }
        | kw
    )


def an_r5_event(**kw: Any) -> dict[str, Any]:
    """A mishap in a procedure, with nobody named."""
    return _without_none(
        {
            "resourceType": "AdverseEvent",
            "status": "completed",
            "identifier": [{"system": "https://tpsc.example/reports", "value": "R5-78"}],
            "actuality": "actual",
            "category": [coded(f"{TERMS}/adverse-event-category", "procedure-mishap")],
            "code": {"text": "Canary story"},
            "subject": {"display": "Canary Patient, 39 year-old"},
            "occurrenceDateTime": "2026-03-01",
            "note": [{"text": "Canary story once more"}],
        }
        | kw
    )


def an_stu3_event() -> dict[str, Any]:
    return {
        "resourceType": "AdverseEvent",
        "identifier": {"system": "https://tpsc.example/reports", "value": "S3-79"},
        "category": "AE",
        "type": {"text": "Rash"},
        "subject": {"reference": "Patient/p1"},
        "date": "2026-03-01",
        "description": "Canary story",
    }


def an_lfpse_event() -> dict[str, Any]:
    return {
        "resourceType": "AdverseEvent",
        "event": {"text": "Fall"},
        "date": "2026-03-01",
        "actuality": "actual",
        "description": "Canary story",
        "subject": {"reference": "#patient1"},
    }


def a_bundle(*resources: dict[str, Any]) -> dict[str, Any]:
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": one} for one in resources],
    }


class ADirectory:
    """Knows one department and one person."""

    department_id = UUID("11111111-1111-4111-8111-111111111111")
    person_id = UUID("22222222-2222-4222-8222-222222222222")

    def department(self, name: str) -> UUID | None:
        return self.department_id if name.casefold() in {"surgery", "sur"} else None

    def person(self, staff_number: str) -> tuple[UUID, str] | None:
        return (self.person_id, "Sanne de Wit") if staff_number == "4711" else None


def a_reading() -> Reading:
    return Reading(at=READ_AT, zone=ZoneInfo("Europe/Amsterdam"), directory=ADirectory())


def read(resource: Any) -> list[ReadRow]:
    return list(read_fhir(json.dumps(resource).encode(), a_reading()))


def read_one(resource: dict[str, Any]) -> ReadRow:
    (row,) = read(resource)
    return row
