"""A supporter says whether they lead group talks; who did not say so is never asked."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.choices import Accepts
from naast.supporters.models import Supporter


@transaction.atomic
def say_whether_leads(*, actor: Actor, at: datetime, leads: bool) -> Supporter:
    """The actor's own row only. Raises Supporter.DoesNotExist for somebody outside the team."""
    row = Supporter.objects.select_for_update().get(person_id=actor.id)
    others = [word for word in row.accepts if word != Accepts.GROUPS.value]
    row.accepts = [*others, Accepts.GROUPS.value] if leads else others
    row.save(update_fields=["accepts"])
    record("say_whether_leads", actor=actor, at=at)
    return row
