"""A coordinator presses a line: for an hour the page may show who it is."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.models import Case, Revealed
from naast.cases.queries.opened import open_case, vault_role
from naast.privacy.audit import record
from naast.privacy.vault_client import Purpose

SHOWN_FOR = timedelta(hours=1)


@transaction.atomic
def reveal_name(*, actor: Actor, at: datetime, case: Case) -> None:
    """Raises VaultRefused when the coordinator does not stand apart. The vault keeps the entry."""
    open_case(case, actor=actor, role=vault_role(actor), purpose=Purpose.ARRANGE)
    Revealed.objects.filter(until_at__lt=at).delete()
    Revealed.objects.update_or_create(
        reader=UUID(actor.id), case=case, defaults={"until_at": at + SHOWN_FOR}
    )
    record("reveal_name", actor=actor, at=at, case_id=case.id)
