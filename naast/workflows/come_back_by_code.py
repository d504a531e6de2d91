"""A colleague who leaves the hospital takes a code along, and comes back without an account."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.models import Case
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.workflows.ask_for_support import hash_of_code, return_code_for


@transaction.atomic
def come_back_by_code(*, actor: Actor, at: datetime, case: Case) -> str:
    """The code, shown once; only its hash is kept, by the vault. Raises VaultRefused."""
    code = return_code_for(uuid4())
    vault_client.give_code(case.id, hash_of_code(code), actor.name)
    record("come_back_by_code", actor=actor, at=at, case_id=case.id, own=True)
    return code
