"""The coordinator signs beforehand what happens without a coordinator, or ends it."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.cases.logic.sentences import gettext_noop
from naast.cases.logic.steps import NotNow
from naast.cases.models import StandingInstruction
from naast.privacy.audit import record

LONGEST = timedelta(days=366)


@transaction.atomic
def sign_standing_instruction(*, actor: Actor, at: datetime, until_on: date) -> StandingInstruction:
    """In force at once, until the day; replaces an earlier one."""
    today = timezone.localdate(at)
    if not today <= until_on <= today + LONGEST:
        raise NotNow(gettext_noop("Choose a day from today until a year ahead."))
    StandingInstruction.objects.filter(ended_at=None).update(ended_at=at)
    row = StandingInstruction.objects.create(
        signed_by=UUID(actor.id), signed_at=at, until_on=until_on
    )
    record("sign_standing_instruction", actor=actor, at=at)
    return row


@transaction.atomic
def end_standing_instruction(*, actor: Actor, at: datetime) -> None:
    """From now on nobody is asked without a coordinator."""
    StandingInstruction.objects.filter(ended_at=None).update(ended_at=at)
    record("end_standing_instruction", actor=actor, at=at)
