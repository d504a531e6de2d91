"""Keeps the list of those who coach an honest talk."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.models import User
from naast.calamities.models_coaches_family import TalkCoach
from naast.privacy.audit import record


class CoachRefused(Exception):
    """str() says why."""


@transaction.atomic
def list_coach(*, actor: Actor, at: datetime, user_id: UUID, reach: str) -> TalkCoach:
    """Somebody new, or another way to reach who is there. Raises CoachRefused."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None or not user.is_staff_member:
        raise CoachRefused(_("Choose somebody who works here."))
    row, made = TalkCoach.objects.get_or_create(
        user=user, defaults={"reach": reach, "listed_on": timezone.localdate(at)}
    )
    if not made:
        row.reach = reach
        row.save(update_fields=["reach"])
    record("list_coach", actor=actor, at=at, subject=str(row.pk))
    return row


@transaction.atomic
def unlist_coach(*, actor: Actor, at: datetime, coach: TalkCoach) -> None:
    """No reason is kept."""
    record("unlist_coach", actor=actor, at=at, subject=str(coach.pk))
    coach.delete()
