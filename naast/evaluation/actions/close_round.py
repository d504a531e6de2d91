"""A coordinator closes a round that is ready: no more answers; the keepers can count."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.evaluation.actions.ask_readiness import needed_by
from naast.evaluation.logic.rounds import State, Way
from naast.evaluation.models import Round
from naast.evaluation.rules import EvaluationRefused
from naast.privacy import collector_client, issuer_client
from naast.privacy.audit import record


@transaction.atomic
def close_round(*, actor: Actor, at: datetime, round_: Round) -> Round:
    """The issuer's key is gone, and so are the tags. Raises EvaluationRefused, ProcessAway."""
    row = Round.objects.select_for_update().get(pk=round_.pk)
    on_paper = row.way == Way.PAPER.value
    needed = needed_by(row) if on_paper else None
    if row.stands is not (State.COLLECTING if on_paper else State.READY) or (
        on_paper and needed is None
    ):
        raise EvaluationRefused(_("This round cannot be closed yet. It stays open until it can."))
    row.needed = needed
    if not on_paper:
        issuer_client.close_round(row.code)
        row.signed = issuer_client.signed(row.code)
        collector_client.close_round(row.code)
    row.state, row.closed_on, row.tag_key = State.CLOSED.value, timezone.localdate(at), b""
    row.save()
    row.tags.all().delete()
    record("close_evaluation", actor=actor, at=at, subject=row.code)
    return row
