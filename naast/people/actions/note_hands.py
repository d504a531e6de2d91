"""A coordinator notes how many people can do what Naast cannot count. Never who."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.people.choices_continuity import Task
from naast.people.models_continuity import Hands
from naast.people.rules import PeopleRefused
from naast.privacy.audit import record


@transaction.atomic
def note_hands(*, actor: Actor, at: datetime, people: Mapping[Task, int]) -> None:
    """Tasks that are not named stay as they are."""
    if not decide(actor, Right.COORDINATE_CASES):
        raise PeopleRefused(_("Only coordinators and deputies note this here."))
    today = timezone.localdate(at)
    for task, number in people.items():
        Hands.objects.update_or_create(
            task=task.value, defaults={"people": number, "noted_on": today}
        )
    record("note_hands", actor=actor, at=at)
