"""Asks a coach before a talk with a family, and the next one after a no; nothing of it stays."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.models import User
from naast.calamities.actions.keep_coaches import CoachRefused
from naast.calamities.choices_family import CoachAnswer
from naast.calamities.logic.coaching_family import waits_until
from naast.calamities.models_coaches_family import CoachRequest
from naast.calamities.queries.coaches_family import whom_to_ask
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record


@transaction.atomic
def ask_coach(
    *,
    actor: Actor,
    at: datetime,
    department_id: UUID,
    talk_at: datetime,
    first: UUID | None = None,
) -> CoachRequest:
    """first: whom to ask first, from the list. Raises CoachRefused when nobody can be asked."""
    if talk_at <= at:
        raise CoachRefused(_("That moment has passed. When is the talk?"))
    me = UUID(actor.id)
    User.objects.select_for_update(no_key=True).get(pk=me)  # of two presses the second waits
    if CoachRequest.objects.filter(asked_by=me, talk_at__gt=at, answer="asked").exists():
        raise CoachRefused(_("Somebody is asked already. You hear as soon as there is an answer."))
    row = CoachRequest(asked_by_id=me, department_id=department_id, talk_at=talk_at, asked_at=at)
    _ask_next(actor, at, row, first)
    if row.answer == CoachAnswer.NOBODY:
        raise CoachRefused(
            _("Nobody on the list is free. The secretary of the committee helps you to find one.")
        )
    record("ask_coach", actor=actor, at=at)
    return row


@transaction.atomic
def answer_as_coach(*, actor: Actor, at: datetime, request: CoachRequest, yes: bool) -> None:
    """After a no the next is asked, and nobody learns who said it."""
    row = CoachRequest.objects.select_for_update().get(pk=request.pk)
    if row.answer != CoachAnswer.ASKED or row.coach_id != request.coach_id:
        return
    if yes:
        row.answer = CoachAnswer.YES.value
        row.save(update_fields=["answer"])
        _tell(actor, at, row.asked_by_id, row)
    else:
        _ask_next(actor, at, row)
    record("answer_as_coach", actor=actor, at=at)


@transaction.atomic
def withdraw_request(*, actor: Actor, at: datetime, request: CoachRequest) -> None:
    """By whoever asked: it is over, or not needed. Nothing of it stays."""
    CoachRequest.objects.filter(pk=request.pk).delete()
    record("withdraw_coach_request", actor=actor, at=at)


def move_on(*, actor: Actor, at: datetime) -> int:
    """Where a coach did not answer in time: how many times the next was asked."""
    waiting = CoachRequest.objects.filter(answer=CoachAnswer.ASKED.value, talk_at__gt=at)
    late = [row for row in waiting if waits_until(row.asked_at, row.talk_at) <= at]
    for row in late:
        ask_the_next(actor=actor, at=at, request_id=row.pk, asked_at=row.asked_at)
    return len(late)


@transaction.atomic
def ask_the_next(*, actor: Actor, at: datetime, request_id: UUID, asked_at: datetime) -> None:
    """Unless an answer came meanwhile."""
    rows = CoachRequest.objects.select_for_update()
    row = rows.filter(pk=request_id, asked_at=asked_at, answer=CoachAnswer.ASKED.value).first()
    if row is not None:
        _ask_next(actor, at, row)
        record("ask_next_coach", actor=actor, at=at)


def _ask_next(actor: Actor, at: datetime, row: CoachRequest, first: UUID | None = None) -> None:
    found = whom_to_ask(row, today=timezone.localdate(at), first=first)
    row.coach, row.asked_at = found, at
    row.answer = (CoachAnswer.ASKED if found else CoachAnswer.NOBODY).value
    if found is not None:
        row.tried = [*row.tried, str(found.pk)]
        row.save()
        _tell(actor, at, found.user_id, row)
    elif not row._state.adding:
        row.save()
        _tell(actor, at, row.asked_by_id, row)


def _tell(actor: Actor, at: datetime, person: UUID, row: CoachRequest) -> None:
    queue_message(
        actor=actor,
        at=at,
        kind=MessageKind.SOMETHING_WAITING,
        person_id=person,
        useful_until_at=row.talk_at,
        once=f"coach|{row.pk}|{person}|{row.answer}",
    )
