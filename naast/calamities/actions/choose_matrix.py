"""Changes which kinds of measure fit which code, or goes back to what was delivered."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.calamities.logic.prisma.matrix import checked_fits, default_matrix
from naast.calamities.models_coding import OwnMatrix
from naast.privacy.audit import record


@transaction.atomic
def choose_matrix(*, actor: Actor, at: datetime, fits: Mapping[str, Iterable[str]]) -> None:
    """A matrix like the delivered one is not kept as one's own. Raises ValueError."""
    told = {code: tuple(kinds) for code, kinds in checked_fits(fits).items()}
    if told == default_matrix().fits:
        OwnMatrix.objects.all().delete()
    else:
        OwnMatrix.objects.update_or_create(
            pk=1,
            defaults={
                "fits": {code: list(kinds) for code, kinds in told.items()},
                "changed_on": timezone.localdate(at),
            },
        )
    record("choose_matrix", actor=actor, at=at)
