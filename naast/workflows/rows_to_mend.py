"""The rows that wait for a person, without those that this person stands too near to."""

from datetime import datetime

from naast.access.actor import INTAKE, Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.cases.queries.opened import vault_role
from naast.incidents.actions.adopt_row import adopt_row
from naast.incidents.models import RowToMend
from naast.privacy import vault_client
from naast.privacy.vault_client import VaultRefused


def rows_to_mend(*, actor: Actor, at: datetime) -> list[RowToMend]:
    """In the order in which they came. Raises VaultUnavailable: who may see them is its answer."""
    if not decide(actor, Right.IMPORT_INCIDENTS):
        return []
    for row in RowToMend.objects.filter(adopted=False):
        try:
            adopt_row(actor=INTAKE, at=at, row=row)
        except VaultRefused:
            continue
    rows = list(RowToMend.objects.filter(adopted=True))
    seen = vault_client.visible([row.pk for row in rows], actor.name, vault_role(actor))
    return [row for row in rows if row.pk in seen]
