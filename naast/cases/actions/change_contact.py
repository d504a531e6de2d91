"""The colleague can be reached in another way from now on, at home for instance."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.actions.press_step import OWN_ROLES, PURPOSE_OF_ROLE, locked
from naast.cases.logic import profile as profiles
from naast.cases.logic.profile import Profile
from naast.cases.models import Case
from naast.cases.queries.opened import context_of, open_case
from naast.privacy.audit import record
from naast.privacy.sealing import seal


@transaction.atomic
def change_contact(
    *, actor: Actor, at: datetime, case: Case, role: str, phone: str, email: str
) -> Profile:
    """By the colleague, or the supporter on the colleague's word. Sealed; goes with the case.

    The directory is left as it is: this number is for support alone. Raises VaultRefused.
    """
    opened = open_case(locked(case), actor=actor, role=role, purpose=PURPOSE_OF_ROLE[role])
    now = replace(opened.profile, phone=phone, email=email)
    row = opened.case
    row.profile = seal(opened.key, profiles.as_json(now), context_of(row.id, "profile"))
    row.save(update_fields=["profile"])
    record("change_contact", actor=actor, at=at, case_id=case.id, own=role in OWN_ROLES)
    return now
