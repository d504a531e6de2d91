"""Plans a measure, changes it, says that it was carried out, and what came of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.models import User
from naast.calamities.choices_measure import Effect, MeasureState, MoveKind
from naast.calamities.models import CalamityFile
from naast.calamities.models_measure import Measure, MeasureMove
from naast.calamities.queries.measures import (
    MeasureTexts,
    cannot_tell_again,
    locked_measure,
    locked_move,
    read,
)
from naast.calamities.queries.names_tree import refuse_names
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record
from naast.ui import dates

OPEN = frozenset({MeasureState.PLANNED.value, MeasureState.DONE.value})
LONGEST_WAIT = timedelta(days=366)


class MeasureRefused(Exception):
    """str() says why."""


class StaleMeasure(MeasureRefused):
    """Somebody changed it since the page was shown; str() says so."""

    def __init__(self) -> None:
        super().__init__(
            _("Somebody changed this measure meanwhile. Your text is still here; look at both.")
        )


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
def plan_measure(
    *, actor: Actor, at: datetime, file_id: UUID, plan: Plan, not_names: Collection[str] = ()
) -> Measure:
    """Also for a closed file. The owner is told that something waits. Raises MeasureRefused,
    NamesSomebody."""
    _check(plan, not_names)
    file = CalamityFile.objects.get(pk=file_id)
    measure_id = uuid4()
    measure = Measure(id=measure_id, file=file, written_by=UUID(actor.id), written_at=at)
    _fill(measure, plan)
    measure.save()
    _tell_owner(actor, at, measure)
    record("plan_measure", actor=actor, at=at, subject=str(measure_id))
    return measure


@transaction.atomic
def change_measure(
    *,
    actor: Actor,
    at: datetime,
    measure_id: UUID,
    revision: int,
    plan: Plan,
    reason: str = "",
    not_names: Collection[str] = (),
) -> Measure:
    """What was carried out stays so. Another day asks for a reason, which stays with the days that
    were. A new owner is told. Raises StaleMeasure, MeasureRefused, NamesSomebody."""
    _check(plan, not_names)
    refuse_names([reason], not_names)
    measure = _open(measure_id, revision)
    before, days = measure.owner_id, (measure.due_on, measure.check_on)
    evidence = read(measure).texts.evidence
    _fill(measure, replace(plan, texts=replace(plan.texts, evidence=evidence)))
    if measure.done_on and measure.check_on <= measure.done_on:
        raise MeasureRefused(_("The effect is checked after the measure was carried out."))
    if days != (measure.due_on, measure.check_on):
        if not reason.strip():
            raise MeasureRefused(_("Write down why the day is moved."))
        _moved(measure, days, kind=MoveKind.MOVED, reason=reason, actor=actor, at=at)
        measure.told_on, measure.told_others = None, False
    _store(measure)
    if measure.owner_id != before:
        _tell_owner(actor, at, measure)
    record("change_measure", actor=actor, at=at, subject=str(measure_id))
    return measure


@transaction.atomic
def carry_out_measure(
    *,
    actor: Actor,
    at: datetime,
    measure_id: UUID,
    revision: int,
    done_on: date,
    evidence: str,
    not_names: Collection[str] = (),
) -> Measure:
    """From now on the effect is waited for. Where the day of the check is not after it, that day
    moves by as much as it is late. Raises StaleMeasure, MeasureRefused, NamesSomebody."""
    refuse_names([evidence], not_names)
    measure = _open(measure_id, revision)
    if measure.state != MeasureState.PLANNED:
        raise MeasureRefused(_("This measure was carried out before."))
    days = (measure.due_on, measure.check_on)
    measure.state, measure.done_on = MeasureState.DONE.value, done_on
    measure.carried_by = measure.owner_id
    if done_on >= measure.check_on:
        apart = max(measure.check_on - measure.due_on, timedelta(days=1))
        measure.check_on = done_on + apart
        _moved(measure, days, kind=MoveKind.CARRIED_OUT, reason="", actor=actor, at=at)
    measure.told_on, measure.told_others = None, False
    _say(measure, evidence)
    record("carry_out_measure", actor=actor, at=at, subject=str(measure_id))
    return measure


@transaction.atomic
def record_effect(
    *,
    actor: Actor,
    at: datetime,
    measure_id: UUID,
    revision: int,
    effect: str,
    evidence: str,
    check_on: date | None = None,
    not_names: Collection[str] = (),
) -> Measure:
    """By somebody else than whoever carried it out, on the day of the check or later. "We cannot
    tell" sets that day anew, at most twice; else it is the end of the measure and nobody is
    reminded any more. Raises StaleMeasure, MeasureRefused, NamesSomebody."""
    refuse_names([evidence], not_names)
    measure = _open(measure_id, revision)
    today = timezone.localdate(at)
    _check_effect(measure, UUID(actor.id), today)
    if effect == Effect.CANNOT_TELL and cannot_tell_again(measure):
        _wait_on(measure, check_on, today, reason=evidence, actor=actor, at=at)
    else:
        measure.state, measure.effect = MeasureState.CHECKED.value, effect
        measure.effect_on, measure.effect_by = today, UUID(actor.id)
    _say(measure, evidence)
    record("record_effect", actor=actor, at=at, subject=f"{measure_id} {effect}")
    return measure


@transaction.atomic
def let_measure_go(
    *,
    actor: Actor,
    at: datetime,
    measure_id: UUID,
    revision: int,
    reason: str,
    not_names: Collection[str] = (),
) -> Measure:
    """It is not carried out; the reason stays with it. Raises StaleMeasure, MeasureRefused,
    NamesSomebody."""
    refuse_names([reason], not_names)
    measure = _open(measure_id, revision)
    if measure.state != MeasureState.PLANNED:
        raise MeasureRefused(_("This measure was carried out before."))
    measure.state = MeasureState.LET_GO.value
    _say(measure, reason)
    record("let_measure_go", actor=actor, at=at, subject=str(measure_id))
    return measure


def _check_effect(measure: Measure, who: UUID, today: date) -> None:
    if measure.state != MeasureState.DONE:
        raise MeasureRefused(_("Say first on which day it was carried out."))
    if who in {measure.owner_id, measure.carried_by}:
        raise MeasureRefused(_("Somebody else than whoever carried it out says what came of it."))
    if today < measure.check_on:
        day = dates.day(measure.check_on, "j M Y")
        raise MeasureRefused(_("The effect is checked from %(day)s on.") % {"day": day})


def _wait_on(
    measure: Measure,
    check_on: date | None,
    today: date,
    *,
    reason: str,
    actor: Actor,
    at: datetime,
) -> None:
    if check_on is None or not today < check_on <= today + LONGEST_WAIT:
        raise MeasureRefused(_("Choose a day within a year on which it is checked again."))
    days = (measure.due_on, measure.check_on)
    measure.check_on = check_on
    measure.told_on, measure.told_others = None, False
    _moved(measure, days, kind=MoveKind.CANNOT_TELL, reason=reason, actor=actor, at=at)


def _moved(
    measure: Measure,
    days: tuple[date, date],
    *,
    kind: MoveKind,
    reason: str,
    actor: Actor,
    at: datetime,
) -> None:
    row_id = uuid4()
    MeasureMove.objects.create(
        id=row_id,
        measure=measure,
        kind=kind.value,
        due_before=days[0],
        due_after=measure.due_on,
        check_before=days[1],
        check_after=measure.check_on,
        reason=locked_move(row_id, reason.strip()),
        moved_by=UUID(actor.id),
        moved_at=at,
    )


def _check(plan: Plan, not_names: Collection[str]) -> None:
    texts = plan.texts
    refuse_names([texts.what, texts.expected, texts.check], not_names)
    if plan.check_on <= plan.due_on:
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
    _store(measure)


def _store(measure: Measure) -> None:
    measure.revision += 1
    measure.save()


def _open(measure_id: UUID, revision: int) -> Measure:
    measure = Measure.objects.select_for_update(of=("self",)).get(pk=measure_id)
    if measure.revision != revision:
        raise StaleMeasure
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
