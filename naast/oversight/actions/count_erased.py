"""Counts what was destroyed, a month and a kind a row; of support whole tens of a quarter, once."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from naast.access.actor import Actor
from naast.oversight.logic.erased import COUNTED, SUPPORT, month_of
from naast.oversight.models import Erased
from naast.privacy.audit import record


@transaction.atomic
def count_erased(*, removed: Mapping[str, int], on: date) -> None:
    """Model to rows. Only kinds that cannot tell when somebody's support ends. Part of erasing,
    which writes the event."""
    for kind, rows in removed.items():
        if kind not in COUNTED or not rows:
            continue
        row, _made = Erased.objects.get_or_create(kind=kind, since_on=month_of(on))
        Erased.objects.filter(pk=row.pk).update(rows=F("rows") + rows)


@transaction.atomic
def note_support_erased(*, since: date, ended: int, actor: Actor, at: datetime) -> bool:
    """The quarter that began on that day, once; a number that is stored already stays."""
    _row, made = Erased.objects.get_or_create(
        kind=SUPPORT, since_on=since, defaults={"rows": ended // 10 * 10}
    )
    if made:
        record("note_support_erased", actor=actor, at=at)
    return made
