"""What is due for somebody, as a calendar. Titles say no more than that something is due."""

import hashlib
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.models import User
from naast.access.queries import roles_of
from naast.calamities.models import FileStep
from naast.calamities.models_clocks import DueAddress
from naast.calamities.models_family import FamilyContact
from naast.calamities.queries.due import due_at, own_steps
from naast.calamities.queries.family import planned_for
from naast.notify.logic.calendar import Event, feed

NINE, AN_HALF_HOUR, AN_HOUR = time(9), timedelta(minutes=30), timedelta(hours=1)


def calendar_of_steps(actor: Actor, *, at: datetime, name: str, page: str) -> bytes:
    """One entry a step, on the morning of its last day or before its hour, and one for each talk
    with a family that the actor is the contact person of. Who and what it is about stays in Naast:
    others look into diaries."""
    steps = [_event(step, at, page) for step in own_steps(actor)]
    return feed([*steps, *(_talk(row, page) for row in planned_for(actor))], name=name)


def digest_of(secret: str) -> str:
    """SHA-256 in hex under a name of its own; 256 bits of chance need no slow hash."""
    return hashlib.sha256(f"naast-days-due:{secret}".encode()).hexdigest()


def whose_days(secret: str, at: datetime) -> Actor | None:
    """None alike for a wrong secret, an ended one, and somebody who left. The roles are those of
    today: whoever has lost theirs finds an empty diary."""
    row = DueAddress.objects.filter(digest=digest_of(secret), user__is_active=True).first()
    if row is None:
        return None
    user: User = row.user
    return Actor("user", str(user.pk), roles_of(user, timezone.localdate(at)))


def address_of(actor: Actor) -> DueAddress | None:
    """The actor's own, to say since when it works."""
    return DueAddress.objects.filter(user_id=actor.id).first()


def _event(step: FileStep, at: datetime, page: str) -> Event:
    nine = timezone.make_aware(datetime.combine(step.due_on, NINE))
    hour = due_at(step)
    begins = (hour - AN_HALF_HOUR if hour else nine).astimezone(UTC)
    return Event(
        uid=f"{step.pk}@{urlsplit(settings.BASE_URL).hostname}",
        begins_at=begins,
        ends_at=begins + AN_HALF_HOUR,
        title=_("Due today: file %(number)s") % {"number": step.file.number},
        changed_at=at,
        page=page,
        busy=False,
    )


def _talk(row: FamilyContact, page: str) -> Event:
    """An appointment like any other."""
    begins = (row.planned_at or row.written_at).astimezone(UTC)
    return Event(
        uid=f"{row.pk}@{urlsplit(settings.BASE_URL).hostname}",
        begins_at=begins,
        ends_at=begins + AN_HOUR,
        title=_("Appointment: file %(number)s") % {"number": row.file.number},
        changed_at=row.written_at,
        page=page,
    )
