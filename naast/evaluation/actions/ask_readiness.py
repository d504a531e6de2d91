"""Once a night the collector is asked one thing: are enough answers in? Yes, or not yet."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.evaluation.logic.passes import needed_answers
from naast.evaluation.logic.rounds import State, Way
from naast.evaluation.models import UNKNOWN, Round
from naast.privacy import collector_client
from naast.privacy.audit import record


@transaction.atomic
def ask_readiness(*, actor: Actor, at: datetime) -> bool:
    """True when the round became ready now. Raises ProcessAway: the next run asks."""
    today = timezone.localdate(at)
    rows = Round.objects.filter(state=State.COLLECTING.value, way=Way.BALLOTS.value)
    row = rows.select_for_update().exclude(asked_on=today).first()
    if row is None:
        return False
    needed = needed_by(row)
    ready = needed is not None and collector_client.is_ready(row.code, needed)
    row.asked_on = today
    if ready:
        row.state, row.ready_on = State.READY.value, today
    row.save(update_fields=["asked_on", "state", "ready_on"])
    record("ask_readiness", actor=actor, at=at, subject=row.code)
    return ready


def needed_by(row: Round) -> int | None:
    """So many answers are of people helped by enough supporters, whoever stayed silent; None while
    too few passes were given for any number to say so."""
    given = dict(row.tags.values_list("tag", "given"))
    unknown = given.pop(UNKNOWN, 0)
    return needed_answers(
        list(given.values()),
        least_ballots=row.least_ballots,
        least_supporters=row.least_supporters,
        unknown=unknown,
    )
