"""Somebody named by mistake is taken back by the reporter; that case closes at once."""

import hashlib
import hmac
from datetime import datetime
from uuid import UUID

from django.conf import settings

from naast.access.actor import CLOCK, Actor
from naast.cases.actions.close_case import close_case
from naast.cases.models import Case
from naast.incidents.models import Incident
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.workflows.adopt_soon import adopt_waiting


def withdraw_named(*, actor: Actor, at: datetime, incident_id: UUID, position: int) -> None:
    """position: the place in the report, from 0. The page has shown that the actor sent the report.

    Says nothing about what it found: once support has been offered, only the colleague decides,
    and the reporter may not learn whether it has. The code closes and opens nothing, so that
    nobody reads a case with what a report holds. Raises VaultUnavailable.
    """
    incident = Incident.objects.get(pk=incident_id)
    adopt_waiting(at=at)  # a case that the vault has not taken yet could not be closed there
    closed = vault_client.withdraw_by_code(withdraw_hash(incident.key, position))
    if closed is not None:
        close_case(actor=CLOCK, at=at, case=Case.objects.get(pk=closed))
    record("withdraw_named", actor=actor, at=at, subject=str(incident_id), own=True)


def withdraw_hash(key: UUID, position: int) -> str:
    """What the vault keeps to find the case again; another word than that of return codes."""
    message = f"naast-withdraw:{key}:{position}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()
