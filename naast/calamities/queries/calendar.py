"""What is due for somebody, as a calendar. Titles say no more than that something is due."""

from datetime import UTC, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.models import FileStep
from naast.calamities.queries.due import own_steps
from naast.notify.logic.calendar import Event, feed

NINE, AN_HALF_HOUR = time(9), timedelta(minutes=30)


def calendar_of_steps(actor: Actor, *, at: datetime, name: str, page: str) -> bytes:
    """One entry a step, on the morning of its last day; who was involved in what stays in Naast."""
    return feed([_event(step, at, page) for step in own_steps(actor)], name=name)


def _event(step: FileStep, at: datetime, page: str) -> Event:
    begins = timezone.make_aware(datetime.combine(step.due_on, NINE)).astimezone(UTC)
    return Event(
        uid=f"{step.pk}@naast",
        begins_at=begins,
        ends_at=begins + AN_HALF_HOUR,
        title=_("Due today: file %(number)s") % {"number": step.file.number},
        changed_at=at,
        page=page,
        busy=False,
    )
