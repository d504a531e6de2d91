"""What removes people from the directory: the day they leave, and a while after it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError, Q, QuerySet
from django.utils import timezone

from naast.access.models import User
from naast.people.actions.keep_users import keep_users
from naast.people.models import Absence, Person, PersonSupervision, StaffUpload, StandsApart
from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.periods import Kept

UPLOAD_KEPT = timedelta(days=1)


def _one(subject: UUID | None) -> list[UUID]:
    return [] if subject is None else [subject]


@erases(User, Trigger.PERSON_LEFT)
def close_user(subject: UUID | None, at: datetime) -> int:
    """Address, name, password, second factors and sessions; the id stays for the audit trail."""
    persons = list(Person.objects.filter(pk__in=_one(subject), active=False))
    keep_users(persons)
    Person.objects.filter(pk__in=[person.pk for person in persons]).update(no_offers=False)
    User.objects.filter(pk__in=[person.pk for person in persons]).update(last_login=None)
    return len(persons)


@erases(User, Trigger.PERIOD_ENDED)
def forget_closed_users(subject: UUID | None, at: datetime) -> int:
    """A bare id, once neither the directory nor a role points at it any more."""
    closed = User.objects.filter(is_active=False, email__endswith="@left.invalid")
    bare = closed.filter(grants=None, proposals=None)
    return bare.exclude(pk__in=Person.objects.filter(active=False).values("pk")).delete()[0]


@erases(PersonSupervision, Trigger.PERSON_LEFT)
def forget_supervision(subject: UUID | None, at: datetime) -> int:
    """Who leaves trains, assesses and appoints nobody, and nobody does so for them."""
    rows = PersonSupervision.objects.filter(
        Q(person_id__in=_one(subject)) | Q(by_id__in=_one(subject))
    )
    return rows.delete()[0]


@erases(Absence, Trigger.PERSON_LEFT)
def forget_absences(subject: UUID | None, at: datetime) -> int:
    """Nobody waits for them to come back."""
    return Absence.objects.filter(person_id__in=_one(subject)).delete()[0]


@erases(Absence, Trigger.PERIOD_ENDED)
def forget_past_absences(subject: UUID | None, at: datetime) -> int:
    """Past absences say something about health, so they are not kept."""
    return Absence.objects.filter(until_on__lt=timezone.localdate(at)).delete()[0]


@erases(StandsApart, Trigger.PERIOD_ENDED)
def forget_standing_apart(subject: UUID | None, at: datetime) -> int:
    """When it is over nobody can tell that it was."""
    return StandsApart.objects.filter(until_on__lt=timezone.localdate(at)).delete()[0]


@erases(StaffUpload, Trigger.PERIOD_ENDED)
def forget_uploads(subject: UUID | None, at: datetime) -> int:
    """Files nobody said yes to, and the counts of those that went in."""
    return StaffUpload.objects.filter(uploaded_at__lte=at - UPLOAD_KEPT).delete()[0]


@overdue(Kept.PERSON)
def who_left(before: datetime) -> QuerySet[Person]:
    """Who had left by then."""
    return Person.objects.filter(active=False, ends_on__lt=timezone.localdate(before))


@erases(Person, Trigger.PERIOD_ENDED)
def forget_people_who_left(subject: UUID | None, at: datetime) -> int:
    """Somebody who still supports a colleague on paper waits for that."""
    return sum(_forget(one) for one in who_left(before(Kept.PERSON, at)))


def _forget(person: Person) -> bool:
    """The line of command closes over the gap: reports come under the manager's manager."""
    try:
        with transaction.atomic():
            for report in person.reports.exclude(pk__in=_one(person.manager_id)):
                report.manager_id = person.manager_id
                report.save(update_fields=["manager"])
            person.delete()
    except ProtectedError:
        return False
    return True
