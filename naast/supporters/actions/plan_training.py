"""The coordinator plans with a supporter what they follow, and by when."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.models import Supporter
from naast.supporters.models_training import Curriculum, TrainingPlan


@transaction.atomic
def plan_training(
    *,
    actor: Actor,
    at: datetime,
    supporter: Supporter,
    curriculum: Curriculum | None,
    by_on: date | None,
) -> TrainingPlan:
    """With a plan the rules hold for this supporter, also for one who was there before."""
    plan, _made = TrainingPlan.objects.update_or_create(
        supporter=supporter,
        defaults={"curriculum": curriculum, "by_on": by_on},
        create_defaults={
            "curriculum": curriculum,
            "by_on": by_on,
            "began_on": timezone.localdate(at),
        },
    )
    record("plan_training", actor=actor, at=at, subject=str(supporter.pk))
    return plan
