"""Plans a measure, changes it, says that it was carried out, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.models import User
from naast.calamities.choices_measure import MeasureState
from naast.calamities.models import CalamityFile
from naast.calamities.models_measure import Measure
from naast.calamities.queries.measures import MeasureTexts, locked_measure, read
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record

OPEN = frozenset({MeasureState.PLANNED.value, MeasureState.DONE.value})


class MeasureRefused(Exception):
    """str() says why."""


@dataclass(frozen=True)
class Plan:
    """What is agreed on. nodes: root causes that it answers."""

    kind: str
    texts: MeasureTexts
    owner_id: UUID
    due_on: date
    check_on: date
    nodes: Iterable[UUID] = ()


@transaction.atomic
def plan_measure(*, actor: Actor, at: datetime, file_id: UUID, plan: Plan) -> Measure:
    """Also for a closed file. The owner is told that something waits. Raises MeasureRefused."""
    _check(plan)
    file = CalamityFile.objects.get(pk=file_id)
    measure_id = uuid4()
    measure = Measure(id=measure_id, file=file, written_by=UUID(actor.id), written_at=at)
    _fill(measure, plan)
    measure.save()
    _tell_owner(actor, at, measure)
    record("plan_measure", actor=actor, at=at, subject=str(measure_id))
    return measure


@transaction.atomic
def change_measure(*, actor: Actor, at: datetime, measure_id: UUID, plan: Plan) -> Measure:
    """What was carried out stays so. A new owner is told. Raises MeasureRefused."""
    _check(plan)
    measure = _open(measure_id)
    before = measure.owner_id
    evidence = read(measure).texts.evidence
    _fill(measure, replace(plan, texts=replace(plan.texts, evidence=evidence)))
    measure.told_on, measure.told_others = None, False
    measure.save()
    if measure.owner_id != before:
        _tell_owner(actor, at, measure)
    record("change_measure", actor=actor, at=at, subject=str(measure_id))
    return measure


@transaction.atomic
def carry_out_measure(
    *, actor: Actor, at: datetime, measure_id: UUID, done_on: date, evidence: str
) -> Measure:
    """From now on the effect is waited for. Raises MeasureRefused."""
    measure = _open(measure_id)
    if measure.state != MeasureState.PLANNED:
        raise MeasureRefused(_("This measure was carried out before."))
    measure.state, measure.done_on = MeasureState.DONE.value, done_on
    measure.told_on, measure.told_others = None, False
    _say(measure, evidence)
    record("carry_out_measure", actor=actor, at=at, subject=str(measure_id))
    return measure


@transaction.atomic
def record_effect(
    *, actor: Actor, at: datetime, measure_id: UUID, effect: str, evidence: str
) -> Measure:
    """The end of a measure: nobody is reminded any more. Raises MeasureRefused before it was
    carried out."""
    measure = _open(measure_id)
    if measure.state != MeasureState.DONE:
        raise MeasureRefused(_("Say first on which day it was carried out."))
    measure.state, measure.effect = MeasureState.CHECKED.value, effect
    measure.effect_on, measure.effect_by = timezone.localdate(at), UUID(actor.id)
    _say(measure, evidence)
    record("record_effect", actor=actor, at=at, subject=f"{measure_id} {effect}")
    return measure


@transaction.atomic
def let_measure_go(*, actor: Actor, at: datetime, measure_id: UUID, reason: str) -> Measure:
    """It is not carried out; the reason stays with it. Raises MeasureRefused."""
    measure = _open(measure_id)
    if measure.state != MeasureState.PLANNED:
        raise MeasureRefused(_("This measure was carried out before."))
    measure.state = MeasureState.LET_GO.value
    _say(measure, reason)
    record("let_measure_go", actor=actor, at=at, subject=str(measure_id))
    return measure


def _check(plan: Plan) -> None:
    if plan.check_on < plan.due_on:
        raise MeasureRefused(_("The effect is checked after the measure was carried out."))
    if not User.objects.filter(pk=plan.owner_id, is_active=True).exists():
        raise MeasureRefused(_("Choose somebody who works here."))


def _fill(measure: Measure, plan: Plan) -> None:
    measure.kind, measure.owner_id = plan.kind, plan.owner_id
    measure.due_on, measure.check_on = plan.due_on, plan.check_on
    measure.nodes = sorted(str(node) for node in plan.nodes)
    measure.texts = locked_measure(measure.pk, plan.texts)


def _say(measure: Measure, evidence: str) -> None:
    """What was said before stays above it."""
    texts = read(measure).texts
    told = "\n\n".join(one for one in (texts.evidence, evidence.strip()) if one)
    measure.texts = locked_measure(measure.pk, replace(texts, evidence=told))
    measure.save()


def _open(measure_id: UUID) -> Measure:
    measure = Measure.objects.select_for_update(of=("self",)).get(pk=measure_id)
    if measure.state not in OPEN:
        raise MeasureRefused(_("This measure is finished."))
    return measure


def _tell_owner(actor: Actor, at: datetime, measure: Measure) -> None:
    """Neutral words: not that it is a measure, nor after what."""
    if measure.owner_id:
        queue_message(
            actor=actor,
            at=at,
            kind=MessageKind.SOMETHING_WAITING,
            person_id=measure.owner_id,
            once=f"measure|{measure.pk}|{measure.owner_id}",
        )
