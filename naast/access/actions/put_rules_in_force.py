"""Writes down that a version of Naast with other rules is in use from now on."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.access.models_rules import RulesInForce
from naast.access.rules_in_force import as_text, fingerprint, rules
from naast.privacy.audit import record


@transaction.atomic
def put_rules_in_force(*, actor: Actor, at: datetime, shown: bool = False) -> RulesInForce:
    """The newest row; a new one only when this version's rules differ from it.

    shown: whoever installs says that the staff representative was shown what changes.
    """
    now, last = rules(), RulesInForce.objects.select_for_update().first()
    if last is not None and last.fingerprint == fingerprint(now):
        return last
    row = RulesInForce.objects.create(
        fingerprint=fingerprint(now), rules=as_text(now), since_at=at, shown=shown
    )
    record("put_rules_in_force", actor=actor, at=at, subject=row.fingerprint)
    return row
