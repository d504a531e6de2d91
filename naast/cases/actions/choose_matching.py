"""The coordinator chooses what counts when supporters are proposed, or what Naast came with."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.logic.matching_words import Policy
from naast.cases.logic.weights import Choice, default_choice
from naast.cases.models_matching import MatchingWeights
from naast.people.models import Hospital
from naast.privacy.audit import record


@transaction.atomic
def choose_matching(*, actor: Actor, at: datetime, choice: Choice) -> Choice:
    """It holds from the next proposal on; proposals that nobody pressed are worked out anew."""
    Hospital.objects.update_or_create(pk=1, defaults={"policy": choice.policy.value})
    levels = {name: level.value for name, level in choice.levels.items()}
    MatchingWeights.objects.update_or_create(
        pk=1, defaults={"levels": levels, "supporters": choice.supporters}
    )
    record("choose_matching", actor=actor, at=at)
    return choice


@transaction.atomic
def restore_matching(*, actor: Actor, at: datetime, policy: Policy) -> Choice:
    """The weights that Naast came with, for this policy."""
    Hospital.objects.update_or_create(pk=1, defaults={"policy": policy.value})
    MatchingWeights.objects.all().delete()
    record("restore_matching", actor=actor, at=at)
    return default_choice(policy)
