"""Somebody said yes: they come into the team, on the way to being asked."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.people.queries import working_on
from naast.privacy.audit import record
from naast.supporters.actions.keep_roles import keep_roles
from naast.supporters.models import Supporter
from naast.supporters.models_training import TrainingPlan


class TrainingRefused(Exception):
    """Something about training was not done; str() says why and what to do."""


@transaction.atomic
def welcome_supporter(*, actor: Actor, at: datetime, person_id: UUID) -> Supporter:
    """In the team and with the role, so that they find their pages; asked only after the training.

    Who comes back begins anew, and keeps what was shown and still holds.
    """
    today = timezone.localdate(at)
    if not working_on(today).filter(pk=person_id).exists():
        raise TrainingRefused(_("This person does not work here now. Choose somebody else."))
    row, made = Supporter.objects.select_for_update().get_or_create(
        person_id=person_id, defaults={"started_on": today}
    )
    if not made and row.active:
        raise TrainingRefused(_("This person is in the team already."))
    row.active, row.available, row.trained_on = True, True, None
    row.started_on, row.ended_on = today, None
    row.save()
    TrainingPlan.objects.update_or_create(supporter=row, defaults={"began_on": today})
    keep_roles(at=at)
    record("welcome_supporter", actor=actor, at=at, subject=str(row.pk))
    return row
