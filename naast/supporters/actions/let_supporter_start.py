"""From now on a supporter may be asked: agreement and core competences are there."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.actions.welcome_supporter import TrainingRefused
from naast.supporters.logic.readiness import Lacks, lacks
from naast.supporters.models import Supporter
from naast.supporters.queries.readiness import records_of, training_rules


@transaction.atomic
def let_supporter_start(*, actor: Actor, at: datetime, supporter: Supporter) -> Supporter:
    """The day counts as the day on which the training was done."""
    row = Supporter.objects.select_for_update().get(pk=supporter.pk)
    today = timezone.localdate(at)
    missing = set(lacks(records_of([row], today)[row.pk], training_rules(), today))
    if not row.active or missing & {Lacks.AGREEMENT, Lacks.CORE}:
        raise TrainingRefused(
            _("First the agreement is signed, and the core competences are shown.")
        )
    row.trained_on = row.trained_on or today
    row.save(update_fields=["trained_on"])
    record("let_supporter_start", actor=actor, at=at, subject=str(row.pk))
    return row
