"""A supporter or coordinator broke confidence to protect a life. Kept: one word and the day."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.cases.actions.look_after import look_after
from naast.cases.actions.press_step import PURPOSE_OF_ROLE, locked, store
from naast.cases.actions.tell_people import raise_alarm
from naast.cases.logic import steps
from naast.cases.logic.steps import Detail
from naast.cases.logic.words import Danger, Press
from naast.cases.models import BrokenConfidence, Case
from naast.cases.queries.clocks import clocks
from naast.cases.queries.opened import open_case
from naast.privacy.audit import record


@transaction.atomic
def break_confidence(*, actor: Actor, at: datetime, case: Case, role: str, word: Danger) -> None:
    """No story, no name, no link to the case. The colleague's own page says honestly that it was.

    Coordinators who stand apart are called to sign in at any hour, and see which supporter to
    call. Pressed again on the same day, it counts once. Raises NotNow when support just ended.
    """
    today = timezone.localdate(at)
    opened = open_case(locked(case), actor=actor, role=role, purpose=PURPOSE_OF_ROLE[role])
    detail = Detail(on=today)
    pressed = Press.CONFIDENCE_BROKEN
    moved = steps.press(opened.progress, pressed, at=at, clocks=clocks(), detail=detail)
    if opened.progress.broken_on != today.isoformat():
        store(opened, moved)
        BrokenConfidence.objects.create(word=word.value, happened_on=today)
        if opened.progress.supporter is not None:
            look_after(person_id=UUID(opened.progress.supporter), at=at)
        raise_alarm(at=at, case=opened.case)
    record("break_confidence", actor=actor, at=at, own=True)
