"""The clock: whatever is due comes back to somebody, until somebody has moved it."""

from datetime import datetime, timedelta

from django.db import transaction

from naast.access.actor import CLOCK, STANDING
from naast.cases.actions.ask_best import ask_best
from naast.cases.actions.close_case import close_case
from naast.cases.actions.press_step import locked, store
from naast.cases.actions.tell_people import (
    somebody_stands_apart,
    tell_coordinators,
    tell_stewards,
    tell_supporter,
)
from naast.cases.logic import by_itself, steps
from naast.cases.logic.words import Phase, Press, Step
from naast.cases.models import Case
from naast.cases.queries.clocks import clocks
from naast.cases.queries.opened import OpenCase, open_case
from naast.cases.queries.standing import standing_instruction
from naast.notify.choices import MessageKind
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.privacy.vault_client import Purpose, VaultRefused
from naast.supporters.queries.on_call import on_call_now

AGAIN_AFTER = timedelta(hours=4)
NOBODY_LOOKED_AFTER = 2  # reminders, to the coordinator and to the deputy
WITH_COORDINATOR = frozenset({Step.UNCONFIRMED, Step.WAITING, Step.UNREACHED})


def keep_moving(*, at: datetime, case: Case) -> None:
    """One due case: closed, handed to the next, or somebody reminded, never left lying.

    Reminders go to the supporter, then the coordinator, then the deputy, and start again.
    """
    if _closes_now(case, at):
        close_case(actor=CLOCK, at=at, case=case)
    else:
        _move_or_remind(case, at)


def _closes_now(case: Case, at: datetime) -> bool:
    """Also a case that the vault has closed already, in a run that was interrupted."""
    try:
        progress = open_case(case, actor=CLOCK, role="system", purpose=Purpose.REMIND).progress
    except VaultRefused as refusal:
        return refusal.reason == "closed"
    return steps.due_for_closing(progress, at)


@transaction.atomic
def _move_or_remind(case: Case, at: datetime) -> None:
    row = locked(case)
    if row.phase == Phase.CLOSED.value or row.next_due_at is None or row.next_due_at > at:
        return
    opened = open_case(row, actor=CLOCK, role="system", purpose=Purpose.REMIND)
    if by_itself.closes_by_itself(opened.progress, at):
        store(opened, by_itself.close_quietly(opened.progress, at=at))
    elif not _ask_another(opened, at):
        _tell_of_silence(opened, at)
        _remind(_freed(opened, at), at)
    record("keep_moving", actor=CLOCK, at=at, case_id=row.id)


def _ask_another(opened: OpenCase, at: datetime) -> bool:
    """Nobody answered in time, or no coordinator came within two: the next best.

    Where every coordinator is too near, nobody could come: then it needs no signature either.
    """
    step = opened.progress.step
    as_signed = step is Step.WAITING and (
        standing_instruction(at) is not None or not somebody_stands_apart(at=at, case=opened.case)
    )
    if step is not Step.ASKED and not as_signed:
        return False
    if _called_already(opened.case):
        return False
    freed = _freed(opened, at).case
    asked = ask_best(actor=STANDING, at=at, case=freed, reserve=step is Step.ASKED)
    if asked and as_signed:
        used = MessageKind.STANDING_USED
        tell_coordinators(at=at, case=opened.case, deputies=False, kind=used)
    return asked


def _tell_of_silence(opened: OpenCase, at: datetime) -> None:
    """Nobody on call answered or can come: the deputy hears of it at once, at any hour."""
    asked = opened.progress.step is Step.ASKED
    first = opened.progress.step is Step.WAITING and opened.case.nudges == 0
    if (asked or (first and standing_instruction(at) is not None)) and on_call_now(at).in_force:
        silent = MessageKind.ON_CALL_SILENT
        tell_coordinators(at=at, case=opened.case, deputies=True, kind=silent)


def _called_already(case: Case) -> bool:
    """Somebody was asked, or is there, on another request of the same person: a double report.

    Then a coordinator puts the two together; nobody is called two times by the clock alone.
    """
    others = vault_client.same_person(case.id, STANDING.name, "system")
    return Case.objects.filter(pk__in=others).exclude(supporter=None).exists()


def _freed(opened: OpenCase, at: datetime) -> OpenCase:
    """Whoever did not answer is asked no more; the case waits again. Other steps stay."""
    if opened.progress.step is not Step.ASKED:
        return opened
    freed = steps.press(opened.progress, Press.CANNOT_TAKE, at=at, clocks=clocks())
    store(opened, freed)
    return opened.with_progress(freed)


def _assign_as_noted(case: Case) -> None:
    """Should a crash have left the vault with another supporter than the database: mend it."""
    supporter = f"person:{case.supporter_id}"
    if case.supporter_id and not vault_client.visible([case.id], supporter, "supporter"):
        vault_client.assign(case.id, supporter, by=STANDING.name, role="system")


def _remind(opened: OpenCase, at: datetime) -> None:
    case, progress = opened.case, opened.progress
    _assign_as_noted(case)
    if progress.step in WITH_COORDINATOR or case.supporter_id is None:
        turn = 1 + case.nudges % 2
        pause = AGAIN_AFTER
    else:
        turn = case.nudges % 3
        pause = timedelta(days=1) if turn == 0 else AGAIN_AFTER
    if turn == 0 and case.supporter_id is not None:
        tell_supporter(at=at, case=case)
    else:
        tell_coordinators(at=at, case=case, deputies=turn == 2)
    if case.supporter_id is None and case.nudges >= NOBODY_LOOKED_AFTER:
        tell_stewards(at=at)
    later = by_itself.remind(progress, at=at)
    case.progress = opened.seal_progress(later)
    due = later.due_at if progress.step is Step.FOLLOWED_UP else at + pause
    case.next_due_at = steps.in_clear(due)
    case.nudges += 1
    case.save(update_fields=["progress", "next_due_at", "nudges"])
