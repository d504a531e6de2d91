"""Somebody named by mistake is taken back by the reporter; that case closes at once."""

import hashlib
import hmac
from datetime import datetime
from uuid import UUID

from django.conf import settings

from naast.access.actor import CLOCK, PUBLIC, Actor
from naast.cases.actions.close_case import close_case
from naast.cases.actions.press_step import press_step
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.incidents.models import Incident
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.privacy.vault_client import Purpose, VaultRefused

ROLE = "return_code"


def withdraw_named(*, actor: Actor, at: datetime, incident_id: UUID, position: int) -> None:
    """position: the place in the report, from 0. The page has shown that the actor sent the report.

    Says nothing about what it found: once support has been offered, only the colleague decides,
    and the reporter may not learn whether it has. Raises VaultUnavailable.
    """
    incident = Incident.objects.get(pk=incident_id)
    try:
        case_id = vault_client.open_by_code(withdraw_hash(incident.key, position))
        case = Case.objects.get(pk=case_id)
        opened = open_case(case, actor=PUBLIC, role=ROLE, purpose=Purpose.OWN)
        if opened.progress.offered_at is None:
            press_step(actor=PUBLIC, at=at, case=case, press=Press.WRONG_PERSON, role=ROLE)
            close_case(actor=CLOCK, at=at, case=case)
    except (VaultRefused, Case.DoesNotExist):
        pass  # closed before, or never there: the answer is the same
    record("withdraw_named", actor=actor, at=at, subject=str(incident_id), own=True)


def withdraw_hash(key: UUID, position: int) -> str:
    """What the vault keeps to find the case again; another word than that of return codes."""
    message = f"naast-withdraw:{key}:{position}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()
