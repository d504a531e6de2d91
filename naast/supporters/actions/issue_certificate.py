"""A certificate for a curriculum that somebody followed whole, with a code that verifies it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.notify.logic.codes import new_code
from naast.privacy.audit import record
from naast.supporters.actions.welcome_supporter import TrainingRefused
from naast.supporters.logic.competences import years_after
from naast.supporters.models import Supporter
from naast.supporters.models_training import Certificate, Curriculum
from naast.supporters.queries.readiness import training_rules
from naast.supporters.queries.training import followed_on


@transaction.atomic
def issue_certificate(
    *, actor: Actor, at: datetime, supporter: Supporter, curriculum: Curriculum
) -> Certificate:
    """Once for the same days; again after a later run. What it says does not change afterwards."""
    followed = followed_on(supporter, curriculum)
    if followed is None:
        raise TrainingRefused(_("This supporter has not followed all days of it yet."))
    parts = list(curriculum.parts.all())
    row, _made = Certificate.objects.get_or_create(
        supporter=supporter,
        curriculum_key=curriculum.pk,
        followed_on=followed,
        defaults={
            "name_nl": curriculum.name_nl,
            "name_en": curriculum.name_en,
            "minutes": sum(part.minutes for part in parts),
            "competences": sorted({code for part in parts for code in part.competences}),
            "issued_on": timezone.localdate(at),
            "valid_until": max(
                years_after(followed, training_rules().years) - timedelta(days=1),
                timezone.localdate(at),
            ),
            "code": new_code(),
        },
    )
    record("issue_certificate", actor=actor, at=at, subject=str(supporter.pk))
    return row


@transaction.atomic
def withdraw_certificate(*, actor: Actor, at: datetime, certificate: Certificate) -> None:
    """Given by mistake: from now on nothing verifies it."""
    supporter = certificate.supporter_id
    certificate.delete()
    record("withdraw_certificate", actor=actor, at=at, subject=str(supporter))
