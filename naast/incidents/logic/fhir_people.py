"""Who of the staff was involved, as an AdverseEvent tells it. Never the patient or family."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from naast.incidents.logic.contact import clean_email, clean_phone, profession_code
from naast.incidents.logic.draft import NamedColleague
from naast.incidents.logic.fhir_codes import ONLY_TOLD
from naast.incidents.logic.fhir_json import EMPTY, Resource, codes, part, parts, text, words
from naast.incidents.logic.rows import Directory
from naast.incidents.logic.sentences import Sentence
from naast.incidents.logic.sentences import gettext_noop as _

STAFF = frozenset({"Practitioner", "PractitionerRole"})
NOT_STAFF = frozenset(
    {
        "Patient",
        "RelatedPerson",
        "Group",
        "Device",
        "Organization",
        "CareTeam",
        "ResearchSubject",
        "HealthcareService",
    }
)
EMPLOYEE_NUMBER = "ei"  # http://terminology.hl7.org/CodeSystem/v2-0203

_UNCLEAR = _(
    "Somebody is named without saying whether they are staff. The name was not taken over."
)
_NO_CONTACT = _("A colleague is named without telephone or e-mail: the coordinator looks it up.")


@dataclass(frozen=True)
class Others:
    """Resources that a reference may mean: contained ("#id") or beside it in the bundle."""

    by_reference: Mapping[str, Resource]

    def find(self, reference: Resource) -> Resource:
        """The resource, or nothing."""
        return self.by_reference.get(text(reference, "reference"), EMPTY)


def others_of(resource: Resource, bundle: Mapping[str, Resource]) -> Others:
    """The bundle's resources, and those contained in this one."""
    contained = {f"#{text(one, 'id')}": one for one in parts(resource, "contained")}
    return Others({**bundle, **contained})


def people_of(
    resource: Resource, others: Others, directory: Directory
) -> tuple[tuple[NamedColleague, ...], tuple[Sentence, ...]]:
    """Colleagues involved, each once, in the order of the message; and what was left out."""
    notes: list[Sentence] = []
    found: dict[object, NamedColleague] = {}
    recorder = _key(part(resource, "recorder"), others)
    for reference in _references(resource, others):
        kind = _kind(reference, others)
        if not kind:
            notes.append(Sentence(_UNCLEAR))
        if kind not in STAFF:
            continue
        colleague = _colleague(reference, others, directory)
        key = _key(reference, others) or (colleague.person_id, colleague.name)
        if recorder is not None and key == recorder:
            colleague = replace(colleague, is_reporter=True)
        found.setdefault(key, colleague)
    if any(not one.phone and not one.email and not one.person_id for one in found.values()):
        notes.append(Sentence(_NO_CONTACT))
    return tuple(found.values()), tuple(notes)


def subject_is_staff(resource: Resource, others: Others) -> bool:
    """A staff member was harmed."""
    return _kind(part(resource, "subject"), others) in STAFF


def _references(resource: Resource, others: Others) -> Iterator[Resource]:
    """The harmed staff member first, then those involved. The recorder alone is not involved.

    The subject is given only where it says that it is staff: its name may be the patient's.
    """
    subject = part(resource, "subject")
    if _kind(subject, others) in STAFF:
        yield subject
    yield from parts(resource, "contributor")  # R4
    for participant in parts(resource, "participant"):  # R5
        functions = {code for _system, code in codes(part(participant, "function"))}
        if not functions or functions - ONLY_TOLD:
            yield part(participant, "actor")


def _kind(reference: Resource, others: Others) -> str:
    """Practitioner, Patient and so on; empty where the reference does not tell."""
    resolved = text(others.find(reference), "resourceType")
    parts_of_url = text(reference, "reference").split("/")
    named = parts_of_url[-2] if len(parts_of_url) > 1 else ""
    told = [resolved, text(reference, "type").rsplit("/", 1)[-1], named]
    return next((one for one in told if one in STAFF | NOT_STAFF), "")


def _key(reference: Resource, others: Others) -> object:
    """What makes two references the same person: where they lead; a role leads to its person."""
    resolved = others.find(reference)
    if text(resolved, "resourceType") == "PractitionerRole" and part(resolved, "practitioner"):
        return _key(part(resolved, "practitioner"), others)
    if resolved:
        return id(resolved)
    return text(reference, "reference") or None


def _colleague(reference: Resource, others: Others, directory: Directory) -> NamedColleague:
    resolved = others.find(reference)
    is_role = text(resolved, "resourceType") == "PractitionerRole"
    role = resolved if is_role else EMPTY
    to_person = part(role, "practitioner")
    person = others.find(to_person) if is_role else resolved
    name = _name(person) or text(to_person, "display", 120) or text(reference, "display", 120)
    number = text(reference, "reference", 120).rsplit("/", 1)[-1].removeprefix("#")
    known = _known(name, [reference, to_person, person], directory)
    return NamedColleague(
        name=(known[1] if known else name) or number,
        person_id=known[0] if known else None,
        phone=_contact([person, role], "phone"),
        email=_contact([person, role], "email"),
        department=_department(role),
        profession=_profession(role, person),
    )


def _name(person: Resource) -> str:
    """The name in use; a name that is marked old is passed over."""
    for name in parts(person, "name"):
        if text(name, "use") != "old":
            given = name.get("given")
            first = " ".join(str(one) for one in given) if isinstance(given, list) else ""
            whole = text(name, "text", 120) or f"{first} {text(name, 'family', 120)}"
            if whole.strip():
                return " ".join(whole.split())[:120]
    return ""


def _contact(sources: list[Resource], system: str) -> str:
    """The first usable number or address, mobile before work before the rest."""
    found = [
        point
        for source in sources
        for point in parts(source, "telecom")
        if text(point, "system") == system and text(point, "use") != "old"
    ]
    order = {"mobile": 0, "work": 1}
    clean = clean_phone if system == "phone" else clean_email
    for point in sorted(found, key=lambda one: order.get(text(one, "use"), 2)):
        value = clean(text(point, "value"))
        if value:
            return value
    return ""


def _department(role: Resource) -> str:
    for name in ("location", "organization"):
        for place in parts(role, name):
            if text(place, "display"):
                return text(place, "display", 120)
    return ""


def _profession(role: Resource, person: Resource) -> str:
    """The directory's code for the first word that is one of its words; else unknown."""
    said = [words(one) for one in parts(role, "code")]
    said += [words(part(one, "code")) for one in parts(person, "qualification")]
    return next((code for code in map(profession_code, said) if code), "")


def _known(name: str, sources: list[Resource], directory: Directory) -> tuple[UUID, str] | None:
    """The person of the directory, by staff number; the wrong colleague must never be called.

    A number alone is enough where it says that it is an employee number; any other number (of a
    register of professions, of another system) counts only if the family name is the same.
    """
    for source in sources:
        for identifier in parts(source, "identifier"):
            found = directory.person(text(identifier, "value", 32))
            kinds = {code for _system, code in codes(part(identifier, "type"))}
            is_staff_number = EMPLOYEE_NUMBER in kinds
            if found and (_same_family(name, found[1]) or (is_staff_number and not name)):
                return found
    return None


def _same_family(one: str, other: str) -> bool:
    return bool(one) and _family(one) == _family(other)


def _family(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold()
