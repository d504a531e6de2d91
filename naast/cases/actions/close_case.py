"""Closing: the key is dead at once for everybody here, and in seven nights in every backup."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import CLOCK, Actor
from naast.cases.actions.look_after import look_after
from naast.cases.actions.press_step import locked
from naast.cases.logic.fact import fact_of
from naast.cases.logic.steps import Progress, due_for_closing
from naast.cases.logic.words import Outcome, Phase
from naast.cases.models import Aftercare, Case
from naast.cases.queries.opened import OpenCase, open_case
from naast.notify.actions.ask_supporter import ask_how_supporter_is
from naast.people.facts_parts import part_of
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.privacy.erasure import Trigger, erase
from naast.privacy.vault_client import Purpose, VaultRefused
from naast.supporters.actions.add_to_load import add_to_load

ANSWER_WITHIN = timedelta(days=14)
SUPPORTED = frozenset({Outcome.COMPLETED, Outcome.WITHDRAWN, Outcome.DECLINED, Outcome.NOT_REACHED})


@transaction.atomic
def close_case(*, actor: Actor, at: datetime, case: Case) -> bool:
    """Closes a case whose last press can no longer be undone; True when it is closed now.

    The vault forgets first (and keeps a mark that it did), then the database: whatever happens in
    between, the next run finishes it and nobody can open the case again.
    """
    row = locked(case)
    if row.phase == Phase.CLOSED.value:
        return False
    opened = _opened(row)
    if opened is not None:
        if not due_for_closing(opened.progress, at):
            return False
        _forget(opened, at)
    erase(Trigger.CASE_CLOSED, row.pk, at)
    record("close_case", actor=actor, at=at, case_id=row.id)
    return True


def _opened(row: Case) -> OpenCase | None:
    """None when the vault closed it already, in a run that was interrupted."""
    try:
        return open_case(row, actor=CLOCK, role="system", purpose=Purpose.CLOSE)
    except VaultRefused as refusal:
        if refusal.reason != "closed":
            raise
        return None


def _forget(opened: OpenCase, at: datetime) -> None:
    case, progress = opened.case, opened.progress
    unit = part_of(opened.profile.department_id, timezone.localdate(at))
    fact = fact_of(opened.profile, progress, at=timezone.localtime(at), unit=unit)
    vault_client.close(case.id, bytes(case.wrapped_key), CLOCK.name, "system", fact)
    _thank_supporter(progress, case.supporter_id, at)


def _thank_supporter(progress: Progress, supporter: UUID | None, at: datetime) -> None:
    """A monthly count, and the question how the supporter is; neither is tied to the case.

    After a death nobody waits for an answer: the coordinator calls the supporter.
    """
    if supporter is None or progress.accepted_at is None:
        return
    if progress.outcome is Outcome.DIED:
        look_after(person_id=supporter, at=at)
    if progress.outcome not in SUPPORTED:
        return
    add_to_load(person_id=supporter, on=timezone.localdate(at))
    question = Aftercare.objects.create(supporter_id=supporter, due_on=timezone.localdate(at))
    ask_how_supporter_is(
        actor=CLOCK,
        at=at,
        aftercare_id=question.pk,
        person_id=supporter,
        until=at + ANSWER_WITHIN,
    )
