"""What removes the talks with a family, and who coached whom."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naast.calamities.erasers import old_files
from naast.calamities.models_coaches_family import CoachRequest, TalkCoach
from naast.calamities.models_family import (
    FamilyContact,
    FamilyPromise,
    FamilyQuestion,
    FamilyTrack,
)
from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.periods import Kept


@overdue(Kept.CALAMITY)
def old_tracks(before: datetime) -> QuerySet[FamilyTrack]:
    """Of files closed before that moment."""
    return FamilyTrack.objects.filter(file__in=old_files(before))


@erases(FamilyTrack, Trigger.PERIOD_ENDED)
def forget_tracks(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_tracks(before(Kept.CALAMITY, at)).delete()[0]


@erases(FamilyTrack, Trigger.PERSON_LEFT)
def leave_families(subject: UUID | None, at: datetime) -> int:
    """Who left is nobody's contact person; the secretary names another."""
    gone = FamilyTrack.objects.filter(contact_person=subject).update(contact_person=None)
    return gone + FamilyTrack.objects.filter(deputy=subject).update(deputy=None)


@overdue(Kept.CALAMITY)
def old_contacts(before: datetime) -> QuerySet[FamilyContact]:
    """Of files closed before that moment."""
    return FamilyContact.objects.filter(file__in=old_files(before))


@erases(FamilyContact, Trigger.PERIOD_ENDED)
def forget_contacts(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_contacts(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_questions(before: datetime) -> QuerySet[FamilyQuestion]:
    """Of files closed before that moment."""
    return FamilyQuestion.objects.filter(file__in=old_files(before))


@erases(FamilyQuestion, Trigger.PERIOD_ENDED)
def forget_questions(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_questions(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_promises(before: datetime) -> QuerySet[FamilyPromise]:
    """Of files closed before that moment."""
    return FamilyPromise.objects.filter(file__in=old_files(before))


@erases(FamilyPromise, Trigger.PERIOD_ENDED)
def forget_promises(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_promises(before(Kept.CALAMITY, at)).delete()[0]


@erases(FamilyPromise, Trigger.PERSON_LEFT)
def pass_promises_on(subject: UUID | None, at: datetime) -> int:
    """What somebody promised who left is the contact person's from now on."""
    return FamilyPromise.objects.filter(promised_by=subject).update(promised_by=None)


@erases(CoachRequest, Trigger.PERIOD_ENDED)
def forget_requests(subject: UUID | None, at: datetime) -> int:
    """The day after the talk, whatever was answered."""
    return CoachRequest.objects.filter(talk_at__date__lt=timezone.localdate(at)).delete()[0]


@erases(CoachRequest, Trigger.PERSON_LEFT)
def forget_own_requests(subject: UUID | None, at: datetime) -> int:
    """Who left prepares no talk here."""
    return CoachRequest.objects.filter(asked_by=subject).delete()[0]


@erases(TalkCoach, Trigger.PERSON_LEFT)
def take_off_list(subject: UUID | None, at: datetime) -> int:
    """Who left coaches nobody here."""
    return TalkCoach.objects.filter(user=subject).delete()[0]
