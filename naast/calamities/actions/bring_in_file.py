"""Writes into a file that was just opened what the hospital's own system knows of it."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from naast.access.actor import Actor
from naast.calamities.actions.begin_steps import begin_step
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.actions.weigh import Decision, follow
from naast.calamities.choices import Judgement
from naast.calamities.logic.bring_in import BroughtFile
from naast.calamities.models import CalamityFile
from naast.calamities.models_clocks import BroughtIn
from naast.privacy.audit import record

INVESTIGATION = "nl-igj-investigation"


class BroughtBefore(Exception):
    """A file with this number was brought in already."""


class UnknownStep(Exception):
    """The file of this hospital has no such step. rule: its name."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


@transaction.atomic
def bring_in_file(*, actor: Actor, at: datetime, file_id: UUID, brought: BroughtFile) -> None:
    """The decision stands in the other system, so that no weighing is invented here.

    Raises BroughtBefore, UnknownStep, or DoesNotFit for a clock.
    """
    file = lock_file(pk=file_id)
    if BroughtIn.objects.filter(number=brought.number).exists():
        raise BroughtBefore
    BroughtIn.objects.create(file=file, number=brought.number)
    for judgement, day in (
        (Judgement.CALAMITY, brought.established_on),
        (Judgement.NO_CALAMITY, brought.no_calamity_on),
    ):
        if day is not None:
            follow(file=file, decision=_decision(judgement, day), secretary=None, at=at)
    if brought.invited_on is not None:
        day = brought.invited_on
        begin_step(file=file, name=INVESTIGATION, start=day, owner=None, letter=uuid4())
    for rule, day in brought.done.items():
        _done(file, rule, day)
    record("bring_in_calamity", actor=actor, at=at, subject=str(file.pk))


def _decision(judgement: Judgement, day: date) -> Decision:
    return Decision(
        judgement=judgement,
        record_read=False,
        family_heard=False,
        professionals_heard=False,
        reasons="",
        decided_by="",
        decided_on=day,
    )


def _done(file: CalamityFile, rule: str, day: date) -> None:
    """Without a person: the other system says only that it was done."""
    if not file.steps.filter(rule=rule).update(done_on=day, not_needed=False):
        raise UnknownStep(rule)
