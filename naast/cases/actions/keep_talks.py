"""What the night does with group talks: their tie to the event lives as long as a case's key."""

from uuid import UUID

from django.db import transaction

from naast.cases.actions.forget_talk import empty_talk
from naast.cases.logic.group import Talk
from naast.cases.models_group import GroupSession
from naast.privacy import vault_client
from naast.privacy.audit import forget_cases
from naast.privacy.vault_client import VaultRefused


def planned_talk_ids() -> list[UUID]:
    """Talks whose tie the vault still holds."""
    rows = GroupSession.objects.filter(state=Talk.PLANNED.value)
    return list(rows.values_list("pk", flat=True))


@transaction.atomic
def rewrap_talk(session_id: UUID) -> bool:
    """Under tonight's key; False where there is none, or it is damaged. A talk that ended in the
    vault only, in a run that was cut off, is emptied here too."""
    row = GroupSession.objects.select_for_update().filter(pk=session_id).first()
    if row is None or row.state != Talk.PLANNED.value:
        return False
    try:
        row.wrapped_key = vault_client.rewrap(row.id, bytes(row.wrapped_key))
    except VaultRefused as refusal:
        if refusal.reason == "closed":
            empty_talk(row)
            return True
        if refusal.reason in ("damaged", "not_allowed"):  # the second: unknown, see turn_epoch
            return False
        raise
    row.save(update_fields=["wrapped_key"])
    return True


def erase_dead_talks(epoch: int) -> None:
    """Empty rows and their events go when the last key of their time is dead."""
    rows = GroupSession.objects.filter(state=Talk.CLOSED.value, last_epoch__lte=epoch)
    forget_cases(rows.values_list("pk", flat=True))
    rows.delete()
