"""What is due: of all files, and for one owner."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.calamities.choices import TeamState
from naast.calamities.logic.clocks.deadline import Deadline, Still, deadline
from naast.calamities.models import FileStep, TeamMember
from naast.calamities.queries.files import files_for
from naast.calamities.queries.plans import calendar_for, plans

OPEN = {"done_on": None, "not_needed": False}


@dataclass(frozen=True)
class Lateness:
    """word: late, today, soon (three days) or later; days until then, negative when late."""

    word: str
    days: int


def is_late(step: FileStep, at: datetime) -> bool:
    """Its last day is over, or its hour on that day."""
    now = timezone.localtime(at)
    return (step.due_on, step.due_time or time.max) < (now.date(), now.time())


def lateness(step: FileStep, today: date, at: datetime | None = None) -> Lateness:
    """How pressing an open step is. at: now, for a step that is due at an hour."""
    days = (step.due_on - today).days
    if days < 0 or (at is not None and is_late(step, at)):
        return Lateness("late", days)
    if days == 0:
        return Lateness("today", days)
    return Lateness("soon" if days <= 3 else "later", days)


def open_steps(actor: Actor) -> QuerySet[FileStep]:
    """One time line of all files that the actor reads, the most pressing first."""
    rows = FileStep.objects.filter(**OPEN, file__in=files_for(actor), file__closed_on=None)
    return rows.select_related("file__department", "owner").order_by("due_on", "file__number")


def own_steps(actor: Actor) -> QuerySet[FileStep]:
    """What the actor owns and has not done."""
    if actor.kind != "user" or not decide(actor, Right.DO_CALAMITY_STEPS):
        return FileStep.objects.none()
    rows = FileStep.objects.filter(**OPEN, owner_id=UUID(actor.id), file__closed_on=None)
    return rows.select_related("file__department", "owner")


def asked_of(actor: Actor) -> QuerySet[TeamMember]:
    """Files into which the actor is asked to look, not answered yet."""
    if actor.kind != "user" or not decide(actor, Right.DO_CALAMITY_STEPS):
        return TeamMember.objects.none()
    rows = TeamMember.objects.filter(user_id=actor.id, state=TeamState.ASKED.value)
    return rows.select_related("file").prefetch_related("file__departments__department")


def left_by(actor: Actor) -> QuerySet[TeamMember]:
    """Open files into which the actor looked, and does no more."""
    if actor.kind != "user" or not decide(actor, Right.DO_CALAMITY_STEPS):
        return TeamMember.objects.none()
    rows = TeamMember.objects.filter(user_id=actor.id, state=TeamState.LEFT.value)
    return rows.filter(file__closed_on=None).select_related("file")


def steps_to_do(actor: Actor) -> QuerySet[FileStep]:
    """Steps the actor may say are done; a predicate decides on each."""
    return FileStep.objects.filter(file__closed_on=None).select_related("file__department", "owner")


def how_found(step: FileStep) -> Deadline:
    """The calculation again, with each of its steps. step: with its file."""
    plan = plans().of(step.file)
    rule = plan.rule(step.rule)
    return deadline(
        rule,
        step.starts_on,
        calendar_for(rule, plan),
        still=[Still(date.fromisoformat(a), date.fromisoformat(b)) for a, b in step.still],
        extra_weeks=step.extra_weeks,
        granted_until=step.granted_until,
        begun=begun_at(step),
    )


def last_day_to_ask(step: FileStep) -> date:
    """Until when more time can be asked, or told to whoever waits. A rule that allows weeks on
    notice gives them once, before its own end; an answer can come as long as the clock runs."""
    found = how_found(step)
    return found.due if found.rule.extension != "with_notice" else last_day_without(step)


def last_day_without(step: FileStep) -> date:
    """The last day as the rule alone gives it, without any extension."""
    plan = plans().of(step.file)
    rule = plan.rule(step.rule)
    return deadline(rule, step.starts_on, calendar_for(rule, plan)).due


def begun_at(step: FileStep) -> datetime | None:
    """The moment at which it started, where the hour is known."""
    if step.starts_time is None:
        return None
    return timezone.make_aware(datetime.combine(step.starts_on, step.starts_time))


def due_at(step: FileStep) -> datetime | None:
    """The moment at which it is due, where there is an hour."""
    if step.due_time is None:
        return None
    return timezone.make_aware(datetime.combine(step.due_on, step.due_time))
