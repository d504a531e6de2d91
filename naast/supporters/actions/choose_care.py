"""A coordinator chooses after how many colleagues a talk is offered."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.models_care import TeamCare


@transaction.atomic
def choose_care(*, actor: Actor, at: datetime, talk_after: int, within_months: int) -> TeamCare:
    """Holds for everybody in the team alike."""
    chosen = {"talk_after": talk_after, "within_months": within_months}
    row = TeamCare.objects.update_or_create(pk=1, defaults=chosen)[0]
    record("choose_care", actor=actor, at=at, subject=f"{talk_after} in {within_months}")
    return row
