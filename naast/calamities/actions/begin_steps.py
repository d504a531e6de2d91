"""Adds the steps that begin at a moment of the file. Part of an action that writes the event."""

from collections.abc import Collection
from datetime import date, datetime, time
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from naast.access.models import User
from naast.calamities.actions.note_change import note_change
from naast.calamities.choices_clocks import Changed
from naast.calamities.logic.clocks.deadline import Deadline, deadline
from naast.calamities.logic.clocks.rules import Moment, Owner
from naast.calamities.logic.plan import Plan, owner_of
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.queries.due import how_found
from naast.calamities.queries.plans import calendar_for, plans


def begin_steps(
    *,
    file: CalamityFile,
    moment: Moment,
    start: date,
    secretary: UUID | None,
    hour: time | None = None,
) -> None:
    """A step that is there already, from an earlier decision, stays as it is. hour: of the start,
    where it is known; kept with the rules that count in hours only."""
    plan = plans().of(file)
    for rule in plan.begin(moment, settings.COUNTRY):
        owner = _owner(file, owner_of(rule), secretary)
        known = hour if rule.hours else None
        begin_step(file=file, name=rule.name, start=start, owner=owner, plan=plan, hour=known)


def begin_earlier(*, file: CalamityFile, start: date, by: UUID, at: datetime) -> None:
    """The clocks of a calamity that was found on an earlier day than was written: from that day,
    for what is not done. What they were stays to be seen."""
    names = [rule.name for rule in plans().of(file).begin("established", settings.COUNTRY)]
    for step in file.steps.filter(rule__in=names, done_on=None, starts_on__gt=start):
        _anew(step, start, by, at)


def begin_own_anew(
    *, file: CalamityFile, ids: Collection[UUID], start: date, by: UUID, at: datetime
) -> None:
    """The hospital's own steps of a calamity, where a decision that it was none let them go and it
    is found to be one again: they are the hospital's, and begin on the new day. The law's clocks
    stay where they began."""
    own = [one.name for one in plans().of(file).steps if one.begins == "established"]
    for step in file.steps.filter(pk__in=ids, rule__in=own, starts_on__lt=start):
        _anew(step, start, by, at)


def _anew(step: FileStep, start: date, by: UUID, at: datetime) -> None:
    note_change(step=step, changed=Changed.ANEW, by=by, at=at)
    step.starts_on, step.starts_time, step.told = start, None, 0
    step.extra_weeks, step.granted_until, step.asked_on = 0, None, None
    count_step(step)  # days on which it stood still stay what they were
    step.save()


def count_step(step: FileStep) -> Deadline:
    """Gives the step the last day, hour and window that follow from all else of it. DoesNotFit."""
    found = how_found(step)
    step.due_on, step.due_time, step.opens_on = found.due, found.hour, found.opens
    return found


def begin_step(
    *,
    file: CalamityFile,
    name: str,
    start: date,
    owner: UUID | None,
    plan: Plan | None = None,
    hour: time | None = None,
    letter: UUID | None = None,
) -> FileStep:
    """One clock, once in a file, or once for the letter that starts it. Raises DoesNotFit."""
    plan = plan or plans().of(file)
    rule = plan.rule(name)
    begun = timezone.make_aware(datetime.combine(start, hour)) if hour else None
    found = deadline(rule, start, calendar_for(rule, plan), begun=begun)
    step, _made = FileStep.objects.get_or_create(
        file=file,
        rule=name,
        letter=letter,
        defaults={
            "starts_on": start,
            "starts_time": hour,
            "due_on": found.due,
            "due_time": found.hour,
            "opens_on": found.opens,
            "owner_id": owner,
        },
    )
    return step


def _owner(file: CalamityFile, owner: Owner, secretary: UUID | None) -> UUID | None:
    """The head of department where there is one who can sign in, else whoever opened the file."""
    if owner == "nobody_yet":
        return None
    head = file.department.head_id if file.department else None
    if (
        owner == "head_of_department"
        and head
        and User.objects.filter(pk=head, is_active=True).exists()
    ):
        return head
    return secretary
