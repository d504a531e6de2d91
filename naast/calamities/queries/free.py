"""Which analysts are free to look into an event. For drawing a team; no page shows them."""

from datetime import date, timedelta
from uuid import UUID

from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.calamities.choices import TeamKind
from naast.calamities.logic.free import as_kept, as_read, narrowed
from naast.calamities.models import CalamityFile, TeamMember
from naast.calamities.models_walls import FreeForEvent
from naast.calamities.queries.family import contacts_of
from naast.people.models import Person
from naast.privacy.locking import lock, unlock

FREE = "calamities.CalamityFile.free"
FREE_FOR_EVENT = "calamities.FreeForEvent.free"
KEPT_FOR = timedelta(days=90)
Free = frozenset[UUID] | None


def analysts_on(day: date) -> frozenset[UUID]:
    """Everybody with the role."""
    return frozenset(holders_of([Role.ANALYST], day).values_list("pk", flat=True))


def free_for(file: CalamityFile, today: date) -> Free:
    """None where nobody was named, and when the file is closed: then it is known no more. The
    departments are another rule: see may_look_into."""
    if not file.free:
        return frozenset() if file.handed_over and file.closed_on is None else None
    kept = unlock(file.free, kind=FREE, row_id=file.pk)
    return as_read(kept, sorted(analysts_on(today)))


def may_look_into(file: CalamityFile, today: date) -> frozenset[UUID]:
    """Analysts who stand apart from everybody named, do not work in its departments, and do not
    speak with the patient or family."""
    analysts = analysts_on(today)
    units = set(file.departments.values_list("department_id", flat=True))
    units |= {file.department_id} if file.department_id else set()
    there = Person.objects.filter(pk__in=analysts, department__in=units)
    free = free_for(file, today)
    near = contacts_of(file).union(there.values_list("pk", flat=True))
    return (analysts if free is None else free) - near


def free_for_event(incident_id: UUID, today: date) -> Free:
    """What was worked out at the report; None where nothing is kept."""
    row = FreeForEvent.objects.filter(pk=incident_id).first()
    if row is None:
        return None
    kept = unlock(row.free, kind=FREE_FOR_EVENT, row_id=row.pk)
    return as_read(kept, sorted(analysts_on(today)))


def locked_free(file_id: UUID, free: Free) -> bytes:
    """As a file keeps it."""
    return lock(as_kept(free), kind=FREE, row_id=file_id)


def narrow_file(file: CalamityFile, near: frozenset[UUID], today: date) -> None:
    """These are not free, whatever the reason; written with the file's row locked."""
    free = narrowed(free_for(file, today), near, analysts_on(today))
    file.free = locked_free(file.pk, free)
    file.save(update_fields=["free"])


def no_longer_free(file: CalamityFile, today: date) -> list[TeamMember]:
    """Who was asked or looks into it, and may not any more."""
    rows = file.team.filter(kind=TeamKind.ANALYSIS.value).exclude(state="left")
    return list(rows.exclude(user_id__in=may_look_into(file, today)))
