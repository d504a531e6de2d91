"""The staff representative says whether the new rules were shown before they came into force."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.access.models_rules import RulesInForce
from naast.privacy.audit import record


@transaction.atomic
def answer_for_rules(
    *, row: RulesInForce, objected: bool, actor: Actor, at: datetime
) -> RulesInForce:
    """The answered row. The first answer stands; another one changes nothing.

    objected: "I was not shown this before". Everybody sees the answer on "Who sees what".
    """
    row = RulesInForce.objects.select_for_update().get(pk=row.pk)
    if row.seen_at is not None:
        return row
    row.seen_at, row.objected = at, objected
    row.save(update_fields=["seen_at", "objected"])
    record("answer_for_rules", actor=actor, at=at, subject=row.fingerprint)
    return row
