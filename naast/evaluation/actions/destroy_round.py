"""A round ends unread: by a coordinator, or by the clock when nobody counted it in sixty days."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.evaluation.logic.rounds import OVER, State, Way
from naast.evaluation.models import Round
from naast.evaluation.rules import EvaluationRefused
from naast.privacy import collector_client, issuer_client
from naast.privacy.audit import record


@transaction.atomic
def destroy_round(*, actor: Actor, at: datetime, round_: Round) -> None:
    """Keys, passes, tags and box are gone; that there was a round is kept, if it had begun.

    Raises EvaluationRefused when it is over, ProcessAway.
    """
    row = Round.objects.select_for_update().get(pk=round_.pk)
    if row.stands in OVER:
        raise EvaluationRefused(_("This round is over already."))
    forget_outside(row)
    if row.stands is State.PREPARING:
        row.delete()
    else:
        row.state, row.ended_on = State.DESTROYED.value, timezone.localdate(at)
        row.tag_key, row.asked_on, row.reminded_on = b"", None, None
        row.save()
        row.tags.all().delete()
    record("destroy_evaluation", actor=actor, at=at, subject=row.code)


def forget_outside(row: Round) -> None:
    """What issuer and collector still hold of it; harmless when done twice."""
    if row.way == Way.BALLOTS.value:
        issuer_client.destroy_round(row.code)
        collector_client.destroy_round(row.code)
