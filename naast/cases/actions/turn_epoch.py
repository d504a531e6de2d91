"""Every night: new keys for open cases, and the death of the oldest epoch."""

from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction

from naast.access.actor import Actor
from naast.cases.actions.adopt_case import adopt_case
from naast.cases.actions.empty_case import empty
from naast.cases.actions.keep_talks import erase_dead_talks, planned_talk_ids, rewrap_talk
from naast.cases.logic.words import Phase
from naast.cases.models import Case
from naast.privacy import vault_client
from naast.privacy.audit import forget_cases, record
from naast.privacy.sealing import remember_epoch_key
from naast.privacy.vault_client import VaultRefused
from naast.supporters.actions.rewrap_round import rewrap_round

logger = structlog.get_logger(__name__)
# The second: a row that the vault does not know, restored from a backup or older than its recovery.
CANNOT_BE_KEPT = frozenset({"damaged", "not_allowed"})


def turn_epoch(*, actor: Actor, at: datetime) -> list[int]:
    """The epochs destroyed by this turn. Safe to stop and run again at any moment.

    New cases are adopted first, so that none dies with an old epoch. A case that the vault cannot
    open any more is reported as damaged and does not hold up the death of the others. Raises
    VaultRefused when it is too early, VaultUnavailable when the vault is silent.
    """
    for case in Case.objects.filter(adopted=False):
        _adopt_or_report(actor, at, case)
    remember_epoch_key(vault_client.begin_turn())
    for case_id in _open_case_ids():
        _rewrap(case_id)
    for session_id in planned_talk_ids():
        rewrap_talk(session_id)
    for case_id in vault_client.waiting_for_rewrap():
        _rewrap_or_report(case_id)
    destroyed = vault_client.finish_turn()
    _erase_dead(actor, at, destroyed)
    return destroyed


def _adopt_or_report(actor: Actor, at: datetime, case: Case) -> None:
    """A case damaged before the vault had it must not keep the others from being forgotten."""
    try:
        adopt_case(actor=actor, at=at, case=case)
    except VaultRefused as refusal:
        logger.warning("case_not_adopted", case=str(case.pk), reason=refusal.reason)


def _open_case_ids() -> list[UUID]:
    rows = Case.objects.filter(adopted=True).exclude(phase=Phase.CLOSED.value)
    return list(rows.values_list("pk", flat=True))


def _rewrap_or_report(case_id: UUID) -> None:
    """A case the vault still waits for: adopted meanwhile, damaged, or unknown to this database.
    The key of a nomination round stands among them."""
    if not (_rewrap(case_id) or rewrap_talk(case_id) or rewrap_round(case_id)):
        vault_client.report_damaged(case_id)


@transaction.atomic
def _rewrap(case_id: UUID) -> bool:
    row = Case.objects.select_for_update().filter(pk=case_id, adopted=True).first()
    if row is None or row.phase == Phase.CLOSED.value:
        return False
    try:
        row.wrapped_key = vault_client.rewrap(row.id, bytes(row.wrapped_key))
    except VaultRefused as refusal:
        if refusal.reason == "closed":
            empty(row)
            return True
        if refusal.reason in CANNOT_BE_KEPT:
            logger.warning("case_not_rewrapped", case=str(row.pk), reason=refusal.reason)
            return False
        raise
    row.save(update_fields=["wrapped_key"])
    return True


@transaction.atomic
def _erase_dead(actor: Actor, at: datetime, destroyed: list[int]) -> None:
    """Rows and events of closed cases go when the last epoch that ever wrapped them is dead."""
    if destroyed:
        rows = Case.objects.filter(phase=Phase.CLOSED.value, last_epoch__lte=max(destroyed))
        forget_cases(rows.values_list("pk", flat=True))
        rows.delete()
        erase_dead_talks(max(destroyed))
    record("turn_epoch", actor=actor, at=at)
