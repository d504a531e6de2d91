"""A coordinator wants to see, for those who wait, whom to ask: opened by name, for an hour."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.actions.reveal_name import SHOWN_FOR
from naast.cases.models import Case, Revealed
from naast.cases.queries.opened import vault_role
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.privacy.vault_client import Purpose


@transaction.atomic
def show_whom_to_ask(*, actor: Actor, at: datetime, cases: Sequence[Case]) -> int:
    """How many are shown now. The vault keeps an entry for each, as when a name is revealed.

    cases: those that the actor stands apart from; whatever the vault refuses stays shut.
    """
    wraps = [(one.pk, bytes(one.wrapped_key)) for one in cases]
    keys = vault_client.open_many(wraps, actor.name, vault_role(actor), Purpose.ARRANGE)
    opened = [one for one in cases if keys[one.pk] is not None]
    Revealed.objects.filter(until_at__lt=at).delete()
    for one in opened:
        Revealed.objects.update_or_create(
            reader=UUID(actor.id), case=one, defaults={"until_at": at + SHOWN_FOR}
        )
    record("show_whom_to_ask", actor=actor, at=at)
    return len(opened)
