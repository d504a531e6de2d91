"""Ends roles whose last day has passed, and throws away sessions that nobody can use any more."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session

from naast.access.actions.lapse_roles import lapse_roles
from naast.access.actor import CLOCK
from naast.jobs.duties import duty


@duty(every=timedelta(hours=6), name="end_roles")
def end_past_roles(now: datetime) -> None:
    """A role gives no right after its last day, whenever this runs; the vault's list follows."""
    lapse_roles(actor=CLOCK, at=now)


@duty(every=timedelta(hours=1), name="forget_sessions")
def forget_sessions(now: datetime) -> None:
    """A session row says who signed in when; it goes within an hour of its end."""
    Session.objects.filter(expire_date__lt=now).delete()
