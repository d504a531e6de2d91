"""Somebody presses what happened. The press is all that Naast ever learns of a conversation."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.actions.tell_people import tell_who_was_there
from naast.cases.logic import steps
from naast.cases.logic.sentences import gettext_noop
from naast.cases.logic.steps import Detail, NotNow, Progress
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.cases.queries.clocks import clocks
from naast.cases.queries.matched import is_independent
from naast.cases.queries.opened import OpenCase, open_case
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.privacy.vault_client import Purpose

PURPOSE_OF_ROLE = {
    "supporter": Purpose.SUPPORT,
    "colleague": Purpose.OWN,
    "return_code": Purpose.OWN,
    "coordinator": Purpose.ARRANGE,
    "deputy_coordinator": Purpose.ARRANGE,
    "system": Purpose.REMIND,
}
OWN_ROLES = frozenset({"colleague", "return_code"})  # nameless in the trail, whatever their work


@transaction.atomic
def press_step(
    *,
    actor: Actor,
    at: datetime,
    case: Case,
    press: Press,
    role: str,
    detail: Detail | None = None,
) -> Progress:
    """The case moved by one press; see logic/steps.py for the table.

    role: in which the actor opens: supporter, colleague, return_code, coordinator, system...
    Raises NotNow when it does not fit, VaultRefused when the vault says it is not the actor's case.
    """
    opened = open_case(locked(case), actor=actor, role=role, purpose=PURPOSE_OF_ROLE[role])
    if press is Press.ACCEPT:
        _may_still_accept(opened, at)
    moved = steps.press(
        opened.progress, press, at=at, clocks=clocks(), detail=detail, side=side_of(role)
    )
    store(opened, moved)
    if role != "supporter":
        tell_who_was_there(at=at, case=case, was=opened.progress, now=moved)
    record("move_case", actor=actor, at=at, case_id=case.id, own=role in OWN_ROLES)
    return moved


def _may_still_accept(opened: OpenCase, at: datetime) -> None:
    supporter = opened.case.supporter_id
    if supporter is not None and not is_independent(opened, supporter, at=at):
        raise NotNow(
            gettext_noop("You stand apart from this department. Press that you cannot take this.")
        )


def side_of(role: str) -> str:
    """Whose press it is: the colleague's own, or that of somebody at work."""
    return steps.OWN if role in OWN_ROLES else steps.WORK


def locked(case: Case) -> Case:
    """The row as it is now, held until the transaction ends: two presses never overtake."""
    return Case.objects.select_for_update().get(pk=case.pk)


def store(opened: OpenCase, moved: Progress) -> None:
    """Writes a moved case: sealed progress, and in clear phase, due moment and supporter."""
    case, was = opened.case, opened.progress
    if moved.offered_at is not None and was.offered_at is None:
        vault_client.mark_offered(case.id)
    if moved.supporter is None and was.supporter is not None:
        vault_client.assign(case.id, None, by="system:clock", role="system")
    case.progress = opened.seal_progress(moved)
    case.phase = moved.phase.value
    case.next_due_at = steps.in_clear(moved.due_at)
    case.supporter_id = moved.supporter
    case.nudges = 0
    case.save(update_fields=["progress", "phase", "next_due_at", "supporter", "nudges"])
