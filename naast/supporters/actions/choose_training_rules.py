"""The coordinator chooses what is asked before a supporter may be proposed."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.logic.readiness import Rules
from naast.supporters.models_training import TrainingRules


@transaction.atomic
def choose_training_rules(*, actor: Actor, at: datetime, rules: Rules) -> None:
    """They hold from the next proposal on."""
    values = {
        "core": sorted(rules.core),
        "years": rules.years,
        "everybody_from": rules.everybody_from,
        "renew_days": rules.renew_days,
    }
    TrainingRules.objects.update_or_create(pk=1, defaults=values)
    record("choose_training_rules", actor=actor, at=at)
