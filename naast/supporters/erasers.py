"""What removes supporters and their counts: leaving, and the time after it."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.periods import Kept
from naast.supporters.models import MonthlyLoad, Supporter
from naast.supporters.models_training import (
    CalendarAddress,
    Certificate,
    CompetenceShown,
    TrainingSession,
)


@erases(Supporter, Trigger.PERSON_LEFT)
def leave_the_team(subject: UUID | None, at: datetime) -> int:
    """Who leaves the hospital leaves the team."""
    members = Supporter.objects.filter(person_id__in=[subject] if subject else [], active=True)
    for one in members:
        one.active = one.available = False
        one.rest_until = None
        today = timezone.localdate(at)
        one.ended_on = max(today, one.started_on) if one.started_on else today
        one.save(update_fields=["active", "available", "rest_until", "ended_on"])
    return len(members)


@overdue(Kept.SUPPORTER)
def former_supporters(before: datetime) -> QuerySet[Supporter]:
    """Who had stopped by then."""
    return Supporter.objects.filter(active=False, ended_on__lt=timezone.localdate(before))


@overdue(Kept.LOAD)
def old_counts(before: datetime) -> QuerySet[MonthlyLoad]:
    """Months that began before that day."""
    return MonthlyLoad.objects.filter(month__lt=timezone.localdate(before))


@erases(Supporter, Trigger.PERIOD_ENDED)
def forget_former_supporters(subject: UUID | None, at: datetime) -> int:
    """Their counts go with them."""
    return former_supporters(before(Kept.SUPPORTER, at)).delete()[0]


@erases(MonthlyLoad, Trigger.PERIOD_ENDED)
def forget_old_counts(subject: UUID | None, at: datetime) -> int:
    """Fair sharing looks a year back; nothing needs more."""
    return old_counts(before(Kept.LOAD, at)).delete()[0]


@overdue(Kept.TRAINING)
def old_sessions(before: datetime) -> QuerySet[TrainingSession]:
    """With who was invited and who came."""
    return TrainingSession.objects.filter(ends_at__lt=before)


@overdue(Kept.TRAINING)
def old_competences(before: datetime) -> QuerySet[CompetenceShown]:
    """Shown so long ago that they hold no more."""
    return CompetenceShown.objects.filter(shown_on__lt=timezone.localdate(before))


@overdue(Kept.TRAINING)
def old_certificates(before: datetime) -> QuerySet[Certificate]:
    """After this the code says nothing more."""
    return Certificate.objects.filter(issued_on__lt=timezone.localdate(before))


@erases(TrainingSession, Trigger.PERIOD_ENDED)
def forget_old_sessions(subject: UUID | None, at: datetime) -> int:
    """Trainers and places go with them."""
    return old_sessions(before(Kept.TRAINING, at)).delete()[0]


@erases(CompetenceShown, Trigger.PERIOD_ENDED)
def forget_old_competences(subject: UUID | None, at: datetime) -> int:
    """What holds no more is of no use."""
    return old_competences(before(Kept.TRAINING, at)).delete()[0]


@erases(Certificate, Trigger.PERIOD_ENDED)
def forget_old_certificates(subject: UUID | None, at: datetime) -> int:
    """The paper stays with whoever has it."""
    return old_certificates(before(Kept.TRAINING, at)).delete()[0]


@erases(CalendarAddress, Trigger.PERSON_LEFT)
def shut_calendar(subject: UUID | None, at: datetime) -> int:
    """A diary elsewhere learns nothing more."""
    rows = CalendarAddress.objects.filter(supporter__person_id__in=[subject] if subject else [])
    return rows.delete()[0]
