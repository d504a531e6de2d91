"""The coordinator notes that a supporter showed a competence outside a training of ours."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.choices import Competence, HowShown
from naast.supporters.models import Supporter
from naast.supporters.models_training import CompetenceShown


@transaction.atomic
def note_competence(
    *,
    actor: Actor,
    at: datetime,
    supporter: Supporter,
    competence: Competence,
    how: HowShown,
    shown_on: date,
) -> CompetenceShown:
    """A day and a word for how; nothing of what was said there."""
    row, _made = CompetenceShown.objects.get_or_create(
        supporter=supporter,
        competence=competence.value,
        how=how.value,
        shown_on=shown_on,
        session=None,
        defaults={"noted_by": UUID(actor.id)},
    )
    record("note_competence", actor=actor, at=at, subject=competence.value)
    return row


@transaction.atomic
def take_competence_back(
    *, actor: Actor, at: datetime, supporter: Supporter, competence: Competence
) -> int:
    """A mistake: the newest line that was noted by hand goes. How many."""
    rows = CompetenceShown.objects.filter(
        supporter=supporter, competence=competence.value, session=None
    )
    newest = rows.order_by("-shown_on", "-pk").first()
    gone = rows.filter(pk=newest.pk).delete()[0] if newest else 0
    record("take_competence_back", actor=actor, at=at, subject=competence.value)
    return gone
