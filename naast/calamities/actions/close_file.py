"""Closes a file: nothing in it is due any more, and who was free for it is forgotten."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.forget_heard import forget_who_was_heard
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.choices import Stage, TeamState
from naast.calamities.queries.due import OPEN
from naast.calamities.queries.family import is_unfinished
from naast.privacy.audit import record


class StillOpen(Exception):
    """Steps of the file are open, or nothing was decided yet."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Something in this file is still open: a decision, or a step. Finish it first. The "
                "talk with the patient or family and the note in the record stay due when it is "
                "no calamity."
            )
        )


class OpenWithFamily(StillOpen):
    """The family waits for an answer, or for what was promised."""

    def __init__(self) -> None:
        Exception.__init__(
            self,
            _("A question of the family has no answer yet, or a promise to them is still open."),
        )


@transaction.atomic
def close_file(*, actor: Actor, at: datetime, file_id: UUID) -> None:
    """Raises StillOpen. The period after which the file is removed runs from today."""
    file = lock_file(pk=file_id)
    if file.closed_on is not None:
        return
    if file.stage == Stage.WEIGHING or file.steps.filter(**OPEN).exists():
        raise StillOpen
    if is_unfinished(file):
        raise OpenWithFamily
    file.stage, file.closed_on = Stage.CLOSED.value, timezone.localdate(at)
    file.free = b""
    file.save(update_fields=["stage", "closed_on", "free"])
    file.team.filter(state=TeamState.ASKED.value).delete()
    forget_who_was_heard(file=file)
    record("close_calamity", actor=actor, at=at, subject=str(file.pk))
