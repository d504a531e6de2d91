"""Ends roles whose last day has passed, and forgets sessions and failed tries of signing in."""

from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.contrib.sessions.models import Session

from naast.access.actions.lapse_roles import lapse_roles
from naast.access.actor import CLOCK
from naast.access.models_tally import Tally
from naast.jobs.duties import duty


@duty(every=timedelta(hours=6), name="end_roles")
def end_past_roles(now: datetime) -> None:
    """A role gives no right after its last day, whenever this runs; the vault's list follows."""
    lapse_roles(actor=CLOCK, at=now)


@duty(every=timedelta(hours=1), name="forget_sign_ins")
def forget_sign_ins(now: datetime) -> None:
    """They say who was here when; they go within an hour of serving nothing any more."""
    Session.objects.filter(expire_date__lt=now).delete()
    Tally.objects.filter(until_at__lt=now).delete()
    AccessAttempt.objects.filter(attempt_time__lt=now - timedelta(hours=1)).delete()
