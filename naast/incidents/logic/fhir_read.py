"""Reads AdverseEvents of FHIR R4 and R5, single or in a bundle, into drafts and colleagues.

The story is dropped: event and code words, notes, outcome words, supporting information. So are
the patient's name and everything else about the patient.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from pydantic import ValidationError

from naast.incidents.logic.draft import Actuality, Harm, IncidentDraft, Kind
from naast.incidents.logic.fhir_codes import (
    CATEGORIES,
    EVENTS,
    OUTCOMES,
    SERIOUSNESS,
    SEVERITIES,
    SNOMED,
    worst,
)
from naast.incidents.logic.fhir_json import Resource, codes, part, parts, text
from naast.incidents.logic.fhir_people import Others, others_of, people_of, subject_is_staff
from naast.incidents.logic.fhir_release import REFUSALS, Release, release_of
from naast.incidents.logic.fhir_when import day_and_time, happened, moment
from naast.incidents.logic.json_safely import read_json
from naast.incidents.logic.rows import FileRefused, Reading, ReadRow
from naast.incidents.logic.sentences import Sentence
from naast.incidents.logic.sentences import gettext_noop as _

MAXIMUM_ENTRIES = 20_000
SHOWN_PROBLEMS = 5
Word = TypeVar("Word")
ACTUALITIES: Mapping[str, Actuality] = {"actual": "actual", "potential": "potential"}


def read_fhir(content: bytes, reading: Reading) -> Iterator[ReadRow]:
    """One row for each AdverseEvent; FileRefused when the file as a whole is none."""
    value = read_json(content)
    kind = value.get("resourceType") if isinstance(value, dict) else None
    if kind == "AdverseEvent":
        return iter([read_event(1, value, {}, reading)])
    if kind == "Bundle":
        return _read_bundle(value, reading)
    raise FileRefused(
        Sentence(_("This is no FHIR AdverseEvent and no bundle of them. Nothing was stored."))
    )


def _read_bundle(bundle: Resource, reading: Reading) -> Iterator[ReadRow]:
    entries = parts(bundle, "entry")
    if len(entries) > MAXIMUM_ENTRIES:
        raise FileRefused(
            Sentence(
                _("The bundle has more than %(number)s entries. Send it in parts."),
                {"number": MAXIMUM_ENTRIES},
            )
        )
    beside = _by_reference(entries)
    events = [(row, part(entry, "resource")) for row, entry in enumerate(entries, start=1)]
    events = [one for one in events if one[1].get("resourceType") == "AdverseEvent"]
    if not events:
        raise FileRefused(Sentence(_("The bundle has no AdverseEvent. Nothing was stored.")))
    return (read_event(row, event, beside, reading) for row, event in events)


def _by_reference(entries: Sequence[Resource]) -> dict[str, Resource]:
    found: dict[str, Resource] = {}
    for entry in entries:
        resource = part(entry, "resource")
        found[text(entry, "fullUrl", 2000)] = resource
        found[f"{text(resource, 'resourceType')}/{text(resource, 'id')}"] = resource
    found.pop("", None)
    found.pop("/", None)
    return found


def read_event(
    row: int, resource: Resource, beside: Mapping[str, Resource], reading: Reading
) -> ReadRow:
    """One AdverseEvent. beside: the other resources of the bundle, by reference."""
    release = release_of(resource)
    if release in REFUSALS:
        return ReadRow(row, problems=(REFUSALS[release],))
    problems = _faults(resource, release)
    if problems:
        return ReadRow(row, problems=problems)
    if text(resource, "status") == "entered-in-error":
        return ReadRow(row, skipped=Sentence(_("The other system says: entered in error.")))
    return _read_valid(row, resource, others_of(resource, beside), reading)


def _faults(resource: Resource, release: Release) -> tuple[Sentence, ...]:
    """What the release's own definition finds wrong; values never appear in a sentence.

    The generated story (text) is dropped before anything looks at it.
    """
    from fhir.resources import adverseevent as r5  # noqa: PLC0415  a second, and only for a file
    from fhir.resources.R4B import adverseevent as r4  # noqa: PLC0415

    model: Any = r5.AdverseEvent if release is Release.R5 else r4.AdverseEvent
    try:
        model.model_validate({name: one for name, one in resource.items() if name != "text"})
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        return tuple(_fault(one["loc"], one["type"], release) for one in found[:SHOWN_PROBLEMS])
    except Exception:  # the models stumble over hostile input in many ways, KeyError among them
        return (_unreadable("?", release),)
    if text(resource, "actuality") not in ACTUALITIES:
        return (_unreadable("actuality", release),)
    return ()


def _fault(place: Sequence[object], kind: str, release: Release) -> Sentence:
    name = ".".join(str(one) for one in place)[:80]
    if kind == "missing":
        return Sentence(
            _("The field %(field)s is missing; FHIR %(release)s needs it."),
            {"field": name, "release": release.value},
        )
    if kind == "extra_forbidden":
        return Sentence(
            _("FHIR %(release)s has no field %(field)s."),
            {"field": name, "release": release.value},
        )
    return _unreadable(name, release)


def _unreadable(name: str, release: Release) -> Sentence:
    return Sentence(
        _("The field %(field)s cannot be read as FHIR %(release)s."),
        {"field": name, "release": release.value},
    )


def _read_valid(row: int, resource: Resource, others: Others, reading: Reading) -> ReadRow:
    notes: list[Sentence] = []
    field, said = happened(resource)
    when = day_and_time(said, reading.zone)
    problem = _wrong_day(field, when is None, reading, when[0] if when else None)
    if problem or when is None:
        return ReadRow(row, problems=(problem,) if problem else ())
    if field in ("detected", "recordedDate"):
        notes.append(_NOTICED if field == "detected" else _WRITTEN)
    people, left_out = people_of(resource, others, reading.directory)
    harm = _harm(resource, notes)
    department, place = _place(resource, others, reading)
    system, number = _number(resource)
    draft = IncidentDraft(
        kind=_kind(resource, harm, others, notes),
        happened_on=when[0],
        happened_at_time=None if field in ("detected", "recordedDate") else when[1],
        recorded_at=_recorded(resource, reading),
        department_id=department,
        place=place,
        harm=harm,
        actuality=ACTUALITIES[text(resource, "actuality")],
        source="fhir",
        source_system=system if number else "",
        source_number=number,
    )
    return ReadRow(row, draft=draft, involved=people, notes=(*notes, *left_out))


_NOTICED = Sentence(_("The day it happened is not given; the day it was noticed stands for it."))
_WRITTEN = Sentence(
    _("The day it happened is not given; the day it was written down stands for it.")
)


def _wrong_day(field: str, unreadable: bool, reading: Reading, day: Any) -> Sentence | None:
    if not field:
        return Sentence(_("The message does not say when it happened."))
    if unreadable:
        return Sentence(_("The field %(field)s does not give a day."), {"field": field})
    if day > reading.at.astimezone(reading.zone).date() + timedelta(days=1):
        return Sentence(_("The field %(field)s lies in the future."), {"field": field})
    return None


def _recorded(resource: Resource, reading: Reading) -> Any:
    """When it was written down there, never later than now."""
    written = moment(text(resource, "recordedDate"), reading.zone)
    return min(written, reading.at) if written else reading.at


def _kind(resource: Resource, harm: Harm, others: Others, notes: list[Sentence]) -> Kind:
    """Death of a patient outweighs the category; an event that almost happened is a near miss."""
    actual = text(resource, "actuality") == "actual"
    if harm == "death" and actual and not subject_is_staff(resource, others):
        return "patient_death"
    events = [code for name in ("event", "code") for code in codes(part(resource, name))]
    kinds = [EVENTS[code] for system, code in events if system == SNOMED and code in EVENTS]
    for category in parts(resource, "category"):
        kinds += _known(category, CATEGORIES, "category", notes)
    kind: Kind = next(iter(kinds), "safety_incident")
    return "near_miss" if kind == "safety_incident" and not actual else kind


def _harm(resource: Resource, notes: list[Sentence]) -> Harm:
    found: list[Harm] = []
    for name, table in (
        ("severity", SEVERITIES),
        ("seriousness", SERIOUSNESS),
        ("outcome", OUTCOMES),
    ):
        for concept in parts(resource, name):
            found += _known(concept, table, name, notes)
    return worst(found)


def _known(
    concept: Resource, table: Mapping[str, Word], name: str, notes: list[Sentence]
) -> list[Word]:
    """What the table says of the concept's codes; a note where it knows none of them."""
    found = [table[code] for _system, code in codes(concept) if code in table]
    if not found:
        notes.append(Sentence(_("The code in %(field)s is not one Naast knows."), {"field": name}))
    return found


def _place(resource: Resource, others: Others, reading: Reading) -> tuple[Any, str]:
    """The department where the directory has it, and the place in the message's own words."""
    reference = part(resource, "location")
    location = others.find(reference)
    names = [text(location, "name", 120), text(reference, "display", 120)]
    names += [text(one, "value", 120) for one in parts(location, "identifier")]
    known = [reading.directory.department(name) for name in names if name]
    department = next((one for one in known if one is not None), None)
    return department, next((name for name in names[:2] if name), "")


def _number(resource: Resource) -> tuple[str, str]:
    """System and number of the report there. The resource's id is no number: servers choose it."""
    for identifier in parts(resource, "identifier"):
        if text(identifier, "value", 120):
            return text(identifier, "system", 200), text(identifier, "value", 120)
    return "", ""
