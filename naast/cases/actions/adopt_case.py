"""The vault takes a new case into its register; until then nobody can open it."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.actions.empty_case import empty
from naast.cases.models import Case
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.privacy.vault_client import VaultRefused


@transaction.atomic
def adopt_case(*, actor: Actor, at: datetime, case: Case) -> bool:
    """True when the vault has the case now; False when there was nothing to do.

    A case that an old backup brought back, but that was closed meanwhile, is emptied again.
    Raises VaultUnavailable (the case stays on disk and is tried again) and VaultRefused.
    """
    row = Case.objects.select_for_update().filter(pk=case.pk, adopted=False).first()
    if row is None:
        return False
    try:
        wrap = vault_client.adopt(row.id, bytes(row.wrapped_key), bytes(row.register))
    except VaultRefused as refusal:
        if refusal.reason != "closed":
            raise
        empty(row)
    else:
        row.wrapped_key, row.register, row.adopted = wrap, b"", True
        row.save(update_fields=["wrapped_key", "register", "adopted"])
    record("adopt_case", actor=actor, at=at, case_id=row.id)
    return True
